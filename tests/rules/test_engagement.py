"""Chapter 4, what surrounds a fight: reserve, support, armour, night, pursuit, rings, booty."""

from dataclasses import replace
from typing import Any

import pytest

from game.rules.booty import crewed, spoils
from game.rules.chapters.combat import Attack, Wait, attack_odds
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.dice import Dice
from game.rules.engagement import give_way, see_flight
from game.rules.fight import fight_bound
from game.rules.forces import Scene, arrayed, fighter_of
from game.rules.orders import Pace, Route
from game.rules.power import Battle, Factor, Party, Support, factors, line, power
from game.rules.retreat import fall_back, last_shots, pursuit, retire
from game.rules.ring import besieged, no_way_out
from game.rules.units import Ledger, Mobility, Posture, Vehicles
from game.scenario.catalogue import catalogue
from tests.pictures import Match, at, match
from tests.rules.test_fight import OPEN, fighter

NUMBERS = catalogue().numbers
SHUT = {("DZ", "csp"): "closed", ("DZ", "army"): "closed"}
CLOSE = NUMBERS["combat.frontage.close"]


def causes(drawn: Match, side: str, which: str = "causes") -> dict[str, int]:
    """Return the factors a side was told of after its last fight."""
    told: Any = next(line for line in drawn.told(side) if line.key == "learnt.fight").args[which]
    return dict(told)


def attack(drawn: Match, side: str, unit: str, foe: str, *partners: str) -> Match:
    contact = drawn.knows(side, foe)
    assert contact is not None
    return drawn.give(side, Attack((unit,), contact.id, partners))


DUEL = """
    csp   c1@1,1  technical_squadron  200  technical=12
    army  f1@1,2  motorised_company    80  truck=6
"""


def duel(more: str = "", **said: Any) -> Match:
    picture = "........\n........\n........"
    return match(picture, DUEL + more, **said).seen("csp", "f1", Level.IDENTIFIED)


# Line and reserve.


@pytest.mark.rule("4.2")
def test_the_fresh_go_into_line_before_the_worn() -> None:
    party = Party((fighter("worn", 200, cohesion=400), fighter("fresh", 200, cohesion=900)))
    assert [(post.fighter.id, post.engaged) for post in line(NUMBERS, party, CLOSE)] == [
        ("fresh", 200),
        ("worn", CLOSE - 200),
    ]


@pytest.mark.rule("4.2")
def test_between_bounds_the_reserve_relieves_those_who_were_in_line() -> None:
    ours = Party((fighter("one", 240), fighter("two", 240)))
    battle = Battle(ours, Party((fighter("foe", 300),)), 240, ("a", "d"))
    first = line(NUMBERS, ours, 240)[0].fighter.id
    after, _ = fight_bound(NUMBERS, battle, Dice(1, 1, {}))
    second = line(NUMBERS, after.attackers, 240)[0].fighter.id
    assert {first, second} == {"one", "two"}
    rested = next(each for each in after.attackers.fighters if each.id == second)
    assert (rested.lost, rested.ammunition) == (0, 30)


def test_nobody_who_joins_crowds_out_somebody_better() -> None:
    good = fighter("good", CLOSE, quality=1500)
    alone = power(NUMBERS, Party((good,)), CLOSE)
    crowd = power(NUMBERS, Party((fighter("raw", 300, quality=600), good)), CLOSE)
    assert crowd == alone


