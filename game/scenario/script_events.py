"""Events of a script: from what a file says to what the rules let happen."""

from collections.abc import Mapping
from dataclasses import replace

from game.rules.events import PUBLIC
from game.rules.rulebook import SideBook
from game.rules.script import Choice, Dilemma, Happening, Repeat
from game.scenario import script as form
from game.scenario.draft import Draft, per_mille, words
from game.scenario.findings import Path
from game.scenario.script_conditions import condition
from game.scenario.script_effects import effects
from game.scenario.script_names import Names
from game.scenario.script_sense import check_script
from game.scenario.script_times import span_of
from game.scenario.whereabouts import Whereabouts


def script(
    draft: Draft, where: Whereabouts, sides: Mapping[str, SideBook]
) -> Mapping[str, Happening]:
    """Return every event of a scenario, noting what is wrong and what can never happen."""
    names = Names(draft, where, sides)
    parts = draft.scenario.events
    draft.unique(("events",), ((number, part.id) for number, part in enumerate(parts)), "event")
    found: dict[str, Happening] = {}
    for number, part in enumerate(parts):
        made = happening(names, ("events", number), part)
        if made is not None:
            found.setdefault(part.id, made)
    check_script(draft, found)
    return found


def happening(names: Names, path: Path, part: form.Event) -> Happening | None:
    """Return one event, or None after noting what is wrong with it."""
    span = span_of(names.draft, (*path, "when"), part.when)
    asks = None if part.if_ is None else condition(names, (*path, "if"), part.if_)
    told = told_to(names, path, part)
    question = None if part.dilemma is None else dilemma(names, (*path, "dilemma"), part.dilemma)
    made = tuple(effects(names, (*path, "effects"), part.effects))
    if part.text is None and part.dilemma is None and not part.effects:
        names.draft.error(
            path, "Nothing comes of this event.", "Give it a text, effects, a dilemma."
        )
    if span is None or (part.if_ is not None and asks is None):
        return None
    rest = part.repeat
    return Happening(
        id=part.id,
        title=words(part.title),
        first=span.first,
        last=span.last,
        chance=per_mille(part.when.chance),
        condition=asks,
        repeat=None if rest is None else Repeat(rest.after_turns, rest.most),
        text=None if part.text is None else words(part.text),
        told=told,
        effects=made,
        dilemma=question,
    )


def told_to(names: Names, path: Path, part: form.Event) -> tuple[str, ...]:
    """Return who is told of an event: everybody, where nothing is said."""
    if part.tell and part.text is None:
        names.draft.error(
            (*path, "tell"), "There is no text to tell.", "Write a `text:`, or remove this."
        )
    if part.tell:
        return names.factions((*path, "tell"), part.tell)
    return (*names.draft.scenario.factions, PUBLIC)


def dilemma(names: Names, path: Path, part: form.Dilemma) -> Dilemma:
    """Return a question with its answers, noting what is wrong with it."""
    names.faction((*path, "for"), part.for_)
    own = replace(names, decides=part.for_)
    choices = [choice.id for choice in part.choices]
    names.draft.unique((*path, "choices"), enumerate(choices), "choice")
    names.draft.known((*path, "default"), part.default, choices, "choice")
    return Dilemma(
        to=part.for_,
        turns=part.deadline_turns,
        default=part.default,
        text=words(part.text),
        choices=tuple(
            Choice(
                choice.id,
                words(choice.label),
                tuple(effects(own, (*path, "choices", number, "effects"), choice.effects)),
            )
            for number, choice in enumerate(part.choices)
        ),
    )
