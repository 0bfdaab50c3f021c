"""What a statement will say before it is made, and what it may cost: by what its speaker knows.

The words are made by the very functions that make the statement; only what picks the figures is
another: not the dice but the two ends between which they would fall.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.rules.battles import stories_of_parts
from game.rules.claim_worth import claimed_before, successes
from game.rules.claims import NOTHING, Chosen, claims_of
from game.rules.credibility import held_against
from game.rules.going import Share
from game.rules.phrasing import worded
from game.rules.picture import Picture, by_story, picture
from game.rules.public import Account, Audience, Claimed, Style, Verdict
from game.rules.rulebook import Rulebook
from game.rules.state import News, Value
from game.rules.view import View
from game.rules.why import Why


@dataclass(frozen=True, slots=True)
class Ends:
    """Dice that always fall at one place between the ends."""

    permille: int
    """0 for the lower end, 1000 for the upper."""

    def between(self, low: int, high: int, purpose: str, *ids: str) -> int:
        """Return the number at that place.

        >>> Ends(500).between(10, 20, "said")
        15
        """
        return low + (high - low) * self.permille // 1000


@dataclass(frozen=True, slots=True)
class Known:
    """The news, and who fights whom, as a view has them."""

    view: View

    @property
    def news(self) -> Mapping[str, News]:
        """All that is public."""
        return self.view.news

    def hostile(self, one: str, other: str) -> bool:
        """Return whether two factions fight each other."""
        return self.view.hostile_to(one, other)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A statement tried out by its speaker."""

    book: Rulebook
    state: Known
    dice: Ends

    def number(self, name: str) -> int:
        """Return a number of the model."""
        return self.book.numbers[name]


@dataclass(frozen=True, slots=True)
class Foretold:
    """What a statement will say."""

    args: Mapping[str, Value]
    """Of the sentence `news.statement`, with figures from the middle."""

    figures: Mapping[str, Claimed]
    """By quantity, the ends between which each figure will lie."""


def rehearsal(book: Rulebook, view: View, permille: int = 500) -> Rehearsal:
    """Return a rehearsal by whoever has a view, every figure at one place between its ends."""
    return Rehearsal(book, Known(view), Ends(permille))


def foretold(
    book: Rulebook, view: View, account: Account, style: Style, chosen: Chosen = NOTHING
) -> Foretold:
    """Return what a side will say of something if it speaks in a manner, with figures chosen."""
    low, middle, high = (
        claims_of(rehearsal(book, view, place), view.side, account, style, chosen)
        for place in (0, 500, 1000)
    )
    scene = rehearsal(book, view)
    about = account.story or account.id
    return Foretold(
        {"about": about, **worded(scene, view.side, account, style, middle)},
        {key: Claimed(low[key].low, high[key].low) for key in middle},
    )


@dataclass(frozen=True, slots=True)
class Prospect:
    """How a figure would stand to what the public knows before it is given."""

    quantity: str
    claimed: Claimed
    picture: Picture
    """What the public believes now."""

    verdict: Verdict | None
    """What the public would make of it as things stand; None where it cannot tell."""


def prospects(
    book: Rulebook, view: View, account: Account, figures: Mapping[str, Claimed]
) -> tuple[Prospect, ...]:
    """Return for each figure what the public believes now, and whether it could hold."""
    items = by_story(view.news, account.story) if account.story else []
    others = [each for each in items if each.evidence or each.speaker != view.side]
    scene = rehearsal(book, view)
    return tuple(
        Prospect(
            quantity,
            claimed,
            picture(book, items, quantity),
            held_against(scene, claimed, others, quantity),
        )
        for quantity, claimed in figures.items()
    )


class Worth(NamedTuple):
    """What a claim brings to a track at once, and what it costs if it proves wrong, in tenths."""

    track: str
    audience: Audience
    brings: int
    costs: int


def worth(
    book: Rulebook, view: View, account: Account, style: Style, figures: Mapping[str, Claimed]
) -> tuple[Worth, ...]:
    """Return what a claim is worth to each track that follows an audience."""
    if view.me is None:
        return ()
    scene = rehearsal(book, view)
    before = claimed_before(scene, view.side, None, stories_of_parts(view.reports, account))
    weight = successes(scene, view.side, style, figures, before)
    price = book.numbers["said.found_out"]
    return tuple(
        Worth(
            track,
            audience,
            weight * view.me.credit(audience) // 1000,
            price * book.numbers[f"credibility.notices.{audience}"] // 1000,
        )
        for track, audience in book.factions[view.side].heard_by().items()
    )


def credit_at_stake(book: Rulebook) -> Mapping[Audience, int]:
    """Return how much credit a word that proves wrong costs with each audience, in tenths."""
    price = book.numbers["credibility.disproved"]
    return {
        audience: price * book.numbers[f"credibility.notices.{audience}"] // 1000
        for audience in Audience
    }


def stakes_why(book: Rulebook, view: View, audience: Audience) -> Why | None:
    """Return how far an audience believes a side, and what a word found false or true does."""
    if view.me is None:
        return None
    trust = view.me.credibility[audience].value
    notices = book.numbers[f"credibility.notices.{audience}"]
    lost = book.numbers["credibility.disproved"] * notices // 1000
    won = book.numbers["credibility.borne_out"] * notices // 1000
    return Why(
        "why.stakes",
        trust,
        "tenths",
        changes=(Share("cause.if_disproved", -lost, {}), Share("cause.if_borne_out", won, {})),
        args={"audience": audience},
    )
