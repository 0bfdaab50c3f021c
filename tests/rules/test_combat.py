"""Chapter 4: attacks, ambushes and meetings; who breaks, where he goes, who takes prisoners."""

from dataclasses import replace
from typing import Any

import pytest

from game.rules.chapters.combat import RATIOS, Attack, Wait, attack_odds
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.rules.retreat import manner_of
from game.rules.units import Ledger, Posture
from tests.pictures import Match, at, match

SEEDS = range(60)


def attack(drawn: Match, side: str, unit: str, foe: str, *partners: str) -> Match:
    """Let *unit* attack what its side believes to be *foe*."""
    contact = drawn.knows(side, foe)
    assert contact is not None
    return drawn.give(side, Attack((unit,), contact.id, partners))


def result(drawn: Match) -> Any:
    return drawn.happened("engaged")[-1].args["result"]


def duel(attackers: str, defenders: str, ground: str = ".....") -> Match:
    """Return the CSP about to attack the army in the next hex, the way out behind it open."""
    return match(
        f"{ground}\n{ground}\n{ground}",
        f"csp c1@1,1 technical_squadron {attackers}\narmy f1@1,2 motorised_company {defenders}",
    ).seen("csp", "f1", Level.IDENTIFIED)


@pytest.mark.rule("4.1", "4.11")
def test_an_attack_takes_hours_and_ammunition() -> None:
    before = duel("300 technical=20", "60 truck=4")
    after = attack(before, "csp", "c1", "f1")
    old, new = before.unit("c1"), after.unit("c1")
    assert old.minutes - new.minutes == before.book.number("combat.minutes")
    assert new.ammunition < old.ammunition


def test_who_attacks_stands_afterwards_where_the_enemy_was() -> None:
    after = attack(duel("400 technical=20", "40 truck=4"), "csp", "c1", "f1")
    assert result(after) == "win"
    assert after.unit("c1").at == at(1, 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_attack_is_won_when_every_defender_has_left_or_is_no_more(seed: int) -> None:
    after = attack(duel("160 technical=14", "80 truck=6").seed(seed), "csp", "c1", "f1")
    gone = after.unit("f1").at != at(1, 2)
    assert (result(after) == "win") == gone


@pytest.mark.rule("4.1")
def test_at_a_rumour_nobody_can_attack() -> None:
    drawn = match(
        "...", "csp c1@0,0 technical_squadron 90 technical=9\narmy f1@0,1 motorised_company 60"
    ).seen("csp", "f1", Level.RUMOUR)
    offer = drawn.acting("csp").offer("csp", Attack, "c1")
    assert offer.refusal is not None
    assert offer.refusal.key == "refused.no_target"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [({"minutes": 60}, "refused.no_hours"), ({"ammunition": 0}, "refused.no_ammunition")],
)
@pytest.mark.rule("4.1")
def test_without_hours_or_ammunition_nobody_attacks(fields: dict[str, int], refusal: str) -> None:
    drawn = duel("100 technical=9", "60 truck=4").but("c1", **fields)
    offer = drawn.offer("csp", Attack, "c1")
    assert offer.refusal is not None
    assert offer.refusal.key == refusal


@pytest.mark.rule("4.1")
def test_two_hexes_away_is_too_far_for_an_attack() -> None:
    drawn = match(
        "....", "csp c1@0,0 technical_squadron 90 technical=9\narmy f1@0,2 motorised_company 60"
    ).seen("csp", "f1", Level.IDENTIFIED)
    offer = drawn.acting("csp").offer("csp", Attack, "c1")
    assert offer.refusal is not None


def test_an_attack_on_an_empty_hex_finds_nobody_and_costs_the_hours() -> None:
    drawn = duel("100 technical=9", "60 truck=4").but("f1", at=at(0, 4))
    after = attack(drawn, "csp", "c1", "f1")
    assert after.happened("engaged") == []
    assert "learnt.nobody_there" in after.heard("csp")
    assert after.unit("c1").minutes < drawn.unit("c1").minutes
    assert after.level("csp", "f1") < Level.IDENTIFIED


