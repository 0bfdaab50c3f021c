"""The player that gives any legal order: the measure for better ones, and a fuzzer of the rules."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, TypeVar

from game.bots.player import Choice, Desk
from game.rules.chapters.events import Decide
from game.rules.chapters.turn import Pass
from game.rules.groups import lead_of
from game.rules.orders import Offer, Order

T = TypeVar("T")


class RandomLegal:
    """Chooses a unit, one of its offers, and each blank, with equal chances.

    Its luck follows from the match, the side and the moment, so that the same match is played
    again wherever it is played again, and another one otherwise.
    """

    def __init__(self, side: str) -> None:
        """Play *side*."""
        self.side = side
        self.count = 0
        """Throws made for the order being chosen."""

    def choose(self, desk: Desk) -> Choice:
        """Return any legal order; now and then it ends its impulse."""
        self.count = 0
        order = self.any_order(desk)
        return Choice(order, "reason.random", {})

    def any_order(self, desk: Desk) -> Order:
        """Return an order of somebody who has one to get, or the end of the impulse.

        A dilemma is answered one time in two: among so many orders it would fall to silence.
        """
        question = desk.offer(Decide) if desk.view.dilemmas else None
        if question is not None and self.pick(desk, (True, False)):
            return self.filled(desk, question) or Pass(())
        subjects: list[str | None] = [None]
        subjects += [
            unit.id
            for unit in desk.view.units.values()
            if unit.faction == self.side or lead_of(unit, desk.view.formations) == self.side
        ]
        offers = desk.offers(self.pick(desk, subjects))
        if not offers:
            return Pass(())
        return self.filled(desk, self.pick(desk, offers)) or Pass(())

    def filled(self, desk: Desk, offer: Offer) -> Order | None:
        """Return an offer with each blank filled by lot, or None if one cannot be."""
        filled: dict[str, Any] = {}
        for slot in offer.slots:
            choices = slot.choices(filled)
            if not choices:
                return None
            filled[slot.name] = self.pick(desk, choices)
        return offer.fill(**filled)

    def pick(self, desk: Desk, choices: Sequence[T]) -> T:
        """Return one of *choices* by lot."""
        self.count += 1
        text = f"{desk.luck}|{self.side}|{desk.given}|{self.count}"
        number = int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "big")
        return choices[number % len(choices)]
