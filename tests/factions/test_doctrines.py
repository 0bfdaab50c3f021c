"""What each faction does that the others do not."""

from dataclasses import replace

import pytest

from game.factions.army import GRANTED, AskPermission
from game.factions.csp import Regroup, Scatter
from game.factions.jihadists import Place, Strike
from game.factions.wagner import Raid, Spearhead
from game.rules.chapters.roads import CloseRoad
from game.rules.contacts import Level
from game.rules.engine import begin, offers, resolve
from game.rules.events import play
from game.rules.orders import Order
from game.rules.rulebook import Aim
from game.rules.state import Fact, GameState, Stage
from game.rules.units import Posture
from game.scenario.doctrine import doctrine
from tests.pictures import Match, at, match

FOUR = """
    army       f1@0,0  motorised_company    80  truck=8
    wagner     w1@0,1  assault_detachment   60  technical=8
    csp        c1@0,6  technical_squadron  100  technical=12
    jihadists  j1@0,9  katiba               60  technical=6
"""


def four(seed: int = 1) -> Match:
    return match("." * 10, FOUR, turn_hours=24, seed=seed)


def kinds(drawn: Match, side: str) -> set[type[Order]]:
    """Return what a side is offered at all, refused or not."""
    view = drawn.acting(side).view(side)
    subjects = (None, *(unit.id for unit in view.own()))
    return {offer.order for each in subjects for offer in drawn.acting(side).menu(side, each)}


OWN: dict[str, set[type[Order]]] = {
    "army": {AskPermission},
    "wagner": {Spearhead, Raid},
    "csp": {Scatter},
    "jihadists": {Strike, CloseRoad},
}


@pytest.mark.parametrize("side", OWN)
def test_each_faction_is_offered_its_own_orders_and_nobody_elses(side: str) -> None:
    others = {order for other, orders in OWN.items() if other != side for order in orders}
    assert kinds(four(), side) >= OWN[side]
    assert not kinds(four(), side) & others


@pytest.mark.parametrize("side", sorted(doctrine().factions))
def test_any_faction_plays_alone(side: str) -> None:
    kind = {"wagner": "assault_detachment", "jihadists": "katiba"}.get(side, "technical_squadron")
    drawn = match("...", f"{side} u1@0,0 {kind} 60 technical=6").turns(3)
    assert drawn.unit("u1").balance == 0


# The CSP scatters and regroups.


def test_scattering_hides_a_unit_and_leaves_those_who_knew_it_a_rumour() -> None:
    drawn = four().seen("army", "c1", Level.IDENTIFIED)
    after = drawn.give("csp", Scatter(("c1",)))
    unit, known = after.unit("c1"), after.knows("army", "c1")
    assert (unit.hidden, unit.posture) == (True, Posture.DISPERSED)
    assert known is not None
    assert known.level is Level.RUMOUR
    assert known.doubt_m > 0


def test_those_whose_trail_was_lost_are_not_told() -> None:
    after = four().seen("army", "c1", Level.IDENTIFIED).give("csp", Scatter(("c1",)))
    assert after.heard("army") == []


def test_the_scattered_come_together_again_unseen_and_stand_ready() -> None:
    after = four().give("csp", Scatter(("c1",))).give("csp", Regroup(("c1",), at(0, 5)))
    unit = after.unit("c1")
    assert (unit.at, unit.posture, unit.hidden) == (at(0, 5), Posture.READY, False)


def test_only_the_scattered_regroup() -> None:
    assert four().acting("csp").refused("csp", Regroup(("c1",), at(0, 5))) == "refused.unknown"


def test_armed_guests_wear_out_the_neighbours_patience() -> None:
    drawn = match(
        ".:",
        "csp c1@0,1 technical_squadron 60 technical=6",
        turn_hours=24,
        borders={("DZ", "csp"): "tolerated"},
    )
    abroad, home = drawn.evening(), drawn.but("c1", at=at(0, 0)).evening()
    patience = [each.state.factions["csp"].tracks["patience"].value for each in (abroad, home)]
    assert patience[0] < 600 == patience[1]


# The army asks, and is called to account.


def asked(seed: int) -> Match:
    return four(seed=seed).give("army", AskPermission(()))


def test_permission_is_asked_for_once() -> None:
    assert asked(1).refused("army", AskPermission(())) == "refused.already_asked"


def test_the_capital_answers_by_the_next_day_yes_or_no() -> None:
    keys = {
        key
        for seed in range(20)
        for key in asked(seed).turns(1).heard("army")
        if key.startswith("learnt.leave_")
    }
    assert keys == {"learnt.leave_granted", "learnt.leave_refused"}


def test_nobody_else_hears_of_the_request() -> None:
    after = asked(1)
    for side in ("wagner", "csp", "jihadists", "public"):
        assert after.heard(side) == []


