"""Nobody is lost from the books and no quantity comes from nowhere, whatever is ordered."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from game.bots.player import Desk, bot_named
from game.rules.captivity import unaccounted
from game.rules.contacts import Level
from game.rules.engine import begin, resolve
from game.rules.events import play
from game.rules.state import GameState
from game.rules.units import Unit
from tests.pictures import Match, match

ROWS, COLS = 3, 5
spot = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLS - 1))
KINDS = {
    "army": "motorised_company",
    "wagner": "assault_detachment",
    "csp": "technical_squadron",
    "jihadists": "katiba",
}


AIRCRAFT = ["armed_drone", "attack_helicopter", "transport_helicopter"]


@st.composite
def battles(draw: st.DrawFn) -> Match:
    """Draw a small crowded board with enemies on it, and an aircraft."""
    rows = draw(
        st.lists(
            st.text(st.sampled_from("...sewMpT:"), min_size=COLS, max_size=COLS),
            min_size=ROWS,
            max_size=ROWS,
        )
    )
    others = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=4))
    sides = ["army", draw(st.sampled_from(["csp", "jihadists"])), *others]
    units = []
    for number, side in enumerate(sides):
        row, col = draw(spot)
        people, trucks = draw(st.integers(5, 250)), draw(st.integers(0, 12))
        hidden = draw(st.sampled_from(["", "hidden dispersed", "dug_in", "march"]))
        units.append(f"{side} u{number}@{row},{col} {KINDS[side]} {people} truck={trucks} {hidden}")
    row, col = draw(spot)
    return match(
        "\n".join(rows),
        "\n".join(units),
        places=f"town@{row},{col} people={draw(st.integers(0, 2000))} csp=500",
        air=f"{sides[0]} craft {draw(st.sampled_from(AIRCRAFT))} strip\n"
        f"{sides[0]} mi8 transport_helicopter strip",
        bases={"strip": ("0,0", 0), "far": (f"{row},{col}", 20_000)},
        turns=4,
        seed=draw(st.integers(0, 10_000)),
    )


def states(drawn: Match, limit: int = 60) -> Iterator[GameState]:
    """Yield the state after every single event of a match between random bots."""
    state = GameState()
    bots = {side: bot_named("random", drawn.book, side) for side in drawn.book.factions}
    events = begin(drawn.book, drawn.state.seed)
    for number in range(limit):
        for event in events:
            state = play(state, (event,))
            yield state
        side = state.clock.acting
        if side is None:
            return
        view = Match(drawn.book, state).view(side)
        order = bots[side].choose(Desk(drawn.book, view, number)).order
        events = resolve(drawn.book, state, order)


def everybody(state: GameState) -> list[Unit]:
    return list(state.units.values())


@settings(max_examples=16)
@given(battles())
def test_people_and_vehicles_are_conserved_in_every_event(drawn: Match) -> None:
    for state in states(drawn):
        for unit in everybody(state):
            assert unit.balance == 0
            assert unit.fleet_balance == 0
            assert min(unit.people, unit.wounded, *unit.vehicles, *unit.ledger, *unit.fleet) >= 0


@settings(max_examples=16)
@given(battles())
def test_who_was_born_where_people_live_is_still_counted(drawn: Match) -> None:
    whole = sum(place.inhabitants for place in drawn.book.places.values())
    for state in states(drawn):
        if state.places:
            assert whole == sum(
                place.inhabitants + place.displaced + place.killed + place.recruited
                for place in state.places.values()
            )


@settings(max_examples=16)
@given(battles())
def test_the_facts_account_for_all_the_dead_and_captured(drawn: Match) -> None:
    *_, last = states(drawn)
    for what in ("killed", "captured"):
        for side in last.factions:
            booked = sum(
                getattr(unit.ledger, what) for unit in everybody(last) if unit.faction == side
            )
            single = [fact for fact in last.facts.values() if not fact.parts]
            told = sum(fact.figures.get(f"{what}.{side}", 0) for fact in single)
            assert booked == told, (what, side)


@settings(max_examples=16)
@given(battles())
def test_the_facts_account_for_every_aircraft_and_crew_lost(drawn: Match) -> None:
    *_, last = states(drawn)
    for side in last.factions:
        fleet = [craft for craft in last.aircraft.values() if craft.faction == side]
        for what, booked in (
            ("aircraft", sum(craft.lost for craft in fleet)),
            ("crew", sum(craft.crew_killed for craft in fleet)),
        ):
            told = sum(fact.figures.get(f"{what}.{side}", 0) for fact in last.facts.values())
            assert booked == told, (what, side)


@settings(max_examples=16)
@given(battles())
def test_a_flight_carries_nobody_twice_and_leaves_nobody_nowhere(drawn: Match) -> None:
    for state in states(drawn):
        for unit in everybody(state):
            if unit.people:
                assert (unit.at is None) != (unit.away is None), unit.id


@settings(max_examples=16)
@given(battles())
def test_everybody_ever_captured_is_held_or_back(drawn: Match) -> None:
    for state in states(drawn):
        assert [side for side in state.factions if unaccounted(state, side)] == []


@settings(max_examples=16)
@given(battles())
def test_nobody_knows_of_a_unit_twice(drawn: Match) -> None:
    for state in states(drawn):
        for held in state.contacts.values():
            real = [contact.unit for contact in held.values() if contact.unit is not None]
            assert len(real) == len(set(real))
            assert all(contact.sighting.level > Level.NOTHING for contact in held.values())


@settings(max_examples=10)
@given(battles())
def test_nobody_knows_of_his_own_or_his_allies_as_strangers(drawn: Match) -> None:
    for state in states(drawn):
        for side, held in state.contacts.items():
            for contact in held.values():
                if contact.unit is not None:
                    assert not state.allied(side, state.units[contact.unit].faction)
