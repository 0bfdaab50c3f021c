"""Striking from the air: whom a strike finds, what it costs them, and what the pilot reports.

A strike goes where a contact is believed to be. It hits enemies who are there, and people of the
place beside them; where nobody is, nobody, or people of a place near by who are taken for them.
The pilot saw smoke in each of these cases.
"""

from game.hexgrid import Hex
from game.rules.airbase import fire_of
from game.rules.contacts import Sighting
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.fires import cost_of_fire, fact_of_fire
from game.rules.harm import hurt_people
from game.rules.places import among_people, place_near
from game.rules.resolution import Resolution
from game.rules.state import Aircraft, Fact, PlaceState, Value
from game.rules.tracks import feel
from game.rules.units import Posture, Unit


def strike(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Strike whom the pilot takes for the contact in a hex."""
    victims = made_out(course, craft, at)
    found = None
    civilians = False
    if victims:
        victim = victims[course.dice.throw(len(victims), "victim", craft.id)]
        hit(course, craft, victim, at)
        found = victim, course.unit(victim.id)
    fact = fact_of_fire(course, "strike", craft.type, craft.faction, at, found)
    if victims:
        bystanders(course, craft, at)
    else:
        civilians = mistake(course, craft, at)
    report(course, craft, at, fact, hit_something=bool(victims) or civilians)
    feel(course, fact)


def made_out(course: Resolution, craft: Aircraft, at: Hex) -> list[Unit]:
    """Return the enemies the pilot makes out in a hex: those in the open, few of the hidden."""
    finds = course.number("air.finds_hidden")
    return [
        unit
        for unit in course.units_at(at)
        if course.state.fights(unit.faction, craft.faction, at)
        and (not unit.hidden or course.dice.chance(finds, "finds", craft.id, unit.id))
    ]


def hit(course: Resolution, craft: Aircraft, unit: Unit, at: Hex) -> None:
    """Take a unit's losses from one strike."""
    lost = people_hit(course, craft, unit, at)
    change, wrecked = cost_of_fire(course, unit, lost, "air.vehicles", course.number("air.shock"))
    told: dict[str, Value] = {"unit": unit.id, "at": at, "n": lost, "vehicles": wrecked}
    course.happen(
        "struck",
        {"craft": craft.id, "unit": unit.id, "lost": lost},
        (change,),
        (Tell(unit.faction, "learnt.was_struck", told),),
    )


def people_hit(course: Resolution, craft: Aircraft, unit: Unit, at: Hex) -> int:
    """Return how many people a strike hits; fewer of those who found cover."""
    numbers = course.book.numbers
    milli = people_milli(course, craft, at, "air.loss", "strike")
    if unit.posture in (Posture.DUG_IN, Posture.DISPERSED):
        cover = course.book.going.terrain[course.book.ground.terrain_at(at)].cover
        milli = milli * cover // 1000 * numbers["air.dug_in"] // 1000
    most = unit.people * numbers["combat.loss_most"]
    return rounded_by_lot(course.dice, min(milli, most), "strike_lost", unit.id)


def people_milli(course: Resolution, craft: Aircraft, at: Hex, measure: str, purpose: str) -> int:
    """Return how many people a strike hits by one of its measures, in thousandths."""
    fire = fire_of(course.book, craft, at) * course.number(measure)
    return fire * course.dice.burst(purpose, craft.id) // 1000


def bystanders(course: Resolution, craft: Aircraft, at: Hex) -> None:
    """Hurt people of each place a strike on enemies goes into."""
    for place in course.state.places.values():
        if course.book.ground.places[place.id].at == at and place.inhabitants:
            milli = people_milli(course, craft, at, "air.bystanders", "bystanders")
            hurt = rounded_by_lot(course.dice, milli, "bystanders_hurt", craft.id, place.id)
            among = drew_fire(course, craft, at)
            hurt_people(course, place.id, hurt, by=(craft.faction,), among=among, how="strike")


def drew_fire(course: Resolution, craft: Aircraft, at: Hex) -> tuple[str, ...]:
    """Return the enemies of a pilot who hide among the people where he strikes."""
    return tuple(
        sorted(
            {
                unit.faction
                for unit in course.units_at(at)
                if among_people(unit) and course.state.hostile(unit.faction, craft.faction)
            }
        )
    )


def mistake(course: Resolution, craft: Aircraft, at: Hex) -> bool:
    """Hit people of a place near by instead of an enemy who is not there; return whether so.

    The less is known of the contact, the likelier it is.
    """
    aimed_at = target(course, craft.faction, at)
    place = nearest_place(course, at, 0 if aimed_at is None else aimed_at.doubt_m)
    if aimed_at is None or place is None:
        return False
    odds = course.number(f"air.mistaken.{aimed_at.level.name.lower()}")
    if not course.dice.chance(odds, "mistaken", craft.id):
        return False
    milli = people_milli(course, craft, at, "air.civilians", "mistaken")
    hurt = rounded_by_lot(course.dice, milli, "mistaken_hurt", craft.id)
    hurt_people(course, place.id, hurt, by=(craft.faction,), among=(), how="strike")
    return True


def target(course: Resolution, side: str, at: Hex) -> Sighting | None:
    """Return the best known of a side's contacts believed to be in a hex."""
    there = [
        contact.sighting
        for contact in course.state.contacts.get(side, {}).values()
        if contact.sighting.at == at
    ]
    return max(there, key=lambda each: (each.level, each.turn), default=None)


def nearest_place(course: Resolution, at: Hex, doubt_m: int) -> PlaceState | None:
    """Return the inhabited place nearest to a hex, no farther than a contact's doubt or a hex."""
    book = course.book
    metres = max(doubt_m, book.ground.hex_m)
    near = [
        place
        for place in course.state.places.values()
        if place.inhabitants and place_near(book, place.id, at, metres)
    ]
    return min(
        near,
        key=lambda place: (book.ground.places[place.id].at.distance(at), place.id),
        default=None,
    )


def report(
    course: Resolution, craft: Aircraft, at: Hex, fact: Fact, *, hit_something: bool
) -> None:
    """Tell the owner what the pilot believes he hit; smoke looks the same whatever burns."""
    wrecked = sum(count for name, count in fact.figures.items() if name.startswith("vehicles."))
    claimed = claim(course, craft, wrecked)
    key = "learnt.strike_hit" if hit_something or claimed else "learnt.strike_nothing"
    told: dict[str, Value] = {"aircraft": craft.type, "at": at, "vehicles": claimed}
    course.happen(
        "strike_reported",
        {"craft": craft.id, "claimed": claimed},
        (),
        (Tell(craft.faction, key, told),),
    )


def claim(course: Resolution, craft: Aircraft, wrecked: int) -> int:
    """Return how many vehicles the pilot reports; he may see some burn that nobody lost."""
    dice = course.dice
    if wrecked:
        least, most = course.number("air.claim.least"), course.number("air.claim.most")
        milli = wrecked * dice.between(least, most, "claim", craft.id)
    else:
        milli = dice.between(0, course.number("air.claim.ghost"), "claim", craft.id)
    return rounded_by_lot(dice, milli, "claimed", craft.id)
