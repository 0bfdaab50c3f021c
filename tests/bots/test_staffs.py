"""What each staff makes of a situation, from its view alone."""

from dataclasses import replace
from typing import Any

import pytest

from game.bots.player import PLAYERS, Choice, Desk, bot_named
from game.errors import WrongUseError
from game.factions.army import AskPermission
from game.factions.csp import Scatter
from game.factions.jihadists import Place, Strike
from game.factions.wagner import Spearhead
from game.rules.chapters.air import Mission, Sortie
from game.rules.chapters.combat import Attack, Wait
from game.rules.chapters.movement import March
from game.rules.chapters.off_map import LeaveMap
from game.rules.chapters.roads import CloseRoad
from game.rules.chapters.supply import Resupply
from game.rules.chapters.turn import Pass
from game.rules.contacts import Level
from game.rules.engine import begin, legal
from game.rules.events import play
from game.rules.facts import fact_name
from game.rules.orders import Order
from game.rules.public import Account, KnownFact
from game.rules.rulebook import Aim
from game.rules.state import Fact, GameState
from game.rules.units import Ledger
from tests.pictures import Match, at, match

GOAL = "goal@1,8 people=500"
HOLD = {side: (Aim("hold", 40, "goal"),) for side in ("army", "wagner", "csp")}
PLAIN = "..........\n..........\n..........\n"


def drawn(battle: str, **said: Any) -> Match:
    """Return a match about the place in the east of a plain, the way home in the west."""
    plain: dict[str, Any] = {
        "places": GOAL,
        "aims": HOLD,
        "bases": {"kidal": ("1,0", 43_000)},
        "turn_hours": 12,
    }
    return match(said.pop("ground", PLAIN), battle, **(plain | said))


def choice(found: Match, side: str, player: str = "standard") -> Choice:
    """Return what a bot orders next; it is always legal."""
    view = found.acting(side).view(side)
    chosen = bot_named(player, found.book, side).choose(Desk(found.book, view))
    assert legal(found.book, view, chosen.order) is None
    return chosen


def orders(found: Match, side: str, limit: int = 12) -> list[Order]:
    """Return all a bot orders in one impulse."""
    now, given = found.acting(side), []
    for _ in range(limit):
        chosen = choice(now, side)
        given.append(chosen.order)
        if isinstance(chosen.order, Pass):
            return given
        spent = now.state.clock.spent
        now = now.give(side, chosen.order)
        if now.state.clock.acting != side or spent >= 3:
            return given
    raise AssertionError(f"{side} does not come to an end: {given}")


COLUMN = "army f1@1,3 motorised_company 120 armoured=2 truck=8"


def test_a_column_goes_toward_the_place_it_is_to_hold() -> None:
    order = choice(drawn(COLUMN), "army").order
    assert isinstance(order, March)
    assert order.to.distance(at(1, 8)) < at(1, 3).distance(at(1, 8))


def test_a_column_without_a_contact_does_not_attack() -> None:
    assert not any(isinstance(order, Attack) for order in orders(drawn(COLUMN), "army"))


def test_a_beaten_column_turns_home() -> None:
    beaten = drawn(COLUMN).but("f1", people=30, cohesion=300, ledger=Ledger(start=120, killed=90))
    marches = [order for order in orders(beaten, "army") if isinstance(order, March)]
    assert marches
    assert marches[0].to.distance(at(1, 0)) < at(1, 3).distance(at(1, 0))


def test_at_the_edge_a_beaten_column_leaves() -> None:
    beaten = drawn(COLUMN).but(
        "f1", at=at(1, 0), people=30, cohesion=300, ledger=Ledger(start=120, killed=90)
    )
    assert any(isinstance(order, LeaveMap) for order in orders(beaten, "army"))


def test_a_column_at_its_goal_stays_there() -> None:
    there = drawn(COLUMN).but("f1", at=at(1, 8))
    assert not any(isinstance(order, March) for order in orders(there, "army"))


def test_an_army_that_lost_much_asks_for_leave() -> None:
    shaken = drawn(COLUMN).but("f1", people=80, cohesion=500, ledger=Ledger(start=120, killed=40))
    assert any(isinstance(order, AskPermission) for order in orders(shaken, "army"))


def test_an_army_that_lost_nothing_does_not_ask() -> None:
    assert not any(isinstance(order, AskPermission) for order in orders(drawn(COLUMN), "army"))


def test_a_column_turns_back_while_its_stores_last_for_the_way_home() -> None:
    def turns_back(water_fuel: int) -> bool:
        found = drawn("wagner w1@1,4 assault_detachment 90 technical=9").but(
            "w1", water_fuel=water_fuel
        )
        order = choice(found, "wagner").order
        return isinstance(order, March) and order.to.distance(at(1, 0)) < 4

    assert (turns_back(25), turns_back(400)) == (True, False)


