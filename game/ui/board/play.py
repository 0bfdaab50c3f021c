"""A player at the board: who is chosen, which order is being made up, what was given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.hexgrid import Hex
from game.rules.events import INSTRUCTOR
from game.rules.orders import Offer, Order, Refusal
from game.rules.view import View
from game.ui.board.case import Case
from game.ui.board.draft import Draft
from game.ui.screens.table import Heard, Match


@dataclass(slots=True)
class Play:
    """What one seat does. All orders come from the offers of the session, and go there."""

    match: Match
    seat: str
    unit: str | None = None
    """The chosen unit."""

    contact: str | None = None
    """The chosen contact."""

    staff: bool = False
    """Whether the staff's orders are shown."""

    news: bool = False
    """Whether the news are shown."""

    story: str | None = None
    """The story whose page is shown among the news."""

    draft: Draft | None = None
    refusal: Refusal | None = None
    """Why the last order was not carried out."""

    view: View = field(init=False)

    def __post_init__(self) -> None:
        """See."""
        self.look()

    @property
    def mine(self) -> bool:
        """Whether this seat has to decide now."""
        return self.match.session.acting == self.seat and self.seat in self.match.humans

    @property
    def watching(self) -> bool:
        """Whether this seat only looks on."""
        return self.seat == INSTRUCTOR

    @property
    def subject(self) -> str | None:
        """What is chosen: a unit, a contact, the staff, the news; None while nothing is."""
        rest = "staff" if self.staff else "news" if self.news else None
        return self.unit or self.contact or rest

    def look(self) -> None:
        """See the situation as it is now, and let go of what is no longer there."""
        self.view = self.match.session.view(self.seat)
        if self.unit is not None and self.unit not in self.view.units:
            self.unit = self.draft = None
        if self.contact is not None and self.contact not in self.view.contacts:
            self.contact = None

    def menu(self) -> tuple[Offer, ...]:
        """Return all that may be asked of the chosen unit, or of the staff."""
        if self.staff:
            return tuple(
                offer for offer in self.match.session.menu(self.seat) if offer.kind != "pass"
            )
        if self.unit is None:
            return ()
        return self.match.session.menu(self.seat, self.unit)

    def choose_unit(self, key: str | None) -> None:
        """Choose a unit; where it can go is shown at once."""
        self.let_go()
        self.unit = key
        self.draft = self.idle_draft()

    def choose_contact(self, key: str) -> None:
        """Choose a contact: aim at it where the chosen unit can, else tell about it."""
        self.refusal = None
        for offer in self.menu() if self.unit is not None else ():
            if offer.refusal is None and any(slot.name == "contact" for slot in offer.slots):
                draft = Draft(offer, aiming=True, filled={"contact": key})
                if key in draft.contacts:
                    self.draft = draft
                    return
        self.contact, self.draft, self.news = key, None, False

    def choose_staff(self) -> None:
        """Show the staff's orders, or put them away."""
        shown = self.staff
        self.let_go()
        self.staff = not shown

    def choose_news(self, story: str | None = None) -> None:
        """Show the news, or one story of them."""
        self.let_go()
        self.news, self.story = True, story

    def let_go(self) -> None:
        """Choose nothing."""
        self.unit = self.contact = self.draft = self.refusal = self.story = None
        self.staff = self.news = False

    def idle_draft(self) -> Draft | None:
        """Return the draft that a chosen unit begins with: a march, or whatever moves it."""
        for offer in self.menu():
            if offer.refusal is None and offer.slots and not offer.order.shows_die:
                draft = Draft(offer)
                if draft.goals:
                    return draft
        return None

    def begin(self, offer: Offer) -> bool:
        """Begin an order; return whether it needed nothing more and was given."""
        self.refusal = offer.refusal
        if offer.refusal is not None:
            return False
        if not offer.slots:
            self.give(offer.fill())
            return True
        self.draft = Draft(offer, aiming=True)
        return False

    def put(self, name: str, value: Any) -> None:
        """Fill a blank of the draft."""
        if self.draft is not None:
            self.draft.put(name, value)

    def point_at(self, at: Hex) -> bool:
        """Fill the draft's goal; return whether the order was given by that.

        Where the order shows a die it cannot be taken back, so it waits to be confirmed.
        """
        draft = self.draft
        if draft is None or at not in draft.goals or draft.goal_name is None:
            return False
        draft.put(draft.goal_name, at)
        order = draft.order
        if order is None or order.shows_die:
            draft.aiming = True
            return False
        self.give(order)
        return True

    def pickable(self, case: Case) -> dict[Hex, list[tuple[str, Any]]]:
        """Return the choices that stand somewhere on the map, by hex: units, places, contacts."""
        found: dict[Hex, list[tuple[str, Any]]] = {}
        draft = self.draft
        if draft is None or not draft.aiming or draft.goal_name is not None:
            return found
        for name, choices in draft.rows.items():
            for choice in choices:
                at = case.where(name, choice)
                if at is not None:
                    found.setdefault(at, []).append((name, choice))
        return found

    def pick(self, case: Case, at: Hex) -> bool:
        """Choose what stands in a hex for the order being made up; again, the next one there."""
        here, draft = self.pickable(case).get(at, []), self.draft
        if draft is None or not here or (len(here) > 1 and draft.is_row_of_buttons):
            return False
        places = [place for place, (name, one) in enumerate(here) if draft.filled.get(name) == one]
        if places and len(here) == 1 and not draft.is_row_of_buttons:
            return False
        draft.put(*here[(places[0] + 1) % len(here) if places else 0])
        return True

    def confirm(self) -> bool:
        """Give the draft as it is; return whether it was complete."""
        order = self.draft.order if self.draft is not None else None
        if order is None:
            return False
        self.give(order)
        return True

    def give(self, order: Order) -> None:
        """Give an order to the session."""
        report = self.match.session.submit(self.seat, order)
        self.refusal = report.refusal
        self.look()
        if report.refusal is None:
            self.contact = None
            self.draft = self.idle_draft()

    def cancel(self) -> bool:
        """Go one step back; return whether there was one."""
        if self.draft is not None and self.draft.aiming:
            self.draft = self.idle_draft()
        elif self.story is not None:
            self.story = None
        elif self.subject is not None:
            self.let_go()
        else:
            return False
        self.refusal = None
        return True

    def undo(self) -> bool:
        """Take the last order back; return whether that was allowed."""
        if not self.match.session.undo(self.seat):
            return False
        steps = len(self.match.session.steps)
        self.match.read[self.seat] = min(self.match.read.get(self.seat, 0), steps)
        self.look()
        self.draft = self.idle_draft()
        return True

    def hear(self) -> list[Heard]:
        """Return the reports since the last time."""
        fresh = self.match.heard_since(self.seat, self.match.read.get(self.seat, 0))
        self.match.read[self.seat] = len(self.match.session.steps)
        return fresh
