"""Chapter 3: who notices whom, what people tell, and how knowledge grows old."""

import re

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.turn import Pass
from game.rules.contacts import Level
from game.rules.orders import Pace, Route
from game.rules.units import Posture
from tests.pictures import Match, at, match

WATCH = "csp c1@0,0 technical_squadron 60 technical=8"


def seen_from(
    words: str = "march", *, ground: str = ".", watch: str = WATCH, **weather: int
) -> int:
    """Return from how many km the watch notices a column of 24 vehicles."""
    for km in range(34, 0, -1):
        drawn = match(
            ground * 35,
            f"{watch}\narmy f1@0,{km} motorised_company 120 truck=24 {words}",
            hex_m=1000,
        )
        if drawn.weather(**weather).morning().level("csp", "f1") >= Level.SIGHTED:
            return km
    return 0


@pytest.mark.rule("3.1")
def test_what_is_near_is_identified_what_is_far_is_not_seen() -> None:
    levels = [
        match("." * 35, f"{WATCH}\narmy f1@0,{km} motorised_company 120 truck=24 march", hex_m=1000)
        .morning()
        .level("csp", "f1")
        for km in range(35)
    ]
    assert levels == sorted(levels, reverse=True), "never better known from farther off"
    assert set(levels) == {Level.IDENTIFIED, Level.SIGHTED, Level.NOTHING}
    assert levels.count(Level.SIGHTED) in range(
        levels.count(Level.IDENTIFIED) - 2, levels.count(Level.IDENTIFIED) + 1
    ), "identified within half the distance of sight"


@pytest.mark.rule("3.2")
def test_the_stiller_a_unit_stands_the_nearer_one_must_be() -> None:
    assert seen_from("march") > seen_from("ready") > seen_from("dug_in") > seen_from("dispersed")


@pytest.mark.rule("3.1")
def test_rock_hides_more_than_gravel() -> None:
    assert seen_from(ground="M") < seen_from(ground="w") < seen_from(ground=".")


@pytest.mark.rule("3.4")
def test_night_and_storm_shorten_sight_by_their_hours() -> None:
    assert seen_from(night=360) < seen_from(night=180) < seen_from()
    assert seen_from(storm=360) < seen_from(night=360)


def test_scouts_see_farther_than_a_convoy() -> None:
    scouts = "csp c1@0,0 militia_scouts 60 technical=8"
    convoy = "csp c1@0,0 supply_train 60 truck=8"
    assert seen_from(watch=scouts) > seen_from(watch=convoy)


@pytest.mark.rule("3.17")
def test_small_drones_see_farther_by_day_and_in_clear_air() -> None:
    flying = "wagner c1@0,0 assault_detachment 60 technical=8"
    plain = "wagner c1@0,0 technical_squadron 60 technical=8"
    hostile: dict[str, str] = {}

    def seen(watch: str, **weather: int) -> tuple[int, set[str]]:
        found, sources = 0, set()
        for km in range(34, 0, -1):
            drawn = match(
                "." * 35,
                f"{watch}\narmy c2@0,{km} motorised_company 120 truck=24 march",
                hex_m=1000,
                relations=hostile,
            )
            held = drawn.weather(**weather).morning().knows("wagner", "c2")
            if held is not None:
                found = max(found, km)
                sources.add(held.source)
        return found, sources

    assert seen(flying)[1] == {"own", "drone"}
    assert seen(flying, night=360)[1] == {"own"}
    assert seen(flying, storm=360)[1] == {"own"}
    assert seen(plain)[1] == {"own"}
    assert seen(flying)[0] > seen(flying, night=180)[0] > seen(flying, night=360)[0]


@pytest.mark.rule("3.18")
def test_a_march_by_covered_ways_is_seen_from_nearer() -> None:
    def level(route: Route) -> Level:
        drawn = match("." * 16, f"{WATCH}\narmy f1@0,15 motorised_company 120 truck=24", hex_m=1000)
        marched = drawn.give("army", March(("f1",), Pace.NORMAL, route, at(0, 14)))
        return marched.level("csp", "f1")

    assert level(Route.COVERED) < level(Route.FAST)


