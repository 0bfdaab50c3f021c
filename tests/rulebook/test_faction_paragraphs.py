"""Chapters 21 to 24: what only one faction does, as its paragraphs say."""

from dataclasses import replace
from typing import Any

import pytest

from game.factions.army import AskPermission
from game.factions.csp import Regroup, Scatter
from game.factions.jihadists import Place, Strike
from game.factions.wagner import Spearhead
from game.rules.changes import Put
from game.rules.contacts import Level
from game.rules.expectations import enemy_near
from game.rules.rulebook import Aim
from game.rules.state import Fact, Stage
from game.rules.units import Posture
from tests.pictures import Match, at, match

ARMY = "army f1@0,{} motorised_company 100 armoured=4 truck=20"
CSP = "csp c1@0,{} technical_squadron 60 technical=8"
BAND = "jihadists j1@0,{} katiba 60 technical=4"
WAGNER = "wagner w1@0,{} assault_detachment 60 armoured=3 technical=5"


def asked(seed: int) -> Match:
    return match("....", ARMY.format(0), seed=seed).give("army", AskPermission(()))


@pytest.mark.rule("21.1")
def test_the_capital_answers_within_its_time() -> None:
    early = granted = 0
    for seed in range(60):
        found = asked(seed).turns(1)
        early += found.state.factions["army"].marks["permission"] != 1
        late = asked(seed).turns(2).state.factions["army"].marks["permission"]
        assert late != 1, "half a day is two turns"
        granted += late == 2
    assert 15 < early < 45
    assert 8 < granted < 35


@pytest.mark.rule("21.2")
def test_turning_back_without_leave_costs_standing_once() -> None:
    drawn = match(
        "........",
        ARMY.format(3),
        places="camp@0,7 people=100",
        aims={"army": (Aim("hold", 100, "camp"),)},
    ).with_numbers(tracks__objective__army=0)
    near = drawn.evening()
    turned = near.but("f1", at=at(0, 0)).evening()
    price = drawn.book.numbers["permission.price"]
    assert turned.state.factions["army"].tracks["junta_standing"].value == 600 - price
    again = turned.but("f1", at=at(0, 0)).evening()
    assert again.state.factions["army"].tracks["junta_standing"].value == 600 - price


@pytest.mark.rule("21.3")
def test_admitted_losses_and_lost_aircraft_weigh_on_the_junta() -> None:
    drawn = match("....", ARMY.format(0))
    book, army = drawn.book, drawn.book.factions["army"]
    crash = Fact("f2", "aircraft_lost", 1, None, {"aircraft.army": 1}, ("army",))
    felt = army.losses_known(book, 40)["junta_standing"][1]
    assert felt == -40 * book.numbers["tracks.per_admitted"] // 10
    lost = army.after_fact(book, drawn.state, crash)["junta_standing"][1]
    assert lost == -book.numbers["tracks.aircraft"]


@pytest.mark.rule("22.1")
def test_a_spearhead_drives_and_attacks_with_more_power() -> None:
    drawn = match("......", f"{WAGNER.format(0)}\n{CSP.format(2)}").seen(
        "wagner", "c1", Level.SIGHTED
    )
    contact = next(iter(drawn.view("wagner").contacts))
    found = drawn.give("wagner", Spearhead(("w1",), contact))
    told: Any = next(tell for tell in found.told("wagner") if tell.key == "learnt.fight")
    causes = {cause[0]: cause[1] for cause in told.args["causes"]}
    assert causes["cause.spearhead"] == drawn.book.numbers["spearhead.factor"]
    far = match("......", f"{WAGNER.format(0)}\n{CSP.format(5)}").seen(
        "wagner", "c1", Level.SIGHTED
    )
    assert far.refused("wagner", Spearhead(("w1",), contact)) is not None


@pytest.mark.rule("22.2")
def test_own_losses_strain_the_contract() -> None:
    drawn = match("....", WAGNER.format(0))
    felt = drawn.book.factions["wagner"].losses_known(drawn.book, 10)
    assert felt["wagner_contract"][1] == -10 * drawn.book.numbers["tracks.per_wagner"] // 10


