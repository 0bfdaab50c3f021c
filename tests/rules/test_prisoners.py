"""Chapter 15: prisoners are kept, named, let go, exchanged; the wounded are brought to care."""

from dataclasses import replace

import pytest

from game.rules.captivity import unaccounted
from game.rules.chapters.prisoners import (
    BringWounded,
    Confine,
    HandOver,
    NamePrisoners,
    Release,
)
from game.rules.chapters.relations import AskExchange
from game.rules.chapters.requests import Answer, Reply
from game.rules.marching import burdens
from game.rules.orders import Pace
from game.rules.state import Captives
from game.rules.units import Bound, OffMap
from game.rules.why import prisoners_why
from tests.pictures import Match, at, match

BATTLE = """
    csp    c1@0,0 technical_squadron 50 technical=8
    csp    c2@0,0 technical_squadron 50 technical=8
    army   f1@0,4 motorised_company  80 truck=6
    wagner w1@0,5 assault_detachment 40 technical=5
"""


def captured(drawn: Match, unit: str, people: int, holder: str) -> Match:
    """Let *people* of a unit be prisoners of another unit."""
    lost, guard = drawn.unit(unit), drawn.unit(holder)
    ledger = lost.ledger._replace(captured=lost.ledger.captured + people)
    held = {**(guard.prisoners or {}), lost.faction: people}
    return drawn.but(unit, people=lost.people - people, ledger=ledger).but(holder, prisoners=held)


def held(places: str = "camp@0,0 holder=csp people=100") -> Match:
    return captured(match(".....:", BATTLE, places=places), "f1", 5, "c1")


def books_balance(drawn: Match) -> bool:
    """Return whether everybody of every side is somewhere."""
    units = all(unit.balance == 0 for unit in drawn.state.units.values())
    return units and not any(unaccounted(drawn.state, side) for side in drawn.book.factions)


def home(drawn: Match, side: str) -> int:
    return drawn.state.factions[side].home


@pytest.mark.rule("15.1")
def test_prisoners_are_handed_to_a_unit_that_stands_by() -> None:
    after = held().give("csp", HandOver(("c1",), "c2"))
    assert after.unit("c1").prisoners is None
    assert after.unit("c2").prisoners == {"army": 5}
    assert books_balance(after)


def test_nobody_hands_prisoners_to_a_unit_elsewhere_or_of_another_side() -> None:
    away = held().but("c2", at=at(0, 1)).acting("csp")
    assert away.refused("csp", HandOver(("c1",), "c2")) == "refused.no_guard"
    assert held().acting("csp").refused("csp", HandOver(("c1",), "f1")) == "refused.hand_over.unit"


@pytest.mark.rule("15.1")
def test_prisoners_held_in_a_place_of_ours_free_the_unit() -> None:
    after = held().give("csp", Confine(("c1",), "camp"))
    assert after.unit("c1").prisoners is None
    assert after.view("csp").captives["csp|army"].places == {"camp": 5}
    assert books_balance(after)


def test_prisoners_are_not_held_in_a_place_of_others() -> None:
    drawn = held("camp@0,0 holder=army people=100").acting("csp")
    assert drawn.refused("csp", Confine(("c1",), "camp")) == "refused.no_own_place"


@pytest.mark.rule("15.1")
def test_whoever_reaches_a_place_off_the_map_leaves_prisoners_and_wounded_there() -> None:
    drawn = captured(match("......", BATTLE, bases={"kidal": ("0,0", 9000)}), "f1", 5, "c1")
    unit = drawn.unit("c1")
    gone = drawn.but(
        "c1", at=None, away=OffMap("kidal", 9000, Bound.BOX), people=unit.people - 3, wounded=3
    )
    after = gone.evening()
    assert after.state.captives["csp|army"].places == {"kidal": 5}
    assert (after.unit("c1").wounded, after.unit("c1").ledger.evacuated) == (0, 3)
    assert books_balance(after)


