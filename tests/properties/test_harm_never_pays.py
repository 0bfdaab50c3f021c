"""Harm never pays: effect by effect over generated harm, and by the score over pairs of matches."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import fmean, stdev
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.bots.player import Desk, bot_named
from game.rules.calm import days_go_by
from game.rules.chapters.politics import CHAPTER as POLITICS
from game.rules.chapters.politics import pays
from game.rules.chapters.recruitment import Assembly, Levy
from game.rules.chapters.scoring import reached
from game.rules.chapters.turn import points_of
from game.rules.engine import begin, resolve
from game.rules.events import play
from game.rules.harm import answer_for, caught_between, driven_out, hurt_people, terrify
from game.rules.mood import moods_change
from game.rules.places import as_known, at_hand, fear_felt, goodwill
from game.rules.resolution import Resolution
from game.rules.rulebook import Aim
from game.rules.searching import among_dwellings
from game.rules.state import Fact, GameState, PlaceState, Track
from game.rules.telling import mouth, seen_from, told_odds
from game.rules.units import Unit
from game.rules.view import observe
from tests.contract.playing import scenario
from tests.pictures import THEORIES, Match, at, match, under

SIDES: Final = ("army", "wagner", "csp", "jihadists")

BATTLE = """
    army       f1@0,1  motorised_company     80  truck=6
    wagner     w1@0,3  assault_detachment    40  technical=6
    csp        c1@0,1  technical_squadron    60  technical=8
    jihadists  j1@0,2  katiba                60  technical=6
