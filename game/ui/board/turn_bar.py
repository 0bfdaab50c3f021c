"""The bar on top: when it is, what the weather is, who acts, what is left to spend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.rules.state import Stage
from game.rules.why import Why, points_why
from game.ui.assets import SMOOTH
from game.ui.board.case import Case
from game.ui.screens.badge import draw_plate
from game.ui.theme import Size, Theme
from game.ui.widgets import Look, Widget
from game.ui.widgets.base import draw_dots
from game.ui.widgets.text import letters

GAP: Final = 14
"""Pixels at 100 % between the parts."""


class Zone(Widget):
    """A part of the bar that can be pointed at; the bar draws it."""

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw nothing."""


class TurnBar(Widget):
    """Drawn anew with each view."""

    def __init__(self, case: Case, seed: int) -> None:
        """Show where the match stands."""
        super().__init__()
        self.case = case
        self.seed = seed
        self.points = Zone().answering(lambda: self.case.why(self.why_points)())

    @property
    def children(self) -> Sequence[Widget]:
        """The command points: the only part that explains itself."""
        return (self.points,)

    def why_points(self) -> Why | None:
        """Return how many command points are left, and of how many."""
        return points_why(self.case.book, self.case.view)

    def height_for(self, width: int, theme: Theme) -> int:
        """Return the height of two lines."""
        return (
            letters(Size.LARGE, theme).get_height()
            + letters(Size.SMALL, theme).get_height()
            + theme.px(8)
        )

    def titles(self) -> tuple[str, str]:
        """Return the date, and the line below it."""
        case, view = self.case, self.case.view
        if view.stage is Stage.PLACEMENT:
            first = case.words.date(case.book.start)
            return capital_of(first), case.say("ui.turn.placement", seed=str(self.seed))
        if view.stage is Stage.AFTERMATH:
            when = case.book.news_moment(view.turn, view.news_turn)
            count, seed = str(len(case.book.aftermath)), str(self.seed)
            under = case.say("ui.turn.aftermath", turn=str(view.news_turn), of=count, seed=seed)
            return capital_of(case.words.date(case.book.start, when)), under
        elapsed = case.book.elapsed(view.turn)
        day = case.words.date(case.book.start, elapsed)
        part = case.words.part_of_day(case.book.start, elapsed)
        under = case.say(
            "ui.turn.under",
            turn=str(view.turn),
            turns=str(case.book.turns),
            weather_names=self.weather(),
            seed=str(self.seed),
        )
        return f"{capital_of(day)} · {part}", under

    def weather(self) -> str:
        """Return the weather of the turn in words."""
        spells = self.case.view.weather
        minutes = {"storm": spells.storm, "heat": spells.heat, "night": spells.night}
        words = self.case.words
        said = [
            f"{words.say(f'weather.{kind}')} {words.hours(minutes[kind])}"
            for kind in minutes
            if minutes[kind]
        ]
        return words.listing(said) or words.say("weather.clear")

    def draw(self, target: pygame.Surface, look: Look) -> None:
        """Draw date, sequence, command points."""
        theme, palette = look.theme, look.theme.palette
        pygame.draw.rect(target, palette.panel, self.rect)
        pygame.draw.line(target, palette.edge, self.rect.bottomleft, self.rect.bottomright)
        large = letters(Size.LARGE, theme, bold=True)
        small = letters(Size.SMALL, theme)
        first, second = self.titles()
        left, top = self.rect.left + theme.px(GAP), self.rect.top + theme.px(4)
        date = large.render(first, SMOOTH, palette.text)
        under = small.render(second, SMOOTH, palette.quiet)
        target.blit(date, (left, top))
        target.blit(under, (left, top + large.get_height()))
        used = left + max(date.get_width(), under.get_width()) + theme.px(2 * GAP)
        right = self._draw_points(target, look, used)
        self._draw_sequence(target, look, pygame.Rect(used, top, right - used, 1))

    def _draw_points(self, target: pygame.Surface, look: Look, used: int) -> int:
        """Draw the command points on the right; return where they begin."""
        me, theme, palette = self.case.view.me, look.theme, look.theme.palette
        right = self.rect.right - theme.px(GAP)
        if me is None or self.case.view.stage in (Stage.OVER, Stage.PLACEMENT):
            return right
        limit = self.case.book.numbers["turn.impulse_points"]
        now = max(0, min(me.command_points, limit - self.case.view.spent))
        if not self.case.view.my_turn:
            now = 0
        heavy, small = letters(Size.BODY, theme, bold=True), letters(Size.SMALL, theme)
        points = me.command_points
        upper = self.case.part("ui.points", points=points)
        lower = self.case.part("ui.points.now", now=now)
        if max(heavy.size(upper)[0], small.size(lower)[0]) > (right - used) * 0.6:
            upper = self.case.part("ui.points.short", points=points)
            lower = self.case.part("ui.points.now_short", now=now)
        text = heavy.render(upper, SMOOTH, palette.text)
        under = small.render(lower, SMOOTH, palette.quiet)
        wide = max(text.get_width(), under.get_width())
        if used + wide > right:
            return right
        target.blit(text, (right - text.get_width(), self.rect.top + theme.px(6)))
        bottom = self.rect.bottom - under.get_height() - theme.px(6)
        target.blit(under, (right - under.get_width(), bottom))
        self.points.rect = pygame.Rect(right - wide, self.rect.top, wide, self.rect.height)
        draw_dots(
            target, (right - under.get_width(), self.rect.bottom - 5), under.get_width(), look
        )
        return right - wide - theme.px(2 * GAP)

    def _draw_sequence(self, target: pygame.Surface, look: Look, room: pygame.Rect) -> None:
        """Draw who acts in which sequence: the acting one framed, those who passed faded."""
        view, theme, palette = self.case.view, look.theme, look.theme.palette
        side = theme.px(26)
        face = letters(Size.SMALL, theme, bold=True)
        names = [
            face.render(self.case.faction_name(who), SMOOTH, palette.text) for who in view.order
        ]
        pad = theme.px(8)
        wide = sum(name.get_width() + side + 4 * pad for name in names)
        named = wide <= room.width
        if not named and len(names) * (side + pad) > room.width:
            return
        left = room.right - (wide if named else len(names) * (side + pad))
        for who, name in zip(view.order, names, strict=True):
            box = pygame.Rect(left, 0, side, side)
            box.centery = self.rect.centery
            draw_plate(target, box, self.case.identity(who), theme)
            whole = box.inflate(theme.px(8), theme.px(8))
            if named:
                target.blit(name, name.get_rect(midleft=(box.right + pad, box.centery)))
                whole.width += name.get_width() + pad + theme.px(4)
            if who == view.acting:
                pygame.draw.rect(target, palette.accent, whole, 2, border_radius=theme.px(6))
            elif who in view.passed:
                veil = pygame.Surface(whole.size, pygame.SRCALPHA)
                veil.fill((*palette.panel, 165))
                target.blit(veil, whole)
            left += side + pad + (name.get_width() + 3 * pad if named else 0)


def capital_of(text: str) -> str:
    """Return a text with its first letter large."""
    return text[:1].upper() + text[1:]