def test_an_attack_does_not_find_who_hides() -> None:
    after = attack(duel("100 technical=9", "60 truck=4").but("f1", hidden=True), "csp", "c1", "f1")
    assert "learnt.nobody_there" in after.heard("csp")


def test_partners_in_the_hex_come_along() -> None:
    drawn = match(
        "...\n...",
        """
        csp   c1@0,0  technical_squadron  90  technical=9
        csp   c2@0,0  technical_squadron  90  technical=9
        army  f1@0,1  motorised_company   60  truck=4
        """,
    ).seen("csp", "f1", Level.IDENTIFIED)
    after = attack(drawn, "csp", "c1", "f1", "c2")
    assert after.happened("engaged")[0].args["attackers"] == ("c1", "c2")


@pytest.mark.parametrize("seed", range(1, 7))
def test_the_figures_a_side_hears_of_a_fight_add_up_to_those_no_longer_in_its_ranks(
    seed: int,
) -> None:
    drawn = duel("300 technical=14", "120 truck=6").but("f1", cohesion=500).seed(seed)
    after = attack(drawn, "csp", "c1", "f1")
    told = next(line for line in after.told("army") if line.key == "learnt.fight").args
    named = ("killed", "wounded", "captured", "missing")
    parts: list[Any] = [told[name] for name in named]
    assert sum(parts) == told["lost"] == 120 - after.unit("f1").people


def test_both_sides_hear_of_a_fight_their_own_losses_exactly_the_others_in_fives() -> None:
    after = attack(duel("200 technical=14", "80 truck=6"), "csp", "c1", "f1")
    for side, unit in (("csp", "c1"), ("army", "f1")):
        line = next(line for line in after.told(side) if line.key == "learnt.fight")
        ledger = after.unit(unit).ledger
        assert line.args["captured"] == ledger.captured
        assert isinstance(line.args["foes_lost"], int)
        assert line.args["foes_lost"] % 5 == 0


@pytest.mark.rule("4.14")
def test_causes_name_each_factor_with_its_multiplier() -> None:
    drawn = duel("200 technical=14", "80 truck=6 dug_in", ground="MMMMM").but("c1", march_m=90_000)
    line = next(
        line for line in attack(drawn, "csp", "c1", "f1").told("csp") if line.key == "learnt.fight"
    )
    causes: Any = line.args["foes_causes"]
    theirs = dict(causes)
    book = drawn.book
    cover = book.going.terrain[book.ground.terrain_at(at(1, 2))].cover
    assert theirs["cause.terrain"] == 1_000_000 // cover
    assert theirs["cause.posture"] == book.number("combat.posture.dug_in")


@pytest.mark.rule("4.14")
def test_odds_are_made_of_what_the_attacker_believes() -> None:
    drawn = duel("150 technical=12", "80 truck=6")
    contact = drawn.knows("csp", "f1")
    assert contact is not None
    order = Attack(("c1",), contact.id, ())
    honest = attack_odds(drawn.book, drawn.view("csp"), order)
    hidden_strength = drawn.but("f1", people=600)
    assert attack_odds(drawn.book, hidden_strength.view("csp"), order) == honest
    assert honest.win + honest.draw + honest.loss in range(998, 1001)
    assert honest.own_losses[0] <= honest.own_losses[1] <= honest.own_losses[2]


# Those who wait.

VALLEY = """
    csp   c1@0,3  technical_squadron  {csp}  technical=9
    army  f1@0,0  motorised_company   {army}  truck=8
"""


def lying_in_wait(csp: int, army: int, ratio: int) -> Match:
    """Return the army about to march down a wadi in which the CSP waits."""
    drawn = match("wwwww", VALLEY.format(csp=csp, army=army), turn_hours=24)
    return drawn.give("csp", Wait(("c1",), ratio)).but("c1", hidden=True)


def marched(drawn: Match, pace: Pace = Pace.NORMAL) -> Match:
    return drawn.give("army", March(("f1",), pace, Route.FAST, at(0, 3)))


