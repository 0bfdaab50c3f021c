"""The debrief in a terminal: the truth beside what was said, and who said what in reality."""

from collections.abc import Iterator

from game.debrief import Entry, truth_table
from game.debrief.truth_table import Claim
from game.rules.picture import YES_OR_NO
from game.rules.state import Stage
from game.scenario.draft import words as by_language
from game.scenario.load import opened_text
from game.text.talk import Talk
from game.words import capital


def debrief(talk: Talk, _: str) -> None:
    """Lay truth, claims and public picture side by side, once the match is over."""
    if talk.view.stage is not Stage.OVER:
        raise talk.unclear("text.debrief.not_yet")
    talk.say("text.debrief.intro")
    for entry in truth_table(talk.book, talk.match.state):
        for each in told(talk, entry):
            talk.put(each)
    for each in readings(talk):
        talk.put(each)


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
        seen = entry.last
        yield "    " + talk.phrase(
            "text.debrief.picture", low=seen.low, high=seen.high, grade=seen.grade
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
    party = talk.phrase("text.stories.party", speaker=item.speaker)
    who = talk.words.say(f"evidence.{item.evidence}") if item.evidence else party
    said = talk.phrase(
        f"text.stories.{form}", said_moment=item.minute, who=who, figure=claim.claimed.middle
    )
    if item.verdict is None:
        return said
    verdict = talk.words.say(f"verdict.{item.verdict}")
    return talk.phrase(
        "text.debrief.judged", said=said, verdict_said=verdict, credit_change=claim.credit
    )


def readings(talk: Talk) -> Iterator[str]:
    """Yield who said what in reality, each with its source, never as a fact."""
    begun = talk.match.log.records[0]
    scenario = opened_text(begun["scenario_text"], begun["scenario"]).scenario
    if scenario.readings:
        yield talk.phrase("text.debrief.readings")
    for reading in scenario.readings:
        named = [each.strip() for each in (reading.source or "").split(",") if each.strip()]
        titles = [scenario.sources[each].title for each in named if each in scenario.sources]
        yield "    " + capital(
            talk.words.say(
                "text.debrief.reading",
                by=reading.by,
                says=talk.words.text(by_language(reading.says)),
                source="; ".join(titles),
            )
        )
