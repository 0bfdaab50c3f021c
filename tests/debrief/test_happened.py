"""What the script did is read from the log: when, whose, chosen or by default, what followed."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.debrief.happened import Occasion, heard_by, occasions
from game.debrief.script_told import heading, lines, sources_line
from game.rules import effects as does
from game.rules.chapters.events import Decide
from game.rules.conditions import InTurns
from game.rules.events import PUBLIC
from game.rules.script import Choice, Dilemma, Happening
from game.session.log import plainly
from game.words import LANGUAGES, Missing, Words
from tests.contract.playing import played, scenario
from tests.pictures import Match, match

UP = does.MovesTrack(1000, False, "army", "junta_standing", 30)
NEVER = replace(UP, chance=0)
FORCES = """
    army f1@0,0 motorised_company  80 truck=6
    csp  c1@0,4 technical_squadron 50 technical=8
"""
QUESTION = Dilemma(
    to="army",
    turns=1,
    default="stay",
    text={"en": "Send it?"},
    choices=(Choice("send", {"en": "Send it."}, (UP, NEVER)), Choice("stay", {"en": "No."}, ())),
)
RELIEF = Happening(
    "relief", {"en": "Relief"}, 1, 12, 1000, InTurns(1, 12), None, None, (), (), QUESTION
)
RAIN = replace(RELIEF, id="rain", text={"en": "Rain."}, told=("csp", PUBLIC), dilemma=None)

Records = list[Mapping[str, Any]]
BEGUN: Mapping[str, Any] = {"kind": "begin", "players": {"army": "standard", "csp": "human"}}


def drawn(plan: Happening) -> Match:
    found = match(".....", FORCES)
    return replace(found, book=replace(found.book, script={plan.id: plan})).morning()


def record(now: Match, **more: Any) -> Mapping[str, Any]:
    return {"kind": "order", "side": "army", "events": now.events, **more}


def chosen() -> tuple[Match, Records]:
    """Return a match in which the army's bot decided, and its log."""
    asked = drawn(RELIEF)
    decided = asked.give("army", Decide((), "relief|send"))
    return decided, [BEGUN, record(asked), record(decided, reason=["reason.random", {}])]


def only(now: Match, records: Records) -> Occasion:
    (found,) = occasions(now.book, records)
    return found


def test_who_chose_what_and_why_is_known() -> None:
    decision = only(*chosen()).decision
    assert decision is not None
    assert (decision.by, decision.answer.id) == ("standard", "send")
    assert decision.reason == ("reason.random", {})


def test_what_followed_is_told_apart_from_what_could_have() -> None:
    decision = only(*chosen()).decision
    assert decision is not None
    assert (decision.followed.came, decision.followed.missed) == ((UP,), (NEVER,))


def test_silence_is_no_choice_of_anybody() -> None:
    asked = drawn(RELIEF)
    quiet = asked.evening()
    decision = only(quiet, [BEGUN, record(asked), record(quiet)]).decision
    assert decision is not None
    assert (decision.by, decision.answer.id) == (None, "stay")


def test_a_person_who_took_over_is_who_decided() -> None:
    now, (begun, asked, decided) = chosen()
    taken = {"kind": "player", "side": "army", "player": "human"}
    decision = only(now, [begun, asked, taken, decided]).decision
    assert decision is not None
    assert decision.by == "human"


def test_what_missed_its_chance_is_listed_as_what_did_not_happen() -> None:
    missed = drawn(replace(RAIN, chance=0, effects=(UP,)))
    found = only(missed, [BEGUN, record(missed)])
    assert (found.came, found.followed.came) == (False, ())


def test_the_effects_of_an_event_stand_before_any_answer() -> None:
    both = drawn(replace(RELIEF, effects=(UP,)))
    found = only(both, [BEGUN, record(both)])
    assert found.followed.came == (UP,)
    assert found.decision is None


def test_whose_it_is_is_who_was_told_or_asked() -> None:
    now, records = chosen()
    assert [*heard_by(only(now, records))] == ["army"]
    rain = drawn(RAIN)
    assert [*heard_by(only(rain, [BEGUN, record(rain)]))] == ["csp", PUBLIC]


def test_a_log_from_disk_tells_the_same() -> None:
    now, records = chosen()
    written = json.loads(json.dumps(records, default=plainly))
    assert only(now, written) == only(now, records)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("player", ["standard", "random"])
def test_everything_a_match_did_can_be_said(player: str, language: str) -> None:
    words, read = Words(language, Missing.RAISED), scenario()
    found = occasions(read.book, played(1, player).log.records)
    assert found
    for occasion in found:
        assert all([heading(read, words, occasion), *lines(read, words, occasion)])
        assert sources_line(read, words, occasion)
