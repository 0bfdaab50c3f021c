"""Showing: what a side filmed of a fight, the prisoners it took, and their publication."""

from collections.abc import Mapping
from typing import Final

from game.rules.evidence import bring_to_light
from game.rules.public import Account, Proof
from game.rules.reports import account_changed
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.view import View

SHOWN: Mapping[Proof, tuple[str, ...]] = {
    Proof.VIDEO: ("killed",),
    Proof.PRISONERS: ("captured",),
}
"""Which figures a proof is of."""


FIGHT: Final = "fight"
"""The kind of fact in which people stand near enough to film each other."""


def provable(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the reports of which a side has something to show."""
    return tuple(key for key, each in view.reports.items() if proofs(book, view, each))


def proofs(book: Rulebook, view: View, account: Account) -> tuple[Proof, ...]:
    """Return what a side can show of something and has not shown.

    Of a field it holds: all there is. Of a fight it has left: what its people filmed before.
    """
    if not (account.held or account.kind == FIGHT):
        return ()
    shown = {view.news[number].evidence for number in account.said}
    lost = {
        key.partition(".")[0]
        for key, each in account.figures.items()
        if is_foes(book, view, key) and each.best
    }
    return tuple(
        proof
        for proof, quantities in SHOWN.items()
        if proof not in shown
        and lost.intersection(quantities)
        and (account.held or proof is Proof.VIDEO)
    )


def is_foes(book: Rulebook, view: View, quantity: str) -> bool:
    """Return whether a figure is an enemy's loss."""
    whose = quantity.partition(".")[2]
    return whose in book.sides and view.hostile(whose)


def show(course: Resolution, side: str, about: str, proof: Proof) -> None:
    """Publish what is shown of each enemy's loss; it shows the truth, or a part of it.

    What is said of it is decided apart: who shows a field mostly speaks of it as well.
    """
    known = course.state.reports[side][about]
    fact = course.state.facts[known.fact]
    kind = course.book.evidence[str(proof)]
    share = 1000 if known.account.held else course.number("show.left")
    before = len(course.state.news)
    for quantity, figure in fact.figures.items():
        what, _, whose = quantity.partition(".")
        if what in SHOWN[proof] and figure and course.state.hostile(side, whose):
            filmed = max(1, figure * share // 1000)
            bring_to_light(course, kind, fact, quantity, filmed, speaker=side)
    account = course.state.reports[side][about].account
    new = tuple(course.state.news)[before:]
    course.happen(
        "shown",
        {"faction": side, "proof": proof},
        (account_changed(course.state, side, account, said=(*account.said, *new)),),
    )
