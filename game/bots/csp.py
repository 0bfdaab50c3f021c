"""The CSP's bot: see the column early, come together, wait by its way, save the force."""

from collections.abc import Sequence
from typing import NamedTuple

from game.bots import bargaining, proposing, recruits, scouting, shared, stronghold, upkeep
from game.bots.assault import prospects
from game.bots.judgement import balance, exposure, kept, objective
from game.bots.maps import FAR
from game.bots.player import Choice
from game.bots.politics import shaken
from game.bots.situation import Group, Situation
from game.bots.staff import ATTACKERS, WATER_KM, GroupIdea, Idea, Staff
from game.factions.csp import Regroup, Scatter
from game.hexgrid import Hex
from game.rules.chapters.borders import SeekRefuge
from game.rules.chapters.combat import Attack
from game.rules.contacts import Level, Sighting
from game.rules.orders import Pace, Route
from game.rules.units import Posture, Unit

SURE = 1250
"""Believed ratio, per-mille, from which it attacks."""

DARING = 950
"""Ratio from which it attacks to have its village back."""

SURE_OF_A_POSITION = 2000
"""Ratio from which it attacks an enemy who was not seen moving. Choice: what stands still among
rocks is stronger than it looks; twice was too little in matches between bots."""

SURE_OF_A_RING = 1100
"""Ratio from which it attacks an enemy between bands on opposite sides. Choice: who sees no way
out breaks early, and nobody of his gets away."""

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

WARY = 2
"""Hexes around an enemy from which others may come to his help, or be there unseen."""

LATELY = 2
"""Turns after which nobody goes by what was seen or told any more."""

FEEL = 4
"""Hexes from the enemy at which bands go on one hex at a time, looking around at each."""

MASS = 1400
"""Balance of strength, per-mille, of the bands at hand from which they close in."""

MASS_KM = 25
"""How near the enemy bands count as at hand."""

GUARD_KM = 25
"""How far from the place to be held its guard may be found."""

CALL_KM = 80
"""From how far bands are called together."""


class Hunt(NamedTuple):
    """Whom all bands are after, and where they are to stand."""

    goal: Hex | None
    prey: Hex | None
    """Where he was seen last."""

    posts: tuple[Hex, ...]
    """Where to wait for the prey, the best first."""

    strong: bool
    """Whether the fit bands within call can hope to beat what stands there."""

    guard: str | None
    """The band that stays behind by the goal."""

    lost: bool = False
    """Whether the place to be held is in the enemy's hands."""


