"""The army (FAMa): firepower, aircraft and towns; tracks, fuel, and a capital that must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from game.rules.changes import Set
from game.rules.chapter import DURING_IMPULSES, NEVER
from game.rules.events import Tell
from game.rules.expectations import answer_for_objective
from game.rules.faction import Faction
from game.rules.going import Share
from game.rules.marks import mark
from game.rules.orders import Offer, Order, Refusal
from game.rules.public import Account, Audience, Style
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook, UnitPlan
from game.rules.state import Fact, GameState
from game.rules.tracks import move
from game.rules.units import Bound, OffMap, Posture, Unit
from game.rules.view import View
from game.rules.why import Why

ASKED, GRANTED, REFUSED = 1, 2, 3
"""What the marks `permission` and `help` say."""


@dataclass(frozen=True, slots=True)
class AskPermission(Order):
    """Ask the capital for leave to withdraw. The answer takes half a day."""

    kind: ClassVar[str] = "ask_permission"
    shows_die: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class AskHelp(Order):
    """Ask the base off the map for a relief column. If there is one, it needs time to form."""

    kind: ClassVar[str] = "ask_help"
    shows_die: ClassVar[bool] = False


class Army(Faction):
    """Bound to tracks and fuel, speaks by communiqué, withdraws with leave or at a price."""

    id = "army"
    name = "army"
    number = 21
    orders = (AskPermission, AskHelp)
    staff_stages = DURING_IMPULSES
    unit_stages = NEVER

    def postures(self) -> tuple[Posture, ...]:
        """Regulars dig in and garrison; they do not disperse."""
        return (Posture.READY, Posture.DUG_IN, Posture.GARRISON)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to ask for leave, and for help where the scenario has any to send."""
        marks = {} if view.me is None else view.me.marks
        asked = marks.get("permission", 0) in (ASKED, GRANTED)
        yield Offer(AskPermission, (), (), Refusal("refused.already_asked", {}) if asked else None)
        if reserves(book):
            yield Offer(AskHelp, (), (), help_refused(book, view, marks.get("help", 0)))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Send the request."""
        turn = course.state.clock.turn
        if isinstance(order, AskPermission):
            mark(course, self.id, permission=ASKED, asked_turn=turn)
            course.happen("permission_asked", {}, (), (Tell(self.id, "done.ask_permission", {}),))
        elif isinstance(order, AskHelp):
            mark(course, self.id, help=ASKED, help_turn=turn)
            course.happen("help_asked", {}, (), (Tell(self.id, "done.ask_help", {}),))

    def impulse(self, course: Resolution, side: str) -> None:
        """Report the losses to the capital, whose leave depends on them."""
        if side == self.id:
            mark(course, self.id, lost=share_lost(course))

    def morning(self, course: Resolution) -> None:
        """Let the capital and the base answer after half a day at the latest."""
        marks = course.state.factions[self.id].marks if self.id in course.state.factions else {}
        if marks.get("permission") == ASKED and answered(course, marks["asked_turn"], "answer"):
            self.answer_leave(course)
        if marks.get("help") == ASKED and answered(course, marks["help_turn"], "help"):
            self.answer_help(course)
        if course.state.clock.turn >= marks.get("help_ready", course.state.clock.turn + 1):
            set_out(course)

    def answer_leave(self, course: Resolution) -> None:
        """Let the capital decide: the more was lost, the likelier it agrees."""
        granted = course.dice.chance(leniency(course.book, share_lost(course)), "leave")
        self.take_leave(course, granted=granted)

    def take_leave(self, course: Resolution, *, granted: bool) -> None:
        """Remember the answer, and tell it."""
        mark(course, self.id, permission=GRANTED if granted else REFUSED)
        key = "learnt.leave_granted" if granted else "learnt.leave_refused"
        course.happen("permission_answered", {"granted": granted}, (), (Tell(self.id, key, {}),))

    def answer_help(self, course: Resolution) -> None:
        """Promise a column if there is one, and begin to form it."""
        book = course.book
        there = any(course.unit(plan.id).people for plan in reserves(book))
        turns = max(1, book.numbers["help.ready_minutes"] // book.turn_minutes)
        if there:
            ready = course.state.clock.turn + turns
            first = min(plan.entry.first_turn for plan in reserves(book) if plan.entry)
            mark(course, self.id, help=GRANTED, help_ready=max(ready, first))
        else:
            mark(course, self.id, help=REFUSED)
        key = "learnt.help_promised" if there else "learnt.help_denied"
        course.happen(
            "help_answered", {"granted": there}, (), (Tell(self.id, key, {"turns": turns}),)
        )

    def evening(self, course: Resolution) -> None:
        """Ask what the operation has to show; hold turning back unasked against the junta."""
        answer_for_objective(course, self.id, "junta_standing")
        if self.id not in course.state.factions:
            return
        marks = course.state.factions[self.id].marks
        distance = front_m(course)
        if distance is None:
            return
        before = marks.get("front_m")
        turned = before is not None and distance > before + course.book.ground.hex_m
        if turned and marks.get("permission") != GRANTED and not marks.get("left"):
            mark(course, self.id, left=1)
            move(
                course,
                self.id,
                "junta_standing",
                "cause.left_without_leave",
                -course.number("permission.price"),
            )
        mark(course, self.id, front_m=distance)

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """A lost aircraft shows, whatever is said of it."""
        if fact.kind == "aircraft_lost":
            return {"junta_standing": ("cause.aircraft_lost", -book.numbers["tracks.aircraft"])}
        return {}

    def losses_known(self, book: Rulebook, people: int) -> Mapping[str, tuple[str, int]]:
        """Losses weigh on the junta as far as they are admitted or proven."""
        loss = people * book.numbers["tracks.per_admitted"] // 10
        return {"junta_standing": ("cause.known_losses", -loss)} if loss else {}

    def serves_state(self) -> bool:
        """It is the state."""
        return True

    def carried_by(self) -> tuple[str, str]:
        """It fights for whoever rules in Bamako."""
        return "junta_standing", "fallen"

    def carried_in(self) -> str:
        """The officers in the capital make up their minds."""
        return "capital"

    def breaks(self, course: Resolution) -> None:
        """Let new rulers begin, whom nobody knows, and for a while nobody give orders."""
        until = course.state.clock.turn + max(1, whole_turns(course, "collapse.leaderless_minutes"))
        course.happen("leaderless", {"turn": until}, (Set("broken", self.id, {"until": until}),))
        now = course.state.factions[self.id].tracks["junta_standing"].value
        rise = course.number("collapse.new_rulers") - now
        move(course, self.id, "junta_standing", "cause.new_rulers", rise)

    def dealing_costs(self, book: Rulebook, partner: str) -> Mapping[str, int]:
        """A government that came to win the war does not deal with those it calls terrorists."""
        foe = partner in ("csp", "jihadists")
        return {"junta_standing": book.numbers["bargain.known.army"]} if foe else {}

    def has_leave(self, state: GameState) -> bool:
        """It answers to a capital that wants to see a fight before a retreat."""
        return state.factions[self.id].marks.get("permission") == GRANTED

    def heard_by(self) -> Mapping[str, Audience]:
        """The junta stands on those who watch the news at home."""
        return {"junta_standing": Audience.HOME}

    def answers_with(self) -> tuple[str, ...]:
        """Partners and courts hold it against the junta."""
        return ("scrutiny", "junta_standing")

    def speaks(self, book: Rulebook, account: Account) -> Style | None:
        """Says what it struck and what it took; its aircraft fail by themselves; denies harm."""
        if account.kind == "strike" and account.parties[0] == self.id:
            return Style.ADMIT
        return {
            "aircraft_lost": Style.DENY,
            "entered": Style.CONTROL,
            "harm": Style.DENY,
            "left": Style.SILENT,
        }.get(account.kind)

    def own_words(self) -> frozenset[str]:
        """Its communiqués have a vocabulary of their own."""
        return frozenset(("play_down.clash", "deny.aircraft_lost", "inflate.clash"))

    def access(self) -> str:
        """Escorts visitors."""
        return "watched"


FACTION = Army()


HELP_REFUSALS: Final[Mapping[int, Refusal]] = {
    ASKED: Refusal("refused.already_asked", {}),
    GRANTED: Refusal("refused.help_promised", {}),
    REFUSED: Refusal("refused.help_denied", {}),
}
"""Why help is not asked for, by what the base has said so far."""


def help_refused(book: Rulebook, view: View, said: int) -> Refusal | None:
    """Return why help is not asked for: what the base said, or that it is on its way already."""
    known = (*view.off_map, *view.units)
    if all(plan.id in known for plan in reserves(book)):
        return HELP_REFUSALS[GRANTED]
    return HELP_REFUSALS.get(said)


def reserves(book: Rulebook) -> tuple[UnitPlan, ...]:
    """Return the army's units off the map that come only when they are asked for."""
    return tuple(
        plan
        for plan in book.units.values()
        if plan.faction == FACTION.id
        and plan.entry is not None
        and plan.entry.asked_from
        and not plan.entry.by_event
    )