"""


def village(leanings: dict[str, int], people: int, fear: int, theory: str = "usual") -> Match:
    words = " ".join(f"{side}={share}" for side, share in leanings.items())
    drawn = match(
        "." * 10, BATTLE, places=f"camp@0,1 holder=csp people={people} fear={fear} {words}"
    )
    return under(theory, drawn)


villages = st.builds(
    village,
    st.fixed_dictionaries({side: st.integers(0, 250) for side in SIDES}),
    st.integers(0, 3000),
    st.integers(0, 1000),
    st.sampled_from(sorted(THEORIES)),
)
parties = st.sets(st.sampled_from(SIDES), max_size=3).map(lambda found: tuple(sorted(found)))


@st.composite
def harms(draw: st.DrawFn) -> tuple[Match, Match, tuple[str, ...]]:
    """Draw a village before and after harm of any kind, and who is to blame for it."""
    drawn = draw(villages)
    by, among = draw(parties), draw(parties)
    course = drawn.course()
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["strike", "fight", "flight"]))
        if kind == "strike":
            hurt_people(course, "camp", draw(st.integers(1, 800)), by=by, among=among, how=kind)
        elif kind == "fight":
            fact = Fact("x", "fight", 1, at(0, 1), {"killed.army": draw(st.integers(0, 200))})
            caught_between(course, fact, by, among)
        else:
            place = course.state.places["camp"]
            terrify(course, place, by + among, driven_out(course, place, draw(st.integers(0, 200))))
    return drawn, drawn.after(course.closed()), by + among


def camp(found: Match) -> PlaceState:
    return found.state.places["camp"]


def to_blame(found: Match, blamed: Sequence[str]) -> list[str]:
    """Return those to blame and their allies."""
    return [side for side in SIDES if any(found.state.allied(side, each) for each in blamed)]


def innocent(found: Match, blamed: Sequence[str]) -> list[str]:
    return [side for side in SIDES if side not in to_blame(found, blamed)]


@given(harms())
def test_harm_gives_nobody_to_blame_more_goodwill_hands_or_less_fear(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    for side in to_blame(before, blamed):
        assert goodwill(after.state, camp(after), side) <= goodwill(
            before.state, camp(before), side
        )
        assert at_hand(after.state, camp(after), side) <= at_hand(before.state, camp(before), side)
        assert fear_felt(after.state, camp(after), side) >= fear_felt(
            before.state, camp(before), side
        )


@given(harms())
def test_harm_moves_no_leaning_over_to_anybody(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    for side in SIDES:
        assert camp(after).leaning[side] <= camp(before).leaning[side]
    for side in set(SIDES) - set(blamed):
        assert camp(after).leaning[side] == camp(before).leaning[side]


@given(harms())
def test_for_those_not_to_blame_people_do_what_they_did(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    for side in innocent(before, blamed):
        assert goodwill(after.state, camp(after), side) == goodwill(
            before.state, camp(before), side
        )
        assert at_hand(after.state, camp(after), side) == at_hand(before.state, camp(before), side)
        assert as_known(after.state, camp(after), side, 1).leaning == camp(before).leaning[side]


@given(harms())
def test_harm_opens_no_source_to_those_to_blame(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    for side in to_blame(before, blamed):
        for unit in before.state.units.values():
            if before.state.hostile(side, unit.faction):
                assert odds_to_hear(after, side, unit) <= odds_to_hear(before, side, unit)


def odds_to_hear(found: Match, side: str, unit: Unit) -> int:
    """Return how likely people of the camp tell a side of a unit, per-mille."""
    course, place = found.course(), camp(found)
    near = seen_from(course, place, found.state.units.values())
    return told_odds(course, goodwill(found.state, place, side), mouth(side, near), unit)


@given(harms())
def test_harm_makes_no_search_easier_for_those_to_blame(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    for side in to_blame(before, blamed):
        assert among_dwellings(after.course(), side, at(0, 1)) <= among_dwellings(
            before.course(), side, at(0, 1)
        )


@settings(max_examples=40)
@given(harms())
def test_harm_brings_nobody_to_blame_more_recruits(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, blamed = harm
    calls = {"csp": Assembly(("c1",), "camp"), "jihadists": Levy(("j1",), "camp")}

    def came(found: Match, side: str) -> int:
        unit = calls[side].units[0]
        there = found.but(unit, at=at(0, 1))
        if there.refused(side, calls[side]) is not None:
            return 0
        return there.give(side, calls[side]).unit(unit).ledger.recruits

    for side in set(to_blame(before, blamed)) & set(calls):
        assert came(after, side) <= came(before, side)


@given(harms())
def test_harm_changes_no_control_no_unit_no_goods_and_no_knowledge(
    harm: tuple[Match, Match, tuple[str, ...]],
) -> None:
    before, after, _ = harm
    for table in ("units", "depots", "aircraft", "contacts", "roadblocks", "relations", "scores"):
        assert getattr(after.state, table) == getattr(before.state, table), table
    assert camp(after).holder == camp(before).holder
    assert camp(after).held == camp(before).held


@given(harms())
def test_harm_raises_nobodys_tracks(harm: tuple[Match, Match, tuple[str, ...]]) -> None:
    before, after, blamed = harm
    for side in SIDES:
        tracks = after.state.factions[side].tracks
        for name, track in before.state.factions[side].tracks.items():
            assert tracks[name].value <= track.value
            if side in innocent(before, blamed):
                assert tracks[name].value == track.value


@settings(max_examples=30)
@given(harms(), st.integers(1, 40))
def test_time_heals_and_never_leaves_those_to_blame_better_off(
    harm: tuple[Match, Match, tuple[str, ...]], turns: int
) -> None:
    before, after, blamed = harm

    def later(found: Match) -> Match:
        for turn in range(turns):
            clock = replace(found.state.clock, turn=turn + 2)
            course = Resolution(found.book, replace(found.state, clock=clock))
            days_go_by(course)
            moods_change(course)
            found = found.after(course.closed())
        return found

    plain, healed = later(before), later(after)
    for side in to_blame(before, blamed):
        assert goodwill(healed.state, camp(healed), side) <= goodwill(
            plain.state, camp(plain), side
        )


CARRIED: Final = {
    "army": "junta_standing",
    "wagner": "wagner_contract",
    "csp": "unity",
    "jihadists": "network",
}


def carried_at(found: Match, value: int) -> Match:
    """Let what carries each faction stand so low."""
    factions = {
        side: replace(faction, tracks={CARRIED[side]: Track(value)})
        for side, faction in found.state.factions.items()
    }
    return replace(found, state=replace(found.state, factions=factions))


def an_evening_later(found: Match, hurt: int, by: tuple[str, ...]) -> Match:
    """Let so many people be believed to be hurt by somebody, and politics answer."""
    course = found.course()
    if hurt:
        answer_for(course, hurt, Fact("x", "harm", 1, at(0, 1), {f"fired.{by[0]}": 1}, by))
    POLITICS.evening(course)
    return found.after(course.closed())


@settings(max_examples=60)
@given(st.integers(0, 400), st.integers(1, 900), st.sampled_from(SIDES))
def test_what_harm_breaks_leaves_those_to_blame_no_better_off(
    value: int, hurt: int, blamed: str
) -> None:
    drawn = carried_at(village({}, 1000, 0), value)
    plain, harmed = (an_evening_later(drawn, many, (blamed,)) for many in (0, hurt))
    for side in to_blame(drawn, (blamed,)):
        aim = Aim("track", 100, CARRIED[side], level=800)
        scored = [reached(found.book, found.state, side, aim) for found in (harmed, plain)]
        assert scored[0] <= scored[1]
        force = Aim("keep_force", 100, level=1000)
        kept = [reached(found.book, found.state, side, force) for found in (harmed, plain)]
        assert kept[0] <= kept[1]
        points = [points_of(found.course(), side, 2) for found in (harmed, plain)]
        assert points[0] <= points[1]
        assert pays(harmed.course(), side) <= pays(plain.course(), side)


# The study: the same match with and without harm, many times.

PAIRS: Final = int(os.environ.get("IFOGHAS_STUDY_GAMES", "500"))
HURT: Final = 60
CASES: Final = {
    "the army, beside the CSP": (("army",), ("csp",)),
    "Wagner": (("wagner",), ()),
    "the CSP": (("csp",), ()),
    "the jihadists, beside the CSP": (("jihadists",), ("csp",)),
}


def orders(state: GameState) -> Iterator[GameState]:
    """Yield the state after each order of a match between the bots of the game."""
    book = scenario().book
    bots = {side: bot_named("standard", book, side) for side in book.factions}
    given = 0
    while state.clock.acting is not None:
        side = state.clock.acting
        desk = Desk(book, observe(book, state, side), given)
        state = play(state, resolve(book, state, bots[side].choose(desk).order))
        given += 1
        yield state


def ended(state: GameState) -> dict[str, int]:
    """Return the scores, in tenths of a point, of a match played on from a state."""
    for state in orders(state):  # noqa: B007, B020
        pass
    return {side: sum(part[1] for part in parts) for side, parts in state.scores.items()}


def second_turn(seed: int) -> GameState:
    """Return a match at the beginning of its second turn."""
    book = scenario().book
    return next(
        state
        for state in orders(play(GameState(), begin(book, seed)))
        if state.clock.turn == 2 and state.clock.acting is not None
    )


def differences(seed: int) -> dict[str, dict[str, int]]:
    """Return by case what harm in the village changed in each score of one match."""
    state, book = second_turn(seed), scenario().book
    plain = ended(state)
    found = {}
    for case, (by, among) in CASES.items():
        course = Resolution(book, state)
        hurt_people(course, "tinzaouaten", HURT, by=by, among=among, how="strike")
        harmed = ended(play(state, course.closed()))
        found[case] = {side: harmed[side] - plain[side] for side in plain}
    return found


@pytest.mark.study
def test_over_many_pairs_of_matches_harm_raises_no_score_of_those_to_blame() -> None:
    pairs = [differences(seed) for seed in range(1, PAIRS + 1)]
    state = play(GameState(), begin(scenario().book, 1))
    above = []
    for case, (by, among) in CASES.items():
        for side in SIDES:
            if any(state.allied(side, each) for each in (*by, *among)):
                points = [pair[case][side] / 10 for pair in pairs]
                mean, margin = fmean(points), 1.96 * stdev(points) / len(points) ** 0.5
                least, most = mean - margin, mean + margin
                print(f"{case}: {side} {mean:+.2f} points, {least:+.2f} to {most:+.2f}")
                if least > 0:
                    above.append((case, side))
    assert above == []