@pytest.mark.rule("4.18")
def test_only_the_head_of_a_long_column_fights_in_the_first_bound() -> None:
    drawn = match(
        "...",
        """
        csp   c1@0,0  technical_squadron   20  technical=9
        army  f1@0,1  motorised_company   160  truck=24  march
        """,
    )
    ours, theirs = (drawn.unit("c1"),), (drawn.unit("f1"),)
    battle = arrayed(drawn.book, Scene(at(0, 1)), ours, theirs, ("a", "d"))
    heads = NUMBERS["combat.head_vehicles"]
    first = line(NUMBERS, battle.defenders, battle.frontage)
    assert first[0].engaged == 160 * (1000 * heads // 24 + 1) // 1000
    after, _ = fight_bound(NUMBERS, battle, Dice(1, 1, {}))
    later = line(NUMBERS, after.defenders, battle.frontage)
    assert later[0].engaged == after.defenders.fighters[0].people


# Factors.


@pytest.mark.rule("4.15")
@pytest.mark.parametrize(
    ("fields", "key", "number"),
    [
        ({"ammunition": NUMBERS["combat.dry_below"] - 1}, "cause.stores", "combat.dry"),
        ({"water_fuel": 0}, "cause.thirst", "combat.thirst"),
    ],
)
def test_who_has_run_dry_fights_with_a_part_of_his_power(
    fields: dict[str, int], key: str, number: str
) -> None:
    full, dry = (Party((fighter("a", 100, cohesion=1000, **given),)) for given in ({}, fields))
    assert factors(NUMBERS, dry, OPEN) == (Factor(key, NUMBERS[number]),)
    assert power(NUMBERS, dry, OPEN) == power(NUMBERS, full, OPEN) * NUMBERS[number] // 1000


@pytest.mark.rule("4.15")
def test_the_shaken_and_the_tired_lack_their_share_of_power() -> None:
    lost = Party((fighter("a", 100, cohesion=0, breaking=0),))
    tired = Party((fighter("a", 100, cohesion=1000, fatigue=1000),))
    assert factors(NUMBERS, lost, OPEN)[0].permille == 1000 - NUMBERS["combat.shaken"]
    assert factors(NUMBERS, tired, OPEN)[0].permille == 1000 - NUMBERS["combat.fatigue"]


@pytest.mark.rule("4.3")
def test_the_product_of_factors_has_a_floor_and_a_ceiling() -> None:
    party = Party((fighter("a", 10),), (Factor("cause.surprise", 90_000),))
    assert line(NUMBERS, party, OPEN)[0].permille == NUMBERS["combat.factors.most"]
    party = Party((fighter("a", 10),), (Factor("cause.terrain", 1),))
    assert line(NUMBERS, party, OPEN)[0].permille == NUMBERS["combat.factors.least"]


def armoured(foe: str) -> dict[str, int]:
    """Return the factors of a half-armoured company that attacks a kind of unit."""
    drawn = match(
        "...\n...",
        f"""
        army  f1@0,0  motorised_company  100  armoured=4 truck=4
        csp   c1@0,1  {foe}               60
        """,
    ).seen("army", "c1", Level.IDENTIFIED)
    return causes(attack(drawn, "army", "f1", "c1"), "army")


@pytest.mark.rule("4.16")
def test_armour_counts_against_those_without_heavy_weapons_alone() -> None:
    assert armoured("motorcycle_band")["cause.armour"] == 1000 + NUMBERS["combat.armour"] // 2
    assert "cause.armour" not in armoured("technical_squadron")


@pytest.mark.rule("4.17")
@pytest.mark.parametrize(("minutes", "share"), [(360, 1000), (180, 500)])
def test_night_serves_those_who_see_in_it(minutes: int, share: int) -> None:
    drawn = match(
        "...\n...",
        """
        wagner  w1@0,0  assault_detachment  80  technical=6
        csp     c1@0,1  technical_squadron  60  technical=6
        """,
    ).seen("wagner", "c1", Level.IDENTIFIED)
    after = attack(drawn.weather(night=minutes), "wagner", "w1", "c1")
    able, others = NUMBERS["combat.night.able"], NUMBERS["combat.night.others"]
    assert causes(after, "wagner")["cause.night"] == 1000 + (able - 1000) * share // 1000
    foes = causes(after, "wagner", "foes_causes")["cause.night"]
    assert foes == 1000 + (others - 1000) * share // 1000
    assert "cause.night" not in causes(attack(drawn, "wagner", "w1", "c1"), "wagner")


@pytest.mark.rule("4.28")
@pytest.mark.parametrize(("minutes", "share"), [(360, 1000), (180, 500)])
def test_dust_takes_power_from_who_attacks_in_it_and_nobody_else(minutes: int, share: int) -> None:
    after = attack(duel().weather(storm=minutes), "csp", "c1", "f1")
    lost = (1000 - NUMBERS["combat.storm"]) * share // 1000
    assert causes(after, "csp")["cause.storm"] == 1000 - lost
    assert "cause.storm" not in causes(after, "csp", "foes_causes")
    assert "cause.storm" not in causes(attack(duel(), "csp", "c1", "f1"), "csp")


@pytest.mark.rule("4.28")
def test_the_odds_before_an_attack_know_of_the_dust() -> None:
    drawn = duel()
    contact = drawn.knows("csp", "f1")
    assert contact is not None
    order = Attack(("c1",), contact.id, ())
    clear = attack_odds(drawn.book, drawn.view("csp"), order)
    dusty = attack_odds(drawn.book, drawn.weather(storm=360).view("csp"), order)
    assert abs(dusty.ratio - clear.ratio * NUMBERS["combat.storm"] // 1000) <= 5


# Hours and fatigue.


def hours(before: Match, after: Match, unit: str) -> int:
    """Return the working time a unit has spent between two moments, in minutes."""
    return before.unit(unit).minutes - after.unit(unit).minutes


@pytest.mark.rule("4.30")
def test_a_fight_takes_hours_from_those_attacked_and_tires_both() -> None:
    drawn = duel()
    after = attack(drawn, "csp", "c1", "f1")
    bounds = after.happened("fought")[0].args["bounds"]
    assert isinstance(bounds, int)
    assert hours(drawn, after, "f1") == bounds * NUMBERS["combat.bound_minutes"]
    for unit in ("c1", "f1"):
        tired = after.unit(unit).fatigue - drawn.unit(unit).fatigue
        assert tired == bounds * NUMBERS["combat.tires"]


@pytest.mark.rule("4.30")
def test_a_meeting_takes_the_hours_of_an_attack() -> None:
    drawn = match(
        "...\n...",
        """
        csp   c1@0,0  technical_squadron  60  technical=9
        army  f1@0,1  motorised_company   60  truck=8
        """,
    )
    after = drawn.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert [fact.cause for fact in after.state.facts.values()] == ["meeting"]
    marching = drawn.book.march_minutes(Mobility.TECHNICAL, drawn.book.ground.hex_m)
    assert hours(drawn, after, "c1") >= NUMBERS["combat.minutes"] + marching // 2


# Last shots.


@pytest.mark.rule("4.31")
def test_who_overruns_the_broken_loses_some_of_his_own() -> None:
    drawn = duel().with_numbers(combat__last_shots=1000, combat__killed=1000)
    course = drawn.course()
    killed = 7
    last_shots(course, drawn.unit("f1"), killed, ("c1",))
    hunter = course.unit("c1")
    assert drawn.unit("c1").people - hunter.people == killed
    assert (hunter.ledger.killed, hunter.balance) == (killed, 0)


@pytest.mark.rule("4.31")
def test_nobody_is_hit_where_nobody_pursues_or_nobody_is_killed() -> None:
    course = duel().course()
    last_shots(course, course.unit("f1"), 9, ())
    last_shots(course, course.unit("f1"), 0, ("c1",))
    assert course.events == []


def test_seven_attacks_on_broken_units_cost_the_attackers_somebody() -> None:
    lost = 0
    for seed in range(7):
        after = attack(duel(seed=seed).but("f1", cohesion=100), "csp", "c1", "f1")
        unit = after.unit("c1")
        lost += unit.ledger.killed + unit.wounded
    assert lost > 0


# Halting.


def halted(*, seen: bool, **fields: Any) -> Match:
    """Return the attack on a column halted in march order, whether or not it saw who comes."""
    drawn = duel().but("f1", posture=Posture.MARCH, **fields)
    drawn = (
        drawn.seen("army", "c1", Level.SIGHTED) if seen else drawn.with_numbers(sight__column_m=0)
    )
    return attack(drawn.weather(night=0 if seen else 360), "csp", "c1", "f1")


@pytest.mark.rule("6.6")
def test_a_halted_column_with_warning_and_time_makes_ready_before_an_attack() -> None:
    warned, late = halted(seen=True), halted(seen=True, minutes=29)
    assert "cause.posture" not in causes(warned, "csp", "foes_causes")
    assert causes(late, "csp", "foes_causes")["cause.posture"] == NUMBERS["combat.posture.march"]
    assert "cause.head" not in causes(warned, "csp", "foes_causes")


@pytest.mark.rule("6.6")
@pytest.mark.parametrize(("minutes", "posture"), [(30, Posture.READY), (29, Posture.MARCH)])
def test_who_stands_in_march_order_in_the_evening_makes_ready(
    minutes: int, posture: Posture
) -> None:
    drawn = duel().but("f1", posture=Posture.MARCH, minutes=minutes)
    assert drawn.evening().unit("f1").posture is posture


@pytest.mark.rule("6.6")
def test_those_met_on_the_march_have_no_time_to_make_ready() -> None:
    drawn = duel().but("f1", posture=Posture.MARCH)
    met = drawn.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(1, 2)))
    foes = causes(met, "csp", "foes_causes")
    assert foes["cause.posture"] == NUMBERS["combat.posture.march"]


