"""Several fights at one place over days are one battle, of which a side gives a total."""

from dataclasses import replace

import pytest

from game.hexgrid import Hex
from game.rules.chapters.news import Speak
from game.rules.credibility import public_reacts
from game.rules.evidence import kinds_that_look
from game.rules.public import Account, Style, Verdict
from game.rules.state import Fact
from tests.affairs import after, battle, drawn, said, shown, statement
from tests.pictures import Match, at

FIRST = {"killed.army": 20, "killed.csp": 4, "vehicles.army": 5}
SECOND = {"killed.army": 30, "killed.csp": 6}


def fight(number: int, turn: int = 0, **fields: object) -> Fact:
    """Return a fight between the army and the CSP, in the CSP's hex where none is named."""
    figures = FIRST if number == 1 else SECOND
    return battle(**{"id": f"f{number}", "turn": turn, "figures": figures, **fields})


def two() -> Match:
    return after(drawn(turn_hours=24), fight(1), fight(2, turn=1))


def whole(now: Match, side: str = "csp") -> Account | None:
    """Return what a side knows of its battle, if it has one."""
    told = now.view(side).reports.values()
    return next((each for each in told if each.kind == "battle"), None)


def total(now: Match, side: str = "csp", style: Style = Style.ADMIT) -> Match:
    """Let a side sum its battle up."""
    account = whole(now, side)
    assert account is not None
    return now.give(side, Speak((), account.id, style))


@pytest.mark.rule("9.17")
def test_two_fights_at_one_place_on_two_days_are_summed_up() -> None:
    account = whole(two(), "army")
    assert account is not None
    assert account.figures["killed.army"].best == 50


def test_one_fight_is_no_battle() -> None:
    assert whole(after(drawn(), fight(1))) is None


@pytest.mark.rule("9.17")
def test_a_fight_much_later_begins_another_battle() -> None:
    assert whole(after(drawn(turn_hours=24), fight(1), fight(2, turn=3))) is None


def test_a_fight_far_away_belongs_to_no_battle() -> None:
    far = fight(2, turn=1, at=Hex(40, 2))
    assert whole(after(drawn(turn_hours=24), fight(1), far)) is None


def test_a_fight_one_was_not_part_of_ties_none_of_ones_own_together() -> None:
    others = fight(2, turn=1, figures={"killed.army": 3}, parties=("army", "jihadists"))
    now = after(drawn(turn_hours=24), fight(1), others, fight(3, turn=2))
    assert whole(now, "csp") is None
    assert whole(now, "army") is not None


@pytest.mark.rule("9.17")
def test_a_total_names_the_dead_of_each_enemy() -> None:
    mixed = {"killed.csp": 8, "killed.jihadists": 5}
    parties = ("army", "csp", "jihadists")
    now = after(drawn(turn_hours=24), fight(1), fight(2, turn=1, figures=mixed, parties=parties))
    args = statement(total(now, "army"), "army").args
    body = args["body_sentence"]
    assert isinstance(body, tuple)
    assert isinstance(body[1], dict)
    assert [each[1]["faction"] for each in body[1]["dead_sentences"]] == ["csp", "jihadists"]


@pytest.mark.rule("9.17")
def test_a_fight_more_lets_a_side_give_a_new_total() -> None:
    now = total(two())
    account = whole(now)
    assert account is not None
    order = Speak((), account.id, Style.ADMIT)
    assert now.acting("csp").refused("csp", order) == "refused.speak.about"
    grown = after(now, fight(3, turn=1))
    assert grown.acting("csp").refused("csp", order) is None
    account = whole(grown)
    assert account is not None
    assert account.figures["killed.csp"].best == 16


def test_two_sides_that_began_with_the_same_fight_speak_of_one_story() -> None:
    now = total(total(two(), "csp"), "army")
    assert len({item.story for item in now.state.news.values()}) == 1


def standing(now: Match, side: str) -> int:
    """Return where the track of a side stands that listens to claims."""
    heard = now.book.factions[side].heard_by()
    return now.state.factions[side].tracks[next(iter(heard))].value


