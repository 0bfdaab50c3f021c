"""The session: what a screen, a bot runner or a notebook holds while a match is played."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from game.bots import Bot, Choice, Desk, bot_named
from game.rules.engine import begin, carried_out, legal, menu
from game.rules.events import INSTRUCTOR, PUBLIC, Event, Tell, play
from game.rules.orders import Offer, Order, Refusal
from game.rules.rulebook import Rulebook
from game.rules.state import GameState, Stage
from game.rules.view import View, observe
from game.session.identity import ground_digest, rules_digest
from game.session.log import FORMAT, Log
from game.session.openness import opened_now
from game.words.told import UnknownError

HUMAN = "human"
"""Who plays a seat that no bot plays."""


class Report(NamedTuple):
    """What came of an order, as the seat that gave it perceives it."""

    refusal: Refusal | None
    """Why it was not carried out; None if it was."""

    lines: tuple[Tell, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One order of the match, and the state it was given in."""

    side: str
    order: Order
    before: GameState
    events: tuple[Event, ...]


@dataclass(slots=True)
class Session:
    """A match being played."""

    book: Rulebook
    state: GameState
    players: dict[str, str]
    """By faction: `human` or the kind of bot."""

    log: Log
    opening: tuple[Event, ...]
    steps: list[Step] = field(default_factory=list)
    _bots: dict[str, Bot] = field(default_factory=dict)
    _seen: tuple[GameState, View] | None = None
    """The view last asked for, and of which state: it is asked for again with each order."""

    @classmethod
    def start(
        cls, book: Rulebook, text: str, digest: str, seed: int, players: Mapping[str, str]
    ) -> "Session":
        """Begin a match.

        Args:
            book: The rulebook.
            text: The scenario as it was read, for the log.
            digest: The scenario's digest.
            seed: Decides all chance of the match.
            players: Who plays each faction; `standard` bots play the rest.

        Raises:
            WrongUseError: If a faction or a kind of player does not exist.
        """
        unknown = [side for side in players if side not in book.factions]
        if unknown:
            raise no_faction(book, unknown[0])
        seats = {side: players.get(side, "standard") for side in book.factions}
        opening = begin(book, seed)
        log = Log()
        session = cls(book, play(GameState(), opening), seats, log, opening)
        for side, player in seats.items():
            session.check_player(side, player)
        log.append(
            {
                "kind": "begin",
                "format": FORMAT,
                "scenario": book.scenario,
                "scenario_digest": digest,
                "ground_digest": ground_digest(book),
                "rules_digest": rules_digest(),
                "seed": seed,
                "assume": book.assumptions,
                "players": seats,
                "scenario_text": text,
            }
        )
        log.append({"kind": "opening", "events": opening})
        return session

    @property
    def over(self) -> bool:
        """Whether the match has ended."""
        return self.state.clock.stage is Stage.OVER

    @property
    def acting(self) -> str | None:
        """The faction whose impulse it is."""
        return self.state.clock.acting

    @property
    def seed(self) -> int:
        """The seed of the match; it stands on every screen."""
        return self.state.seed

    def view(self, seat: str) -> View:
        """Return what a seat knows: a faction, `public` or `instructor`."""
        self.check_seat(seat)
        if self._seen is None or self._seen[0] is not self.state or self._seen[1].side != seat:
            self._seen = self.state, observe(self.book, self.state, seat)
        return self._seen[1]

    def check_seat(self, seat: str) -> None:
        """Refuse a seat that does not exist."""
        if seat not in self.book.factions and seat not in (PUBLIC, INSTRUCTOR):
            seats = ", ".join((*self.book.factions, PUBLIC, INSTRUCTOR))
            raise UnknownError("error.no_seat", name=seat, known=seats)

    def check_player(self, side: str, player: str) -> None:
        """Refuse a kind of player that does not exist."""
        if player != HUMAN:
            self._bots[side] = bot_named(player, self.book, side)

    def seat(self, side: str, bot: Bot) -> None:
        """Let a bot of the caller's own play a faction; the log does not know how it was made."""
        self._bots[side] = bot

    def menu(self, seat: str, unit: str | None = None) -> tuple[Offer, ...]:
        """Return all that may be asked of a unit or of the staff, refused ones among them."""
        return menu(self.book, self.view(seat), unit)

    def submit(self, seat: str, order: Order, choice: Choice | None = None) -> Report:
        """Give an order; return what the seat perceives of what came of it."""
        refusal = legal(self.book, self.view(seat), order)
        if refusal is not None:
            return Report(refusal, ())
        events, after = carried_out(self.book, self.state, order)
        record = {
            "kind": "order",
            "side": seat,
            "order": order,
            "events": events,
        }
        if choice is not None:
            record["reason"] = [choice.reason, choice.args]
        self.log.append(record)
        self.steps.append(Step(seat, order, self.state, events))
        self.state = after
        return Report(None, told(events, seat))

    def reports(self, seat: str) -> tuple[Tell, ...]:
        """Return all that a seat has perceived so far, in sequence."""
        events = (*self.opening, *(event for step in self.steps for event in step.events))
        return told(events, seat)

    def can_undo(self, seat: str) -> bool:
        """Return whether a seat may take its last order back.

        It may while its own report of the order holds nothing new and the kind of order shows
        no die: what others perceived, or what is hidden, never decides.
        """
        last = self.last_order(seat)
        return (
            last is not None
            and not last.order.shows_die
            and all(line.key.startswith("done.") for line in told(last.events, seat))
        )

    def last_order(self, seat: str) -> Step | None:
        """Return the order a seat gave last in its impulse; None before its first."""
        if not self.steps or self.steps[-1].side != seat or self.acting != seat:
            return None
        return self.steps[-1]

    def undo(self, seat: str) -> bool:
        """Take a seat's last order back; return whether that was allowed."""
        if not self.can_undo(seat):
            return False
        self.state = self.steps.pop().before
        self.log.append({"kind": "undone", "side": seat})
        return True

    def hand_over(self, side: str, player: str) -> None:
        """Let somebody else play a faction from now on: `human` or a kind of bot."""
        if side not in self.book.factions:
            raise no_faction(self.book, side)
        self.check_player(side, player)
        self.players[side] = player
        self.log.append({"kind": "player", "side": side, "player": player})

    def intend(self, seat: str, text: str) -> None:
        """Keep what a player means to do and why, for the debrief."""
        self.log.append(
            {"kind": "intent", "side": seat, "turn": self.state.clock.turn, "text": text}
        )

    def note(self, text: str) -> None:
        """Keep a note of the instructor's."""
        self.log.append({"kind": "note", "turn": self.state.clock.turn, "text": text})

    def lay_open(self, text: str) -> None:
        """Keep a note that the truth was laid open to the instructor while the match went on."""
        self.log.append(opened_now(self.book, self.state, text))

    def bot_step(self) -> Choice | None:
        """Let the acting faction's bot give one order; None when a person has to, or it is over."""
        side = self.acting
        if side is None or self.players[side] == HUMAN:
            return None
        choice = self._bots[side].choose(self.desk(side))
        report = self.submit(side, choice.order, choice)
        assert report.refusal is None, f"the bot of {side} gave {choice.order}: {report.refusal}"
        return choice

    def desk(self, side: str) -> Desk:
        """Return what lies before the bot of a faction."""
        return Desk(self.book, self.view(side), len(self.steps), bots_luck(self.seed))

    def run_bots(self) -> None:
        """Let bots play until a person has to decide or the match is over."""
        while self.bot_step() is not None:
            pass

    def save(self, path: Path) -> None:
        """Write the match to a file, whole or not at all, and keep it up to date from now on."""
        self.log.write_to(path)

    def save_copy(self, path: Path) -> None:
        """Write the match as it stands to another file; it is kept up to date where it was."""
        self.log.copy_to(path)

    def close(self) -> None:
        """Let go of the file."""
        self.log.close()


def bots_luck(seed: int) -> int:
    """Return the number of a match by which its bots draw lots.

    So many seeds share each number that nobody finds a match's dice by it.

    >>> bots_luck(7) == bots_luck(7), bots_luck(7) == bots_luck(8)
    (True, False)
    """
    digest = blake2b(f"bots|{seed}".encode(), digest_size=2).digest()
    return int.from_bytes(digest, "big")


def told(events: tuple[Event, ...], seat: str) -> tuple[Tell, ...]:
    """Return the lines one seat perceives of events; the instructor perceives every side's."""
    return tuple(
        line
        for event in events
        for line in event.tells
        if line.side == seat or (seat == INSTRUCTOR and line.side != PUBLIC)
    )


def no_faction(book: Rulebook, name: str) -> UnknownError:
    """Return what to raise where a faction is named that the scenario does not have."""
    return UnknownError("error.no_faction", name=name, known=", ".join(book.factions))