# Parting in the evening.

SHARED = """
    army  f1@1,1  motorised_company   120  truck=8  {army}
    csp   c1@1,1  technical_squadron   90  technical=9  {csp}
"""


def evening(picture: str = "...\n...\n...", places: str = "", **postures: str) -> Match:
    """Return the evening of two who stand openly in one hex."""
    said = {"army": "", "csp": ""} | postures
    return match(picture, SHARED.format(**said), places=places).evening()


@pytest.mark.rule("4.13")
@pytest.mark.parametrize(
    ("goes", "stays", "setting"),
    [
        ("c1", "f1", {}),
        ("f1", "c1", {"army": "dispersed"}),
        ("f1", "c1", {"csp": "dug_in"}),
        ("f1", "c1", {"places": "camp@1,1 holder=csp people=100"}),
    ],
)
def test_of_two_in_one_hex_one_leaves_in_the_evening(
    goes: str, stays: str, setting: dict[str, str]
) -> None:
    after = evening(**setting)
    there = after.unit(goes).at
    assert there is not None
    assert after.unit(stays).at == at(1, 1)
    assert there.distance(at(1, 1)) == 1
    assert "learnt.stepped_aside" in after.heard(after.unit(goes).faction)


@pytest.mark.rule("4.13")
def test_where_no_way_is_open_there_is_a_clash_in_the_evening() -> None:
    drawn = match(":::\n:.:\n:::", SHARED.format(army="dug_in", csp=""), borders=SHUT)
    after = drawn.evening()
    assert [event.args["attackers"] for event in after.happened("engaged")] == [("c1",)]
    assert after.happened("fought")[0].args["bounds"] == 1


