"""What the runs say of the record, and what is made of it."""

from pathlib import Path
from typing import Any, get_args

import pytest

from game.scenario.load import opened
from game.scenario.record import Measure, Record
from game.simulation.comparison import (
    ACCEPTED,
    WEIGHTS,
    Taken,
    compared,
    judged,
    taken,
    weighted_share_met,
)
from game.simulation.measures import OF_MATCH, OF_SIDES
from game.simulation.series import between_bots


def record(**said: Any) -> Record:
    """Return a record of the army's dead, or what a test says instead."""
    plain = {"measure": "killed", "of": ["army"], "range": [10, 20, 30], "confidence": "medium"}
    return Record.model_validate({**plain, **said})


def rows(known: Record, *values: Any, counts: bool = True) -> dict[str, Any]:
    return compared([known], [[Taken(value, counts)] for value in values])[0]


def test_the_share_inside_counts_both_ends_of_the_interval() -> None:
    assert rows(record(), 9, 10, 30, 31)["inside"] == 50


def test_an_outcome_agrees_where_it_is_the_same() -> None:
    known = record(measure="holder", of=[], place="Kidal", range=None, **{"is": "csp"})
    assert rows(known, "csp", "army", "csp", "nobody")["inside"] == 50


def test_matches_the_record_does_not_speak_of_are_left_out() -> None:
    known = record()
    found = compared([known], [[Taken(20, True)], [Taken(99, False)], [Taken(None, True)]])[0]
    assert (found["runs"], found["inside"]) == (1, 100)


def test_where_no_match_counts_there_is_no_verdict() -> None:
    found = rows(record(), 20, counts=False)
    assert (found["verdict"], found["inside"], found["percentile"]) == ("untold", None, None)


def test_the_percentile_says_where_the_record_falls_among_the_runs() -> None:
    assert rows(record(), 5, 10, 15, 40)["percentile"] == 75


def test_the_runs_are_told_by_their_tenth_half_and_ninetieth() -> None:
    found = rows(record(), *range(1, 11))
    assert (found["p10"], found["p50"], found["p90"]) == (1, 5, 9)


@pytest.mark.parametrize("kind", ACCEPTED)
def test_what_is_accepted_is_met_at_both_ends_and_not_beyond(kind: str) -> None:
    least, most = ACCEPTED[kind]
    assert (judged(kind, least), judged(kind, most)) == ("met", "met")
    assert judged(kind, least - 1) in ("seldom", "rare")
    assert judged(kind, most + 1) in ("often", "always")


@pytest.mark.parametrize(
    ("share", "verdict"),
    [(19, "rare"), (20, "seldom"), (81, "often"), (95, "often"), (96, "always")],
)
def test_too_few_and_too_many_runs_alike_need_a_look(share: int, verdict: str) -> None:
    assert judged("band", share) == verdict


def test_a_target_counts_by_how_well_it_is_known() -> None:
    assert WEIGHTS["high"] > WEIGHTS["medium"] > WEIGHTS["low"] > WEIGHTS["very_low"]
    high, low = {"weight": 1.0}, {"weight": 0.3}
    met = [{**high, "verdict": "met"}, {**low, "verdict": "rare"}]
    assert weighted_share_met(met) == 76
    assert weighted_share_met([*met, {"verdict": "untold", "weight": 1.0}]) == 76


def test_everything_a_record_can_be_about_is_measured(root: Path) -> None:
    elsewhere = {"holder", "aircraft_lost", "strikes"}
    assert {*get_args(Measure)} <= {*OF_SIDES, *OF_MATCH} | elsewhere


def test_every_record_of_a_match_is_taken_from_it(scenario: Path) -> None:
    read = opened(scenario)
    session = between_bots(read, 3, {})
    for known in read.scenario.record:
        found = taken(session, known)
        assert found.value is not None or known.measure in ("dead_a_day", "prisoners_to_dead")


def test_a_record_of_a_rout_does_not_speak_of_a_match_without_one(scenario: Path) -> None:
    session = between_bots(opened(scenario), 3, {})
    known = record(measure="force", range=None, **{"is": "beaten"})
    beaten = taken(session, known).value == "beaten"
    assert taken(session, record(given_beaten=["army"])).counts is beaten
