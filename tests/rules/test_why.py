"""Every number answers why, and its reasons make the number."""

from dataclasses import replace
from typing import Any

import pytest

from game.rules.chapters.air import Mission, Sortie
from game.rules.chapters.combat import Attack
from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.flight_why import (
    flight_why,
    flyable_why,
    ready_why,
    search_why,
    seats_why,
    sortie_why,
)
from game.rules.orders import Pace, Route
from game.rules.rulebook import Aim
from game.rules.score_why import score_why
from game.rules.state import Stage
from game.rules.track_why import track_why
from game.rules.tracks import move
from game.rules.unit_why import ammunition_why, cohesion_why, hours_why, stores_why
from game.rules.why import (
    Why,
    contact_why,
    fight_why,
    leaning_why,
    march_why,
    odds_why,
    points_why,
    sight_why,
)
from game.words import LANGUAGES, Missing, Words, explained
from tests.pictures import Match, at, match

COLUMN = "army f1@0,0 motorised_company 120 armoured=4 truck=12"
BAND = "csp c1@0,2 technical_squadron 60 technical=8"


def drawn(picture: str = "..ww..", words: str = "", **said: Any) -> Match:
    return match(picture, f"{COLUMN} {words}\n{BAND}", **said)


def said(found: Match, why: Why | None) -> list[str]:
    """Return the lines in English, after making sure that French has them too."""
    assert why is not None
    lines = {
        language: explained(found.book, Words(language, Missing.RAISED), why)
        for language in LANGUAGES
    }
    assert len(lines["en"]) == len(lines["fr"])
    return lines["en"]


@pytest.mark.parametrize("words", ["march", "ready", "dug_in"])
def test_how_far_off_a_unit_is_seen_is_the_product_of_its_reasons(words: str) -> None:
    found = drawn(words=words).weather(night=180, storm=60)
    why = sight_why(found.book, found.view("army"), found.unit("f1"))
    assert why.adds_up
    assert "16 vehicles in the column" in " ".join(said(found, why))


def test_what_is_said_of_sight_is_what_is_played() -> None:
    for km in range(1, 20):
        found = match(
            "." * 35, f"csp c1@0,0 technical_squadron 60 technical=8\narmy f1@0,{km} "
            "motorised_company 120 truck=24 march", hex_m=1000,
        )  # fmt: skip
        why = sight_why(found.book, found.view("army"), found.unit("f1"))
        seen = found.morning().level("csp", "f1") >= Level.SIGHTED
        assert seen == (km * 1000 <= why.value)


def test_a_hidden_unit_is_seen_from_nowhere() -> None:
    found = drawn().but("f1", hidden=True)
    why = sight_why(found.book, found.view("army"), found.unit("f1"))
    assert why.value == 0
    assert "in hiding" in said(found, why)[0]


@pytest.mark.parametrize("pace", Pace)
def test_a_march_costs_what_its_explanation_says(pace: Pace) -> None:
    found = drawn()
    order = March(("f1",), pace, Route.FAST, at(0, 1))
    why = march_why(found.book, found.view("army"), (found.unit("f1"),), pace, Route.FAST, at(0, 1))
    assert why is not None
    assert why.adds_up
    before = found.unit("f1").march_m
    assert before - found.give("army", order).unit("f1").march_m == why.value
    assert any("reg, over" in line or "gravel" in line for line in said(found, why))


def test_out_of_reach_there_is_nothing_to_explain() -> None:
    found = drawn("." * 30)
    group = (found.unit("f1"),)
    assert (
        march_why(found.book, found.view("army"), group, Pace.NORMAL, Route.FAST, at(0, 29)) is None
    )


def test_a_contacts_doubt_is_what_it_was_and_what_it_grew() -> None:
    seen = drawn("." * 12).but("c1", at=at(0, 11)).seen("army", "c1", Level.SIGHTED, 5000)
    found = seen.turns(1)
    contact = next(iter(found.view("army").contacts.values()))
    why = contact_why(found.book, found.view("army"), contact)
    assert why.adds_up
    assert any("unseen" in line for line in said(found, why))


def test_odds_are_explained_by_the_factors_of_both_sides() -> None:
    found = drawn(words="cohesion=600").seen("army", "c1", Level.IDENTIFIED).but("f1", at=at(0, 1))
    contact = next(iter(found.view("army").contacts))
    why = odds_why(found.book, found.view("army"), Attack(("f1",), contact, ()))
    assert {"cause.cohesion"} <= {share.key for share in why.factors}
    assert {"cause.terrain"} <= {share.key for share in why.foes}
    assert "For the other side:" in "\n".join(said(found, why))


def test_a_fight_is_explained_by_the_account_of_it() -> None:
    known = drawn().seen("army", "c1", Level.IDENTIFIED).but("f1", at=at(0, 1))
    contact = next(iter(known.view("army").contacts))
    found = known.give("army", Attack(("f1",), contact, ()))
    told: Any = next(tell for tell in found.told("army") if tell.key == "learnt.fight")
    why = fight_why(told)
    assert [(each.key, each.permille) for each in why.factors] == [
        (cause[0], cause[1]) for cause in told.args["causes"]
    ]
    assert "The fight" in said(found, why)[0]


def test_a_track_is_where_it_began_and_what_moved_it() -> None:
    begun = match("....", BAND)
    course = begun.course()
    move(course, "csp", "unity", "cause.claimed", 30)
    move(course, "csp", "unity", "cause.own_losses", -50)
    found = begun.after(course.closed())
    why = track_why(found.book, found.view("csp"), "unity")
    assert why.adds_up
    assert (why.base, why.value) == (600, 580)
    assert said(found, why)[1:] == ["    success claimed +3", "    own losses −5"]


