"""Records of what is said: styles, figures somebody gives, a side's own reports, public stories."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.contacts import Estimate


class Style(StrEnum):
    """How somebody speaks of something."""

    SILENT = "silent"
    ADMIT = "admit"
    PLAY_DOWN = "play_down"
    DENY = "deny"
    INFLATE = "inflate"
    ALLEGE = "allege"
    CONTROL = "control"
    CORRECT = "correct"


class Proof(StrEnum):
    """What a side can show beside its word."""

    VIDEO = "video"
    PRISONERS = "prisoners"


class Audience(StrEnum):
    """Who listens, and believes or does not."""

    HOME = "home"
    NORTH = "north"
    CAPITAL = "capital"
    ABROAD = "abroad"
    SPONSORS = "sponsors"


class Verdict(StrEnum):
    """What became of a statement once something independent could be held against it."""

    BORNE_OUT = "borne_out"
    DISPROVED = "disproved"


class Claimed(NamedTuple):
    """A figure as somebody gives it: at least, and at most if he says so."""

    low: int
    high: int | None

    @property
    def middle(self) -> int:
        """The figure people remember.

        >>> Claimed(10, 20).middle, Claimed(7, None).middle
        (15, 7)
        """
        return self.low if self.high is None else (self.low + self.high) // 2


@dataclass(frozen=True, slots=True)
class Account:
    """What one side knows of something that happened: what it lived through or was told."""

    id: str
    """Says what it is about and nothing more; see `topic`."""

    kind: str
    turn: int
    at: Hex | None
    parties: tuple[str, ...]
    """Factions it knows to have been in it."""

    figures: Mapping[str, Estimate]
    """By quantity, `killed.army` ...: its own exactly, the others' as it believes."""

    place: str | None = None
    """The place it happened at, if at one."""

    held: bool = False
    """Whether the side was master of the ground afterwards."""

    story: str | None = None
    """Under which name the public speaks of it; None while nobody does."""

    said: tuple[str, ...] = ()
    """What this side has published about it, by number of the news."""

    settled: bool = False
    """Whether it was decided to speak or to keep silent."""

    parts: tuple[str, ...] = ()
    """Of a battle: the side's own accounts of the fights it sums up."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """An account with the fact behind it, which no view ever holds."""

    account: Account
    fact: str


@dataclass(frozen=True, slots=True)
class Story:
    """Something the public speaks of, and the fact behind it, which no view ever holds."""

    id: str
    """Says what it is about and nothing more; see `topic`."""

    fact: str | None
    let_in: tuple[str, ...] = ()
    """The sides that let anybody look at what it is about."""

    felt: Mapping[str, int] = field(default_factory=dict)
    """What tracks and audiences have answered to already, by `losses|army`, `silence|army` ..."""


class Access(StrEnum):
    """What one answers to those who want to see a place for themselves."""

    LET_IN = "let_in"
    KEEP_OUT = "keep_out"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Somebody independent who asks to see where people are said to have been hurt. Public."""

    id: str
    """`who|story`."""

    who: str
    """The kind of evidence he brings: `journalists`, `investigators`, `un`."""

    story: str
    asked: int
    """Minute of the match in which he asked."""

    answers: Mapping[str, Access] = field(default_factory=dict)
    """By side that held the ground: what it answered."""

    came: int | None = None
    """Minute in which he had seen it; None while he has not."""


class Topic(NamedTuple):
    """What a story or an account is about, as its name says."""

    kind: str
    turn: int
    at: Hex | None
    number: int
    """1 for the first of this kind, turn and hex that whoever names it heard of."""


def named(kind: str, turn: int, at: Hex | None, number: int) -> str:
    """Return the name of a story or an account.

    >>> named("fight", 3, Hex(5, 7), 1)
    'fight|3|5,7|1'
    """
    where = "" if at is None else f"{at.q},{at.r}"
    return f"{kind}|{turn}|{where}|{number}"


def topic(name: str) -> Topic:
    """Return what a name speaks of.

    >>> topic("fight|3|5,7|1").at
    Hex(q=5, r=7)
    """
    kind, turn, where, number = name.split("|")
    at = Hex(*(int(part) for part in where.split(","))) if where else None
    return Topic(kind, int(turn), at, int(number))
