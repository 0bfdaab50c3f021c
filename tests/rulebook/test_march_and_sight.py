"""Chapters 2 and 3: weather, fatigue and dust, as their paragraphs say."""

import pytest

from game.rules.chapters.movement import March
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from tests.pictures import Match, at, match

COLUMN = "army f1@0,0 motorised_company 120 truck=24"
ROAD = (" ".join(f"0,{col}" for col in range(10)),)


def marched(pace: Pace) -> Match:
    drawn = match("." * 10, COLUMN, roads=ROAD)
    return drawn.give("army", March(("f1",), pace, Route.FAST, at(0, 1)))


@pytest.mark.rule("2.4")
@pytest.mark.parametrize(
    ("kind", "name"), [("night", "night"), ("storm", "storm"), ("heat", "heat")]
)
def test_weather_leaves_its_share_of_a_turns_march(kind: str, name: str) -> None:
    drawn = match("." * 10, COLUMN).but("f1", march_m=0)
    share = drawn.book.numbers[f"march.{name}"]
    fair = drawn.morning().unit("f1").march_m
    whole = drawn.weather(**{kind: 360}).morning().unit("f1").march_m
    half = drawn.weather(**{kind: 180}).morning().unit("f1").march_m
    assert whole == fair * share // 1000
    assert whole < half < fair


@pytest.mark.rule("2.6")
@pytest.mark.parametrize("pace", Pace)
def test_a_march_tires_by_its_pace(pace: Pace) -> None:
    found = marched(pace)
    book = found.book
    metres = 5000 * book.numbers[f"march.pace.{pace}"] // 1000
    day_m = book.going.day_m[book.types["motorised_company"].mobility]
    assert found.unit("f1").fatigue == metres * book.numbers[f"march.fatigue.{pace}"] // day_m


@pytest.mark.rule("3.3")
def test_a_column_at_a_dash_is_seen_from_farther_off_than_with_scouts_out() -> None:
    def seen_from(pace: Pace) -> int:
        for km in range(34, 2, -1):
            drawn = match(
                "." * 35,
                f"csp c1@0,0 technical_squadron 60 technical=8\narmy f1@0,{km} "
                "motorised_company 120 truck=24",
                hex_m=1000,
            )
            found = drawn.give("army", March(("f1",), pace, Route.FAST, at(0, km - 1)))
            if found.level("csp", "f1") >= Level.SIGHTED:
                return km
        return 0

    assert seen_from(Pace.DASH) > seen_from(Pace.NORMAL) > seen_from(Pace.SECURED)
