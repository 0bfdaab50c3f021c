"""Chapters 9, 12 and 18: what is said, shown and believed, as their paragraphs say."""

from dataclasses import replace

import pytest

from game.rules.chapters.aftermath import SkipNews
from game.rules.chapters.news import Correct, LetIn, Publish, Speak
from game.rules.chapters.prisoners import CHAPTER, NamePrisoners
from game.rules.chapters.scoring import reached
from game.rules.chapters.turn import Pass
from game.rules.credibility import public_reacts
from game.rules.engine import resolve
from game.rules.evidence import chance, evidence_appears, invited_by, sized
from game.rules.picture import Grade, picture
from game.rules.public import Audience, Claimed, Proof, Style, Verdict
from game.rules.rulebook import Aim
from game.rules.state import News, Stage, Track
from tests.affairs import account, after, battle, drawn, harm, said, shown, statement
from tests.pictures import Match


def judged(now: Match) -> Match:
    course = now.course()
    public_reacts(course)
    return now.after(course.closed())


def proven(now: Match) -> Match:
    for kind in ("video", "journalists", "family", "un"):
        now = shown(now, kind, "killed.army")
    return now


def credit(now: Match, side: str, audience: Audience = Audience.ABROAD) -> int:
    return now.state.factions[side].credibility[audience].value


@pytest.mark.rule("9.1")
def test_no_view_holds_a_fact() -> None:
    now = after(drawn(), battle())
    for side in ("csp", "public"):
        assert not hasattr(now.view(side), "facts")
        assert not hasattr(now.view(side), "stories")


@pytest.mark.rule("9.2")
def test_own_losses_are_told_exactly_and_the_enemys_within_an_error() -> None:
    numbers = drawn().book.numbers
    for seed in range(30):
        now = after(drawn(seed=seed), battle(figures={"killed.army": 200, "killed.csp": 200}))
        assert account(now, "army").figures["killed.army"].best == 200
        for side, foe, error in (("csp", "army", "held"), ("army", "csp", "left")):
            off = abs(account(now, side).figures[f"killed.{foe}"].best - 200)
            assert off <= 200 * numbers[f"report.error.{error}"] // 1000 + 3


@pytest.mark.rule("9.3")
def test_speaking_is_free_and_doctrine_speaks_after_half_a_shift() -> None:
    now = after(drawn(), battle())
    told = said(now, "army", Style.ADMIT)
    points = now.state.factions["army"].command_points
    assert told.state.factions["army"].command_points == points
    early = after(drawn(), battle(turn=1)).evening()
    assert early.state.news == {}
    assert {item.speaker for item in now.evening().state.news.values()} >= {"army", "csp"}


@pytest.mark.rule("9.4")
@pytest.mark.parametrize("style", [Style.ADMIT, Style.PLAY_DOWN, Style.INFLATE, Style.DENY])
def test_figures_given_are_shares_of_what_is_believed(style: Style) -> None:
    numbers = drawn().book.numbers
    for seed in range(20):
        now = after(drawn(seed=seed), battle(figures={"killed.army": 200, "killed.csp": 200}))
        claims = statement(said(now, "army", style), "army").claims
        believed = account(now, "army").figures
        least, most = (numbers[f"said.{style}.foes.{end}"] for end in ("least", "most"))
        foes = believed["killed.csp"].best
        assert foes * least // 1000 <= claims["killed.csp"].low <= foes * most // 1000
        if style is Style.DENY:
            assert claims["killed.army"] == Claimed(0, 0)
            continue
        least, most = (numbers[f"said.{style}.own.{end}"] for end in ("least", "most"))
        assert 200 * least // 1000 <= claims["killed.army"].low <= 200 * most // 1000


@pytest.mark.rule("9.5")
def test_who_was_in_a_fight_shows_the_truth_or_part_of_it_for_a_point() -> None:
    now = after(drawn(), battle())
    film = now.give("csp", Publish((), account(now, "csp").id, Proof.VIDEO))
    points = now.state.factions["csp"].command_points
    assert film.state.factions["csp"].command_points == points - 1
    assert all(
        claimed.low <= battle().figures[quantity]
        for item in film.state.news.values()
        for quantity, claimed in item.claims.items()
    )


