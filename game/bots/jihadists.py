"""The jihadists' bot: lie hidden by a road, let the strong pass, fall on the weak."""

from collections.abc import Iterator

from game.bots.judgement import believed_ratio, commanded, enemies, exposure, km, near
from game.bots.player import Choice, Desk
from game.bots.staff import Idea, Staff
from game.factions.jihadists import Place, Strike
from game.hexgrid import Hex
from game.rules.chapters.roads import CloseRoad
from game.rules.contacts import Level, Sighting
from game.rules.orders import Pace, Route
from game.rules.rulebook import Rulebook
from game.rules.units import Posture, Unit

SURE = 1200
"""Believed ratio, per-mille, from which it strikes."""

AMBUSH = 1000
"""Ratio its hidden bands wait for."""


class JihadistStaff(Staff):
    """Patience."""

    def ideas(self) -> Iterator[Idea]:
        """Yield the jihadists' ideas."""
        yield self.place
        yield self.strike
        yield self.refill
        yield self.close
        yield self.wait
        yield self.stalk
        yield self.settle

    def place(self, desk: Desk) -> Choice | None:
        """Set a band where a road passes close by and nobody sees far."""
        for unit in commanded(desk.view):
            offer = desk.offer(Place, unit.id)
            if offer is None:
                continue
            best = min(offer.choices("to", {}), key=lambda at: hiding_value(self.book, unit, at))
            if best != unit.at and not placed_well(self.book, unit, best):
                return Choice(
                    offer.fill(to=best), "reason.hide_by_road", {"unit": unit.id, "to": best}
                )
        return None

    def strike(self, desk: Desk) -> Choice | None:
        """Fall on a weak or moving enemy within reach."""
        for unit in commanded(desk.view):
            offer = desk.offer(Strike, unit.id)
            if offer is None:
                continue
            for contact in offer.choices("contact", {}):
                at = desk.view.contacts[contact].at
                facing = [each for each in enemies(desk.view, Level.SIGHTED) if each.at == at]
                odds = believed_ratio(self.book, (unit,), facing, at)
                if odds * self.book.number("jihadists.prey") // 1000 >= SURE:
                    return Choice(
                        offer.fill(contact=contact),
                        "reason.weak_prey",
                        {"unit": unit.id, "at": at, "ratio": odds},
                    )
        return None

    def close(self, desk: Desk) -> Choice | None:
        """Close the road by which help would come."""
        for unit in commanded(desk.view):
            if unit.people * 2 > self.book.number("combat.frontage.close"):
                continue
            offer = desk.offer(CloseRoad, unit.id)
            if offer is not None and not self.pressed(desk, unit, 10):
                return Choice(offer.fill(), "reason.close_road", {"unit": unit.id, "at": unit.at})
        return None

    def wait(self, desk: Desk) -> Choice | None:
        """Wait in ambush while an enemy may come by."""
        for unit in commanded(desk.view):
            if unit.at is None or not near(enemies(desk.view), unit.at, 2):
                continue
            choice = self.lurk(desk, unit, AMBUSH, "reason.wait_for_them")
            if choice is not None:
                return choice
        return None

    def weakest(self, desk: Desk) -> Sighting | None:
        """Return the enemy believed worth stalking: on the move, or few."""
        known = [
            contact
            for contact in enemies(desk.view)
            if contact.posture is Posture.MARCH or contact.people.best < 90
        ]
        return min(known, key=lambda each: (each.people.best, each.id), default=None)

    def stalk(self, desk: Desk) -> Choice | None:
        """Close up to such an enemy by covered ways."""
        prey = self.weakest(desk)
        if prey is None:
            return None
        for unit in commanded(desk.view):
            if (
                unit.at is None
                or unit.at.distance(prey.at) > km(self.book, 45)
                or unit.at == prey.at
            ):
                continue
            if unit.at.distance(prey.at) <= 1:
                continue
            point = lair(self.book, prey.at, unit.at)
            choice = self.toward(desk, unit, point, Pace.NORMAL, Route.COVERED, "reason.stalk")
            if choice is not None:
                return choice
        return None

    def settle(self, desk: Desk) -> Choice | None:
        """Go to ground at the end of a march."""
        for unit in commanded(desk.view):
            if unit.posture is Posture.MARCH and not unit.hidden:
                choice = self.stand(desk, unit, Posture.DISPERSED, "reason.go_to_ground")
                if choice is not None:
                    return choice
        return None


def hiding_value(book: Rulebook, unit: Unit, at: Hex) -> tuple[int, Hex]:
    """Return how good a hex is to lie hidden in; less is better."""
    assert unit.at is not None
    away = at.distance(unit.at) * 150
    return (exposure(book, at) + away + (0 if book.on_road(at) else 400), at)


def placed_well(book: Rulebook, unit: Unit, best: Hex) -> bool:
    """Return whether a band already lies as well as anywhere near."""
    assert unit.at is not None
    return hiding_value(book, unit, unit.at)[0] <= hiding_value(book, unit, best)[0]


def lair(book: Rulebook, prey: Hex, start: Hex) -> Hex:
    """Return the hex next to the prey where one is seen least, on one's own side of it."""
    around = [at for at in prey.neighbours() if at in book.ground.grid]
    return min(around or [prey], key=lambda at: (exposure(book, at) + at.distance(start) * 200, at))