@pytest.mark.rule("4.13")
def test_who_hides_stays_beside_an_enemy() -> None:
    hidden = match("...\n...\n...", SHARED.format(army="", csp="")).but("c1", hidden=True)
    assert hidden.evening().unit("c1").at == at(1, 1)


# Support.

GUNS = "csp g1@1,0 artillery_battery 40 truck=4\n"


def supported(**fields: Any) -> Match:
    return attack(duel(GUNS).but("g1", **fields), "csp", "c1", "f1")


@pytest.mark.rule("4.19")
def test_guns_within_range_add_their_fire_and_spend_rounds() -> None:
    after = supported()
    assert causes(after, "csp")["cause.artillery"] > 1000
    bounds = after.happened("fought")[0].args["bounds"]
    assert isinstance(bounds, int)
    spent = duel(GUNS).unit("g1").ammunition - after.unit("g1").ammunition
    assert spent == bounds * NUMBERS["combat.ammunition"]
    assert "learnt.guns_fired" in after.heard("csp")


@pytest.mark.rule("4.19")
@pytest.mark.parametrize(
    "fields", [{"at": at(1, 7)}, {"posture": Posture.MARCH}, {"ammunition": 0}]
)
def test_guns_out_of_range_on_the_march_or_empty_do_not(fields: dict[str, Any]) -> None:
    assert "cause.artillery" not in causes(supported(**fields), "csp")