@pytest.mark.rule("3.1")
def test_a_small_group_is_seen_later_than_a_great_column() -> None:
    few = match("." * 12, f"{WATCH}\narmy f1@0,11 motorised_company 30 truck=2 march", hex_m=1000)
    many = match("." * 12, f"{WATCH}\narmy f1@0,11 motorised_company 30 truck=24 march", hex_m=1000)
    assert few.morning().level("csp", "f1") < many.morning().level("csp", "f1")


@pytest.mark.rule("23.1", "24.1")
def test_who_knows_the_ground_is_seen_later_than_who_does_not() -> None:
    def level(faction: str) -> Level:
        drawn = match(
            "." * 12,
            f"""
            wagner     w1@0,0   technical_squadron  60  technical=8
            {faction}  u1@0,5   technical_squadron  90  technical=24
            """,
            hex_m=1000,
            relations={},
        )
        return drawn.morning().level("wagner", "u1")

    assert level("csp") < level("army")


@pytest.mark.rule("3.10")
def test_who_hides_is_not_found_by_passing_by() -> None:
    drawn = match(
        "....",
        """
        jihadists  j1@0,2  katiba             60  technical=6 hidden dispersed
        army       f1@0,0  militia_scouts     30  technical=4
        """,
    )
    after = drawn.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 2)))
    assert after.unit("f1").at == after.unit("j1").at
    assert after.level("army", "j1") is Level.NOTHING
    assert after.happened("engaged") == [], "the hidden coexist with the unaware"


@pytest.mark.rule("3.10")
def test_passing_by_strikes_a_contact_out_whether_somebody_hides_there_or_not() -> None:
    drawn = match(
        "......",
        """
        jihadists  j1@0,2  katiba             60  technical=6 hidden dispersed
        army       f1@0,0  militia_scouts     30  technical=4
        """,
    ).seen("army", "j1", Level.RUMOUR)
    reports = []
    for where in (at(0, 2), at(0, 5)):
        after = drawn.but("j1", at=where).give(
            "army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 2))
        )
        assert after.view("army").contacts == {}
        reports.append([(tell.key, dict(tell.args)) for tell in after.told("army")])
    assert reports[0] == reports[1], "what is reported betrays nobody"


def test_a_march_is_seen_by_who_stands_near_and_sees_who_stands_there() -> None:
    drawn = match(
        "......",
        """
        army  f1@0,0  militia_scouts      30  technical=10
        csp   c1@0,4  technical_squadron  60  technical=24 garrison
        """,
    )
    after = drawn.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 3)))
    assert after.level("csp", "f1") >= Level.SIGHTED
    assert after.level("army", "c1") >= Level.SIGHTED
    assert "learnt.contact_new" in after.heard("army")
    assert "learnt.contact_new" in after.heard("csp")


def identified() -> Match:
    """Return a match in which the CSP has just identified a unit that then vanishes."""
    drawn = match(
        "." * 20,
        """
        csp   c1@0,0   technical_squadron  60  technical=8
        army  f1@0,18  motorised_company  120  truck=24 march
        """,
    )
    return drawn.seen("csp", "f1", Level.IDENTIFIED).but("f1", hidden=True)


@pytest.mark.rule("3.7")
def test_unseen_a_contact_sinks_to_sighted_to_rumour_and_is_forgotten() -> None:
    known = [identified()]
    for _ in range(11):
        known.append(known[-1].turns(1))
    levels = [drawn.level("csp", "f1") for drawn in known]
    assert levels == sorted(levels, reverse=True)
    assert list(dict.fromkeys(levels)) == [
        Level.IDENTIFIED,
        Level.SIGHTED,
        Level.RUMOUR,
        Level.NOTHING,
    ]


