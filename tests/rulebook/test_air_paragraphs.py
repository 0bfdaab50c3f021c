"""Chapter 5: distance, weather, what is found and what is lost, as its paragraphs say."""

import pytest

from game.rules.chapters.air import Mission, Sortie
from game.rules.contacts import Level
from tests.pictures import Match, at, match

BASES = {"kidal": ("0,0", 0)}
BAND = "csp c1@0,1 technical_squadron 100 technical=12"
TRUCKS = "army f1@0,0 motorised_company 80 truck=6"


def sky(battle: str = BAND, craft: str = "armed_drone", *, far_m: int = 0, seed: int = 1) -> Match:
    drawn = match(
        "....",
        f"{TRUCKS}\n{battle}",
        air=f"army a1 {craft} kidal",
        bases={"kidal": ("0,0", far_m)},
        seed=seed,
    )
    return drawn.acting("army")


def flown(drawn: Match, mission: Mission) -> Match:
    return drawn.give("army", Sortie((), "a1", mission, at(0, 1)))


def struck(words: str = "", *, far_m: int = 0, seeds: int = 30) -> int:
    """Return the people a number of strikes hit."""
    found = 0
    for seed in range(seeds):
        drawn = sky(f"{BAND} {words}", far_m=far_m, seed=seed).seen("army", "c1", Level.SIGHTED)
        found += 100 - flown(drawn, Mission.STRIKE).unit("c1").people
    return found


@pytest.mark.rule("5.1")
def test_a_strikes_effect_falls_with_distance_to_nothing() -> None:
    assert struck() > struck(far_m=200_000) > 0
    reach = sky().book.aircraft_types["armed_drone"].reach_m
    out = sky(far_m=reach).seen("army", "c1", Level.SIGHTED)
    assert out.refused("army", Sortie((), "a1", Mission.STRIKE, at(0, 1))) is not None


@pytest.mark.rule("5.2")
@pytest.mark.parametrize(
    ("craft", "weather", "refusal"),
    [
        ("armed_drone", {"storm": 180}, "refused.storm"),
        ("armed_drone", {"night": 360}, None),
        ("attack_helicopter", {"night": 270}, "refused.night"),
        ("attack_helicopter", {"night": 180}, None),
    ],
)
def test_weather_keeps_aircraft_down(
    craft: str, weather: dict[str, int], refusal: str | None
) -> None:
    drawn = sky(craft=craft).weather(**weather)
    found = drawn.offer("army", Sortie).refusal
    assert (None if found is None else found.key) == refusal


@pytest.mark.rule("5.3")
def test_a_search_finds_what_hides_less_often() -> None:
    def found(words: str) -> int:
        searched = (
            flown(sky(f"{BAND} {words}", seed=seed), Mission.RECONNAISSANCE) for seed in range(40)
        )
        return sum(each.level("army", "c1") >= Level.SIGHTED for each in searched)

    assert found("march") > found("dispersed") > found("dispersed hidden")


@pytest.mark.rule("5.4")
def test_a_strike_on_those_dug_in_hits_fewer() -> None:
    assert struck("march") > struck("dug_in") > 0


@pytest.mark.rule("5.5")
def test_a_strike_on_an_empty_hex_hits_nobody() -> None:
    drawn = sky().seen("army", "c1", Level.SIGHTED).but("c1", at=at(0, 3))
    found = flown(drawn, Mission.STRIKE)
    assert found.unit("c1").people == 100
    assert "learnt.strike_nothing" in found.heard("army")


@pytest.mark.rule("5.6")
def test_evacuation_brings_out_wounded_as_far_as_seats_go() -> None:
    drawn = sky(craft="transport_helicopter").but("f1", at=at(0, 1), wounded=60)
    seats = drawn.book.aircraft_types["transport_helicopter"].lift
    out = flown(drawn, Mission.EVACUATION).unit("f1").ledger.evacuated
    assert 0 < out <= seats


@pytest.mark.rule("5.7")
def test_an_owner_learns_that_an_aircraft_is_gone_not_why() -> None:
    for seed in range(400):
        found = flown(sky(craft="attack_helicopter", seed=seed), Mission.RECONNAISSANCE)
        lost = [tell for tell in found.told("army") if tell.key == "learnt.aircraft_lost"]
        if lost:
            assert "cause" not in lost[0].args
            return
    pytest.fail("no helicopter was lost in 400 sorties over a hundred fighters")
