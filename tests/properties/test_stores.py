"""What must hold of stores: never negative, never made, and more of them never hurts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.rules.chapters.supply import Deliver
from game.rules.dice import Dice
from game.rules.fight import fight
from game.rules.power import Battle
from game.rules.stores import Stores, load, measure, rationed, taken, with_less, with_more
from tests.pictures import Match, match
from tests.properties.test_engagement import NUMBERS, battles, with_first

FUEL, ROUNDS = st.integers(0, 800), st.integers(0, 60)


@st.composite
def columns(draw: st.DrawFn) -> Match:
    """Draw a train and one to three companies beside it, anyhow supplied."""
    train = (
        f"army t1@0,0 supply_train {draw(st.integers(1, 60))} truck={draw(st.integers(0, 12))} "
        f"fuel={draw(FUEL)} ammunition={draw(ROUNDS)}"
    )
    companies = [
        f"army f{number}@0,0 motorised_company {draw(st.integers(1, 250))} truck=4 "
        f"fuel={draw(FUEL)} ammunition={draw(ROUNDS)}"
        for number in range(draw(st.integers(1, 3)))
    ]
    return match("..", "\n".join((train, *companies)))


def persons(drawn: Match) -> Stores:
    """Return everything everybody carries, counted in persons."""
    units = drawn.state.units.values()
    return Stores(
        sum(unit.water_fuel * measure(drawn.book, unit) for unit in units),
        sum(unit.ammunition * measure(drawn.book, unit) for unit in units),
    )


@given(columns())
def test_handing_out_makes_nothing_and_spills_less_than_a_measure(drawn: Match) -> None:
    offer = drawn.offer("army", Deliver, "t1")
    if offer.refusal is not None:
        assert offer.refusal.key in ("refused.empty_trucks", "refused.no_taker")
        return
    before = persons(drawn)
    for taker in offer.choices("taker", {}):
        after = persons(drawn.give("army", Deliver(("t1",), taker)))
        spill = measure(drawn.book, drawn.unit("t1"))
        assert 0 <= before.water_fuel - after.water_fuel < spill
        assert 0 <= before.ammunition - after.ammunition < spill


@given(columns())
def test_rations_are_never_more_than_there_is_nor_than_there_is_room_for(drawn: Match) -> None:
    train, *others = drawn.state.units.values()
    stock = load(drawn.book, train)
    shares = rationed(drawn.book, others, stock)
    assert sum(share.water_fuel for share in shares.values()) <= stock.water_fuel
    assert sum(share.ammunition for share in shares.values()) <= stock.ammunition
    for key, share in shares.items():
        unit = drawn.unit(key)
        assert taken(drawn.book, unit, share) == share


@given(columns(), st.integers(1, 4))
def test_stores_are_never_negative_whatever_the_evenings_take(drawn: Match, days: int) -> None:
    for _ in range(days):
        drawn = drawn.evening()
        for unit in drawn.state.units.values():
            assert min(unit.water_fuel, unit.ammunition) >= 0
            assert unit.balance == 0


@given(columns(), FUEL, ROUNDS)
def test_what_is_taken_in_and_handed_out_again_is_gone_from_one_and_with_the_other(
    drawn: Match, water: int, rounds: int
) -> None:
    unit = drawn.unit("f0")
    part = taken(drawn.book, unit, Stores(water * 300, rounds * 300))
    fuller = replace(unit, **with_more(drawn.book, unit, part, "cause.stores_filled"))
    again = replace(fuller, **with_less(drawn.book, fuller, part, "cause.stores_handed"))
    assert (again.water_fuel, again.ammunition) == (unit.water_fuel, unit.ammunition)


@given(battles, st.sampled_from([0, 5, 40]), st.sampled_from([0, 200]))
def test_more_stores_never_worsen_a_fight(drawn: Battle, rounds: int, water: int) -> None:
    first = drawn.attackers.fighters[0]
    richer = replace(
        drawn,
        attackers=with_first(
            drawn.attackers,
            lambda unit: replace(
                unit,
                ammunition=first.ammunition + rounds,
                water_fuel=first.water_fuel + water,
            ),
        ),
    )
    assert fight(NUMBERS, richer, Dice(1, 1, {})).bounds[0].ratio >= (
        fight(NUMBERS, drawn, Dice(1, 1, {})).bounds[0].ratio
    )
