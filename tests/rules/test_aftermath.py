"""The Aftermath: nobody moves, all may speak, much comes to light; then the score."""

from dataclasses import replace
from typing import Any

import pytest

from game.rules.chapters.aftermath import SkipNews
from game.rules.chapters.movement import March
from game.rules.chapters.news import Speak
from game.rules.chapters.prisoners import NamePrisoners
from game.rules.chapters.relations import AskExchange
from game.rules.chapters.requests import Answer, Reply, ask
from game.rules.chapters.scoring import reached
from game.rules.chapters.turn import Pass
from game.rules.engine import resolve
from game.rules.orders import Pace, Route
from game.rules.public import Audience, Style
from game.rules.rulebook import Aim
from game.rules.state import Stage, Track
from tests.affairs import account, after, battle, drawn
from tests.pictures import Match, at


def ended(days: tuple[int, ...] = (3, 14), **said: Any) -> Match:
    """Return the match right after its last turn."""
    now = after(drawn(turns=2, aftermath=days, **said), battle())
    while now.state.clock.stage is Stage.IMPULSES:
        now = now.after(resolve(now.book, now.state, Pass(())))
    return now


def passed(now: Match, times: int = 1) -> Match:
    for _ in range(times):
        now = now.after(resolve(now.book, now.state, Pass(())))
    return now


def test_the_aftermath_follows_the_last_turn() -> None:
    clock = ended().state.clock
    assert (clock.stage, clock.news_turn) == (Stage.AFTERMATH, 1)


def test_each_side_has_one_impulse_in_a_news_turn() -> None:
    second = passed(ended(), 3)
    assert second.state.clock.news_turn == 2
    assert passed(second, 3).state.clock.stage is Stage.OVER


def test_a_scenario_without_news_turns_ends_at_once() -> None:
    assert ended(()).state.clock.stage is Stage.OVER


def test_nobody_is_scored_before_it_is_over() -> None:
    now = ended(aims={"army": (Aim("keep_force", 100, "", 1000),)})
    assert now.state.scores == {}
    assert passed(now, 6).state.scores["army"]


def test_nobody_moves() -> None:
    now = ended()
    order = March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1))
    assert now.refused("army", order) is not None
    kinds = {offer.kind for offer in now.menu("army") if offer.refusal is None}
    speaking = {"pass", "speak", "publish", "correct", "let_in", "skip_news"}
    assert kinds <= speaking | {"answer", "name_prisoners", "ask_exchange", "release"}


def test_prisoners_can_still_be_exchanged() -> None:
    now = ended().but("c1", prisoners={"army": 4}).but("f1", prisoners={"csp": 3})
    named = now
    for side, other in (("army", "csp"), ("csp", "army")):
        named = named.turned(side).after(
            resolve(named.book, named.turned(side).state, NamePrisoners((), other))
        )
    asked = named.turned("army")
    asked = asked.after(resolve(asked.book, asked.state, AskExchange((), "csp")))
    (request,) = asked.state.pending
    answered = asked.turned("csp")
    done = answered.after(resolve(asked.book, answered.state, Answer((), request, Reply.ACCEPT)))
    assert (done.unit("c1").prisoners or {}).get("army", 0) == 1
    assert not (done.unit("f1").prisoners or {}).get("csp", 0)


def test_a_question_nobody_answers_is_answered_by_its_default_a_news_turn_or_two_later() -> None:
    now = ended((3, 14, 42, 84)).but("c1", prisoners={"army": 4}).but("f1", prisoners={"csp": 3})
    course = now.course()
    ask(course, "exchange", "army", "csp", ())
    asked = now.after(course.closed())
    assert len(asked.state.pending) == 1
    assert passed(asked, 9).state.pending == {}


def test_all_may_still_speak() -> None:
    now = ended(styles={"csp": Style.SILENT, "army": Style.SILENT})
    order = Speak((), account(now, "army").id, Style.ADMIT)
    said = now.after(resolve(now.book, now.state, order))
    item = list(said.state.news.values())[-1]
    assert (item.speaker, item.minute) == ("army", now.book.moment(now.state.clock))


def test_news_of_the_aftermath_is_dated_by_its_days() -> None:
    now = ended()
    began = now.book.elapsed(now.state.clock.turn + 1)
    assert now.book.moment(now.state.clock) == began + 3 * 1440


def test_a_side_may_leave_the_rest_to_its_spokesman() -> None:
    now = ended()
    side = now.state.clock.acting
    gone = now.after(resolve(now.book, now.state, SkipNews(())))
    while gone.state.clock.stage is not Stage.OVER:
        assert gone.state.clock.acting != side
        gone = passed(gone)


def test_it_ends_when_all_have_left_it_to_their_spokesmen() -> None:
    now = ended()
    for _ in range(3):
        now = now.after(resolve(now.book, now.state, SkipNews(())))
    assert now.state.clock.stage is Stage.OVER


def test_weeks_bring_to_light_what_days_did_not() -> None:
    early = late = 0
    for seed in range(12):
        now = ended((84,), seed=seed)
        items = now.state.news.values()
        late += sum(1 for item in items if item.evidence and item.minute > 80 * 1440)
        early += sum(1 for item in items if item.evidence and item.minute < 80 * 1440)
    assert late > early


@pytest.mark.parametrize(("trust", "share"), [(600, 1000), (450, 500), (300, 0), (900, 1000)])
def test_being_believed_is_an_aim_reached_by_mean_credit(trust: int, share: int) -> None:
    now = drawn()
    army = now.state.factions["army"]
    trusted = replace(army, credibility=dict.fromkeys(Audience, Track(trust)))
    state = replace(now.state, factions={**now.state.factions, "army": trusted})
    assert reached(now.book, state, "army", Aim("believed", 10)) == share
