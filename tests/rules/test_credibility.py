"""Credibility: a word is held against what is independent of it; what is disproved costs."""

from dataclasses import replace

from game.rules.chapters.news import Correct
from game.rules.credibility import public_reacts
from game.rules.evidence import item_of
from game.rules.public import Audience, Claimed, Style, Verdict
from game.rules.publishing import publish
from game.rules.state import Track
from tests.affairs import after, battle, drawn, harm, said, shown, statement
from tests.pictures import Match


def judged(now: Match) -> Match:
    course = now.course()
    public_reacts(course)
    return now.after(course.closed())


def believed(now: Match, side: str, audience: Audience = Audience.ABROAD) -> int:
    return now.state.factions[side].credibility[audience].value


def track(now: Match, side: str) -> int:
    return next(iter(now.state.factions[side].tracks.values())).value


def told(style: Style, side: str = "army") -> Match:
    return said(after(drawn(), battle()), side, style)


def proven(now: Match) -> Match:
    for kind in ("video", "journalists", "family", "un"):
        now = shown(now, kind, "killed.army")
    return now


def test_nothing_is_disproved_while_only_parties_speak() -> None:
    now = judged(said(told(Style.DENY), "csp", Style.INFLATE))
    assert [item.verdict for item in now.state.news.values()] == [None, None]


def test_a_denial_is_disproved_by_what_is_shown() -> None:
    now = judged(proven(told(Style.DENY)))
    assert statement(now, "army").verdict is Verdict.DISPROVED
    assert believed(now, "army") == 500 - now.book.numbers["credibility.disproved"]


def test_the_admission_of_the_same_loss_is_not() -> None:
    now = judged(proven(told(Style.ADMIT)))
    assert statement(now, "army").verdict is not Verdict.DISPROVED
    assert believed(now, "army") >= 500


def test_a_verdict_is_passed_once() -> None:
    once = judged(proven(told(Style.DENY)))
    assert believed(judged(once), "army") == believed(once, "army")


def test_the_world_takes_more_notice_than_the_public_at_home() -> None:
    now = judged(proven(told(Style.DENY)))
    assert believed(now, "army", Audience.ABROAD) < believed(now, "army", Audience.HOME) < 500


def test_a_correction_before_the_proof_saves_the_larger_part() -> None:
    wrong = told(Style.DENY)
    put_right = wrong.give("army", Correct((), statement(wrong, "army").id))
    lost = 500 - believed(judged(proven(wrong)), "army")
    assert 0 <= 500 - believed(judged(proven(put_right)), "army") < lost // 2


def test_who_hears_that_he_was_disproved_hears_it_alone() -> None:
    now = judged(proven(told(Style.DENY)))
    assert "learnt.disproved" in now.heard("army")
    assert "learnt.disproved" not in (*now.heard("csp"), *now.heard("public"))


def test_a_claim_raises_the_track_that_follows_who_believes_it() -> None:
    before = after(drawn(), battle())
    now = said(before, "csp", Style.INFLATE)
    assert track(now, "csp") > track(before, "csp")


def test_a_side_nobody_believes_gains_nothing_by_a_claim() -> None:
    before = after(drawn(), battle())
    csp = before.state.factions["csp"]
    doubted = replace(csp, credibility=dict.fromkeys(Audience, Track(0)))
    factions = {**before.state.factions, "csp": doubted}
    now = replace(before, state=replace(before.state, factions=factions))
    assert track(said(now, "csp", Style.INFLATE), "csp") == track(now, "csp")


def test_being_found_out_costs_a_track_more_than_any_claim_brings() -> None:
    numbers = drawn().book.numbers
    least = min(numbers[f"credibility.notices.{each}"] for each in Audience)
    most = max(numbers["said.most"], numbers["said.control"]) * numbers["credibility.start"]
    assert numbers["said.found_out"] * least > most


def test_losses_weigh_on_the_junta_only_once_they_are_known() -> None:
    before = after(drawn(), battle())
    assert track(judged(before), "army") == track(before, "army")
    numbers = before.book.numbers
    admitted = judged(told(Style.ADMIT)).state.factions["army"].tracks["junta_standing"]
    price = 46 * numbers["tracks.per_admitted"] // 10
    assert ("cause.known_losses", -price) in admitted.causes


def test_what_is_shown_weighs_though_it_was_denied() -> None:
    shown_ = judged(proven(told(Style.DENY)))
    cost = 600 - track(shown_, "army")
    price = shown_.book.numbers["said.found_out"]
    assert cost > price * shown_.book.numbers["credibility.notices.home"] // 1000


def test_known_losses_weigh_once() -> None:
    once = judged(told(Style.ADMIT))
    assert track(judged(once), "army") == track(once, "army")


def late(now: Match) -> Match:
    """Let two days have gone by."""
    return replace(now, state=replace(now.state, clock=replace(now.state.clock, turn=10)))


def test_silence_on_what_others_tell_costs_once_its_time_is_over() -> None:
    now = told(Style.INFLATE, "csp")
    assert believed(judged(now), "army") == 500
    silent = judged(late(now))
    assert believed(silent, "army") == 500 - now.book.numbers["credibility.silence"]
    assert believed(judged(silent), "army") == believed(silent, "army")


def test_who_has_spoken_does_not_pay_for_silence() -> None:
    now = said(told(Style.INFLATE, "csp"), "army", Style.ADMIT)
    assert believed(judged(late(now)), "army") == 500


def test_control_announced_of_a_place_one_has_left_is_disproved_by_those_who_see_it() -> None:
    now = drawn(places="camp@0,2 people=900")
    there = now.morning().but("f1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at)
    gone = there.evening().but("f1", at=now.unit("f1").at)
    lie = said(gone, "army", Style.CONTROL, "entered")
    course = lie.course()
    story = next(iter(lie.state.stories))
    for kind in ("residents", "politician"):
        rule = lie.book.evidence[kind]
        nobody = Claimed(0, 0)
        publish(course, item_of(course, rule, story, now.unit("c1").at, "holds.army", nobody))
    after_ = judged(lie.after(course.closed()))
    assert statement(after_, "army").verdict is Verdict.DISPROVED


# Harm: politics answer to what is believed.


def accused(*, style: Style = Style.INFLATE) -> Match:
    return judged(said(after(drawn(), harm()), "csp", style, "harm"))


def test_harm_nobody_has_spoken_of_costs_nothing() -> None:
    assert track(judged(after(drawn(), harm())), "army") == 600


def test_an_accusation_costs_whoever_fired_as_far_as_it_is_believed() -> None:
    assert track(accused(), "army") < 600
    proof = judged(shown(shown(accused(), "un", "hurt.people"), "residents", "hurt.people"))
    assert track(proof, "army") < track(accused(), "army")


def test_a_false_accusation_costs_him_too_until_it_is_known_to_be_one() -> None:
    strike = battle(kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
    now = judged(said(after(drawn(), strike), "csp", Style.ALLEGE, "strike"))
    assert track(now, "army") < 600


def test_what_is_believed_costs_once() -> None:
    assert track(judged(accused()), "army") == track(accused(), "army")


def test_who_accused_falsely_is_disproved_by_those_who_look() -> None:
    strike = battle(kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
    now = said(after(drawn(), strike), "csp", Style.ALLEGE, "strike")
    for kind in ("un", "residents", "journalists"):
        now = shown(now, kind, "hurt.people")
    assert statement(judged(now), "csp").verdict is Verdict.DISPROVED
