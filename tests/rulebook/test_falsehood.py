"""Paragraph 9.13: where repeated falsehood ends lower than silence, silence lower than admission.

Four fights are lost, one side speaks of each in one manner, and twelve weeks pass. The situations
are those that the paragraph names; the causes are the names under which credit moved. How it ends
holds whichever theory of the war is in force.
"""

from collections import Counter
from functools import cache
from statistics import fmean
from typing import NamedTuple

import pytest

from game.rules.chapters.news import Publish
from game.rules.chapters.turn import Pass
from game.rules.engine import resolve
from game.rules.public import Proof, Style
from game.rules.rulebook import Aim
from game.rules.state import Stage
from tests.affairs import after, battle, drawn
from tests.pictures import THEORIES, Match, under

SEEDS = range(12)
LIES = (Style.DENY, Style.PLAY_DOWN, Style.INFLATE)
SITUATIONS = ("people live near", "the enemy shows the field")


class Lived(NamedTuple):
    """How a manner of speaking ended, over several matches."""

    score: float
    """Mean of tenths of points out of 100: half for being believed, half for standing at home."""

    causes: Counter[str]
    """How often the army's credit moved, by cause."""


def fought(situation: str, seed: int, style: Style, theory: str) -> Match:
    """Let the army have lost four fights of which it speaks in one manner."""
    near = situation == "people live near"
    now = drawn(
        seed=seed,
        places="town@0,2 people=2000 holder=csp" if near else "",
        turns=3,
        aftermath=(3, 14, 42, 84),
        styles={"army": style, "csp": Style.ADMIT},
        aims={"army": (Aim("believed", 50), Aim("track", 50, "junta_standing", 600))},
    )
    figures = {"killed.army": 12, "captured.army": 2, "killed.csp": 6}
    now = under(theory, now)
    now = after(now, *(battle(id=f"f{number}", figures=figures) for number in range(4)))
    return now if near else filmed(now)


def filmed(now: Match) -> Match:
    """Let the CSP show a video of each field."""
    for about in [key for key in now.view("csp").reports if key.startswith("fight")]:
        now = now.give("csp", Publish((), about, Proof.VIDEO))
    return now


@cache
def lived(situation: str, style: Style, theory: str = "usual") -> Lived:
    """Let twelve weeks pass in each of several matches."""
    scores, causes = [], Counter[str]()
    for seed in SEEDS:
        now = fought(situation, seed, style, theory)
        while now.state.clock.stage is not Stage.OVER:
            now = now.after(resolve(now.book, now.state, Pass(())))
            causes.update(
                str(event.args["cause"])
                for event in now.happened("credibility_moved")
                if event.args["faction"] == "army"
            )
        scores.append(sum(part[1] for part in now.state.scores["army"]))
    return Lived(fmean(scores), causes)


@pytest.mark.rule("9.13")
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("theory", THEORIES)
def test_repeated_falsehood_ends_lower_than_silence(theory: str, situation: str) -> None:
    silent = lived(situation, Style.SILENT, theory).score
    assert [lie for lie in LIES if lived(situation, lie, theory).score >= silent] == []


@pytest.mark.rule("9.13")
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("theory", THEORIES)
def test_silence_ends_lower_than_admission(theory: str, situation: str) -> None:
    silent, admitted = (lived(situation, style, theory) for style in (Style.SILENT, Style.ADMIT))
    assert silent.score < admitted.score


@pytest.mark.rule("9.13")
@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("lie", LIES)
def test_falsehood_is_paid_for_where_it_is_found_out(situation: str, lie: Style) -> None:
    causes = lived(situation, lie).causes
    assert causes["cause.disproved"] > 3 * causes["cause.borne_out"]


@pytest.mark.rule("9.13")
@pytest.mark.parametrize("situation", SITUATIONS)
def test_silence_costs_by_itself_and_admission_is_borne_out(situation: str) -> None:
    assert set(lived(situation, Style.SILENT).causes) == {"cause.silence"}
    admitted = lived(situation, Style.ADMIT).causes
    assert admitted["cause.borne_out"] > 10 * admitted["cause.disproved"]
