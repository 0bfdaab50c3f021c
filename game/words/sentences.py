"""Reports as sentences. What their arguments mean stands in `game.words.arguments`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from game.rules.events import Tell
from game.rules.rulebook import Rulebook
from game.rules.state import News
from game.words.arguments import LISTS, argument, clause
from game.words.words import Words

INDENT: Final = "\n    "
"""What stands before each line that belongs to the sentence above it."""


def line(book: Rulebook, words: Words, tell: Tell) -> str:
    """Return what a side is told, as one sentence and perhaps indented lines below it."""
    return sentence(book, words, tell.key, tell.args)


def sentence(book: Rulebook, words: Words, key: str, args: Mapping[str, Any]) -> str:
    """Return the sentence under *key* with a capital, and its causes and reasons below it."""
    said = [capital(clause(book, words, key, args))]
    for name, value in args.items():
        if name.rpartition("_")[2] in LISTS:
            said += explained(book, words, name, value)
    return INDENT.join(said)


def published(book: Rulebook, words: Words, item: News) -> str:
    """Return what somebody said in public, framed by who said it."""
    return sentence(book, words, item.key, {"speaker": item.speaker, **item.args})


def published_together(book: Rulebook, words: Words, items: Sequence[News]) -> str:
    """Return what one voice shows at a time: its opening once, then all it shows."""
    first = items[0]
    if len(items) == 1:
        return published(book, words, first)
    args = {
        "opening_sentence": first.args["opening_sentence"],
        "findings_sentences": tuple(item.args["finding_sentence"] for item in items),
    }
    return sentence(book, words, "news.evidence_together", args)


def voice_of(book: Rulebook, words: Words, item: News) -> str:
    """Return whose word a piece of news is: a side's, or that of a kind of evidence."""
    if item.evidence:
        return words.say(f"evidence.{item.evidence}")
    return str(argument(book, words, "speaker", item.speaker))


def explained(
    book: Rulebook, words: Words, name: str, entries: Iterable[Sequence[Any]]
) -> list[str]:
    """Return the lines of one list of causes or reasons, with its heading if it has one.

    Factors that would be printed as ×1 say nothing and are left out.
    """
    factors = name.endswith("causes")
    amount = words.factor if factors else words.change
    lines = [
        f"{clause(book, words, key, *(args or [{}]))} {amount(value)}"
        for key, value, *args in entries
        if not factors or amount(value) != words.factor(1000)
    ]
    heading = f"heading.{name}"
    return [words.say(heading), *lines] if lines and words.knows(heading) else lines


def capital(text: str) -> str:
    """Return *text* with its first letter large.

    >>> capital("l'armée se tait.")
    "L'armée se tait."
    """
    return text[:1].upper() + text[1:]


def told_apart(names: Sequence[str]) -> list[str]:
    """Return names with a number behind those that would look alike.

    >>> told_apart(["Silence", "A raid", "A raid"])
    ['Silence', 'A raid (1)', 'A raid (2)']
    """
    seen: dict[str, int] = {}
    marked = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        marked.append(f"{name} ({seen[name]})" if names.count(name) > 1 else name)
    return marked
