"""Chapter 11: roads are closed, run into, found, feared, cleared."""

from dataclasses import replace

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.roads import ClearRoad, CloseRoad, LayMines, OpenRoad, Passage
from game.rules.codec import decode_order
from game.rules.contacts import Level
from game.rules.engine import begin, resolve
from game.rules.events import play
from game.rules.marching import reach
from game.rules.orders import Pace, Route
from game.rules.state import GameState, Roadblock
from game.rules.why import closed_road_why
from tests.pictures import Match, at, match

ROAD = ("0,0 0,1 0,2 0,3 0,4",)
FORCES = """
    jihadists  j1@0,2  katiba             60  technical=6 dispersed
    army       f1@0,0  motorised_company  80  truck=40
    army       f2@0,0  motorised_company  80  truck=8
"""


def road(places: str = "") -> Match:
    return match(".....", FORCES, places=places, roads=ROAD, turn_hours=24)


def closed(passage: Passage = Passage.RELIEF, places: str = "") -> Match:
    """Close the road in the third hex and take the band away from it."""
    drawn = road(places).give("jihadists", CloseRoad(("j1",), passage))
    return drawn.but("j1", at=at(0, 4), hidden=True)


def marched(drawn: Match, unit: str, pace: Pace, col: int) -> Match:
    return drawn.give("army", March((unit,), pace, Route.FAST, at(0, col)))


def known() -> Match:
    """Let the army have met the closed road, and a new day have come."""
    return marched(closed(), "f1", Pace.NORMAL, 2).but("f1", at=at(0, 0)).turns(1)


@pytest.mark.rule("11.1")
def test_closing_a_road_takes_its_hours() -> None:
    after = road().give("jihadists", CloseRoad(("j1",)))
    minutes = road().unit("j1").minutes - after.unit("j1").minutes
    assert minutes == after.book.number("road.minutes")
    assert [block.at for block in after.state.roadblocks.values()] == [at(0, 2)]


@pytest.mark.rule("11.1")
def test_no_road_is_closed_where_there_is_none_or_where_people_live() -> None:
    wild = match("...", "jihadists j1@0,0 katiba 60 technical=6")
    assert wild.refused("jihadists", CloseRoad(("j1",))) == "refused.no_road"
    lived_in = road("camp@0,2 people=50").acting("jihadists")
    assert lived_in.refused("jihadists", CloseRoad(("j1",))) == "refused.people_live_here"


def test_only_those_close_roads_whose_way_it_is() -> None:
    drawn = road().acting("army")
    assert drawn.refused("army", CloseRoad(("f1",))) == "refused.unknown"


def placing() -> Match:
    drawn = match(
        "." * 10,
        """
        jihadists  j1@0,3  katiba             60  technical=6 hidden dispersed
        army       f1@0,0  motorised_company  80  truck=8
        """,
        roads=("0,0 0,1 0,2 0,3 0,4 0,5 0,6 0,7 0,8 0,9",),
        places="camp@0,4 people=50",
    )
    events = begin(drawn.book, 1)
    return Match(drawn.book, play(GameState(), events), events)


@pytest.mark.rule("11.1")
def test_roads_near_a_hidden_band_are_closed_before_the_first_turn_so_many_and_no_more() -> None:
    found = placing()
    for col in range(found.book.number("road.at_start")):
        assert found.refused("jihadists", LayMines(("j1",), at(0, 4))) == "refused.lay_mines.to"
        found = found.after(resolve(found.book, found.state, LayMines(("j1",), at(0, col))))
        assert found.heard("army") == []
    refused = found.refused("jihadists", LayMines(("j1",), at(0, 5)))
    assert refused == "refused.no_mines_left"


@pytest.mark.rule("11.2")
def test_who_runs_into_a_closed_road_loses_hours_and_the_rest_of_the_march() -> None:
    after = marched(closed(), "f1", Pace.NORMAL, 3)
    unit = after.unit("f1")
    assert (unit.at, unit.march_m) == (at(0, 2), 0)
    assert "learnt.road_closed" in after.heard("army")


@pytest.mark.rule("11.2")
def test_scouts_out_lose_fewer_vehicles_to_mines_than_a_dash() -> None:
    def lost(pace: Pace) -> int:
        tries = (marched(closed().seed(seed), "f1", pace, 2) for seed in range(20))
        return sum(each.unit("f1").fleet.destroyed for each in tries)

    assert lost(Pace.SECURED) < lost(Pace.NORMAL) < lost(Pace.DASH)


@pytest.mark.rule("11.2")
def test_people_are_hit_with_the_vehicles_and_the_books_say_so() -> None:
    after = marched(closed(), "f1", Pace.DASH, 2)
    unit, fact = after.unit("f1"), next(iter(after.state.facts.values()))
    hurt = unit.wounded + unit.ledger.killed
    assert hurt == unit.fleet.destroyed * after.book.number("road.hurt") > 0
    assert (unit.balance, unit.fleet_balance) == (0, 0)
    assert (fact.kind, fact.figures["killed.army"]) == ("closed_road", unit.ledger.killed)


