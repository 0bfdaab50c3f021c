"""Harm: people of a place hurt by fire, and what that takes from those to blame for it.

To blame are those who fired and those who drew the fire by fighting or hiding among people. What
people who were hurt no longer do, they no longer do for those; `places.goodwill` asks here how
far. Nothing of it helps anybody: no leaning goes over to somebody else, and for a side that is
not to blame the people of the place are as many and as willing as before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.rules.changes import Put, Set
from game.rules.dice import rounded_by_lot
from game.rules.events import Tell
from game.rules.facts import fact_name
from game.rules.resolution import Resolution
from game.rules.state import Fact, PlaceState, Value
from game.rules.tracks import move

PEOPLE: Final = "people"
"""What stands for the people of a place in the figures of a fact: `killed.people`."""


FAR: Final = 1000
"""More hexes than any board is wide."""


def hurt_people(
    course: Resolution,
    place: str,
    hurt: int,
    *,
    by: tuple[str, ...],
    among: tuple[str, ...],
    how: str,
) -> None:
    """Let people of a place be hurt by fire, with all that follows from it.

    Args:
        course: The running resolution.
        place: Whose people were hurt.
        hurt: How many, killed or wounded; no more than live there count.
        by: Factions that fired.
        among: Factions that drew the fire by fighting or hiding among the people.
        how: What hurt them: `fight`, `strike`, `bombardment`; stays with the fact.
    """
    before = course.state.places[place]
    hurt = min(hurt, before.inhabitants)
    if hurt <= 0:
        return
    burdens = burdens_of(course, by, among, weight_of(course, before, hurt))
    suffer(course, before, hurt, burdens)
    fact = fact_of(course, before, tuple(burdens), by, how)
    tell_those_near(course, place, hurt, fact)


def terrify(course: Resolution, place: PlaceState, parties: tuple[str, ...], fled: int) -> None:
    """Let people leave a place that was fought over, and fear those who did it."""
    burdens = dict.fromkeys(sorted(parties), course.number("harm.least"))
    gone = {
        **who_left(place, place.inhabitants, fled),
        "harm_fear": min(1000, place.harm_fear + course.number("people.fear")),
        "blame": blame_after(place, burdens),
        "quiet": 0,
    }
    course.happen("people_fled", {"place": place.id}, (Set("places", place.id, gone),))


def unsettle(course: Resolution, place: PlaceState, fled: int) -> None:
    """Let people leave a place next to which there was fighting; they hold it against nobody."""
    gone = {**who_left(place, place.inhabitants, fled), "quiet": 0}
    course.happen("people_fled", {"place": place.id}, (Set("places", place.id, gone),))


def driven_out(course: Resolution, place: PlaceState, hit: int) -> int:
    """Return how many leave a place after a turn's fighting that hit so many fighters in it."""
    a_turn = course.number("people.flee") * course.book.turn_minutes // 1440
    fierce = min(1000, hit * 1000 // course.number("people.flee_fierce"))
    leaving = place.inhabitants * min(1000, a_turn) * fierce // 1_000_000
    return min(leaving, may_leave(course, place))


def may_leave(course: Resolution, place: PlaceState) -> int:
    """Return how many would still leave a place; some never do, whatever happens."""
    living = place.inhabitants + place.displaced
    return max(0, living * course.number("people.flee_most") // 1000 - place.displaced)


def who_left(place: PlaceState, living: int, fled: int) -> dict[str, int]:
    """Return the counts of a place once so many of the living have fled."""
    return {
        "inhabitants": living - fled,
        "displaced": place.displaced + fled,
        "harm_fled": place.harm_fled + fled,
    }


def fighters_hit(fact: Fact) -> int:
    """Return how many of those who fought were killed or wounded: how fierce a fight was."""
    hit = ("killed.", "wounded.")
    return sum(people for name, people in fact.figures.items() if name.startswith(hit))


def resent(course: Resolution, place: str, side: str) -> None:
    """Let families that had to give a man fear a side, keep silent to it and lean to it less."""
    before = course.state.places[place]
    burdens = {side: course.number("recruit.resented")}
    fear = course.number("recruit.resented") * course.number("harm.fear") // 1000
    course.happen(
        "levy_resented",
        {"place": place, "faction": side},
        (
            Set(
                "places",
                place,
                {
                    "harm_fear": min(1000, before.harm_fear + fear),
                    "blame": blame_after(before, burdens),
                    "leaning": leaning_after(course, before, burdens),
                },
            ),
        ),
    )


def caught_between(
    course: Resolution, fact: Fact, by: tuple[str, ...], among: tuple[str, ...]
) -> None:
    """Let people of a place be hurt by a fight in it or beside it, the more the fiercer it was.

    Args:
        course: The running resolution.
        fact: The fight or the shelling, with what it cost those who fought.
        by: Factions that attacked or fired.
        among: Factions that stood there; to blame only where they stood among the people.
    """
    for place in tuple(course.state.places.values()):
        share = share_of_fire(course, place, fact)
        milli = fighters_hit(fact) * share * min(1000, place.inhabitants) // 1000
        hurt = rounded_by_lot(course.dice, milli, "caught", fact.id, place.id)
        inside = hexes_away(course, place, fact) == 0
        hurt_people(course, place.id, hurt, by=by, among=among if inside else (), how=fact.kind)


def share_of_fire(course: Resolution, place: PlaceState, fact: Fact) -> int:
    """Return how many people of a place are hurt for a thousand fighters who are."""
    away = hexes_away(course, place, fact)
    if away > 1 or not place.inhabitants:
        return 0
    return course.number("harm.in_fight" if away == 0 else "harm.beside_fight")


def hexes_away(course: Resolution, place: PlaceState, fact: Fact) -> int:
    """Return how many hexes from a place something happened; FAR where it was nowhere.

    Twin villages on a border share a hex, which counts to one country: for the other one's
    people what happens in it is as far as the next hex.
    """
    if fact.at is None:
        return FAR
    ground = course.book.ground
    info = ground.places[place.id]
    across = info.country != ground.country_at(info.at)
    return max(info.at.distance(fact.at), int(across))


def weight_of(course: Resolution, place: PlaceState, hurt: int) -> int:
    """Return how much weighs what was done to a place, per-mille: the more of it were hurt."""
    share = hurt * 1000 // max(1, place.inhabitants)
    return min(1000, course.number("harm.least") + share * course.number("harm.per_percent") // 10)


def burdens_of(
    course: Resolution, by: Iterable[str], among: Iterable[str], weight: int
) -> dict[str, int]:
    """Return how heavily each faction is to blame, per-mille: in full who fired, in part others."""
    part = weight * course.number("harm.among") // 1000
    burdens = dict.fromkeys(sorted(set(among) & set(course.state.factions)), part)
    return burdens | dict.fromkeys(sorted(set(by) & set(course.state.factions)), weight)


def suffer(course: Resolution, place: PlaceState, hurt: int, burdens: Mapping[str, int]) -> None:
    """Count the dead and wounded, let people flee, fear and keep silent to those to blame."""
    killed = rounded_by_lot(course.dice, hurt * course.number("harm.killed"), "harmed", place.id)
    weight = max(burdens.values(), default=course.number("harm.least"))
    left = place.inhabitants - killed
    most = may_leave(course, replace(place, inhabitants=left))
    fled = min(hurt * course.number("harm.flee"), most)
    fear = weight * course.number("harm.fear") // 1000
    course.happen(
        "people_hurt",
        {"place": place.id, "n": hurt},
        (
            Set(
                "places",
                place.id,
                {
                    **who_left(place, left, fled),
                    "killed": place.killed + killed,
                    "hurt": place.hurt + hurt - killed,
                    "harm_fear": min(1000, place.harm_fear + fear),
                    "blame": blame_after(place, burdens),
                    "leaning": leaning_after(course, place, burdens),
                    "quiet": 0,
                },
            ),
        ),
    )


def blame_after(place: PlaceState, burdens: Mapping[str, int]) -> Mapping[str, int]:
    """Return how far people of a place keep silent to each side once they were hurt."""
    return {
        side: min(1000, place.blame.get(side, 0) + burdens.get(side, 0))
        for side in sorted({*place.blame, *burdens})
    }


def leaning_after(
    course: Resolution, place: PlaceState, burdens: Mapping[str, int]
) -> Mapping[str, int]:
    """Return how people lean once they were hurt: less to those to blame, to others as before."""
    share = course.number("harm.leaning")
    return {
        side: leaning * (1000 - burdens.get(side, 0) * share // 1000) // 1000
        for side, leaning in place.leaning.items()
    }


def fact_of(
    course: Resolution,
    before: PlaceState,
    to_blame: tuple[str, ...],
    by: tuple[str, ...],
    how: str,
) -> Fact:
    """Write down exactly what was done to the people of a place."""
    after = course.state.places[before.id]
    fact = Fact(
        id=fact_name(course.state, "harm", course.book.ground.places[before.id].at),
        kind="harm",
        turn=course.state.clock.turn,
        at=course.book.ground.places[before.id].at,
        figures={
            f"killed.{PEOPLE}": after.killed - before.killed,
            f"wounded.{PEOPLE}": after.hurt - before.hurt,
            f"fled.{PEOPLE}": after.harm_fled - before.harm_fled,
            **{f"fired.{side}": 1 for side in by},
        },
        parties=to_blame,
        cause=how,
    )
    course.happen("fact", {"fact": fact.id}, (Put("facts", fact.id, fact),))
    return fact


def tell_those_near(course: Resolution, place: str, hurt: int, fact: Fact) -> None:
    """Let the sides with units at a place or beside it hear about how many were hurt."""
    near = sorted(
        {
            unit.faction
            for unit in course.state.units.values()
            if unit.active and unit.at is not None and fact.at and unit.at.distance(fact.at) <= 1
        }
    )
    told: dict[str, Value] = {"place": place, "n": max(5, about(hurt))}
    course.happen(
        "harm_seen", {"fact": fact.id}, (), tuple(Tell(side, "learnt.harm", told) for side in near)
    )


def about(people: int) -> int:
    """Return a number of people hurt as those near would give it: in fives."""
    return (people + 2) // 5 * 5


def shooters(fact: Fact) -> tuple[str, ...]:
    """Return who fired when people were hurt, or may have been: of a strike whoever flew it."""
    if fact.kind != "harm":
        return fact.parties[:1]
    return tuple(side for side in fact.parties if f"fired.{side}" in fact.figures)


def answer_for(course: Resolution, hurt: int, fact: Fact) -> None:
    """Take what harm costs in politics, once it is believed of people that they were hurt."""
    for faction, price in prices(course, hurt, fact):
        for track in course.book.factions[faction].answers_with():
            move(course, faction, track, "cause.people_hurt", -price)


def give_back(course: Resolution, unhurt: int, fact: Fact) -> None:
    """Give a part of it back once evidence shows that fewer were hurt than had been believed."""
    for faction, price in prices(course, unhurt, fact):
        back = price * course.number("inquiry.cleared") // 1000
        for track in course.book.factions[faction].answers_with():
            move(course, faction, track, "cause.cleared", back)


def prices(course: Resolution, hurt: int, fact: Fact) -> Iterator[tuple[str, int]]:
    """Yield who answers for people hurt, and with how many tenths of each of his tracks.

    In full who fired and his allies, who would profit where people turn away from an enemy that
    hid among them; in part those who drew the fire, and their allies.
    """
    part = course.number("harm.among")
    fired = shooters(fact)
    to_blame = fact.parties if fact.kind == "harm" else fired
    for faction in course.state.factions:
        if any(course.state.allied(faction, side) for side in to_blame):
            share = 1000 if any(course.state.allied(faction, side) for side in fired) else part
            yield faction, max(1, hurt * course.number("tracks.per_hurt") * share // 10_000)


def hear_of_it(course: Resolution, hurt: int, fact: Fact) -> None:
    """Let people of other places lean less to who is said to have fired, true or not."""
    share = min(hurt * course.number("harm.heard"), course.number("harm.heard_most"))
    fired = shooters(fact)
    for place in tuple(course.state.places.values()):
        if hexes_away(course, place, fact) == 0 or not any(map(place.leaning.get, fired)):
            continue
        leaning = {
            side: lean * (1000 - share) // 1000 if side in fired else lean
            for side, lean in place.leaning.items()
        }
        course.happen(
            "harm_heard_of", {"place": place.id}, (Set("places", place.id, {"leaning": leaning}),)
        )
