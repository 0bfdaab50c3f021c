"""The jihadists slip by night through ground others hold."""

from dataclasses import replace

import pytest

from game.factions.jihadists import Infiltrate
from game.rules.state import Stage
from tests.pictures import Match, at, match


def night(minutes: int = 360) -> Match:
    drawn = match(
        "." * 8,
        """
        jihadists  j1@0,0  katiba             60  technical=6 dispersed hidden
        army       f1@0,1  motorised_company  80  truck=8
        """,
    )
    return drawn.weather(night=minutes)


def slipped(drawn: Match, col: int = 2) -> Match:
    return drawn.give("jihadists", Infiltrate(("j1",), at(0, col)))


def tries() -> list[Match]:
    return [slipped(night().seed(seed)) for seed in range(60)]


@pytest.mark.rule("24.5")
def test_a_band_slips_through_a_hex_that_others_hold_and_lies_hidden_beyond() -> None:
    through = [each for each in tries() if each.unit("j1").at == at(0, 2)]
    assert 40 <= len(through) < 60
    assert all(each.unit("j1").hidden for each in through)
    assert all(each.heard("army") == [] and not each.happened("engaged") for each in through)


@pytest.mark.rule("24.5")
def test_a_band_that_is_noticed_stops_there_and_is_seen() -> None:
    noticed = next(each for each in tries() if each.unit("j1").at == at(0, 1))
    assert not noticed.unit("j1").hidden
    assert "learnt.infiltration_seen" in noticed.heard("jihadists")
    assert noticed.knows("army", "j1") is not None


@pytest.mark.rule("24.5")
def test_a_band_slips_as_far_as_the_dark_hours_allow_and_nowhere_by_day() -> None:
    def reach(minutes: int) -> int:
        drawn = night(minutes).acting("jihadists")
        return len(drawn.offer("jihadists", Infiltrate, "j1").choices("to", {}))

    assert reach(360) > reach(240) > 0
    by_day = night(0).acting("jihadists")
    assert by_day.refused("jihadists", Infiltrate(("j1",), at(0, 2))) == "refused.no_night"


def test_a_band_that_stands_ready_does_not_slip() -> None:
    drawn = night().but("j1", posture="ready", hidden=False).acting("jihadists")
    assert drawn.refused("jihadists", Infiltrate(("j1",), at(0, 2))) == "refused.unknown"


@pytest.mark.rule("18.1")
def test_no_band_is_asked_to_slip_or_strike_once_the_match_is_over() -> None:
    drawn = night().acting("jihadists")
    clock = replace(drawn.state.clock, stage=Stage.AFTERMATH)
    later = replace(drawn, state=replace(drawn.state, clock=clock))
    assert drawn.menu("jihadists", "j1")
    assert later.menu("jihadists", "j1") == ()