@pytest.mark.rule("11.2")
def test_scouts_mostly_find_a_closed_road_in_time() -> None:
    tries = [marched(closed().seed(seed), "f1", Pace.SECURED, 2) for seed in range(40)]
    found = sum("learnt.road_found" in each.heard("army") for each in tries)
    assert 15 <= found <= 33


@pytest.mark.rule("11.3")
def test_nobody_knows_of_a_closed_road_before_he_meets_it() -> None:
    before, after = closed(), marched(closed(), "f1", Pace.NORMAL, 3)
    assert before.view("army").roadblocks == {}
    assert [block.at for block in after.view("army").roadblocks.values()] == [at(0, 2)]


@pytest.mark.rule("11.3")
def test_who_knows_halts_there_and_pays_in_time_alone() -> None:
    drawn = known()
    reached = reach(drawn.book, drawn.view("army"), (drawn.unit("f2"),), Pace.NORMAL, Route.FAST)
    assert reached is not None
    assert at(0, 2) in reached.costs
    assert at(0, 3) not in reached.costs
    there = marched(drawn, "f2", Pace.NORMAL, 2)
    assert there.unit("f2").fleet.destroyed == 0
    assert "learnt.road_halt" in there.heard("army")
    beyond = marched(there, "f2", Pace.NORMAL, 3)
    assert beyond.unit("f2").at == at(0, 3)


def at_the_road() -> Match:
    return marched(known(), "f2", Pace.NORMAL, 2)


@pytest.mark.rule("11.4")
def test_a_known_road_is_cleared_in_hours_and_its_closer_hears_of_it() -> None:
    before = at_the_road()
    after = before.give("army", ClearRoad(("f2",)))
    minutes = before.unit("f2").minutes - after.unit("f2").minutes
    assert minutes == after.book.number("road.clear_minutes")
    assert after.state.roadblocks == {}
    assert "learnt.road_opened" in after.heard("jihadists")


@pytest.mark.rule("11.4")
def test_nobody_clears_a_road_under_the_eyes_of_a_known_enemy() -> None:
    watched = at_the_road().but("j1", at=at(0, 2)).seen("army", "j1", Level.SIGHTED)
    assert watched.acting("army").refused("army", ClearRoad(("f2",))) == "refused.road_watched"


def test_nobody_clears_a_road_he_does_not_know_to_be_closed() -> None:
    drawn = closed().but("f1", at=at(0, 2)).acting("army")
    assert drawn.refused("army", ClearRoad(("f1",))) == "refused.unknown"


@pytest.mark.rule("11.4")
def test_who_clears_a_road_leaves_what_an_ally_closed_there() -> None:
    before = at_the_road()
    theirs = Roadblock("wagner:0,2", "wagner", at(0, 2))
    blocks = {**before.state.roadblocks, theirs.id: theirs}
    both = replace(before, state=replace(before.state, roadblocks=blocks))
    after = both.give("army", ClearRoad(("f2",)))
    assert list(after.state.roadblocks) == ["wagner:0,2"]


@pytest.mark.rule("11.4")
def test_a_side_opens_its_own_road_again() -> None:
    mine = known().but("j1", at=at(0, 2))
    after = mine.give("jihadists", OpenRoad(("j1",)))
    assert after.state.roadblocks == {}
    assert "learnt.road_opened" in after.heard("army")


@pytest.mark.rule("11.5")
def test_where_not_even_relief_passes_people_turn_from_the_closing_side() -> None:
    near = "camp@0,3 people=500 jihadists=300"
    leanings = [
        closed(passage, near).evening().state.places["camp"].leaning["jihadists"]
        for passage in Passage
    ]
    assert leanings == [300, 300 - closed().book.number("road.barred_leaning")]


def test_a_truce_lets_the_other_side_pass() -> None:
    drawn = match(".....", FORCES.replace("army       f", "csp f"), roads=ROAD, turn_hours=24)
    block = Roadblock("jihadists:2,0", "jihadists", at(0, 2))
    state = replace(drawn.state, roadblocks={block.id: block})
    after = replace(drawn, state=state).but("j1", at=at(0, 4), hidden=True)
    gone = after.give("csp", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 3)))
    assert gone.unit("f1").at == at(0, 3)


def test_what_a_closed_road_costs_is_explained_to_those_who_know_of_it() -> None:
    drawn = known()
    block = next(iter(drawn.view("army").roadblocks.values()))
    why = closed_road_why(drawn.book, block)
    assert (why.value, why.unit) == (drawn.book.number("road.known_minutes"), "minutes")


def test_an_order_of_an_older_log_lets_relief_pass() -> None:
    old = {"kind": "close_road", "units": ["j1"]}
    assert decode_order(road().book.orders, old) == CloseRoad(("j1",), Passage.RELIEF)
