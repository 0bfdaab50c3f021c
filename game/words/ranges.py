"""What the public believes of a story in one line: its ranges, those of one grade together."""

from collections.abc import Iterable

from game.rules.newsroom import Line, by_grade
from game.rules.picture import YES_OR_NO
from game.rules.rulebook import Rulebook
from game.words.arguments import clause
from game.words.words import Words


def ranges_line(book: Rulebook, words: Words, lines: Iterable[Line]) -> str:
    """Return the ranges of a story's figures; of one without figures, that nobody gives any."""
    graded = [
        clause(
            book,
            words,
            "text.stories.graded",
            {"grade": grade, "ranges": words.listing([bare(book, words, each) for each in alike])},
        )
        for grade, alike in by_grade(lines).items()
    ]
    return "; ".join(graded) or words.say("text.stories.no_figure")


def bare(book: Rulebook, words: Words, line: Line) -> str:
    """Return a figure with its range."""
    seen = line.picture
    form = "bare_yes" if line.what in YES_OR_NO else "bare"
    args = {
        "figure_sentence": (f"quantity.{line.what}", {"faction": line.whose}),
        "low": seen.low,
        "high": seen.high,
        "yes_permille": seen.yes_permille,
    }
    return clause(book, words, f"text.stories.{form}", args)
