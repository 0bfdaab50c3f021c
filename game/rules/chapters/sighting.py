"""Sighting: who notices whom, what the people tell, and how what is known grows old."""

from collections.abc import Iterable

from game.hexgrid import Hex
from game.rules.changes import Change, Drop, Put, Set
from game.rules.chapter import Chapter
from game.rules.contacts import Contact, Estimate, Level, Sighting
from game.rules.events import Tell
from game.rules.groups import group_of
from game.rules.orders import Pace
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import GameState, PlaceState
from game.rules.units import Posture, Unit


class SightingChapter(Chapter):
    """Seeing on the march, telling in the evening, sharing between allies."""

    name = "sighting"
    number = 3

    def entered(self, course: Resolution, units: tuple[str, ...], at: Hex, pace: Pace) -> bool:
        """Let those who marched be seen by everybody near, and see everybody near."""
        for key in units:
            unit = course.unit(key)
            if unit.active:
                be_seen(course, unit, pace)
        look_around(course, units, at)
        clear_ghosts(course, units, at)
        return False

    def impulse(self, course: Resolution, side: str) -> None:
        """Let allies hand over what they know, one level lower."""
        for ally in course.state.factions:
            if ally != side and course.state.allied(side, ally):
                share(course, ally, side)

    def morning(self, course: Resolution) -> None:
        """Look around once at first light, so that nobody begins a turn blind to his neighbours."""
        for unit in tuple(course.state.units.values()):
            if unit.active:
                be_seen(course, unit, Pace.NORMAL)

    def evening(self, course: Resolution) -> None:
        """Let people talk, then let knowledge grow old."""
        for place in course.state.places.values():
            people_talk(course, place)
        grow_old(course)


CHAPTER = SightingChapter()


