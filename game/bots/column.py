"""The column commander: get to the place, fight what can be beaten, dig in, get out in time.

The army's and Wagner's bots share this way of leading troops that are bound to vehicles.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from game.bots import asking, positions, proposing, shared, stronghold, upkeep, ways
from game.bots.assault import prospects
from game.bots.duty import owes
from game.bots.judgement import balance, kept, objective, steadiness
from game.bots.maps import FAR
from game.bots.player import Choice
from game.bots.situation import Group, Situation
from game.bots.staff import ATTACKERS, DRY, WATER_KM, GroupIdea, Idea, Staff
from game.hexgrid import Hex
from game.rules.chapters.combat import Attack
from game.rules.chapters.movement import March
from game.rules.chapters.sighting import Search
from game.rules.groups import mobility_of
from game.rules.orders import Pace, Route
from game.rules.units import Posture, Unit

GIVE_UP_PEOPLE = 800
"""Share of fit people, per-mille, under which a column turns back. Choice: calibrated on the
record, where armies break off long before they are destroyed."""

GIVE_UP_COHESION = 480
"""Cohesion in tenths under which it turns back."""

ENOUGH = 1150
"""Believed ratio, per-mille, from which it attacks what bars its way."""

OUTMATCHED = 950
"""Balance of strength, per-mille, under which it keeps away from those it knows of."""

SUFFICIENT = 1000
"""Balance of strength, per-mille, that a careful staff wants for going on."""

WORTH_IT = 1000
"""Ratio feared, per-mille, from which a careful staff goes by night for a place in an enemy's
hands. Choice: as strong as those feared to be there; whom one meets asleep is weaker still."""

OVERWHELMING = 3000
"""Balance with which a careful staff leaves a position for an attack; others may lie near."""

NEAR_KM = 25
"""How far around a column an enemy counts as near; half a day's march."""

OUT_OF_REACH_KM = 45
"""How far from it a careful column halts that knows of enemies there."""

TOO_LATE_KM = 15
"""How near an enemy has come when it is safer to dig in than to drive off under his eyes."""

RESERVE = 1333
"""Stores for the way home, per-mille of what it takes, with which a column turns back whoever
stands around it. Choice: a third more, for detours and a day of fighting."""


class Outlook(NamedTuple):
    """What all columns of a staff go by."""

    goal: Hex | None
    promising: bool
    """Whether the goal is worth going for, as far as is known of who stands around it."""

    stand_off: int
    """Hexes from the goal to which one may feel one's way before one knows more."""

    owing: bool = False
    """Whether nobody has come to the goal yet, nor fought for it."""


