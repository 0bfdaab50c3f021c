"""Whatever is found, plays: every scenario, faction, chapter and bot, to the end of a match."""

import hashlib
import os
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from game.bots.player import PLAYERS, Desk, bot_named
from game.rules.captivity import unaccounted
from game.rules.engine import begin, legal, resolve
from game.rules.events import PUBLIC, Event, play
from game.rules.state import GameState, Stage
from game.rules.units import Unit
from game.rules.view import observe
from game.scenario.doctrine import doctrine
from game.session import Session
from game.session.log import line_of
from tests.contract.playing import ROOT, SCENARIOS, TINZAOUATEN, played, scenario
from tests.pictures import Match, match

SEEDS = (1, 2, 3)
MATCHES = [(seed, player) for player in PLAYERS for seed in SEEDS]
LONGEST = 3000
"""Orders after which a match that has not ended never will."""


def digest(session: Session) -> str:
    """Return a digest of all a match's log would hold on disk."""
    text = "".join(line_of(record) for record in session.log.records)
    return hashlib.sha256(text.encode()).hexdigest()


def events_of(session: Session) -> list[Event]:
    return [*session.opening, *(event for step in session.steps for event in step.events)]


def states_of(session: Session) -> list[GameState]:
    return [*(step.before for step in session.steps), session.state]


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
@pytest.mark.parametrize("player", PLAYERS)
def test_every_scenario_is_played_to_its_end(path: Path, player: str) -> None:
    session = played(1, player, path)
    assert session.over
    assert session.state.clock.turn in (session.book.turns - 1, session.book.turns)
    assert len(session.steps) < LONGEST


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_nobody_is_lost_from_the_books(seed: int, player: str) -> None:
    """People and vehicles, after every order of the match."""
    for state in states_of(played(seed, player)):
        for unit in state.units.values():
            assert unit.balance == 0, unit
            assert vehicles_missing(unit) == 0, unit


def vehicles_missing(unit: Unit) -> int:
    return unit.fleet_balance


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_no_number_of_a_unit_leaves_its_bounds(seed: int, player: str) -> None:
    for state in states_of(played(seed, player)):
        for unit in state.units.values():
            counts = (*unit.vehicles, *unit.ledger, *unit.fleet, unit.people, unit.wounded)
            assert min(counts) >= 0, unit
            assert min(unit.water_fuel, unit.ammunition, unit.minutes, unit.march_m) >= 0, unit
            assert 0 <= unit.cohesion <= 1000, unit
            assert 0 <= unit.fatigue <= 1000, unit


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_everybody_ever_captured_is_held_or_back(seed: int, player: str) -> None:
    for state in states_of(played(seed, player)):
        assert {side: unaccounted(state, side) for side in state.factions} == dict.fromkeys(
            state.factions, 0
        )


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_units_stand_where_their_side_may_be(seed: int, player: str) -> None:
    session = played(seed, player)
    for state in states_of(session)[::5]:
        for unit in state.units.values():
            if unit.at is not None:
                country = session.book.ground.country_at(unit.at)
                assert country not in session.book.barred(unit.faction), unit


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_no_impulse_spends_more_than_three_points_and_none_follows_itself(
    seed: int, player: str
) -> None:
    session = played(seed, player)
    limit = session.book.number("turn.impulse_points")
    assert max(state.clock.spent for state in states_of(session)) <= limit
    turn, spoke = 0, []
    for event in events_of(session):
        if event.name == "turn_begun":
            turn = int(str(event.args["turn"]))
        if event.name == "impulse_begun":
            spoke.append((turn, str(event.args["faction"])))
    for (before, one), (after, other) in pairwise(spoke):
        if before != after:
            assert one != other, f"{one} ends turn {before} and begins turn {after}"


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_who_has_passed_is_not_asked_again_in_the_turn(seed: int, player: str) -> None:
    for state in states_of(played(seed, player)):
        assert state.clock.acting not in state.clock.passed


@pytest.mark.parametrize("player", PLAYERS)
def test_the_same_seed_gives_the_same_log(player: str) -> None:
    read = scenario()
    again = Session.start(
        read.book, read.text, read.digest, 2, dict.fromkeys(read.book.factions, player)
    )
    again.run_bots()
    assert digest(again) == digest(played(2, player))


def test_another_seed_gives_another_match() -> None:
    assert digest(played(1, "standard")) != digest(played(2, "standard"))


OTHER_PROCESS = """
from tests.contract.test_matches import digest
from tests.contract.playing import played
print(digest(played(2, "standard")), digest(played(2, "random")))
"""


