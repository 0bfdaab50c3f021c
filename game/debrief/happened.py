"""What the script of a match did: events and dilemmas, who decided what and why, what followed.

Read from the log, so that it holds of any match that was kept, whatever the rules are now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.rules.changes import changed
from game.rules.codec import decode_event
from game.rules.effects import Effect
from game.rules.events import Event
from game.rules.rulebook import Rulebook
from game.rules.script import Choice as Answer
from game.rules.script import Dilemma, Happening
from game.rules.state import Clock, GameState


@dataclass(slots=True)
class Outcome:
    """What came of the effects of an event or an answer."""

    came: tuple[Effect, ...] = ()
    missed: tuple[Effect, ...] = ()
    """Those that had a chance and did not come about."""

    @classmethod
    def of(cls, effects: Sequence[Effect], numbers: Iterable[int]) -> "Outcome":
        """Return the outcome where the effects of these numbers came about."""
        there = frozenset(numbers)
        return cls(
            tuple(effect for at, effect in enumerate(effects) if at in there),
            tuple(effect for at, effect in enumerate(effects) if at not in there),
        )


@dataclass(slots=True)
class Decision:
    """How a dilemma was answered."""

    minute: int
    answer: Answer
    by: str | None
    """The kind of player who chose it; None where nobody did in time."""

    reason: tuple[str, Mapping[str, Any]] | None
    """Why a bot chose it: words key and arguments."""

    followed: Outcome = field(default_factory=Outcome)


@dataclass(slots=True)
class Occasion:
    """One time an event happened, or had its chance and did not."""

    plan: Happening
    minute: int
    came: bool
    followed: Outcome = field(default_factory=Outcome)
    decision: Decision | None = None

    @property
    def asked(self) -> Dilemma | None:
        """The question it put; None where it put none, or did not happen."""
        return self.plan.dilemma if self.came else None


def occasions(book: Rulebook, records: Iterable[Mapping[str, Any]]) -> tuple[Occasion, ...]:
    """Return what the script did, in sequence, from the *records* of a log that still count."""
    reading = Reading(book)
    for record in records:
        reading.take(record)
    return tuple(reading.found)


@dataclass(slots=True)
class Reading:
    """A log being read, record by record."""

    book: Rulebook
    found: list[Occasion] = field(default_factory=list)
    players: dict[str, str] = field(default_factory=dict)
    state: GameState = field(default_factory=GameState)
    """Of which only the clock is kept."""

    def take(self, record: Mapping[str, Any]) -> None:
        """Take in a record: who plays, or what happened and why it was ordered."""
        self.players |= record.get("players", {})
        if record["kind"] == "player":
            self.players[record["side"]] = record["player"]
        for each in record.get("events", ()):
            event = each if isinstance(each, Event) else decode_event(each)
            clock = [change for change in event.changes if change[:2] == ("match", "clock")]
            if clock:
                self.state = changed(self.state, clock)
            self.hear(event, record)

    def hear(self, event: Event, record: Mapping[str, Any]) -> None:
        """Take in an event of the chapter on events; any other means nothing here."""
        plan = self.book.script.get(str(event.args.get("event")))
        if plan is None:
            return
        if event.name in ("event_happened", "event_missed"):
            came = event.name == "event_happened"
            self.found.append(Occasion(plan, begun(self.book, self.state.clock), came))
        elif event.name == "decided":
            self.last(plan).decision = self.decision(plan, event, record)
        elif event.name == "followed":
            self.follow(self.last(plan), event)

    def last(self, plan: Happening) -> Occasion:
        """Return the last time an event happened."""
        return next(each for each in reversed(self.found) if each.plan is plan)

    def decision(self, plan: Happening, event: Event, record: Mapping[str, Any]) -> Decision:
        """Return how a dilemma was answered just now."""
        assert plan.dilemma is not None, f"{plan.id} asks nothing"
        answer = plan.dilemma.choice(str(event.args["choice"]))
        clock = self.state.clock
        if event.args.get("silent"):
            return Decision(self.book.moment(clock), answer, None, None)
        reason = record.get("reason")
        return Decision(
            begun(self.book, clock),
            answer,
            self.players.get(record["side"]),
            None if reason is None else (reason[0], reason[1]),
        )

    def follow(self, occasion: Occasion, event: Event) -> None:
        """Note which effects came about: of the answer, or of the event itself before it."""
        numbers: Any = event.args["effects"]
        if occasion.decision is None:
            occasion.followed = Outcome.of(occasion.plan.effects, numbers)
        else:
            occasion.decision.followed = Outcome.of(occasion.decision.answer.effects, numbers)


def begun(book: Rulebook, clock: Clock) -> int:
    """Return the minute in which the turn or the news turn began."""
    return book.moment(clock) if clock.news_turn else book.elapsed(max(1, clock.turn))


def heard_by(occasion: Occasion) -> Iterator[str]:
    """Yield the sides that heard of it: those told, and whoever was asked."""
    if occasion.plan.text is not None:
        yield from occasion.plan.told
    elif occasion.asked is not None:
        yield occasion.asked.to
