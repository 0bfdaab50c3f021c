"""What stands beside a figure before it is given: one's own report, what the public believes."""

from collections.abc import Iterator

from game.rules.foretelling import Prospect, Worth, credit_at_stake
from game.rules.public import Account
from game.rules.rulebook import Rulebook
from game.rules.state import Value
from game.words.sentences import sentence
from game.words.words import Words


def prospect_lines(
    book: Rulebook, words: Words, account: Account, prospect: Prospect
) -> tuple[str, ...]:
    """Return what is known of a figure, and what would become of the one to be given."""
    what, _, whose = prospect.quantity.partition(".")
    seen = prospect.picture
    believed: Value = ("text.prospect.nothing", {})
    if seen.items:
        believed = (
            "text.prospect.range",
            {"low": seen.low, "high": seen.high, "grade": seen.grade},
        )
    args: dict[str, Value] = {
        "figure_sentence": (f"quantity.{what}", {"faction": whose}),
        "public_sentence": believed,
    }
    known = account.figures.get(prospect.quantity)
    if known is not None:
        args["told_estimate"] = (known.low, known.best, known.high)
    lines = (sentence(book, words, f"text.prospect.{'untold' if known is None else 'told'}", args),)
    if prospect.verdict is None:
        return lines
    given = prospect.claimed.middle
    verdict = sentence(book, words, f"text.prospect.{prospect.verdict}", {"figure": given})
    return (*lines, verdict)


def worth_lines(book: Rulebook, words: Words, each: tuple[Worth, ...]) -> Iterator[str]:
    """Yield what a claim may bring and cost: to each track, then in credit."""
    for one in each:
        args = {
            "track": one.track,
            "audience": one.audience,
            "brings_change": one.brings,
            "costs_change": -one.costs,
        }
        yield sentence(book, words, "text.worth.track", args)
    losses = tuple(
        ("text.worth.audience", {"audience": audience, "change": -tenths})
        for audience, tenths in credit_at_stake(book).items()
    )
    yield sentence(book, words, "text.worth.credit", {"losses_sentences": losses})
