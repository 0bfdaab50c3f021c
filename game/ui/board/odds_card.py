"""Before an attack: what to expect, from what one believes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules.chapters.combat import Attack, attack_odds, contacts_facing
from game.rules.odds import Odds
from game.rules.power import Factor
from game.rules.why import odds_why
from game.ui.board.cards import unknowns
from game.ui.board.case import Case
from game.ui.board.draft import Draft
from game.ui.theme import Size
from game.ui.widgets import Column, Flow, Label, Share, Widget
from game.ui.widgets import Odds as OddsBar


class Half(Column):
    """A column that stands beside another."""

    def width_wanted(self, theme: object) -> int:
        """Return a width that lets two stand side by side in any panel."""
        return 1


def expected(case: Case, draft: Draft) -> Odds | None:
    """Return the odds of what is being drafted, if it is an attack on a contact."""
    contact = draft.filled.get("contact")
    if contact is None or case.view.contacts[contact].level < 2:
        return None
    return attack_odds(case.book, case.view, attack_in(draft))


def attack_in(draft: Draft) -> Attack:
    """Return the attack that a draft stands for."""
    return Attack(draft.offer.units, draft.filled["contact"], draft.filled.get("partners", ()))


def odds_card(case: Case, draft: Draft, odds: Odds) -> Iterator[Widget]:
    """Yield the shares of win, draw and loss, losses, factors, and what is unknown."""
    palette, say = case.theme.palette, case.words.say
    shares = shares_of(odds)
    why = case.why(lambda: odds_why(case.book, case.view, attack_in(draft)))
    yield Label(case.say("ui.odds.ratio", its_ratio=odds.ratio), bold=True).answering(why)
    yield OddsBar(
        [
            Share(say("ui.odds.win"), shares[0], palette.good),
            Share(say("ui.odds.draw"), shares[1], palette.middling),
            Share(say("ui.odds.loss"), shares[2], palette.bad),
        ]
    ).answering(why)
    yield Label(
        case.say(
            "ui.odds.losses", own=say_three(odds.own_losses), their=say_three(odds.their_losses)
        ),
        Size.SMALL,
    )
    yield factors(case, odds.attackers, odds.defenders)
    goal = case.view.contacts[draft.filled["contact"]].at
    for contact in contacts_facing(case.view, goal)[:1]:
        yield Label(unknowns(case, contact), Size.SMALL, colour=palette.quiet)


def shares_of(odds: Odds) -> tuple[int, int, int]:
    """Return win, draw and loss in whole percent that add up to 100."""
    win, loss = (odds.win + 5) // 10, (odds.loss + 5) // 10
    return win, max(0, 100 - win - loss), min(loss, 100 - win)


def say_three(losses: tuple[int, int, int]) -> str:
    """Return the losses of the 10th, 50th and 90th of a hundred trials."""
    return "\u00a0/\u00a0".join(str(people) for people in losses)


def factors(case: Case, ours: Sequence[Factor], theirs: Sequence[Factor]) -> Widget:
    """Return both sides' factors beside each other."""
    return Flow(
        [half(case, "ui.odds.ours", ours), half(case, "ui.odds.theirs", theirs)],
        gap=10,
        most_columns=2,
    )


def half(case: Case, heading: str, listed: Sequence[Factor]) -> Widget:
    """Return one side's factors; those that change nothing are left out."""
    lines = [
        Label(f"{case.say(factor.key)} {case.words.factor(factor.permille)}", Size.SMALL)
        for factor in listed
        if abs(factor.permille - 1000) >= 5
    ]
    none = [] if lines else [Label(case.say("ui.odds.plain"), Size.SMALL)]
    return Half([Label(case.say(heading), Size.SMALL, bold=True), *lines, *none], gap=2)
