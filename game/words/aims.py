"""Aims as sentences: what a faction's score is made of."""

from typing import Any

from game.rules.rulebook import Aim, Rulebook
from game.words.sentences import sentence
from game.words.words import Words


def aim_line(book: Rulebook, words: Words, aim: Aim) -> str:
    """Return what a faction wants, as one sentence without its worth."""
    return sentence(book, words, f"aim.{aim.kind}", blanks(aim))


def blanks(aim: Aim) -> dict[str, Any]:
    """Return what an aim's sentence speaks of; `deny` names a place and whom to keep out."""
    if aim.kind == "track":
        return {"track": aim.about, "wished_tenths": aim.level}
    if aim.kind in ("hold", "deny"):
        place, _, faction = aim.about.partition("|")
        return {"place": place, "faction": faction or None}
    return {"kept_permille": aim.level, "wished": aim.level}
