"""Quiet days, a holder who protects, a heavy hand: fear, blame and the displaced."""

from typing import Any

import pytest

from game.rules.places import as_known, goodwill
from game.rules.state import PlaceState
from tests.pictures import Match, match

ARMY = "army f1@0,{} motorised_company 80 truck=8"
WAGNER = "wagner w1@0,{} assault_detachment 40 technical=6"
CSP = "csp c1@0,{} technical_squadron 60 technical=6"
QUIET = 2880


def camp(drawn: Match) -> PlaceState:
    return drawn.state.places["camp"]


def village(*units: str, words: str = "holder=army people=1000 csp=600", **people: Any) -> Match:
    battle = "\n".join(units) or ARMY.format(9)
    drawn = match(
        "." * 10, battle, places=f"camp@0,1 {words}", factions="army wagner csp", turn_hours=24
    )
    return drawn.with_place("camp", **people) if people else drawn


@pytest.mark.rule("8.9")
def test_a_holder_who_stands_in_his_place_takes_fear_away() -> None:
    there, away = village(ARMY.format(1), fear=300), village(ARMY.format(9), fear=300)
    assert camp(there.evening()).fear == 300 - there.book.numbers["people.calm"]
    assert camp(away.evening()).fear == 300


def test_who_hides_in_a_place_protects_nobody() -> None:
    hidden = village(ARMY.format(1), fear=300).but("f1", hidden=True)
    assert camp(hidden.evening()).fear == 300


@pytest.mark.rule("8.9")
def test_after_quiet_days_harm_fades_and_people_come_back() -> None:
    people: dict[str, Any] = {
        "inhabitants": 600,
        "displaced": 400,
        "harm_fled": 400,
        "harm_fear": 300,
        "blame": {"army": 200},
    }
    loud, quiet = village(quiet=0, **people), village(quiet=QUIET, **people)
    numbers = loud.book.numbers
    assert camp(loud.evening()).quiet == 1440
    for name in ("harm_fear", "blame", "harm_fled", "inhabitants"):
        assert getattr(camp(loud.evening()), name) == people[name]
    after = camp(quiet.evening())
    assert after.harm_fear == 300 - numbers["harm.fades"]
    assert after.blame == {"army": 200 - numbers["harm.fades"]}
    assert after.harm_fled == 400 - 400 * numbers["people.return"] // 1000
    assert after.inhabitants + after.displaced == 1000


@pytest.mark.rule("8.9")
def test_others_who_left_come_back_while_a_way_is_open() -> None:
    people: dict[str, Any] = {"inhabitants": 600, "displaced": 400}
    share = village().book.numbers["people.return"]
    assert camp(village(**people).evening()).displaced == 400 - 400 * share // 1000
    bars = ("csp c1@0,0 technical_squadron 40", "csp c2@0,2 technical_squadron 40")
    assert camp(village(ARMY.format(9), *bars, **people).evening()).displaced == 400


@pytest.mark.rule("8.10")
def test_a_heavy_hand_is_feared_where_it_stays_and_protects_nobody() -> None:
    drawn = village(WAGNER.format(1), fear=300)
    more = drawn.book.numbers["people.heavy"]
    after = camp(drawn.evening())
    assert (after.harm_fear, after.blame, after.fear) == (more, {"wagner": more}, 300)
    late = drawn.with_place("camp", harm_fear=590, blame={"wagner": 590})
    most = drawn.book.numbers["people.heavy_most"]
    assert camp(late.evening()).blame == {"wagner": most}
    assert camp(village(ARMY.format(1)).evening()).blame == {}


@pytest.mark.rule("8.10")
def test_a_heavy_hand_silences_people_toward_itself_and_its_allies_alone() -> None:
    words = "holder=army people=1000 csp=400 army=300 wagner=200"
    drawn = village(WAGNER.format(1), CSP.format(9), words=words)
    after = drawn.evening()

    def willing(found: Match, side: str) -> int:
        return goodwill(found.state, camp(found), side)

    assert willing(after, "wagner") < willing(drawn, "wagner")
    assert willing(after, "army") < willing(drawn, "army")
    assert willing(after, "csp") == willing(drawn, "csp")


@pytest.mark.rule("8.3")
def test_who_stands_near_learns_how_people_lean_and_how_many_are_left() -> None:
    drawn = village(CSP.format(1), words="holder=csp people=1000 csp=600")
    changed = drawn.with_place("camp", leaning={"csp": 450}, inhabitants=640, displaced=360)
    after = changed.evening()
    known = after.view("csp").places["camp"]
    assert known == as_known(after.state, camp(after), "csp", 1)
    assert known.leaning == 450 + known.moods["cause.protected_by"]
    assert "learnt.place" not in after.heard("csp"), "no news of who holds it"
