"""The briefing: one page with a map, what is known, what is wanted, and the sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pygame

from game.ui.board.art import Art
from game.ui.board.tokens import stacks_of
from game.ui.picture import draw_scale_bar
from game.ui.pieces import Pieces
from game.ui.screens.badge import Badge, Inset
from game.ui.screens.page import backdrop
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match, by_language
from game.ui.theme import Size, Theme
from game.ui.widgets import Button, Label, Look, Run, Scroll, Widget
from game.words import aim_line, capital

if TYPE_CHECKING:
    from game.ui.app import App


class Briefing(Screen):
    """What a player should know before the first order."""

    def __init__(self, app: App, match: Match, seat: str, read: Callable[[], None]) -> None:
        """Brief the player of *seat*; go on with *read*."""
        self.match = match
        self.seat = seat
        self.read = read
        super().__init__(app)

    def content(self) -> Widget:
        """Return map and aims on the left, text and sources on the right."""
        book, say = self.match.book, self.words.say
        side = book.sides[self.seat]
        identity = self.theme.identity(self.seat, list(book.factions).index(self.seat))
        left = (
            Badge(capital(self.words.text(side.name)), identity, Size.TITLE),
            MapPicture(self.match, self.seat),
            Label(say("ui.briefing.aims"), Size.LARGE, bold=True),
            *(self.aim(number) for number in range(len(side.aims))),
        )
        return Spread(
            left, self.text(), Button(say("ui.briefing.begin"), self.read, key=say("ui.key.begin"))
        )

    def aim(self, number: int) -> Widget:
        """Return one aim with its worth."""
        aim = self.match.book.sides[self.seat].aims[number]
        worth = self.words.say("ui.briefing.worth", worth=aim.worth)
        return Label(
            [
                Run(f"{worth}  ", bold=True, colour=self.theme.palette.accent),
                Run(aim_line(self.match.book, self.words, aim)),
            ]
        )

    def text(self) -> Sequence[Widget]:
        """Return the briefing, the content note and the sources."""
        opened, say, words = self.match.scenario(), self.words.say, self.words
        quiet = self.theme.palette.quiet
        scenario = opened.scenario
        parts: list[Widget] = [
            Label(words.text(opened.book.title), Size.LARGE, bold=True),
            Label(words.text(opened.book.sides[self.seat].briefing)),
        ]
        if opened.book.partner.about:
            parts.append(Label(say("ui.briefing.partner"), bold=True))
            parts.append(Label(words.text(opened.book.partner.about), Size.SMALL))
        if scenario.content_note is not None:
            parts.append(Label(say("ui.briefing.note"), bold=True))
            parts.append(
                Label(words.text(by_language(scenario.content_note)), Size.SMALL, colour=quiet)
            )
        if scenario.known_as_of is not None:
            day = words.day(f"{scenario.known_as_of}T00:00")
            parts.append(Label(say("ui.briefing.as_of", day=day), Size.SMALL, colour=quiet))
        parts.append(Label(say("ui.briefing.sources"), bold=True))
        for key, source in scenario.sources.items():
            listed = [str(part) for part in (source.title, source.publisher, source.date) if part]
            parts.append(Label(f"{key}. {', '.join(listed)}", Size.SMALL, colour=quiet))
        return parts

    def escape(self) -> None:
        """Go on: the briefing can be read again from the pause menu."""
        self.read()


class MapPicture(Widget):
    """The whole board as one side knows it at the start."""

    def __init__(self, match: Match, seat: str) -> None:
        """Show what *seat* knows."""
        super().__init__()
        self.art: Art = match.painted()
        self.view = match.session.view(seat)
        self.book = match.book
        self._picture: pygame.Surface | None = None

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height that shows all of the board in a width."""
        frame = self.art.ground.painter.frame
        return round(width * frame.height_m / frame.width_m)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Take a place; a new size wants a new picture."""
        if rect.size != self.rect.size:
            self._picture = None
        super().place(rect, theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the picture."""
        if self._picture is None:
            self._picture = self._painted(look.theme)
        target.blit(self._picture, self.rect)
        pygame.draw.rect(target, look.theme.palette.edge, self.rect, 1)

    def _painted(self, theme: Theme) -> pygame.Surface:
        canvas = pygame.Surface(self.rect.size)
        camera = self.art.camera(self.rect.size)
        while self.art.ground.paint_next(camera):
            pass
        canvas.fill(theme.palette.backdrop)
        self.art.ground.draw(canvas, camera)
        pieces = Pieces(self.art.sheet, theme)
        pieces.show(stacks_of(self.book, self.view))
        pieces.draw(canvas, camera)
        draw_scale_bar(canvas, camera, theme)
        return canvas


class Spread(Widget):
    """Two columns of a page; the right one scrolls, the button stays."""

    def __init__(self, left: Sequence[Widget], right: Sequence[Widget], button: Button) -> None:
        """Hold the parts."""
        super().__init__()
        self._left = Scroll(Inset(left, gap=10))
        self._right = Scroll(Inset(right, gap=10))
        self._button = button

    @property
    def children(self) -> Sequence[Widget]:
        """Left, right, button."""
        return (self._left, self._right, self._button)

    def place(self, rect: pygame.Rect, theme: Theme) -> None:
        """Share the window."""
        super().place(rect, theme)
        self.margin = max(theme.px(16), rect.width // 60)
        inner = rect.inflate(-4 * self.margin, -4 * self.margin)
        wide = min(round(inner.width * 0.46), round(inner.height * 0.95))
        foot = self._button.height_for(inner.width, theme)
        self._left.place(pygame.Rect(inner.topleft, (wide, inner.height)), theme)
        left = inner.left + wide + 2 * self.margin
        width = inner.right - left
        high = inner.height - foot - self.margin
        self._right.place(pygame.Rect(left, inner.top, width, high), theme)
        self._button.place(pygame.Rect(left, inner.bottom - foot, width, foot), theme)

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw the ground and both columns."""
        palette = look.theme.palette
        target.blit(backdrop(self.rect.size, palette.backdrop), self.rect)
        card = self.rect.inflate(-2 * self.margin, -2 * self.margin)
        pygame.draw.rect(target, palette.panel, card, border_radius=look.theme.px(10))
        pygame.draw.rect(target, palette.edge, card, 1, border_radius=look.theme.px(10))
        super().draw(target, look)
