"""What must hold of every engagement, over generated ones: odds, monotone, mirror, ledgers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.chapters.combat import Attack, Wait
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.dice import Dice
from game.rules.fight import fight
from game.rules.orders import Pace, Route
from game.rules.power import Battle, Factor, Fighter, Party, Support, power, ratio
from game.scenario.catalogue import catalogue
from tests.pictures import Match, at, match

NUMBERS = catalogue().numbers
ROOM = (NUMBERS["combat.frontage.close"], NUMBERS["combat.frontage.open"])
FIGHTS = 60
SLACK = 0.03
"""What the lot for half a person may turn."""

PEOPLE = st.integers(15, 300)
QUALITY = st.sampled_from([NUMBERS[f"quality.{each}"] for each in range(1, 6)])

fighters = st.builds(
    Fighter,
    id=st.sampled_from("pqrst"),
    people=PEOPLE,
    direct=st.integers(4, 16),
    quality=QUALITY,
    posture=st.sampled_from([600, 1000, 1300, 1500]),
    doctrine=st.just(1000),
    doctrine_key=st.just(""),
    cohesion=st.integers(450, 950),
    breaking=st.integers(220, 450),
    fatigue=st.integers(0, 600),
    ammunition=st.integers(0, 40),
    water_fuel=st.sampled_from([0, 200]),
    armour=st.integers(1000, 1400),
    night=st.sampled_from([850, 1000, 1150]),
)


def party(prefix: str) -> st.SearchStrategy[Party]:
    """Return sides of one to three units, perhaps with guns behind them."""
    several = st.lists(fighters, min_size=1, max_size=3)
    help_ = st.sampled_from([(), (Support("cause.artillery", 30),)])
    return st.builds(
        lambda units, support, head: Party(
            tuple(replace(unit, id=f"{prefix}{n}") for n, unit in enumerate(units)),
            support=support,
            head=head,
        ),
        several,
        help_,
        st.sampled_from([1000, 1000, 400]),
    )


battles = st.builds(
    lambda ours, theirs, room: Battle(ours, theirs, room, ("a", "d")),
    party("a"),
    party("d"),
    st.sampled_from(ROOM),
)


def expected(drawn: Battle) -> float:
    """Return the attackers' mean result: the share of fights won less that of fights lost."""
    results = [fight(NUMBERS, drawn, Dice(seed, 1, {})).result for seed in range(FIGHTS)]
    return (results.count("win") - results.count("loss")) / FIGHTS


def with_first(side: Party, change: Callable[[Fighter], Fighter]) -> Party:
    """Return a side whose first unit is changed."""
    return replace(side, fighters=(change(side.fighters[0]), *side.fighters[1:]))