@pytest.mark.rule("3.6")
def test_unseen_the_doubt_about_its_place_grows() -> None:
    fresh, stale = identified(), identified().turns(3)
    before, after = fresh.knows("csp", "f1"), stale.knows("csp", "f1")
    assert before is not None
    assert after is not None
    assert before.doubt_m == 0 < after.doubt_m
    assert after.at == before.at
    assert after.posture is None, "how it stood says nothing any more"


@pytest.mark.rule("3.11")
def test_after_a_loss_a_contact_has_a_new_number() -> None:
    drawn = identified()
    old = drawn.knows("csp", "f1")
    again = drawn.turns(11).seen("csp", "f1", Level.SIGHTED).knows("csp", "f1")
    assert old is not None
    assert again is not None
    assert again.id != old.id


def test_a_contact_seen_again_keeps_its_number() -> None:
    drawn = identified()
    old, again = drawn.knows("csp", "f1"), drawn.seen("csp", "f1", Level.SIGHTED).knows("csp", "f1")
    assert old is not None
    assert again is not None
    assert again.id == old.id


def test_a_contacts_number_is_the_sides_own_and_says_nothing_of_the_unit() -> None:
    drawn = match(
        ".....",
        """
        csp   c1@0,0  technical_squadron  60  technical=8
        csp   c2@0,0  technical_squadron  60  technical=8
        army  f9@0,0  motorised_company  120  truck=24 march
        """,
        relations={},
    ).morning()
    ids = {side: list(drawn.view(side).contacts) for side in ("csp", "army")}
    assert ids == {"csp": ["csp1"], "army": ["army1", "army2"]}


@pytest.mark.rule("3.5")
def test_a_rumour_says_how_many_and_not_who() -> None:
    rumour = identified().seen("csp", "f1", Level.RUMOUR, doubt_m=10_000).turns(0)
    fresh = match(".....", f"{WATCH}\narmy f1@0,3 motorised_company 120 truck=24 march")
    told = fresh.seen("csp", "f1", Level.RUMOUR, doubt_m=10_000).knows("csp", "f1")
    assert told is not None
    assert (told.faction, told.type, told.vehicles, told.posture) == (None, None, None, None)
    kept = rumour.knows("csp", "f1")
    assert kept is not None
    assert kept.type == "motorised_company", "what was known better this turn is kept"


@pytest.mark.parametrize("level", [Level.RUMOUR, Level.SIGHTED, Level.IDENTIFIED])
@pytest.mark.rule("3.5")
def test_an_estimate_is_off_by_no_more_than_its_level_allows(level: Level) -> None:
    bests = set()
    for seed in range(40):
        drawn = match(".....", f"{WATCH}\narmy f1@0,3 motorised_company 120 truck=24", seed=seed)
        found = drawn.seen("csp", "f1", level).knows("csp", "f1")
        assert found is not None
        error = drawn.book.number(f"sight.error.{level.name.lower()}")
        assert abs(found.people.best - 120) <= 120 * error // 1000 + 3
        assert found.people.low <= found.people.best <= found.people.high
        assert found.people.best % 5 == 0
        bests.add(found.people.best)
    assert len(bests) > 3, "not always the same error"


def tells(leaning: str, *, seeds: int = 12) -> int:
    """Return of how many evenings the CSP hears of a column an hour away from a village."""
    heard = 0
    for seed in range(seeds):
        drawn = match(
            "......",
            """
            army  f1@0,3  motorised_company   120  truck=24 march
            csp   c1@0,5  technical_squadron   60  dispersed hidden
            """,
            places=f"village@0,4 {leaning}",
            hex_m=15_000,
            seed=seed,
        ).evening()
        found = drawn.knows("csp", "f1")
        heard += found is not None
        if found is not None:
            assert (found.level, found.source) == (Level.RUMOUR, "herders")
            assert found.doubt_m > 0
    return heard


@pytest.mark.rule("3.8")
def test_people_tell_those_they_lean_to() -> None:
    assert tells("people=800 csp=900") > 0


def test_people_who_lean_to_nobody_tell_nobody() -> None:
    assert tells("people=800") == 0


