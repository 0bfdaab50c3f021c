"""Airlift: units and stores carried, wounded brought out, and those an aircraft takes down."""

from collections.abc import Callable
from typing import Any

import pytest

from game.rules.chapters.air import Airlift, Mission, Sortie
from game.rules.flying import shot_chance
from game.rules.orders import Order
from game.rules.units import Bound, Ledger, OffMap
from tests.pictures import Match, at, match

BATTLE = """
    army  guard@0,0  guard_post         15
    army  post@0,8   motorised_company  30  truck=3 fuel=100
    csp   c1@{}      technical_squadron 200  technical=24
"""
PLACES = "strip@0,0 holder=army"


def drawn(kind: str = "transport_helicopter", foes: str = "0,29", **said: Any) -> Match:
    """Return a match with a helicopter and a small guard at a field, a post eight hexes off."""
    return match(
        "." * 30,
        BATTLE.format(foes),
        places=PLACES,
        air=f"army craft {kind} strip",
        bases={"strip": ("0,0", 0)},
        **said,
    )


OUT = Airlift((), "craft", "guard", at(0, 8))
FREIGHT = Airlift((), "craft", "stores", at(0, 8))


def safe(order: Order, kind: str = "transport_helicopter") -> Match:
    """Return what becomes of a flight that the aircraft came back from."""
    for seed in range(40):
        after = drawn(kind, seed=seed).give("army", order)
        if not after.state.aircraft["craft"].lost:
            return after
    raise AssertionError("every aircraft was lost")


def lost(order: Order, prepared: Callable[[Match], Match] = lambda found: found) -> Match:
    """Return what becomes of a flight into a crowd of enemies that ended there."""
    for seed in range(200):
        after = prepared(drawn(foes="0,8", seed=seed)).give("army", order)
        if after.state.aircraft["craft"].lost:
            return after
    raise AssertionError("no aircraft was lost")


def test_a_unit_is_flown_from_a_base_to_where_friends_are() -> None:
    after = safe(OUT)
    assert after.unit("guard").at == at(0, 8)
    assert "learnt.lifted" in after.heard("army")


def test_being_flown_takes_its_time() -> None:
    before, after = drawn().unit("guard"), safe(OUT).unit("guard")
    assert after.minutes == before.minutes - drawn().book.numbers["air.lift_minutes"]


def test_who_is_set_down_among_enemies_meets_them() -> None:
    for seed in range(40):
        few = drawn(foes="0,8", seed=seed).but("c1", people=9, ledger=Ledger(start=9))
        after = few.give("army", OUT)
        if not after.state.aircraft["craft"].lost:
            break
    assert after.knows("army", "c1") is not None
    assert after.knows("csp", "guard") is not None


def refused(found: Match, order: Order) -> str | None:
    return found.acting("army").refused("army", order)


def test_who_has_vehicles_is_not_flown() -> None:
    assert refused(drawn(), Airlift((), "craft", "post", at(0, 0))) == "refused.airlift.cargo"


def test_who_holds_prisoners_is_not_flown() -> None:
    assert refused(drawn().but("guard", prisoners={"csp": 2}), OUT) == "refused.airlift.cargo"


def test_who_has_no_hours_left_is_not_flown() -> None:
    assert refused(drawn().but("guard", minutes=30), OUT) == "refused.airlift.cargo"


def test_a_unit_is_flown_whole_or_not_at_all() -> None:
    crowd = drawn().but("guard", people=25, ledger=Ledger(start=25))
    assert refused(crowd, OUT) == "refused.airlift.cargo"


def test_from_anywhere_one_is_flown_to_a_base_alone() -> None:
    away = drawn().but("guard", at=at(0, 4))
    assert refused(away, OUT) == "refused.airlift.to"
    assert refused(away, Airlift((), "craft", "guard", at(0, 0))) is None


def test_what_needs_a_runway_does_not_land_in_the_desert() -> None:
    plane = drawn("transport_aircraft").but("guard", at=at(0, 4))
    assert refused(plane, OUT) is not None
    assert refused(plane, FREIGHT) is not None


