"""The CSP's bot: see the column early, come together, wait by its way, save the force."""

from collections.abc import Sequence
from typing import NamedTuple

from game.bots import asking, upkeep
from game.bots.assault import prospects
from game.bots.judgement import exposure, kept, objective, people
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import GroupIdea, Idea, Staff
from game.factions.csp import Regroup, Scatter
from game.hexgrid import Hex
from game.rules.chapters.borders import SeekRefuge
from game.rules.chapters.combat import Attack
from game.rules.contacts import Sighting
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

LOST_PEOPLE = 250
"""Share of fit people, per-mille, under which a band lays down its arms across a border."""

CALL_KM = 80
"""From how far bands are called together."""


class Hunt(NamedTuple):
    """Whom all bands are after, and where they are to stand."""

    goal: Hex | None
    prey: Sighting | None
    posts: tuple[Hex, ...]
    """Where to wait for the prey, the best first."""

    strong: bool
    """Whether all fit bands together can hope to beat what stands there."""


class CspStaff(Staff):
    """Strikes together or not at all."""

    def free_ideas(self) -> Sequence[Idea]:
        """Return what costs nothing."""
        return (asking.answer, asking.name_prisoners, upkeep.leave_wrecks)

    def general_ideas(self) -> Sequence[Idea]:
        """Return what the staff thinks of first."""
        return (asking.call_in,)

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return the CSP's ideas."""
        return (
            GroupIdea(self.save, 12),
            GroupIdea(self.attack, 10),
            GroupIdea(upkeep.bombard, 30),
            GroupIdea(upkeep.merge_remnants, 0),
            GroupIdea(upkeep.refill, 5),
            GroupIdea(self.ambush, 0),
            GroupIdea(self.gather, 0),
            GroupIdea(self.come_together, 30),
            GroupIdea(self.settle, 0),
        )

    def plan(self, now: Situation) -> Hunt:
        """Return whom to hunt: the enemy best known, the nearest to what is to be held."""
        goal = objective(self.book, now.view)
        prey = min(
            now.foes.all,
            key=lambda each: (-each.level, each.at.distance(goal or each.at), each.id),
            default=None,
        )
        if prey is None:
            return Hunt(goal, None, (), strong=False)
        fit = sum(group.unit.people for group in now.groups if self.fit(group.unit))
        strong = fit >= people(now.foes.near(prey.at, 1))
        return Hunt(goal, prey, self.posts(now, prey), strong)

    def spent(self, unit: Unit) -> bool:
        """Return whether a band has to be spared."""
        return kept((unit,)) < SPARE_PEOPLE or unit.cohesion < SPARE_COHESION

    def fit(self, unit: Unit) -> bool:
        """Return whether a band can be used."""
        return not self.spent(unit)

    def save(self, now: Situation, group: Group) -> Choice | None:
        """Scatter a band that has suffered too much; bring a lost one across the border."""
        if not self.spent(group.unit) or not now.pressed(group.at, 12):
            return None
        if kept(group.units) < LOST_PEOPLE:
            refuge = now.offer(SeekRefuge, group.id)
            if refuge is not None:
                land = refuge.choices("country", {})[0]
                order = refuge.fill(country=land)
                return Choice(order, "reason.refuge", {"unit": group.id, "country": land})
        offer = now.offer(Scatter, group.id)
        if offer is None:
            return None
        return Choice(offer.fill(), "reason.spare_band", {"unit": group.id})

    def attack(self, now: Situation, group: Group) -> Choice | None:
        """Attack what can be beaten by all who stand together here."""
        if self.spent(group.unit) or not now.foes.near(group.at, 1):
            return None
        for prospect in prospects(now, group, Attack, SURE, self.fit):
            return prospect.chosen(group, "reason.strong_together")
        return None

    def ambush(self, now: Situation, group: Group) -> Choice | None:
        """Wait where the enemy is likely to come by."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if self.spent(group.unit) or group.unit.posture is Posture.DISPERSED:
            return None
        by_the_way = hunt.prey is not None and (
            group.at.distance(hunt.prey.at) <= 2 or group.at in hunt.posts
        )
        if group.at == hunt.goal or by_the_way:
            return self.lurk(now, group, AMBUSH, "reason.wait_for_them")
        return None

    def gather(self, now: Situation, group: Group) -> Choice | None:
        """Bring a band to its post around the enemy, if together they can hope to beat him."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if not hunt.strong or not hunt.posts or group.at in hunt.posts or self.spent(group.unit):
            return None
        post = self.post(now, group, hunt)
        if group.at.distance(post) > now.km(CALL_KM):
            return None
        if group.unit.posture is Posture.DISPERSED:
            return self.rally(now, group, post)
        return self.toward(now, group, post, Pace.NORMAL, Route.COVERED, "reason.gather")

    def post(self, now: Situation, group: Group, hunt: Hunt) -> Hex:
        """Return the post of a band: the next one for each band, in the sequence of the side."""
        rank = next(rank for rank, other in enumerate(now.groups) if other.id == group.id)
        return hunt.posts[rank % len(hunt.posts)]

    def posts(self, now: Situation, prey: Sighting) -> tuple[Hex, ...]:
        """Return the hexes to occupy: across his way when he leaves, else around him.

        Around him they lie opposite each other, the one where one is seen least first.
        """
        way = self.way_home(prey)
        if self.leaving(now, prey) and way:
            first = min(self.steps_gone(now, prey) + 1, len(way) - 1)
            return way[first : first + 3]
        around = [at for at in prey.at.neighbours() if at in self.book.ground.grid]
        best = min(around, key=lambda at: (exposure(self.book, at), at), default=prey.at)
        return tuple(sorted(around, key=lambda at: (-at.distance(best) if at != best else -9, at)))

    def leaving(self, now: Situation, prey: Sighting) -> bool:
        """Return whether the enemy seems to be on his way home: gone from view, or moving there."""
        return prey.turn < now.view.turn or (
            prey.posture is Posture.MARCH and now.view.turn > self.book.turns // 3
        )

    def way_home(self, prey: Sighting) -> tuple[Hex, ...]:
        """Return the way the enemy would take to the nearest of his bases off the map."""
        if not self.exits:
            return ()
        return self.maps.way(prey.at, min(self.exits, key=lambda at: (at.distance(prey.at), at)))

    def steps_gone(self, now: Situation, prey: Sighting) -> int:
        """Return how many hexes the enemy may have gone since he was last seen."""
        hours = (now.view.turn - prey.turn) * self.book.turn_minutes // 60
        return hours * GETAWAY_M // self.book.ground.hex_m

    def rally(self, now: Situation, group: Group, point: Hex) -> Choice | None:
        """Bring a scattered band together on its way to a point."""
        offer = now.offer(Regroup, group.id)
        if offer is None:
            return None
        mobility = self.book.types[group.unit.type].mobility
        goal = self.maps.nearer(offer.choices("to", {}), group.at, point, mobility) or group.at
        return Choice(offer.fill(to=goal), "reason.gather", {"unit": group.id, "to": goal})

    def come_together(self, now: Situation, group: Group) -> Choice | None:
        """Bring bands near what is to be held while nothing is known of the enemy."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if hunt.goal is None or group.unit.wait is not None or self.spent(group.unit):
            return None
        if group.at.distance(hunt.goal) <= now.km(10):
            return None
        route = Route.COVERED if now.pressed(group.at, 30) else Route.FAST
        return self.toward(now, group, hunt.goal, Pace.NORMAL, route, "reason.to_our_people")

    def settle(self, now: Situation, group: Group) -> Choice | None:
        """Be ready at the end of a march."""
        if group.unit.posture is not Posture.MARCH:
            return None
        return self.stand(now, group, Posture.READY, "reason.make_ready")
