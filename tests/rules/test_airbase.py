"""Bases: distance, weather, readiness, and what becomes of aircraft whose base is taken."""

from dataclasses import replace
from math import dist
from typing import Any

import pytest

from game.rules.airbase import ready_chance, seats
from game.rules.chapters.air import Mission, Rebase, Sortie
from game.rules.state import PlaceState, Weather
from tests.pictures import Match, at, match

FIELDS = {"north": ("0,0", 0), "south": ("9,0", 0)}
PLACES = """
    north@0,0 holder=army people=0
    south@9,0 holder=army people=0
"""


def drawn(
    kind: str = "attack_helicopter", *, far_m: int = 0, places: str = PLACES, **said: Any
) -> Match:
    """Return a match with an aircraft at one of two fields 45 km apart."""
    return match(
        "\n".join(["....."] * 10),
        "army f1@0,1 motorised_company 40 truck=4\ncsp c1@5,4 technical_squadron 60 technical=6",
        places=places,
        air=f"army craft {kind} north",
        bases={"north": ("0,0", 0), "south": ("9,0", far_m)},
        **said,
    )


def taken(found: Match, *lost: str) -> Match:
    """Return the match after enemies have taken some places, as everybody knows."""
    places = {
        key: replace(place, holder="csp" if key in lost else place.holder)
        for key, place in found.state.places.items()
    }
    known = {
        side: {
            key: replace(each, holder="csp" if key in lost else each.holder)
            for key, each in table.items()
        }
        for side, table in found.state.known.items()
    }
    return replace(found, state=replace(found.state, places=places, known=known))


def with_craft(found: Match, **fields: Any) -> Match:
    craft = replace(found.state.aircraft["craft"], **fields)
    return replace(found, state=replace(found.state, aircraft={"craft": craft}))


@pytest.mark.parametrize("goal", [(0, 4), (9, 0), (9, 4), (5, 2)])
def test_air_distance_is_as_the_crow_flies(goal: tuple[int, int]) -> None:
    found = drawn()
    layout = found.book.ground.projection.layout
    true = dist(layout.pixel_of(at(0, 0)), layout.pixel_of(at(*goal)))
    assert found.book.air_metres("north", at(*goal)) == pytest.approx(true, abs=2)


def test_a_base_off_the_map_is_farther_by_the_way_to_the_edge() -> None:
    near, far = drawn(), drawn(far_m=70_000, places="north@0,0 holder=army")
    goal = at(5, 2)
    assert far.book.air_metres("south", goal) == near.book.air_metres("south", goal) + 70_000


