"""Bargains as records: their kinds, their names, what they make of a relation, who trusts whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from game.hexgrid import Hex


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
    "settlement": "truce",
}
"""By kind of bargain, how it makes its parties stand to each other."""

PROMISES: Final = frozenset(("joint_action", "handover", *Aid))
"""Kinds that ask a party to do something by their term; the others ask it to forbear."""

KINDS: Final = (*BRINGS, "information", "passage", "handover", *Aid)
"""Every kind of bargain that is kept for a time; an exchange is done at once."""

RANKS: Final = ("hostile", "truce", "co-belligerent", "allied")
"""How factions can stand to each other, the worst first."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a bargain says, beside its kind and whom it binds."""

    place: str | None = None
    """The place it is about; of a settlement, the name of the terms in the scenario."""

    until: int | None = None
    """Turn in whose evening it ends; None where nothing is said."""

    secret: bool = True
    """Whether only its parties know of it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A question one side asked another, waiting for an answer."""

    id: str
    kind: str
    """What is asked; `game/rules/chapters/requests.py` knows the kinds."""

    asker: str
    """Faction that asks."""

    to: str
    """Faction that may answer."""

    units: tuple[str, ...]
    """Units it is about: the asker's first, then the one asked."""

    deadline: int
    """Turn in whose evening the default stands for an answer."""

    default: str = "refuse"
    """The answer that silence gives: `accept` or `refuse`."""

    terms: Terms | None = None
    """Of the bargain it would make; None where it asks for something done at once."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """What two sides have agreed and have to keep."""

    id: str
    """Says its kind, its parties and its terms."""

    kind: str
    """`game/rules/bargains.py` knows the kinds."""

    parties: tuple[str, str]
    """Who offered it, and who said yes."""

    since: int
    """Turn in which it was made; 0 for one older than the match."""

    terms: Terms
    at: Hex | None = None
    """The middle of the area it speaks of, if it speaks of one."""

    reach: int = 0
    """Hexes from there that belong to it."""

    before: str | None = None
    """How the two stood to each other without it, where it changes that."""

    done: tuple[str, ...] = ()
    """Parties that have done what it asks of them."""

    def binds(self, side: str) -> bool:
        """Return whether a side is a party to it."""
        return side in self.parties

    def other(self, side: str) -> str:
        """Return the other party.

        >>> Bargain("", "truce", ("csp", "army"), 1, Terms()).other("army")
        'csp'
        """
        return self.parties[self.parties[0] == side]

    def covers(self, at: Hex) -> bool:
        """Return whether a hex lies in the area it speaks of."""
        return self.at is not None and self.at.distance(at) <= self.reach


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a side takes another at its word, and what has moved that."""

    value: int
    """Per-mille."""

    causes: Mapping[str, int]
    """Per-mille, by words key of the cause, over the whole match."""

    def moved(self, cause: str, permille: int) -> "Trust":
        """Return it after something has moved it, held between nothing and all.

        >>> Trust(100, {}).moved("cause.broke_word", -400)
        Trust(value=0, causes={'cause.broke_word': -100})
        """
        after = min(1000, max(0, self.value + permille))
        so_far = self.causes.get(cause, 0)
        return Trust(after, {**self.causes, cause: so_far + after - self.value})


class Trusting(Protocol):
    """A state or a view, as far as trust asks about it."""

    @property
    def trust(self) -> Mapping[str, Trust]:
        """By `who|whom`, where deeds have moved it."""
        ...


def named(kind: str, asker: str, to: str, terms: Terms) -> str:
    """Return the name of a bargain, or of the offer of one: it says all of it.

    >>> named("truce", "csp", "army", Terms(None, 8, secret=True))
    'truce|csp|army||8|secret'
    """
    place, until = terms.place or "", "" if terms.until is None else str(terms.until)
    return "|".join((kind, asker, to, place, until, secrecy_of(terms)))


def refusal_mark(kind: str, to: str) -> str:
    """Return under what name a side remembers in which turn it was refused a bargain."""
    return f"refused|{kind}|{to}"


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


def asked_of(pending: Mapping[str, Pending], side: str) -> tuple[str, ...]:
    """Return the names of what others ask of a side."""
    return tuple(key for key, each in pending.items() if each.to == side)


def asked_by(pending: Mapping[str, Pending], side: str) -> tuple[str, ...]:
    """Return the names of what a side asks of others."""
    return tuple(key for key, each in pending.items() if each.asker == side)


def between(bargains: Mapping[str, Bargain], one: str, other: str) -> Iterable[Bargain]:
    """Yield what two sides have agreed with each other."""
    return (each for each in bargains.values() if each.binds(one) and each.binds(other))


def trust_in(numbers: Mapping[str, int], known: Trusting, who: str, whom: str) -> int:
    """Return how far a side takes another at its word, per-mille."""
    return trust_of(numbers, known, who, whom).value


def trust_of(numbers: Mapping[str, int], known: Trusting, who: str, whom: str) -> Trust:
    """Return the same with its causes."""
    return known.trust.get(f"{who}|{whom}", Trust(numbers["bargain.trust_start"], {}))


def pair_of(one: str, other: str) -> str:
    """Return the name two factions have together, whoever is named first.

    >>> pair_of("wagner", "army"), pair_of("army", "wagner")
    ('army|wagner', 'army|wagner')
    """
    return f"{one}|{other}" if one < other else f"{other}|{one}"


def spared(bargains: Mapping[str, Bargain], one: str, other: str, at: Hex) -> bool:
    """Return whether a safe passage lets the two meet in a hex without a fight."""
    return any(each.kind == "passage" and each.covers(at) for each in between(bargains, one, other))
