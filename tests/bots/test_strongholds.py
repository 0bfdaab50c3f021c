"""A careful column before a place in an enemy's hands: strong ground by day, the place by night."""

from typing import Any

from game.bots.player import Choice
from game.rules.chapters.movement import March
from game.rules.chapters.posture import ChangePosture
from game.rules.contacts import Level
from game.rules.rulebook import Aim
from game.rules.units import Posture
from tests.bots.test_staffs import after_a_fight, choice, drawn, orders
from tests.pictures import Match, at

CAREFUL = {"wagner": (Aim("keep_force", 60, level=850), Aim("hold", 20, "goal"))}
ROCKS = "..........\n....M.....\n..........\n"
COLUMN = "wagner w1@1,3 assault_detachment 90 technical=9"
NIGHT = {"night": 600}


def before_the_place(battle: str = COLUMN, **said: Any) -> Match:
    """Return a column five hexes from a place that the CSP is known to hold, after a fight."""
    return after_a_fight(owing(battle, **said))


def owing(battle: str = COLUMN, **said: Any) -> Match:
    """Return the same column before it has done anything for the place it was sent to."""
    held = {"places": "goal@1,8 people=500 holder=csp", "ground": ROCKS, "aims": CAREFUL}
    return drawn(battle, **(held | said))


def goes_to(chosen: Choice) -> object:
    """Return where a choice marches to, or None."""
    return chosen.order.to if isinstance(chosen.order, March) else None


def test_by_day_a_careful_column_takes_the_rocks_before_the_place() -> None:
    assert goes_to(choice(before_the_place(), "wagner")) == at(1, 4)


def test_on_the_rocks_it_digs_in() -> None:
    order = choice(before_the_place().but("w1", at=at(1, 4)), "wagner").order
    assert isinstance(order, ChangePosture)
    assert order.posture is Posture.DUG_IN


def test_a_column_that_owes_the_place_presses_on_by_day() -> None:
    chosen = choice(owing(), "wagner")
    assert chosen.reason == "reason.to_objective"


def test_by_night_it_steals_up_to_the_place() -> None:
    dark = before_the_place().but("w1", at=at(1, 6)).weather(**NIGHT)
    assert goes_to(choice(dark, "wagner")) == at(1, 7)


def test_in_a_storm_it_does_not() -> None:
    dust = before_the_place().but("w1", at=at(1, 6)).weather(storm=300, **NIGHT)
    assert not any(isinstance(order, March) for order in orders(dust, "wagner"))


def test_a_column_too_small_for_whoever_may_be_there_does_not() -> None:
    few = before_the_place("wagner w1@1,6 assault_detachment 40 technical=5").weather(**NIGHT)
    assert not any(isinstance(order, March) for order in orders(few, "wagner"))


def test_whoever_was_seen_elsewhere_is_not_in_the_place() -> None:
    away = before_the_place(
        "wagner w1@1,6 assault_detachment 40 technical=5\ncsp c1@1,0 technical_squadron 140"
    )
    dark = away.weather(**NIGHT).seen("wagner", "c1", Level.SIGHTED)
    assert goes_to(choice(dark, "wagner")) == at(1, 7)


def test_a_dug_in_column_stays_under_an_enemys_eyes_until_it_is_dry() -> None:
    def leaves(water_fuel: int) -> bool:
        watched = before_the_place(f"{COLUMN}\ncsp c1@1,5 technical_squadron 90").but(
            "w1", at=at(1, 4), posture=Posture.DUG_IN, water_fuel=water_fuel
        )
        given = orders(watched.seen("wagner", "c1", Level.SIGHTED), "wagner")
        return any(isinstance(order, March) for order in given)

    assert (leaves(45), leaves(30)) == (False, True)
