"""Orders in groups, so that a player finds one among two dozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from game.rules.orders import Offer

GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "move": (
        "march", "spearhead", "regroup", "infiltrate", "place", "scatter", "leave_map",
        "seek_refuge", "leave_vehicles",
    ),
    "fight": (
        "attack", "strike", "bombard", "wait", "search", "raid", "close_road", "lay_mines",
        "open_road", "clear_road",
    ),
    "stand": (
        "posture", "split", "merge", "join_formation", "leave_formation", "ask_to_join", "train",
    ),
    "stores": ("resupply", "deliver", "cache", "leave_wrecks"),
    "people": ("assembly", "levy", "confine", "hand_over", "release", "bring_wounded"),
    "air": ("sortie", "airlift", "rebase"),
    "talk": (
        "decide", "answer", "ask_permission", "ask_help", "enter_map", "name_prisoners",
        "ask_exchange",
    ),
    "deals": (
        "offer_truce", "offer_joint_action", "offer_information", "ask_passage", "offer_place",
        "ask_aid", "offer_settlement", "withdraw", "break_bargain", "disclose",
    ),
    "news": ("speak", "publish", "correct", "answer_inquiry", "let_in", "skip_news"),
}  # fmt: skip
"""Kinds of order by group, both in the sequence of the panel."""

SHARED: Final = ("release",)
"""Orders that a unit may carry out as well as the staff."""

OTHER: Final = "other"
"""The group of an order that stands in none."""

STAFF: Final = frozenset(("air", "talk", "deals", "news"))
"""Groups of orders that no unit carries out: they are never in one list with the others."""


def group_of(kind: str) -> str:
    """Return the group of a kind of order.

    >>> group_of("march"), group_of("something_new")
    ('move', 'other')
    """
    return next((name for name, kinds in GROUPS.items() if kind in kinds), OTHER)


def grouped(offers: Iterable[Offer]) -> dict[str, list[Offer]]:
    """Return offers by group, in the sequence of the panel."""
    left = list(offers)
    found = {
        name: [offer for kind in kinds for offer in left if offer.kind == kind]
        for name, kinds in GROUPS.items()
    }
    found[OTHER] = [offer for offer in left if group_of(offer.kind) == OTHER]
    return {name: each for name, each in found.items() if each}
