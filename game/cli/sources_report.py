"""The source report of `check --sources`, in words and as data."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.scenario.sourcing import Ground, Sourcing
    from game.words import Words


def report(file: Path) -> "Sourcing | None":
    """Return on what the facts of a file rest; nothing where it is too broken to tell."""
    from game.scenario.load import examined, text_of
    from game.scenario.sourcing import sourcing

    text = text_of(file)
    draft = examined(text, str(file))[0] if isinstance(text, str) else None
    return None if draft is None else sourcing(draft)


def data(file: Path) -> dict[str, Any]:
    """Return the report of a file for programs."""
    found = report(file)
    return {"file": str(file), **({} if found is None else asdict(found))}


def lines(file: Path, words: "Words") -> Iterator[str]:
    """Yield the report of a file in words."""
    found = report(file)
    if found is None:
        yield words.say("sources.broken", file=str(file))
        return
    yield words.say("sources.title", file=str(file))
    yield row(words, words.say("sources.whole"), found.whole)
    for part, counts in found.parts.items():
        yield row(words, f"  {part}", counts)
    for side, counts in found.sides.items():
        yield row(words, f"  {words.say('sources.units_of', side=side)}", counts)
    for topic, speaker in found.one_sided.items():
        yield words.say("sources.one_sided", topic=topic, speaker=speaker)
    if found.unused:
        yield words.say("sources.unused", names=", ".join(found.unused))


def row(words: "Words", name: str, counts: "Mapping[Ground, int]") -> str:
    """Return one line: how many facts, and the share of each ground among them."""
    count = sum(counts.values())
    shares = {str(ground): (number * 100 + count // 2) // max(count, 1)
              for ground, number in counts.items()}  # fmt: skip
    return words.say("sources.row", name=name, count=count, **shares)