def visible_m(book: Rulebook, state: GameState, unit: Unit, pace: Pace) -> int:
    """Return from how many metres off ordinary scouts notice *unit* where it stands.

    A 24-vehicle column on the march by day on open gravel is the measure; size, posture,
    terrain, doctrine, night and storm take their share. Those who march together are seen
    together.
    """
    if unit.hidden or unit.at is None:
        return 0
    numbers = book.numbers
    kind = book.types[unit.type]
    column = sum(each.vehicles.total for each in group_of(unit, state.units))
    size = min(1000, 300 + column * 700 // numbers["sight.column_vehicles"])
    terrain = book.going.terrain[book.ground.terrain_at(unit.at)].exposure
    metres = numbers["sight.column_m"] * kind.signature // 1000
    metres = metres * size // 1000 * numbers[f"sight.posture.{unit.posture}"] // 1000
    metres = metres * terrain // 1000 * book.factions[unit.faction].concealment(book, unit) // 1000
    if unit.posture is Posture.MARCH:
        metres = metres * numbers[f"sight.pace.{pace}"] // 1000
    return metres * visibility(book, state) // 1000


def visibility(book: Rulebook, state: GameState) -> int:
    """Return how far one sees this turn, per-mille: the hours of night and storm take theirs."""
    weather, turn = state.clock.weather, book.turn_minutes
    dark = weather.night * (1000 - book.numbers["sight.night"]) // turn
    dust = weather.storm * (1000 - book.numbers["sight.storm"]) // turn
    return (1000 - dark) * (1000 - dust) // 1000


def be_seen(course: Resolution, unit: Unit, pace: Pace) -> None:
    """Let every hostile side notice *unit*, through its best-placed observer."""
    book, state = course.book, course.state
    if unit.at is None:
        return
    base = visible_m(book, state, unit, pace)
    if base == 0:
        return
    best: dict[str, Level] = {}
    for other in state.units.values():
        if other.active and state.hostile(other.faction, unit.faction):
            level = level_at(book, other, unit.at, base)
            if level > best.get(other.faction, Level.NOTHING):
                best[other.faction] = level
    for side in sorted(best):
        notice(course, side, unit, best[side], "own", 0)


def level_at(book: Rulebook, observer: Unit, at: Hex, base_m: int) -> Level:
    """Return how well *observer* makes out something at *at* visible from *base_m* metres."""
    assert observer.at is not None
    metres = observer.at.distance(at) * book.ground.hex_m
    range_m = base_m * book.types[observer.type].sensors // 1000
    if metres * 2 <= range_m:
        return Level.IDENTIFIED
    return Level.SIGHTED if metres <= range_m else Level.NOTHING


def look_around(course: Resolution, units: tuple[str, ...], at: Hex) -> None:
    """Let those who just arrived notice everybody who can be seen from here."""
    book = course.book
    observers = [course.unit(key) for key in units if course.unit(key).active]
    if not observers:
        return
    farthest = book.numbers["sight.column_m"] * 3 // 2 // book.ground.hex_m
    for other in tuple(course.state.units.values()):
        if (
            other.at is None
            or not other.active
            or other.at.distance(at) > farthest
            or not course.state.hostile(other.faction, observers[0].faction)
        ):
            continue
        base = visible_m(book, course.state, other, Pace.NORMAL)
        for side in sorted({observer.faction for observer in observers}):
            level = max(
                level_at(book, observer, other.at, base)
                for observer in observers
                if observer.faction == side
            )
            if base and level:
                notice(course, side, other, level, "own", 0)


def held_contact(state: GameState, side: str, unit: str) -> Contact | None:
    """Return the contact by which *side* knows *unit*, if it does."""
    return next((each for each in state.contacts.get(side, {}).values() if each.unit == unit), None)


def notice(
    course: Resolution, side: str, unit: Unit, level: Level, source: str, doubt_m: int
) -> None:
    """Make or better a contact of *side*; what was known better and fresh is kept."""
    held = held_contact(course.state, side, unit.id)
    turn = course.state.clock.turn
    if held is not None:
        old = held.sighting
        same = (
            old.at == unit.at
            and old.turn == turn
            and old.doubt_m <= doubt_m
            and (old.posture is unit.posture or level is Level.RUMOUR)
        )
        if old.level >= level and (same or (old.turn == turn and level is Level.RUMOUR)):
            return
    at = astray(course, side, unit, doubt_m)
    write(
        course,
        side,
        unit.id,
        sighting_of(course, side, unit, held, level, at, doubt_m, source),
        held,
    )


def astray(course: Resolution, side: str, unit: Unit, doubt_m: int) -> Hex:
    """Return where a sighting puts *unit*: the truth, or a hex within the doubt."""
    assert unit.at is not None
    around = doubt_m // course.book.ground.hex_m
    if around == 0:
        return unit.at
    hexes = [at for at in unit.at.within(around) if at in course.book.ground.grid]
    return hexes[course.dice.throw(len(hexes), "astray", side, unit.id)]


def sighting_of(
    course: Resolution,
    side: str,
    unit: Unit,
    held: Contact | None,
    level: Level,
    at: Hex,
    doubt_m: int,
    source: str,
) -> Sighting:
    """Return what *side* now believes, keeping what it knew better."""
    old = held.sighting if held else None
    best = max(level, old.level) if old and old.turn == course.state.clock.turn else level
    named = level is Level.IDENTIFIED
    count = course.state.factions[side].contacts_made + 1
    return Sighting(
        id=old.id if old else f"{side}{count}",
        level=best,
        at=at,
        doubt_m=doubt_m,
        turn=course.state.clock.turn,
        source=source,
        people=estimate(course, side, unit, level),
        vehicles=unit.vehicles.total if level is not Level.RUMOUR else None,
        faction=unit.faction if named else (old.faction if old else None),
        type=unit.type if named else (old.type if old else None),
        posture=unit.posture if level is not Level.RUMOUR else None,
    )


def estimate(course: Resolution, side: str, unit: Unit, level: Level) -> Estimate:
    """Return how many people *side* takes *unit* for; wrong by the error of its level."""
    error = course.number(f"sight.error.{level.name.lower()}")
    off = course.dice.between(-error, error, "estimate", side, unit.id)
    best = max(5, rounded(unit.present * (1000 + off) // 1000))
    return Estimate(
        rounded(best * 1000 // (1000 + error)), best, rounded(best * (1000 + error) // 1000)
    )


def rounded(people: int) -> int:
    """Return a count as somebody would give it who saw it from afar: in fives."""
    return (people + 2) // 5 * 5


def write(
    course: Resolution, side: str, unit: str, sighting: Sighting, held: Contact | None
) -> None:
    """Put a contact into the side's book and tell its staff."""
    changes: list[Change] = [Put(f"contacts/{side}", sighting.id, Contact(sighting, unit))]
    key = "learnt.contact_moved"
    if held is None:
        made = course.state.factions[side].contacts_made + 1
        changes.append(Set("factions", side, {"contacts_made": made}))
        key = "learnt.contact_new"
    elif sighting.level > held.sighting.level:
        key = "learnt.contact_better"
    course.happen(
        "noticed", {"side": side, "unit": unit}, tuple(changes), (told(side, key, sighting),)
    )


def told(side: str, key: str, sighting: Sighting) -> Tell:
    """Return the line a staff reads about a sighting."""
    return Tell(
        side,
        key,
        {
            "contact": sighting.id,
            "level": int(sighting.level),
            "at": sighting.at,
            "doubt_m": sighting.doubt_m,
            "people": tuple(sighting.people),
            "vehicles": sighting.vehicles,
            "faction": sighting.faction,
            "source": sighting.source,
        },
    )


def clear_ghosts(course: Resolution, units: tuple[str, ...], at: Hex) -> None:
    """Strike out contacts believed to be in this very hex where nobody is found."""
    sides = sorted({course.unit(key).faction for key in units if course.unit(key).active})
    for side in sides:
        for key, contact in tuple(course.state.contacts.get(side, {}).items()):
            real = course.state.units.get(contact.unit) if contact.unit else None
            if contact.sighting.at == at and (real is None or real.at != at):
                forget(course, side, key, contact.sighting)


def forget(course: Resolution, side: str, key: str, sighting: Sighting) -> None:
    """Take a contact out of a side's book."""
    course.happen(
        "contact_lost",
        {"side": side, "contact": key},
        (Drop(f"contacts/{side}", key),),
        (Tell(side, "learnt.contact_gone", {"contact": key, "at": sighting.at}),),
    )


def share(course: Resolution, giver: str, taker: str) -> None:
    """Hand over an ally's contacts one level lower, where the taker knows less."""
    for contact in tuple(course.state.contacts.get(giver, {}).values()):
        given = contact.sighting
        if given.turn != course.state.clock.turn or given.source == "ally":
            continue
        if contact.unit is None or given.level <= Level.RUMOUR:
            continue
        held = held_contact(course.state, taker, contact.unit)
        level = Level(given.level - 1)
        if held is None or held.sighting.level < level:
            passed_on = Sighting(
                id=held.sighting.id if held else next_id(course, taker),
                level=level,
                at=given.at,
                doubt_m=given.doubt_m,
                turn=given.turn,
                source="ally",
                people=given.people,
                vehicles=given.vehicles,
                posture=given.posture,
            )
            write(course, taker, contact.unit, passed_on, held)


def next_id(course: Resolution, side: str) -> str:
    """Return the side's next contact number."""
    return f"{side}{course.state.factions[side].contacts_made + 1}"


def people_talk(course: Resolution, place: PlaceState) -> None:
    """Let the people of a place tell those they lean to what passes within their herds' range."""
    book = course.book
    where = book.ground.places[place.id].at
    if place.inhabitants < book.numbers["people.talk_least"]:
        return
    for unit in tuple(course.state.units.values()):
        if not unit.active or unit.at is None or unit.hidden:
            continue
        metres = unit.at.distance(where) * book.ground.hex_m
        if metres > book.numbers["people.talk_m"]:
            continue
        for side in listeners(course.state, place, unit):
            share_told = place.leaning.get(side, 0) * (1000 - place.fear) // 1000
            size = min(1000, 400 + unit.vehicles.total * 25)
            odds = share_told * size // 1000 * book.numbers["people.talk_chance"] // 1000
            if course.dice.chance(odds, "talk", place.id, side, unit.id):
                notice(
                    course, side, unit, Level.RUMOUR, "herders", book.numbers["people.talk_doubt_m"]
                )


def listeners(state: GameState, place: PlaceState, unit: Unit) -> Iterable[str]:
    """Return the sides people of a place might tell about *unit*."""
    return [
        side
        for side in sorted(place.leaning)
        if side in state.factions and state.hostile(side, unit.faction)
    ]


def grow_old(course: Resolution) -> None:
    """Widen the doubt of what was not seen this turn, lower its level, drop what is too old."""
    book = course.book
    turn = course.state.clock.turn
    growth = book.numbers["sight.doubt_per_hour_m"] * book.turn_minutes // 60
    for side in course.state.factions:
        changes: list[Change] = []
        for key, contact in course.state.contacts.get(side, {}).items():
            old = contact.sighting
            age = (turn - old.turn) * book.turn_minutes
            if age == 0:
                continue
            if age > book.numbers["sight.forget_minutes"]:
                changes.append(Drop(f"contacts/{side}", key))
                continue
            changes.append(Put(f"contacts/{side}", key, aged(book, contact, age, growth)))
        if changes:
            course.happen("knowledge_aged", {"side": side}, tuple(changes))


def aged(book: Rulebook, contact: Contact, age: int, growth: int) -> Contact:
    """Return a contact after one more turn unseen."""
    old = contact.sighting
    level = old.level
    if age >= book.numbers["sight.to_rumour_minutes"]:
        level = Level.RUMOUR
    elif age >= book.numbers["sight.to_sighted_minutes"]:
        level = min(level, Level.SIGHTED)
    doubt = min(book.numbers["sight.doubt_most_m"], old.doubt_m + growth)
    return Contact(
        Sighting(
            old.id, level, old.at, doubt, old.turn, old.source, old.people,
            old.vehicles, old.faction, old.type, None,
        ),
        contact.unit,
    )  # fmt: skip


def reveal(course: Resolution, unit: Unit) -> None:
    """Let a unit that gave itself away be known to everybody hostile within sight of it."""
    if unit.hidden:
        course.happen("revealed", {"unit": unit.id}, (unit_set(unit, hidden=False),))
    unit = course.unit(unit.id)
    if unit.at is None:
        return
    near = {
        other.faction
        for other in course.state.units.values()
        if other.active
        and other.at is not None
        and other.at.distance(unit.at) <= 1
        and course.state.hostile(other.faction, unit.faction)
    }
    for side in sorted(near):
        notice(course, side, unit, Level.IDENTIFIED, "fight", 0)
