"""The army asks: for leave to withdraw, and for a column that may or may not exist."""

from dataclasses import replace

import pytest

from game.factions.army import GRANTED, REFUSED, AskHelp, AskPermission, leave_why
from game.rules.rulebook import Entry
from game.rules.units import Bound, OffMap, Vehicles
from tests.pictures import Match, at, match

FORCES = """
    army  f1@0,4  motorised_company  80  truck=8
    army  r1@0,0  relief_column      90  truck=6
    csp   c1@0,9  technical_squadron 60  technical=6
"""


def waiting(*, there: bool = True, seed: int = 1, first_turn: int = 1) -> Match:
    """Let a column wait off the map, if there is one at all."""
    drawn = match("." * 10, FORCES, bases={"kidal": ("0,0", 20_000)}, seed=seed)
    plan = replace(
        drawn.book.units["r1"], entry=Entry((at(0, 0),), first_turn, first_turn, 450, "kidal")
    )
    book = replace(drawn.book, units={**drawn.book.units, "r1": plan}, _graphs={})
    gone = replace(drawn, book=book).but("r1", at=None)
    if there:
        return gone
    unit = gone.unit("r1")
    ledger, fleet = unit.ledger._replace(start=0), unit.fleet._replace(start=0)
    return gone.but("r1", people=0, vehicles=Vehicles(), ledger=ledger, fleet=fleet)


def asked(*, there: bool = True) -> Match:
    return waiting(there=there).give("army", AskHelp(()))


@pytest.mark.rule("21.4")
def test_nobody_comes_who_is_not_asked_for() -> None:
    after = waiting().turns(10)
    assert (after.unit("r1").at, after.unit("r1").away) == (None, None)


@pytest.mark.rule("21.4")
def test_a_column_that_is_there_is_promised_forms_and_does_the_road() -> None:
    answered = asked().turns(2)
    assert answered.state.factions["army"].marks["help"] == GRANTED
    assert "learnt.help_promised" in answered.heard("army")
    forming = answered.book.number("help.ready_minutes") // answered.book.turn_minutes
    left = answered.turns(forming)
    assert left.unit("r1").away is not None or left.unit("r1").at is not None
    assert left.turns(4).unit("r1").at is not None
    assert left.turns(4).unit("r1").balance == 0


def test_no_column_sets_out_before_the_scenario_lets_it() -> None:
    late = waiting(first_turn=9).give("army", AskHelp(()))
    assert late.turns(7).unit("r1").away is None
    assert late.turns(8).unit("r1").away is not None


@pytest.mark.rule("21.4")
def test_where_there_is_no_column_the_answer_is_no() -> None:
    answered = asked(there=False).turns(2)
    assert answered.state.factions["army"].marks["help"] == REFUSED
    assert answered.acting("army").refused("army", AskHelp(())) == "refused.help_denied"


@pytest.mark.rule("21.4")
def test_whether_there_is_a_column_shows_in_no_view_before_the_answer() -> None:
    assert asked(there=True).view("army") == asked(there=False).view("army")


def test_losses_are_told_as_a_share_of_those_who_came() -> None:
    shares = set()
    for there in (True, False):
        drawn = waiting(there=there)
        ledger = drawn.unit("f1").ledger._replace(killed=20)
        after = drawn.but("f1", people=60, ledger=ledger).turns(1)
        shares.add(after.state.factions["army"].marks["lost"])
    assert shares == {250}


def test_nobody_else_hears_that_help_was_asked_for() -> None:
    assert asked().heard("csp") == []


def test_help_is_not_asked_for_where_the_scenario_has_none() -> None:
    drawn = match("....", "army f1@0,0 motorised_company 80 truck=8")
    assert drawn.acting("army").refused("army", AskHelp(())) == "refused.unknown"


def test_a_column_on_the_road_is_known_to_its_own_side_alone() -> None:
    away = waiting().but("r1", away=OffMap("kidal", 9000, Bound.MAP))
    assert list(away.view("army").off_map) == ["r1"]
    assert dict(away.view("csp").off_map) == {}


@pytest.mark.rule("21.1")
def test_the_chance_of_leave_is_explained_as_far_as_it_is_known_and_is_the_one_thrown_for() -> None:
    drawn = match("....", "army f1@0,0 motorised_company 100 truck=8")
    unit = drawn.unit("f1")
    ledger = unit.ledger._replace(killed=20)
    hurt = drawn.but("f1", people=70, wounded=10, ledger=ledger).turns(1)
    why = leave_why(hurt.book, hurt.view("army"))
    granted = hurt.book.number("permission.granted")
    assert (why.base, why.value, why.adds_up) == (granted, granted + 600, True)
    assert hurt.state.factions["army"].marks["lost"] == 300


def test_leave_is_never_sure() -> None:
    drawn = match("....", "army f1@0,0 motorised_company 100 truck=8")
    ledger = drawn.unit("f1").ledger._replace(killed=90)
    ruined = drawn.but("f1", people=10, ledger=ledger).turns(1)
    assert leave_why(ruined.book, ruined.view("army")).value == ruined.book.number(
        "permission.most"
    )


def test_leave_refused_may_be_asked_for_again() -> None:
    tries = (
        waiting(seed=seed).give("army", AskPermission(())).turns(2).acting("army")
        for seed in range(20)
    )
    refused = next(
        each for each in tries if each.state.factions["army"].marks["permission"] == REFUSED
    )
    assert refused.refused("army", AskPermission(())) is None
