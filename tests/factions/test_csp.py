"""The CSP's unity suffers where a place it is to hold is given up without a fight."""

from dataclasses import replace

import pytest

from game.rules.rulebook import Aim
from game.rules.state import Fact
from tests.pictures import Match, at, match


def holding() -> Match:
    """Let the CSP hold the camp it is to hold, and an evening have passed."""
    return match(
        "......",
        """
        csp   c1@0,0  technical_squadron  60  technical=6
        army  f1@0,5  motorised_company   80  truck=8
        """,
        places="camp@0,0 holder=csp people=100",
        aims={"csp": (Aim("hold", 100, "camp"),)},
    ).evening()


def unity(drawn: Match) -> int:
    return drawn.state.factions["csp"].tracks["unity"].value


def lost(drawn: Match) -> Match:
    """Let the army walk in while the CSP is elsewhere."""
    return drawn.but("c1", at=at(0, 3)).but("f1", at=at(0, 0)).evening()


@pytest.mark.rule("23.6")
def test_a_place_given_up_without_a_fight_costs_unity_once() -> None:
    price = holding().book.number("csp.given_up")
    after = lost(holding())
    assert unity(after) == unity(holding()) - price
    assert unity(after.evening()) == unity(after)


@pytest.mark.rule("23.6")
def test_a_place_that_was_fought_for_costs_none() -> None:
    drawn = holding()
    fact = Fact("f1", "fight", 1, at(0, 0), {}, ("army", "csp"))
    fought = replace(drawn, state=replace(drawn.state, facts={"f1": fact}))
    assert unity(lost(fought)) == unity(fought)
