"""Chapter 5: a few sorties a day, if weather and distance let them."""

import pytest

from game.rules.airbase import effect
from game.rules.chapters.air import Mission, Sortie
from game.rules.contacts import Level
from game.rules.units import Ledger, Posture
from tests.pictures import Match, at, match

WIDE = "." * 70
BATTLE = """
    army  f1@0,1  motorised_company   80  truck=8
    csp   c1@0,{}  technical_squadron 200  technical=24
"""


def flown(kind: str = "armed_drone", far: int = 6, *, seed: int = 1) -> Match:
    """Return a match with one aircraft of the army at the western edge, the CSP *far* hexes off."""
    return match(
        WIDE,
        BATTLE.format(far),
        air=f"army craft {kind} strip",
        bases={"strip": ("0,0", 0)},
        seed=seed,
    )


def sortie(mission: Mission, far: int = 6) -> Sortie:
    return Sortie((), "craft", mission, at(0, far))


def strike(drawn: Match, far: int = 6) -> Match:
    known = drawn.seen("army", "c1", Level.SIGHTED)
    return known.give("army", sortie(Mission.STRIKE, far))


def refusal(drawn: Match) -> str | None:
    found = drawn.acting("army").offer("army", Sortie).refusal
    return None if found is None else found.key


def test_a_sortie_uses_one_of_the_days_flights() -> None:
    drawn = flown("attack_helicopter")
    after = drawn.give("army", sortie(Mission.RECONNAISSANCE))
    assert after.state.aircraft["craft"].sorties == drawn.state.aircraft["craft"].sorties - 1


def test_who_has_flown_stays_down_until_midnight() -> None:
    drawn = flown("attack_helicopter", seed=3).give("army", sortie(Mission.RECONNAISSANCE))
    assert not drawn.state.aircraft["craft"].lost
    assert refusal(drawn) == "refused.no_sortie"
    assert drawn.turns(1).state.aircraft["craft"].sorties == 0, "it is six in the evening"
    assert drawn.turns(3).state.aircraft["craft"].sorties == 1, "the morning after"


@pytest.mark.parametrize(
    ("kind", "weather", "expected"),
    [
        ("armed_drone", {"storm": 360}, "refused.storm"),
        ("armed_drone", {"night": 360}, None),
        ("attack_helicopter", {"night": 360}, "refused.night"),
        ("attack_helicopter", {"night": 120}, None),
        ("attack_helicopter", {"storm": 60}, None),
    ],
)
def test_weather_grounds_aircraft(kind: str, weather: dict[str, int], expected: str | None) -> None:
    assert refusal(flown(kind).weather(**weather)) == expected


def test_the_effect_falls_with_distance_to_nothing() -> None:
    drawn = flown()
    craft = drawn.state.aircraft["craft"]
    effects = [effect(drawn.book, craft, at(0, col)) for col in range(70)]
    assert effects == sorted(effects, reverse=True)
    assert (effects[0], effects[60]) == (1000, 0), "300 km"


def test_no_goal_is_offered_where_nothing_would_come_of_it() -> None:
    offer = flown().acting("army").offer("army", Sortie)
    goals = offer.choices("to", {"aircraft": "craft", "mission": Mission.RECONNAISSANCE})
    assert at(0, 59) in goals
    assert at(0, 60) not in goals


def test_a_strike_needs_a_contact() -> None:
    offer = flown().acting("army").offer("army", Sortie)
    assert Mission.STRIKE not in offer.choices("mission", {"aircraft": "craft"})
    assert flown().acting("army").refused("army", sortie(Mission.STRIKE)) is not None


def test_a_strike_on_a_rumour_may_hit_nobody() -> None:
    drawn = flown().seen("army", "c1", Level.RUMOUR).but("c1", at=at(0, 30))
    after = drawn.give("army", sortie(Mission.STRIKE))
    assert after.unit("c1") == drawn.unit("c1")


