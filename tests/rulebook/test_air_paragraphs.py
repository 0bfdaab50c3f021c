"""Chapter 5: distance, weather, what is found and what is lost, as its paragraphs say."""

from dataclasses import replace

import pytest

from game.rules.airbase import ready_chance, seats
from game.rules.chapters.air import Airlift, Mission, Sortie
from game.rules.chapters.combat import Attack
from game.rules.contacts import Level
from game.rules.flying import shot_chance
from game.rules.scouting import chance
from game.rules.state import Aircraft, Weather
from tests.pictures import Match, at, match

BASES = {"kidal": ("0,0", 0)}
BAND = "csp c1@0,1 technical_squadron 100 technical=12"
TRUCKS = "army f1@0,0 motorised_company 80 truck=6"


def sky(
    battle: str = BAND,
    craft: str = "armed_drone",
    *,
    far_m: int = 0,
    seed: int = 1,
    places: str = "",
) -> Match:
    drawn = match(
        "....",
        f"{TRUCKS}\n{battle}",
        air=f"army a1 {craft} kidal",
        bases={"kidal": ("0,0", far_m)},
        seed=seed,
        places=places,
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


@pytest.mark.rule("5.1")
def test_a_load_stays_whole_for_most_of_the_reach() -> None:
    def carried(permille: int) -> int:
        kind = sky().book.aircraft_types["transport_helicopter"]
        drawn = sky(craft="transport_helicopter", far_m=kind.reach_m * permille // 1000)
        return seats(drawn.book, Weather(), drawn.state.aircraft["a1"], at(0, 0))

    whole = sky().book.numbers["air.whole_load"]
    assert carried(0) == carried(whole) > carried((whole + 1000) // 2) > carried(1000) == 0


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


@pytest.mark.rule("5.3")
def test_many_vehicles_give_themselves_away_sooner_than_few_and_among_people_later() -> None:
    def odds(words: str, places: str = "") -> int:
        found = match(
            "......",
            f"army f1@0,0 guard_post 20\ncsp c1@0,4 technical_squadron 60 {words}",
            places=f"strip@0,0 holder=army\n{places}",
            air="army craft armed_drone strip",
            bases={"strip": ("0,0", 0)},
        )
        course = found.course()
        return chance(course, course.state.aircraft["craft"], found.unit("c1"), at(0, 4))

    village = "camp@0,4 people=300"
    assert odds("technical=20") > odds("technical=5")
    assert odds("technical=5", village) < odds("technical=5")
    assert odds("technical=25", village) > 500, "more often than not"


@pytest.mark.rule("5.4")
def test_a_strike_on_those_dug_in_hits_fewer() -> None:
    assert struck("march") > struck("dug_in") > 0


@pytest.mark.rule("5.5")
@pytest.mark.parametrize(
    ("level", "number"), [(Level.RUMOUR, "rumour"), (Level.SIGHTED, "sighted")]
)
def test_a_strike_on_an_empty_hex_hits_nobody_or_people_taken_for_him(
    level: Level, number: str
) -> None:
    hit = 0
    for seed in range(100):
        drawn = sky(seed=seed, places="camp@0,1 people=500").seen("army", "c1", level)
        found = flown(drawn.but("c1", at=at(0, 3)), Mission.STRIKE)
        assert found.unit("c1").people == 100
        hit += found.state.places["camp"].hurt + found.state.places["camp"].killed > 0
    assert hit / 100 == pytest.approx(sky().book.numbers[f"air.mistaken.{number}"] / 1000, abs=0.1)


@pytest.mark.rule("5.6")
def test_a_pilots_figures_stay_between_the_least_and_the_most() -> None:
    numbers = sky().book.numbers
    for seed in range(40):
        drawn = sky(seed=seed).seen("army", "c1", Level.SIGHTED)
        found = flown(drawn, Mission.STRIKE)
        wrecked = found.unit("c1").fleet.destroyed
        told = next(line for line in found.told("army") if line.key.startswith("learnt.strike_"))
        claimed = told.args["vehicles"]
        assert isinstance(claimed, int)
        ghosts = 0 if wrecked else numbers["air.claim.ghost"]
        assert claimed >= wrecked * numbers["air.claim.least"] // 1000
        assert claimed <= (wrecked * numbers["air.claim.most"] + ghosts) // 1000 + 1


@pytest.mark.rule("5.7")
def test_evacuation_brings_out_wounded_as_far_as_seats_go() -> None:
    drawn = sky(craft="transport_helicopter").but("f1", at=at(0, 1), wounded=60)
    seats = drawn.book.aircraft_types["transport_helicopter"].lift
    out = flown(drawn.but("c1", at=at(0, 3)), Mission.EVACUATION).unit("f1").ledger.evacuated
    assert 0 < out <= seats


def losses(foes: str, mission: Mission) -> list[Match]:
    """Return the flights of many that ended where the aircraft was sent."""
    found = []
    for seed in range(200):
        drawn = sky(foes, "transport_helicopter", seed=seed).but("f1", at=at(0, 1), wounded=10)
        after = flown(drawn, mission)
        if after.state.aircraft["a1"].lost:
            found.append(after)
    return found


@pytest.mark.rule("5.8")
def test_who_lands_among_enemies_is_lost_more_often_and_the_owner_learns_not_why() -> None:
    landed, over = losses(BAND, Mission.EVACUATION), losses(BAND, Mission.RECONNAISSANCE)
    assert len(landed) > len(over) > len(losses("csp c1@0,3 katiba 9", Mission.RECONNAISSANCE))
    lost = [line for line in landed[0].told("army") if line.key == "learnt.aircraft_lost"]
    assert [set(line.args) for line in lost] == [{"aircraft", "at"}]
    dead = sum(each.unit("f1").ledger.killed for each in landed)
    share = sky().book.numbers["air.crash_killed"] / 1000
    assert dead / (10 * len(landed)) == pytest.approx(share, abs=0.15)


@pytest.mark.rule("5.8")
def test_friends_in_the_hex_keep_enemies_off_the_ground_where_an_aircraft_lands() -> None:
    def risk(friends: int, *, low: bool = True) -> int:
        drawn = sky(craft="transport_helicopter").but("f1", at=at(0, 1), people=friends)
        course = drawn.course()
        return shot_chance(course, course.state.aircraft["a1"], at(0, 1), low=low)

    assert risk(1) > risk(40) > risk(90) > risk(400) == risk(400, low=False) > 0


@pytest.mark.rule("5.9")
def test_who_stands_by_helps_once() -> None:
    drawn = sky("csp c1@0,1 technical_squadron 40 technical=6").seen("army", "c1", Level.SIGHTED)
    over = flown(drawn, Mission.SUPPORT)
    assert over.state.aircraft["a1"].support == at(0, 1)
    contact = next(iter(over.view("army").contacts))
    after = over.give("army", Attack(("f1",), contact, ()))
    told = next(line for line in after.told("army") if line.key == "learnt.fight")
    assert "cause.air" in repr(told.args["causes"])
    assert after.state.aircraft["a1"].support is None


@pytest.mark.rule("5.10")
def test_an_airlift_carries_stores_and_those_who_walk() -> None:
    walkers = "army g1@0,0 guard_post 12\narmy g2@0,2 guard_post 20 fuel=50\n" + BAND
    drawn = sky(walkers, "transport_helicopter").but("c1", at=at(0, 3), people=5)
    fed = drawn.give("army", Airlift((), "a1", "stores", at(0, 2))).unit("g2").water_fuel
    flown_in = drawn.give("army", Airlift((), "a1", "g1", at(0, 2))).unit("g1")
    assert fed > 50
    assert flown_in.at == at(0, 2)
    minutes = drawn.book.numbers["air.lift_minutes"]
    assert flown_in.minutes == drawn.unit("g1").minutes - minutes
    assert drawn.refused("army", Airlift((), "a1", "f1", at(0, 2))) is not None


@pytest.mark.rule("5.11")
def test_aircraft_leave_a_base_the_enemy_has_taken() -> None:
    drawn = match(
        "....",
        f"{TRUCKS}\n{BAND}",
        places="one@0,1 holder=csp\ntwo@0,0 holder=army",
        air="army a1 armed_drone one",
        bases={"one": ("0,1", 0), "two": ("0,0", 0)},
    )
    assert drawn.morning().state.aircraft["a1"].base == "two"


@pytest.mark.rule("5.12")
def test_wear_keeps_aircraft_in_the_workshop() -> None:
    drawn = sky(craft="attack_helicopter")
    kind = drawn.book.aircraft_types["attack_helicopter"]
    worn = Aircraft("a1", kind.id, "army", "kidal", 0, wear=2)
    assert ready_chance(drawn.book, worn) == kind.readiness - 2 * kind.wear
    least = drawn.book.numbers["air.ready_least"]
    assert ready_chance(drawn.book, replace(worn, wear=99)) == least
