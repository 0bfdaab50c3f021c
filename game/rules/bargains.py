"""Bargains as records: their kinds, their names, what they make of a relation, who trusts whom."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, Protocol

from game.rules.state import Bargain, Terms, pair_of


class Secrecy(StrEnum):
    """Who learns of a bargain once it is made."""

    SECRET = "secret"
    PUBLIC = "public"


class Aid(StrEnum):
    """What an ally can be asked for."""

    AIR = "aid_air"
    STORES = "aid_stores"
    COMING = "aid_come"


BRINGS: Final[Mapping[str, str]] = {
    "truce": "truce",
    "joint_action": "co-belligerent",
    "common_cause": "co-belligerent",
}
"""By kind of bargain, how it makes its parties stand to each other."""

PROMISES: Final = frozenset(("joint_action", "handover", *Aid))
"""Kinds that ask a party to do something by their term; the others ask it to forbear."""

KINDS: Final = (*BRINGS, "information", "passage", "handover", *Aid)
"""Every kind of bargain that is kept for a time; an exchange is done at once."""

RANKS: Final = ("hostile", "truce", "co-belligerent", "allied")
"""How factions can stand to each other, the worst first."""


class Trusting(Protocol):
    """A state or a view, as far as trust asks about it."""

    @property
    def trust(self) -> Mapping[str, int]:
        """By `who|whom`, where deeds have moved it."""
        ...


def named(kind: str, asker: str, to: str, terms: Terms) -> str:
    """Return the name of a bargain, or of the offer of one: it says all of it.

    >>> named("truce", "csp", "army", Terms(None, 8, secret=True))
    'truce|csp|army||8|secret'
    """
    place, until = terms.place or "", "" if terms.until is None else str(terms.until)
    return "|".join((kind, asker, to, place, until, secrecy_of(terms)))


def secrecy_of(terms: Terms) -> Secrecy:
    """Return who learns of a bargain on such terms."""
    return Secrecy.SECRET if terms.secret else Secrecy.PUBLIC


def best_of(before: str, pair: str, bargains: Mapping[str, Bargain]) -> str:
    """Return how a pair stands to each other: as before, or as the best of its bargains makes it.

    >>> best_of("hostile", "army|csp", {})
    'hostile'
    """
    brought = (
        BRINGS[each.kind]
        for each in bargains.values()
        if each.kind in BRINGS and pair_of(*each.parties) == pair
    )
    return max((before, *brought), key=RANKS.index)


def between(bargains: Mapping[str, Bargain], one: str, other: str) -> Iterable[Bargain]:
    """Yield what two sides have agreed with each other."""
    return (each for each in bargains.values() if each.binds(one) and each.binds(other))


def trust_in(numbers: Mapping[str, int], known: Trusting, who: str, whom: str) -> int:
    """Return how far a side takes another at its word, per-mille."""
    return known.trust.get(f"{who}|{whom}", numbers["bargain.trust_start"])
