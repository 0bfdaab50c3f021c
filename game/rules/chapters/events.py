"""Events: what a scenario lets happen by date or condition, and the dilemmas it puts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Drop, Put, Set
from game.rules.chapter import NEVER, WHILE_SPEAKING, Chapter
from game.rules.effects import CERTAIN, Effect
from game.rules.events import Tell
from game.rules.orders import Offer, Order, Slot
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.script import Dilemma, Happening, choices_by_name, moment_of
from game.rules.state import Asked, Clock, Happened, Value
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Decide(Order):
    """Answer a dilemma; free, in one's own impulse."""

    kind: ClassVar[str] = "decide"
    cost: ClassVar[int] = 0

    choice: str
    """Of which dilemma, and which of its answers: `event|choice`."""


class Events(Chapter):
    """The script is gone through in the morning; the evening decides for those who did not."""

    name = "events"
    number = 13
    orders = (Decide,)
    staff_stages = WHILE_SPEAKING
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff the answers of the dilemmas before it."""
        if view.dilemmas:
            names = answers(book, view)
            if names:
                yield Offer(Decide, (), (Slot("choice", lambda filled: names),))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Do what was decided."""
        if isinstance(order, Decide):
            event, _, choice = order.choice.partition("|")
            settle(course, course.state.dilemmas[event], choice, silent=False)

    def morning(self, course: Resolution) -> None:
        """Let happen what is due."""
        go_through(course)

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Let happen what is due in the Aftermath."""
        go_through(course)

    def evening(self, course: Resolution) -> None:
        """Decide by default what is overdue; with the end of the match everything is."""
        clock = course.state.clock
        close_overdue(course, end=clock.turn >= clock.last_turn and not course.book.aftermath)

    def news_end(self, course: Resolution) -> None:
        """Do the same in the Aftermath, where each news turn counts as a turn."""
        last = len(course.book.aftermath)
        close_overdue(course, end=course.state.clock.news_turn >= last)


CHAPTER = Events()


def answers(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the names of all answers a side may give now, dilemma by dilemma."""
    own = {key for key, asked in view.dilemmas.items() if asked.to == view.side}
    return tuple(name for name, (plan, _) in choices_by_name(book.script).items() if plan.id in own)


def go_through(course: Resolution) -> None:
    """Go through the script from top to bottom; what happens above counts below at once."""
    now = moment_of(course.book, course.state.clock)
    for plan in course.book.script.values():
        if may_happen(course, plan, now) and is_due(course, plan, now):
            came = course.dice.chance(plan.chance, "event", plan.id)
            note(course, plan, now, came=came)
            if came:
                happen(course, plan)


def may_happen(course: Resolution, plan: Happening, now: int) -> bool:
    """Return whether an event's time is now, and whether it has not had all its times."""
    if not plan.first <= now <= plan.last or plan.id in course.state.dilemmas:
        return False
    seen = course.state.happened.get(plan.id)
    if seen is None:
        return True
    if plan.repeat is None:
        return False
    return seen.times < plan.repeat.most and now >= seen.last + plan.repeat.rest


def is_due(course: Resolution, plan: Happening, now: int) -> bool:
    """Return whether its conditions have come; by date alone, it is one turn of its window."""
    if plan.condition is not None:
        return plan.condition.holds(course.book, course.state)
    return plan.repeat is not None or course.dice.throw(plan.last - now + 1, "due", plan.id) == 0


def note(course: Resolution, plan: Happening, now: int, *, came: bool) -> None:
    """Write down that an event has had its chance, and whether it took it."""
    seen = course.state.happened.get(plan.id)
    times = (seen.times if seen else 0) + came
    record = Happened(plan.id, times, now, seen.choice if seen else None)
    course.happen(
        "event_happened" if came else "event_missed",
        {"event": plan.id},
        (Put("happened", plan.id, record),),
    )


def happen(course: Resolution, plan: Happening) -> None:
    """Tell of an event, bring its effects about, and put its question."""
    if plan.text is not None:
        args: dict[str, Value] = {"event": plan.id, "told_text": plan.text}
        course.happen(
            "event_told",
            {"event": plan.id},
            (),
            tuple(Tell(side, "learnt.event", args) for side in plan.told),
        )
    bring_about(course, plan.id, plan.effects)
    if plan.dilemma is not None:
        put_question(course, plan.id, plan.dilemma)


def put_question(course: Resolution, event: str, dilemma: Dilemma) -> None:
    """Lay a dilemma before a faction; nobody else hears of it."""
    deadline = count_of(course.state.clock) + dilemma.turns - 1
    asked = Asked(event, dilemma.to, deadline)
    args: dict[str, Value] = {
        "event": event,
        "asked_text": dilemma.text,
        "turns": dilemma.turns,
        "default_text": dilemma.choice(dilemma.default).label,
    }
    course.happen(
        "dilemma_put",
        {"event": event, "faction": dilemma.to},
        (Put("dilemmas", event, asked),),
        (Tell(dilemma.to, "learnt.dilemma", args),),
    )


def count_of(clock: Clock) -> int:
    """Return how many turns and news turns there have been."""
    return clock.turn + clock.news_turn


def close_overdue(course: Resolution, *, end: bool) -> None:
    """Take silence for the default wherever the deadline has come."""
    for asked in tuple(course.state.dilemmas.values()):
        if end or count_of(course.state.clock) >= asked.deadline:
            dilemma = course.book.script[asked.id].dilemma
            assert dilemma is not None, f"{asked.id} asks nothing"
            settle(course, asked, dilemma.default, silent=True)


def settle(course: Resolution, asked: Asked, name: str, *, silent: bool) -> None:
    """Close a dilemma with an answer, chosen or by default, and bring about what follows."""
    key = "learnt.decided_by_silence" if silent else "learnt.decided"
    _, choice = choices_by_name(course.book.script)[f"{asked.id}|{name}"]
    course.happen(
        "decided",
        {"event": asked.id, "choice": name, "faction": asked.to, "silent": silent},
        (Drop("dilemmas", asked.id), Set("happened", asked.id, {"choice": name})),
        (Tell(asked.to, key, {"event": asked.id, "choice_text": choice.label}),),
    )
    bring_about(course, asked.id, choice.effects)


def bring_about(course: Resolution, event: str, effects: Sequence[Effect]) -> None:
    """Let each effect happen that comes about; which ones did is kept for the debrief."""
    came = tuple(at for at, effect in enumerate(effects) if comes_about(course, event, effect))
    if effects:
        course.happen("followed", {"event": event, "effects": came}, ())
    for at in came:
        effects[at].happen(course, event)


def comes_about(course: Resolution, event: str, effect: Effect) -> bool:
    """Return whether an effect comes about, by its chance."""
    return effect.chance == CERTAIN or course.dice.chance(effect.chance, "effect", event)
