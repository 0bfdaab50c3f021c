"""The parts of a scenario that tell: the record, readings, and their sources."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.models import RelationPart, SettlementPart
from game.scenario.parts import Languages, Text
from game.scenario.plans import plans
from game.scenario.record import OF_MATCH, OUTCOMES, Claim, Record
from game.scenario.script import Effect, Event, NewsItem
from game.scenario.setting import BorderPart
from game.scenario.whereabouts import Whereabouts


def check_names(draft: Draft, where: Whereabouts) -> None:
    """Note every name in the telling parts that means nothing."""
    plans(draft, where)
    check_record(draft, where)
    check_claims(draft)
    check_readings(draft, where)
    check_aftermath(draft)
    for path, codes in cited(draft):
        if codes is None:
            continue
        for code in codes.split(","):
            draft.known(path, code.strip(), draft.scenario.sources, "source")


def check_record(draft: Draft, where: Whereabouts) -> None:
    """Note unknown factions and places in the record, and records that say nothing."""
    for number, part in enumerate(draft.scenario.record):
        path: Path = ("record", number)
        for which, name in enumerate(part.of):
            draft.faction((*path, "of", which), name)
        for which, name in enumerate(part.given_beaten):
            draft.faction((*path, "given_beaten", which), name)
        if part.is_ is not None:
            check_outcome(draft, (*path, "is"), part.measure, part.is_)
        if part.plan is not None:
            known = [plan.id for plan in draft.scenario.plans]
            draft.known((*path, "plan"), part.plan, known, "plan")
        if part.place is not None:
            draft.place(where, (*path, "place"), part.place)
        check_subject(draft, path, part)
        if part.range is None and part.is_ is None and not part.claims:
            draft.error(
                path, "This record says nothing.", "Give it a `range`, an `is` or some `claims`."
            )


def check_claims(draft: Draft) -> None:
    """Note claims without a source, and claims whose range is upside down."""
    for number, part in enumerate(draft.scenario.record):
        for which, claim in enumerate(part.claims):
            path: Path = ("record", number, "claims", which)
            sourced(draft, path, claim.source)
            if upside_down(claim):
                draft.error(
                    (*path, "at_most"),
                    f"This claim's range is upside down: at most {claim.at_most}, "
                    f"at least {claim.at_least}.",
                    "Exchange the two.",
                )


def upside_down(claim: Claim) -> bool:
    """Return whether what somebody claims at most is less than what he claims at least."""
    least, most = claim.at_least, claim.at_most
    return least is not None and most is not None and most < least


def check_readings(draft: Draft, where: Whereabouts) -> None:
    """Note readings without a source or about no topic, and topics of nobody or nowhere."""
    topics = draft.scenario.topics
    for name, topic in topics.items():
        for which, faction in enumerate(topic.of):
            draft.faction(("topics", name, "of", which), faction)
        if topic.place is not None:
            draft.place(where, ("topics", name, "place"), topic.place)
    for number, reading in enumerate(draft.scenario.readings):
        sourced(draft, ("readings", number), reading.source)
        # Files written before there were topics have none at all, and logs still hold them.
        if topics:
            draft.known(("readings", number, "about"), reading.about, topics, "topic")
        else:
            draft.warning(
                ("readings", number, "about"),
                f"No topic says in words what `{reading.about}` is.",
                f"Add `topics: {{{reading.about}: {{title: {{en: ..., fr: ...}}}}}}`.",
            )


def sourced(draft: Draft, path: Path, source: str | None) -> None:
    """Note what somebody is said to have said without a word on where it is to be read."""
    if source is None:
        names = ", ".join(draft.scenario.sources) or "none so far"
        draft.error(path, "What is claimed needs its `source`.", f"The sources are: {names}.")


def check_aftermath(draft: Draft) -> None:
    """Note news turns that do not follow one another."""
    days = draft.scenario.clock.aftermath
    for number, (before, day) in enumerate(pairwise(days), start=1):
        if day <= before:
            draft.error(
                ("clock", "aftermath", number),
                f"Day {day} does not come after day {before}.",
                "Give the days in their sequence.",
            )


def check_subject(draft: Draft, path: Path, part: Record) -> None:
    """Note a record that does not say of whom, or of which place, it speaks."""
    if part.measure == "holder":
        if part.place is None:
            draft.error(path, "This is the holder of no place.", "Say which `place` is meant.")
    elif part.measure not in OF_MATCH and not part.of:
        draft.error(path, "This is a measure of nobody.", "Say `of:` which factions it is.")


def check_outcome(draft: Draft, path: Path, measure: str, outcome: str) -> None:
    """Note an outcome that a measure cannot have."""
    if measure in OUTCOMES:
        draft.known(path, outcome, OUTCOMES[measure], "outcome")
    elif measure == "holder":
        draft.faction(path, outcome)
    else:
        draft.error(path, f"`{measure}` is a quantity.", "Give it a `range`.")


def cited(draft: Draft) -> Iterator[tuple[Path, str | None]]:
    """Yield where a fact names its sources, and their codes; None where they are missing."""
    scenario = draft.scenario
    for number, unit in enumerate(scenario.units):
        yield ("units", number, "source"), unit.source
    for number, craft in enumerate(scenario.air):
        yield ("air", number, "source"), craft.source
    for number, depot in enumerate(scenario.depots):
        yield ("depots", number, "source"), depot.source
    for number, contact in enumerate(scenario.contacts):
        yield ("contacts", number, "source"), contact.source
    for number, spell in enumerate(scenario.weather):
        yield ("weather", number, "source"), spell.source
    for name, place in scenario.places.items():
        yield ("places", name, "source"), place.source
    for number, box in enumerate(scenario.map.off_map):
        yield ("map", "off_map", number, "source"), box.source
    for number, new in enumerate(scenario.map.places):
        yield ("map", "places", number, "source"), new.source
    for number, reading in enumerate(scenario.readings):
        if reading.source is not None:
            yield ("readings", number, "source"), reading.source
        if reading.relayed_by is not None:
            yield ("readings", number, "relayed_by"), reading.relayed_by
    for number, part in enumerate(scenario.record):
        yield from cited_in_record(("record", number), draft, number)
        if part.source is not None or not part.claims:
            yield ("record", number, "source"), part.source
    yield from cited_if_given(draft)


def cited_in_record(path: Path, draft: Draft, number: int) -> Iterator[tuple[Path, str | None]]:
    """Yield the sources of the claims in one record."""
    for which, claim in enumerate(draft.scenario.record[number].claims):
        if claim.source is not None:
            yield (*path, "claims", which, "source"), claim.source
        if claim.relayed_by is not None:
            yield (*path, "claims", which, "relayed_by"), claim.relayed_by


def cited_if_given(draft: Draft) -> Iterator[tuple[Path, str | None]]:
    """Yield the sources of what needs none, where there is one all the same."""
    scenario = draft.scenario
    lists: dict[str, Sequence[RelationPart | BorderPart | Event | SettlementPart]] = {
        "relations": scenario.relations,
        "settlements": scenario.settlements,
        "borders": scenario.borders,
        "events": scenario.events,
    }
    for name, parts in lists.items():
        for number, part in enumerate(parts):
            if part.source is not None:
                yield (name, number, "source"), part.source


def prose(draft: Draft) -> Iterator[tuple[Path, Text]]:
    """Yield every text that people read, with its path; names of things are not among them."""
    scenario = draft.scenario
    yield ("title",), scenario.title
    yield ("summary",), scenario.summary
    for number, terms in enumerate(scenario.settlements):
        yield ("settlements", number, "title"), terms.title
    for number, plan in enumerate(scenario.plans):
        yield ("plans", number, "title"), plan.title
    if scenario.content_note is not None:
        yield ("content_note",), scenario.content_note
    for name, faction in scenario.factions.items():
        if faction.briefing is not None:
            yield ("factions", name, "briefing"), faction.briefing
    for name, topic in scenario.topics.items():
        yield ("topics", name, "title"), topic.title
    for number, reading in enumerate(scenario.readings):
        yield ("readings", number, "says"), reading.says
    for key, texts in (("learning", scenario.learning), ("debrief", scenario.debrief)):
        for number, text in enumerate(texts):
            yield (key, number), text
    for number, event in enumerate(scenario.events):
        yield from told_of(("events", number), event)


def told_of(path: Path, event: Event) -> Iterator[tuple[Path, Text]]:
    """Yield every text of an event."""
    yield (*path, "title"), event.title
    if event.text is not None:
        yield (*path, "text"), event.text
    yield from said_by((*path, "effects"), event.effects)
    if event.dilemma is None:
        return
    yield (*path, "dilemma", "text"), event.dilemma.text
    for which, choice in enumerate(event.dilemma.choices):
        here: Path = (*path, "dilemma", "choices", which)
        yield (*here, "label"), choice.label
        yield from said_by((*here, "effects"), choice.effects)


def said_by(path: Path, effects: Sequence[Effect]) -> Iterator[tuple[Path, Text]]:
    """Yield what effects let be said in public."""
    for number, effect in enumerate(effects):
        if isinstance(effect, NewsItem):
            yield (*path, number, "news"), effect.news


def names(draft: Draft) -> Iterator[tuple[Path, Text]]:
    """Yield the names of things that are given by language."""
    scenario = draft.scenario
    for name, faction in scenario.factions.items():
        if isinstance(faction.name, Languages):
            yield ("factions", name, "name"), faction.name
        for group, text in faction.groups.items():
            if isinstance(text, Languages):
                yield ("factions", name, "groups", group), text
    for number, unit in enumerate(scenario.units):
        if isinstance(unit.name, Languages):
            yield ("units", number, "name"), unit.name
    for number, box in enumerate(scenario.map.off_map):
        if isinstance(box.name, Languages):
            yield ("map", "off_map", number, "name"), box.name
    for number, reading in enumerate(scenario.readings):
        if isinstance(reading.by, Languages):
            yield ("readings", number, "by"), reading.by
    for number, part in enumerate(scenario.record):
        for which, claim in enumerate(part.claims):
            if isinstance(claim.by, Languages):
                yield ("record", number, "claims", which, "by"), claim.by