@pytest.mark.rule("4.12")
def test_an_ambush_springs_at_the_believed_ratio_it_was_set() -> None:
    after = marched(lying_in_wait(100, 100, 1000))
    assert len(after.happened("sprang")) == 1
    assert after.happened("engaged")[0].args["attackers"] == ("c1",)


def test_an_ambush_lets_pass_who_is_too_strong() -> None:
    after = marched(lying_in_wait(30, 200, 3000))
    assert after.happened("sprang") == []
    assert after.unit("f1").at == at(0, 3), "the column has not noticed"
    assert after.unit("c1").hidden
    assert after.heard("army") == ["done.march"]


def test_an_ambush_springs_from_a_lower_ratio_on_never_from_a_higher() -> None:
    sprung = [bool(marched(lying_in_wait(60, 120, ratio)).happened("sprang")) for ratio in RATIOS]
    assert sprung == sorted(sprung, reverse=True)
    assert set(sprung) == {True, False}


def test_an_ambush_ends_the_march_and_reveals_the_ambusher() -> None:
    after = marched(lying_in_wait(100, 100, 500))
    assert after.unit("f1").at != at(0, 3)
    assert not after.unit("c1").hidden
    assert after.level("army", "c1") is Level.IDENTIFIED


@pytest.mark.rule("4.12")
def test_who_sprang_waits_no_more() -> None:
    assert marched(lying_in_wait(100, 100, 500)).unit("c1").wait is None


@pytest.mark.rule("4.6")
def test_scouts_out_halve_the_surprise_and_a_dash_doubles_it() -> None:
    def surprise(pace: Pace) -> int:
        fight = next(
            line
            for line in marched(lying_in_wait(150, 60, 500), pace).told("csp")
            if line.key == "learnt.fight"
        )
        causes: Any = fight.args["causes"]
        return int(dict(causes)["cause.surprise"])

    assert surprise(Pace.SECURED) < surprise(Pace.NORMAL) < surprise(Pace.DASH)


def test_who_does_not_know_of_the_column_does_not_spring() -> None:
    drawn = lying_in_wait(100, 100, 500).weather(storm=1440, night=1440)
    blind = drawn.with_numbers(sight__column_m=0)
    assert marched(blind).happened("sprang") == []


@pytest.mark.rule("4.12")
def test_an_ambush_reaches_five_kilometres_and_no_farther() -> None:
    def sprung(row: int) -> bool:
        drawn = match(
            ".....\n.....\n.....",
            f"""
            csp   c1@{row},3  technical_squadron  200  technical=9
            army  f1@0,0      motorised_company    60  truck=8
            """,
            turn_hours=24,
        )
        waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
        return bool(marched(waiting).happened("sprang"))

    assert (sprung(1), sprung(2)) == (True, False)


@pytest.mark.rule("4.13")
def test_by_day_and_awake_a_meeting_follows_when_both_see() -> None:
    drawn = match("wwwww", VALLEY.format(csp=60, army=100), turn_hours=24)
    after = marched(drawn)
    assert [fact.cause for fact in after.state.facts.values()] == ["meeting"]


@pytest.mark.rule("4.12")
def test_waiting_takes_an_hour() -> None:
    drawn = match("wwwww", VALLEY.format(csp=60, army=100)).but("c1", minutes=59)
    assert drawn.acting("csp").refused("csp", Wait(("c1",), 1000)) == "refused.no_hours"


def raw_power(drawn: Match, unit: str) -> int:
    """Return people x firepower x quality, before what the place and the moment do."""
    book, found = drawn.book, drawn.unit(unit)
    kind = book.types[found.type]
    return found.people * kind.direct * book.number(f"quality.{kind.quality}")


@pytest.mark.parametrize("ground", ["w", "M"])
def test_an_ambush_by_half_its_power_beats_a_column_more_often_than_not(ground: str) -> None:
    drawn = match(
        f"{ground * 5}\n{ground * 5}\n{ground * 5}",
        """
        csp   c1@1,2  technical_squadron   62  technical=9
        army  f1@1,0  motorised_company   200  truck=12
        """,
        turn_hours=48,
    )
    assert abs(raw_power(drawn, "c1") * 2 - raw_power(drawn, "f1")) < raw_power(drawn, "f1") // 10
    waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
    order = March(("f1",), Pace.NORMAL, Route.FAST, at(1, 2))
    ends = [result(waiting.seed(seed).give("army", order)) for seed in range(100)]
    assert ends.count("win") > 50


