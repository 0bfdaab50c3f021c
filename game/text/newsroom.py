"""The newsroom in a terminal: the dated feed, and the pages of stories with their ranges."""

from collections.abc import Iterator, Sequence

from game.rules.news_why import credibility_why, picture_why
from game.rules.newsroom import (
    Filter,
    Line,
    Mark,
    Page,
    feed,
    page,
    pages,
    together,
)
from game.rules.picture import YES_OR_NO
from game.rules.public import Audience
from game.rules.state import News
from game.rules.visits import how_it_stands, inquiries_into
from game.text.finding import place_meant, plain, synonyms
from game.text.talk import Talk, UnclearError
from game.words import capital, voice_of
from game.words.ranges import ranges_line
from game.words.sentences import published_together


def news(talk: Talk, rest: str) -> None:
    """Tell what was said and shown in public; with words, only what they name."""
    items = feed(talk.view, filter_meant(talk, rest))
    if not items:
        talk.say("text.news.none")
    for group in together(items):
        talk.put(item_line(talk, group))


def filter_meant(talk: Talk, text: str) -> Filter:
    """Return what of the feed a player asks for: a side, a place, a story's number, or proofs."""
    word = plain(text)
    if not word:
        return Filter()
    if word.isdecimal():
        return Filter(story=story_numbered(talk, int(word)))
    if word in synonyms("text.news.shown"):
        return Filter(shown=True)
    for side in talk.book.sides:
        named = plain(talk.words.text(talk.book.sides[side].name))
        if word in (side, named, *named.split()):
            return Filter(side=side)
    return Filter(at=place_meant(talk, text).at)


def story_numbered(talk: Talk, number: int) -> str:
    """Return the story a player calls by its number on the list of pages."""
    found = pages(talk.book, talk.view)
    if not 1 <= number <= len(found):
        raise talk.unclear("text.stories.no_such", number=number, most=len(found))
    return found[number - 1].story


def item_line(talk: Talk, group: Sequence[News]) -> str:
    """Return what is read at once: date, tone or kind of evidence, what it says, its verdict."""
    item = group[0]
    tone = f"evidence.{item.evidence}" if item.evidence else "text.news.report"
    if item.style is not None:
        tone = f"tone.{item.style}"
    verdict = talk.words.say(f"verdict.{item.verdict}") if item.verdict else ""
    return talk.phrase(
        "text.news.line",
        said_moment=item.minute,
        tone=talk.words.say(tone),
        said=published_together(talk.book, talk.words, group),
        judged=f" [{verdict}]" if verdict else "",
    )


def stories(talk: Talk, rest: str) -> None:
    """List the stories with the public's ranges; with a number, one of them in full."""
    if rest.strip():
        if not plain(rest).isdecimal():
            raise talk.unclear("text.stories.which")
        for each in in_full(talk, story_numbered(talk, int(plain(rest)))):
            talk.put(each)
        return
    found = pages(talk.book, talk.view)
    if not found:
        talk.say("text.news.none")
    for number, shown in enumerate(found, start=1):
        talk.put(headline(talk, number, shown))


def headline(talk: Talk, number: int, shown: Page) -> str:
    """Return a story with its ranges in one line."""
    ranges = ranges_line(talk.book, talk.words, shown.lines)
    return talk.phrase("text.stories.line", number=number, about=shown.story, ranges=ranges)


def range_of(talk: Talk, line: Line) -> str:
    """Return a figure with its range and its grade."""
    seen = line.picture
    form = "yes_or_no" if line.what in YES_OR_NO else "range"
    return talk.phrase(
        f"text.stories.{form}",
        figure_sentence=quantity(line),
        low=seen.low,
        high=seen.high,
        yes_permille=seen.yes_permille,
        grade=seen.grade,
    )


def quantity(line: Line) -> tuple[str, dict[str, str]]:
    """Return what a figure counts, as a sentence says it."""
    return f"quantity.{line.what}", {"faction": line.whose}


def in_full(talk: Talk, story: str) -> Iterator[str]:
    """Yield all that is public about a story: each figure's range, then who says what."""
    shown = page(talk.book, talk.view, story)
    yield talk.phrase("text.stories.about", about=story)
    for inquiry in inquiries_into(talk.view, story):
        key, factions = how_it_stands(inquiry)
        who = capital(talk.words.say(f"evidence.{inquiry.who}"))
        yield talk.phrase(key, who=who, factions=factions)
    for line in shown.lines:
        yield capital(range_of(talk, line))
        if line.what not in YES_OR_NO:
            yield from ("    " + each for each in talk.reasons(picture_why(story, line)))
        yield from ("    " + mark_line(talk, line, mark) for mark in line.marks)
        if line.known is not None:
            yield "    " + talk.phrase("text.stories.known", known_estimate=line.known)


def mark_line(talk: Talk, line: Line, mark: Mark) -> str:
    """Return one claimant's figure."""
    item = mark.item
    form = "no_longer" if not mark.counts else "floor" if mark.claimed.high is None else "says"
    if line.what in YES_OR_NO:
        form = form if form == "no_longer" else "yes" if mark.claimed.low else "no"
    return talk.phrase(
        f"text.stories.{form}",
        said_moment=item.minute,
        who=voice_of(talk.book, talk.words, item),
        figure=mark.claimed.middle,
    )


def believed(talk: Talk, _: str) -> None:
    """Tell how far each audience believes the side, and why that moved."""
    if talk.view.me is None:
        raise UnclearError(talk.words.say("text.believed.nobody"))
    for audience in Audience:
        why = credibility_why(talk.view, audience)
        for each in () if why is None else talk.reasons(why):
            talk.put(each)