@pytest.mark.rule("23.2")
def test_who_scatters_leaves_a_rumour_behind_and_regroups_within_reach() -> None:
    drawn = match("......", f"{CSP.format(0)}\n{ARMY.format(5)}").seen(
        "army", "c1", Level.IDENTIFIED
    )
    gone = drawn.give("csp", Scatter(("c1",)))
    left = gone.knows("army", "c1")
    assert gone.unit("c1").hidden
    assert left is not None
    assert left.level is Level.RUMOUR
    assert left.doubt_m >= drawn.book.numbers["csp.scatter_doubt_m"]
    spent = drawn.unit("c1").minutes - gone.unit("c1").minutes
    assert spent == drawn.book.numbers["csp.scatter_minutes"]
    back = gone.give("csp", Regroup(("c1",), at(0, 1)))
    assert (back.unit("c1").at, back.unit("c1").posture) == (at(0, 1), Posture.READY)


@pytest.mark.rule("23.3")
def test_beaten_bands_of_the_csp_melt_away_and_the_armys_do_not() -> None:
    factions = match("....", f"{CSP.format(0)}\n{ARMY.format(3)}").book.factions
    assert factions["csp"].melts_away()
    assert not factions["army"].melts_away()


@pytest.mark.rule("23.4", "24.4")
@pytest.mark.parametrize(
    ("side", "track", "unit"), [("csp", "unity", CSP), ("jihadists", "network", BAND)]
)
def test_own_dead_move_the_track_of_a_coalition(side: str, track: str, unit: str) -> None:
    drawn = match("....", unit.format(0))
    numbers = drawn.book.numbers
    lost = Fact("f2", "fight", 1, None, {f"killed.{side}": 20}, (side, "army"))
    feel = drawn.book.factions[side].after_fact
    assert feel(drawn.book, drawn.state, lost)[track][1] == -20 * numbers["tracks.per_csp"] // 10


@pytest.mark.rule("23.5")
def test_a_unit_abroad_wears_out_the_neighbours_patience() -> None:
    drawn = match("::", CSP.format(0), borders={("DZ", "csp"): "tolerated"})
    wear = drawn.book.numbers["tracks.guest_per_day"] * 360 // 1440
    assert drawn.evening().state.factions["csp"].tracks["patience"].value == 600 - wear


@pytest.mark.rule("24.2")
def test_a_hidden_band_is_set_near_its_valley() -> None:
    drawn = match("." * 12, f"{BAND.format(0)} hidden\n{ARMY.format(11)}")
    clock = replace(drawn.state.clock, stage=Stage.PLACEMENT, acting="jihadists")
    placing = replace(drawn, state=replace(drawn.state, clock=clock))
    offer = placing.offer("jihadists", Place, "j1")
    hexes = offer.slots[0].choices({})
    farthest = max(goal.distance(at(0, 0)) for goal in hexes)
    assert farthest * 5000 == drawn.book.numbers["jihadists.place_m"]


@pytest.mark.rule("24.3")
def test_a_strike_gains_power_on_those_who_march_or_waver() -> None:
    def edge(words: str) -> int | None:
        drawn = match("....", f"{BAND.format(0)}\narmy f1@0,1 motorised_company 40 truck=4 {words}")
        known = drawn.seen("jihadists", "f1", Level.SIGHTED)
        contact = next(iter(known.view("jihadists").contacts))
        found = known.give("jihadists", Strike(("j1",), contact))
        told: Any = next(tell for tell in found.told("jihadists") if tell.key == "learnt.fight")
        causes: dict[str, int] = {cause[0]: cause[1] for cause in told.args["causes"]}
        return causes.get("cause.prey")

    prey = match("....", BAND.format(0)).book.numbers["jihadists.prey"]
    assert edge("march") == prey
    assert edge("cohesion=590") == prey
    assert edge("cohesion=800") is None


AIM = (Aim("hold", 100, "camp"),)


