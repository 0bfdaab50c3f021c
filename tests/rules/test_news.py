"""Chapter 9: what is said is the speaker's; he speaks of what he was told, not of the fact."""

import pytest

from game.rules.chapters.news import Correct, Publish, Speak
from game.rules.public import Proof, Style
from tests.affairs import account, after, battle, drawn, harm, said, statement
from tests.pictures import Match


def fought(seed: int = 1, **styles: Style) -> Match:
    return after(drawn(seed=seed, styles=styles), battle())


def test_each_party_may_speak_of_a_fight_and_nobody_else() -> None:
    offered = {
        side: any(offer.order is Speak for offer in fought().acting(side).menu(side))
        for side in ("army", "csp", "jihadists")
    }
    assert offered == {"army": True, "csp": True, "jihadists": False}


def test_everybody_reads_what_is_said_the_public_too() -> None:
    now = said(fought(), "army", Style.ADMIT)
    for reader in ("army", "csp", "jihadists", "public"):
        assert "news.statement" in now.heard(reader)


def test_who_admits_gives_his_own_dead_exactly() -> None:
    assert statement(said(fought(), "army", Style.ADMIT), "army").claims["killed.army"].low == 40


def test_who_plays_down_gives_a_part_of_his_own_dead() -> None:
    for seed in range(20):
        given = statement(said(fought(seed), "army", Style.PLAY_DOWN), "army")
        assert 4 <= given.claims["killed.army"].low <= 22


def test_who_denies_has_no_dead() -> None:
    assert statement(said(fought(), "army", Style.DENY), "army").claims["killed.army"].low == 0


def test_who_makes_larger_makes_larger_what_he_believes() -> None:
    for seed in range(20):
        now = fought(seed)
        believed = account(now, "csp").figures["killed.army"].best
        given = statement(said(now, "csp", Style.INFLATE), "csp").claims["killed.army"].low
        assert believed * 12 // 10 - 1 <= given <= believed * 24 // 10


def test_the_same_luck_gives_other_figures_in_another_match() -> None:
    given = {
        statement(said(fought(seed), "csp", Style.INFLATE), "csp").claims["killed.army"].low
        for seed in range(20)
    }
    assert len(given) > 8


def test_nothing_is_said_twice_of_the_same_thing() -> None:
    now = said(fought(), "army", Style.ADMIT)
    assert now.refused("army", Speak((), account(now, "army").id, Style.DENY)) is not None


def test_who_has_kept_silent_may_still_speak_later() -> None:
    now = said(fought(), "army", Style.SILENT)
    order = Speak((), account(now, "army").id, Style.ADMIT)
    assert now.acting("army").refused("army", order) is None
    again = Speak((), account(now, "army").id, Style.SILENT)
    assert now.acting("army").refused("army", again) == "refused.speak.style"


def test_speaking_costs_no_point_and_showing_costs_one() -> None:
    assert (Speak.cost, Publish.cost, Correct.cost) == (0, 1, 0)


def test_only_the_master_of_the_field_has_prisoners_to_show() -> None:
    now = fought()
    order = Publish((), account(now, "csp").id, Proof.PRISONERS)
    assert now.acting("csp").refused("csp", order) is None
    assert now.acting("army").refused("army", Publish((), account(now, "army").id, Proof.PRISONERS))


def test_who_has_left_the_field_shows_less_of_it() -> None:
    dead = {"killed.army": 40, "killed.csp": 40}
    for seed in range(20):
        now = after(drawn(seed=seed), battle(figures=dead))
        film = now.give("army", Publish((), account(now, "army").id, Proof.VIDEO))
        item = next(item for item in film.state.news.values() if item.evidence == "video")
        assert 6 <= item.claims["killed.csp"].low <= 18


def test_who_was_only_struck_from_the_air_filmed_nobody() -> None:
    struck = battle(kind="strike", parties=("army", "csp"), figures={"killed.csp": 5})
    now = after(drawn(), struck)
    order = Publish((), account(now, "army", "strike").id, Proof.VIDEO)
    assert now.acting("army").refused("army", order)


def test_a_point_spent_on_a_film_shows_something() -> None:
    for seed in range(20):
        now = after(drawn(seed=seed), battle(figures={"killed.army": 5, "killed.csp": 2}))
        film = now.give("army", Publish((), account(now, "army").id, Proof.VIDEO))
        assert any(item.evidence == "video" for item in film.state.news.values())


def test_a_video_shows_part_of_the_enemys_dead_and_none_of_ones_own() -> None:
    for seed in range(20):
        now = fought(seed)
        film = now.give("csp", Publish((), account(now, "csp").id, Proof.VIDEO))
        claims = [item.claims for item in film.state.news.values() if item.evidence == "video"]
        assert [set(each) for each in claims] == [{"killed.army"}]
        assert 12 <= claims[0]["killed.army"].low <= 36


def test_named_prisoners_are_prisoners_there_are() -> None:
    now = fought()
    named = now.give("csp", Publish((), account(now, "csp").id, Proof.PRISONERS))
    item = next(item for item in named.state.news.values() if item.evidence == "prisoners")
    assert 4 <= item.claims["captured.army"].low <= 6


def test_who_has_shown_something_may_still_speak_of_it() -> None:
    now = fought()
    film = now.give("csp", Publish((), account(now, "csp").id, Proof.VIDEO))
    assert statement(said(film, "csp", Style.ADMIT), "csp").claims