def test_an_army_asks_for_leave_before_its_stores_are_those_for_the_way_home() -> None:
    low = drawn(COLUMN).but("f1", water_fuel=60)
    assert any(isinstance(order, AskPermission) for order in orders(low, "army"))


def test_wounded_are_flown_out_where_there_are_several() -> None:
    hurt = drawn(COLUMN, air="army heli transport_helicopter kidal").but(
        "f1", wounded=12, ledger=Ledger(start=132)
    )
    flights = [order for order in orders(hurt, "army") if isinstance(order, Sortie)]
    assert [flight.mission for flight in flights] == [Mission.EVACUATION]


def test_nobody_lands_for_wounded_where_friends_are_far_outnumbered() -> None:
    def flown(fighters: int) -> bool:
        hurt = drawn(
            f"{COLUMN}\ncsp c1@1,4 technical_squadron {fighters} technical=12",
            air="army heli transport_helicopter kidal",
        ).but("f1", wounded=12, ledger=Ledger(start=132))
        given = orders(hurt.seen("army", "c1", Level.IDENTIFIED), "army")
        return any(
            isinstance(order, Sortie) and order.mission is Mission.EVACUATION for order in given
        )

    assert flown(40)
    assert flown(200)
    assert not flown(300)


def test_what_was_seen_near_the_column_is_struck() -> None:
    seen = drawn(
        f"{COLUMN}\ncsp c1@1,6 technical_squadron 200 technical=12",
        air="army craft armed_drone kidal",
    ).seen("army", "c1", Level.SIGHTED)
    flights = [order for order in orders(seen, "army") if isinstance(order, Sortie)]
    assert [(flight.mission, flight.to) for flight in flights] == [(Mission.STRIKE, at(1, 6))] * 2


def test_who_runs_low_fills_up_where_he_can() -> None:
    low = drawn(COLUMN, places="goal@1,8 people=500\ncamp@1,3 holder=army").but(
        "f1", water_fuel=100
    )
    assert any(isinstance(order, Resupply) for order in orders(low, "army"))


def spearhead(foes: int) -> bool:
    found = drawn(
        f"wagner w1@1,3 assault_detachment 90 technical=9\ncsp c1@1,4 technical_squadron {foes}"
    ).seen("wagner", "c1", Level.IDENTIFIED)
    return any(isinstance(order, Spearhead) for order in orders(found, "wagner"))


def test_wagner_drives_at_the_weaker_and_not_at_the_stronger() -> None:
    assert (spearhead(20), spearhead(400)) == (True, False)


BANDS = "csp c1@1,8 technical_squadron 120 technical=12"


def test_the_csp_waits_in_ambush_at_home() -> None:
    assert any(isinstance(order, Wait) for order in orders(drawn(BANDS), "csp"))


def test_a_spent_band_scatters_when_the_enemy_is_near() -> None:
    spent = (
        drawn(f"{BANDS}\narmy f1@1,7 motorised_company 200 truck=8")
        .but("c1", people=40, cohesion=350, ledger=Ledger(start=120, killed=80))
        .seen("csp", "f1", Level.SIGHTED)
    )
    assert isinstance(orders(spent, "csp")[0], Scatter)


def test_the_csp_attacks_what_it_believes_weaker_and_lets_the_stronger_be() -> None:
    def attacks(people: int) -> bool:
        seen = drawn(f"{BANDS}\narmy f1@1,7 motorised_company {people} truck=8").seen(
            "csp", "f1", Level.IDENTIFIED
        )
        return any(isinstance(order, Attack) for order in orders(seen, "csp"))

    assert (attacks(30), attacks(500)) == (True, False)


def test_the_csp_attacks_a_position_sooner_from_opposite_sides() -> None:
    def attacks(second: str) -> bool:
        seen = drawn(
            f"csp c1@1,6 technical_squadron 120 technical=12\n"
            f"csp c2@{second} technical_squadron 120 technical=12\n"
            "army f1@1,7 motorised_company 140 truck=8 dug_in"
        ).seen("csp", "f1", Level.IDENTIFIED)
        return any(isinstance(order, Attack) for order in orders(seen, "csp"))

    assert (attacks("1,8"), attacks("0,7")) == (True, False)


def test_distant_bands_come_together() -> None:
    far = drawn("csp c1@1,0 technical_squadron 120 technical=12")
    order = choice(far, "csp").order
    assert isinstance(order, March)
    assert order.to.distance(at(1, 8)) < 8


KATIBA = "jihadists j1@1,4 katiba 60 technical=6 dispersed hidden"