@pytest.mark.rule("15.2")
def test_people_let_go_are_home_and_cost_no_command_points() -> None:
    before = held().acting("csp")
    after = before.give("csp", Release(("c1",), "army"))
    assert home(after, "army") == 5
    assert "learnt.prisoners_home" in after.heard("army")
    points = [each.state.factions["csp"].command_points for each in (before, after)]
    assert points[0] == points[1]
    assert books_balance(after)


@pytest.mark.rule("15.2")
def test_people_let_go_join_their_own_who_stand_by() -> None:
    beside = held().but("f1", at=at(0, 0))
    after = beside.give("csp", Release(("c1",), "army"))
    assert after.unit("f1").people == 80
    assert after.unit("f1").ledger.freed == 5
    assert home(after, "army") == 0
    assert books_balance(after)


def test_the_staff_lets_those_in_places_go() -> None:
    kept = held().give("csp", Confine(("c1",), "camp"))
    after = kept.give("csp", Release((), "army"))
    assert home(after, "army") == 5
    assert after.state.captives["csp|army"].handed == 5
    assert books_balance(after)


@pytest.mark.rule("15.3")
def test_the_named_are_known_to_their_own_side_and_to_nobody_else() -> None:
    listed = held().give("csp", NamePrisoners((), "army"))
    assert listed.view("army").captives == {}, "the list is on its way"
    assert listed.heard("army") == []
    after = listed.evening()
    assert after.view("army").captives == {"csp|army": Captives("csp|army", named=5)}
    assert after.view("wagner").captives == {}
    assert "learnt.prisoners_named" in after.heard("army")
    assert "learnt.prisoners_named" not in after.heard("wagner")


@pytest.mark.rule("15.3")
def test_nobody_knows_of_prisoners_who_are_not_named() -> None:
    kept = held().give("csp", Confine(("c1",), "camp"))
    assert kept.view("army").captives == {}


def test_prisoners_are_named_once() -> None:
    named = held().give("csp", NamePrisoners((), "army")).acting("csp")
    assert named.refused("csp", NamePrisoners((), "army")) == "refused.all_named"


@pytest.mark.rule("15.3")
def test_who_is_held_no_more_is_off_the_list_and_new_prisoners_can_be_named() -> None:
    named = held().give("csp", NamePrisoners((), "army"))
    unit = named.unit("c1")
    free = named.but("c1", people=0, wounded=unit.people).evening()
    assert free.view("army").captives == {}
    again = captured(free, "f1", 3, "c2").acting("csp")
    assert again.refused("csp", NamePrisoners((), "army")) is None


@pytest.mark.rule("15.3")
def test_the_list_stays_as_long_as_those_on_it_are_held() -> None:
    named = held().give("csp", NamePrisoners((), "army")).evening()
    assert named.evening().view("army").captives == named.view("army").captives


def both_hold() -> Match:
    """Let the CSP hold five of the army, the army two of the CSP, and both name them."""
    drawn = captured(held(), "c2", 2, "f1")
    named = drawn.give("csp", NamePrisoners((), "army"))
    return named.give("army", NamePrisoners((), "csp")).evening()


@pytest.mark.rule("15.4")
@pytest.mark.rule("20.13")
def test_an_exchange_lets_as_many_go_as_both_hold() -> None:
    asked = both_hold().give("army", AskExchange((), "csp"))
    after = asked.give("csp", Answer((), "exchange|army|csp", Reply.ACCEPT))
    assert (home(after, "army"), home(after, "csp")) == (2, 2)
    assert after.unit("c1").prisoners == {"army": 3}
    assert after.unit("f1").prisoners is None
    assert after.view("army").captives["csp|army"].named == 3
    assert books_balance(after)


def test_both_sides_hear_how_many_came_home_by_an_exchange() -> None:
    asked = both_hold().give("army", AskExchange((), "csp"))
    after = asked.give("csp", Answer((), "exchange|army|csp", Reply.ACCEPT))
    for side in ("army", "csp"):
        told = next(tell for tell in after.told(side) if tell.key == "learnt.exchange_accepted")
        assert told.args["n"] == 2


