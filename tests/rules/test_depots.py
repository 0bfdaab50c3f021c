"""Chapter 7: depots and caches, who draws on them, who takes them, who knows."""

from dataclasses import replace

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.off_map import LeaveMap
from game.rules.chapters.supply import Cache, Resupply
from game.rules.orders import Pace, Route
from game.rules.units import Bound, OffMap
from tests.pictures import Match, at, match

COMPANY = "army f1@0,0 motorised_company 50 truck=6 fuel=100 ammunition=10"
CERTAIN = {"supply__cache_found": 1000}


@pytest.mark.rule("7.8")
def test_a_depot_fills_both_stores_from_what_it_has() -> None:
    drawn = match("..", COMPANY, depots="army d1@0,0 days=1000 fights=500")
    after = drawn.give("army", Resupply(("f1",)))
    kind, depot = drawn.book.types["motorised_company"], after.state.depots["d1"]
    assert (after.unit("f1").water_fuel, after.unit("f1").ammunition) == (
        kind.water_fuel,
        kind.ammunition,
    )
    assert depot.water_fuel == 100_000 - 50 * (kind.water_fuel - 100)
    assert depot.ammunition == 5000 - 50 * (kind.ammunition - 10)


@pytest.mark.rule("7.8")
def test_a_depot_feeds_those_beside_it_until_it_is_empty() -> None:
    drawn = match("..", COMPANY, depots="army d1@0,0 days=20")
    first = drawn.evening()
    second = first.evening()
    third = second.evening()
    assert [each.unit("f1").water_fuel for each in (first, second, third)] == [100, 100, 75]
    assert third.state.depots["d1"].water_fuel == 0


@pytest.mark.rule("7.8")
def test_an_ally_draws_on_a_depot_and_an_enemy_does_not() -> None:
    depots = "army d1@0,0 days=100"
    ally = match("..", "wagner w1@0,0 assault_detachment 40 fuel=0", depots=depots, factions="army")
    enemy = match("..", "csp c1@0,0 technical_squadron 40 fuel=0", depots=depots, factions="army")
    assert ally.refused("wagner", Resupply(("w1",))) is None
    assert enemy.refused("csp", Resupply(("c1",))) == "refused.no_source"


@pytest.mark.rule("7.8")
def test_a_depot_off_the_map_fills_the_convoy_that_waits_there() -> None:
    drawn = match(
        "..",
        "army t1@0,0 supply_train 20 truck=4 fuel=100 ammunition=0",
        bases={"kidal": ("0,0", 20_000)},
        depots="army d1@0,0 base=kidal days=60",
    ).but("t1", at=None, away=OffMap("kidal", 20_000, Bound.BOX))
    after = drawn.evening()
    assert after.unit("t1").water_fuel == 200
    assert after.state.depots["d1"].water_fuel == 0


@pytest.mark.rule("7.8")
def test_a_base_without_depots_has_enough_of_everything() -> None:
    drawn = match("..", COMPANY, bases={"kidal": ("0,0", 20_000)})
    drawn = drawn.but("f1", at=None, away=OffMap("kidal", 20_000, Bound.BOX))
    unit, kind = drawn.evening().unit("f1"), drawn.book.types["motorised_company"]
    assert (unit.water_fuel, unit.ammunition) == (kind.water_fuel, kind.ammunition)


@pytest.mark.rule("7.8")
def test_a_depot_nobody_keeps_falls_to_enemies_in_the_evening() -> None:
    drawn = match(
        "..", "csp c1@0,0 technical_squadron 40", depots="army d1@0,0 days=9", factions="army"
    )
    after = drawn.evening()
    assert after.state.depots["d1"].faction == "csp"
    assert "learnt.depot_lost" in after.heard("army")
    assert "learnt.depot_taken" in after.heard("csp")


@pytest.mark.rule("7.8")
@pytest.mark.parametrize("hidden", ["", "hidden dispersed"])
def test_a_friend_keeps_a_depot_and_hidden_enemies_take_none(hidden: str) -> None:
    keeper = "" if hidden else "army f1@0,0 motorised_company 5 dug_in"
    drawn = match(
        "..",
        f"csp c1@0,0 technical_squadron 40 {hidden}\n{keeper}",
        depots="army d1@0,0 days=9",
        factions="army",
    )
    assert drawn.evening().state.depots["d1"].faction == "army"


# Caches.


def cached(numbers: dict[str, int] | None = None) -> Match:
    """Return a band that has hidden part of its stores and gone on."""
    drawn = match(
        "...",
        """
        csp  c1@0,0 technical_squadron 40 technical=6
        army f1@0,2 motorised_company 50 truck=6 fuel=100 ammunition=10
        """,
    ).with_numbers(**(numbers or {}))
    return drawn.give("csp", Cache(("c1",)))


