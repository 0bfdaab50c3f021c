"""Chapter 10: guests abroad, patience, closed borders and internment."""

import pytest

from game.rules.chapters.borders import SeekRefuge
from game.rules.chapters.movement import March
from game.rules.internment import refuge_for
from game.rules.orders import Pace, Route
from game.rules.retreat import fall_back
from game.rules.units import Unit, Vehicles
from tests.pictures import Match, at, match

ABROAD = """
    csp  c1@0,0 technical_squadron 50 technical=8
    csp  c2@0,3 technical_squadron 50 technical=8
    army f1@0,5 motorised_company  80 truck=6
"""
TOLERATED = {("DZ", "csp"): "tolerated"}


def guest(**numbers: int) -> Match:
    return match("::....", ABROAD, borders=TOLERATED).with_numbers(**numbers)


def goals(drawn: Match, unit: str) -> set[tuple[int, int]]:
    offer = drawn.offer(drawn.unit(unit).faction, March, unit)
    return {tuple(each) for each in offer.choices("to", {"pace": Pace.NORMAL, "route": Route.FAST})}


@pytest.mark.rule("10.1")
def test_each_unit_abroad_costs_the_hosts_patience() -> None:
    drawn = guest()
    a_day = drawn.book.number("tracks.guest_per_day")
    before = drawn.state.factions["csp"].tracks["patience"].value
    assert drawn.evening().state.factions["csp"].tracks["patience"].value == before - a_day // 4
    both = drawn.but("c2", at=at(0, 1)).evening()
    assert both.state.factions["csp"].tracks["patience"].value == before - a_day // 2


@pytest.mark.rule("10.1")
def test_an_open_border_costs_nothing() -> None:
    drawn = match("::....", ABROAD)
    before = drawn.state.factions["csp"].tracks
    assert drawn.evening().state.factions["csp"].tracks == before


def impatient() -> Match:
    """Return the evening on which patience ran out."""
    return guest(tracks__guest_per_day=4000).evening()


@pytest.mark.rule("10.2")
def test_without_patience_the_border_closes_and_those_inside_are_warned() -> None:
    after = impatient()
    border = after.state.borders["DZ|csp"]
    assert (border.stance, border.deadline) == ("closed", 1 + 4)
    assert "learnt.border_closed" in after.heard("csp")
    assert (0, 1) not in goals(after.morning().acting("csp"), "c2")
    assert after.unit("c1").active


@pytest.mark.rule("10.2")
def test_who_is_inside_may_leave_until_the_deadline() -> None:
    inside = impatient().morning().acting("csp")
    left = inside.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 2)))
    assert left.unit("c1").at == at(0, 2)
    assert left.turns(5).unit("c1").active


@pytest.mark.rule("10.2")
def test_after_the_deadline_those_inside_are_interned_with_all_their_people() -> None:
    after = impatient().turns(3)
    assert after.unit("c1").active
    gone = after.turns(2).unit("c1")
    assert (gone.at, gone.people, gone.ledger.interned) == (None, 0, 50)
    assert (gone.balance, gone.fleet_balance) == (0, 0)


def beside(stance: str) -> Match:
    return match("::....", "csp c1@0,2 technical_squadron 50 technical=8\n"
        "army f1@0,5 motorised_company 80 truck=6", borders={("DZ", "csp"): stance})  # fmt: skip


@pytest.mark.rule("10.3")
def test_into_a_country_that_interns_nobody_marches_but_one_may_flee() -> None:
    drawn = beside("interned")
    assert (0, 1) not in {(row, col) for row, col in goals(drawn, "c1")}
    assert drawn.offer("csp", SeekRefuge, "c1").choices("country", {}) == ("DZ",)
    assert refuge_for(drawn.course(), "c1") == "DZ"
    gone = drawn.give("csp", SeekRefuge(("c1",), "DZ")).unit("c1")
    assert (gone.at, gone.ledger.interned, gone.balance, gone.fleet_balance) == (None, 50, 0, 0)


@pytest.mark.rule("10.3")
@pytest.mark.parametrize("stance", ["open", "tolerated", "closed"])
def test_elsewhere_there_is_no_refuge(stance: str) -> None:
    drawn = beside(stance)
    assert refuge_for(drawn.course(), "c1") is None
    assert not any(offer.order is SeekRefuge for offer in drawn.menu("csp", "c1"))


def test_a_column_of_two_armies_crosses_only_where_both_may() -> None:
    drawn = match(
        "::..",
        """
        wagner w1@0,2 assault_detachment 40 armoured=3 in=column
        army   f1@0,2 motorised_company  80 truck=6    in=column
        """,
        formations={"column": "wagner"},
        borders={("DZ", "army"): "closed"},
    )
    assert goals(drawn, "w1") == {tuple(at(0, 3))}


def test_how_a_country_stands_to_others_is_not_ones_business() -> None:
    closed = impatient()
    assert list(closed.view("csp").borders) == ["DZ|csp"]
    assert not closed.view("army").borders
    assert closed.view("army") == guest(tracks__guest_per_day=0).evening().view("army")


def test_the_interned_leave_no_vehicles_under_tow() -> None:
    drawn = beside("interned").but(
        "c1", vehicles=Vehicles(technical=6), broken=Vehicles(technical=2)
    )
    gone = drawn.give("csp", SeekRefuge(("c1",), "DZ")).unit("c1")
    assert (gone.fleet.abandoned, gone.fleet_balance) == (8, 0)


@pytest.mark.rule("15.5")
def test_prisoners_of_the_interned_are_home_and_their_side_hears_of_it() -> None:
    guarded = beside("interned").but("c1", prisoners={"army": 4})
    gone = guarded.give("csp", SeekRefuge(("c1",), "DZ"))
    assert gone.state.factions["army"].home == 4
    assert "learnt.prisoners_home" in gone.heard("army")


@pytest.mark.rule("10.3")
def test_the_beaten_with_no_way_out_lay_down_their_arms_across_the_border() -> None:
    def beaten(stance: str) -> Unit:
        drawn = match(
            "::....",
            """
            csp  c1@0,2 technical_squadron 50 technical=8 cohesion=100
            army f1@0,3 motorised_company  80 truck=6
            army f2@0,2 motorised_company  80 truck=6
            """,
            borders={("DZ", "csp"): stance},
        )
        course = drawn.course()
        fall_back(course, "c1", ("f1", "f2"), frozenset({at(0, 3)}))
        return drawn.after(course.closed()).unit("c1")

    assert beaten("interned").ledger.interned == 50
    assert beaten("closed").ledger.captured > 0
