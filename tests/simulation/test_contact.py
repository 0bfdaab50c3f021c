"""Contact, breaking points and tempo, measured in drawn matches."""

from typing import Any

import pytest

from game.rules.chapters.combat import Attack
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.session import Session
from game.session.log import Log
from game.session.session import Step
from game.simulation.contact import dead_a_day, dead_at_breaking, hours_of_contact
from game.simulation.tempo import km_a_day, moved_km
from tests.pictures import Match, at, match

SIDES = ("army",)


def session_of(before: Match, after: Match, side: str, order: Any) -> Session:
    """Return a session of one order."""
    step = Step(side, order, before.state, after.events)
    found = Session(before.book, after.state, {}, Log(), (), [step])
    first = {unit.id: unit for unit in before.state.units.values()}
    assert first
    return found


@pytest.fixture
def fought() -> Session:
    """Return a match in which the army was attacked once, and gave way."""
    drawn = match(
        ".....\n.....\n.....",
        """
        csp   c1@1,1  technical_squadron  240  technical=20
        army  f1@1,2  motorised_company    80  truck=6 cohesion=420
        """,
    ).seen("csp", "f1", Level.IDENTIFIED)
    contact = drawn.knows("csp", "f1")
    assert contact is not None
    order = Attack(("c1",), contact.id, ())
    return session_of(drawn, drawn.give("csp", order), "csp", order)


def test_contact_lasts_the_turns_with_a_fight(fought: Session) -> None:
    assert hours_of_contact(fought, SIDES) == 6
    assert hours_of_contact(fought, ("wagner",)) == 0


def test_the_dead_of_a_day_are_told_for_a_thousand_people(fought: Session) -> None:
    dead = fought.state.units["f1"].ledger.killed
    assert dead > 0
    assert dead_a_day(fought, SIDES) == dead * 1000 // 80
    assert dead_a_day(fought, ("wagner",)) is None


def test_what_breaks_a_unit_is_counted_before_it_is_pursued(fought: Session) -> None:
    gone = [event.name for event in fought.steps[0].events]
    assert {"withdraw", "retreat", "flee"} & {*gone}
    at_breaking, in_all = dead_at_breaking(fought, SIDES), dead_a_day(fought, SIDES)
    assert at_breaking is not None
    assert in_all is not None
    assert 0 <= at_breaking <= in_all


def test_who_never_gave_way_has_no_breaking_point(fought: Session) -> None:
    assert dead_at_breaking(fought, ("csp",)) is None


def test_a_days_march_is_measured_in_a_straight_line() -> None:
    drawn = match("......", "army  f1@0,0  motorised_company  80  truck=6", turn_hours=12)
    order = March(("f1",), Pace.NORMAL, Route.FAST, at(0, 4))
    session = session_of(drawn, drawn.give("army", order), "army", order)
    assert moved_km(session, SIDES) == 20
    assert km_a_day(session, SIDES) == 40
    assert km_a_day(session, ("csp",)) is None
