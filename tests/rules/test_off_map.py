"""Chapter 2: boxes off the map and the roads to them."""

from dataclasses import replace

import pytest

from game.rules.chapters.off_map import EnterMap, LeaveMap, boxes
from game.rules.engine import begin
from game.rules.events import play
from game.rules.state import GameState
from game.rules.units import Bound, OffMap
from tests.pictures import Match, at, match

TRUCKS = "army f1@0,0 motorised_company 80 truck=6 fuel=200\ncsp c1@0,3 technical_squadron 50"
BASES = {"kidal": ("0,0", 20_000)}


def drawn() -> Match:
    return match("....", TRUCKS, bases=BASES)


def waiting() -> Match:
    """Return the match with the company in Kidal."""
    return drawn().but("f1", at=None, away=OffMap("kidal", 20_000, Bound.BOX))


@pytest.mark.rule("2.12")
def test_who_leaves_the_map_is_in_the_box_when_the_road_is_done() -> None:
    left = drawn().give("army", LeaveMap(("f1",), "kidal"))
    assert left.unit("f1").away == OffMap("kidal", 0, Bound.BOX)
    one, two = left.turns(1), left.turns(2)
    away = one.unit("f1").away
    assert away is not None
    assert 0 < away.edge_m < 20_000
    assert two.unit("f1").away == OffMap("kidal", 20_000, Bound.BOX)
    assert "learnt.in_box" in two.heard("army")


@pytest.mark.rule("2.12")
def test_in_the_box_stores_are_filled() -> None:
    full = drawn().book.types["motorised_company"].water_fuel
    assert waiting().turns(1).unit("f1").water_fuel == full


@pytest.mark.rule("2.12")
def test_who_is_called_comes_in_at_the_edge_after_the_road() -> None:
    called = waiting().give("army", EnterMap((), "f1"))
    assert called.turns(1).unit("f1").at is None
    there = called.turns(2).unit("f1")
    assert (there.at, there.away) == (at(0, 0), None)
    assert there.water_fuel < 200


def test_nobody_but_its_owner_knows_who_is_in_a_box() -> None:
    full, gone = waiting(), waiting().but("f1", away=None, people=0)
    assert list(full.view("army").off_map) == ["f1"]
    assert boxes(full.view("army")) == {"kidal": ("f1",)}
    assert full.view("csp") == gone.view("csp")
    kinds = [[offer.kind for offer in each.acting("csp").menu("csp")] for each in (full, gone)]
    assert kinds[0] == kinds[1]


def test_a_column_leaves_and_comes_back_together() -> None:
    column = match(
        "..",
        """
        army f1@0,0 motorised_company 80 truck=6 in=column
        army f2@0,0 motorised_company 40 truck=4 in=column
        """,
        formations={"column": "army"},
        bases={"kidal": ("0,0", 1000)},
    )
    left = column.give("army", LeaveMap(("f1", "f2"), "kidal")).turns(1)
    back = left.give("army", EnterMap((), "f2"))
    assert [back.unit(key).away for key in ("f1", "f2")] == [OffMap("kidal", 1000, Bound.MAP)] * 2
    assert {back.turns(1).unit(key).at for key in ("f1", "f2")} == {at(0, 0)}


def test_a_unit_may_begin_in_a_box() -> None:
    found = drawn()
    plan = replace(found.book.units["f1"], at=None, box="kidal")
    book = replace(found.book, units={**found.book.units, "f1": plan})
    state = play(GameState(seed=1), begin(book, 1))
    assert state.units["f1"].away == OffMap("kidal", 20_000, Bound.BOX)
    assert state.units["f1"].balance == 0