@pytest.mark.rule("15.4")
def test_an_exchange_nobody_answers_does_not_come_about() -> None:
    asked = both_hold().give("army", AskExchange((), "csp"))
    after = asked.turns(asked.book.number("request.answer_minutes") // 360 + 1)
    assert not after.state.pending
    assert home(after, "army") == 0


@pytest.mark.rule("15.4")
def test_who_has_named_none_of_ours_is_not_asked_for_an_exchange() -> None:
    drawn = captured(held(), "c2", 2, "f1").acting("army")
    assert drawn.refused("army", AskExchange((), "csp")) == "refused.none_of_ours_named"


@pytest.mark.rule("15.5")
def test_where_nobody_is_fit_to_guard_them_prisoners_walk_free() -> None:
    unit = held().unit("c1")
    hurt = held().but("c1", people=0, wounded=unit.people)
    after = hurt.evening()
    assert after.unit("c1").prisoners is None
    assert home(after, "army") == 5
    assert books_balance(after)


@pytest.mark.rule("15.5")
def test_prisoners_in_a_place_their_own_side_takes_are_free() -> None:
    kept = held().give("csp", Confine(("c1",), "camp"))
    taken = kept.but("c1", at=at(0, 3)).but("c2", at=at(0, 3)).but("f1", at=at(0, 0)).evening()
    assert home(taken, "army") == 5
    assert books_balance(taken)


@pytest.mark.rule("15.5")
def test_prisoners_in_a_place_another_enemy_takes_are_his() -> None:
    drawn = captured(match("......", BATTLE, places="camp@0,0 holder=csp people=9"), "f1", 5, "c1")
    kept = drawn.give("csp", Confine(("c1",), "camp"))
    places = {"camp": replace(kept.state.places["camp"], holder="wagner")}
    hostile = {"army|wagner": "hostile"}
    lost = replace(kept, state=replace(kept.state, places=places, relations=hostile))
    after = lost.but("c1", at=at(0, 3)).but("c2", at=at(0, 3)).evening()
    assert after.state.captives["wagner|army"].places == {"camp": 5}
    assert books_balance(after)


@pytest.mark.rule("15.6")
def test_wounded_left_in_care_are_brought_out_and_no_loss() -> None:
    hurt = held().but("c1", people=40, wounded=10)
    after = hurt.give("csp", BringWounded(("c1",)))
    unit = after.unit("c1")
    assert (unit.wounded, unit.ledger.evacuated, unit.balance) == (0, 10, 0)
    assert hurt.unit("c1").minutes - unit.minutes == after.book.number("wounded.minutes")


@pytest.mark.rule("15.6")
def test_wounded_are_left_only_where_somebody_cares_for_them() -> None:
    hurt = held("camp@0,0 holder=army people=100").but("c1", people=40, wounded=10).acting("csp")
    assert hurt.refused("csp", BringWounded(("c1",))) == "refused.no_care"


@pytest.mark.rule("15.6")
def test_many_wounded_slow_those_on_foot() -> None:
    drawn = held().but("c1", people=25, wounded=25, on_foot=True)
    few = drawn.but("c1", people=49, wounded=1)
    riding = drawn.but("c1", on_foot=False)
    keys = [
        [share.key for share in burdens(each.book, (each.unit("c1"),), Pace.NORMAL)]
        for each in (drawn, few, riding)
    ]
    assert ["cause.stretchers" in each for each in keys] == [True, False, False]


def test_the_prisoners_that_count_are_explained_by_where_they_are() -> None:
    drawn = captured(held(), "w1", 2, "c2").give("csp", Confine(("c2",), "camp"))
    why = prisoners_why(drawn.book, drawn.view("csp"))
    assert why is not None
    assert (why.value, why.adds_up) == (7, True)
    assert [share.key for share in why.changes] == ["cause.guarded", "cause.in_places"]
    assert prisoners_why(drawn.book, drawn.view("army")) is None