def test_the_same_seed_gives_the_same_log_under_another_hash_seed() -> None:
    found = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS],
        env={**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == [
        digest(played(2, "standard")),
        digest(played(2, "random")),
    ]


@pytest.mark.parametrize(("seed", "player"), MATCHES)
def test_the_events_alone_give_the_match(seed: int, player: str) -> None:
    session = played(seed, player)
    assert play(GameState(), events_of(session)) == session.state


@pytest.mark.parametrize("player", PLAYERS)
def test_resolving_the_orders_again_gives_the_same_events(player: str) -> None:
    session = played(3, player)
    assert begin(session.book, 3) == session.opening
    for step in session.steps:
        assert resolve(session.book, step.before, step.order) == step.events


@pytest.mark.parametrize("player", PLAYERS)
def test_resolving_an_order_changes_nothing_in_the_state_it_is_given(player: str) -> None:
    session = played(1, player)
    for step in session.steps[::9]:
        before = repr(step.before)
        resolve(session.book, step.before, step.order)
        assert repr(step.before) == before


def test_a_bot_sees_a_view_and_an_equal_view_gives_an_equal_order() -> None:
    session = played(2, "standard")
    for number, step in list(enumerate(session.steps))[::7]:
        view = observe(session.book, step.before, step.side)
        bots = [bot_named("standard", session.book, step.side) for _ in range(2)]
        orders = {repr(bot.choose(Desk(session.book, view, number)).order) for bot in bots}
        assert len(orders) == 1


def test_standard_bots_do_not_stand_still_for_the_match() -> None:
    for seed in SEEDS:
        session = played(seed, "standard")
        begun, ended = session.steps[0].before, session.state
        for side in session.book.factions:
            own = [unit.id for unit in begun.units.values() if unit.faction == side]
            moved = [
                key for key in own if len({state.units[key].at for state in states_of(session)}) > 1
            ]
            assert moved, f"{side} stood still in the match of seed {seed}"
        assert ended.facts


def test_every_order_of_a_bot_has_its_reason() -> None:
    for record in played(1, "standard").log.records:
        if record["kind"] == "order":
            assert record["reason"][0].startswith("reason.")


# Factions combine in any mix.

BANDS = {
    "army": "army f1@1,1 motorised_company 90 armoured=2 truck=6\narmy f2@1,1 garrison_company 60",
    "wagner": "wagner w1@1,2 assault_detachment 70 technical=8",
    "csp": "csp c1@2,6 technical_squadron 120 technical=12\ncsp c2@1,6 border_screen 40",
    "jihadists": "jihadists j1@3,5 katiba 70 technical=8 hidden dispersed",
}
GROUND = "........\n..wwM.T.\n.s.ww.p.\n..M...::\n"
MIXES = [mix for size in (1, 2, 3) for mix in combinations(sorted(doctrine().factions), size)]


def test_every_faction_found_has_a_band_to_be_tested_with() -> None:
    assert set(BANDS) == set(doctrine().factions)


@pytest.mark.parametrize("mix", MIXES, ids="+".join)
def test_any_mix_of_factions_plays_any_legal_order_to_the_end(mix: tuple[str, ...]) -> None:
    drawn = match(
        GROUND,
        "\n".join(BANDS[side] for side in mix),
        places="town@1,6 people=900 csp=500 army=200",
        turns=6,
        roads=("1,1 1,2 1,3 1,4 1,5 1,6",),
    )
    end = random_match(drawn)
    assert end.state.clock.stage is Stage.OVER
    assert all(unit.balance == 0 for unit in end.state.units.values())


def random_match(drawn: Match) -> Match:
    """Let random bots play a drawn match to its end."""
    now = drawn.after(begin(drawn.book, 1))
    bots = {side: bot_named("random", drawn.book, side) for side in drawn.book.factions}
    for number in range(LONGEST):
        side = now.state.clock.acting
        if side is None:
            return now
        view = now.view(side)
        order = bots[side].choose(Desk(now.book, view, number)).order
        assert legal(now.book, view, order) is None
        now = now.after(resolve(now.book, now.state, order))
    raise AssertionError("the match does not end")


def test_the_public_hears_of_turns_and_of_what_is_said_and_of_nothing_else() -> None:
    session = played(1, "standard")
    assert {line.key.partition(".")[0] for line in session.reports(PUBLIC)} <= {"news", "learnt"}
    assert {line.key for line in session.reports(PUBLIC) if line.key.startswith("learnt.")} <= {
        "learnt.turn",
        "learnt.news_turn",
        "learnt.place",
        "learnt.over",
        "learnt.event",
    }


def test_the_scenario_of_the_main_job_is_among_those_found() -> None:
    assert TINZAOUATEN in SCENARIOS