KEY = "cache|csp|0|0"


@pytest.mark.rule("7.9")
def test_a_unit_hides_part_of_its_stores() -> None:
    after = cached()
    kind, numbers = after.book.types["technical_squadron"], after.book.numbers
    depot, unit = after.state.depots[KEY], after.unit("c1")
    assert unit.water_fuel == kind.water_fuel - numbers["supply.cache_days"]
    assert unit.ammunition == kind.ammunition - numbers["supply.cache_ammunition"]
    assert depot.water_fuel == 40 * numbers["supply.cache_days"]
    assert depot.ammunition == 40 * numbers["supply.cache_ammunition"]


@pytest.mark.rule("7.9")
def test_its_own_side_alone_knows_a_cache() -> None:
    after = cached()
    assert list(after.view("csp").depots) == [KEY]
    assert not after.view("army").depots
    assert not after.view("public").depots


@pytest.mark.rule("7.9")
def test_who_hid_it_fills_up_from_it_again() -> None:
    after = cached().but("c1", water_fuel=0, minutes=360).give("csp", Resupply(("c1",)))
    assert after.unit("c1").water_fuel == after.book.number("supply.cache_days")


def walk_in(drawn: Match) -> Match:
    """Let the company march over the cache while its owners are away."""
    away = drawn.but("c1", at=at(0, 1), hidden=True)
    return away.but("c1", at=None, people=0).give(
        "army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 0))
    )


@pytest.mark.rule("7.9")
def test_enemies_who_come_upon_a_cache_fill_up_and_destroy_the_rest() -> None:
    found = walk_in(cached(CERTAIN))
    assert found.state.depots[KEY].looted
    assert found.unit("f1").ammunition > 10
    assert "learnt.cache_found" in found.heard("army")


@pytest.mark.rule("7.9")
def test_its_owners_do_not_know_before_they_come_for_it() -> None:
    drawn = cached(CERTAIN)
    found = walk_in(drawn)
    assert found.view("csp").depots == drawn.view("csp").depots
    back = found.but("c1", people=40, at=at(0, 1), hidden=True)
    there = back.but("f1", at=at(0, 2)).give(
        "csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 0))
    )
    assert "learnt.cache_gone" in there.heard("csp")
    assert KEY not in there.state.depots


@pytest.mark.rule("7.9")
def test_who_hides_more_in_a_looted_cache_finds_it_empty_and_is_told_so() -> None:
    drawn = cached()
    looted = {KEY: replace(drawn.state.depots[KEY], looted=True)}
    back = replace(drawn, state=replace(drawn.state, depots=looted)).but("c1", minutes=600)
    after = back.give("csp", Cache(("c1",)))
    assert "learnt.cache_gone" in after.heard("csp")
    assert not after.state.depots[KEY].looted
    assert after.state.depots[KEY].water_fuel == drawn.state.depots[KEY].water_fuel


@pytest.mark.rule("7.9")
def test_a_cache_nobody_comes_upon_stays_whole() -> None:
    passed = walk_in(cached({"supply__cache_found": 0}))
    assert not passed.state.depots[KEY].looted
    assert "learnt.cache_found" not in passed.heard("army")


def test_who_has_little_hides_nothing() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 40 fuel=100 ammunition=10")
    assert drawn.refused("csp", Cache(("c1",))) == "refused.nothing_to_hide"


def test_what_enemies_store_changes_no_view_and_no_offer() -> None:
    text = "army f1@0,0 motorised_company 50 fuel=0"
    plain = match("..", text, factions="csp")
    other = match("..", text, factions="csp", depots="csp d1@0,0 days=99 hidden")
    assert other.view("army") == plain.view("army")
    assert other.refused("army", Resupply(("f1",))) == plain.refused("army", Resupply(("f1",)))


def test_an_ally_knows_a_depot_and_no_cache() -> None:
    drawn = match(
        "..",
        "wagner w1@0,1 assault_detachment 40",
        factions="army",
        depots="army d1@0,0 days=5\narmy d2@0,0 days=5 hidden",
    )
    assert list(drawn.view("wagner").depots) == ["d1"]


def test_who_leaves_the_map_for_a_base_draws_on_its_depots() -> None:
    drawn = match(
        "..",
        COMPANY,
        bases={"kidal": ("0,0", 1_000)},
        depots="army d1@0,0 base=kidal days=500 fights=500",
    )
    after = drawn.give("army", LeaveMap(("f1",), "kidal")).evening()
    assert after.unit("f1").ammunition == after.book.types["motorised_company"].ammunition
    assert after.state.depots["d1"].ammunition < 5000
