"""What each part of a score rests on: evenings, people, prisoners, points, as plain counts."""

from typing import NamedTuple

from game.rules.captivity import held, row_of
from game.rules.duty import has_leave, shirked
from game.rules.rulebook import Aim, Rulebook
from game.rules.state import GameState

Basis = tuple[tuple[str, int], ...]
"""(words key, number) for each count a part rests on."""


class Force(NamedTuple):
    """What became of a faction's people, in persons."""

    came: int
    home: int
    """With their units, in the countries the war is about."""

    abroad: int
    left: int
    """Left the map in order, or were brought out wounded."""


def force_of(book: Rulebook, state: GameState, side: str) -> Force:
    """Return a faction's people by where they are; who never came counts on neither side."""
    came = home = abroad = left = 0
    for unit in state.units.values():
        if unit.faction != side or unit.is_expected:
            continue
        came += unit.ledger.start
        left += unit.ledger.departed + unit.ledger.evacuated
        if unit.at is not None and book.ground.country_at(unit.at) not in book.home_countries:
            abroad += unit.present
        else:
            home += unit.present
    return Force(came, home, abroad, left)


def counted(book: Rulebook, state: GameState) -> int:
    """Return the evenings so far on which holding counts."""
    return sum(1 for turn in range(1, state.clock.turn + 1) if book.last_third(turn))


def evenings_held(state: GameState, side: str, place: str) -> int:
    """Return the counted evenings on which a faction or its allies held a place."""
    return sum(turns for who, turns in state.places[place].held.items() if state.allied(who, side))


def prisoners_alive(state: GameState, side: str) -> int:
    """Return how many prisoners a faction holds alive."""
    return sum(held(state.units.values(), state.captives, side, other) for other in state.factions)


def prisoners_handed(state: GameState, side: str) -> int:
    """Return how many a faction has let go."""
    return sum(row_of(state.captives, side, other).handed for other in state.factions)


def captured_and_back(state: GameState, side: str) -> tuple[int, int]:
    """Return how many of a faction's people were captured, and how many are back."""
    own = [unit.ledger for unit in state.units.values() if unit.faction == side]
    back = sum(each.freed for each in own) + state.factions[side].home
    return sum(each.captured for each in own), back


def mean_credit(state: GameState, side: str) -> int:
    """Return how far a faction is believed over all audiences, in tenths."""
    trust = [track.value for track in state.factions[side].credibility.values()]
    return sum(trust) // max(1, len(trust))


def given_way(book: Rulebook, state: GameState, side: str, track: str) -> bool:
    """Return whether a faction has broken for want of this very track."""
    carried = book.factions[side].carried_by()
    return side in state.broken and carried is not None and carried[0] == track


def basis(book: Rulebook, state: GameState, side: str, aim: Aim) -> Basis:
    """Return what an aim's part of the score rests on."""
    if aim.kind == "hold":
        return of_evenings(book, state, evenings_held(state, side, aim.about), "basis.held")
    if aim.kind == "deny":
        place, _, other = aim.about.partition("|")
        return of_evenings(book, state, evenings_held(state, other, place), "basis.theirs")
    if aim.kind == "road":
        return of_evenings(book, state, state.factions[side].road_turns, "basis.closed")
    if aim.kind == "keep_force":
        return of_force(book, state, side)
    if aim.kind == "track":
        return of_track(book, state, side, aim)
    if aim.kind == "prisoners":
        return (
            ("basis.prisoners", prisoners_alive(state, side)),
            ("basis.handed", prisoners_handed(state, side)),
        )
    if aim.kind == "home":
        captured, back = captured_and_back(state, side)
        return ("basis.captured", captured), ("basis.back", back)
    return (("basis.credit", mean_credit(state, side)),)


def of_evenings(book: Rulebook, state: GameState, evenings: int, key: str) -> Basis:
    """Return so many evenings beside those that counted."""
    return (key, evenings), ("basis.counted", counted(book, state))


def of_force(book: Rulebook, state: GameState, side: str) -> Basis:
    """Return a faction's people by where they are, what is nobody left out."""
    force = force_of(book, state, side)
    parts = zip(("basis.home", "basis.abroad", "basis.left"), force[1:], strict=True)
    found = (("basis.came", force.came), *((key, people) for key, people in parts if people))
    if shirked(book, state, side):
        excused = force.left > 0 and has_leave(book, state, side)
        key = "basis.unfought_leave" if excused else "basis.unfought"
        return (*found, (key, book.numbers["score.unfought"]))
    return found


def of_track(book: Rulebook, state: GameState, side: str, aim: Aim) -> Basis:
    """Return where a track stands, or that the faction has broken for want of it."""
    if given_way(book, state, side, aim.about):
        return (("basis.broken", state.broken[side].turn),)
    return (("basis.stands", state.factions[side].tracks[aim.about].value),)
