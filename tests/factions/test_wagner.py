"""Wagner raids and is back the same day, and trains those who march under its lead."""

from dataclasses import replace

import pytest

from game.factions.wagner import Raid, Train
from game.rules.contacts import Level
from game.rules.training import quality_of
from tests.pictures import Match, at, match


def raiding(far: int = 2, foes: int = 20) -> Match:
    drawn = match(
        "." * 8,
        f"""
        wagner  w1@0,0  assault_detachment   120  technical=14 ammunition=30
        csp     c1@0,{far}  technical_squadron   {foes}  technical=6 cohesion=300
        """,
        turn_hours=24,
    )
    return drawn.seen("wagner", "c1", Level.IDENTIFIED)


def contact(drawn: Match) -> str:
    return next(iter(drawn.view("wagner").contacts))


def raided(drawn: Match) -> Match:
    return drawn.give("wagner", Raid(("w1",), contact(drawn)))


@pytest.mark.rule("22.3")
def test_raiders_strike_once_and_are_back_where_they_came_from() -> None:
    after = raided(raiding())
    engaged = next(tell for tell in after.told("wagner") if tell.key == "learnt.fight")
    assert engaged.args["bounds"] == after.book.number("raid.bounds")
    assert after.unit("w1").at == at(0, 0)
    assert (after.unit("w1").balance, after.unit("w1").fleet_balance) == (0, 0)


@pytest.mark.rule("22.3")
def test_raiders_load_ammunition_only_where_they_drove_the_enemy_off() -> None:
    won, stood = raided(raiding()), raided(raiding(foes=250).but("c1", cohesion=1000))
    assert won.happened("loaded_up")
    assert not stood.happened("loaded_up")
    full = won.book.types["assault_detachment"].ammunition
    assert won.unit("w1").ammunition <= max(30, full)


@pytest.mark.rule("22.3")
def test_a_raid_goes_no_farther_than_it_can_drive_back() -> None:
    tired = raiding(far=2).but("w1", march_m=9000).acting("wagner")
    assert tired.refused("wagner", Raid(("w1",), contact(tired))) == "refused.no_target"
    far = raiding(far=5).acting("wagner")
    assert far.refused("wagner", Raid(("w1",), contact(far))) is not None


@pytest.mark.rule("22.3")
def test_raiders_run_into_who_waits_on_the_way() -> None:
    drawn = match(
        "......",
        """
        wagner  w1@0,0  assault_detachment   60  technical=8
        csp     c1@0,2  technical_squadron   60  technical=6
        csp     c2@0,1  technical_squadron  150  technical=6
        """,
        turn_hours=24,
    ).seen("wagner", "c1", Level.SIGHTED)
    after = raided(drawn.but("c2", wait=500, hidden=True))
    assert after.happened("sprang")[0].args["units"] == ("c2",)


def column(cohesion: int = 500) -> Match:
    return match(
        "...",
        f"""
        wagner  w1@0,0  assault_detachment  60  technical=8 in=column
        army    f1@0,0  motorised_company   80  truck=8 in=column cohesion={cohesion}
        """,
        formations={"column": "wagner"},
        turn_hours=24,
    )


@pytest.mark.rule("22.4")
def test_training_costs_both_their_hours_and_gives_cohesion() -> None:
    before = column()
    after = before.give("wagner", Train(("w1",), "f1"))
    minutes, gain = (before.book.number(f"train.{name}") for name in ("minutes", "cohesion"))
    for key in ("w1", "f1"):
        assert before.unit(key).minutes - after.unit(key).minutes == minutes
    assert after.unit("f1").cohesion == 500 + gain
    assert "done.train" in after.heard("army")


@pytest.mark.rule("22.4")
def test_training_gives_no_cohesion_beyond_its_limit() -> None:
    most = column().book.number("train.cohesion_most")
    for start, end in ((most - 10, most), (most + 50, most + 50)):
        after = column(start).give("wagner", Train(("w1",), "f1"))
        assert after.unit("f1").cohesion == end


@pytest.mark.rule("22.4")
def test_long_training_makes_a_unit_a_step_better_and_no_more() -> None:
    drawn = column()
    book, unit = drawn.book, drawn.unit("f1")
    trained = replace(unit, drill=book.number("train.step_minutes"))
    assert quality_of(book, trained) == quality_of(book, unit) + 1
    elite = replace(drawn.unit("w1"), drill=book.number("train.step_minutes"))
    assert quality_of(book, elite) == quality_of(book, drawn.unit("w1"))


def test_only_those_under_its_lead_are_trained() -> None:
    apart = column().but("f1", formation=None).acting("wagner")
    assert apart.refused("wagner", Train(("w1",), "f1")) == "refused.unknown"
