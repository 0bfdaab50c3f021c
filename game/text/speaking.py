"""What a player reads before he speaks: how each manner reads, what is known of each figure."""

from collections.abc import Iterator, Mapping
from typing import Any

from game.rules.claims import PARTS, part_of
from game.rules.foretelling import foretold, prospects, worth
from game.rules.orders import Offer
from game.rules.public import Style
from game.text.talk import Talk
from game.words import published
from game.words.prospects import prospect_lines, worth_lines


def as_it_reads(talk: Talk, blank: str, choice: Any, filled: Mapping[str, Any], name: str) -> str:
    """Return a choice as it is listed under its *name*: of a word in public, as it reads."""
    if blank == "statement":
        item = talk.view.news[choice]
        as_said = published(talk.book, talk.words, item)
        return talk.phrase("text.ask.statement", said_moment=item.minute, said=as_said)
    if blank != "style" or choice is Style.SILENT:
        return name
    account = talk.view.reports[filled["about"]]
    said = foretold(talk.book, talk.view, account, choice)
    return talk.phrase("text.ask.style", name=name, body_sentence=said.args["body_sentence"])


def before_figure(talk: Talk, offer: Offer, part: str, filled: Mapping[str, Any]) -> Iterator[str]:
    """Yield how a statement reads so far, what is known of the figure asked for, and the stakes.

    Nothing is said where the blank is no figure of a statement; the stakes only once.
    """
    if part not in PARTS:
        return
    account, style = talk.view.reports[filled["about"]], filled["style"]
    chosen = {each: filled[each] for each in PARTS if filled.get(each) is not None}
    said = foretold(talk.book, talk.view, account, style, chosen)
    yield talk.phrase("news.statement", speaker=talk.seat, **said.args)
    for prospect in prospects(talk.book, talk.view, account, said.figures):
        if part_of(talk.seat, prospect.quantity) == part:
            yield from prospect_lines(talk.book, talk.words, account, prospect)
    if first_asked(offer, filled) == part:
        each = worth(talk.book, talk.view, account, style, said.figures)
        yield from worth_lines(talk.book, talk.words, each)


def first_asked(offer: Offer, filled: Mapping[str, Any]) -> str | None:
    """Return the first part of a statement of which a figure is to be chosen."""
    subject = {"about": filled["about"], "style": filled["style"]}
    return next((part for part in PARTS if len(offer.choices(part, subject)) > 1), None)