def answered(course: Resolution, asked_turn: int, about: str) -> bool:
    """Return whether an answer comes this morning, at the latest after half a day."""
    waited = (course.state.clock.turn - asked_turn) * course.book.turn_minutes
    late = waited >= course.number("permission.latest_minutes")
    return late or course.dice.chance(course.number("permission.early"), about)


def set_out(course: Resolution) -> None:
    """Send the column that was promised on the road to the map."""
    for plan in reserves(course.book):
        unit, box = course.unit(plan.id), plan.entry and plan.entry.asked_from
        if box and unit.is_expected:
            course.happen(
                "set_out",
                {"units": (unit.id,), "base": box},
                (unit_set(unit, away=OffMap(box, course.book.bases[box], Bound.MAP)),),
                (Tell(FACTION.id, "learnt.help_sets_out", {"unit": unit.id, "base": box}),),
            )
    mark(course, FACTION.id, help_ready=course.book.turns + 1)


def whole_turns(course: Resolution, number: str) -> int:
    """Return how many whole turns a number of minutes fills."""
    return course.number(number) // course.book.turn_minutes


def share_lost(course: Resolution) -> int:
    """Return the share of the army's people lost or wounded so far, per-mille.

    Of those who have come: whether anybody else is there to come nobody knows.
    """
    units = course.state.units.values()
    own = [unit for unit in units if unit.faction == FACTION.id and not unit.is_expected]
    start = max(1, sum(unit.ledger.start for unit in own))
    return sum(unit.ledger.went + unit.wounded for unit in own) * 1000 // start


