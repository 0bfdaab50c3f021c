"""The army (FAMa): firepower, aircraft and towns; tracks, fuel, and a capital that must agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from game.rules.changes import Set
from game.rules.events import Tell
from game.rules.faction import Claim, Faction
from game.rules.orders import Offer, Order, Refusal
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, Stage
from game.rules.tracks import move
from game.rules.units import Posture, Unit
from game.rules.view import View

ASKED, GRANTED, REFUSED = 1, 2, 3
"""What the mark `permission` says."""


@dataclass(frozen=True, slots=True)
class AskPermission(Order):
    """Ask the capital for leave to withdraw. The answer takes half a day."""

    kind: ClassVar[str] = "ask_permission"
    shows_die: ClassVar[bool] = False


class Army(Faction):
    """Bound to tracks and fuel, speaks by communiqué, withdraws with leave or at a price."""

    id = "army"
    name = "army"
    number = 21
    orders = (AskPermission,)

    def postures(self) -> tuple[Posture, ...]:
        """Regulars dig in and garrison; they do not disperse."""
        return (Posture.READY, Posture.DUG_IN, Posture.GARRISON)

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer to ask for leave, once."""
        if unit is None and view.side == self.id and view.stage is Stage.IMPULSES:
            asked = view.me is not None and view.me.marks.get("permission", 0)
            refusal = Refusal("refused.already_asked", {}) if asked in (ASKED, GRANTED) else None
            yield Offer(AskPermission, (), (), refusal)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Send the request."""
        mark(course, "permission", ASKED)
        mark(course, "asked_turn", course.state.clock.turn)
        course.happen("permission_asked", {}, (), (Tell(self.id, "done.ask_permission", {}),))

    def morning(self, course: Resolution) -> None:
        """Let the capital answer after half a day at the latest."""
        marks = course.state.factions[self.id].marks if self.id in course.state.factions else {}
        if marks.get("permission") != ASKED:
            return
        book = course.book
        waited = (course.state.clock.turn - marks["asked_turn"]) * book.turn_minutes
        late = waited >= book.numbers["permission.latest_minutes"]
        if not late and not course.dice.chance(book.numbers["permission.early"], "answer"):
            return
        granted = course.dice.chance(self.leniency(course), "leave")
        mark(course, "permission", GRANTED if granted else REFUSED)
        key = "learnt.leave_granted" if granted else "learnt.leave_refused"
        course.happen("permission_answered", {"granted": granted}, (), (Tell(self.id, key, {}),))

    def leniency(self, course: Resolution) -> int:
        """Return how likely the capital is to agree, per-mille: the more was lost, the likelier."""
        own = [unit for unit in course.state.units.values() if unit.faction == self.id]
        start = max(1, sum(unit.ledger.start for unit in own))
        lost = sum(unit.ledger.went + unit.wounded for unit in own) * 1000 // start
        return min(950, course.number("permission.granted") + lost * 2)

    def evening(self, course: Resolution) -> None:
        """Hold it against the junta when the column turns its back on its objective unasked."""
        if self.id not in course.state.factions:
            return
        marks = course.state.factions[self.id].marks
        distance = front_m(course)
        if distance is None:
            return
        before = marks.get("front_m")
        turned = before is not None and distance > before + course.book.ground.hex_m
        if turned and marks.get("permission") != GRANTED and not marks.get("left"):
            mark(course, "left", 1)
            move(
                course,
                self.id,
                "junta_standing",
                "cause.left_without_leave",
                -course.number("permission.price"),
            )
        mark(course, "front_m", distance)

    def after_fact(
        self, book: Rulebook, state: GameState, fact: Fact
    ) -> Mapping[str, tuple[str, int]]:
        """Losses weigh on the junta as far as its communiqués admit them; lost aircraft show."""
        if fact.kind == "aircraft_lost":
            return {"junta_standing": ("cause.aircraft_lost", -book.numbers["tracks.aircraft"])}
        dead = sum(fact.figures.get(f"{what}.{self.id}", 0) for what in ("killed", "captured"))
        said = self.communique(fact)
        admitted = dead * (said.own_dead if said else 0) // 1000
        loss = admitted * book.numbers["tracks.per_admitted"] // 10
        return {"junta_standing": ("cause.admitted_losses", -loss)} if loss else {}

    def answers_with(self) -> tuple[str, ...]:
        """Partners and courts hold it against the junta."""
        return ("scrutiny", "junta_standing")

    def communique(self, fact: Fact) -> Claim | None:
        """Plays own losses down and the enemy's up; says what it struck, not whom it missed."""
        if fact.kind == "aircraft_lost":
            return Claim("news.army.aircraft", 0, 0)
        if fact.kind == "strike":
            return Claim("news.army.strike", 0, 0)
        if fact.kind == "fight":
            return Claim("news.army.fight", 2200, 250)
        return None


FACTION = Army()


def mark(course: Resolution, name: str, value: int) -> None:
    """Let the staff remember a number."""
    marks = course.state.factions[FACTION.id].marks
    course.happen("marked", {}, (Set("factions", FACTION.id, {"marks": {**marks, name: value}}),))


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
