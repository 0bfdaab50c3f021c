"""People: who holds the places, who lives there, and what fighting among them does."""

from collections.abc import Collection, Sequence

from game.hexgrid import Hex
from game.rules.calm import days_go_by
from game.rules.changes import Change, Put, Set
from game.rules.chapter import Chapter
from game.rules.events import PUBLIC, Tell
from game.rules.harm import driven_out, fighters_hit, hexes_away, terrify, unsettle
from game.rules.mood import moods_change
from game.rules.places import as_known, goodwill, is_up_to_date
from game.rules.resolution import Resolution
from game.rules.state import Fact, GameState, KnownPlace, PlaceState
from game.rules.units import Unit


class People(Chapter):
    """Places change hands in the evening; people who saw fighting leave, and fear."""

    name = "people"
    number = 8

    def evening(self, course: Resolution) -> None:
        """Settle who holds what, let people flee, fear or come home, tell who can see it."""
        for place in tuple(course.state.places.values()):
            settle(course, place)
        flee(course)
        days_go_by(course)
        moods_change(course)
        look_at_places(course)


CHAPTER = People()


def units_in(course: Resolution, place: str) -> list[Unit]:
    """Return the units openly present in a place."""
    at = course.book.ground.places[place].at
    return [unit for unit in course.units_at(at) if not unit.hidden]


def settle(course: Resolution, place: PlaceState) -> None:
    """Give a place to whoever is alone in it, and count the evening toward holding it."""
    present = units_in(course, place.id)
    holder = new_holder(course, place, present)
    changes: list[Change] = []
    if course.book.last_third(course.state.clock.turn) and holder is not None:
        held = {**place.held, holder: place.held.get(holder, 0) + 1}
        changes.append(Set("places", place.id, {"held": held}))
    if holder == place.holder:
        if changes:
            course.happen("place_counted", {"place": place.id}, tuple(changes))
        return
    changes.append(Set("places", place.id, {"holder": holder}))
    course.happen("place_taken", {"place": place.id, "by": holder}, tuple(changes))


def new_holder(course: Resolution, place: PlaceState, present: list[Unit]) -> str | None:
    """Return who holds a place tonight: the strongest there, unless enemies share it.

    A place across the border stays with its country, whoever stands in its twin on this side.
    """
    if course.book.ground.places[place.id].country not in course.book.home_countries:
        return place.holder
    strength: dict[str, int] = {}
    for unit in present:
        strength[unit.faction] = strength.get(unit.faction, 0) + unit.people
    sides = sorted(strength, key=lambda side: (-strength[side], side))
    if not sides:
        return place.holder
    if any(course.state.hostile(one, other) for one in sides for other in sides):
        return place.holder
    if place.holder in sides or (place.holder and at_peace(course.state, place.holder, sides[0])):
        return place.holder
    return sides[0]


def at_peace(state: GameState, holder: str, guest: str) -> bool:
    """Return whether a guest has agreed with a holder not to fight, and so leaves him his place."""
    return state.relation(holder, guest) in ("truce", "co-belligerent")


def flee(course: Resolution) -> None:
    """Let people leave each place in or next to which there was fighting this turn."""
    turn = course.state.clock.turn
    fights = [
        fact for fact in course.state.facts.values() if fact.turn == turn and fact.kind == "fight"
    ]
    for place in tuple(course.state.places.values()):
        inside = [fact for fact in fights if hexes_away(course, place, fact) == 0]
        beside = [fact for fact in fights if hexes_away(course, place, fact) == 1]
        if place.inhabitants and (inside or beside):
            leave(course, place, inside, beside)


def leave(
    course: Resolution, place: PlaceState, inside: Sequence[Fact], beside: Sequence[Fact]
) -> None:
    """Let people flee from a turn's fights: the more, the fiercer and the nearer they were."""
    far = sum(map(fighters_hit, beside)) * course.number("people.flee_beside") // 1000
    fled = driven_out(course, place, sum(map(fighters_hit, inside)) + far)
    parties = tuple(sorted({side for fact in inside for side in fact.parties}))
    if inside:
        terrify(course, place, parties, fled)
    elif fled:
        unsettle(course, place, fled)


def look_at_places(course: Resolution) -> None:
    """Let every side with eyes on a place, or with people there who tell, know how it stands."""
    turn = course.state.clock.turn
    for place in tuple(course.state.places.values()):
        near = factions_near(course, course.book.ground.places[place.id].at)
        for side in (*course.state.factions, PUBLIC):
            known = course.state.known[side].get(place.id)
            if known is not None and is_up_to_date(course.state, place, side, known):
                continue
            if learns(course, side, place, near):
                learn(course, side, place, known, as_known(course.state, place, side, turn))


def learns(course: Resolution, side: str, place: PlaceState, near: Collection[str]) -> bool:
    """Return whether news of a place reaches a side tonight, from people or those *near* it."""
    turn = course.state.clock.turn
    if side == PUBLIC:
        return course.dice.chance(
            course.number("people.word_gets_out"), "word", place.id, str(turn)
        )
    if any(course.state.allied(faction, side) for faction in near):
        return True
    told = goodwill(course.state, place, side)
    return course.dice.chance(told, "word", place.id, side)


def factions_near(course: Resolution, at: Hex) -> set[str]:
    """Return the factions with units in a hex or next to it."""
    return {unit.faction for each in at.within(1) for unit in course.units_at(each)}


def learn(
    course: Resolution, side: str, place: PlaceState, known: KnownPlace | None, fresh: KnownPlace
) -> None:
    """Write down how a place stands, as a side has learnt it; who holds it is told aloud."""
    told = Tell(side, "learnt.place", {"place": place.id, "holder": place.holder})
    aloud = known is None or known.holder != fresh.holder
    course.happen(
        "place_known",
        {"side": side, "place": place.id},
        (Put(f"known/{side}", place.id, fresh),),
        (told,) if aloud else (),
    )
