"""Why a track stands where it stands: what moved it last evening and since, and all before."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from game.rules.going import Share
from game.rules.rulebook import Rulebook
from game.rules.state import Moved
from game.rules.view import View
from game.rules.why import Why
from game.rules.world import SCRUTINY


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

    A cause that moved nothing, as on a track that has come to its end, is left out.

    >>> summed([("cause.quiet", -3), ("cause.claimed", 5), ("cause.quiet", -3), ("cause.lost", 0)])
    {'cause.quiet': -6, 'cause.claimed': 5}
    """
    found: dict[str, int] = {}
    for cause, tenths in causes:
        found[cause] = found.get(cause, 0) + tenths
    return {cause: tenths for cause, tenths in found.items() if tenths}


class Run(NamedTuple):
    """A cause at work in one turn, or in several that follow one another."""

    cause: str
    first: int
    last: int
    in_news: bool
    tenths: int


def by_turn(moves: Iterable[Moved]) -> tuple[Share, ...]:
    """Return what moved a track, cause by cause, turns in which one went on taken together."""
    return tuple(
        Share(
            words_of(run),
            run.tenths,
            {"first": run.first, "last": run.last, "cause_sentence": (run.cause, {})},
        )
        for run in runs(moves)
        if run.tenths
    )


def words_of(run: Run) -> str:
    """Return under which words a run is told."""
    if run.in_news:
        return "cause.in_news_turn" if run.first == run.last else "cause.in_news_turns"
    return "cause.in_turn" if run.first == run.last else "cause.in_turns"


def runs(moves: Iterable[Moved]) -> list[Run]:
    """Return the runs of each cause, in the sequence in which they began."""
    found: list[Run] = []
    newest: dict[tuple[str, bool], int] = {}
    for each in moves:
        in_news, turn = each.news_turn > 0, each.news_turn or each.turn
        key = each.cause, in_news
        if key in newest and turn - found[newest[key]].last <= 1:
            run = found[newest[key]]
            found[newest[key]] = run._replace(last=turn, tenths=run.tenths + each.tenths)
        else:
            newest[key] = len(found)
            found.append(Run(each.cause, turn, turn, in_news, each.tenths))
    return found


def shared_why(view: View, name: str) -> Why:
    """Return where a track of nobody's own stands, and what moved it since last evening."""
    track = view.shared[name]
    changes = tuple(Share(cause, change, {}) for cause, change in summed(track.causes).items())
    own = [each for each in view.shared_moves.values() if each.track == name]
    return Why(
        f"why.{name}",
        track.value,
        "tenths" if name == SCRUTINY else "n",
        track.value - sum(change.permille for change in changes),
        changes=changes,
        history=by_turn(own[: len(own) - len(track.causes)]),
    )
