"""Chapter 7: a place to which every way is barred, day by day."""

from dataclasses import replace

import pytest

from game.rules.changes import Put, changed
from game.rules.chapters.supply import Resupply
from game.rules.state import Roadblock
from tests.pictures import Match, at, match

TOWN = "town@0,1 holder=army people=1000"
GARRISON = "army g1@0,1 motorised_company 60 garrison"
BLOCKS = """
    jihadists j1@0,0 katiba 40 technical=2
    jihadists j2@0,2 katiba 40 technical=2
"""


def town(others: str = BLOCKS, roads: tuple[str, ...] = ()) -> Match:
    """Return a garrison between two bands, on turns of a day."""
    return match(
        "...",
        f"{GARRISON}\n{others}",
        places=TOWN,
        roads=roads,
        turn_hours=24,
        factions="jihadists csp",
    )


def shut_for(minutes: int, drawn: Match) -> Match:
    """Return the match with the town blockaded for so long already."""
    place = replace(drawn.state.places["town"], blockade=minutes)
    known = replace(drawn.state.known["army"]["town"], blockade=minutes)
    changes = (Put("places", "town", place), Put("known/army", "town", known))
    return replace(drawn, state=changed(drawn.state, changes))


def stocks(drawn: Match) -> int:
    """Return the minutes for which a place's own stocks last."""
    return drawn.book.number("supply.blockade_minutes")


@pytest.mark.rule("7.12")
def test_a_place_is_under_blockade_while_every_way_is_barred() -> None:
    first = town().evening()
    assert first.state.places["town"].blockade == 1440
    assert first.evening().state.places["town"].blockade == 2880
    freed = first.but("j2", at=None, people=0).evening()
    assert freed.state.places["town"].blockade == 0
    assert "learnt.blockade_over" in freed.heard("army")


@pytest.mark.rule("7.12")
@pytest.mark.parametrize(
    "others",
    ["jihadists j1@0,0 katiba 40", BLOCKS.replace("technical=2", "hidden dispersed")],
)
def test_one_way_open_or_hidden_bands_are_no_blockade(others: str) -> None:
    assert town(others).evening().state.places["town"].blockade == 0


@pytest.mark.rule("7.12")
def test_with_roads_only_roads_count_and_a_closed_one_is_barred() -> None:
    drawn = town("", roads=("0,0 0,1",))
    assert drawn.evening().state.places["town"].blockade == 0
    block = Put("roadblocks", "b1", Roadblock("b1", "jihadists", at(0, 0)))
    barred = replace(drawn, state=changed(drawn.state, (block,)))
    assert barred.evening().state.places["town"].blockade == 1440


@pytest.mark.rule("7.12")
def test_those_who_hold_it_and_those_who_bar_it_know() -> None:
    first = town().evening()
    assert "learnt.blockade" in first.heard("army")
    assert "learnt.blockade" in first.heard("jihadists")
    assert "learnt.blockade" not in first.heard("csp")
    assert first.view("army").places["town"].blockade == 1440
    assert first.view("csp").places["town"].blockade == 0


@pytest.mark.rule("7.12")
def test_after_its_stocks_a_place_feeds_nobody() -> None:
    drawn = town().but("g1", water_fuel=200)
    within = shut_for(stocks(drawn) - 1, drawn)
    beyond = shut_for(stocks(drawn), drawn)
    assert within.evening().unit("g1").water_fuel == 200
    assert beyond.evening().unit("g1").water_fuel == 100
    assert within.refused("army", Resupply(("g1",))) is None
    assert beyond.refused("army", Resupply(("g1",))) == "refused.no_source"


@pytest.mark.rule("7.12")
def test_after_its_stocks_people_leave_a_place() -> None:
    drawn = town("jihadists j1@0,0 katiba 40\njihadists j2@0,2 katiba 40")
    after = shut_for(stocks(drawn), drawn).evening().state.places["town"]
    gone = 1000 * drawn.book.number("supply.blockade_leave") // 1000
    assert (after.inhabitants, after.displaced) == (1000 - gone, gone)


def test_a_place_nobody_holds_is_under_no_blockade() -> None:
    drawn = match("...", BLOCKS, places="town@0,1 people=1000", turn_hours=24)
    after = shut_for_nobody(drawn).evening()
    assert after.state.places["town"].blockade == 0


def shut_for_nobody(drawn: Match) -> Match:
    """Return the match with a count left over from the last holder."""
    place = replace(drawn.state.places["town"], blockade=1440)
    return replace(drawn, state=changed(drawn.state, (Put("places", "town", place),)))