def mean_share_lost(far: str, *partners: str) -> float:
    """Return the mean share of a column killed, wounded or captured in an attack."""
    total = 0
    for seed in range(40):
        drawn = match(
            ".....\n.....\n.....\n.....\n.....",
            f"""
            csp   c1@2,1     technical_squadron  150  technical=12
            csp   c2@{far}  technical_squadron  150  technical=12
            army  f1@2,2     motorised_company   100  truck=10
            """,
            seed=seed,
        ).seen("csp", "f1", Level.IDENTIFIED)
        unit = attack(drawn, "csp", "c1", "f1", *partners).unit("f1")
        total += unit.ledger.killed + unit.wounded + unit.ledger.captured
    return total / 40 / 100


def test_a_column_cut_off_loses_a_fifth_to_three_fifths() -> None:
    assert 0.2 <= mean_share_lost("2,3", "c2") <= 0.6


def test_a_column_with_a_way_out_loses_a_few_per_cent() -> None:
    assert 0.005 <= mean_share_lost("0,0") <= 0.15


# The beaten.


def beaten(cohesion: int, ground: str = ".....", seed: int = 1) -> Match:
    """Return what follows when a hopeless defender of some cohesion is attacked."""
    drawn = match(
        f"{ground}\n{ground}\n{ground}",
        f"""
        csp   c1@1,1  technical_squadron  450  technical=30
        army  f1@1,2  motorised_company    60  truck=10 cohesion={cohesion}
        """,
        seed=seed,
    ).but("f1", wounded=20, ledger=Ledger(start=80))
    return attack(drawn.seen("csp", "f1", Level.IDENTIFIED), "csp", "c1", "f1")


def manners(drawn: Match) -> list[str]:
    ways = ("withdraw", "retreat", "flee", "surrendered", "dissolved")
    return [name for name in drawn.names() if name in ways]


@pytest.mark.rule("4.8")
def test_the_less_cohesion_is_left_the_worse_is_the_way_of_the_beaten() -> None:
    drawn = match(".", "army f1@0,0 motorised_company 60")
    breaking = drawn.book.number("combat.break.quality_2")
    retreat, flee = (drawn.book.number(f"combat.{name}_below") for name in ("retreat", "flee"))
    found = [
        manner_of(drawn.course(), replace(drawn.unit("f1"), cohesion=breaking - below))
        for below in (1, retreat - 1, retreat, flee - 1, flee)
    ]
    assert found == ["withdraw", "withdraw", "retreat", "retreat", "flee"]


@pytest.mark.rule("4.8")
def test_the_beaten_leave_the_hex_away_from_the_enemy() -> None:
    after = beaten(100)
    there = after.unit("f1").at
    assert there is not None
    assert there.distance(at(1, 2)) == 1
    assert there.distance(at(1, 1)) == 2, "not past those who attacked"


@pytest.mark.rule("4.9")
def test_a_flight_leaves_vehicles_and_people_behind() -> None:
    after = [beaten(100, seed=seed).unit("f1") for seed in range(20)]
    assert sum(unit.ledger.missing for unit in after) > 0
    assert sum(unit.fleet.abandoned + unit.fleet.captured for unit in after) > 0
    assert all(unit.balance == 0 for unit in after)


@pytest.mark.rule("4.10")
def test_with_no_way_out_a_beaten_unit_surrenders_to_a_named_side() -> None:
    drawn = match(
        ":::\n:.:\n:::",
        """
        csp   c1@1,1  technical_squadron  450  technical=30
        army  f1@1,1  motorised_company    90  truck=10 cohesion=100
        """,
        borders={("DZ", "army"): "closed"},
    ).seen("csp", "f1", Level.IDENTIFIED)
    after = attack(drawn, "csp", "c1", "f1")
    lost, victor = after.unit("f1"), after.unit("c1")
    assert manners(after) == ["surrendered"]
    assert (lost.at, lost.present, lost.vehicles.total) == (None, 0, 0)
    assert lost.ledger.captured > 0
    assert victor.prisoners == {"army": lost.ledger.captured}
    assert lost.balance == 0
    assert "learnt.unit_lost" in after.heard("army")


