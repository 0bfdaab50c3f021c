"""Events and decisions of a match in words: as lines to read, as rows of a table, as an object."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from game.debrief.happened import Decision, Occasion, Outcome, heard_by
from game.debrief.reality import cited, keys_of
from game.rules.effects import CERTAIN, Effect
from game.rules.events import PUBLIC
from game.rules.foreseen import likely, of
from game.scenario.load import Opened
from game.words import Words
from game.words.arguments import clause
from game.words.sentences import capital, sentence

EVENT_COLUMNS: Final = (
    "date", "event", "title", "happened", "heard_by", "text", "followed", "missed",
    "asked", "question", "decided", "choice", "answer", "by", "reason",
    "answer_followed", "answer_missed", "sources",
)  # fmt: skip
"""The columns of the table: what happened, who was asked, what was decided and why."""


def events_csv(read: Opened, words: Words, found: Iterable[Occasion]) -> str:
    """Return a line for each time an event happened, or had its chance and did not."""
    out = io.StringIO()
    table = csv.DictWriter(out, EVENT_COLUMNS, lineterminator="\n")
    table.writeheader()
    for occasion in found:
        row = as_object(read, words, occasion)
        table.writerow({name: in_cell(words, each) for name, each in row.items()})
    return out.getvalue()


def in_cell(words: Words, value: Any) -> Any:
    """Return a value as it stands in a cell of a table: several things one after the other."""
    return joined(words, value) if isinstance(value, list) else value


def joined(words: Words, parts: Iterable[str]) -> str:
    """Return several things in one line."""
    return words.say("figures.semicolon").join(parts)


def as_object(read: Opened, words: Words, occasion: Occasion) -> dict[str, Any]:
    """Return all there is to say of one occasion."""
    plan, asked = occasion.plan, occasion.asked
    return {
        "date": words.date(read.book.start, occasion.minute),
        "event": plan.id,
        "title": words.text(plan.title),
        "happened": occasion.came,
        "heard_by": [*heard_by(occasion)],
        "text": None if plan.text is None else words.text(plan.text),
        **outcome_cells(read, words, occasion.followed, ""),
        "asked": None if asked is None else asked.to,
        "question": None if asked is None else words.text(asked.text),
        **decision_cells(read, words, occasion.decision),
        "sources": [cited(read.scenario.sources, key) for key in sources_of(read, plan.id)],
    }


def decision_cells(read: Opened, words: Words, decision: Decision | None) -> dict[str, Any]:
    """Return how a dilemma was answered; nothing where it was not, or there is none."""
    if decision is None:
        return {}
    return {
        "decided": words.date(read.book.start, decision.minute),
        "choice": decision.answer.id,
        "answer": words.text(decision.answer.label),
        "by": decision.by,
        "reason": reason_said(read, words, decision),
        **outcome_cells(read, words, decision.followed, "answer_"),
    }


def outcome_cells(read: Opened, words: Words, outcome: Outcome, before: str) -> dict[str, Any]:
    """Return what followed and what had a chance to."""
    return {
        f"{before}followed": [*consequences(read, words, outcome.came)],
        f"{before}missed": [*consequences(read, words, outcome.missed, chance=True)],
    }


def consequences(
    read: Opened, words: Words, effects: Iterable[Effect], *, chance: bool = False
) -> Iterator[str]:
    """Yield effects as clauses, with the *chance* they had if that is wanted."""
    for effect in effects:
        for each in of(effect):
            key, args = likely(effect, each) if chance and effect.chance < CERTAIN else each
            yield clause(read.book, words, key, args)


def reason_said(read: Opened, words: Words, decision: Decision) -> str | None:
    """Return why a bot decided so; None for a person, and for nobody."""
    if decision.reason is None:
        return None
    return sentence(read.book, words, *decision.reason)


def sources_of(read: Opened, event: str) -> tuple[str, ...]:
    """Return the keys of the sources an event rests on."""
    source = next(each.source for each in read.scenario.events if each.id == event)
    return keys_of(source or "")


def heading(read: Opened, words: Words, occasion: Occasion) -> str:
    """Return when what happened, in one line."""
    form = "happened" if occasion.came else "missed"
    return words.say(
        f"debrief.event.{form}",
        date=words.date(read.book.start, occasion.minute),
        title=words.text(occasion.plan.title),
    )


def lines(read: Opened, words: Words, occasion: Occasion) -> Iterator[str]:
    """Yield the sentences below the heading: what was told, asked, decided, what followed."""
    plan = occasion.plan
    if not occasion.came:
        yield say(read, words, "chance", chance_permille=plan.chance)
        return
    if plan.text is not None:
        yield say(read, words, audience(occasion), faction=plan.told, said_text=plan.text)
    yield from outcome_lines(read, words, occasion.followed)
    if occasion.asked is not None:
        asked = occasion.asked
        yield say(read, words, "asked", faction=asked.to, asked_text=asked.text)
        yield from decision_lines(read, words, occasion.decision, asked.to)


def audience(occasion: Occasion) -> str:
    """Return under which words it stands who heard of it."""
    return "told_all" if PUBLIC in occasion.plan.told else "told"


def decision_lines(
    read: Opened, words: Words, decision: Decision | None, side: str
) -> Iterator[str]:
    """Yield how a dilemma was answered, why, and what followed."""
    if decision is None:
        yield say(read, words, "open", faction=side)
        return
    form = "silence" if decision.by is None else "decided"
    when = words.date(read.book.start, decision.minute)
    yield say(read, words, form, date=when, faction=side, choice_text=decision.answer.label)
    reason = reason_said(read, words, decision)
    if reason is not None:
        yield words.say("debrief.event.reason", reason=reason)
    yield from outcome_lines(read, words, decision.followed)


def outcome_lines(read: Opened, words: Words, outcome: Outcome) -> Iterator[str]:
    """Yield what followed, and what could have."""
    for form, effects in (("followed", outcome.came), ("did_not", outcome.missed)):
        said = [*consequences(read, words, effects, chance=form == "did_not")]
        if said:
            yield words.say(f"debrief.event.{form}", consequences=joined(words, said))


def sources_line(read: Opened, words: Words, occasion: Occasion) -> str | None:
    """Return where what is like it in reality can be read; None where nothing is given."""
    keys = sources_of(read, occasion.plan.id)
    if not keys:
        return None
    given = joined(words, (cited(read.scenario.sources, key) for key in keys))
    return words.say("debrief.event.sources", sources=given)


def say(read: Opened, words: Words, form: str, **args: Any) -> str:
    """Return one sentence about an occasion."""
    return capital(clause(read.book, words, f"debrief.event.{form}", args))
