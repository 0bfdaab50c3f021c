"""Evidence: what comes to light of a fact, by place, people, access, size and time."""

from dataclasses import replace

import pytest

from game.rules.evidence import chance, evidence_appears, sized
from game.rules.picture import by_story
from game.rules.public import Style
from game.rules.state import Fact, News
from tests.affairs import ARMY, CSP, JIHADISTS, after, battle, drawn, said, shown
from tests.pictures import Match, match

TOWN = "town@0,2 people=2000 holder={}"


def later(now: Match, days: int) -> Match:
    """Let so many days of evidence come in at once, at the end of them."""
    course = now.course()
    evidence_appears(course, days * 1440)
    return now.after(course.closed())


def found(now: Match, kind: str) -> list[News]:
    return [item for item in now.state.news.values() if item.evidence == kind]


def weeks_on(fact: Fact, seed: int = 1, places: str = "") -> Match:
    """Return a match twelve weeks after a fact of its first days."""
    long = drawn(seed=seed, places=places, turn_hours=336, turns=9)
    return after(long, fact)


def test_a_fact_nobody_speaks_of_may_come_to_light_by_evidence_alone() -> None:
    seen = 0
    for seed in range(20):
        now = weeks_on(battle(), seed)
        assert now.state.stories == {}
        seen += bool(later(now, 20).state.stories)
    assert seen > 10


def test_nothing_comes_to_light_where_nothing_was_lost() -> None:
    for seed in range(20):
        empty = battle(figures={"killed.army": 0, "killed.csp": 0, "vehicles.army": 0})
        assert later(weeks_on(empty, seed), 20).state.news == {}


def test_a_floor_is_never_above_the_truth() -> None:
    for seed in range(30):
        for item in later(weeks_on(battle(), seed), 20).state.news.values():
            for quantity, claimed in item.claims.items():
                if item.evidence in ("video", "family", "journalists", "wreck", "satellite", "un"):
                    assert claimed.low <= battle().figures[quantity]
                    assert claimed.high is None


def test_each_kind_shows_a_figure_of_a_fact_once() -> None:
    now = later(later(later(weeks_on(battle()), 20), 20), 20)
    shown_ = [(item.evidence, *item.claims) for item in now.state.news.values()]
    assert len(shown_) == len(set(shown_))


def odds(kind: str, places: str = "", minutes: int = 14_400, picture: str = "......") -> int:
    now = match(picture, f"{ARMY}\n{CSP}\n{JIHADISTS}", places=places)
    course = now.course()
    at = now.unit("c1").at
    assert at is not None
    return chance(course, now.book.evidence[kind], at, minutes)


def test_it_grows_with_time_and_is_never_certain() -> None:
    growing = [odds("journalists", minutes=days * 1440) for days in (1, 10, 100, 1000)]
    assert growing == sorted(set(growing))
    assert growing[-1] < 1000


def test_where_nobody_lives_nobody_talks() -> None:
    assert odds("politician") == 0
    assert odds("politician", TOWN.format("csp")) > 0


def test_the_more_live_near_the_likelier_somebody_talks() -> None:
    assert odds("politician", "hamlet@0,2 people=50") < odds("politician", "town@0,2 people=500")


def test_from_above_little_is_seen_among_rocks() -> None:
    assert odds("satellite", picture="..M...") < odds("satellite")


@pytest.mark.parametrize("kind", ["wreck", "un"])
def test_whoever_holds_the_ground_lets_others_look_or_not(kind: str) -> None:
    """The CSP stands there and lets people in; the jihadists would not."""
    now = drawn(places=TOWN.format("csp"))
    closed = now.but("c1", at=now.unit("f1").at).but("j1", at=now.unit("c1").at, hidden=False)
    at = now.unit("c1").at
    assert at is not None
    open_odds, closed_odds = (
        chance(each.course(), now.book.evidence[kind], at, 14_400) for each in (now, closed)
    )
    assert closed_odds < open_odds


def test_of_a_great_loss_something_is_likelier_seen() -> None:
    course = drawn().course()
    assert sized(course, 1) < sized(course, 10) < sized(course, 20) == sized(course, 90) == 1000


def test_journalists_need_days() -> None:
    for seed in range(20):
        assert found(after(drawn(seed=seed), battle()).evening(), "journalists") == []


def test_a_wreck_shows_that_an_aircraft_was_lost_and_misleads_on_why() -> None:
    lost = battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause="failure")
    blamed_on_fire = 0
    for seed in range(60):
        now = shown(after(drawn(seed=seed), lost), "wreck", "shot.army")
        blamed_on_fire += found(now, "wreck")[0].claims["shot.army"].low
    assert 10 < blamed_on_fire < 40


# Who is where.


def claimed_place(*, still_there: bool, seed: int = 1) -> Match:
    """Let the army have announced control of a town it holds, or has left since, two weeks ago."""
    now = drawn(places="town@0,2 people=2000", seed=seed)
    there = now.morning().but("f1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at)
    told = said(there.evening(), "army", Style.CONTROL, "entered")
    clock = replace(told.state.clock, turn=57)
    aged = replace(told, state=replace(told.state, clock=clock))
    return aged if still_there else aged.but("f1", at=now.unit("f1").at)


@pytest.mark.parametrize("still_there", [True, False])
def test_those_who_see_a_place_mostly_say_who_is_there(still_there: bool) -> None:
    answers = []
    for seed in range(12):
        before = claimed_place(still_there=still_there, seed=seed)
        now = later(before, 14)
        story = next(iter(now.state.stories))
        answers += [
            item.claims["holds.army"].low
            for item in by_story(now.state.news, story)
            if item.evidence and "holds.army" in item.claims and item.id not in before.state.news
        ]
    assert len(answers) > 5
    right = answers.count(int(still_there))
    assert right * 3 > len(answers) * 2
