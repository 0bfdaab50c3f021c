"""What people, prisoners and radios tell: true, stale or false, and no way to know which."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from game.rules.chapters.movement import March
from game.rules.contacts import Contact, Level, Sighting
from game.rules.orders import Pace, Route
from game.rules.state import Captives
from tests.pictures import Match, at, match

COLUMN = "army f1@0,3 motorised_company 120 truck=24 march"
FRIENDS = "csp c1@0,{} technical_squadron 60 dispersed hidden"


def valley(
    band: str = FRIENDS.format(5),
    column: str = COLUMN,
    words: str = "people=800 csp=1000",
    **said: Any,
) -> Match:
    return match("." * 12, f"{column}\n{band}", places=f"village@0,4 {words}", hex_m=15_000, **said)


def evenings(drawn: Match, count: int = 60) -> Iterator[Match]:
    """Yield one evening by the luck of many seeds."""
    for seed in range(count):
        yield drawn.seed(seed).evening()


def heard(drawn: Match, count: int = 60) -> list[Sighting]:
    """Return what the CSP is told of the column, over evenings of different luck."""
    return [found for each in evenings(drawn, count) if (found := each.knows("csp", "f1"))]


def ghosts(drawn: Match) -> list[Contact]:
    return [each for each in drawn.state.contacts.get("csp", {}).values() if each.unit is None]


@pytest.mark.rule("3.8")
def test_those_near_are_told_face_to_face_and_those_far_off_by_telephone() -> None:
    near, far = heard(valley()), heard(valley(FRIENDS.format(11)))
    assert {each.source for each in near} == {"herders"}
    assert {each.source for each in far} == {"kin"}
    assert len(far) < len(near)


@pytest.mark.rule("3.8")
def test_who_hides_is_told_of_less_often() -> None:
    hiding = valley(column="army f1@0,3 motorised_company 120 truck=24 dispersed hidden")
    assert 0 < len(heard(hiding)) < len(heard(valley()))


@pytest.mark.rule("3.8")
def test_those_who_left_tell_nothing() -> None:
    emptied = valley().with_place("village", inhabitants=200, displaced=600)
    assert len(heard(emptied)) < len(heard(valley()))


@pytest.mark.rule("3.12")
def test_now_and_then_what_is_told_is_yesterdays_news() -> None:
    drawn = valley()
    reach = drawn.book.numbers["people.talk_doubt_m"]
    off = [each.at.distance(at(0, 3)) * drawn.book.ground.hex_m for each in heard(drawn, 200)]
    assert 0 < sum(metres > reach for metres in off) < len(off) // 4
    assert max(off) <= drawn.book.numbers["people.stale_m"]


def rumoured(**said: Any) -> Match:
    """Return an evening on which the CSP is told of somebody who is not there."""
    drawn = valley(column="army f1@0,11 motorised_company 120 truck=24", **said)
    return next(each for each in evenings(drawn, 400) if ghosts(each))


@pytest.mark.rule("3.12")
def test_a_false_rumour_looks_like_a_true_one() -> None:
    false = ghosts(rumoured())[0].sighting
    true = heard(valley())[0]
    for field in fields(Sighting):
        one, other = getattr(false, field.name), getattr(true, field.name)
        assert type(one) is type(other), field.name
    for name in ("level", "doubt_m", "turn", "source", "vehicles", "faction", "type", "posture"):
        assert getattr(false, name) == getattr(true, name)
    numbers = valley().book.numbers
    assert false.people.best % 5 == 0
    assert numbers["people.false_least"] <= false.people.best <= numbers["people.false_most"]


@pytest.mark.rule("3.12")
def test_a_false_rumour_is_told_in_the_same_words() -> None:
    told = next(tell for tell in rumoured().told("csp") if tell.key == "learnt.contact_new")
    true = next(
        tell
        for each in evenings(valley())
        for tell in each.told("csp")
        if tell.key == "learnt.contact_new" and each.knows("csp", "f1")
    )
    assert set(told.args) == set(true.args)


@pytest.mark.rule("3.12")
def test_a_false_rumour_ages_like_a_true_one() -> None:
    silent = {"people__talk_chance": 0, "people__false": 0}
    false = rumoured().with_numbers(**silent)
    true = next(each for each in evenings(valley()) if each.knows("csp", "f1"))
    true = true.but("f1", at=at(0, 11)).with_numbers(**silent)
    for _ in range(12):
        ghost, held = ghosts(false), true.knows("csp", "f1")
        assert (not ghost) == (held is None)
        if ghost and held:
            assert ghost[0].sighting.doubt_m == held.doubt_m
            assert ghost[0].sighting.level is held.level
        false, true = false.turns(1), true.turns(1)
    assert ghosts(false) == []


@pytest.mark.rule("3.12")
def test_people_who_lean_to_nobody_tell_nothing_false_either() -> None:
    drawn = valley(words="people=800", column="army f1@0,11 motorised_company 120 truck=24")
    assert not any(ghosts(each) for each in evenings(drawn, 100))


HOLDERS = "csp c1@0,0 technical_squadron 60 technical=8"
FAR = "army f1@0,11 motorised_company 120 truck=24"


def captors(prisoners: int) -> Match:
    drawn = match("." * 12, f"{HOLDERS}\n{FAR}", hex_m=15_000)
    return drawn.but("c1", prisoners={"army": prisoners})


@pytest.mark.rule("3.13")
def test_new_prisoners_may_tell_of_units_of_their_side() -> None:
    found = heard(captors(5), 100)
    share = captors(5).book.numbers["prisoners.tell"]
    assert abs(len(found) - share // 10) <= 12
    assert {(each.level, each.source) for each in found} == {(Level.RUMOUR, "prisoners")}
    assert len(heard(captors(1), 100)) < len(found)


@pytest.mark.rule("3.13")
def test_prisoners_held_in_a_place_tell_as_those_a_unit_guards_do() -> None:
    guarded = captors(5)
    row = Captives("csp|army", {"camp": 5})
    state = replace(guarded.but("c1", prisoners=None).state, captives={row.id: row})
    assert heard(replace(guarded, state=state), 100) == heard(guarded, 100)


def test_prisoners_taken_after_others_were_let_go_are_asked_again() -> None:
    first = captors(5).evening()
    emptied = first.but("c1", prisoners=None).evening()
    assert emptied.state.factions["csp"].marks["asked.army"] == 0


@pytest.mark.rule("3.13")
def test_a_prisoner_tells_what_he_knows_once() -> None:
    for seed in range(30):
        first = captors(5).seed(seed).evening()
        again = first.evening()
        assert not any(key.startswith("learnt.contact") for key in again.heard("csp"))


def marching(pace: Pace, trucks: int = 24, seeds: int = 60) -> int:
    """Return how often the CSP, far out of sight, hears a column march one hex."""
    count = 0
    for seed in range(seeds):
        drawn = match(
            "." * 12, f"army f1@0,0 motorised_company 120 truck={trucks}\ncsp c1@0,10 katiba 30"
        ).with_numbers(careless__per_km=40)
        after = drawn.seed(seed).give("army", March(("f1",), pace, Route.FAST, at(0, 1)))
        found = after.knows("csp", "f1")
        count += found is not None
        if found is not None:
            assert (found.level, found.source) == (Level.RUMOUR, "radio")
            assert found.doubt_m == drawn.book.numbers["careless.doubt_m"]
    return count


@pytest.mark.rule("3.14")
def test_great_columns_are_heard_and_the_hastier_the_more() -> None:
    assert marching(Pace.DASH) > marching(Pace.NORMAL) > marching(Pace.SECURED)


@pytest.mark.rule("3.14")
def test_a_few_vehicles_are_heard_only_at_a_dash() -> None:
    assert marching(Pace.NORMAL, trucks=4) == 0
    assert marching(Pace.DASH, trucks=8, seeds=200) > 0


@pytest.mark.rule("3.14")
def test_nobody_hears_beyond_the_reach_of_radio() -> None:
    drawn = match(
        "." * 12,
        "army f1@0,0 motorised_company 120 truck=24\ncsp c1@0,10 katiba 30",
        hex_m=5_000,
    ).with_numbers(careless__heard_m=10_000, careless__per_km=10_000)
    after = drawn.give("army", March(("f1",), Pace.DASH, Route.FAST, at(0, 1)))
    assert after.knows("csp", "f1") is None
