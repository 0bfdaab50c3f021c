"""People: who holds the places, who lives there, and what fighting among them does."""

from game.rules.changes import Change, Put, Set
from game.rules.chapter import Chapter
from game.rules.events import PUBLIC, Tell
from game.rules.resolution import Resolution
from game.rules.state import KnownPlace, PlaceState
from game.rules.units import Unit


class People(Chapter):
    """Places change hands in the evening; people who saw fighting leave, and fear."""

    name = "people"
    number = 8

    def evening(self, course: Resolution) -> None:
        """Settle who holds what, let people flee, tell those who can see it."""
        for place in tuple(course.state.places.values()):
            settle(course, place)
        flee(course)
        look_at_places(course)


CHAPTER = People()


def units_in(course: Resolution, place: str) -> list[Unit]:
    """Return the units openly present in a place."""
    at = course.book.ground.places[place].at
    return [
        unit
        for unit in course.state.units.values()
        if unit.at == at and unit.active and not unit.hidden
    ]


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
    """Return who holds a place tonight: the strongest there, unless enemies share it."""
    strength: dict[str, int] = {}
    for unit in present:
        strength[unit.faction] = strength.get(unit.faction, 0) + unit.people
    sides = sorted(strength, key=lambda side: (-strength[side], side))
    if not sides:
        return place.holder
    if any(course.state.hostile(one, other) for one in sides for other in sides):
        return place.holder
    if place.holder in sides:
        return place.holder
    return sides[0]


def flee(course: Resolution) -> None:
    """Let part of the people leave each place that was fought over this turn."""
    turn = course.state.clock.turn
    fought = {
        fact.at
        for fact in course.state.facts.values()
        if fact.turn == turn and fact.kind == "fight"
    }
    changes: list[Change] = []
    for place in course.state.places.values():
        if course.book.ground.places[place.id].at in fought and place.inhabitants:
            gone = place.inhabitants * course.number("people.flee") // 1000
            changes.append(
                Set(
                    "places",
                    place.id,
                    {
                        "inhabitants": place.inhabitants - gone,
                        "displaced": place.displaced + gone,
                        "fear": min(1000, place.fear + course.number("people.fear")),
                    },
                )
            )
    if changes:
        course.happen("people_fled", {}, tuple(changes))


def look_at_places(course: Resolution) -> None:
    """Let every side with eyes on a place, or with kin who tell, know who holds it."""
    for place in tuple(course.state.places.values()):
        for side in (*course.state.factions, PUBLIC):
            known = course.state.known[side].get(place.id)
            if known is not None and known.holder == place.holder:
                continue
            if learns(course, side, place):
                learn(course, side, place)


def learns(course: Resolution, side: str, place: PlaceState) -> bool:
    """Return whether news of a place reaches a side tonight."""
    turn = course.state.clock.turn
    if side == PUBLIC:
        return course.dice.chance(
            course.number("people.word_gets_out"), "word", place.id, str(turn)
        )
    at = course.book.ground.places[place.id].at
    near = any(
        unit.active and unit.at is not None and unit.at.distance(at) <= 1
        for unit in course.state.units.values()
        if course.state.allied(unit.faction, side)
    )
    told = place.leaning.get(side, 0) * (1000 - place.fear) // 1000
    return near or course.dice.chance(told, "word", place.id, side)


def learn(course: Resolution, side: str, place: PlaceState) -> None:
    """Write down who holds a place, as a side has learnt it."""
    course.happen(
        "place_known",
        {"side": side, "place": place.id},
        (Put(f"known/{side}", place.id, KnownPlace(place.holder, course.state.clock.turn)),),
        (Tell(side, "learnt.place", {"place": place.id, "holder": place.holder}),),
    )