def test_a_leaning_says_how_many_and_how_old() -> None:
    found = match("..", COLUMN, places="camp@0,0 holder=army people=500 army=700")
    why = leaning_why(found.book, found.view("army"), "camp")
    assert "lean to us" in said(found, why)[0]
    assert leaning_why(found.book, found.view("army"), "nowhere") is None


def test_a_score_is_the_sum_of_its_parts() -> None:
    aims = {"army": (Aim("track", 30, "junta_standing", 600), Aim("keep_force", 70, "", 1000))}
    found = match("..", COLUMN, aims=aims)
    assert score_why(found.book, found.view("army"), "army") is None
    course = found.course()
    for chapter in found.book.chapters:
        chapter.ending(course)
    over = found.after(course.closed())
    why = score_why(over.book, over.view("army"), "army")
    assert why is not None
    assert why.adds_up
    assert why.value == 1000
    assert len(said(over, why)) == 3


def test_command_points_say_what_the_impulse_and_the_turn_leave() -> None:
    found = drawn().acting("army")
    why = points_why(found.book, found.view("army"))
    assert why is not None
    assert why.value == found.book.numbers["turn.impulse_points"]
    assert found.view("army").stage is Stage.IMPULSES
    assert "for the turn" in said(found, why)[0]
    assert points_why(found.book, found.view("public")) is None


def test_a_strike_says_what_distance_left_of_it() -> None:
    found = match(
        "......", COLUMN, air="army a1 armed_drone kidal", bases={"kidal": ("0,0", 100_000)}
    )
    why = sortie_why(found.book, found.state.aircraft["a1"], at(0, 3))
    assert why.adds_up
    assert "km from its base" in " ".join(said(found, why))


def test_cohesion_says_what_it_makes_of_a_units_power_in_a_fight() -> None:
    found = drawn(words="cohesion=600").seen("army", "c1", Level.IDENTIFIED).but("f1", at=at(0, 1))
    contact = next(iter(found.view("army").contacts))
    why = cohesion_why(found.book, found.unit("f1"))
    odds = odds_why(found.book, found.view("army"), Attack(("f1",), contact, ()))
    counted = next(share for share in odds.factors if share.key == "cause.cohesion")
    assert why.args["power_factor"] == counted.permille
    assert "cohesion 60%" in said(found, why)[0]


def test_the_hours_left_say_what_the_weather_takes_of_a_march() -> None:
    found = drawn().weather(night=180)
    why = hours_why(found.book, found.view("army"), found.unit("f1"))
    assert [share.key for share in why.factors] == ["cause.march_night"]
    assert len(said(found, why)) == 2


def test_stores_say_how_much_there_is_of_how_much_and_what_feeds_the_unit() -> None:
    found = drawn().but("f1", water_fuel=150)
    line = said(found, stores_why(found.book, found.view("army"), found.unit("f1")))[0]
    assert "1.5 days of 4 days" in line.replace("\N{NO-BREAK SPACE}", " ")
    assert "Nothing here feeds it." in line


def test_ammunition_says_how_much_there_is_of_how_much() -> None:
    found = drawn().but("f1", ammunition=20)
    assert " of " in said(found, ammunition_why(found.book, found.unit("f1")))[0]


def air(kind: str, far_m: int = 90_000, **weather: int) -> Match:
    found = match("......", COLUMN, air=f"army a1 {kind} kidal", bases={"kidal": ("0,0", far_m)})
    return found.weather(**weather).acting("army")


def test_seats_say_what_distance_and_heat_left_of_them() -> None:
    found = air("transport_helicopter", far_m=240_000, heat=180)
    why = seats_why(found.book, found.view("army"), found.state.aircraft["a1"], at(0, 3))
    text = " ".join(said(found, why))
    assert why.adds_up
    assert "km from its base" in text
    assert "of heat" in text


@pytest.mark.parametrize("wear", [0, 2, 9])
def test_readiness_says_what_wear_took_and_mechanics_gave_back(wear: int) -> None:
    found = air("attack_helicopter")
    why = ready_why(found.book, replace(found.state.aircraft["a1"], wear=wear, sorties=0))
    text = " ".join(said(found, why))
    assert why.adds_up
    assert ("without a day of rest" in text) == bool(wear)
    assert ("mechanics" in text) == (wear == 9)


def test_hours_say_what_storm_and_night_took() -> None:
    found = air("attack_helicopter", storm=90, night=180)
    why = flyable_why(found.book, found.view("army"), found.state.aircraft["a1"])
    assert why.adds_up
    assert why.value == 360 * 750 // 1000 * 500 // 1000
    drone = replace(found.state.aircraft["a1"], type="armed_drone")
    assert flyable_why(found.book, found.view("army"), drone).value == 270, "it sees in the dark"


def test_a_search_says_what_distance_and_weather_left_of_it() -> None:
    found = air("armed_drone", storm=90)
    why = search_why(found.book, found.view("army"), found.state.aircraft["a1"], at(0, 3))
    text = " ".join(said(found, why))
    assert why.adds_up
    assert "km from its base" in text
    assert "of sandstorm" in text


@pytest.mark.parametrize(
    ("kind", "mission", "key"),
    [
        ("armed_drone", Mission.RECONNAISSANCE, "why.search"),
        ("armed_drone", Mission.SUPPORT, "why.sortie"),
        ("transport_helicopter", Mission.EVACUATION, "why.seats"),
    ],
)
def test_every_flight_says_what_it_is_worth(kind: str, mission: Mission, key: str) -> None:
    found = air(kind)
    order = Sortie((), "a1", mission, at(0, 0))
    assert flight_why(found.book, found.view("army"), order).key == key
