"""Scoring: each faction against its own aims, part by part, when the match is over."""

from game.rules.changes import Put
from game.rules.chapter import Chapter
from game.rules.duty import has_leave, shirked
from game.rules.resolution import Resolution
from game.rules.rulebook import Aim, Rulebook
from game.rules.score_basis import (
    basis,
    captured_and_back,
    counted,
    evenings_held,
    force_of,
    given_way,
    mean_credit,
    prisoners_alive,
    prisoners_handed,
)
from game.rules.state import GameState


class Scoring(Chapter):
    """The final score."""

    name = "scoring"
    number = 12

    def ending(self, course: Resolution) -> None:
        """Write every faction's score down, and what each part of it rests on."""
        book, state = course.book, course.state
        for side in book.factions:
            rests = tuple(basis(book, state, side, aim) for aim in book.sides[side].aims)
            course.happen(
                "scored",
                {"faction": side},
                (Put("scores", side, score(book, state, side)), Put("score_basis", side, rests)),
            )


CHAPTER = Scoring()


def score(book: Rulebook, state: GameState, side: str) -> tuple[tuple[str, int, int], ...]:
    """Return (aim, tenths reached, tenths possible) for each aim of a faction."""
    return tuple(
        (label(aim), aim.worth * reached(book, state, side, aim) // 100, aim.worth * 10)
        for aim in book.sides[side].aims
    )


def label(aim: Aim) -> str:
    """Return an aim's name in scores: its kind, and what it is about."""
    return f"{aim.kind}:{aim.about}" if aim.about else aim.kind


def reached(book: Rulebook, state: GameState, side: str, aim: Aim) -> int:
    """Return how far an aim is reached, per-mille."""
    if aim.kind == "hold":
        return held_share(book, state, side, aim.about)
    if aim.kind == "deny":
        return 1000 - held_share(book, state, aim.about.split("|")[1], aim.about.split("|")[0])
    if aim.kind == "keep_force":
        return min(1000, force_kept(book, state, side) * 1000 // max(1, aim.level))
    if aim.kind == "track":
        return 0 if given_way(book, state, side, aim.about) else track_reached(state, side, aim)
    if aim.kind == "prisoners":
        return prisoners_held(state, side, aim)
    if aim.kind == "home":
        return captured_home(state, side)
    if aim.kind == "believed":
        return believed_share(book, state, side)
    return road_closed(book, state, side)


def believed_share(book: Rulebook, state: GameState, side: str) -> int:
    """Return how far a faction is believed at the end, per-mille of full: nothing at half of it."""
    full = book.numbers["credibility.believed"]
    return min(1000, max(0, (mean_credit(state, side) * 2 - full) * 1000 // full))


def held_share(book: Rulebook, state: GameState, side: str, place: str) -> int:
    """Return the share of the counted evenings a faction or its allies held a place, per-mille."""
    return min(1000, evenings_held(state, side, place) * 1000 // max(1, counted(book, state)))


def force_kept(book: Rulebook, state: GameState, side: str) -> int:
    """Return the share of a faction's people still there, per-mille; those abroad count half.

    Who left the map in order counts in full, the wounded brought out as well. Of a force that
    never did what it was sent for all count for less, but not who withdrew with leave.
    """
    force = force_of(book, state, side)
    there, left = force.home * 1000 + force.abroad * 500, force.left * 1000
    if shirked(book, state, side):
        share = book.numbers["score.unfought"]
        there = there * share // 1000
        left = left if has_leave(book, state, side) else left * share // 1000
    return min(1000, (there + left) // max(1, force.came))


def track_reached(state: GameState, side: str, aim: Aim) -> int:
    """Return how near a track came to its goal, per-mille: in full at the goal, nothing at half."""
    value = state.factions[side].tracks[aim.about].value
    half = aim.level // 2
    return min(1000, max(0, (value - half) * 1000 // max(1, aim.level - half)))


def prisoners_held(state: GameState, side: str, aim: Aim) -> int:
    """Return the share of the wished-for prisoners a faction holds alive or has let go."""
    alive = prisoners_alive(state, side) + prisoners_handed(state, side)
    return min(1000, alive * 1000 // max(1, aim.level))


def captured_home(state: GameState, side: str) -> int:
    """Return the share of a faction's captured people who are back, per-mille; 1000 with none."""
    captured, back = captured_and_back(state, side)
    return back * 1000 // captured if captured else 1000


def road_closed(book: Rulebook, state: GameState, side: str) -> int:
    """Return the share of the counted evenings on which a faction kept a road closed, per-mille."""
    return min(1000, state.factions[side].road_turns * 1000 // max(1, counted(book, state)))
