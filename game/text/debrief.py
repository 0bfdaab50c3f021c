"""The debrief in a terminal: the truth beside what was said, events and decisions, and reality."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from game.debrief import (
    Entry,
    beside,
    dealing_line,
    dealings,
    occasions,
    opened_line,
    truth_table,
)
from game.debrief.reality import Account, Beside, Matter, claimant, said_by, where_said
from game.debrief.script_told import heading, lines, sources_line
from game.debrief.truth_table import Claim
from game.rules.picture import YES_OR_NO, Picture
from game.rules.state import Stage
from game.scenario.load import Opened, opened_text
from game.session.log import kept
from game.session.openness import openings
from game.text.finding import plain, synonyms
from game.text.talk import Talk
from game.words import voice_of


def debrief(talk: Talk, rest: str) -> None:
    """Lay truth, claims and public picture side by side, once the match is over.

    The instructor may have it before; that is written into the log, and told from then on.
    """
    if talk.view.stage is not Stage.OVER:
        if plain(rest) not in synonyms("text.debrief.instructor"):
            raise talk.unclear("text.debrief.not_yet")
        talk.match.lay_open(talk.words.say("debrief.noted"))
    talk.say("text.debrief.intro")
    seen = openings(talk.match.log.records)
    if seen:
        talk.put(opened_line(talk.book, talk.words, seen))
    entries = truth_table(talk.book, talk.match.state)
    begun = talk.match.log.records[0]
    read = opened_text(begun["scenario_text"], begun["scenario"], talk.book.assumptions)
    laid = beside(read, talk.match.state, entries)
    if laid.matters:
        talk.say("text.debrief.readings")
    for about, group in groupby(entries, key=lambda entry: entry.about):
        of_story = [*group]
        for entry in of_story:
            for each in told(talk, entry):
                talk.put(each)
        for each in in_reality(talk, read, laid, about, of_story):
            talk.put(each)
    for each in (*elsewhere(talk, read, laid), *dealt(talk)):
        talk.put(each)
    script(talk, read)


def script(talk: Talk, read: Opened) -> None:
    """Tell what the scenario let happen, what was decided and why, and what followed."""
    found = occasions(talk.book, kept(talk.kept, talk.match.log.records))
    talk.say("text.debrief.events" if found else "debrief.events.none")
    for occasion in found:
        talk.put(heading(read, talk.words, occasion))
        for each in lines(read, talk.words, occasion):
            talk.put(f"    {each}")
        source = sources_line(read, talk.words, occasion)
        if source is not None:
            talk.put(f"    {source}")


def dealt(talk: Talk) -> Iterator[str]:
    """Yield what sides proposed to each other and agreed on, secret things among them."""
    yield talk.phrase("debrief.deals")
    found = dealings((step.before, step.events) for step in talk.match.steps)
    for each in found:
        yield "    " + dealing_line(talk.book, talk.words, each)
    if not found:
        yield "    " + talk.phrase("debrief.deal.none")


def told(talk: Talk, entry: Entry) -> Iterator[str]:
    """Yield one figure of one fact: the truth, each claim, what the public took it for at last."""
    what, _, whose = entry.quantity.partition(".")
    yield talk.phrase(
        f"text.debrief.{truth_form(entry)}",
        about=entry.about,
        figure_sentence=(f"quantity.{what}", {"faction": whose}),
        truth=entry.truth or 0,
    )
    for claim in entry.claims:
        yield "    " + claimed(talk, entry, claim)
    if entry.last is None:
        yield "    " + talk.phrase("text.debrief.never_told")
    else:
        yield "    " + picture_at_last(talk, what, entry.last)


def picture_at_last(talk: Talk, what: str, seen: Picture) -> str:
    """Return what the public took a figure for in the end: a range, or how likely it is."""
    key = "text.debrief.picture_yes" if what in YES_OR_NO else "text.debrief.picture"
    return talk.phrase(
        key, low=seen.low, high=seen.high, yes_permille=seen.yes_permille, grade=seen.grade
    )


def truth_form(entry: Entry) -> str:
    """Return how the truth of a figure is said: as a number, as yes or no, or as none at all."""
    if entry.truth is None:
        return "no_truth"
    if entry.quantity.partition(".")[0] in YES_OR_NO:
        return "truth_yes" if entry.truth else "truth_no"
    return "truth"


def claimed(talk: Talk, entry: Entry, claim: Claim) -> str:
    """Return what somebody said of a figure, and what it did to his credit."""
    item = claim.item
    form = "floor" if claim.claimed.high is None else "says"
    if entry.quantity.partition(".")[0] in YES_OR_NO:
        form = "yes" if claim.claimed.low else "no"
    who = voice_of(talk.book, talk.words, item)
    said = talk.phrase(
        f"text.stories.{form}", said_moment=item.minute, who=who, figure=claim.claimed.middle
    )
    if item.verdict is None:
        return said
    verdict = talk.words.say(f"verdict.{item.verdict}")
    return talk.phrase(
        "text.debrief.judged", said=said, verdict_said=verdict, credit_change=claim.credit
    )


def in_reality(
    talk: Talk, read: Opened, laid: Beside, about: str, entries: Iterable[Entry]
) -> Iterator[str]:
    """Yield who said what in reality of what is like a story of the match."""
    for entry in entries:
        what, _, whose = entry.quantity.partition(".")
        given = laid.figures.get((about, entry.quantity), ())
        if given:
            yield from accounts(talk, read, talk.phrase(f"quantity.{what}", faction=whose), given)
    for name in laid.topics.get(about, ()):
        yield from matter(talk, read, laid.matters[name])


def elsewhere(talk: Talk, read: Opened, laid: Beside) -> Iterator[str]:
    """Yield what was said in reality of things this match tells nothing of."""
    left = [each for name, each in laid.matters.items() if not laid.stories(name)]
    if left:
        yield talk.phrase("text.debrief.elsewhere")
    for each in left:
        yield from matter(talk, read, each)


def matter(talk: Talk, read: Opened, told_of: Matter) -> Iterator[str]:
    """Yield a matter of reality and every account of it."""
    yield from accounts(talk, read, talk.words.text(told_of.title), told_of.accounts)


def accounts(talk: Talk, read: Opened, heading: str, given: Iterable[Account]) -> Iterator[str]:
    """Yield who said what, each with its source, never as a fact."""
    yield "    " + talk.words.say("text.debrief.reality", matter=heading)
    for account in given:
        yield "        " + talk.words.say(
            "text.debrief.reading",
            by=claimant(talk.words, account),
            said=said_by(talk.book, talk.words, account),
            source=where_said(talk.words, read.scenario.sources, account),
        )
