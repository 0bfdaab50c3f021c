"""Things that have happened in a drawn match, and what the sides and the public know of them."""

from dataclasses import replace
from typing import Any

from game.rules.changes import Put
from game.rules.chapters.news import Speak
from game.rules.evidence import bring_to_light
from game.rules.picture import Picture, by_story, picture
from game.rules.public import Account, Style
from game.rules.reports import figures_of, reports_arrive
from game.rules.state import Fact, News
from tests.pictures import Match, match

TRUTH = {"killed.army": 40, "killed.csp": 12, "captured.army": 6, "vehicles.army": 9}
"""What the battle below cost: the CSP holds the field."""

ARMY = "army f1@0,0 motorised_company 80 truck=8"
CSP = "csp c1@0,2 technical_squadron 100 technical=12"
JIHADISTS = "jihadists j1@0,5 katiba 60 hidden dispersed"


def drawn(places: str = "", **said: Any) -> Match:
    """Return a match of three, the CSP in the hex of what will have happened."""
    return match("......", f"{ARMY}\n{CSP}\n{JIHADISTS}", places=places, **said)


def battle(**fields: object) -> Fact:
    """Return a fight in the CSP's hex in the turn before the first."""
    fact = Fact("f1", "fight", 0, None, TRUTH, ("army", "csp"))
    return replace(fact, **fields)  # type: ignore[arg-type]


def after(before: Match, *facts: Fact) -> Match:
    """Let facts have happened, in the CSP's hex where they say no other, and be reported."""
    course = before.course()
    for fact in facts:
        at = fact.at or before.unit("c1").at
        course.happen("fact", {}, (Put("facts", fact.id, replace(fact, at=at)),))
    reports_arrive(course)
    return before.after(course.closed())


def harm(**fields: Any) -> Fact:
    """Return people hurt in the CSP's hex by the army from afar, in the turn before the first."""
    figures = {"killed.people": 4, "wounded.people": 6, "fired.army": 1}
    return battle(kind="harm", figures=figures, parties=("csp", "army"), cause="strike", **fields)


def account(now: Match, side: str, kind: str = "fight") -> Account:
    """Return what a side was told of the first thing of a kind."""
    return next(each for each in now.view(side).reports.values() if each.kind == kind)


def said(now: Match, side: str, style: Style, kind: str = "fight") -> Match:
    """Let a side speak of the first thing of a kind."""
    return now.give(side, Speak((), account(now, side, kind).id, style))


def shown(now: Match, kind: str, quantity: str, fact: str = "f1") -> Match:
    """Let a kind of evidence of a fact come to light."""
    course = now.course()
    truth = now.state.facts[fact]
    figure = figures_of(truth).get(quantity, int(truth.cause == "fire"))
    bring_to_light(course, now.book.evidence[kind], truth, quantity, figure)
    return now.after(course.closed())


def statement(now: Match, side: str) -> News:
    """Return a side's last statement."""
    return [item for item in now.state.news.values() if item.speaker == side and item.style][-1]


def seen(now: Match, quantity: str) -> Picture:
    """Return the public picture of a figure of the first story."""
    return picture(now.book, by_story(now.state.news, next(iter(now.state.stories))), quantity)
