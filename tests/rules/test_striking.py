"""Strikes: on whom they fall, what they cost people near by, what the pilot makes of it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.rules.chapters.air import Mission, Sortie
from game.rules.contacts import Level
from tests.pictures import Match, at, match

BATTLE = """
    army  f1@0,0  motorised_company   40  truck=4
    csp   c1@0,3  technical_squadron 150  technical=18
"""


def struck(level: Level, *, gone: bool, places: str = "", seeds: int = 60) -> Iterator[Match]:
    """Yield strikes on a contact three hexes off, which may have left since."""
    for seed in range(seeds):
        drawn = match(
            "." * 30,
            BATTLE,
            places=places,
            air="army craft armed_drone strip",
            bases={"strip": ("0,0", 0)},
            seed=seed,
        ).seen("army", "c1", level)
        drawn = drawn.but("c1", at=at(0, 20)) if gone else drawn
        yield drawn.give("army", Sortie((), "craft", Mission.STRIKE, at(0, 3)))


def hurt(found: Match) -> int:
    """Return the people of the camp who were hit."""
    place = found.state.places["camp"]
    return place.killed + place.hurt


CAMP = "camp@0,3 people=600 csp=500"
BESIDE = "camp@0,4 people=600 csp=500"
FAR = "camp@0,9 people=600 csp=500"


def mistakes(level: Level, places: str = CAMP) -> int:
    return sum(hurt(each) > 0 for each in struck(level, gone=True, places=places))


def test_the_less_is_known_the_likelier_a_strike_hits_the_wrong_people() -> None:
    assert mistakes(Level.RUMOUR) > mistakes(Level.SIGHTED) > 0


def test_the_wrong_people_may_live_in_the_next_hex_but_not_far_off() -> None:
    assert mistakes(Level.RUMOUR, BESIDE) > 0
    assert mistakes(Level.RUMOUR, FAR) == 0


def test_a_strike_into_a_place_hurts_people_beside_the_enemy() -> None:
    beside = [hurt(each) for each in struck(Level.SIGHTED, gone=False, places=CAMP)]
    mistaken = [hurt(each) for each in struck(Level.RUMOUR, gone=True, places=CAMP)]
    assert 0 < max(beside) < max(mistaken)


def test_a_strike_into_the_open_hurts_nobody_who_lives_elsewhere() -> None:
    assert not any(hurt(each) for each in struck(Level.SIGHTED, gone=False, places=FAR))


def test_harm_of_a_strike_is_the_blame_of_who_flew_it() -> None:
    harm = next(each for each in struck(Level.RUMOUR, gone=True, places=CAMP) if hurt(each))
    facts = [fact for fact in harm.state.facts.values() if fact.kind == "harm"]
    assert [(fact.cause, fact.parties) for fact in facts] == [("strike", ("army",))]


def lines(found: Match) -> list[tuple[str, object]]:
    """Return what the pilot reported: key and vehicles."""
    return [
        (line.key, line.args["vehicles"])
        for line in found.told("army")
        if line.key.startswith("learnt.strike_")
    ]


@pytest.mark.parametrize("gone", [True, False])
def test_a_pilot_reports_the_same_things_whatever_he_hit(gone: bool) -> None:
    for found in struck(Level.SIGHTED, gone=gone, seeds=20):
        told = [line for line in found.told("army") if line.key.startswith("learnt.strike_")]
        assert [set(line.args) for line in told] == [{"aircraft", "at", "vehicles"}]


def test_smoke_over_an_empty_hex_may_be_taken_for_a_vehicle() -> None:
    told = {line for each in struck(Level.RUMOUR, gone=True) for line in lines(each)}
    assert ("learnt.strike_nothing", 0) in told
    assert ("learnt.strike_hit", 1) in told
    assert max(vehicles for _, vehicles in told if isinstance(vehicles, int)) <= 2


def test_a_pilot_counts_more_vehicles_than_he_destroys() -> None:
    claimed = destroyed = 0
    for found in struck(Level.SIGHTED, gone=False, seeds=100):
        claimed += sum(count for _, count in lines(found) if isinstance(count, int))
        destroyed += found.unit("c1").fleet.destroyed
    assert destroyed < claimed < destroyed * 3


def test_the_exact_figures_stay_in_the_fact() -> None:
    for found in struck(Level.SIGHTED, gone=False, seeds=10):
        fact = next(each for each in found.state.facts.values() if each.kind == "strike")
        unit = found.unit("c1")
        assert fact.figures["killed.csp"] == unit.ledger.killed
        assert fact.figures["vehicles.csp"] == unit.fleet.destroyed


def test_a_strike_finds_few_of_those_who_hide() -> None:
    def hits(**fields: object) -> int:
        count = 0
        for seed in range(60):
            drawn = match(
                "." * 9, BATTLE, air="army craft armed_drone strip",
                bases={"strip": ("0,0", 0)}, seed=seed,
            )  # fmt: skip
            known = drawn.seen("army", "c1", Level.SIGHTED).but("c1", **fields)
            after = known.give("army", Sortie((), "craft", Mission.STRIKE, at(0, 3)))
            count += after.unit("c1").people < 150
        return count

    assert hits(hidden=True) * 3 < hits()


@pytest.mark.parametrize("mission", [Mission.STRIKE, Mission.SUPPORT])
def test_a_flight_at_a_ghost_is_offered_like_one_at_the_truth(mission: Mission) -> None:
    known = match(
        "." * 9, BATTLE, air="army craft armed_drone strip", bases={"strip": ("0,0", 0)}
    ).seen("army", "c1", Level.RUMOUR)
    held = next(iter(known.state.contacts["army"].values()))
    ghost = {"army": {held.sighting.id: replace(held, unit=None)}}
    false = replace(known, state=replace(known.state, contacts=ghost)).but("c1", at=at(0, 8))
    offers = [each.acting("army").offer("army", Sortie) for each in (known, false)]
    filled = {"aircraft": "craft", "mission": mission}
    assert offers[0].choices("to", filled) == offers[1].choices("to", filled)
    assert offers[0].choices("mission", filled) == offers[1].choices("mission", filled)