def test_who_takes_a_unit_that_holds_his_people_frees_them() -> None:
    drawn = (
        match(
            ":::\n:.:\n:::",
            """
            csp   c1@1,1  technical_squadron  450  technical=30
            army  f1@1,1  motorised_company    90  truck=10 cohesion=100
            """,
            borders={("DZ", "army"): "closed"},
        )
        .seen("csp", "f1", Level.IDENTIFIED)
        .but("f1", prisoners={"csp": 7})
    )
    after = attack(drawn, "csp", "c1", "f1")
    assert (after.unit("c1").ledger.freed, after.unit("c1").balance) == (7, 0)
    assert "learnt.prisoners_home" in after.heard("csp")


def test_at_a_closed_border_only_the_way_home_is_open_to_the_beaten() -> None:
    drawn = match(
        "...:\n...:\n...:",
        """
        csp   c1@1,1  technical_squadron  450  technical=30
        army  f1@1,2  motorised_company    60  truck=10 cohesion=100
        """,
        borders={("DZ", "army"): "closed"},
    ).seen("csp", "f1", Level.IDENTIFIED)
    after = attack(drawn, "csp", "c1", "f1")
    there = after.unit("f1").at
    assert there is None or after.book.ground.country_at(there) == "ML"


def test_an_ambush_does_not_carry_anybody_over_a_border_closed_to_him() -> None:
    drawn = match(
        ".....\n:::::",
        """
        army  f1@0,2  motorised_company   300  truck=8
        csp   c1@1,0  technical_squadron   40  technical=9
        """,
        borders={("DZ", "army"): "closed"},
    )
    waiting = drawn.give("army", Wait(("f1",), 500)).but("f1", hidden=True)
    after = waiting.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(1, 4)))
    there = after.unit("f1").at
    assert there is not None
    assert after.book.ground.country_at(there) == "ML"


@pytest.mark.rule("4.27")
def test_who_held_his_trench_is_still_in_it() -> None:
    after = attack(duel("60 technical=5", "200 truck=12 dug_in"), "csp", "c1", "f1")
    assert after.unit("f1").posture is Posture.DUG_IN


def test_who_is_attacked_beside_a_stranger_hears_nothing_of_the_strangers_losses() -> None:
    drawn = match(
        "...\n...\n...",
        """
        army       f1@1,0  motorised_company   450  truck=30
        csp        c1@1,1  technical_squadron   60  technical=6
        jihadists  j1@1,1  katiba               60  technical=6
        """,
    ).seen("army", "c1", Level.IDENTIFIED)
    after = attack(drawn, "army", "f1", "c1")
    line = next(line for line in after.told("csp") if line.key == "learnt.fight")
    assert line.args["units"] == ("c1",)
    assert line.args["killed"] == after.unit("c1").ledger.killed


def two_bands(second: str) -> Match:
    drawn = match(
        "wwwww\nwwwww",
        f"""
        csp   c1@0,3     technical_squadron  100  technical=9
        csp   c2@{second}  technical_squadron  100  technical=9
        army  f1@0,0     motorised_company   100  truck=8
        """,
        turn_hours=24,
    )
    for unit in ("c1", "c2"):
        drawn = drawn.give("csp", Wait((unit,), 500)).but(unit, hidden=True)
    return marched(drawn)


def test_those_who_wait_in_one_hex_spring_together() -> None:
    assert [event.args["units"] for event in two_bands("0,3").happened("sprang")] == [("c1", "c2")]


def test_no_more_than_one_ambush_springs_in_a_hex() -> None:
    after = two_bands("1,2")
    assert len(after.happened("sprang")) == 1


def test_who_attacks_waits_no_longer() -> None:
    drawn = duel("200 technical=14", "80 truck=6").but("c1", wait=500)
    assert attack(drawn, "csp", "c1", "f1").unit("c1").wait is None