@pytest.mark.rule("4.19")
def test_walls_and_trenches_halve_what_guns_do() -> None:
    drawn = duel(GUNS)

    def gain(posture: Posture) -> int:
        after = attack(drawn.but("f1", posture=posture), "csp", "c1", "f1")
        return causes(after, "csp")["cause.artillery"] - 1000

    dug_in, ready = gain(Posture.DUG_IN), gain(Posture.READY)
    assert abs(dug_in - ready * NUMBERS["combat.support.dug_in"] // 1000) <= ready // 50


@pytest.mark.rule("4.19")
def test_an_aircraft_standing_by_helps_once() -> None:
    drawn = match(
        "....\n....\n....",
        """
        army  f1@1,1  motorised_company   120  truck=8
        csp   c1@1,2  technical_squadron   60  technical=6
        """,
        air="army d1 armed_drone gao",
        bases={"gao": ("0,0", 50_000)},
    ).seen("army", "c1", Level.IDENTIFIED)
    over = replace(drawn.state.aircraft["d1"], support=at(1, 2))
    ready = replace(drawn, state=replace(drawn.state, aircraft={"d1": over}))
    after = attack(ready, "army", "f1", "c1")
    assert causes(after, "army")["cause.air"] > 1000
    assert after.state.aircraft["d1"].support is None
    assert "cause.air" not in causes(attack(drawn, "army", "f1", "c1"), "army")


@pytest.mark.rule("4.19", "4.14")
def test_the_odds_count_the_support_there_will_be() -> None:
    drawn = duel(GUNS)
    contact = drawn.knows("csp", "f1")
    assert contact is not None
    order = Attack(("c1",), contact.id, ())
    with_guns = attack_odds(drawn.book, drawn.view("csp"), order)
    without = attack_odds(drawn.book, drawn.but("g1", ammunition=0).view("csp"), order)
    assert with_guns.ratio > without.ratio
    assert "cause.artillery" in dict(with_guns.attackers)


@pytest.mark.rule("4.19")
def test_who_is_ambushed_calls_for_fire_too_late() -> None:
    drawn = match(
        "wwwww\nwwwww",
        """
        csp   c1@0,3  technical_squadron  100  technical=9
        army  f1@0,0  motorised_company   100  truck=8
        army  g1@1,0  artillery_battery    40
        """,
        turn_hours=24,
    )
    waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
    after = waiting.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 3)))
    assert "cause.artillery" not in causes(after, "army")
    assert after.unit("g1").ammunition == waiting.unit("g1").ammunition


def test_support_counts_beside_the_frontage() -> None:
    bare = Party((fighter("a", 400),))
    helped = replace(bare, support=(Support("cause.artillery", 50),))
    assert power(NUMBERS, helped, CLOSE) == power(NUMBERS, bare, CLOSE) + 50_000


# The beaten.


