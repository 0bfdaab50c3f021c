"""Requests: one side asks, the other answers in an impulse of its own, or the default answers.

A request waits in the state with its deadline and its default. What a kind means stands in
`EFFECTS`, what happens on yes. Silence gives the answer the request declares, mostly no.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple

from game.rules.bargains import Aid, Pending, Terms, named, refusal_mark
from game.rules.captivity import held, homecoming, let_go
from game.rules.changes import Change, Drop, Put, Set
from game.rules.chapter import DURING_IMPULSES, WHILE_SPEAKING, Chapter
from game.rules.dealing import ALLOWED, agreed, concluded, trust_moves
from game.rules.events import Tell
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.state import Clock, Formation, Value
from game.rules.units import Unit
from game.rules.view import View


class Reply(StrEnum):
    """What one can answer."""

    ACCEPT = "accept"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class AskToJoin(Order):
    """Ask an ally's unit in this hex to march with one's own, under one's own lead."""

    kind: ClassVar[str] = "ask_to_join"
    shows_die: ClassVar[bool] = False

    unit: str


@dataclass(frozen=True, slots=True)
class Answer(Order):
    """Accept or refuse what another side has asked; free, in one's own impulse."""

    kind: ClassVar[str] = "answer"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    request: str
    reply: Reply


class Requests(Chapter):
    """Asking and answering; the evening answers for those who keep silent too long."""

    name = "requests"
    number = 17
    orders = (AskToJoin, Answer)
    staff_stages = WHILE_SPEAKING
    unit_stages = DURING_IMPULSES

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff to answer, and a unit to ask an ally beside it."""
        if unit is None:
            asked = tuple(key for key, each in view.pending.items() if each.to == view.side)
            if asked:
                yield Offer(
                    Answer,
                    (),
                    (
                        Slot("request", lambda filled: asked),
                        Slot("reply", lambda filled: tuple(Reply)),
                    ),
                )
        elif unit.faction == view.side:
            yield from join_offers(view, unit)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Put a question, or an answer to one."""
        if isinstance(order, AskToJoin):
            ask_to_join(course, order)
        elif isinstance(order, Answer):
            settle(course, course.state.pending[order.request], order.reply)

    def evening(self, course: Resolution) -> None:
        """Take silence for the declared answer once the deadline has come."""
        answer_for_the_silent(course)

    def news_end(self, course: Resolution) -> None:
        """Do the same in the Aftermath, where each news turn counts as a turn."""
        answer_for_the_silent(course)


CHAPTER = Requests()


def answer_for_the_silent(course: Resolution) -> None:
    """Give the declared answer to every request whose deadline has come."""
    for asked in tuple(course.state.pending.values()):
        if count_of(course.state.clock) >= asked.deadline:
            settle(course, asked, Reply(asked.default))


def count_of(clock: Clock) -> int:
    """Return how many turns and news turns there have been."""
    return clock.turn + clock.news_turn


def join_offers(view: View, unit: Unit) -> Iterable[Offer]:
    """Yield the offer to ask those of allies who stand here and march with nobody of ours."""
    allies = tuple(
        other.id
        for other in (() if unit.at is None else view.units_at(unit.at))
        if other.faction != view.side
        and other.active
        and (other.formation is None or other.formation != unit.formation)
    )
    if not allies:
        return
    free = tuple(each for each in allies if request_id("join", (unit.id, each)) not in view.pending)
    led = unit.formation is None or view.formations[unit.formation].lead == view.side
    refusal = None
    if not led:
        refusal = Refusal("refused.not_leading", {})
    elif not free:
        refusal = Refusal("refused.asked_already", {})
    yield Offer(AskToJoin, (unit.id,), (Slot("unit", lambda filled: free),), refusal)


def request_id(kind: str, units: tuple[str, ...]) -> str:
    """Return the name of a request; the same question is asked once at a time.

    >>> request_id("join", ("f1", "w1"))
    'join|f1|w1'
    """
    return "|".join((kind, *units))