@pytest.mark.rule("21.5", "22.5")
@pytest.mark.parametrize(
    ("side", "unit", "track"),
    [("army", ARMY, "junta_standing"), ("wagner", WAGNER, "wagner_contract")],
)
@pytest.mark.parametrize(("col", "sign"), [(5, -1), (0, 1)])
def test_an_objective_that_is_held_carries_and_one_that_is_not_costs(
    side: str, unit: str, track: str, col: int, sign: int
) -> None:
    drawn = match("......", unit.format(col), places="camp@0,0 people=100", aims={side: AIM})
    a_turn = drawn.book.numbers[f"tracks.objective.{side}"] * 360 // 1440
    found = drawn.evening().state.factions[side].tracks[track]
    cause = "cause.objective_held" if sign > 0 else "cause.nothing_shown"
    assert (cause, sign * a_turn) in found.causes
    assert found.value == 600 + sign * a_turn


def facing(col: int) -> Match:
    """Return the CSP at the place it is to hold, a column so many hexes away and known to it."""
    return match(
        "." * 12,
        f"{CSP.format(0)}\n{ARMY.format(col)}",
        places="camp@0,0 people=100 holder=csp",
        aims={"csp": AIM},
    ).seen("csp", "f1", Level.IDENTIFIED)


@pytest.mark.rule("23.7")
@pytest.mark.parametrize(("col", "unfought"), [(5, True), (6, False)])
def test_a_column_left_alone_near_the_place_costs_unity(col: int, unfought: bool) -> None:
    drawn = facing(col)
    lost = drawn.book.numbers["csp.unfought"] * 360 // 1440 if unfought else 0
    assert drawn.evening().state.factions["csp"].tracks["unity"].value == 600 - lost


@pytest.mark.rule("23.7")
@pytest.mark.parametrize(("level", "felt"), [(Level.SIGHTED, True), (Level.RUMOUR, False)])
def test_strangers_count_once_they_are_seen(level: Level, felt: bool) -> None:
    drawn = match(
        "." * 12,
        f"{CSP.format(0)}\n{ARMY.format(4)}",
        places="camp@0,0 people=100 holder=csp",
        aims={"csp": AIM},
    ).seen("csp", "f1", level)
    course = drawn.course()
    name, contact = next(iter(drawn.state.contacts["csp"].items()))
    stranger = replace(contact, sighting=replace(contact.sighting, faction=None))
    course.happen("told", {}, (Put("contacts/csp", name, stranger),))
    here = drawn.unit("c1").at
    assert here is not None
    assert enemy_near(course, "csp", here, drawn.book.numbers["csp.near_m"]) is felt


def reported(drawn: Match, side: str, kind: str = "fight", **said: Any) -> Match:
    """Let a side have lived through something this turn in the hex of its first unit."""
    own = {"csp": "c1", "jihadists": "j1"}[side]
    fact = Fact("f1", kind, 1, drawn.unit(own).at, **said)
    course = drawn.course()
    course.happen("fact", {}, (Put("facts", "f1", fact),))
    return drawn.after(course.closed())


@pytest.mark.rule("23.7", "24.6")
@pytest.mark.parametrize(
    ("side", "unit", "track"), [("csp", CSP, "unity"), ("jihadists", BAND, "network")]
)
@pytest.mark.parametrize(("foes", "wins"), [(40, True), (0, False)])
def test_a_fight_won_raises_what_carries_a_movement(
    side: str, unit: str, track: str, foes: int, wins: bool
) -> None:
    drawn = match("." * 12, f"{unit.format(0)}\n{ARMY.format(11)}")
    figures = {"killed.army": foes, f"killed.{side}": 1}
    after = reported(drawn, side, figures=figures, parties=(side, "army")).evening()
    causes = dict(after.state.factions[side].tracks[track].causes)
    assert causes.get("cause.fight_won", 0) == (drawn.book.numbers[f"{side}.won"] if wins else 0)


@pytest.mark.rule("24.6")
def test_the_network_dwindles_while_nothing_is_heard_of_it_and_grows_by_a_road() -> None:
    drawn = match("." * 12, f"{BAND.format(0)}\n{ARMY.format(11)}")
    numbers = drawn.book.numbers
    quiet = drawn.evening().state.factions["jihadists"].tracks["network"]
    assert quiet.causes == (("cause.quiet", -numbers["jihadists.quiet"] * 360 // 1440),)
    held_up = reported(
        drawn, "jihadists", "closed_road", figures={}, parties=("army", "jihadists")
    ).evening()
    found = held_up.state.factions["jihadists"].tracks["network"]
    assert found.causes == (("cause.held_up", numbers["jihadists.held_up"]),)