@pytest.mark.rule("9.6")
def test_evidence_depends_on_days_people_size_and_access() -> None:
    now = drawn(places="town@0,2 people=500 holder=csp")
    course, kinds, at = now.course(), now.book.evidence, now.unit("c1").at
    assert at is not None
    daily, weekly = (chance(course, kinds["politician"], at, days * 1440) for days in (1, 7))
    assert daily < weekly < 1000
    assert sized(course, now.book.numbers["evidence.size"]) == 1000
    guarded = now.but("c1", at=now.unit("f1").at).but("f1", at=at).course()
    lets = now.book.numbers["evidence.access.watched"]
    free = kinds["wreck"].per_day
    assert chance(guarded, kinds["wreck"], at, 1440) == 1000 * (free * lets // 1000) // (
        1000 + free * lets // 1000
    )
    quiet = after(drawn(seed=3), battle(figures={"killed.army": 0, "killed.csp": 0}))
    hidden = quiet.course()
    evidence_appears(hidden, 100_000)
    assert hidden.state.stories == {}


def evidence(kind: str, figure: int) -> News:
    claims = {"killed.army": Claimed(figure, None)}
    return News(f"n-{kind}", 1, kind, "", {}, evidence=kind, story="s", claims=claims)


@pytest.mark.rule("9.7")
def test_grades_follow_from_who_has_spoken() -> None:
    book = drawn().book
    word = News(
        "n1", 1, "csp", "", {}, style=Style.INFLATE, story="s",
        claims={"killed.army": Claimed(80, 80)},
    )  # fmt: skip
    items = [word, evidence("video", 30), evidence("un", 36), evidence("journalists", 35)]
    grades = [picture(book, items[:count], "killed.army").grade for count in (0, 1, 2, 4)]
    assert grades == [Grade.UNKNOWN, Grade.ONE_SIDED, Grade.CORROBORATED, Grade.CONFIRMED]
    seen = picture(book, items, "killed.army")
    assert seen.high <= 2 * seen.low


@pytest.mark.rule("9.8")
def test_a_word_disproved_costs_credit_as_each_audience_notices() -> None:
    numbers = drawn().book.numbers
    lie = judged(proven(said(after(drawn(), battle()), "army", Style.DENY)))
    for audience in Audience:
        notices = numbers[f"credibility.notices.{audience}"]
        cost = numbers["credibility.disproved"] * notices // 1000
        assert credit(lie, "army", audience) == numbers["credibility.start"] - cost


