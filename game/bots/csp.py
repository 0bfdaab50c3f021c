"""The CSP's bot: see the column early, come together, wait by its way, save the force."""

from collections.abc import Iterator

from game.bots.judgement import (
    believed_ratio,
    commanded,
    enemies,
    exposure,
    kept,
    km,
    near,
    objective,
    people,
)
from game.bots.player import Choice, Desk
from game.bots.staff import Idea, Staff
from game.factions.csp import Regroup, Scatter
from game.hexgrid import Hex
from game.rules.chapters.combat import Attack
from game.rules.contacts import Level, Sighting
from game.rules.orders import Pace, Route
from game.rules.units import Posture, Unit

SURE = 1250
"""Believed ratio, per-mille, from which it attacks."""

AMBUSH = 1000
"""Ratio it waits for in ambush."""

GETAWAY_M = 1900
"""Metres an hour, day and night, of a column that gets away. Choice: 46 km a day."""

SPARE_PEOPLE = 700
"""Share of fit people, per-mille, under which a band is taken out of the fight."""

SPARE_COHESION = 420
"""Cohesion in tenths under which it is."""


class CspStaff(Staff):
    """Strikes together or not at all."""

    def ideas(self) -> Iterator[Idea]:
        """Yield the CSP's ideas."""
        yield self.save
        yield self.attack
        yield self.refill
        yield self.ambush
        yield self.gather
        yield self.come_together
        yield self.settle

    def spent_band(self, unit: Unit) -> bool:
        """Return whether a band has to be spared."""
        return kept((unit,)) < SPARE_PEOPLE or unit.cohesion < SPARE_COHESION

    def save(self, desk: Desk) -> Choice | None:
        """Scatter or draw back a band that has suffered too much."""
        for unit in commanded(desk.view):
            if not self.spent_band(unit) or not self.pressed(desk, unit, 12):
                continue
            offer = desk.offer(Scatter, unit.id)
            if offer is not None:
                return Choice(offer.fill(), "reason.spare_band", {"unit": unit.id})
        return None

    def prey(self, desk: Desk) -> Sighting | None:
        """Return the enemy nearest to what is to be held, if any is known."""
        goal = objective(self.book, desk.view)
        known = enemies(desk.view)
        return min(
            known,
            key=lambda each: (-each.level, each.at.distance(goal or each.at), each.id),
            default=None,
        )

    def way_home(self, prey: Sighting) -> tuple[Hex, ...]:
        """Return the way the enemy would take to the nearest of his bases off the map."""
        bases = [at for base, at in self.book.base_hexes.items() if self.book.bases[base]]
        if not bases:
            return ()
        return self.maps.way(prey.at, min(bases, key=lambda at: (at.distance(prey.at), at)))

    def steps_gone(self, desk: Desk, prey: Sighting) -> int:
        """Return how many hexes the enemy may have gone since he was last seen."""
        hours = (desk.view.turn - prey.turn) * self.book.turn_minutes // 60
        return hours * GETAWAY_M // self.book.ground.hex_m

    def fit_bands(self, desk: Desk) -> tuple[Unit, ...]:
        """Return the bands that can be used."""
        return tuple(unit for unit in commanded(desk.view) if not self.spent_band(unit))

    def attack(self, desk: Desk) -> Choice | None:
        """Attack what can be beaten by all who stand together here."""
        for unit in self.fit_bands(desk):
            offer = desk.offer(Attack, unit.id)
            if offer is None:
                continue
            for contact in offer.choices("contact", {}):
                partners = offer.choices("partners", {"contact": contact})[-1]
                fit = tuple(key for key in partners if not self.spent_band(desk.view.units[key]))
                partners = partners if fit == partners else ()
                at = desk.view.contacts[contact].at
                group = [desk.view.units[key] for key in (unit.id, *partners)]
                facing = [each for each in enemies(desk.view, Level.SIGHTED) if each.at == at]
                odds = believed_ratio(self.book, group, facing, at)
                if odds >= SURE:
                    return Choice(
                        offer.fill(contact=contact, partners=partners),
                        "reason.strong_together",
                        {"unit": unit.id, "at": at, "ratio": odds},
                    )
        return None

    def ambush(self, desk: Desk) -> Choice | None:
        """Wait where the enemy is likely to come by."""
        prey = self.prey(desk)
        for unit in self.fit_bands(desk):
            if unit.at is None or unit.posture is Posture.DISPERSED:
                continue
            at_home = unit.at == objective(self.book, desk.view)
            by_the_way = prey is not None and (
                unit.at.distance(prey.at) <= 2 or unit.at in self.posts(desk, prey)
            )
            if at_home or by_the_way:
                choice = self.lurk(desk, unit, AMBUSH, "reason.wait_for_them")
                if choice is not None:
                    return choice
        return None

    def leaving(self, desk: Desk, prey: Sighting) -> bool:
        """Return whether the enemy seems to be on his way home: gone from view, or moving there."""
        return prey.turn < desk.view.turn or (
            prey.posture is Posture.MARCH and desk.view.turn > self.book.turns // 3
        )

    def posts(self, desk: Desk, prey: Sighting) -> list[Hex]:
        """Return the hexes to occupy: across his way when he leaves, else around him.

        Around him, the hexes where one is seen least come first.
        """
        way = self.way_home(prey)
        if self.leaving(desk, prey) and way:
            first = min(self.steps_gone(desk, prey) + 1, len(way) - 1)
            return list(way[first : first + 3])
        around = [at for at in prey.at.neighbours() if at in self.book.ground.grid]
        return sorted(around, key=lambda at: (exposure(self.book, at), at))

    def best_post(self, desk: Desk, unit: Unit, prey: Sighting) -> Hex | None:
        """Return the post for a band: far from the other bands' posts, so that they enclose him."""
        posts = self.posts(desk, prey)
        others = [
            other.at for other in self.fit_bands(desk) if other.at in posts and other.id != unit.id
        ]
        free = [at for at in posts if at not in others]
        return max(
            free,
            key=lambda at: (
                min((at.distance(o) for o in others if o), default=0),
                -posts.index(at),
            ),
            default=None,
        )

    def gather(self, desk: Desk) -> Choice | None:
        """Bring bands around the enemy, if together they can hope to beat him."""
        prey = self.prey(desk)
        if prey is None:
            return None
        bands = self.fit_bands(desk)
        facing = near(enemies(desk.view), prey.at, 1)
        if sum(unit.people for unit in bands) < people(facing):
            return None
        posts = self.posts(desk, prey)
        for unit in bands:
            if unit.at is None or unit.at in posts:
                continue
            point = self.best_post(desk, unit, prey)
            if point is None or unit.at.distance(point) > km(self.book, 80):
                continue
            if unit.posture is Posture.DISPERSED:
                choice = self.rally(desk, unit, point)
            else:
                choice = self.toward(desk, unit, point, Pace.NORMAL, Route.COVERED, "reason.gather")
            if choice is not None:
                return choice
        return None

    def rally(self, desk: Desk, unit: Unit, point: Hex) -> Choice | None:
        """Bring a scattered band together on its way to a point."""
        offer = desk.offer(Regroup, unit.id)
        if offer is None:
            return None
        reached = offer.choices("to", {})
        mobility = self.book.types[unit.type].mobility
        goal = self.maps.nearest(reached, point, mobility)
        if goal is None:
            return None
        return Choice(offer.fill(to=goal), "reason.gather", {"unit": unit.id, "to": goal})

    def come_together(self, desk: Desk) -> Choice | None:
        """Bring bands near what is to be held while nothing is known of the enemy."""
        goal = objective(self.book, desk.view)
        if goal is None:
            return None
        for unit in self.fit_bands(desk):
            if (
                unit.at is None
                or unit.wait is not None
                or unit.at.distance(goal) <= km(self.book, 10)
            ):
                continue
            route = Route.COVERED if self.pressed(desk, unit, 30) else Route.FAST
            choice = self.toward(desk, unit, goal, Pace.NORMAL, route, "reason.to_our_people")
            if choice is not None:
                return choice
        return None

    def settle(self, desk: Desk) -> Choice | None:
        """Be ready at the end of a march."""
        for unit in commanded(desk.view):
            if unit.posture is Posture.MARCH:
                choice = self.stand(desk, unit, Posture.READY, "reason.make_ready")
                if choice is not None:
                    return choice
        return None
