"""What stands in the panel beside the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from game.rules.chapters.air import Airlift, Sortie
from game.rules.flight_why import flight_why
from game.rules.orders import Offer
from game.ui.board import cards, pointing
from game.ui.board.case import Case
from game.ui.board.draft import Draft
from game.ui.board.groups import grouped
from game.ui.board.letters import in_list
from game.ui.board.odds_card import expected, odds_card
from game.ui.board.play import Play
from game.ui.board.rows import Titled
from game.ui.news import board_mode
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Column, Flow, Label, Widget, Wrap
from game.ui.widgets.button import TIGHT
from game.words import capital


class Doing(Protocol):
    """What the panel's buttons do."""

    def choose_unit(self, key: str) -> None:
        """Choose a unit."""

    def choose_contact(self, key: str) -> None:
        """Choose a contact."""

    def begin(self, offer: Offer) -> None:
        """Begin an order."""

    def put(self, name: str, value: Any) -> None:
        """Fill a blank."""

    def order_with(self, name: str, value: Any) -> None:
        """Fill the only blank and give the order."""

    def confirm(self) -> None:
        """Give the order."""

    def cancel(self) -> None:
        """Go one step back."""

    def read(self, story: str | None) -> None:
        """Show a story of the news, or all news."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Makes the widgets for one moment."""

    case: Case
    play: Play
    letters: dict[str, str]
    doing: Doing
    low: bool
    """Whether the window is so low that orders come before figures."""

    def parts(self) -> Iterator[Widget]:
        """Yield what the panel is about."""
        play, case = self.play, self.case
        if play.contact is not None:
            yield from cards.contact_card(case, case.view.contacts[play.contact])
        elif play.staff:
            yield Label(case.say("ui.staff"), Size.LARGE, bold=True)
            yield from self.orders()
            if not play.menu():
                yield Label(case.say("ui.staff.none"), colour=case.theme.palette.quiet)
            yield from cards.aircraft(case)
            yield from cards.tracks(case)
            yield from cards.others_tracks(case)
        elif play.news:
            yield from board_mode.parts(case, play.story, self.doing.read)
        elif play.unit is not None:
            aiming = play.draft is not None and play.draft.aiming
            unit = case.view.units[play.unit]
            if aiming or self.low:
                yield from cards.unit_head(case, unit)
                yield from self.orders()
            else:
                yield from cards.unit_card(case, unit)
                yield from self.orders()
            if self.low and not aiming:
                yield from cards.unit_state(case, unit)
        else:
            yield from cards.overview(case, self.doing.choose_unit, self.doing.choose_contact)

    def orders(self) -> Iterator[Widget]:
        """Yield the order being made up, or all there are."""
        draft = self.play.draft
        if self.play.refusal is not None:
            said = self.case.say(self.play.refusal.key, **self.play.refusal.args)
            yield Label(said, colour=self.case.theme.palette.bad)
        if draft is not None and draft.aiming:
            yield from self.aiming(draft)
            return
        offers = self.play.menu()
        if offers:
            yield from self.menu(offers)
        if draft is not None:
            yield Label(
                self.case.say("ui.march.hint", order=draft.offer.kind),
                Size.SMALL,
                colour=self.case.theme.palette.quiet,
            )
            yield from self.rows(draft)

    def menu(self, offers: Sequence[Offer]) -> Iterator[Widget]:
        """Yield the buttons of what can be ordered, by groups, then of what cannot be now."""
        say, quiet = self.case.words.say, self.case.theme.palette.quiet
        free = [offer for offer in offers if offer.refusal is None]
        groups = grouped(free)
        letters = in_list([offer.kind for offer in free], self.letters, self.case.words)
        titles = [say(f"ui.orders.{name}") for name in groups]
        yield Column(
            [
                Titled(title, titles, [self.order_button(offer, letters) for offer in each])
                for title, each in zip(titles, groups.values(), strict=True)
            ],
            gap=5,
        )
        barred = [offer for offer in offers if offer.refusal is not None]
        if barred:
            yield Label(say("ui.orders.barred"), Size.SMALL, colour=quiet)
            yield Wrap([self.barred_button(offer) for offer in barred], gap=4)

    def barred_button(self, offer: Offer) -> Button:
        """Return the small button of an order that says why it cannot be given now."""
        assert offer.refusal is not None
        return Button(
            self.case.say(f"order.{offer.kind}"),
            lambda: None,
            refusal=self.case.say(offer.refusal.key, **offer.refusal.args),
            size=Size.SMALL,
            padding=(6, 2),
        )

    def order_button(self, offer: Offer, letters: Mapping[str, str]) -> Button:
        """Return the button of an order."""
        case = self.case
        return Button(
            case.say(f"order.{offer.kind}"),
            lambda: self.doing.begin(offer),
            key=letters[offer.kind],
            tooltip=case.say(
                "ui.order.tip",
                about_sentence=(f"order.{offer.kind}.about", {}),
                points=offer.order.cost,
            ),
            padding=TIGHT,
        )

    def aiming(self, draft: Draft) -> Iterator[Widget]:
        """Yield the blanks of an order, what to expect of it, and the ways on and back."""
        case = self.case
        yield Label(
            case.say(f"order.{draft.offer.kind}"),
            Size.LARGE,
            bold=True,
            colour=case.theme.palette.accent,
        )
        if not draft.contacts:
            about = case.say(f"order.{draft.offer.kind}.about")
            yield Label(about, Size.SMALL, colour=case.theme.palette.quiet)
        if draft.is_row_of_buttons:
            yield from self.row_of_buttons(draft)
            return
        yield from self.rows(draft)
        odds = expected(case, draft)
        if odds is not None:
            yield from odds_card(case, draft, odds)
        goal = draft.filled.get(draft.goal_name or "")
        if draft.goal_name is not None:
            key = "ui.goal.none" if goal is None else "ui.goal"
            label = Label(case.say(key, its_at=goal))
            why = pointing.because(case, self.play, goal)
            yield label if why is None else label.answering(why)
        yield from self.effect(draft)

    def effect(self, draft: Draft) -> Iterator[Widget]:
        """Yield what an aircraft is worth where it is pointed at."""
        order = draft.order
        if isinstance(order, (Sortie, Airlift)):
            why = flight_why(self.case.book, self.case.view, order)
            key = f"ui.flight.{why.key.rpartition('.')[2]}"
            said = self.case.say(key, value=why.value, value_permille=why.value)
            yield Label(said, bold=True).answering(self.case.why(lambda: why))

    def foot(self, draft: Draft) -> Iterator[Widget]:
        """Yield the ways on and back while an order is made up; they never scroll away."""
        if draft.order is not None and not draft.is_row_of_buttons:
            name = self.case.say(f"order.{draft.offer.kind}")
            yield Confirm(name, self.doing.confirm, key=self.case.words.say("ui.key.enter"))
        yield self.back()

    def row_of_buttons(self, draft: Draft) -> Iterator[Widget]:
        """Yield one button for each choice of the only blank."""
        name = draft.offer.slots[0].name
        yield Flow(
            [
                Button(
                    capital(self.case.choice_name(name, choice)),
                    self.giving(name, choice),
                    key=str(number),
                )
                for number, choice in enumerate(draft.rows[name], start=1)
            ],
            gap=6,
            most_columns=2,
        )

    def giving(self, name: str, choice: Any) -> Callable[[], None]:
        """Return what gives the order with a choice."""
        return lambda: self.doing.order_with(name, choice)

    def rows(self, draft: Draft) -> Iterator[Widget]:
        """Yield one row for each blank that is chosen here, with the digit that turns it."""
        for number, (name, choices) in enumerate(draft.rows.items(), start=1):
            if len(choices) > 1:
                yield BlankRow(self.case, number, name, choices, draft.filled[name], self.doing.put)
            elif choices[0] not in ((), None):
                said = self.case.choice_name(name, choices[0])
                yield Label(f"{capital(self.case.words.say(f'slot.{name}'))} · {said}")

    def back(self) -> Button:
        """Return the button that goes one step back."""
        return Button(self.case.words.say("ui.back"), self.doing.cancel, key="Esc")


class Confirm(Button):
    """The button that gives an order."""


class BlankRow(Choice):
    """A blank with several choices; a digit turns it."""

    def __init__(
        self,
        case: Case,
        number: int,
        name: str,
        choices: Any,
        chosen: Any,
        put: Callable[[str, Any], None],
    ) -> None:
        """Show what stands in the blank."""
        self.number = number
        tips = [f"{name}.{choice}.about" for choice in choices]
        tip = "\n".join(case.words.say(key) for key in tips if case.words.knows(key))
        super().__init__(
            self.label(case, number, name),
            [case.choice_name(name, choice) for choice in choices],
            list(choices).index(chosen),
            lambda place: put(name, choices[place]),
            tooltip=tip,
        )

    def label(self, case: Case, number: int, name: str) -> str:
        """Return what stands before the choices; a target's name needs the room itself."""
        if name == "contact":
            return str(number)
        return f"{number}  {capital(case.words.say(f'slot.{name}'))}"
