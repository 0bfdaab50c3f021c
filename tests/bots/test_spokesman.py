"""Which figures a staff gives, and why."""

from dataclasses import replace

from game.bots.player import Desk
from game.bots.spokesman import DOUBTED, NEEDY, WARY, say, show, style_of
from game.rules.chapters.news import Speak
from game.rules.public import Audience, Style
from game.rules.state import Track
from tests.affairs import TRUTH, account, after, battle, drawn, said, shown
from tests.pictures import Match


def fought(**figures: int) -> Match:
    """The CSP holds a field and makes what it says larger, as is its way."""
    fight = battle(figures={**TRUTH, **figures})
    return after(drawn(styles={"csp": Style.INFLATE}), fight)


def spoken(now: Match) -> tuple[Speak, str]:
    """Return what the CSP's spokesman says, and why."""
    found = say(Desk(now.book, now.acting("csp").view("csp")))
    assert found is not None
    assert isinstance(found.order, Speak)
    return found.order, found.reason


def with_unity(now: Match, tenths: int) -> Match:
    """Return a match in which the CSP's tracks stand at a value."""
    csp = now.state.factions["csp"]
    low = replace(csp, tracks=dict.fromkeys(csp.tracks, Track(tenths)))
    return replace(now, state=replace(now.state, factions={**now.state.factions, "csp": low}))


def trusted(now: Match, permille: int) -> Match:
    """Return a match in which the CSP is believed so far by everybody."""
    csp = now.state.factions["csp"]
    low = replace(csp, credibility=dict.fromkeys(Audience, Track(permille)))
    return replace(now, state=replace(now.state, factions={**now.state.factions, "csp": low}))


def test_who_is_believed_less_than_before_stays_near_his_own_count() -> None:
    order, reason = spoken(trusted(fought(), WARY - 1))
    believed = account(fought(), "csp").figures["killed.army"].best
    assert order.foes_dead == believed * 5 // 4
    assert reason == "reason.figure_wary"


def test_who_is_hardly_believed_any_more_admits() -> None:
    order, reason = spoken(trusted(fought(), DOUBTED - 1))
    assert (order.style, reason) == (Style.ADMIT, "reason.speak_doubted")


def test_figures_are_left_to_the_spokesman_as_long_as_nothing_speaks_against_it() -> None:
    order, reason = spoken(fought())
    assert (order.foes_dead, reason) == (None, "reason.speak_doctrine")


def test_what_a_video_shows_is_made_larger_by_one_step_at_most() -> None:
    now = shown(said(fought(), "army", Style.ADMIT), "video", "killed.army")
    order, reason = spoken(now)
    assert order.foes_dead == account(now, "csp").figures["killed.army"].best * 5 // 4
    assert reason == "reason.figure_filmed"


def test_who_needs_a_success_gives_the_highest_figure_that_is_usual() -> None:
    order, reason = spoken(with_unity(fought(), NEEDY - 1))
    believed = account(fought(), "csp").figures["killed.army"].best
    assert order.foes_dead is not None
    assert believed * 19 // 10 < order.foes_dead <= believed * 24 // 10
    assert reason == "reason.figure_needed"


def shown_by(now: Match, side: str, channel: str) -> str | None:
    """Return why a side shows what it filmed, if it speaks in public in a way; None if not."""
    sides = {**now.book.sides, side: replace(now.book.sides[side], channel=channel)}
    book = replace(now.book, sides=sides)
    found = show(Desk(book, replace(now, book=book).acting(side).view(side)))
    return found.reason if found else None


def test_a_spokesman_shows_a_fight_he_has_left_as_well() -> None:
    costly = fought(**{"killed.csp": 40})
    assert shown_by(costly, "army", "spokesman") == "reason.show"


def test_a_spokesman_shows_no_field_that_is_no_victory_to_the_world() -> None:
    small = fought(**{"killed.army": 8, "captured.army": 2})
    assert shown_by(small, "csp", "spokesman") is None
    assert shown_by(fought(), "csp", "spokesman") == "reason.show"


def test_who_says_nothing_shows_nothing() -> None:
    assert shown_by(trusted(fought(), WARY - 1), "csp", "silence") is None


def test_who_never_names_his_dead_does_not_admit_them_when_others_show_them() -> None:
    fight = battle(figures={"killed.jihadists": 9}, parties=("army", "jihadists"))
    now = drawn(styles={"jihadists": Style.INFLATE})
    there = now.but("j1", at=now.unit("c1").at).but("c1", at=now.unit("j1").at)
    seen_ = shown(said(after(there, fight), "army", Style.ADMIT), "video", "killed.jihadists")
    desk = Desk(seen_.book, seen_.acting("jihadists").view("jihadists"))
    assert style_of(desk, account(seen_, "jihadists"))[1] == "reason.speak_doctrine"


def test_who_speaks_in_communiques_shows_something_once_he_is_doubted() -> None:
    assert shown_by(fought(), "csp", "communique") is None
    assert shown_by(trusted(fought(), WARY - 1), "csp", "communique") == "reason.show_doubted"