def test_who_waits_off_the_map_is_flown_onto_it_and_back() -> None:
    found = match(
        "." * 12,
        "army guard@0,0 guard_post 12\narmy post@0,8 guard_post 20\ncsp c1@0,11 katiba 60",
        air="army craft transport_helicopter far",
        bases={"far": ("0,0", 40_000)},
        seed=4,
    )
    inside = found.but("guard", at=None, away=OffMap("far", 40_000, Bound.BOX))
    out = inside.give("army", OUT)
    assert not out.state.aircraft["craft"].lost
    assert (out.unit("guard").at, out.unit("guard").away) == (at(0, 8), None)
    back = found.but("guard", at=at(0, 8)).give("army", Airlift((), "craft", "guard", at(0, 0)))
    assert back.unit("guard").at is None
    assert back.unit("guard").away == OffMap("far", 40_000, Bound.BOX)


def test_stores_go_to_those_who_lack_them() -> None:
    before, after = drawn().unit("post"), safe(FREIGHT).unit("post")
    assert after.water_fuel > before.water_fuel


def test_no_more_is_handed_out_than_the_seats_hold() -> None:
    before, after = drawn().unit("post"), safe(FREIGHT).unit("post")
    given = (after.water_fuel - before.water_fuel) * after.present
    numbers = drawn().book
    seats = numbers.aircraft_types["transport_helicopter"].lift
    assert given <= 100 * seats * numbers.numbers["air.stores_a_seat"]


def test_nobody_is_brought_what_he_has_no_room_for() -> None:
    kind = drawn().book.types["motorised_company"]
    full = drawn().but("post", water_fuel=kind.water_fuel)
    assert refused(full, FREIGHT) is not None


def test_stores_go_down_with_the_aircraft() -> None:
    after = lost(FREIGHT)
    assert after.unit("post").water_fuel == drawn().unit("post").water_fuel


def test_who_is_aboard_goes_down_with_the_aircraft() -> None:
    after = lost(OUT)
    guard = after.unit("guard")
    assert guard.at in (at(0, 0), at(0, 8))
    assert guard.people + guard.ledger.killed == 15
    assert guard.balance == 0
    assert "learnt.brought_down" in after.heard("army")


def test_about_half_of_those_aboard_die() -> None:
    dead = flights = 0
    for seed in range(400):
        after = drawn(foes="0,8", seed=seed).give("army", OUT)
        if after.state.aircraft["craft"].lost:
            flights += 1
            dead += after.unit("guard").ledger.killed
    assert 6 <= dead / flights <= 9, "of fifteen"


def test_the_dead_of_a_crash_are_in_its_fact() -> None:
    after = lost(OUT)
    fact = next(each for each in after.state.facts.values() if each.kind == "aircraft_lost")
    assert fact.figures["killed.army"] == after.unit("guard").ledger.killed
    assert fact.figures["crew.army"] == after.state.aircraft["craft"].crew_killed <= 3


def test_wounded_on_their_way_out_may_die_in_a_crash() -> None:
    def hurt(found: Match) -> Match:
        return found.but("post", wounded=20, ledger=Ledger(start=50))

    after = lost(Sortie((), "craft", Mission.EVACUATION, at(0, 8)), hurt).unit("post")
    assert after.ledger.evacuated == 0
    assert after.wounded == 20 - after.ledger.killed
    assert after.balance == 0


@pytest.mark.parametrize("place", ["0,8", "0,9"])
def test_who_lands_risks_more_than_who_flies_over(place: str) -> None:
    course = drawn(foes=place).course()
    craft = course.state.aircraft["craft"]
    low, high = (shot_chance(course, craft, at(0, 8), low=low) for low in (True, False))
    assert 0 < high < low <= course.number("air.shot_most")


def test_who_is_hidden_does_not_fire_at_aircraft() -> None:
    course = drawn(foes="0,8").but("c1", hidden=True).course()
    assert shot_chance(course, course.state.aircraft["craft"], at(0, 8), low=True) == 0
