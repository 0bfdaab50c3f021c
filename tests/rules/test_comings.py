"""Comings and goings as facts: roads closed, opened and closed again, one piece of news each."""

from dataclasses import replace

import pytest

from game.hexgrid import Hex
from game.rules.changes import Drop, Put, changed
from game.rules.chapters.news import Speak
from game.rules.closed_roads import block_of
from game.rules.comings import look_at_roads
from game.rules.public import Style
from tests.affairs import drawn, said
from tests.pictures import Match, at


def with_blocks(now: Match, *hexes: Hex) -> Match:
    """Return a match in which the jihadists keep just these hexes closed."""
    gone = [Drop("roadblocks", key) for key in now.state.roadblocks]
    put = [Put("roadblocks", (each := block_of("jihadists", one)).id, each) for one in hexes]
    return replace(now, state=changed(now.state, (*gone, *put)))


def looked(now: Match) -> Match:
    course = now.course()
    look_at_roads(course)
    return now.after(course.closed())


def written(now: Match) -> list[str]:
    return [fact.kind for fact in now.state.facts.values()]


@pytest.mark.rule("9.16")
def test_hexes_closed_near_each_other_are_one_road() -> None:
    now = looked(with_blocks(drawn(), at(0, 0), at(0, 1), at(0, 3)))
    assert written(now) == ["road_closed"]


def test_a_hex_closed_later_near_by_is_no_news() -> None:
    now = looked(with_blocks(drawn(), at(0, 0)))
    assert written(looked(with_blocks(now, at(0, 0), at(0, 2)))) == ["road_closed"]


@pytest.mark.rule("9.16")
def test_a_road_opened_is_news_and_so_is_the_same_road_closed_again() -> None:
    now = looked(with_blocks(drawn(), at(0, 0)))
    opened = looked(with_blocks(now))
    assert written(opened) == ["road_closed", "road_opened"]
    again = looked(with_blocks(opened, at(0, 0)))
    assert written(again) == ["road_closed", "road_opened", "road_closed"]


def test_a_road_of_which_part_is_cleared_is_still_closed() -> None:
    now = looked(with_blocks(drawn(), at(0, 0), at(0, 1)))
    assert written(looked(with_blocks(now, at(0, 1)))) == ["road_closed"]


def test_who_opens_a_road_says_that_it_is_open() -> None:
    now = looked(with_blocks(drawn(), at(0, 0)))
    told = looked(with_blocks(now)).evening()
    spoken = said(told, "jihadists", Style.ADMIT, "road_opened")
    item = list(spoken.state.news.values())[-1]
    assert item.claims["closed.jihadists"].low == 0


def arrived() -> Match:
    """Let the army have come to the camp, and been seen there."""
    now = drawn(places="camp@0,2 people=900").morning()
    return now.but("f1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at).evening()


def returned(now: Match) -> Match:
    """Let it have gone and come back, so that it has a second arrival to speak of."""
    camp, away = now.unit("f1").at, drawn().unit("f1").at
    return now.but("f1", at=away).evening().but("f1", at=camp).evening()


def styles_of_arrival(now: Match) -> tuple[Style, ...]:
    """Return how the army may speak of its last arrival."""
    (offer,) = [each for each in now.acting("army").menu("army") if each.kind == "speak"]
    about = [key for key in now.view("army").reports if key.startswith("entered")][-1]
    return tuple(offer.choices("style", {"about": about}))


@pytest.mark.rule("9.16")
def test_control_announced_is_not_announced_again_while_nobody_speaks_against_it() -> None:
    claimed = said(arrived(), "army", Style.CONTROL, "entered")
    assert Style.CONTROL not in styles_of_arrival(returned(claimed))


@pytest.mark.rule("9.16")
def test_it_may_be_announced_again_once_one_has_said_that_one_left() -> None:
    claimed = said(arrived(), "army", Style.CONTROL, "entered")
    camp, away = claimed.unit("f1").at, drawn().unit("f1").at
    gone = claimed.but("f1", at=away).evening()
    left = [key for key in gone.view("army").reports if key.startswith("left")][-1]
    told = gone.give("army", Speak((), left, Style.ADMIT))
    assert Style.CONTROL in styles_of_arrival(told.but("f1", at=camp).evening())


def test_twin_places_in_one_hex_are_come_to_once() -> None:
    now = drawn(places="camp@0,2 people=900\ntwin@0,2 people=300").morning()
    came = now.but("f1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at).evening()
    assert [fact.parties for fact in came.state.facts.values() if fact.kind == "entered"] == [
        ("army",)
    ]