BETTER: dict[str, Callable[[Fighter], Fighter]] = {
    "people": lambda each: replace(each, people=each.people + 60),
    "quality": lambda each: replace(each, quality=min(1500, each.quality * 5 // 4)),
    "ammunition": lambda each: replace(each, ammunition=each.ammunition + 20),
    "water": lambda each: replace(each, water_fuel=300),
    "cohesion": lambda each: replace(each, cohesion=min(1000, each.cohesion + 150)),
    "rest": lambda each: replace(each, fatigue=0),
    "armour": lambda each: replace(each, armour=each.armour + 200),
}


@pytest.mark.parametrize("what", BETTER)
@settings(max_examples=60)
@given(battles)
def test_more_of_anything_good_never_takes_power_away(what: str, drawn: Battle) -> None:
    for side in (drawn.attackers, drawn.defenders):
        better = with_first(side, BETTER[what])
        assert power(NUMBERS, better, drawn.frontage) >= power(NUMBERS, side, drawn.frontage)


@pytest.mark.parametrize("what", BETTER)
@settings(max_examples=8, deadline=None)
@given(
    st.builds(
        lambda a, d, r: Battle(
            Party((replace(a, id="a"),)), Party((replace(d, id="d"),)), r, ("a", "d")
        ),
        fighters,
        fighters,
        st.sampled_from(ROOM),
    )
)
def test_more_of_anything_good_never_worsens_the_expected_result(what: str, drawn: Battle) -> None:
    plain = expected(drawn)
    helped = replace(drawn, attackers=with_first(drawn.attackers, BETTER[what]))
    opposed = replace(drawn, defenders=with_first(drawn.defenders, BETTER[what]))
    assert expected(helped) >= plain - SLACK
    assert expected(opposed) <= plain + SLACK


@settings(max_examples=20, deadline=None)
@given(battles, st.sampled_from([600, 750, 900]))
def test_better_cover_never_worsens_the_defenders_lot(drawn: Battle, cover: int) -> None:
    ground = (Factor("cause.terrain", 1_000_000 // cover),)
    covered = replace(drawn, defenders=replace(drawn.defenders, fixed=ground))
    assert ratio(NUMBERS, covered) <= ratio(NUMBERS, drawn)


@settings(max_examples=60)
@given(battles)
def test_swapping_sides_mirrors_the_ratio(drawn: Battle) -> None:
    swapped = replace(drawn, attackers=drawn.defenders, defenders=drawn.attackers)
    there, back = ratio(NUMBERS, drawn), ratio(NUMBERS, swapped)
    assert abs(there * back - 1_000_000) <= 2 * max(there, back) + 1


@settings(max_examples=40)
@given(battles, st.integers(0, 999))
def test_nobody_loses_more_people_than_he_had_nor_gains_any(drawn: Battle, seed: int) -> None:
    after = fight(NUMBERS, drawn, Dice(seed, 1, {})).battle
    for old, new in ((drawn.attackers, after.attackers), (drawn.defenders, after.defenders)):
        for before, unit in zip(old.fighters, new.fighters, strict=True):
            assert unit.people + unit.lost == before.people
            assert 0 <= unit.cohesion <= before.cohesion


@settings(max_examples=40)
@given(battles, st.integers(0, 999))
def test_who_waits_in_reserve_is_not_hit(drawn: Battle, seed: int) -> None:
    outcome = fight(NUMBERS, drawn, Dice(seed, 1, {}))
    first = outcome.bounds[0]
    assert first.attackers_lost <= drawn.frontage
    assert first.defenders_lost <= drawn.frontage


# On the map.


def attacked(people: int, others: int, kind: str, cohesion: int, ring: bool, seed: int) -> Match:
    """Return what came of an attack on a company, from two opposite sides or from one."""
    drawn = match(
        ".....\n.....\n.....\n.....\n.....",
        f"""
        csp   c1@2,1                       technical_squadron  {people}  technical=12
        csp   c2@{"2,3" if ring else "0,0"}  technical_squadron  {people}  technical=12
        army  f1@2,2  {kind}               {others}  armoured=2 truck=8 cohesion={cohesion}
        """,
        seed=seed,
    ).seen("csp", "f1", Level.IDENTIFIED)
    contact = drawn.knows("csp", "f1")
    assert contact is not None
    return drawn.give("csp", Attack(("c1",), contact.id, ("c2",) if ring else ()))


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(
        PEOPLE,
        PEOPLE,
        st.sampled_from(["motorised_company", "supply_train", "garrison_company"]),
        st.integers(100, 900),
        st.booleans(),
        st.integers(0, 999),
    )
)
def test_the_ledgers_balance_after_every_event(drawn: tuple[int, int, str, int, bool, int]) -> None:
    after = attacked(*drawn)
    for unit in after.state.units.values():
        assert unit.balance == 0
        assert unit.fleet_balance == 0
        assert unit.people >= 0
        assert min(unit.vehicles) >= 0
    taken = sum(unit.ledger.captured for unit in after.state.units.values())
    held = sum(sum((unit.prisoners or {}).values()) for unit in after.state.units.values())
    assert taken == held


def share_lost(ring: bool) -> float:
    """Return the mean share of a column killed, wounded or captured in a day of contact."""
    seeds = range(60)
    gone = 0
    for seed in seeds:
        unit = attacked(140, 100, "motorised_company", 800, ring, seed).unit("f1")
        gone += unit.ledger.killed + unit.wounded + unit.ledger.captured
    return gone / len(seeds) / 100


def test_an_ordinary_day_of_contact_costs_a_few_per_cent() -> None:
    assert 0.005 <= share_lost(ring=False) <= 0.15


def test_a_column_cut_off_loses_a_fifth_to_three_fifths() -> None:
    assert 0.20 <= share_lost(ring=True) <= 0.60


def ambushes_won(ground: str, pace: Pace) -> float:
    """Return how often half a column's power, lying in wait, sends it off the road."""
    rows = "\n".join([ground * 5] * 3)
    drawn = match(
        rows,
        """
        csp   c1@1,2  technical_squadron   62  technical=9
        army  f1@1,0  motorised_company   200  truck=12
        """,
        turn_hours=48,
    )
    waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
    order = March(("f1",), pace, Route.FAST, at(1, 2))
    ends = [waiting.seed(seed).give("army", order).happened("engaged") for seed in range(150)]
    return sum(bool(end) and end[0].args["result"] == "win" for end in ends) / len(ends)


@pytest.mark.parametrize("ground", ["w", "M"])
def test_an_ambush_by_half_its_power_beats_a_column_clearly_more_often_than_not(
    ground: str,
) -> None:
    assert ambushes_won(ground, Pace.NORMAL) >= 0.58


@pytest.mark.parametrize("ground", ["w", "M"])
def test_pace_is_the_answer_to_an_ambush(ground: str) -> None:
    dash, normal, secured = (ambushes_won(ground, pace) for pace in Pace)
    assert dash > normal + 0.1 > secured + 0.2


# The lines of the model that must hold, over engagements nobody chose.


def plain_fighter(name: str, people: int, quality: int, direct: int) -> Fighter:
    """Return a fresh, ready unit with its stores full."""
    return Fighter(
        id=name,
        people=people,
        direct=direct,
        quality=quality,
        posture=1000,
        doctrine=1000,
        doctrine_key="",
        cohesion=800,
        breaking=NUMBERS["combat.break.quality_3"],
        fatigue=0,
        ammunition=40,
    )


def ready(ours: int, theirs: int, quality: int, direct: int) -> Battle:
    """Return ready units of one kind against each other in the open."""
    return Battle(
        Party((plain_fighter("a", ours, quality, direct),)),
        Party((plain_fighter("d", theirs, quality, direct),)),
        NUMBERS["combat.frontage.open"],
        ("a", "d"),
    )


def won(drawn: Battle, fights: int = 200) -> float:
    """Return the share of fights the attackers win."""
    results = [fight(NUMBERS, drawn, Dice(seed, 1, {})).result for seed in range(fights)]
    return results.count("win") / fights


KIND = st.tuples(st.sampled_from([800, 1000, 1250]), st.integers(8, 14))
NOISE = 0.06
"""Two standard errors of a share of two hundred fights, nearly."""


@settings(max_examples=6, deadline=None)
@given(st.integers(40, 160), KIND)
def test_three_to_one_between_ready_units_wins_two_thirds_to_six_sevenths(
    people: int, kind: tuple[int, int]
) -> None:
    assert 0.65 - NOISE <= won(ready(3 * people, people, *kind)) <= 0.85 + NOISE


@settings(max_examples=6, deadline=None)
@given(st.integers(60, 400), KIND)
def test_one_to_one_between_ready_units_wins_a_sixth_to_a_third(
    people: int, kind: tuple[int, int]
) -> None:
    assert 0.15 - NOISE <= won(ready(people, people, *kind)) <= 0.35 + NOISE


@settings(max_examples=8, deadline=None)
@given(st.integers(60, 400), st.integers(60, 160), KIND)
def test_an_ordinary_engagement_costs_each_side_half_a_per_cent_to_fifteen(
    people: int, percent: int, kind: tuple[int, int]
) -> None:
    drawn = ready(people * percent // 100, people, *kind)
    outcomes = [fight(NUMBERS, drawn, Dice(seed, 1, {})).battle for seed in range(FIGHTS)]
    for side in ("attackers", "defenders"):
        had = getattr(drawn, side).fighters[0].people
        gone = sum(getattr(each, side).fighters[0].lost for each in outcomes) / FIGHTS
        assert 0.005 <= gone / had <= 0.15


@pytest.mark.parametrize("ground", ["w", "M"])
@settings(max_examples=4, deadline=None)
@given(st.integers(100, 240))
def test_whatever_their_numbers_half_the_power_in_ambush_wins_more_often_than_not(
    ground: str, people: int
) -> None:
    # A squadron has 13 of fire at quality 3, a company 11 at quality 2: half its power is this.
    ambushers = people * 11 * 800 // (13 * 1000 * 2)
    drawn = match(
        "\n".join([ground * 5] * 3),
        f"""
        csp   c1@1,2  technical_squadron  {ambushers}  technical=9
        army  f1@1,0  motorised_company   {people}     truck=12
        """,
        turn_hours=48,
    )
    waiting = drawn.give("csp", Wait(("c1",), 500)).but("c1", hidden=True)
    order = March(("f1",), Pace.NORMAL, Route.FAST, at(1, 2))
    ends = [waiting.seed(seed).give("army", order).happened("engaged") for seed in range(60)]
    wins = sum(bool(end) and end[0].args["result"] == "win" for end in ends)
    assert wins > 30