class ColumnStaff(Staff):
    """Leads columns toward an objective and back."""

    def free_ideas(self) -> Sequence[Idea]:
        """Return what costs nothing."""
        return shared.AT_NO_COST

    def general_ideas(self) -> Sequence[Idea]:
        """Return what the staff thinks of first."""
        return (
            *shared.FIRST,
            proposing.call_aircraft,
            proposing.way_out,
            proposing.sue_for_peace,
        )

    def group_ideas(self) -> Sequence[GroupIdea]:
        """Return the column's ideas."""
        return (
            GroupIdea(self.get_out, TOO_LATE_KM),
            GroupIdea(self.fetch_water, WATER_KM),
            GroupIdea(self.keep_away, NEAR_KM, 1),
            GroupIdea(self.strike_out, 10, ATTACKERS),
            GroupIdea(upkeep.bombard, 30),
            GroupIdea(self.take_position, NEAR_KM, 1),
            GroupIdea(self.hold, NEAR_KM, 1),
            *shared.FOR_ITS_PEOPLE,
            GroupIdea(upkeep.deliver, 0),
            GroupIdea(ways.clear_road, 5),
            GroupIdea(ways.form_up, 0),
            GroupIdea(asking.invite, 0),
            GroupIdea(self.advance, NEAR_KM, 1),
            GroupIdea(self.settle, 0),
        )

    def plan(self, now: Situation) -> Hashable:
        """Return the objective, and whether to go for it now, as far as anything is known.

        A staff to whom its people are worth more than the place wants to be the stronger, once it
        owes nothing any more: until then it is there to fight.
        """
        goal = objective(self.book, now.view)
        if goal is None:
            return Outlook(None, promising=False, stand_off=0)
        around = now.foes.near(goal, now.km(NEAR_KM))
        hand = [unit for group in now.groups for unit in group.units]
        stand_off, owing = now.km(OUT_OF_REACH_KM), owes(now)
        careful = self.careful and not owing
        if careful and stronghold.held_by_foes(now, goal):
            return Outlook(goal, self.surprises(now, goal), stand_off)
        enough = SUFFICIENT if careful else OUTMATCHED
        return Outlook(goal, balance(self.book, hand, around) >= enough, stand_off, owing)

    def spares(self, now: Situation) -> bool:
        """Return whether the staff spares its people now: it owes nothing more."""
        return self.careful and not self.owing(now)

    def owing(self, now: Situation) -> bool:
        """Return whether it still owes what it was sent for."""
        return isinstance(now.plan, Outlook) and now.plan.owing

    def surprises(self, now: Situation, goal: Hex) -> bool:
        """Return whether a careful staff goes for a place in an enemy's hands: by surprise."""
        near = [unit for group in now.friends.near(goal, now.km(NEAR_KM)) for unit in group.units]
        return stronghold.unlooked_for(now) and (
            stronghold.assault_ratio(now, near, goal) >= WORTH_IT
        )

    def beaten(self, group: Group) -> bool:
        """Return whether a group should save what is left."""
        units = group.units
        return kept(units) < GIVE_UP_PEOPLE or steadiness(units) < GIVE_UP_COHESION

    def spent(self, group: Group) -> bool:
        """Return whether what a group carries is just enough for the way home."""
        return self.days_to_spare(group.at, group.units) < 0

    def days_to_spare(self, at: Hex, units: Sequence[Unit]) -> int:
        """Return the stores of units in a hex beyond those for the way home, in hundredths."""
        people = sum(unit.people for unit in units)
        carried = sum(unit.people * unit.water_fuel for unit in units) // max(1, people)
        home = self.home(at, units)
        return carried if home is None else carried - self.days_home(at, home, units)

    def days_home(self, at: Hex, home: Hex, units: Sequence[Unit]) -> int:
        """Return the stores a careful commander keeps for a way, in hundredths of a day."""
        mobility = mobility_of(self.book, units)
        metres = self.maps.metres(at, home, mobility)
        if metres >= FAR:
            return 0
        needed = metres * self.book.numbers["march.fuel_per_day"] // self.book.going.day_m[mobility]
        return needed * RESERVE // 1000

    def steady(self, unit: Unit) -> bool:
        """Return whether a unit can be asked to attack."""
        return unit.cohesion >= GIVE_UP_COHESION

    def outmatched(self, now: Situation, group: Group) -> bool:
        """Return whether enemies near are too strong for those at hand."""
        foes = now.foes.near(group.at, now.km(NEAR_KM))
        return bool(foes) and balance(self.book, self.hand(now, group), foes) < OUTMATCHED

    def hand(self, now: Situation, group: Group) -> list[Unit]:
        """Return the units in a group's hex and beside it."""
        return [unit for other in now.friends.near(group.at, 1) for unit in other.units]

    def too_late(self, now: Situation, group: Group) -> bool:
        """Return whether enemies are so near that a position is safer than the road by day.

        A careful staff slips away under cover of dust.
        """
        weather = now.view.weather
        covered = self.spares(now) and weather.storm > 0
        return not covered and now.pressed(group.at, TOO_LATE_KM)

    def must_stay(self, now: Situation, group: Group) -> bool:
        """Return whether orders from above forbid a withdrawal."""
        return False

    def get_out(self, now: Situation, group: Group) -> Choice | None:
        """Withdraw a beaten group as fast as it goes, and one that will soon be stranded."""
        if self.must_stay(now, group):
            return None
        if self.spent(group):
            return self.go_while_one_can(now, group)
        if not self.beaten(group) or self.too_late(now, group):
            return None
        pace = Pace.DASH if now.view.weather.storm == 0 else Pace.NORMAL
        return self.homeward(now, group, pace, Route.FAST, "reason.beaten")

    def go_while_one_can(self, now: Situation, group: Group) -> Choice | None:
        """Leave for home while stores last, but not under an enemy's eyes until they are gone.

        In a good trench one is better off than on the road; stores may yet come by air.
        """
        caught = self.too_late(now, group)
        if caught and self.spares(now) and group.unit.water_fuel >= DRY:
            return None
        pace = Pace.SECURED if caught else Pace.NORMAL
        return self.homeward(now, group, pace, Route.FAST, "reason.stores_for_home")

    def keep_away(self, now: Situation, group: Group) -> Choice | None:
        """Fall back before enemies too strong to face, while there is time and nothing is owed."""
        if self.owing(now) or not self.outmatched(now, group) or self.must_stay(now, group):
            return None
        if self.too_late(now, group):
            return None
        return self.homeward(now, group, Pace.NORMAL, Route.FAST, "reason.too_strong")

    def strike_out(self, now: Situation, group: Group) -> Choice | None:
        """Attack an enemy in sight that can be beaten."""
        if self.beaten(group) or not now.foes.near(group.at, 1):
            return None
        goal = objective(self.book, now.view)
        for prospect in prospects(now, group, Attack, ENOUGH, self.steady):
            if prospect.at != goal and not self.sallies(now, group):
                continue
            return prospect.chosen(group, "reason.can_be_beaten")
        return None

    def sallies(self, now: Situation, group: Group) -> bool:
        """Return whether a group may leave its position for an attack.

        A careful staff remembers that others lie around whom it has not seen yet.
        """
        if not self.spares(now):
            return True
        foes = now.foes.near(group.at, now.km(NEAR_KM))
        return balance(self.book, self.hand(now, group), foes) >= OVERWHELMING

    def take_position(self, now: Situation, group: Group) -> Choice | None:
        """Look for strong ground nearby while it is not the moment to go on."""
        outlook = now.plan
        assert isinstance(outlook, Outlook)
        if outlook.goal is None or outlook.promising or not self.spares(now):
            return None
        if group.at == outlook.goal or group.unit.posture is Posture.DUG_IN:
            return None
        return positions.take_position(now, self.maps, group, outlook.goal)

    def hold(self, now: Situation, group: Group) -> Choice | None:
        """Dig in at the objective, or where an enemy too strong to pass is near."""
        if group.at == objective(self.book, now.view):
            return self.stand(now, group, Posture.DUG_IN, "reason.hold_place")
        if self.outmatched(now, group):
            return self.stand(now, group, Posture.DUG_IN, "reason.too_strong")
        outlook = now.plan
        if isinstance(outlook, Outlook) and not (outlook.promising or self.feels(outlook, group)):
            return self.stand(now, group, Posture.DUG_IN, "reason.wait_and_see")
        return None

    def advance(self, now: Situation, group: Group) -> Choice | None:
        """Go on toward the objective, more carefully the nearer an enemy is believed to be.

        Nobody drives into a place whose defenders he has seen; they are attacked from beside it.
        A careful staff stops for what was seen near it, and for no rumour: it would never arrive.
        """
        outlook = now.plan
        assert isinstance(outlook, Outlook)
        goal = outlook.goal
        if goal is None or group.at == goal:
            return None
        if not outlook.promising and not self.feels(outlook, group):
            return None
        if self.spares(now) and stronghold.held_by_foes(now, goal):
            return self.steal_up(now, group, goal)
        if self.beaten(group) or self.spent(group) or self.outmatched(now, group):
            return None
        if self.spares(now) and now.seen(group.at, TOO_LATE_KM):
            return None
        if group.at.distance(goal) <= 1 and now.facing(goal):
            return None
        if group.at.distance(goal) <= 1 and group.unit.minutes == self.book.turn_minutes:
            return self.look_in(now, group, goal)
        near = group.at.distance(goal) <= now.km(NEAR_KM) or now.pressed(group.at, NEAR_KM)
        pace = Pace.SECURED if near else Pace.NORMAL
        left = group.at.distance(goal)
        most = max(1, left - 1) if outlook.promising else left - outlook.stand_off
        return self.toward(now, group, goal, pace, Route.FAST, "reason.to_objective", most)

    def steal_up(self, now: Situation, group: Group, goal: Hex) -> Choice | None:
        """Go for a place in an enemy's hands by night: to beside it, then in, and never halfway."""
        left = group.at.distance(goal)
        if self.beaten(group) or self.spent(group) or (left <= 1 and now.facing(goal)):
            return None
        for pace in (Pace.SECURED, Pace.NORMAL):
            choice = self.toward(
                now, group, goal, pace, Route.FAST, "reason.by_night", max(1, left - 1)
            )
            order = None if choice is None else choice.order
            if isinstance(order, March) and order.to.distance(goal) <= 1:
                return choice
        return None

    def look_in(self, now: Situation, group: Group, goal: Hex) -> Choice | None:
        """Look into the place from beside it before anybody drives in."""
        offer = now.offer(Search, group.id)
        if offer is None or goal not in offer.choices("to", {}):
            return None
        return Choice(offer.fill(to=goal), "reason.search", {"unit": group.id, "at": goal})

    def feels(self, outlook: Outlook, group: Group) -> bool:
        """Return whether a group goes on without knowing, as far as that is safe."""
        goal = outlook.goal
        return goal is not None and group.at.distance(goal) > outlook.stand_off

    def settle(self, now: Situation, group: Group) -> Choice | None:
        """Make ready for the night whoever still stands in march order."""
        if group.unit.posture is not Posture.MARCH:
            return None
        return self.stand(now, group, Posture.READY, "reason.make_ready")
