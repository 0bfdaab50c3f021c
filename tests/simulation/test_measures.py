"""What is measured agrees with the books of the match it was taken from."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.hexgrid import Hex
from game.rules.units import Fleet, Ledger, Posture, Unit, Vehicles
from game.scenario.load import opened
from game.session import Session
from game.simulation.measures import GONE, Figure, fate_of, figures
from game.simulation.series import between_bots

BAND = Unit(
    id="band", faction="csp", type="band", at=Hex(0, 0), people=20, vehicles=Vehicles(),
    ledger=Ledger(start=20), fleet=Fleet(), cohesion=500, water_fuel=100, ammunition=10,
    posture=Posture.READY,
)  # fmt: skip
"""A unit that has lost nobody."""

Measured = dict[tuple[str, str], Any]


@pytest.fixture
def match(scenario: Path) -> Session:
    """Return a match that is over."""
    return between_bots(opened(scenario), 5, {})


@pytest.fixture
def measured(match: Session) -> Measured:
    """Return its figures by measure and whom they are of."""
    return {(figure.measure, figure.of): figure.value for figure in figures(match)}


def test_no_two_figures_have_one_name(match: Session) -> None:
    names = [(figure.measure, figure.of) for figure in figures(match)]
    assert len(names) == len(set(names))


def test_everybody_who_came_is_present_or_accounted_for(match: Session, measured: Measured) -> None:
    for side in match.book.factions:
        gone = sum(int(measured[fate, side]) for fate in GONE)
        assert measured["came", side] == int(measured["present", side]) + gone
        assert int(measured["wounded", side]) <= int(measured["present", side])


def test_the_ledger_has_no_way_out_that_is_not_measured() -> None:
    within = {"joined", "detached"}
    assert {*GONE} | {"start", "recruits", "freed"} | within == {*Ledger._fields}


def test_the_killed_are_those_of_the_fights_and_strikes(match: Session, measured: Measured) -> None:
    for side in match.book.factions:
        told = sum(fact.figures.get(f"killed.{side}", 0) for fact in match.state.facts.values())
        assert measured["killed", side] == told


def test_every_place_that_an_aim_is_about_has_a_holder(measured: Measured) -> None:
    places = [of for measure, of in measured if measure == "holder"]
    assert places == ["tinzaouaten"]


def test_a_place_that_is_nobodys_says_so(match: Session) -> None:
    place = match.state.places["tinzaouaten"]
    places = {**match.state.places, "tinzaouaten": replace(place, holder=None)}
    match.state = replace(match.state, places=places)
    assert Figure("holder", "tinzaouaten", "nobody") in figures(match)


def test_scores_are_in_points_of_a_hundred(match: Session, measured: Measured) -> None:
    for side, parts in match.state.scores.items():
        assert measured["score", side] == sum(reached for _, reached, _ in parts) / 10
        assert 0 <= float(measured["score", side]) <= 100


def test_every_offer_is_counted_with_what_became_of_it(match: Session, measured: Measured) -> None:
    asked = [event for step in match.steps for event in step.events if event.name == "asked"]
    made = sum(value for (measure, _), value in measured.items() if measure == "offers_made")
    assert made == len(asked)
    for (measure, kind), value in measured.items():
        if measure in ("offers_kept", "offers_unkept"):
            assert value <= measured["offers_agreed", kind]


def test_each_pair_of_factions_has_a_relation_at_the_end(
    match: Session, measured: Measured
) -> None:
    pairs = {of: value for (measure, of), value in measured.items() if measure == "relation"}
    assert len(pairs) == 6
    assert pairs["army|wagner"] == match.state.relation("army", "wagner")


def test_a_side_that_marches_is_seen_to_move(match: Session, measured: Measured) -> None:
    marched = {step.side for step in match.steps if step.order.kind == "march"}
    assert marched
    assert all(int(measured["moved_km", side]) > 0 for side in marched)


@pytest.mark.parametrize(
    ("change", "fate"),
    [
        (lambda: BAND, "present"),
        (lambda: replace(BAND, at=None, people=0, ledger=Ledger(20, departed=20)), "departed"),
        (lambda: replace(BAND, people=0, ledger=Ledger(20, killed=20)), "lost"),
        (lambda: replace(BAND, at=None, people=0, ledger=Ledger()), "absent"),
        (lambda: replace(BAND, at=None), "absent"),
    ],
)
def test_a_unit_has_one_of_four_fates(change: Callable[[], Unit], fate: str) -> None:
    assert fate_of(change()) == fate


def test_politics_are_measured_by_track_faction_and_match(match: Session) -> None:
    found = {(each.measure, each.of): each.value for each in figures(match)}
    tracks = [(side, track) for side, book in match.book.sides.items() for track in book.tracks]
    assert tracks
    for side, track in tracks:
        of = f"{side}.{track}"
        assert found["track_start", of] == match.book.sides[side].tracks[track] / 10
        assert found["track_end", of] == match.state.factions[side].tracks[track].value / 10
        assert found["track_lowest", of] <= min(found["track_start", of], found["track_end", of])  # type: ignore[operator, type-var]
    assert {found["broken", side] for side in match.book.factions} == {"standing"}
    gone = sum(place.displaced for place in match.state.places.values())
    assert found["displaced", "match"] == gone
    assert found["scrutiny", "match"] == match.state.shared["scrutiny"].value / 10
