"""Why a score is what it is: its parts, and what each rests on."""

from collections.abc import Iterator

from game.rules.going import Share
from game.rules.rulebook import Rulebook
from game.rules.view import View
from game.rules.why import Why, aim_args


def score_why(book: Rulebook, view: View, side: str) -> Why | None:
    """Return a faction's score with its parts; None before the match is over."""
    parts = view.scores.get(side)
    if parts is None:
        return None
    changes = tuple(
        Share(f"aim.{aim.kind}", reached, aim_args(aim))
        for aim, (_, reached, _) in zip(book.sides[side].aims, parts, strict=True)
    )
    total = sum(change.permille for change in changes)
    return Why("why.score", total, "tenths", 0, changes=changes, args={"faction": side})


def part_whys(book: Rulebook, view: View, side: str) -> Iterator[Why]:
    """Yield for each aim what was reached of it and what that rests on, once the match is over."""
    for number in range(len(view.scores.get(side, ()))):
        why = part_why(book, view, side, number)
        if why is not None:
            yield why


def part_why(book: Rulebook, view: View, side: str, number: int) -> Why | None:
    """Return the same for one aim; None where a match of an earlier version does not tell it."""
    if side not in view.score_basis:
        return None
    aim, (_, reached, possible) = book.sides[side].aims[number], view.scores[side][number]
    return Why(
        "why.aim",
        reached,
        "tenths",
        args={
            "aim_sentence": (f"aim.{aim.kind}", aim_args(aim)),
            "possible_tenths": possible,
            "basis_sentences": tuple(
                (key, {"n": count, "n_tenths": count, "n_permille": count})
                for key, count in view.score_basis[side][number]
            ),
        },
    )