@pytest.mark.rule("9.17")
def test_a_total_of_what_was_claimed_already_moves_no_track() -> None:
    now = two()
    for about in [key for key in now.view("csp").reports if key.startswith("fight")]:
        now = now.give("csp", Speak((), about, Style.ADMIT))
    before = standing(now, "csp")
    account = whole(now)
    assert account is not None
    claimed = sum(item.claims["killed.army"].low for item in now.state.news.values() if item.claims)
    figures = (
        now.acting("csp")
        .offer("csp", Speak)
        .choices("foes_dead", {"about": account.id, "style": Style.ADMIT})
    )
    figure = max(each for each in figures if each is not None and each <= claimed)
    told = now.give("csp", Speak((), account.id, Style.ADMIT, foes_dead=figure))
    assert standing(told, "csp") == before


def reacted(now: Match) -> Match:
    course = now.course()
    public_reacts(course)
    return now.after(course.closed())


def junta(now: Match) -> int:
    return now.state.factions["army"].tracks["junta_standing"].value


def test_losses_admitted_fight_by_fight_are_not_felt_again_with_the_total() -> None:
    now = two()
    for about in [key for key in now.view("army").reports if key.startswith("fight")]:
        now = now.give("army", Speak((), about, Style.ADMIT))
    before = reacted(now)
    order = Speak(
        (),
        next(key for key in now.view("army").reports if key.startswith("battle")),
        Style.ADMIT,
        foes_dead=None,
    )
    after_total = reacted(before.give("army", order))
    claim = junta(before.give("army", order)) - junta(before)
    assert junta(after_total) - junta(before) == claim


def test_losses_admitted_with_the_total_are_not_felt_again_fight_by_fight() -> None:
    by_total = reacted(total(two(), "army"))
    now = by_total
    for about in [key for key in now.view("army").reports if key.startswith("fight")]:
        now = now.give("army", Speak((), about, Style.ADMIT))
    claims = junta(now) - junta(by_total)
    assert junta(reacted(now)) - junta(by_total) == claims


@pytest.mark.rule("9.17")
def test_nobody_is_held_to_fights_that_came_after_his_total() -> None:
    early = total(two(), "army", Style.DENY)
    clock = replace(early.state.clock, turn=2)
    grown = after(replace(early, state=replace(early.state, clock=clock)), fight(3, turn=2))
    proven = grown
    for kind in ("journalists", "un", "family"):
        proven = shown(proven, kind, "killed.army", "battle:f1")
    assert statement(reacted(proven), "army").verdict is None
    at_once = total(two(), "army", Style.DENY)
    for kind in ("journalists", "un", "family"):
        at_once = shown(at_once, kind, "killed.army", "battle:f1")
    assert statement(reacted(at_once), "army").verdict is Verdict.DISPROVED


@pytest.mark.rule("9.17")
def test_only_what_is_counted_later_counts_a_battle_and_only_once_it_is_spoken_of() -> None:
    now = two()
    fact = now.state.facts["battle:f1"]
    assert list(kinds_that_look(now.course(), fact)) == []
    late = {kind.id for kind in kinds_that_look(total(now).course(), fact)}
    assert {"journalists", "un", "family"} <= late
    assert "video" not in late


@pytest.mark.rule("9.17")
def test_doctrine_sums_up_two_days_after_the_last_fight() -> None:
    now = after(drawn(turn_hours=24, styles={"csp": Style.INFLATE}), fight(1), fight(2))
    clock = now.state.clock
    for turn, spoken in ((1, False), (2, True)):
        there = replace(now, state=replace(now.state, clock=replace(clock, turn=turn)))
        stories = there.evening().state.stories
        assert any(each.startswith("battle") for each in stories) is spoken


def test_a_total_given_may_be_put_right() -> None:
    denied = total(two(), "army", Style.DENY)
    offers = {each.kind: each for each in denied.acting("army").menu("army")}
    assert statement(denied, "army").id in offers["correct"].choices("statement", {})


def test_what_is_said_of_a_fight_is_not_said_of_its_battle() -> None:
    now = said(two(), "csp", Style.ADMIT)
    account = whole(now)
    assert account is not None
    assert account.story is None
    assert at(0, 2) == account.at


def test_what_a_side_can_sum_up_does_not_hang_on_fights_of_others() -> None:
    begun = drawn(turn_hours=24)
    others = fight(2, turn=1, figures={"killed.army": 3}, parties=("army", "jihadists"))
    without = after(begun, fight(1), fight(3, turn=2))
    with_others = after(begun, fight(1), others, fight(3, turn=2))
    assert with_others.view("csp").reports == without.view("csp").reports
    assert with_others.acting("csp").view("csp") == without.acting("csp").view("csp")
