"""Why a track stands where it stands: what moved it last evening and since, and all before."""

from collections.abc import Iterable, Mapping

from game.rules.going import Share
from game.rules.rulebook import Rulebook
from game.rules.state import Moved
from game.rules.view import View
from game.rules.why import Why


def track_why(book: Rulebook, view: View, name: str) -> Why:
    """Return where an own track stands, what moved it since last evening, and before that."""
    track = view.tracks[view.side][name]
    changes = tuple(Share(cause, tenths, {}) for cause, tenths in summed(track.causes).items())
    base = track.value - sum(change.permille for change in changes)
    own = [each for each in view.moves.values() if each.track == name]
    return Why(
        "why.track",
        track.value,
        "tenths",
        base,
        changes=changes,
        history=by_turn(own[: len(own) - len(track.causes)]),
        args={"track": name, "start_tenths": book.sides[view.side].tracks[name]},
    )


def shown_why(book: Rulebook, view: View, faction: str, name: str) -> Why:
    """Return where another side's track is taken to stand, and the public causes of it."""
    heard = [
        each
        for key, each in view.shown_moves.items()
        if key.partition(".")[0] == faction and each.track == name
    ]
    start = book.sides[faction].tracks[name]
    return Why(
        "why.track_shown",
        view.shown[faction].get(name, start),
        "tenths",
        start,
        history=by_turn(heard),
        args={"track": name, "faction": faction, "start_tenths": start},
    )


def summed(causes: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Return how far each cause moved a track, the first to act first.

    >>> summed([("cause.quiet", -3), ("cause.claimed", 5), ("cause.quiet", -3)])
    {'cause.quiet': -6, 'cause.claimed': 5}
    """
    found: dict[str, int] = {}
    for cause, tenths in causes:
        found[cause] = found.get(cause, 0) + tenths
    return found


def by_turn(moves: Iterable[Moved]) -> tuple[Share, ...]:
    """Return what moved a track turn by turn, cause by cause, in the sequence in which it did."""
    found: dict[tuple[int, int, str], int] = {}
    for each in moves:
        key = (each.turn, each.news_turn, each.cause)
        found[key] = found.get(key, 0) + each.tenths
    return tuple(
        Share(
            "cause.in_news_turn" if news_turn else "cause.in_turn",
            tenths,
            {"turn": news_turn or turn, "cause_sentence": (cause, {})},
        )
        for (turn, news_turn, cause), tenths in found.items()
    )