@pytest.mark.rule("4.20")
def test_the_faster_the_victor_the_worse_the_pursuit() -> None:
    def chase(kind: str, **weather: int) -> int:
        drawn = match(
            "...",
            f"csp c1@0,0 {kind} 60\narmy f1@0,1 motorised_company 60 truck=5\n",
        ).weather(**weather)
        return pursuit(drawn.course(), drawn.unit("f1"), ("c1",))

    least, most = NUMBERS["combat.pursuit.least"], NUMBERS["combat.pursuit.most"]
    assert least <= chase("garrison_company") < chase("technical_squadron") == most
    night = chase("technical_squadron", night=360)
    storm = chase("technical_squadron", storm=360)
    assert night == most * NUMBERS["combat.pursuit.night"] // 1000
    assert abs(storm - most * NUMBERS["combat.pursuit.storm"] // 1000) <= 1


@pytest.mark.rule("4.20")
def test_without_a_victor_nobody_pursues() -> None:
    drawn = duel()
    assert pursuit(drawn.course(), drawn.unit("f1"), ()) == 0


@pytest.mark.rule("4.21")
def test_a_part_of_the_vehicles_left_behind_falls_to_the_victor() -> None:
    drawn = duel()
    left = Vehicles(armoured=1, technical=2, truck=3)
    taken, fleet = spoils(drawn.course(), drawn.unit("f1"), left, ("c1",))
    share = 6 * NUMBERS["combat.booty"]
    assert taken.total in (share // 1000, -(-share // 1000))
    assert (fleet.captured, fleet.abandoned) == (taken.total, 6 - taken.total)
    nobody, lost = spoils(drawn.course(), drawn.unit("f1"), left, ())
    assert (nobody.total, lost.abandoned) == (0, 6)


@pytest.mark.rule("4.21")
def test_a_single_pick_up_left_behind_is_captured_as_often_as_any_other() -> None:
    seeds, one = 300, Vehicles(technical=1)
    drawn = [duel(seed=seed) for seed in range(seeds)]
    taken = [spoils(each.course(), each.unit("f1"), one, ("c1",))[0].total for each in drawn]
    assert abs(sum(taken) * 1000 - seeds * NUMBERS["combat.booty"]) <= seeds * 80


@pytest.mark.rule("4.21")
def test_the_victor_mans_as_many_as_he_has_people_for() -> None:
    drawn = duel()
    crew = NUMBERS["combat.crew"]
    few = replace(drawn.unit("c1"), people=14 * crew, vehicles=Vehicles(technical=12))
    assert crewed(drawn.course(), few, Vehicles(1, 3, 3)) == Vehicles(armoured=1, technical=1)
    assert crewed(drawn.course(), replace(few, people=crew), Vehicles(1, 3, 3)).total == 0


def test_the_books_of_people_and_vehicles_balance_after_every_fight() -> None:
    for seed in range(30):
        after = attack(duel(seed=seed).but("f1", cohesion=150), "csp", "c1", "f1")
        for unit in after.state.units.values():
            assert unit.balance == 0
            assert unit.fleet_balance == 0


@pytest.mark.rule("4.24")
def test_the_beaten_without_fuel_leave_every_vehicle_and_walk() -> None:
    walks = attack(duel().but("f1", cohesion=150, water_fuel=0), "csp", "c1", "f1").unit("f1")
    drives = attack(duel().but("f1", cohesion=150), "csp", "c1", "f1").unit("f1")
    assert walks.active
    assert (walks.on_foot, walks.vehicles.total) == (True, 0)
    assert (drives.on_foot, drives.vehicles.total > 0) == (False, True)


# Flight.


@pytest.mark.rule("4.9")
def test_pursuers_take_some_of_those_who_straggle() -> None:
    drawn = duel().but("f1", people=1000, wounded=0, ledger=Ledger(start=1000))
    for victors, share in (((), 0), (("c1",), NUMBERS["combat.stragglers"])):
        course = drawn.course()
        retire(course, course.unit("f1"), "flee", at(1, 3), victors, 1000)
        books = drawn.after(course.closed()).unit("f1").ledger
        strayed = books.missing + books.captured
        chase = pursuit(drawn.course(), drawn.unit("f1"), victors)
        assert strayed > 0
        assert abs(books.captured - strayed * share * chase // 1_000_000) <= 1


@pytest.mark.rule("4.26")
def test_who_is_broken_already_fights_at_bay_until_he_is_shaken_further() -> None:
    drawn = duel()
    worn = replace(drawn.unit("f1"), cohesion=50)
    fighter = fighter_of(drawn.book, worn, (drawn.unit("c1"),), attacking=False)
    assert fighter.stands
    assert not replace(fighter, cohesion=fighter.cohesion - 1).stands
    spent = fighter_of(drawn.book, replace(worn, cohesion=0), (), attacking=False)
    assert spent.stands
    assert not replace(spent, cohesion=0).stands


@pytest.mark.rule("4.26")
def test_the_flight_of_who_stood_at_bay_is_deadlier() -> None:
    drawn = duel().but("f1", people=1000, ledger=Ledger(start=1000))
    killed = []
    for at_bay in (False, True):
        course = drawn.but("f1", people=1000, cohesion=0, ledger=Ledger(start=1000)).course()
        fall_back(course, "f1", ("c1",), frozenset(), at_bay=at_bay)
        killed.append(drawn.after(course.closed()).unit("f1").ledger.killed)
    assert abs(killed[1] - killed[0] * NUMBERS["combat.hunted"] // 1000) <= 2


@pytest.mark.rule("4.26")
def test_no_fight_is_told_with_odds_beyond_all_measure() -> None:
    after = attack(duel().but("f1", cohesion=0), "csp", "c1", "f1")
    ratio: Any = next(line for line in after.told("csp") if line.key == "learnt.fight").args[
        "ratio"
    ]
    assert ratio < 100_000


ROUT = """
    csp   c1@1,1  technical_squadron  450  technical=30
    army  f1@1,2  motorised_company    20  truck=2 cohesion=100
    army  f2@1,2  motorised_company   200  truck=9 cohesion={steady}
"""


@pytest.mark.rule("4.25")
def test_whoever_sees_friends_flee_is_shaken() -> None:
    drawn = match("........\n........\n........", ROUT.format(steady=900))
    course = drawn.course()
    see_flight(course, [fighter("f2", 200)])
    after = drawn.after(course.closed())
    assert after.unit("f2").cohesion == 900 - NUMBERS["combat.panic"]
    assert after.unit("f1").cohesion == 100


@pytest.mark.rule("4.25")
def test_flight_carries_along_whom_it_breaks() -> None:
    edge = NUMBERS["combat.break.quality_2"]
    drawn = match("........\n........\n........", ROUT.format(steady=edge + 1))
    party = Party(
        (
            fighter("f1", 20, cohesion=0, breaking=edge),
            fighter("f2", 200, cohesion=edge + 1, breaking=edge),
        )
    )
    course = drawn.course()
    give_way(course, party, ("c1",), frozenset())
    after = drawn.after(course.closed())
    assert after.unit("f1").at != at(1, 2)
    assert after.unit("f2").at != at(1, 2)


# Rings.

RING = """
    army  f1@2,2  motorised_company   80  truck=6
    csp   c1@2,1  technical_squadron  60  technical=6
    csp   c2@2,3  technical_squadron  60  technical=6
    army  f2@0,2  motorised_company   80  truck=6
"""
PLAIN = ".....\n.....\n.....\n.....\n....."


@pytest.mark.rule("4.22")
def test_two_opposite_neighbours_cut_a_unit_off_in_the_evening() -> None:
    before = match(PLAIN, RING)
    after = before.evening()
    assert [key for key, unit in after.state.units.items() if unit.cut_off] == ["f1"]
    assert "learnt.cut_off" in after.heard("army")
    assert "learnt.cut_off" not in after.heard("csp")
    one = before.but("c2", at=at(4, 4)).evening()
    assert not one.unit("f1").cut_off


@pytest.mark.rule("4.22")
def test_a_friend_next_door_keeps_the_way_open() -> None:
    drawn = match(PLAIN, RING)
    assert no_way_out(drawn.course(), drawn.unit("f1"))
    helped = drawn.but("f2", at=at(1, 2))
    assert not no_way_out(helped.course(), helped.unit("f1"))


@pytest.mark.rule("4.22")
def test_a_relief_column_that_gets_through_opens_the_ring() -> None:
    shut = match(PLAIN, RING, turn_hours=24).evening().morning()
    assert shut.unit("f1").cut_off
    after = shut.give("army", March(("f2",), Pace.NORMAL, Route.FAST, at(2, 2)))
    assert after.unit("f2").at == at(2, 2)
    assert not after.unit("f1").cut_off
    assert "learnt.relieved" in after.heard("army")


def test_impassable_ground_alone_is_no_ring() -> None:
    drawn = match("...\n...", "army f1@0,0 motorised_company 60 truck=5")
    assert not besieged(drawn.course(), drawn.unit("f1"))


# Those who wait, again.


@pytest.mark.rule("4.23")
def test_one_ambush_in_a_hex_is_all_an_impulse_sees() -> None:
    drawn = match(
        "wwwww",
        """
        csp   c1@0,3  technical_squadron   20  technical=4
        csp   c2@0,3  technical_squadron   20  technical=4
        army  f1@0,0  motorised_company   150  truck=8
        army  f2@0,1  motorised_company   150  truck=8
        """,
        turn_hours=48,
    )
    for key in ("c1", "c2"):
        drawn = drawn.give("csp", Wait((key,), 500)).but(key, hidden=True)
    apart = drawn.but("c2", faction="csp", wait=500).acting("army")
    first = apart.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 3)))
    where = first.happened("sprang")[0].args["at"]
    assert where in first.state.clock.sprung
    again = first.but("c2", at=where, hidden=True, wait=1, people=60)
    order = March(("f2",), Pace.NORMAL, Route.FAST, where)
    assert again.give("army", order).happened("sprang") == []
    fresh = replace(again.state, clock=replace(again.state.clock, sprung=()))
    assert replace(again, state=fresh).give("army", order).happened("sprang")


def test_a_far_reach_lets_an_ambush_fall_on_the_second_hex() -> None:
    drawn = match(
        "......\n......\n......",
        """
        csp   c1@2,3  technical_squadron  200  technical=9
        army  f1@0,0  motorised_company    60  truck=8
        """,
        turn_hours=24,
        hex_m=2500,
    )
    waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
    after = waiting.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 4)))
    assert after.happened("sprang")
