"""Replay: a match from its log, with or without proof that the rules still give the same one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from game.rules.codec import CodecError, decode_event, decode_order, encode_event
from game.rules.engine import begin, resolve
from game.rules.events import Event, play
from game.rules.muster import caught_up
from game.rules.orders import Order
from game.rules.rulebook import Rulebook
from game.rules.state import GameState
from game.scenario.load import ScenarioError, digest, load_text
from game.scenario.shelf import shelf
from game.session.identity import ground_digest, rules_digest
from game.session.log import LogError, Record, kept, read
from game.session.session import Session, Step


class Replay(NamedTuple):
    """What a replay found."""

    sentences: tuple[str, ...]
    differs: bool
    """Whether the rules give another match than the log."""


@dataclass(frozen=True, slots=True)
class Match:
    """A match read from a log."""

    path: Path
    begin: Record
    records: tuple[Record, ...]
    """Those that still count, after the first."""

    written: tuple[Record, ...]
    """All of them, with the orders that were taken back."""

    torn: bool

    def book(self) -> Rulebook:
        """Return the rulebook of the scenario the log embeds.

        Raises:
            LogError: If this version cannot read that scenario any more.
        """
        try:
            return load_text(
                self.begin["scenario_text"], f"{self.path} (scenario)", self.begin.get("assume")
            )
        except ScenarioError as wrong:
            raise LogError("error.log.scenario", file=str(self.path), detail=str(wrong)) from wrong

    def events(self, record: Record) -> tuple[Event, ...]:
        """Return the events of one record.

        Raises:
            LogError: If they are none.
        """
        try:
            return tuple(decode_event(each) for each in record.get("events", ()))
        except (CodecError, TypeError) as wrong:
            raise LogError("error.log.event", file=str(self.path), detail=str(wrong)) from wrong

    def order(self, book: Rulebook, record: Record) -> Order:
        """Return the order of one record.

        Raises:
            LogError: If it is none.
        """
        try:
            return decode_order(book.orders, record["order"])
        except (CodecError, KeyError, TypeError, AttributeError) as wrong:
            raise LogError("error.log.order", file=str(self.path), detail=str(wrong)) from wrong

    def played(self, state: GameState, events: tuple[Event, ...]) -> GameState:
        """Return the state after the events of a record; needs no rules.

        Raises:
            LogError: If they speak of what is not there.
        """
        try:
            return play(state, events)
        except (KeyError, TypeError, AttributeError) as wrong:
            raise LogError("error.log.misfit", file=str(self.path), detail=str(wrong)) from wrong

    def states(self) -> Iterator[GameState]:
        """Yield the state after each record that changes it."""
        state = GameState()
        for record in self.records:
            events = self.events(record)
            if events:
                state = self.played(state, events)
                yield state

    def given(self) -> Iterator[tuple[GameState, tuple[Event, ...]]]:
        """Yield each order that counts: the state it was given in, and its events."""
        state = GameState()
        for record in self.records:
            events = self.events(record)
            if record["kind"] == "order":
                yield state, events
            state = self.played(state, events)


def open_match(path: Path) -> Match:
    """Return the match a log holds.

    Raises:
        LogError: If it cannot be read.
    """
    found = read(path)
    standing = kept(path, found.records)
    return Match(path, standing[0], standing[1:], found.records, found.torn)


def replay(path: Path, *, verify: bool) -> Replay:
    """Play a log through and say how it went; with *verify*, resolve every order again.

    Raises:
        LogError: If the log cannot be read.
    """
    match = open_match(Path(path))
    sentences = []
    if match.torn:
        sentences.append(f"{path}: the last line was not wholly written and is left out.")
    state = final_state(match)
    orders = sum(1 for record in match.records if record["kind"] == "order")
    if scenario_changed(match):
        sentences.append(
            f"{path}: the scenario {match.begin['scenario']} has changed since; "
            "the match is replayed on the one it was played on."
        )
    sentences.append(
        f"{match.begin['scenario']}, seed {match.begin['seed']}: {orders} orders to turn "
        f"{state.clock.turn}; {'the match is over' if state.scores else 'the match goes on'}."
    )
    if not verify:
        return Replay(tuple(sentences), differs=False)
    found = verified(match)
    return Replay((*sentences, *found.sentences), found.differs)


def scenario_changed(match: Match) -> bool:
    """Return whether the scenario on the shelf is no longer the one the match was played on."""
    played = digest(match.begin["scenario_text"])
    return any(
        card.id == match.begin["scenario"] and digest(card.path.read_text("utf-8-sig")) != played
        for card in shelf()
    )


def final_state(match: Match) -> GameState:
    """Return the state a match has come to."""
    state = GameState()
    for record in match.records:
        state = match.played(state, match.events(record))
    return state


def verified(match: Match) -> Replay:
    """Resolve every order of a match again and compare."""
    book = match.book()
    changed = changes_since(match, book)
    if changed:
        return Replay(
            (
                f"Not verified: {changed} changed since this match was played; "
                "it replays as it was.",
            ),
            differs=False,
        )
    state = GameState()
    for number, record in enumerate(match.records, 1):
        if record["kind"] not in ("opening", "order"):
            state = match.played(state, match.events(record))
            continue
        again = (
            begin(book, match.begin["seed"])
            if record["kind"] == "opening"
            else resolve(book, state, match.order(book, record))
        )
        written = match.events(record)
        if [encode_event(event) for event in again] != [encode_event(event) for event in written]:
            what = record.get("order", {}).get("kind", "opening")
            return Replay(
                (
                    f"Differs at record {number} ({what}, turn {state.clock.turn}): "
                    "the rules give other events.",
                ),
                differs=True,
            )
        state = match.played(state, written)
    return Replay(("Verified: the rules give the same match, event by event.",), differs=False)


def changes_since(match: Match, book: Rulebook) -> str:
    """Return what is no longer as it was when the match was played, or nothing."""
    changed = []
    if match.begin["rules_digest"] != rules_digest():
        changed.append("the rules")
    if match.begin["ground_digest"] != ground_digest(book):
        changed.append("the map data")
    return " and ".join(changed)


def resume(path: Path) -> Session:
    """Return the session of a saved match, ready to be played on; it goes on writing there.

    Raises:
        LogError: If the log cannot be read or written.
    """
    match = open_match(Path(path))
    book = match.book()
    session = Session.start(
        book, match.begin["scenario_text"], digest(match.begin["scenario_text"]),
        match.begin["seed"], match.begin["players"],
    )  # fmt: skip
    session.steps.clear()
    session.log.records[:] = match.written
    state = GameState()
    for record in match.records:
        events = match.events(record)
        if record["kind"] == "opening":
            session.opening = events
            events += catch_up(session, record, match.played(state, events))
        elif record["kind"] == "order":
            order = match.order(book, record)
            session.steps.append(Step(record["side"], order, state, events))
        elif record["kind"] == "player":
            session.check_player(record["side"], record["player"])
            session.players[record["side"]] = record["player"]
        state = match.played(state, events)
    session.state = state
    session.log.write_to(match.path)
    return session


def catch_up(session: Session, opening: Record, state: GameState) -> tuple[Event, ...]:
    """Write what this version wants at the start of a match, and an earlier one did not know.

    It stands right after the opening: an order that is taken back must not take it along.
    """
    events = caught_up(session.book, state)
    if events:
        after = session.log.records.index(opening) + 1
        session.log.records.insert(after, {"kind": "caught_up", "events": events})
    return events
