"""`check --games`: what a quick series never saw, with its place in the file."""

from pathlib import Path

import pytest

from game.cli.fired import unseen
from tests.scenario.delta import DELTA

EVENTS = """\
events:
  - id: dawn
    title: {en: Dawn, fr: Aube}
    when: {turn: 1}
    dilemma:
      for: army
      deadline_turns: 1
      default: wait
      text: {en: "What now?", fr: "Et maintenant ?"}
      choices:
        - {id: go, label: {en: Go, fr: Partir}, effects: [{track: junta_standing, by: -9}]}
        - {id: wait, label: {en: Wait, fr: Attendre}}
  - id: defeat
    title: {en: Defeat, fr: Défaite}
    if: {lost_people: {of: [csp], more_than: 155}}
    text: {en: All is lost., fr: Tout est perdu.}
"""


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """Return a scenario of two turns with two events."""
    path = tmp_path / "short.yaml"
    text = DELTA.replace("turns: 12", "turns: 2").replace("record:", EVENTS + "record:")
    path.write_text(text.replace("turns: 2}", "turns: 2, aftermath: []}"), encoding="utf-8")
    return path


def test_what_no_match_saw_is_a_warning_where_it_stands(short: Path) -> None:
    found = unseen(short, 1)
    lines = short.read_text(encoding="utf-8").splitlines()
    told = [(each.message, lines[each.line - 1].strip()) for each in found if "`" in each.message]
    assert told == [("`defeat` never happened in 1 matches.", "- id: defeat")]


def test_an_answer_nobody_gave_is_a_warning_as_well(short: Path) -> None:
    # The first match is played by players who choose at random: silence answers for them, or one
    # of the two is given. Never both in a single match.
    found = [each.path for each in unseen(short, 1) if each.message.startswith("Nobody")]
    assert len(found) == 1
    assert found[0].startswith("events[0].dilemma.choices[")