class CspStaff(Staff):
    """Strikes together or not at all."""

    def free_ideas(self) -> Sequence[Idea]:
        """Return what costs nothing."""
        return (
            *shared.AT_NO_COST,
            bargaining.part_ways,
        )

    def general_ideas(self) -> Sequence[Idea]:
        """Return what the staff thinks of first."""
        return (
            *shared.FIRST,
            proposing.one_war_at_a_time,
            proposing.strike_together,
            proposing.sue_for_peace,
        )

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return the CSP's ideas."""
        return (
            GroupIdea(self.save, 12),
            GroupIdea(self.fetch_water, WATER_KM),
            GroupIdea(self.attack, 10, ATTACKERS),
            GroupIdea(upkeep.bombard, 30),
            *shared.FOR_ITS_PEOPLE,
            GroupIdea(recruits.assembly, recruits.CALM_KM),
            GroupIdea(self.look_for, 5),
            GroupIdea(self.ambush, 30),
            GroupIdea(self.gather, 0),
            GroupIdea(self.come_together, 30),
            GroupIdea(self.settle, 0),
            GroupIdea(upkeep.deliver, 0),
        )

    def plan(self, now: Situation) -> Hunt:
        """Return whom to hunt, where to wait for him, and with whom.

        A village lost comes first, whoever else is about.
        """
        goal = objective(self.book, now.view)
        fit = [group for group in now.groups if self.fit(group.unit)]
        guard = self.guard(now, fit, goal)
        prey = self.prey(now)
        if goal is not None and stronghold.held_by_foes(now, goal):
            at = None if prey is None else prey.at
            return Hunt(goal, at, self.around(goal), strong=True, guard=None, lost=True)
        if prey is None:
            return Hunt(goal, None, (), strong=False, guard=guard)
        if goal is not None and prey.at.distance(goal) <= now.km(10):
            guard = None
        hand = (g.unit for g in fit if self.at_hand(now, g, prey, goal))
        strong = balance(self.book, hand, self.company(now, prey)) >= MASS
        return Hunt(goal, prey.at, self.posts(now, prey), strong, guard)

    def prey(self, now: Situation) -> Sighting | None:
        """Return the enemy who lies in the midst of what is known lately.

        Whom somebody has seen counts before rumours; of rumours that contradict each other none
        is worth a march, but the middle of them mostly is.
        """
        foes = now.foes.all
        lately = [each for each in foes if each.turn >= now.view.turn - LATELY] or foes
        known = [each for each in lately if each.level >= Level.SIGHTED] or lately
        newest = max((each.turn for each in known), default=0)
        known = [each for each in known if each.turn >= newest - 1]
        return min(
            known,
            key=lambda each: (
                sum(each.at.distance(other.at) * other.people.best for other in known),
                -each.turn,
                each.id,
            ),
            default=None,
        )

    def at_hand(self, now: Situation, group: Group, prey: Sighting, goal: Hex | None) -> bool:
        """Return whether a band is near enough to strike together with the others."""
        hexes = now.km(MASS_KM)
        at_home = goal is not None and group.at.distance(goal) <= hexes
        return at_home or group.at.distance(prey.at) <= hexes

    def company(self, now: Situation, prey: Sighting) -> tuple[Sighting, ...]:
        """Return those who are believed to be with the prey now."""
        near = now.foes.near(prey.at, now.km(15))
        return tuple(each for each in near if each.turn >= prey.turn - 1)

    def guard(self, now: Situation, fit: Sequence[Group], goal: Hex | None) -> str | None:
        """Return the band that stays by what is to be held while the others are away."""
        near = [g for g in fit if goal is not None and g.at.distance(goal) <= now.km(GUARD_KM)]
        first = min(near, key=lambda g: (g.unit.people, g.id), default=None)
        return None if first is None else first.id

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
        for prospect in prospects(now, group, Attack, DARING, self.fit, WARY):
            if prospect.odds >= self.enough(now, prospect.at):
                return prospect.chosen(group, "reason.strong_together")
        return None

    def enough(self, now: Situation, at: Hex) -> int:
        """Return the ratio wanted against those in a hex: who does not move may be dug in.

        For a village that is worth more than people, more is risked; with a coalition close to
        splitting less, where nobody expects a fight: families count the dead.
        """
        moving = any(each.posture is Posture.MARCH for each in now.facing(at))
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if hunt.lost and not self.careful:
            return DARING
        if self.ringed(now, at):
            return SURE_OF_A_RING
        if shaken(self.book, now.view) and not self.near_goal(now, at):
            return SURE_OF_A_POSITION
        return SURE if moving else SURE_OF_A_POSITION

    def near_goal(self, now: Situation, at: Hex) -> bool:
        """Return whether a hex is so near the place to be held that families expect a fight."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        near = self.book.numbers["csp.near_m"] // self.book.ground.hex_m
        return hunt.goal is not None and hunt.goal.distance(at) <= near

    def ringed(self, now: Situation, at: Hex) -> bool:
        """Return whether bands stand on opposite sides of a hex, which bars every way out of it."""
        sides = [group.at for group in now.friends.near(at, 1) if group.at != at]
        return any(one.distance(other) == 2 for one in sides for other in sides)

    def look_for(self, now: Situation, group: Group) -> Choice | None:
        """Search for an enemy who must be near, once there are enough bands to face him."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if not hunt.strong or self.spent(group.unit) or group.id == hunt.guard:
            return None
        return scouting.search(now, group)

    def ambush(self, now: Situation, group: Group) -> Choice | None:
        """Wait where the enemy is likely to come by."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if self.spent(group.unit) or group.unit.posture is Posture.DISPERSED:
            return None
        by_the_way = hunt.prey is not None and (
            group.at.distance(hunt.prey) <= 2 or group.at in hunt.posts
        )
        home = hunt.goal is not None and group.at.distance(hunt.goal) <= 1
        if (home and now.pressed(group.at, 30)) or group.at == hunt.goal or by_the_way:
            return self.lurk(now, group, AMBUSH, "reason.wait_for_them")
        return None

    def gather(self, now: Situation, group: Group) -> Choice | None:
        """Bring a band to its post around the enemy, if together they can hope to beat him."""
        hunt = now.plan
        assert isinstance(hunt, Hunt)
        if not hunt.strong or not hunt.posts or group.at in hunt.posts or self.spent(group.unit):
            return None
        if group.id == hunt.guard:
            return None
        post = self.post(now, group, hunt)
        if group.at.distance(post) > now.km(CALL_KM):
            return None
        if group.unit.posture is Posture.DISPERSED:
            return self.rally(now, group, post)
        feel = 1 if hunt.prey is not None and group.at.distance(hunt.prey) <= FEEL else FAR
        return self.toward(now, group, post, Pace.NORMAL, Route.COVERED, "reason.gather", feel)

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
        return self.around(prey.at)

    def around(self, at: Hex) -> tuple[Hex, ...]:
        """Return the hexes around one: first where one is seen least, then those opposite."""
        ring = [each for each in at.neighbours() if each in self.book.ground.grid]
        best = min(ring, key=lambda each: (exposure(self.book, each), each), default=at)
        return tuple(sorted(ring, key=lambda each: (each != best, -each.distance(best), each)))

    def leaving(self, now: Situation, prey: Sighting) -> bool:
        """Return whether the enemy seems to be on his way home: gone from view, or moving there.

        From a band beside him nobody goes unseen.
        """
        if now.friends.near(prey.at, 1):
            return False
        return prey.turn < now.view.turn - 1 or (
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