def test_who_has_shown_something_and_says_nothing_is_spoken_for() -> None:
    now = after(drawn(styles={"csp": Style.INFLATE}), battle())
    film = now.give("csp", Publish((), account(now, "csp").id, Proof.VIDEO))
    later = film.evening()
    for _ in range(4):
        later = later.morning().evening()
    assert statement(later, "csp").style is Style.INFLATE


def test_a_correction_gives_what_one_knows_and_names_what_it_puts_right() -> None:
    now = said(fought(), "army", Style.DENY)
    wrong = statement(now, "army")
    right = statement(now.give("army", Correct((), wrong.id)), "army")
    assert (right.corrects, right.claims["killed.army"].low) == (wrong.id, 40)


def test_a_statement_is_put_right_once() -> None:
    now = said(fought(), "army", Style.DENY)
    wrong = statement(now, "army").id
    order = Correct((), wrong)
    assert now.give("army", order).acting("army").refused("army", order) is not None


@pytest.mark.parametrize("style", [Style.ADMIT, Style.PLAY_DOWN, Style.INFLATE, Style.DENY])
def test_doctrine_speaks_where_nobody_has_decided(style: Style) -> None:
    assert statement(fought(army=style).evening(), "army").style is style


@pytest.mark.rule("9.3")
def test_doctrine_speaks_once_of_several_strikes_at_a_place_in_a_turn() -> None:
    strikes = [
        battle(id=f"s{each}", kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
        for each in range(3)
    ]
    now = after(drawn(styles={"csp": Style.PLAY_DOWN}), *strikes).evening()
    spoken = [item for item in now.state.news.values() if item.speaker == "csp"]
    assert len(spoken) == 1


def test_doctrine_waits_while_a_staff_may_still_decide() -> None:
    now = after(drawn(), battle(turn=1))
    assert now.evening().state.news == {}


def test_doctrine_speaks_of_nothing_that_was_settled() -> None:
    now = said(fought(army=Style.ADMIT), "army", Style.SILENT).evening()
    assert [item for item in now.state.news.values() if item.speaker == "army"] == []


def test_a_fact_remembers_what_was_said_of_it() -> None:
    now = said(said(fought(), "army", Style.ADMIT), "csp", Style.INFLATE)
    assert now.state.facts["f1"].said == tuple(now.state.news)


def test_who_is_silent_by_nature_gives_no_number_of_his_own() -> None:
    bold = drawn(styles={"jihadists": Style.INFLATE})
    fight = battle(figures={"killed.jihadists": 5, "killed.army": 9}, parties=("jihadists", "army"))
    now = after(bold, fight).evening()
    assert "killed.jihadists" not in statement(now, "jihadists").claims


def test_two_sides_who_speak_of_one_fight_speak_of_one_story() -> None:
    now = said(said(fought(), "army", Style.ADMIT), "csp", Style.INFLATE)
    assert len({item.story for item in now.state.news.values()}) == 1


# Control of places.


def entered(now: Match) -> Match:
    """Let the army march to the camp, be counted there, and report it."""
    there = now.morning().but("f1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at)
    return there.evening()


def at_camp() -> Match:
    return entered(drawn(places="camp@0,2 people=900"))


def test_control_may_be_announced_of_a_place_one_has_entered() -> None:
    now = said(at_camp(), "army", Style.CONTROL, "entered")
    assert statement(now, "army").claims["holds.army"].low == 1


def test_control_may_still_be_announced_after_leaving() -> None:
    gone = at_camp().but("f1", at=drawn().unit("f1").at)
    assert statement(said(gone, "army", Style.CONTROL, "entered"), "army").style is Style.CONTROL


def test_nobody_announces_control_of_a_place_he_never_entered() -> None:
    kinds = {each.kind for each in at_camp().view("jihadists").reports.values()}
    assert "entered" not in kinds


def test_who_was_there_at_the_start_has_not_come() -> None:
    now = drawn(places="camp@0,2 people=900").morning().evening()
    assert now.state.facts == {}


# Aircraft, harm.


def crash(cause: str) -> Match:
    lost = battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause=cause)
    return after(drawn(), lost)


@pytest.mark.parametrize("cause", ["fire", "failure"])
def test_nobody_is_told_why_an_aircraft_fell(cause: str) -> None:
    for side in ("army", "csp"):
        assert set(account(crash(cause), side, "aircraft_lost").figures) == {"aircraft.army"}


@pytest.mark.parametrize("cause", ["fire", "failure"])
def test_either_side_says_of_it_what_suits_it(cause: str) -> None:
    now = said(crash(cause), "army", Style.DENY, "aircraft_lost")
    now = said(now, "csp", Style.INFLATE, "aircraft_lost")
    assert statement(now, "army").claims["shot.army"].low == 0
    assert statement(now, "csp").claims["shot.army"].low == 1


def harmed() -> Match:
    return after(drawn(), harm())


def test_those_near_are_told_how_many_people_were_hurt() -> None:
    assert 5 <= account(harmed(), "csp", "harm").figures["hurt.people"].best <= 15


def test_who_fired_from_afar_hears_of_the_harm_when_it_is_accused() -> None:
    assert not harmed().view("army").reports
    accused = said(harmed(), "csp", Style.ALLEGE, "harm")
    assert account(accused, "army", "harm").figures == {}
    denied = said(accused, "army", Style.DENY, "harm")
    assert statement(denied, "army").claims["hurt.people"].low == 0


def test_an_accusation_needs_no_harm() -> None:
    strike = battle(kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
    now = said(after(drawn(), strike), "csp", Style.ALLEGE, "strike")
    assert 3 <= statement(now, "csp").claims["hurt.people"].low <= 15
    assert account(now, "army", "harm").figures == {}
