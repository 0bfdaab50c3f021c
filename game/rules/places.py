"""Places and their people: how they stand to a side, and what they tell or give it.

What people who were hurt no longer do, they no longer do for those who hurt them or drew the
fire on them. For everybody else nothing changes: were people to tell others less about whoever
hurt them, or to help his rivals less, harm would pay.
"""

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final

from game.hexgrid import Hex
from game.rules.going import Share, multiplied
from game.rules.rulebook import Rulebook
from game.rules.state import GameState, KnownPlace, PlaceState, Value
from game.rules.units import Posture, Unit


def rounded(people: int) -> int:
    """Return a number of inhabitants as a newcomer would give it: to the nearest fifty.

    >>> rounded(1480)
    1500
    """
    return (people + 25) // 50 * 50


def as_known(state: GameState, place: PlaceState, side: str, turn: int) -> KnownPlace:
    """Return a place as *side* knows it when nothing about it escapes the side."""
    told: dict[str, Any] = dict(zip(KNOWN, to_know(state, place, side), strict=True))
    return KnownPlace(turn=turn, **told)


def is_up_to_date(state: GameState, place: PlaceState, side: str, known: KnownPlace) -> bool:
    """Return whether a place still is as *side* knows it, whenever it learnt that."""
    known_now: tuple[Value, ...] = read_known(known)
    return known_now == to_know(state, place, side)


KNOWN: Final = tuple(field.name for field in fields(KnownPlace) if field.name != "turn")
"""What there is to know of a place, beside when it was learnt."""

read_known = attrgetter(*KNOWN)


def to_know(state: GameState, place: PlaceState, side: str) -> tuple[Value, ...]:
    """Return what there is to know of a place for *side*, in the sequence of `KNOWN`."""
    blame = blame_on(state, place, side)
    return (
        place.holder,
        place.leaning.get(side, 0),
        rounded(place.inhabitants),
        place.blockade,
        fear_under(place, blame),
        min(1000 - min(1000, place.fear), place.harm_fear * blame // 1000),
        place.blame.get(side, 0),
        here(place, blame),
        rounded(place.displaced),
        rounded(place.harm_fled),
        of_side(place.moods, side),
        of_side(place.frights, side),
    )


def of_side(changes: Mapping[str, int], side: str) -> Mapping[str, int]:
    """Return by cause what is kept by `faction|cause`, for one faction.

    >>> of_side({"csp|event|rain": 30, "army|cause.heavy_hand": -20}, "csp")
    {'event|rain': 30}
    """
    if not changes:
        return {}
    mine = f"{side}|"
    return {
        key.removeprefix(mine): change for key, change in changes.items() if key.startswith(mine)
    }


def place_near(book: Rulebook, place: str, at: Hex, metres: int) -> bool:
    """Return whether a hex is a place's own or within so many metres of it."""
    return book.ground.places[place].at.distance(at) * book.ground.hex_m <= metres


def blame_on(state: GameState, place: PlaceState, side: str) -> int:
    """Return how far people hold it against *side* or an ally that they were hurt, per-mille."""
    if not place.blame:
        return 0
    return max((held for who, held in place.blame.items() if state.allied(who, side)), default=0)


def fear_felt(state: GameState, place: PlaceState, side: str) -> int:
    """Return how far fear keeps people from doing something for *side*, per-mille.

    The fear that came with people being hurt counts in the measure of the side's blame.
    """
    return fear_under(place, blame_on(state, place, side))


def fear_under(place: PlaceState, blame: int) -> int:
    """Return the same for a side on which so much blame lies, per-mille."""
    return min(1000, place.fear + place.harm_fear * blame // 1000)


def at_hand(state: GameState, place: PlaceState, side: str) -> int:
    """Return how many of a place's people can do something for *side*.

    The dead, and those who fled because people were hurt, are lost to a side in the measure of
    its blame: for others, who is left does as much as all did before.
    """
    return left_to(place, blame_on(state, place, side))


def left_to(place: PlaceState, blame: int) -> int:
    """Return the same for a side on which so much blame lies."""
    return place.inhabitants + (place.killed + place.harm_fled) * (1000 - blame) // 1000


def everybody(place: PlaceState) -> int:
    """Return how many people a place is home to, those who left and the dead among them."""
    return place.inhabitants + place.displaced + place.killed


def here(place: PlaceState, blame: int) -> int:
    """Return the share of all a place is home to that can do something for a side, per-mille."""
    return left_to(place, blame) * 1000 // max(1, everybody(place))


def goodwill(state: GameState, place: PlaceState, side: str) -> int:
    """Return the share of a place's people who would do something for *side*, per-mille.

    Leaning, less fear, less what is held against the side, less those who left.
    """
    leaning = place.leaning.get(side, 0)
    if not leaning:
        return 0
    blame = blame_on(state, place, side)
    share = leaning * (1000 - fear_under(place, blame)) // 1000
    share = share * (1000 - place.blame.get(side, 0)) // 1000
    return share * here(place, blame) // 1000


def goodwill_shares(known: KnownPlace) -> tuple[Share, ...]:
    """Return what takes from leaning, as a side knows it, until goodwill is left."""
    return (
        Share("cause.fear", 1000 - known.fear, {}),
        Share("cause.blame", 1000 - known.blame, {}),
        Share("cause.left", known.here, {}),
    )


def goodwill_known(known: KnownPlace) -> int:
    """Return the goodwill of a place's people toward a side, as the side knows it, per-mille."""
    return multiplied(known.leaning, goodwill_shares(known))


def among_people(unit: Unit) -> bool:
    """Return whether a unit in a place cannot be told from those who live there."""
    return unit.hidden or unit.posture is Posture.DISPERSED