def losses(far: int, posture: str = "") -> float:
    drawn = match(
        WIDE,
        BATTLE.format(far) + posture,
        air="army craft attack_helicopter strip",
        bases={"strip": ("0,0", 0)},
    ).but("c1", **({"posture": Posture.DUG_IN} if posture else {}))
    found = [strike(drawn.seed(seed), far).unit("c1") for seed in range(40)]
    return sum(200 - unit.people for unit in found) / 40


def test_a_strike_far_from_its_base_does_less() -> None:
    assert losses(4) > losses(30) > losses(55)


def test_one_strike_does_not_wipe_a_unit_out() -> None:
    for seed in range(60):
        unit = strike(flown("attack_helicopter", 1, seed=seed), 1).unit("c1")
        assert unit.people >= 150
        assert unit.balance == 0


def test_who_is_struck_learns_what_it_cost_who_strikes_only_what_burns() -> None:
    after = strike(flown("attack_helicopter", 1), 1)
    hit = next(line for line in after.told("csp") if line.key == "learnt.was_struck")
    assert hit.args["n"] == 200 - after.unit("c1").people
    pilot = next(line for line in after.told("army") if line.key == "learnt.strike_hit")
    assert set(pilot.args) == {"aircraft", "at", "vehicles"}


def test_reconnaissance_finds_a_column_in_the_open_sooner_than_a_hidden_band() -> None:
    def found(**fields: object) -> int:
        drawn = flown("armed_drone", 2).but("c1", **fields)
        return sum(
            drawn.seed(seed).give("army", sortie(Mission.RECONNAISSANCE, 2)).level("army", "c1")
            is Level.SIGHTED
            for seed in range(40)
        )

    assert found(posture=Posture.MARCH) > found(hidden=True, posture=Posture.DISPERSED)


def test_wounded_are_flown_out_as_many_as_fit() -> None:
    drawn = flown("transport_helicopter").but("f1", wounded=40, ledger=Ledger(start=120))
    after = drawn.give("army", sortie(Mission.EVACUATION, 1)).unit("f1")
    assert 0 < after.ledger.evacuated <= drawn.book.aircraft_types["transport_helicopter"].lift
    assert after.wounded == 40 - after.ledger.evacuated
    assert after.balance == 0


def shot_at(cause: str) -> Match:
    """Return a sortie that ended in the loss of the helicopter, by fire or by itself."""
    for seed in range(400):
        after = strike(flown("attack_helicopter", 3, seed=seed), 3)
        lost = [fact for fact in after.state.facts.values() if fact.kind == "aircraft_lost"]
        if lost and lost[0].cause == cause:
            return after
    raise AssertionError(f"no aircraft was lost by {cause} in 400 sorties")


@pytest.mark.parametrize("cause", ["fire", "failure"])
def test_its_owner_learns_that_an_aircraft_is_gone_and_not_why(cause: str) -> None:
    after = shot_at(cause)
    lines = [line for line in after.told("army") if line.key == "learnt.aircraft_lost"]
    assert [set(line.args) for line in lines] == [{"aircraft", "at"}]
    assert cause not in repr(after.view("army"))
    assert after.state.aircraft["craft"].lost


@pytest.mark.parametrize("cause", ["fire", "failure"])
def test_those_below_see_it_go_down_whatever_the_cause(cause: str) -> None:
    assert "learnt.aircraft_down" in shot_at(cause).heard("csp")


def test_far_from_any_enemy_an_aircraft_is_lost_by_itself_alone() -> None:
    causes = set()
    for seed in range(300):
        after = flown("attack_helicopter", 50, seed=seed).give(
            "army", sortie(Mission.RECONNAISSANCE, 10)
        )
        causes |= {fact.cause for fact in after.state.facts.values()}
    assert causes == {"failure"}


def test_a_lost_aircraft_flies_no_more() -> None:
    after = shot_at("fire").turns(4)
    craft = after.state.aircraft["craft"]
    assert (craft.lost, craft.sorties) == (True, 0)
    assert refusal(after) == "refused.no_sortie"


def test_nobody_sees_anothers_aircraft() -> None:
    assert flown().view("csp").aircraft == {}