def test_heat_takes_seats_by_its_hours() -> None:
    found = drawn("transport_helicopter")
    craft = found.state.aircraft["craft"]
    lift = found.book.aircraft_types["transport_helicopter"].lift
    carried = [
        seats(found.book, Weather(heat=minutes), craft, at(0, 0)) for minutes in (0, 180, 360)
    ]
    assert carried == [lift, lift * 900 // 1000, lift * found.book.numbers["air.heat"] // 1000]


def test_a_worn_aircraft_is_less_likely_ready_but_never_hopeless() -> None:
    found = drawn()
    craft = found.state.aircraft["craft"]
    chances = [ready_chance(found.book, replace(craft, wear=wear, sorties=0)) for wear in range(9)]
    assert chances[0] == found.book.aircraft_types[craft.type].readiness
    assert chances == sorted(chances, reverse=True)
    assert chances[-1] == found.book.numbers["air.ready_least"]


def test_a_day_without_a_sortie_makes_up_for_all_wear() -> None:
    found = drawn()
    stood = replace(found.state.aircraft["craft"], wear=6)
    assert ready_chance(found.book, stood) == found.book.aircraft_types[stood.type].readiness


def mornings(found: Match, **fields: Any) -> int:
    """Return on how many of 60 new days the aircraft is ready."""
    before = with_craft(found, **fields)
    days = (before.seed(seed).turns(3) for seed in range(60))
    return sum(day.state.aircraft["craft"].ready for day in days)


def test_who_flew_yesterday_is_ready_less_often_than_who_stood() -> None:
    assert mornings(drawn(), wear=3, sorties=0) < mornings(drawn(), wear=3, sorties=1)


def test_an_owner_is_told_that_an_aircraft_is_not_ready_and_it_stays_down() -> None:
    for seed in range(60):
        after = drawn().seed(seed).turns(3)
        if not after.state.aircraft["craft"].ready:
            break
    assert "learnt.not_ready" in after.heard("army")
    assert "learnt.not_ready" not in after.heard("csp")
    refusal = after.acting("army").offer("army", Sortie).refusal
    assert refusal is not None
    assert refusal.key == "refused.not_ready"


def test_a_day_in_the_workshop_makes_it_whole_again() -> None:
    stood = with_craft(drawn(), wear=4, sorties=0, ready=False).turns(3)
    assert stood.state.aircraft["craft"].wear == 0


def test_all_are_ready_on_the_first_day() -> None:
    found = with_craft(drawn(), wear=9)
    assert all(found.seed(seed).morning().state.aircraft["craft"].ready for seed in range(20))


def test_in_a_turn_of_several_days_sorties_are_those_of_the_days_that_can_be_flown() -> None:
    week = drawn(turn_hours=168)
    flights = [week.seed(seed).turns(1).state.aircraft["craft"].sorties for seed in range(30)]
    assert 4 <= sum(flights) / 30 <= 5.5, "seven days at seven in ten"


def test_an_aircraft_may_move_to_another_base_of_its_side() -> None:
    after = drawn().give("army", Rebase((), "craft", "south"))
    craft = after.state.aircraft["craft"]
    assert (craft.base, craft.sorties) == ("south", 0)
    assert "done.rebase" in after.heard("army")


def test_no_other_base_no_change_of_base() -> None:
    found = taken(drawn(), "south").acting("army")
    refusal = found.offer("army", Rebase).refusal
    assert refusal is not None
    assert refusal.key == "refused.no_base"


def test_a_base_out_of_reach_is_not_offered() -> None:
    far = drawn(far_m=300_000, places="north@0,0 holder=army").acting("army")
    assert far.refused("army", Rebase((), "craft", "south")) is not None


def test_nobody_flies_from_a_base_in_other_hands() -> None:
    refusal = taken(drawn(), "north").acting("army").offer("army", Sortie).refusal
    assert refusal is not None
    assert refusal.key == "refused.base_lost"


def test_aircraft_fly_off_from_a_base_the_enemy_has_taken() -> None:
    after = taken(drawn(), "north").turns(1)
    assert after.state.aircraft["craft"].base == "south"
    assert "learnt.flown_off" in after.heard("army")


@pytest.mark.parametrize("reason", ["not ready", "nowhere to go"])
def test_what_cannot_fly_off_is_lost_with_the_base(reason: str) -> None:
    if reason == "not ready":
        found = with_craft(taken(drawn(), "north"), ready=False)
    else:
        found = taken(drawn(), "north", "south")
    after = found.turns(1)
    lost = [fact for fact in after.state.facts.values() if fact.kind == "aircraft_lost"]
    assert after.state.aircraft["craft"].lost
    assert after.state.aircraft["craft"].crew_killed == 0
    assert [fact.cause for fact in lost] == ["base_taken"]
    assert "learnt.left_behind" in after.heard("army")


def test_a_base_nobody_holds_loses_nobody_an_aircraft() -> None:
    found = drawn()
    empty: dict[str, PlaceState] = {
        key: replace(place, holder=None) for key, place in found.state.places.items()
    }
    after = replace(found, state=replace(found.state, places=empty)).morning()
    assert after.state.aircraft["craft"].base == "north"


def test_standing_by_ends_in_the_morning() -> None:
    over = drawn().give("army", Sortie((), "craft", Mission.SUPPORT, at(0, 1)))
    if not over.state.aircraft["craft"].lost:
        assert over.state.aircraft["craft"].support == at(0, 1)
    assert over.turns(1).state.aircraft["craft"].support is None
