"""Dilemmas for drawn matches: one question to one side, each answer with its effects."""

from dataclasses import replace
from typing import NamedTuple

from game.rules.effects import Effect, MovesTrack
from game.rules.script import Choice, Dilemma, Happening
from game.rules.state import Asked, Happened
from tests.pictures import TRACKS, Match

SURE = (1000, False)
"""An effect that comes about and is told of."""


class Gift(NamedTuple):
    """An answer that moves the first track of who gives it."""

    id: str
    tenths: int


def asked_what(
    now: Match, side: str, answers: tuple[Gift, ...], more: tuple[Effect, ...] = ()
) -> Match:
    """Lay a dilemma before a side; the first answer is the default, *more* follows from the last.
    """  # fmt: skip
    track = TRACKS[side].split()[0]
    choices = tuple(
        Choice(
            each.id,
            {"en": each.id.title(), "fr": each.id.title()},
            (
                MovesTrack(*SURE, side, track, each.tenths),
                *(more if each is answers[-1] else ()),
            ),
        )
        for each in answers
    )
    text = {"en": "What now?", "fr": "Et maintenant ?"}
    plan = Happening(
        id="question",
        title={"en": "A question", "fr": "Une question"},
        first=1,
        last=12,
        chance=1000,
        condition=None,
        repeat=None,
        text=None,
        told=(),
        effects=(),
        dilemma=Dilemma(side, 3, answers[0].id, text, choices),
    )
    state = replace(
        now.state,
        happened={plan.id: Happened(plan.id, 1, 1)},
        dilemmas={plan.id: Asked(plan.id, side, 3)},
    )
    return replace(now, book=replace(now.book, script={plan.id: plan}), state=state)
