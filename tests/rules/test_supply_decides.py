"""A tanker burnt and a well held decide: two variants of one situation, played out."""

from game.rules.chapters.movement import March
from game.rules.chapters.supply import Resupply
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.rules.units import Vehicles
from tests.pictures import Match, at, match

ROW = "." * 24
FAR = at(0, 23)


def column(trucks: int) -> Match:
    """Return a column with two days of stores, 115 km from home, and its trucks."""
    drawn = match(
        ROW,
        """
        army f1@0,0 motorised_company 60 truck=8 technical=4 fuel=200 in=column
        army t1@0,0 supply_train      15 truck=4 fuel=800 in=column
        """,
        formations={"column": "army"},
        places="home@0,23 holder=army people=500",
        turns=40,
    )
    burnt = drawn.unit("t1").vehicles.truck - trucks
    fleet = drawn.unit("t1").fleet._replace(destroyed=burnt)
    return drawn.but("t1", vehicles=Vehicles(truck=trucks), fleet=fleet)


def marched_on(drawn: Match, turns: int) -> Match:
    """Let the column go as far as it comes, turn after turn."""
    for _ in range(turns):
        drawn = drawn.acting("army")
        offer = drawn.offer("army", March, "f1")
        if offer.refusal is None:
            reached = offer.choices("to", {"pace": Pace.NORMAL, "route": Route.FAST})
            goal = min(reached, key=lambda each: each.distance(FAR), default=None)
            if goal is not None and left_to_go(drawn):
                drawn = drawn.give("army", March(offer.units, Pace.NORMAL, Route.FAST, goal))
        drawn = drawn.turns(1)
    return drawn


def left_to_go(drawn: Match) -> int:
    where = drawn.unit("f1").at
    assert where is not None
    return where.distance(FAR)


def test_with_its_tanker_a_column_comes_home_and_without_it_stays_in_the_desert() -> None:
    whole, burnt = marched_on(column(trucks=4), 14), marched_on(column(trucks=0), 14)
    assert left_to_go(whole) == 0
    assert left_to_go(burnt) > 0
    assert burnt.unit("f1").water_fuel == 0 < whole.unit("f1").water_fuel


def test_without_its_tanker_a_column_falls_apart_of_itself() -> None:
    whole, burnt = marched_on(column(trucks=4), 16), marched_on(column(trucks=0), 16)
    assert whole.unit("f1").ledger.deserted == 0 < burnt.unit("f1").ledger.deserted
    breaking = burnt.book.factions["army"].breaking_point(burnt.book, burnt.unit("f1"))
    assert burnt.unit("f1").cohesion < breaking < whole.unit("f1").cohesion


def at_the_well(holder: str) -> Match:
    """Return a dry company at a well where a band lies in hiding, or stands openly."""
    return match(
        "..",
        f"""
        army f1@0,0 motorised_company 90 truck=8 fuel=25
        csp  c1@0,0 technical_squadron 60 technical=8 {holder}
        """,
        places="well@0,0 kind=well holder=csp",
    ).seen("army", "c1", Level.SIGHTED)


def test_a_well_held_decides_who_is_still_a_unit_the_next_day() -> None:
    free = match(
        "..",
        "army f1@0,0 motorised_company 90 truck=8 fuel=25",
        places="well@0,0 kind=well",
        factions="csp",
    )
    drank = free.give("army", Resupply(("f1",)))
    held = at_the_well("ready")
    assert held.refused("army", Resupply(("f1",))) == "refused.source_held"
    for _ in range(5):
        drank, held = drank.evening().morning(), held.evening().morning()
    assert drank.unit("f1").cohesion == 800
    assert held.unit("f1").cohesion < 500
