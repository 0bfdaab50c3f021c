"""The news beside the map: the latest lines, and the page of the story that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.hexgrid import Hex
from game.rules.newsroom import Filter, page
from game.rules.public import topic
from game.rules.view import View
from game.ui.board.case import Case
from game.ui.news import story
from game.ui.news.feed import WholeFeed, rows
from game.ui.theme import Size
from game.ui.widgets import Label, Widget

LATEST: Final = 25
"""Lines beside the map; the newsroom has all of them."""


def parts(case: Case, chosen: str | None, read: Callable[[str | None], None]) -> Iterator[Widget]:
    """Yield the latest news, or one story."""
    quiet = case.theme.palette.quiet
    if chosen is not None:
        yield Label(story.title(case, chosen), Size.LARGE, bold=True)
        yield from story.lines(case, page(case.book, case.view, chosen))
        return
    yield Label(case.words.say("ui.news"), Size.LARGE, bold=True)
    yield Label(case.words.say("ui.news.note"), Size.SMALL, colour=quiet)
    items, told = rows(case, Filter())
    if not items:
        yield Label(case.words.say("text.news.none"), colour=quiet)
        return
    yield WholeFeed(told[:LATEST], lambda place: read(items[place].story))


def spots(view: View) -> frozenset[Hex]:
    """Return the hexes the public speaks of."""
    hexes = (topic(item.story).at for item in view.news.values() if item.story)
    return frozenset(at for at in hexes if at is not None)