@pytest.mark.rule("9.9")
def test_a_correction_in_time_costs_part_of_the_price() -> None:
    wrong = said(after(drawn(), battle()), "army", Style.DENY)
    right = wrong.give("army", Correct((), statement(wrong, "army").id))
    numbers = wrong.book.numbers
    price = numbers["credibility.disproved"]
    assert credit(judged(proven(wrong)), "army") == numbers["credibility.start"] - price
    causes = judged(proven(right)).state.factions["army"].credibility[Audience.ABROAD].causes
    assert ("cause.disproved", -price * numbers["credibility.corrected"] // 1000) in causes


@pytest.mark.rule("9.9")
def test_a_correction_gives_every_figure_as_it_was_told() -> None:
    for seed in range(8):
        wrong = said(after(drawn(seed=seed), battle()), "army", Style.INFLATE)
        right = statement(wrong.give("army", Correct((), statement(wrong, "army").id)), "army")
        told = account(wrong, "army").figures["killed.csp"].best
        assert right.claims["killed.csp"] == Claimed(told, told)


@pytest.mark.rule("9.10")
def test_a_claim_raises_a_track_by_what_it_claims_and_how_far_it_is_believed() -> None:
    now = said(after(drawn(), battle()), "csp", Style.INFLATE)
    numbers, claims = now.book.numbers, statement(now, "csp").claims
    people = claims["killed.army"].low + claims["captured.army"].low
    worth = min(numbers["said.most"], people * numbers["tracks.per_success"] // 10)
    gain = worth * numbers["credibility.start"] // 1000
    assert ("cause.claimed", gain) in now.state.factions["csp"].tracks["unity"].causes


@pytest.mark.rule("9.11")
def test_losses_weigh_once_they_are_admitted_or_shown() -> None:
    quiet = judged(after(drawn(), battle()))
    assert quiet.state.factions["army"].tracks["junta_standing"].value == 600
    proof = judged(proven(after(drawn(), battle())))
    assert proof.state.factions["army"].tracks["junta_standing"].value < 600


@pytest.mark.rule("9.12")
@pytest.mark.parametrize("cause", ["fire", "failure"])
def test_two_words_and_a_wreck_leave_the_cause_of_a_crash_open(cause: str) -> None:
    lost = battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause=cause)
    for seed in range(10):
        now = after(drawn(seed=seed), lost)
        now = said(now, "army", Style.DENY, "aircraft_lost")
        now = said(now, "csp", Style.INFLATE, "aircraft_lost")
        now = judged(shown(now, "wreck", "shot.army"))
        assert [item.verdict for item in now.state.news.values()] == [None] * 3


STYLES = (Style.ADMIT, Style.DENY, Style.INFLATE)


@pytest.mark.rule("12.5")
@pytest.mark.parametrize("share", [1000, 500])
def test_being_believed_counts_nothing_at_half_the_goal(share: int) -> None:
    now = drawn()
    full = now.book.numbers["credibility.believed"]
    army = now.state.factions["army"]
    trusted = replace(army, credibility=dict.fromkeys(Audience, Track(full * share // 1000)))
    state = replace(now.state, factions={**now.state.factions, "army": trusted})
    assert reached(now.book, state, "army", Aim("believed", 10)) == (1000 if share == 1000 else 0)


def over(days: tuple[int, ...]) -> Match:
    now = drawn(turns=2, aftermath=days)
    while now.state.clock.stage is Stage.IMPULSES:
        now = now.after(resolve(now.book, now.state, Pass(())))
    return now


@pytest.mark.rule("18.1")
def test_news_turns_follow_the_last_turn_with_points_of_their_own() -> None:
    now = over((3, 14))
    assert now.state.clock.stage is Stage.AFTERMATH
    points = now.book.numbers["aftermath.command_points"]
    assert {each.command_points for each in now.state.factions.values()} == {points}
    assert now.state.scores == {}


@pytest.mark.rule("18.2")
def test_who_leaves_the_news_to_his_spokesman_is_asked_no_more() -> None:
    now = over((3, 14))
    side = now.state.clock.acting
    gone = now.after(resolve(now.book, now.state, SkipNews(())))
    assert gone.state.clock.acting != side
    while gone.state.clock.stage is not Stage.OVER:
        gone = gone.after(resolve(gone.book, gone.state, Pass(())))
        assert gone.state.clock.acting != side


def test_a_verdict_needs_more_than_parties() -> None:
    both = judged(said(said(after(drawn(), battle()), "army", Style.DENY), "csp", Style.INFLATE))
    assert Verdict.DISPROVED not in [item.verdict for item in both.state.news.values()]
    assert Speak.cost == 0


@pytest.mark.rule("9.14")
def test_who_lets_investigators_look_opens_his_ground_to_what_they_look_for() -> None:
    now = drawn(places="town@0,2 people=2000 holder=army")
    held = now.but("f1", at=now.unit("c1").at).but("c1", at=now.unit("f1").at)
    accused = said(after(held, harm(at=now.unit("c1").at)), "army", Style.DENY, "harm")
    about = account(accused, "army", "harm").id
    invited = accused.give("army", LetIn((), about))
    assert list(invited.state.news.values())[-1].key == "news.let_in"
    assert invited.acting("army").refused("army", LetIn((), about)) is not None
    at, kind = now.unit("c1").at, now.book.evidence["un"]
    assert at is not None
    kept_out, let_in = (
        chance(accused.course(), kind, at, 144_000, sides) for sides in ((), ("army",))
    )
    assert invited_by(invited.state, invited.state.facts["f1"]) == ("army",)
    assert kept_out < let_in


@pytest.mark.rule("9.15")
def test_a_side_may_choose_its_figures_itself() -> None:
    now = after(drawn(), battle())
    numbers, about = now.book.numbers, account(now, "csp").id
    believed = account(now, "csp").figures["killed.army"].best
    speaking = now.acting("csp").offer("csp", Speak)

    def offered(part: str, style: Style) -> list[int]:
        return list(speaking.choices(part, {"about": about, "style": style}))[1:]

    step = numbers["said.own_step"]
    assert offered("own_dead", Style.PLAY_DOWN) == [
        12 * share // 1000 for share in range(0, 1001, step)
    ]
    foes = offered("foes_dead", Style.INFLATE)
    assert foes[:2] == [believed, believed * numbers["said.rung"] // 1000]
    assert foes[-1] * 1000 <= believed * numbers["said.chosen.most"] < foes[-1] * 1250
    assert max(offered("foes_dead", Style.ADMIT)) <= believed * 3 // 2


@pytest.mark.rule("18.3")
def test_prisoners_may_still_be_named_in_the_aftermath() -> None:
    now = over((3, 14)).but("f1", prisoners={"csp": 3}).turned("army")
    named = now.after(resolve(now.book, now.state, NamePrisoners((), "csp")))
    course = named.course()
    CHAPTER.news_end(course)
    assert course.state.captives["army|csp"].named == 3