def test_hidden_bands_are_placed_and_the_match_begins() -> None:
    found = drawn(f"{KATIBA}\narmy f1@1,0 motorised_company 90 truck=8", roads=("0,1 0,2 0,3",))
    events = begin(found.book, 1)
    start = Match(found.book, play(GameState(), events), events)
    bot = bot_named("standard", found.book, "jihadists")
    chosen = bot.choose(Desk(start.book, start.view("jihadists")))
    assert isinstance(chosen.order, (Place, Pass))


def strikes(words: str, people: int) -> bool:
    found = drawn(
        f"jihadists j1@1,4 katiba 90 technical=9\narmy f1@1,5 motorised_company {people} {words}"
    ).seen("jihadists", "f1", Level.IDENTIFIED)
    return any(isinstance(order, Strike) for order in orders(found, "jihadists"))


def test_the_jihadists_strike_the_weak_and_let_the_strong_pass() -> None:
    assert strikes("truck=4 march", 30)
    assert not strikes("truck=20 dug_in", 400)


def test_the_jihadists_stalk_few_people_and_no_part_of_many() -> None:
    def stalks(others: int) -> bool:
        found = drawn(
            "jihadists j1@1,1 katiba 100 technical=15\n"
            "army f1@1,6 motorised_company 50 truck=4 dug_in\n"
            f"army f2@1,6 motorised_company {others} truck=4 dug_in"
        )
        for unit in ("f1", "f2"):
            found = found.seen("jihadists", unit, Level.SIGHTED)
        return any(isinstance(order, March) for order in orders(found, "jihadists"))

    assert stalks(others=20)
    assert not stalks(others=80)


def test_the_jihadists_close_a_road_they_stand_on() -> None:
    by_road = drawn("jihadists j1@1,4 katiba 60 technical=6", roads=("1,2 1,3 1,4 1,5",))
    assert any(isinstance(order, CloseRoad) for order in orders(by_road, "jihadists"))


@pytest.mark.parametrize("side", ["army", "wagner", "csp", "jihadists"])
@pytest.mark.parametrize("player", PLAYERS)
def test_every_bot_of_every_faction_has_an_answer_to_an_empty_board(side: str, player: str) -> None:
    kind = {"wagner": "assault_detachment", "jihadists": "katiba"}.get(side, "technical_squadron")
    found = drawn(f"{side} u1@1,1 {kind} 60 technical=6").but("u1", at=None, people=0)
    assert choice(found, side, player).order.units == ()


def after_a_fight(found: Match) -> Match:
    """Let Wagner have fought for the place it was sent to, and know of it."""
    goal = found.book.ground.places["goal"].at
    name = fact_name(found.state, "fight", goal)
    account = Account(name, "fight", 1, goal, ("csp", "wagner"), {}, settled=True)
    fact = Fact(name, "fight", 1, goal, {}, ("csp", "wagner"))
    reports = {"wagner": {name: KnownFact(account, name)}}
    return replace(found, state=replace(found.state, reports=reports, facts={name: fact}))


def test_a_rumour_stops_no_careful_column_and_what_was_seen_does() -> None:
    careful = {"wagner": (Aim("keep_force", 60, level=850), Aim("hold", 20, "goal"))}
    found = drawn(
        "wagner w1@1,1 assault_detachment 90 technical=9\ncsp c1@1,4 technical_squadron 30",
        aims=careful,
    )
    found = after_a_fight(found)

    def goes_on(level: Level) -> bool:
        given = orders(found.seen("wagner", "c1", level), "wagner")
        return any(isinstance(order, March) for order in given)

    assert goes_on(Level.RUMOUR)
    assert not goes_on(Level.SIGHTED)


def test_an_unknown_bot_is_refused_with_those_there_are() -> None:
    with pytest.raises(WrongUseError, match="standard, random"):
        bot_named("genius", drawn(COLUMN).book, "army")


def test_the_random_bot_gives_many_kinds_of_order() -> None:
    found = drawn(f"{COLUMN}\n{BANDS}").seen("army", "c1", Level.SIGHTED)
    view = found.acting("army").view("army")
    bot = bot_named("random", found.book, "army")
    kinds = {type(bot.choose(Desk(found.book, view, number)).order) for number in range(60)}
    assert len(kinds) >= 4


def test_the_random_bot_chooses_otherwise_in_another_match() -> None:
    found = drawn(COLUMN)
    view = found.acting("army").view("army")
    bot = bot_named("random", found.book, "army")
    assert len({repr(bot.choose(Desk(found.book, view, 0, luck)).order) for luck in range(30)}) > 5


def test_the_random_bot_gives_the_same_order_at_the_same_moment() -> None:
    found = drawn(COLUMN)
    view = found.acting("army").view("army")
    for number in range(20):
        one, other = (bot_named("random", found.book, "army") for _ in range(2))
        other.choose(Desk(found.book, view, 99))
        desk = Desk(found.book, view, number)
        assert one.choose(desk).order == other.choose(desk).order
