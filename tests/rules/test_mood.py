"""Chapter 8: leaning moves with rule, goods and news, and nobody gains by another's loss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.mood import ceiling, moods_change
from game.rules.place_why import independence_why
from game.rules.places import as_known
from game.rules.state import PlaceState, Track
from game.rules.why import leaning_why
from tests.pictures import Match, match

CAMP = "camp@0,0 people=800 holder={} army=100 csp=300"
ARMY = "army f1@0,0 motorised_company 80 truck=6"
CSP = "csp c1@0,0 technical_squadron 60 technical=8"
WAGNER = "wagner w1@0,0 assault_detachment 40 technical=6"


def drawn(units: str, holder: str, wish: int = 0) -> Match:
    """Return a camp with its holder, and how many there wish for independence."""
    found = match(
        "....",
        units,
        places=CAMP.format(holder),
        factions="army csp wagner jihadists",
        turn_hours=24,
    )
    camp = replace(found.book.places["camp"], independence=wish)
    book = replace(found.book, places={"camp": camp})
    return replace(found, book=book).with_place("camp", independence=wish)


def evening(found: Match, count: int = 1) -> PlaceState:
    """Return the camp after so many evenings' moods."""
    course = found.course()
    for _ in range(count):
        moods_change(course)
    return course.state.places["camp"]


@pytest.mark.rule("8.11")
def test_protection_wins_the_holder_some_and_nobody_else() -> None:
    found = drawn(CSP, "csp")
    camp = evening(found)
    assert camp.leaning == {"army": 100, "csp": 300 + found.book.numbers["mood.rule"]}
    assert camp.moods == {"csp|cause.protected_by": found.book.numbers["mood.rule"]}


@pytest.mark.rule("8.11")
def test_a_heavy_hand_costs_whoever_has_it_and_protects_nobody() -> None:
    found = drawn(f"{ARMY}\n{WAGNER}", "army").with_place("camp", leaning={"wagner": 50, "army": 9})
    lost = found.book.numbers["mood.heavy"]
    assert evening(found).leaning == {"wagner": 50 - lost, "army": 9}


@pytest.mark.rule("8.11")
def test_shortage_is_held_against_those_who_bar_the_ways() -> None:
    found = drawn(ARMY.replace("0,0", "0,1"), "csp")
    short = found.book.numbers["mood.shortage_minutes"]
    hungry = evening(found.with_place("camp", blockade=short)).leaning
    assert hungry == {"army": 100 - found.book.numbers["mood.shortage"], "csp": 300}
    assert evening(found.with_place("camp", blockade=short - 1)).leaning == {
        "army": 100,
        "csp": 300,
    }


def believed(found: Match, side: str, value: int) -> Match:
    """Let people of the north believe a side so far."""
    faction = found.state.factions[side]
    credibility = {**faction.credibility, "north": Track(value)}
    factions = {**found.state.factions, side: replace(faction, credibility=credibility)}
    return replace(found, state=replace(found.state, factions=factions))


@pytest.mark.rule("8.12")
def test_who_is_believed_in_nothing_loses_and_who_is_believed_wins_back_no_more() -> None:
    found, a_day = drawn("", "nobody"), 4
    assert evening(believed(found, "csp", 0)).leaning["csp"] == 300 - a_day
    assert evening(believed(found, "csp", 1000)).leaning["csp"] == 300
    turned = believed(found, "csp", 1000).with_place("camp", leaning={"csp": 290})
    assert evening(turned).leaning["csp"] == 290 + a_day
    assert evening(turned, 9).leaning["csp"] == 300


@pytest.mark.rule("8.13")
def test_leaning_rises_by_a_share_of_those_who_leaned_to_nobody_and_no_further() -> None:
    found = drawn(CSP, "csp")
    assert ceiling(found.book, "camp", "csp") == 300 + 600 // 4
    assert evening(found, 90).leaning == {"army": 100, "csp": 450}


@pytest.mark.rule("8.13")
def test_who_wishes_for_independence_never_leans_to_the_state() -> None:
    found = drawn(ARMY, "army", wish=800)
    assert ceiling(found.book, "camp", "army") == 200
    gain = found.book.numbers["mood.rule"]
    assert evening(found).leaning["army"] == 100 + gain * 200 // 1000
    other = drawn(CSP, "csp", wish=800)
    assert evening(other).leaning["csp"] == 300 + gain * 1800 // 1000


def test_a_side_reads_why_people_lean_as_they_do() -> None:
    found = drawn(CSP, "csp", wish=500)
    camp = evening(found)
    state = replace(found.state, known={"csp": {"camp": as_known(found.state, camp, "csp", 1)}})
    view = replace(found, state=state).view("csp")
    why = leaning_why(found.book, view, "camp")
    assert why is not None
    assert why.adds_up
    assert [change.key for change in why.changes] == ["cause.protected_by"]
    wished = independence_why(found.book, "camp")
    assert wished is not None
    assert wished.value == 500


@given(
    st.dictionaries(st.sampled_from(["army", "csp", "wagner"]), st.integers(0, 300)),
    st.integers(0, 300),
    st.integers(1, 60),
)
def test_a_side_that_lost_leaning_never_ends_above_where_it_would_have_been(
    leaning: dict[str, int], less: int, evenings: int
) -> None:
    found = drawn(ARMY, "army")
    book = replace(found.book, places={"camp": replace(found.book.places["camp"], leaning=leaning)})
    plain = replace(found, book=book).with_place("camp", leaning=leaning)
    shrunk = {side: share * (1000 - less) // 1000 for side, share in leaning.items()}
    harmed = replace(found, book=book).with_place("camp", leaning=shrunk)
    after, otherwise = evening(harmed, evenings).leaning, evening(plain, evenings).leaning
    assert all(after[side] <= otherwise.get(side, 0) for side in after)
    assert sum(otherwise.values()) <= 1000
