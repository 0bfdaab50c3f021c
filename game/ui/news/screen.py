"""The newsroom: the feed with its filters, and the page of each story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.hexgrid import Hex
from game.rules.chapters.news import Speak
from game.rules.news_why import credibility_why
from game.rules.newsroom import Filter, page, pages
from game.rules.orders import Offer, Order
from game.rules.public import topic
from game.ui.board.case import Case
from game.ui.news import speaking, story, visitors
from game.ui.news.feed import Feed, Whole, rows
from game.ui.news.figures import Figures
from game.ui.news.frame import NewsFrame
from game.ui.screens.badge import Badge
from game.ui.screens.screen import Screen
from game.ui.screens.table import Match
from game.ui.theme import Size, Theme
from game.ui.widgets import Bar, Button, Choice, Column, Flow, Item, Label, Run, Widget
from game.ui.widgets.button import TIGHT
from game.words import capital, told_apart
from game.words.ranges import ranges_line

if TYPE_CHECKING:
    from game.ui.app import App

Back = Callable[[Hex | None], None]
"""Leaves the newsroom for the board, which looks at a hex if one is given."""


class Newsroom(Screen):
    """What one seat can read, and say."""

    def __init__(self, app: App, match: Match, seat: str, back: Back) -> None:
        """Show what is public, and what *seat* itself was told."""
        self.match = match
        self.seat = seat
        self.back = back
        self.wanted = Filter()
        match.shown = seat
        super().__init__(app)

    @property
    def case(self) -> Case:
        """The view with words and look."""
        return Case(self.match.book, self.match.session.view(self.seat), self.words, self.theme)

    @property
    def mine(self) -> bool:
        """Whether this seat may speak now."""
        return self.match.session.acting == self.seat and self.seat in self.match.humans

    def content(self) -> Widget:
        """Return filters and feed on the left, the story or all stories on the right."""
        case = self.case
        items, told = rows(case, self.wanted)
        self.items = items
        feed: Widget = Feed(told, self.choose_item)
        if not items:
            feed = Label(case.words.say("text.news.none"), colour=self.theme.palette.quiet)
        right = self.overview() if self.wanted.story is None else self.story_page(self.wanted.story)
        return NewsFrame(
            list(self.head()), list(self.filters()), feed, list(right), list(self.foot())
        )

    def head(self) -> Iterator[Widget]:
        """Yield what stands on top."""
        case, seat = self.case, self.seat
        name = self.words.say("ui.news.of", side=capital(self.side_name()))
        yield Badge(name, case.identity(seat if seat in case.book.sides else None), Size.LARGE)
        yield Label(self.words.say("ui.news.note"), Size.SMALL, colour=self.theme.palette.quiet)

    def side_name(self) -> str:
        """Return whose newsroom it is."""
        if self.seat in self.match.book.sides:
            return self.case.faction_name(self.seat)
        return self.words.say("ui.news.instructor")

    def filters(self) -> Iterator[Widget]:
        """Yield the rows that choose what of the feed is wanted."""
        sides: list[str | None] = [None, *self.match.book.sides]
        names = [self.words.say("ui.news.all"), *(self.case.faction_name(s) for s in sides if s)]
        yield Choice(
            self.words.say("ui.news.side"),
            names,
            sides.index(self.wanted.side),
            lambda place: self.want(replace(self.wanted, side=sides[place])),
        )
        places = self.places()
        where = [capital(self.words.place_near(self.match.book, at)) for at in places if at]
        yield Choice(
            self.words.say("ui.news.place"),
            [self.words.say("ui.news.all"), *where],
            places.index(self.wanted.at),
            lambda place: self.want(replace(self.wanted, at=places[place])),
        )
        yield Choice(
            self.words.say("ui.news.what"),
            [self.words.say("ui.news.all"), self.words.say("ui.news.shown")],
            int(self.wanted.shown),
            lambda place: self.want(replace(self.wanted, shown=bool(place))),
        )

    def places(self) -> list[Hex | None]:
        """Return where the stories are, each place once, and None for anywhere."""
        view = self.case.view
        hexes = (topic(item.story).at for item in view.news.values() if item.story)
        return [None, *dict.fromkeys(at for at in hexes if at is not None)]

    def want(self, wanted: Filter) -> None:
        """Show another part of the feed."""
        self.wanted = wanted
        self.rebuild()

    def choose_item(self, number: int) -> None:
        """Open the story that a piece of news belongs to."""
        chosen = self.items[number].story
        if chosen is not None:
            self.open(chosen)

    def open(self, chosen: str | None) -> None:
        """Open a story, or all of them; the feed follows."""
        self.want(Filter(story=chosen))

    def overview(self) -> Iterator[Widget]:
        """Yield the list of all stories, then what one may speak of."""
        yield from self.stories()
        yield from self.subjects()
        yield from self.credit()

    def credit(self) -> Iterator[Widget]:
        """Yield how far each audience believes the side, and why that moved."""
        case, me = self.case, self.case.view.me
        if me is None:
            return
        yield Label(case.words.say("ui.news.credit"), Size.LARGE, bold=True)
        yield Flow([self.credit_bar(audience) for audience in me.credibility], most_columns=3)

    def credit_bar(self, audience: str) -> Widget:
        """Return how far one audience believes the side."""
        case, me = self.case, self.case.view.me
        assert me is not None
        value = me.credibility[audience].value
        name = capital(case.words.say(f"audience.{audience}"))
        bar = Credit(name, case.words.tenths(value), value // 10)
        return bar.answering(case.why(lambda: credibility_why(case.view, audience)))

    def stories(self) -> Iterator[Widget]:
        """Yield the list of all stories, each with its ranges."""
        case, quiet = self.case, self.theme.palette.quiet
        found = pages(case.book, case.view)
        yield Label(case.words.say("ui.news.stories"), Size.LARGE, bold=True)
        if not found:
            yield Label(case.words.say("text.news.none"), colour=quiet)
        else:
            listed = [
                Item(
                    capital(ranges_line(case.book, case.words, each.lines)),
                    story.title(case, each.story),
                )
                for each in reversed(found)
            ]
            yield Stories(listed, lambda place: self.open(found[-1 - place].story))

    def subjects(self) -> Iterator[Widget]:
        """Yield what one may speak of for the first time, then what one may put right."""
        known = dict.fromkeys(speaking.subject_of(each) for each in self.case.view.reports.values())
        ways = {each: self.ways(each) if self.mine else [] for each in reversed(known)}
        fresh = [each for each in ways if any(way.order.kind != "correct" for way in ways[each])]
        said = [each for each in ways if ways[each] and each not in fresh]
        yield from self.subject_buttons("ui.news.subjects", fresh)
        yield from self.subject_buttons("ui.news.said_before", said)

    def subject_buttons(self, heading: str, subjects: Sequence[str]) -> Iterator[Widget]:
        """Yield a heading and a button for each subject; those that look alike are numbered."""
        if not subjects:
            return
        names = [story.title(self.case, speaking.about_of(each)) for each in subjects]
        yield Label(self.words.say(heading), Size.LARGE, bold=True)
        yield Column(
            [
                Button(name, partial(self.speak, each), size=Size.SMALL, padding=TIGHT)
                for name, each in zip(told_apart(names), subjects, strict=True)
            ],
            gap=4,
        )

    def story_page(self, chosen: str) -> Iterator[Widget]:
        """Yield the page of a story."""
        case = self.case
        shown = page(case.book, case.view, chosen)
        yield Label(story.title(case, chosen), Size.LARGE, bold=True)
        yield from visitors.lines(case, chosen)
        yield from visitors.answers(case, self.menu(), chosen, self.give)
        yield from story.lines(case, shown)

    def menu(self) -> tuple[Offer, ...]:
        """Return what the staff may do now."""
        return self.match.session.menu(self.seat) if self.mine else ()

    def ways(self, subject: str) -> list[speaking.Way]:
        """Return all that may be said of a story or an account."""
        return list(speaking.ways(self.case, self.menu(), subject))

    def speak_button(self, subject: str, name: str, key: str = "") -> Button:
        """Return the button that opens the question what to say."""
        refusal = ""
        if not self.mine:
            refusal = self.words.say("ui.news.not_now")
        elif not self.ways(subject):
            refusal = self.words.say("ui.news.nothing")
        return Button(name, lambda: self.speak(subject), key=key, refusal=refusal)

    def speak(self, subject: str) -> None:
        """Ask what is to be said."""
        found = self.ways(subject)
        self.desk.open(
            speaking.dialog(self.case, found, self.give, self.choose_figures, self.desk.close)
        )

    def choose_figures(self, way: speaking.Way) -> None:
        """Ask which figures a statement is to give."""
        assert way.offer is not None
        assert isinstance(way.order, Speak)
        account = self.case.view.reports[way.order.about]
        Figures(self.case, way.offer, account, way.order.style, self.desk, self.give).open()

    def give(self, order: Order) -> None:
        """Say it."""
        report = self.match.session.submit(self.seat, order)
        self.rebuild()
        if report.refusal is not None:
            said = self.case.say(report.refusal.key, **report.refusal.args)
            self.ask(self.words.say("ui.problem"), said)

    def foot(self) -> Iterator[Widget]:
        """Yield the ways on."""
        say, chosen = self.words.say, self.wanted.story
        if chosen is not None:
            if self.seat in self.match.book.sides:
                yield self.speak_button(chosen, say("ui.news.speak"), say("ui.key.speak"))
            at = topic(chosen).at
            if at is not None:
                yield Button(say("ui.news.map"), lambda: self.back(at), key=say("ui.key.map"))
            yield Button(say("ui.news.stories"), lambda: self.open(None), key=say("ui.key.stories"))
        yield from self.ways_out()

    def ways_out(self) -> Sequence[Button]:
        """Return the buttons that leave the newsroom."""
        return (Button(self.words.say("ui.news.board"), self.escape, key="Esc"),)

    def escape(self) -> None:
        """Go one step back: from a story to all of them, from there to the board."""
        if self.wanted != Filter():
            self.open(None)
        else:
            self.back(None)

    def handle(self, event: pygame.event.Event) -> bool:
        """Use an event; F6 goes from the feed to the story and back."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F6 and not self.desk.modals:
            self.change_sides()
            return True
        return super().handle(event)

    def change_sides(self) -> None:
        """Put the keyboard on the feed, or on the first part of the story."""
        frame, stops = self.desk.root, self.desk.stops()
        assert isinstance(frame, NewsFrame)
        feeds = [stop for stop in stops if isinstance(stop, Feed)]
        there = [stop for stop in frame.story.walk() if stop in stops]
        wanted = there if self.desk.focused in feeds else feeds or there
        self.desk.focused = next(iter(wanted), self.desk.focused)
        self.desk.dirty = True


class Credit(Bar):
    """How far one audience believes a side."""

    def width_wanted(self, theme: Theme) -> int:
        """Return the width from which several stand side by side."""
        return theme.px(180)


class Stories(Whole):
    """All stories, each with its ranges."""

    def _label(self, item: Item, theme: Theme) -> Label:
        """Return a story's name, and its ranges on the lines below."""
        ranges = Run(f"\n{item.text}", colour=theme.palette.quiet)
        return Label([Run(item.prefix, bold=True), ranges], Size.SMALL)