@pytest.mark.rule("3.8")
def test_fear_keeps_people_silent() -> None:
    assert tells("people=800 csp=900 fear=1000") == 0


@pytest.mark.rule("3.8")
def test_a_handful_of_people_see_nothing() -> None:
    assert tells("people=10 csp=900") == 0


def test_people_do_not_betray_who_is_on_the_same_side() -> None:
    drawn = match(
        "..",
        "csp c1@0,0 technical_squadron 60 technical=12 march",
        places="village@0,1 people=800 csp=1000",
    ).evening()
    assert drawn.state.contacts.get("csp", {}) == {}


ALLIES = """
    wagner  w1@0,0  assault_detachment   60  technical=8
    army    f1@0,1  motorised_company    80  truck=8
    csp     c1@0,9  technical_squadron  100  technical=12
"""


@pytest.mark.parametrize(
    ("known", "passed_on"),
    [(Level.IDENTIFIED, Level.SIGHTED), (Level.SIGHTED, Level.RUMOUR)],
)
@pytest.mark.rule("3.9")
def test_allies_hand_over_what_they_know_one_level_lower(known: Level, passed_on: Level) -> None:
    drawn = match("." * 10, ALLIES).seen("wagner", "c1", known).give("wagner", Pass(()))
    found = drawn.knows("army", "c1")
    assert found is not None
    assert (found.level, found.source) == (passed_on, "ally")


def test_a_rumour_is_not_handed_over() -> None:
    drawn = match("." * 10, ALLIES).seen("wagner", "c1", Level.RUMOUR).give("wagner", Pass(()))
    assert drawn.level("army", "c1") is Level.NOTHING


def test_what_came_from_an_ally_is_not_handed_back() -> None:
    drawn = match("." * 10, ALLIES).seen("wagner", "c1", Level.IDENTIFIED)
    back = drawn.give("wagner", Pass(())).give("army", Pass(())).give("csp", Pass(()))
    found = back.knows("wagner", "c1")
    assert found is not None
    assert (found.level, found.source) == (Level.IDENTIFIED, "own")


@pytest.mark.rule("3.9")
def test_a_truce_shares_nothing() -> None:
    drawn = match(
        "." * 10,
        """
        csp        c1@0,0  technical_squadron  100  technical=12
        jihadists  j1@0,1  katiba               60  technical=6
        army       f1@0,9  motorised_company    80  truck=8
        """,
    ).seen("csp", "f1", Level.IDENTIFIED)
    after = drawn.give("csp", Pass(()))
    assert after.level("jihadists", "f1") is Level.NOTHING
    assert "c1" not in after.view("jihadists").units


def test_allies_see_each_others_units_as_they_are() -> None:
    assert match("." * 10, ALLIES).view("army").units["w1"].posture is Posture.READY


@pytest.mark.rule("3.11")
def test_where_nobody_is_found_a_contact_is_struck_out() -> None:
    drawn = match(
        "..........",
        """
        csp   c1@0,0  technical_squadron  60  technical=8
        army  f1@0,2  motorised_company  120  truck=6
        """,
    )
    gone = drawn.seen("csp", "f1", Level.SIGHTED).but("f1", at=at(0, 9))
    after = gone.give("csp", March(("c1",), Pace.NORMAL, Route.FAST, at(0, 2)))
    assert after.level("csp", "f1") is Level.NOTHING
    assert "learnt.contact_gone" in after.heard("csp")


def test_no_view_holds_the_unit_behind_a_contact() -> None:
    view = match("." * 10, ALLIES).seen("csp", "f1", Level.IDENTIFIED).view("csp")
    assert not re.search(r"\bf1\b", repr(view.contacts))
    assert list(view.units) == ["c1"]


def test_the_public_sees_no_unit_and_no_contact() -> None:
    view = match("." * 10, ALLIES).seen("csp", "f1", Level.IDENTIFIED).view("public")
    assert (view.units, view.contacts, view.me) == ({}, {}, None)