def turned_back(marks: dict[str, int]) -> int:
    """Return the junta's standing after the column turned its back on its objective."""
    drawn = match(
        "." * 10,
        "army f1@0,6 motorised_company 80 truck=8",
        places="goal@0,9 people=10",
        aims={"army": (Aim("hold", 40, "goal"),)},
    )
    drawn = drawn.with_numbers(tracks__objective__army=0).evening()
    army = drawn.state.factions["army"]
    army = replace(army, marks={**army.marks, **marks})
    state = replace(drawn.state, factions={"army": army})
    away = replace(drawn, state=state).but("f1", at=at(0, 1)).evening()
    return away.state.factions["army"].tracks["junta_standing"].value


def test_withdrawing_without_leave_costs_the_junta() -> None:
    assert turned_back({}) < 600


def test_withdrawing_with_leave_costs_nothing() -> None:
    assert turned_back({"permission": GRANTED}) == 600


def test_losses_weigh_on_the_junta_only_as_they_become_known() -> None:
    army, book = doctrine().factions["army"], four().book
    fact = Fact("f1", "fight", 1, None, {"killed.army": 40}, ("army", "csp"))
    assert army.after_fact(book, GameState(), fact) == {}
    _, tenths = army.losses_known(book, 40)["junta_standing"]
    assert tenths == -40 * book.number("tracks.per_admitted") // 10


# Wagner drives at what it sees.


def test_a_spearhead_reaches_farther_than_an_attack() -> None:
    drawn = match(
        "......",
        """
        wagner  w1@0,0  assault_detachment   90  technical=8
        csp     c1@0,2  technical_squadron   60  technical=6
        """,
        turn_hours=24,
    ).seen("wagner", "c1", Level.SIGHTED)
    contact = drawn.knows("wagner", "c1")
    assert contact is not None
    after = drawn.give("wagner", Spearhead(("w1",), contact.id))
    assert after.happened("engaged")[0].args["attackers"] == ("w1",)
    causes = str(after.told("wagner"))
    assert "cause.spearhead" in causes


def test_a_spearhead_runs_into_who_waits_on_the_way() -> None:
    drawn = match(
        "......",
        """
        wagner  w1@0,0  assault_detachment   60  technical=8
        csp     c1@0,2  technical_squadron   60  technical=6
        csp     c2@0,1  technical_squadron  150  technical=6
        """,
        turn_hours=24,
    ).seen("wagner", "c1", Level.SIGHTED)
    waiting = drawn.but("c2", wait=500, hidden=True)
    contact = drawn.knows("wagner", "c1")
    assert contact is not None
    after = waiting.give("wagner", Spearhead(("w1",), contact.id))
    assert after.happened("sprang")[0].args["units"] == ("c2",)


def test_wagners_contract_suffers_from_its_own_losses_alone() -> None:
    wagner, book = doctrine().factions["wagner"], four().book
    theirs = Fact("f2", "fight", 1, None, {"killed.army": 10}, ("army", "wagner", "csp"))
    assert wagner.losses_known(book, 10)["wagner_contract"][1] < 0
    assert wagner.after_fact(book, GameState(), theirs) == {}


# The jihadists wait, hidden, on the roads of others.


def placing() -> Match:
    drawn = match(
        "." * 10,
        """
        jihadists  j1@0,3  katiba             60  technical=6 hidden dispersed
        army       f1@0,0  motorised_company  80  truck=8
        """,
    )
    events = begin(drawn.book, 1)
    return Match(drawn.book, play(GameState(), events), events)


def test_hidden_bands_are_placed_before_the_first_turn() -> None:
    start = placing()
    assert (start.state.clock.stage, start.state.clock.acting) == (Stage.PLACEMENT, "jihadists")
    found = offers(start.book, start.view("jihadists"), "j1")
    assert [offer.order for offer in found] == [Place]


def test_a_band_is_placed_within_reach_of_its_valley() -> None:
    start = placing()
    goals = offers(start.book, start.view("jihadists"), "j1")[0].choices("to", {})
    assert at(0, 9) in goals
    assert all(goal.distance(at(0, 3)) * 5000 <= 30_000 for goal in goals)


def test_nobody_learns_of_the_placement() -> None:
    start = placing()
    assert legal_place(start).heard("army") == []


def legal_place(start: Match) -> Match:
    return start.after(resolve(start.book, start.state, Place(("j1",), at(0, 5))))


def prey(posture: Posture, people: int) -> str | None:
    drawn = match(
        "..",
        f"""
        jihadists  j1@0,0  katiba              60  technical=6
        army       f1@0,1  motorised_company  {people}  truck=8 {posture}
        """,
        turn_hours=24,
    ).seen("jihadists", "f1", Level.IDENTIFIED)
    contact = drawn.knows("jihadists", "f1")
    assert contact is not None
    return drawn.acting("jihadists").refused("jihadists", Strike(("j1",), contact.id))


def test_they_strike_what_is_on_the_move_or_weaker() -> None:
    assert prey(Posture.MARCH, 200) is None
    assert prey(Posture.DUG_IN, 30) is None
    assert prey(Posture.DUG_IN, 200) == "refused.no_prey"