def ask(
    course: Resolution,
    kind: str,
    asker: str,
    to: str,
    units: tuple[str, ...] = (),
    terms: Terms | None = None,
) -> None:
    """Put a request into the state and tell both sides of it."""
    wait = max(1, course.number("request.answer_minutes") // course.book.turn_minutes)
    name = (
        request_id(kind, units or (asker, to)) if terms is None else named(kind, asker, to, terms)
    )
    deadline = count_of(course.state.clock) + wait
    asked = Pending(name, kind, asker, to, units, deadline, terms=terms)
    args = {**about(asked), "faction": asker, "other_faction": to, "turns": wait}
    said = "offer" if terms else f"ask_{kind}"
    course.happen(
        "asked",
        {"request": asked.id, "kind": kind, "by": asker, "to": to},
        (Put("pending", asked.id, asked),),
        (
            Tell(asker, f"done.{said}", args),
            Tell(to, f"learnt.{said}", args),
        ),
    )


def about(asked: Pending) -> Mapping[str, Value]:
    """Return what a request's sentences say of units or terms, if it is about any."""
    if asked.units:
        return {"units": asked.units[:1], "other_unit": asked.units[-1]}
    return {"request": asked.id} if asked.terms else {}


def ask_to_join(course: Resolution, order: AskToJoin) -> None:
    """Ask the ally."""
    asker, other = course.unit(order.units[0]), course.unit(order.unit)
    ask(course, "join", asker.faction, other.faction, (asker.id, other.id))


def settle(course: Resolution, asked: Pending, reply: Reply) -> None:
    """Close a request with an answer; on yes, do what was asked if it still can be done."""
    done = EFFECTS[asked.kind](course, asked) if reply is Reply.ACCEPT else Effect()
    outcome = "accepted" if done.changes else "refused"
    args = {**about(asked), "faction": asked.to, "other_faction": asked.asker, **done.args}
    said = "offer" if asked.terms else asked.kind
    course.happen(
        "answered",
        {"request": asked.id, "kind": asked.kind, "reply": reply, "outcome": outcome},
        (Drop("pending", asked.id), *(done.changes or remembered(course, asked))),
        tuple(Tell(side, f"learnt.{said}_{outcome}", args) for side in (asked.asker, asked.to)),
    )
    if done.changes:
        concluded(course, asked.id)
    elif asked.kind in tuple(Aid):
        lost = course.number("bargain.trust_refused")
        trust_moves(course, asked.asker, asked.to, "cause.refused_help", -lost)


def retract(course: Resolution, asked: Pending) -> None:
    """Let a side take back what it has asked before there is an answer."""
    args = {**about(asked), "faction": asked.asker, "other_faction": asked.to, "request": asked.id}
    course.happen(
        "retracted",
        {"request": asked.id, "kind": asked.kind, "by": asked.asker},
        (Drop("pending", asked.id),),
        (Tell(asked.asker, "done.withdraw", args), Tell(asked.to, "learnt.withdrawn", args)),
    )


def remembered(course: Resolution, asked: Pending) -> tuple[Change, ...]:
    """Return what lets a side remember that it was refused a bargain, and when."""
    if asked.terms is None:
        return ()
    marks = course.state.factions[asked.asker].marks
    refused = {refusal_mark(asked.kind, asked.to): count_of(course.state.clock)}
    return (Set("factions", asked.asker, {"marks": {**marks, **refused}}),)


class Effect(NamedTuple):
    """What a yes comes to; nothing where what was asked can no longer be done."""

    changes: tuple[Change, ...] = ()
    args: Mapping[str, Value] = {}
    """What both sides hear of it, beside who asked whom."""


def joined(course: Resolution, asked: Pending) -> Effect:
    """Return what puts both units into the asker's column; nothing if they have parted since."""
    asker, other = (course.unit(key) for key in asked.units)
    allied = course.state.allied(asker.faction, other.faction)
    if not (asker.active and other.active and asker.at == other.at and allied):
        return Effect()
    if asker.formation is not None:
        return Effect((unit_set(other, formation=asker.formation),))
    column = Formation(f"{asker.id}+{other.id}", asker.faction)
    return Effect(
        (
            Put("formations", column.id, column),
            unit_set(asker, formation=column.id),
            unit_set(other, formation=column.id),
        )
    )


def exchanged(course: Resolution, asked: Pending) -> Effect:
    """Return what lets prisoners go on both sides, one for one; nothing if either holds none."""
    state, (one, other) = course.state, (asked.asker, asked.to)
    both = ((one, other), (other, one))
    people = min(held(state.units.values(), state.captives, *pair) for pair in both)
    if not people:
        return Effect()
    changes = tuple(
        change
        for holder, faction in both
        for change in (
            *let_go(state, holder, faction, people),
            *homecoming(state, {faction: people}, None),
        )
    )
    return Effect(changes, {"n": people})


def bound(course: Resolution, asked: Pending) -> Effect:
    """Return what puts a bargain into force; nothing where things have changed too much for it."""
    return Effect(agreed(course, asked))


EFFECTS: Final[Mapping[str, Callable[[Resolution, Pending], Effect]]] = {
    "join": joined,
    "exchange": exchanged,
    **dict.fromkeys(ALLOWED, bound),
}
"""By kind of request, what a yes changes; nothing where it can no longer be done."""
