"""Chapter 8: places and who lives there."""

from dataclasses import replace

from game.rules.state import Fact
from tests.pictures import Match, at, match

VILLAGE = "village@0,1 holder=csp people=1000 csp=600"
COMES = "army f1@0,{} motorised_company 80 truck=8\ncsp c1@0,{} technical_squadron 60 technical=6"


def evening(army: int, csp: int, **unit: bool) -> Match:
    drawn = match("......", COMES.format(army, csp), places=VILLAGE)
    return drawn.but("f1", **unit).evening()


def test_a_place_goes_to_who_is_alone_in_it() -> None:
    after = evening(1, 5)
    assert after.state.places["village"].holder == "army"
    assert "place_taken" in after.names()


def test_a_place_shared_with_an_enemy_stays_with_its_holder() -> None:
    assert evening(1, 1).state.places["village"].holder == "csp"


def test_a_place_nobody_is_in_stays_with_its_holder() -> None:
    assert evening(4, 5).state.places["village"].holder == "csp"


def test_who_hides_in_a_place_does_not_take_it() -> None:
    assert evening(1, 5, hidden=True).state.places["village"].holder == "csp"


def test_who_stands_in_a_place_knows_who_holds_it() -> None:
    assert evening(1, 5).view("army").places["village"].holder == "army"


def test_who_is_far_and_has_no_kin_there_learns_nothing() -> None:
    for seed in range(20):
        drawn = match(
            "......",
            COMES.format(1, 5),
            places="village@0,1 holder=army people=1000",
            seed=seed,
        ).but("f1", faction="csp", at=at(0, 1))
        assert drawn.evening().view("army").places["village"].holder == "army", "as it believes"


def test_evenings_count_toward_holding_in_the_last_third_only() -> None:
    drawn = match("......", COMES.format(4, 5), places=VILLAGE, turns=12)
    early, late = drawn.evening(), drawn.turns(8).evening()
    assert early.state.places["village"].held == {}
    assert late.state.places["village"].held == {"csp": 1}


def fought_over() -> Match:
    drawn = match("......", COMES.format(4, 5), places=VILLAGE)
    fact = Fact("f1", "fight", 1, at(0, 1), {"killed.csp": 20}, ("army", "csp"))
    return replace(drawn, state=replace(drawn.state, facts={"f1": fact}))


def test_fighting_in_a_place_drives_people_out_and_makes_them_fear() -> None:
    before = fought_over().state.places["village"]
    after = fought_over().evening().state.places["village"]
    assert after.inhabitants < before.inhabitants
    assert after.inhabitants + after.displaced == before.inhabitants
    assert after.harm_fear > before.harm_fear
    assert after.blame == {"army": 150, "csp": 150}


def test_fighting_elsewhere_moves_nobody() -> None:
    assert evening(4, 5).state.places["village"].inhabitants == 1000
