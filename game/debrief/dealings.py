"""What sides put to each other in a match, in confidence or in public, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from game.rules.bargains import Secrecy
from game.rules.events import Event
from game.rules.rulebook import Rulebook
from game.rules.state import Clock, GameState
from game.words import Words, argument, capital

Given = tuple[GameState, Iterable[Event]]
"""A state, and the events of the order that was given in it."""

BY_OUTCOME: Final = {"answered": "outcome", "bargain_ended": "how"}
"""By event: which of its arguments says what became of a dealing."""

NAMED: Final = {"asked": "asked", "retracted": "retracted", "bargain_disclosed": "disclosed"}
"""By event: what it is in the life of a dealing."""


class Stage(NamedTuple):
    """What happened to a dealing at one time."""

    what: str
    """`debrief.deal.<what>` tells it."""

    by: str | None = None
    """Faction that did it; None where it came by itself or by both."""

    clock: Clock | None = None
    """When; None before the match."""


@dataclass(slots=True)
class Dealing:
    """One thing that a side proposed to another, from first to last."""

    request: str
    """Id of the request or of the bargain; it says all of it."""

    stages: list[Stage] = field(default_factory=list)


def dealings(given: Iterable[Given]) -> tuple[Dealing, ...]:
    """Return what was agreed before the match, then what was put to others, as it came.

    Secret things are told like the others: it is meant for after the match.
    """
    found: list[Dealing] = []
    open_now: dict[str, Dealing] = {}
    for number, (state, events) in enumerate(given):
        if number == 0:
            open_now = {key: Dealing(key, [Stage("older")]) for key in state.bargains}
            found += open_now.values()
        for event in events:
            note(found, open_now, state.clock, event)
    return tuple(found)


def note(found: list[Dealing], open_now: dict[str, Dealing], clock: Clock, event: Event) -> None:
    """Write down what an event does to a dealing, if it speaks of one."""
    if event.name not in NAMED and event.name not in BY_OUTCOME:
        return
    key = str(event.args.get("request") or event.args["bargain"])
    if event.name == "asked" or key not in open_now:
        open_now[key] = Dealing(key)
        found.append(open_now[key])
    what = NAMED.get(event.name) or str(event.args[BY_OUTCOME[event.name]])
    by = event.args.get("by")
    open_now[key].stages.append(Stage(what, None if by is None else str(by), clock))
    if what == "disclosed":
        open_now[opened(key)] = open_now[key]


def opened(bargain: str) -> str:
    """Return the name of a secret bargain once everybody knows of it.

    >>> opened("truce|csp|army||8|secret")
    'truce|csp|army||8|public'
    """
    return bargain.removesuffix(Secrecy.SECRET) + Secrecy.PUBLIC


def dealing_line(book: Rulebook, words: Words, dealing: Dealing) -> str:
    """Return a dealing as a sentence: what it was about, and what happened to it in which turn."""
    steps = [stage_said(book, words, each) for each in dealing.stages]
    about = capital(str(argument(book, words, "request", dealing.request)))
    return words.say("debrief.deal.line", request=about, steps=", ".join(steps))


def stage_said(book: Rulebook, words: Words, stage: Stage) -> str:
    """Return what happened at one time, by whom, in which turn."""
    when = "" if stage.clock is None else turn_said(words, stage.clock)
    faction = "" if stage.by is None else argument(book, words, "faction", stage.by)
    return words.say(f"debrief.deal.{stage.what}", when=when, faction=faction)


def turn_said(words: Words, clock: Clock) -> str:
    """Return the turn, or the news turn after the last."""
    if clock.news_turn:
        return words.say("debrief.deal.news_turn", turn=clock.news_turn)
    return words.say("debrief.deal.turn", turn=clock.turn)
