"""Text play says under which theories of the war a match is played."""

from game.scenario.load import opened
from game.session import Session
from game.session.session import HUMAN
from tests.contract.playing import TINZAOUATEN
from tests.text.conftest import Play, typing


def test_the_greeting_names_the_theories(tmp_path: object) -> None:
    read = opened(TINZAOUATEN, ["attrition", "patronage"])
    match = Session.start(read.book, read.text, read.digest, 1, {"csp": HUMAN})
    said = typing(match, tmp_path)("quit")  # type: ignore[arg-type]
    assert "Assumptions: Attrition and Patronage." in said


def test_without_any_nothing_is_said_of_them(play: Play) -> None:
    assert "Assumptions" not in play("quit")
