"""Why a number is what it is, as lines: the number, then a line for each of its reasons."""

from typing import Any

from game.rules.going import Share
from game.rules.rulebook import Rulebook
from game.rules.why import Why
from game.words.arguments import clause
from game.words.sentences import capital, sentence
from game.words.words import Words


def explained(book: Rulebook, words: Words, why: Why) -> list[str]:
    """Return the lines that explain a number, the first one saying it; reasons are indented.

    Numbers from 0 to 1000 tenths, per-mille and metres are read as everywhere in reports.
    """
    args: dict[str, Any] = {**why.args, blank("value", why.unit): why.value}
    if why.base is not None:
        args[blank("began", why.unit)] = why.base
    args["causes"] = entries(why.factors)
    args["foes_causes"] = entries(why.foes)
    if why.unit == "tenths":
        args["reasons"] = entries(why.changes)
        args["history_reasons"] = entries(why.history)
        return sentence(book, words, why.key, args).splitlines()
    lines = sentence(book, words, why.key, args).splitlines()
    return lines + [changed(book, words, why.unit, change) for change in why.changes]


def blank(name: str, unit: str) -> str:
    """Return what the value or the base is called in a sentence.

    >>> blank("value", "m"), blank("began", "n")
    ('value_m', 'began')
    """
    return name if unit == "n" else f"{name}_{unit}"


def entries(shares: tuple[Share, ...]) -> tuple[tuple[str, int, Any], ...]:
    """Return reasons as `game.words.sentences` lists them, idle factors left out."""
    return tuple(
        (share.key, share.permille, share.args) for share in shares if share.permille != 1000
    )


def changed(book: Rulebook, words: Words, unit: str, change: Share) -> str:
    """Return the line of something added to a number that is no score and no track."""
    size = abs(change.permille)
    read = {"m": words.km, "permille": words.percent, "days": words.days}.get(unit, words.number)
    sign = "+" if change.permille >= 0 else "\N{MINUS SIGN}"
    return f"    {capital(clause(book, words, change.key, change.args))} {sign}{read(size)}"