def leniency(book: Rulebook, lost: int) -> int:
    """Return how likely the capital is to agree, per-mille: the more was lost, the likelier."""
    rise = lost * book.numbers["permission.per_lost"] // 1000
    return min(book.numbers["permission.most"], book.numbers["permission.granted"] + rise)


def leave_why(book: Rulebook, view: View) -> Why:
    """Return the chance of leave to withdraw as far as the army can know it, and its price."""
    lost = 0 if view.me is None else view.me.marks.get("lost", 0)
    chance, base = leniency(book, lost), book.numbers["permission.granted"]
    return Why(
        "why.leave",
        chance,
        "permille",
        base,
        changes=(Share("cause.losses_reported", chance - base, {"lost_permille": lost}),),
        args={
            "latest_minutes": book.numbers["permission.latest_minutes"],
            "price_tenths": book.numbers["permission.price"],
        },
    )


def front_m(course: Resolution) -> int | None:
    """Return how far the nearest army unit is from the first place the army is to hold."""
    goals = [aim.about for aim in course.book.sides[FACTION.id].aims if aim.kind == "hold"]
    if not goals:
        return None
    goal = course.book.ground.places[goals[0]].at
    metres = [
        unit.at.distance(goal) * course.book.ground.hex_m
        for unit in course.state.units.values()
        if unit.faction == FACTION.id and unit.active and unit.at is not None
    ]
    return min(metres, default=None)
