"""The figures of a statement: each chosen from its ladder, beside what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from game.rules.claims import PARTS, part_of
from game.rules.foretelling import Foretold, foretold, prospects, worth
from game.rules.orders import Offer, Order
from game.rules.public import Account, Style
from game.ui.board.case import Case
from game.ui.news.story import open_figures, title
from game.ui.screens.dialog import Dialog
from game.ui.theme import Size
from game.ui.widgets import Button, Choice, Column, Desk, Label, Panel, Widget
from game.words import capital, sentence
from game.words.prospects import prospect_lines, worth_lines


class Figures:
    """A statement whose figures are being chosen, in a question of its own."""

    def __init__(
        self,
        case: Case,
        offer: Offer,
        account: Account,
        style: Style,
        desk: Desk,
        give: Callable[[Order], None],
    ) -> None:
        """Begin with every figure left to the spokesman."""
        self.case = case
        self.offer = offer
        self.account = account
        self.style = style
        self.desk = desk
        self.give = give
        self.filled: dict[str, Any] = {"about": account.id, "style": style}
        self.ladders = {part: offer.choices(part, self.filled) for part in PARTS}
        self.filled.update(dict.fromkeys(PARTS))

    def open(self) -> None:
        """Put the question on top."""
        self.desk.open(self.dialog())

    def put(self, part: str, place: int) -> None:
        """Choose a figure; the sentence follows, and the keyboard stays where it is."""
        self.filled[part] = self.ladders[part][place]
        stops = self.desk.stops()
        here = stops.index(self.desk.focused) if self.desk.focused in stops else 0
        self.desk.modals[-1] = self.dialog()
        self.desk.layout()
        self.desk.focused = self.desk.stops()[here]

    @property
    def said(self) -> Foretold:
        """What the statement will say with the figures chosen."""
        chosen = {part: self.filled[part] for part in PARTS if self.filled[part] is not None}
        return foretold(self.case.book, self.case.view, self.account, self.style, chosen)

    def dialog(self) -> Dialog:
        """Return the question: a row for each figure, the sentence, what is at stake."""
        case, said = self.case, self.said
        say, quiet = case.words.say, case.theme.palette.quiet
        reads = sentence(
            case.book,
            case.words,
            "news.statement",
            {
                "speaker": case.view.side,
                **said.args,
            },
        )
        parts: list[Widget] = [Label(say("ui.news.figures.about"), Size.SMALL, colour=quiet)]
        parts += [self.row(part, said) for part in PARTS if len(self.ladders[part]) > 1]
        parts.append(Panel((Label(reads), *self.notes(said)), gap=5))
        parts.append(Label(say("ui.news.worth"), Size.SMALL, bold=True))
        parts.append(Column([Label(line, Size.SMALL) for line in self.stakes(said)], gap=1))
        return Dialog(
            f"{capital(say(f'style.{self.style}'))} · {title(case, self.account.id)}",
            parts,
            (
                Button(say("ui.news.say_it"), self.speak, key=say("ui.key.speak")),
                Button(say("ui.back"), self.desk.close, key="Esc"),
            ),
            width=760,
            columns=2,
        )

    def row(self, part: str, said: Foretold) -> Widget:
        """Return the row of one figure, and what one's own people and the public make of it."""
        case, ladder = self.case, self.ladders[part]
        choice = Choice(
            capital(case.words.say(f"slot.{part}")),
            [case.choice_name(part, rung) for rung in ladder],
            list(ladder).index(self.filled[part]),
            partial(self.put, part),
        )
        lines = [
            Label(line, Size.SMALL, colour=case.theme.palette.quiet)
            for prospect in prospects(case.book, case.view, self.account, said.figures)
            if part_of(case.view.side, prospect.quantity) == part
            for line in prospect_lines(case.book, case.words, self.account, prospect)
        ]
        return Panel((choice, *lines), gap=3)

    def notes(self, said: Foretold) -> Iterator[Widget]:
        """Yield what is still left to the spokesman."""
        for line in open_figures(self.case, said.figures.items()):
            yield Label(line, Size.SMALL, colour=self.case.theme.palette.quiet)

    def stakes(self, said: Foretold) -> Iterator[str]:
        """Yield what the claim may bring and cost."""
        case = self.case
        each = worth(case.book, case.view, self.account, self.style, said.figures)
        yield from worth_lines(case.book, case.words, each)

    def speak(self) -> None:
        """Say it."""
        self.give(self.offer.fill(**self.filled))
