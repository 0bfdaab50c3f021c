"""Searching a hex: who may, what it takes, whom it finds, and what it must not betray."""

from typing import Any

import pytest

from game.rules.changes import Put
from game.rules.chapters.sighting import Search
from game.rules.contacts import Level
from game.rules.searching import chance
from game.rules.state import Depot
from game.rules.units import Posture
from tests.pictures import Match, at, match

BAND = "jihadists j1@0,{} katiba 40 technical=4 hidden dispersed"
SCOUTS = "army f1@0,0 militia_scouts 120 technical=8"


def valley(
    terrain: str = ".", there: int = 0, scouts: str = SCOUTS, places: str = "", **said: Any
) -> Match:
    picture = "\n".join([terrain * 6] * 2)
    return match(picture, f"{scouts}\n{BAND.format(there)}", places=places, **said)


def odds(drawn: Match, there: int = 0) -> int:
    return chance(drawn.course(), [drawn.unit("f1")], drawn.unit("j1"), at(0, there))


def found_by(drawn: Match, there: int = 0, seeds: int = 40) -> int:
    """Return of how many searches the band is found."""
    order = Search(("f1",), at(0, there))
    after = [drawn.seed(seed).give("army", order) for seed in range(seeds)]
    return sum(not each.unit("j1").hidden for each in after)


@pytest.mark.rule("3.15")
def test_a_search_takes_its_hours() -> None:
    drawn = valley()
    after = drawn.give("army", Search(("f1",), at(0, 0)))
    minutes = drawn.book.numbers["search.minutes"]
    assert after.unit("f1").minutes == drawn.unit("f1").minutes - minutes
    tired = drawn.but("f1", minutes=minutes - 1)
    assert tired.refused("army", Search(("f1",), at(0, 0))) == "refused.no_hours"


def test_one_may_search_ones_own_hex_and_those_beside_it_and_no_other() -> None:
    drawn = valley()
    offered = drawn.offer("army", Search, "f1").choices("to", {})
    assert set(offered) == {at(0, 0), at(0, 1), at(1, 0)}
    assert drawn.refused("army", Search(("f1",), at(0, 2))) == "refused.search.to"


def test_nobody_searches_across_a_closed_border() -> None:
    drawn = match("..:.", SCOUTS.replace("0,0", "0,1"), borders={("DZ", "army"): "closed"})
    assert at(0, 2) not in drawn.offer("army", Search, "f1").choices("to", {})


@pytest.mark.rule("3.15")
def test_a_search_finds_a_band_that_hides_about_as_often_as_its_chance_says() -> None:
    drawn = valley()
    expected = odds(drawn) * 40 // 1000
    assert abs(found_by(drawn) - expected) <= 8


@pytest.mark.rule("3.15")
def test_who_is_found_is_out_of_hiding_and_knows_it() -> None:
    drawn = next(
        after
        for seed in range(40)
        if not (after := valley(seed=seed).give("army", Search(("f1",), at(0, 0))))
        .unit("j1")
        .hidden
    )
    found = drawn.knows("army", "j1")
    assert found is not None
    assert (found.level, found.source) == (Level.IDENTIFIED, "search")
    assert "learnt.found_out" in drawn.heard("jihadists")
    assert "learnt.combed" in drawn.heard("army")


@pytest.mark.rule("3.15")
def test_ground_ways_numbers_and_quality_decide_a_search() -> None:
    plain = odds(valley())
    few = "army f1@0,0 militia_scouts 30 technical=8"
    raw = "army f1@0,0 supply_train 120 truck=8"
    assert odds(valley("M")) < odds(valley("w")) < plain
    assert odds(valley(scouts=few)) < plain
    assert odds(valley(scouts=raw)) < plain
    assert odds(valley(hex_m=10_000)) < plain, "there is more ground to search"


@pytest.mark.rule("3.16")
def test_the_next_hex_is_searched_less_well() -> None:
    drawn = valley(there=1)
    share = drawn.book.numbers["search.beside"]
    assert odds(drawn, 1) == odds(valley()) * share // 1000


@pytest.mark.rule("3.16")
def test_small_drones_find_more_and_nothing_is_sure() -> None:
    def with_(kind: str) -> int:
        return odds(valley("w", scouts=f"wagner f1@0,0 {kind} 120 technical=8"))

    drawn = valley(scouts="wagner f1@0,0 assault_detachment 250 technical=8")
    assert drawn.book.types["assault_detachment"].drones
    assert odds(drawn) <= drawn.book.numbers["search.most"]
    without = drawn.with_numbers(search__drones=1000, search__most=2000)
    whole = drawn.with_numbers(search__most=2000)
    assert odds(whole) == odds(without) * drawn.book.numbers["search.drones"] // 1000
    assert with_("assault_detachment") > with_("motorised_company")


@pytest.mark.rule("3.16")
def test_in_a_place_walls_hide_and_those_who_live_there_help_whom_they_like() -> None:
    empty, strange, friendly = (
        odds(valley(places=f"camp@0,0 {words}"))
        for words in ("people=0", "people=500", "people=500 army=800")
    )
    assert strange < empty
    assert strange < friendly


@pytest.mark.rule("3.16")
def test_driving_people_away_makes_no_search_easier() -> None:
    lived_in = valley(places="camp@0,0 people=500 jihadists=900")
    fled = match(
        "......\n......",
        f"{SCOUTS}\n{BAND.format(0)}",
        places="camp@0,0 people=500 jihadists=900",
    )
    camp = fled.state.places["camp"]
    left = fled.with_place(camp.id, inhabitants=0, displaced=500)
    assert odds(left) <= odds(lived_in)


@pytest.mark.rule("3.15")
def test_who_searches_comes_out_of_hiding() -> None:
    drawn = valley().but("j1", minutes=360)
    after = drawn.give("jihadists", Search(("j1",), at(0, 0)))
    assert not after.unit("j1").hidden
    assert after.unit("j1").posture is Posture.READY
    assert after.level("army", "j1") >= Level.SIGHTED


@pytest.mark.rule("3.15")
def test_a_search_of_ones_own_hex_comes_upon_caches() -> None:
    drawn = valley().with_numbers(supply__cache_found=1000)
    cache = Depot("k", "jihadists", at(0, 0), 400, 40, hidden=True)
    course = drawn.course()
    course.happen("cached", {}, (Put("depots", "k", cache),))
    laid = drawn.after(course.closed())
    after = laid.give("army", Search(("f1",), at(0, 0)))
    assert after.state.depots["k"].looted
    assert "learnt.cache_found" in after.heard("army")
    beside = laid.but("f1", at=at(0, 1)).give("army", Search(("f1",), at(0, 0)))
    assert not beside.state.depots["k"].looted


@pytest.mark.rule("3.10")
def test_a_search_that_finds_nobody_strikes_the_contact_out_either_way() -> None:
    there = valley().seen("army", "j1", Level.SIGHTED).with_numbers(search__finds=0)
    nobody = there.but("j1", at=at(0, 5))
    for drawn in (there, nobody):
        after = drawn.give("army", Search(("f1",), at(0, 0)))
        assert after.view("army").contacts == {}
    reports = [
        [
            (tell.key, dict(tell.args))
            for tell in drawn.give("army", Search(("f1",), at(0, 0))).told("army")
        ]
        for drawn in (there, nobody)
    ]
    assert reports[0] == reports[1], "what is reported betrays nobody"
