"""Chapter 16: bombardment, observed and not."""

from typing import Any

import pytest

from game.rules.chapters.artillery import Bombard
from game.rules.contacts import Level
from game.rules.units import Posture
from game.scenario.catalogue import catalogue
from tests.pictures import Match, at, match

NUMBERS = catalogue().numbers
SEEDS = range(40)


def guns(row: int = 0, level: Level = Level.SIGHTED, **said: Any) -> Match:
    """Return a battery two hexes from a company, an observer next to that company or away."""
    return match(
        "......\n......\n......\n......",
        f"""
        army  g1@0,0      artillery_battery   60  truck=6
        army  f1@{row},3  motorised_company   30  truck=4
        csp   c1@0,2      technical_squadron  90  technical=9
        """,
        **said,
    ).seen("army", "c1", level)


def fired(drawn: Match) -> Match:
    contact = drawn.knows("army", "c1")
    assert contact is not None
    return drawn.give("army", Bombard(("g1",), contact.id))


def hit(drawn: Match) -> int:
    """Return the people of the company hit over many bombardments."""
    start = drawn.unit("c1").people
    return sum(start - fired(drawn.seed(seed)).unit("c1").people for seed in SEEDS)


@pytest.mark.rule("16.1")
def test_a_bombardment_takes_hours_and_rounds() -> None:
    before = guns()
    after = fired(before)
    old, new = before.unit("g1"), after.unit("g1")
    assert old.minutes - new.minutes == NUMBERS["bombard.minutes"]
    assert old.ammunition - new.ammunition == NUMBERS["bombard.ammunition"]


@pytest.mark.rule("16.1")
@pytest.mark.parametrize(
    ("unit", "fields", "refusal"),
    [
        ("g1", {"minutes": NUMBERS["bombard.minutes"] - 1}, "refused.no_hours"),
        ("g1", {"ammunition": NUMBERS["bombard.ammunition"] - 1}, "refused.no_ammunition"),
        ("g1", {"at": at(3, 5)}, "refused.nobody_in_range"),
    ],
)
def test_without_hours_rounds_or_a_contact_in_range_guns_are_silent(
    unit: str, fields: dict[str, Any], refusal: str
) -> None:
    offer = guns().but(unit, **fields).acting("army").offer("army", Bombard, "g1")
    assert offer.refusal is not None
    assert offer.refusal.key == refusal


@pytest.mark.rule("16.1")
def test_only_those_with_guns_are_asked() -> None:
    drawn = guns().acting("army")
    assert all(each.order is not Bombard for each in drawn.menu("army", "f1"))


@pytest.mark.rule("16.1")
def test_a_rumour_may_be_fired_on() -> None:
    assert fired(guns(level=Level.RUMOUR)).happened("bombarded")


@pytest.mark.rule("16.2")
def test_an_observed_bombardment_hits_what_it_is_worth() -> None:
    drawn = guns()
    worth = 60 * drawn.book.types["artillery_battery"].indirect // 10
    quality = NUMBERS[f"quality.{drawn.book.types['artillery_battery'].quality}"]
    mean = worth * quality * NUMBERS["bombard.loss"] / 1_000_000
    assert 0.5 * mean <= hit(drawn) / len(SEEDS) <= 1.5 * mean


@pytest.mark.rule("16.2")
def test_it_shakes_those_it_hits_and_wrecks_vehicles() -> None:
    drawn = guns()
    ends = [fired(drawn.seed(seed)).unit("c1") for seed in SEEDS]
    old = drawn.unit("c1")
    assert all(unit.cohesion <= old.cohesion - NUMBERS["bombard.shock"] for unit in ends)
    assert sum(unit.fleet.destroyed for unit in ends) > 0
    assert all(unit.balance == unit.fleet_balance == 0 for unit in ends)


@pytest.mark.rule("16.2", "16.3")
def test_with_nobody_near_to_correct_it_fire_is_mostly_wasted() -> None:
    seen, unseen = hit(guns()), hit(guns(row=3))
    assert 0 < unseen < seen * (NUMBERS["bombard.unseen"] + 150) // 1000


@pytest.mark.rule("16.3")
def test_nobody_learns_what_unobserved_fire_did() -> None:
    after = fired(guns(row=3))
    assert "learnt.bombarded_unseen" in after.heard("army")
    assert "learnt.bombarded" not in after.heard("army")
    assert "learnt.bombarded" in fired(guns()).heard("army")


@pytest.mark.rule("16.3")
@pytest.mark.parametrize("posture", [Posture.DUG_IN, Posture.GARRISON, Posture.DISPERSED])
def test_shelter_stops_most_of_it(posture: Posture) -> None:
    sheltered = hit(guns().but("c1", posture=posture))
    assert sheltered < hit(guns()) * (NUMBERS["bombard.dug_in"] + 150) // 1000


@pytest.mark.rule("16.3")
def test_fire_on_an_old_place_may_hit_somebody_else_or_nobody() -> None:
    gone = fired(guns().but("c1", at=at(3, 0)))
    assert gone.unit("c1").people == 90
    fact = next(iter(gone.state.facts.values()))
    assert (fact.kind, fact.figures, fact.parties) == ("bombardment", {}, ("army",))


def test_the_fact_holds_what_it_cost_and_whether_it_was_observed() -> None:
    after = next(m for m in (fired(guns(seed=seed)) for seed in SEEDS) if m.unit("c1").people < 90)
    fact = next(iter(after.state.facts.values()))
    killed, wounded = fact.figures["killed.csp"], fact.figures["wounded.csp"]
    assert killed + wounded == 90 - after.unit("c1").people
    assert (fact.cause, fact.parties) == ("observed", ("army", "csp"))


def test_friends_are_never_fired_on_nor_the_hidden_found() -> None:
    drawn = guns().but("c1", hidden=True).but("f1", at=at(0, 2))
    after = fired(drawn)
    assert after.unit("f1").people == 30
    assert after.unit("c1").people == 90
