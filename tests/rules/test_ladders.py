"""A speaker chooses his figures from a ladder around what he was told."""

import pytest

from game.rules.chapters.news import Publish, Speak
from game.rules.codec import decode_order
from game.rules.foretelling import rehearsal
from game.rules.ladders import ladder
from game.rules.public import Proof, Style
from tests.affairs import account, after, battle, drawn, harm, said, shown, statement
from tests.pictures import Match


def rungs(now: Match, side: str, style: Style, part: str, kind: str = "fight") -> tuple[int, ...]:
    return ladder(rehearsal(now.book, now.view(side)), side, account(now, side, kind), style, part)


def fought() -> Match:
    return after(drawn(), battle())


def counted() -> int:
    """Return how many dead of the army the CSP believes in."""
    return account(fought(), "csp").figures["killed.army"].best


def test_who_plays_down_gives_any_quarter_of_his_dead() -> None:
    assert rungs(fought(), "army", Style.PLAY_DOWN, "own_dead") == (0, 10, 20, 30, 40)


@pytest.mark.parametrize("style", [Style.ADMIT, Style.DENY])
def test_who_admits_or_denies_his_dead_has_nothing_to_choose(style: Style) -> None:
    assert rungs(fought(), "army", style, "own_dead") == ()


def test_the_enemys_dead_are_never_fewer_than_believed_and_at_most_five_times_as_many() -> None:
    found = rungs(fought(), "csp", Style.INFLATE, "foes_dead")
    assert found[0] == counted()
    assert 4 * counted() < found[-1] <= 5 * counted()


def test_who_admits_goes_no_further_than_his_spokesman() -> None:
    found = rungs(fought(), "csp", Style.ADMIT, "foes_dead")
    assert found[-1] * 1000 <= counted() * fought().book.numbers["said.admit.foes.most"]


def test_what_a_video_shows_is_not_named_many_times_over() -> None:
    now = shown(said(fought(), "army", Style.ADMIT), "video", "killed.army")
    limit = now.book.numbers["said.filmed"]
    assert max(rungs(now, "csp", Style.INFLATE, "foes_dead")) * 1000 <= counted() * limit


def test_a_video_of_the_dead_sets_no_limit_to_vehicles() -> None:
    now = fought().give("csp", Publish((), account(fought(), "csp").id, Proof.VIDEO))
    assert len(rungs(now, "csp", Style.INFLATE, "foes_vehicles")) > 4


def test_the_figure_chosen_is_the_figure_said() -> None:
    for figure in rungs(fought(), "csp", Style.INFLATE, "foes_dead"):
        order = Speak((), account(fought(), "csp").id, Style.INFLATE, foes_dead=figure)
        assert statement(fought().give("csp", order), "csp").claims["killed.army"].low == figure


def test_a_figure_off_the_ladder_is_refused() -> None:
    now = fought()
    order = Speak((), account(now, "csp").id, Style.INFLATE, foes_dead=counted() - 1)
    assert now.acting("csp").refused("csp", order) == "refused.speak.foes_dead"


def test_one_figure_for_two_enemies_is_shared_between_them() -> None:
    figures = {"killed.csp": 30, "killed.jihadists": 15}
    now = after(drawn(), battle(figures=figures, parties=("army", "csp", "jihadists")))
    figure = rungs(now, "army", Style.INFLATE, "foes_dead")[-1]
    order = Speak((), account(now, "army").id, Style.INFLATE, foes_dead=figure)
    claims = statement(now.give("army", order), "army").claims
    csp, jihadists = claims["killed.csp"].low, claims["killed.jihadists"].low
    assert csp + jihadists == figure
    assert csp > jihadists > 0


def test_who_accuses_without_a_count_names_any_number_of_the_spokesmans() -> None:
    strike = battle(kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
    found = rungs(after(drawn(), strike), "csp", Style.ALLEGE, "hurt", "strike")
    assert found == (3, 4, 5, 6, 8, 10, 13)


def test_who_was_told_how_many_were_hurt_accuses_of_that_many_or_makes_it_larger() -> None:
    now = after(drawn(), harm())
    told = account(now, "csp", "harm").figures["hurt.people"].best
    assert rungs(now, "csp", Style.ALLEGE, "hurt", "harm") == ()
    assert rungs(now, "csp", Style.INFLATE, "hurt", "harm")[0] == told


def test_what_is_left_to_the_spokesman_is_picked_by_lot() -> None:
    given = {
        statement(said(after(drawn(seed=seed), battle()), "csp", Style.INFLATE), "csp")
        .claims["killed.army"]
        .low
        for seed in range(20)
    }
    assert len(given) > 8


def test_an_order_to_speak_of_an_old_log_leaves_its_figures_to_the_spokesman() -> None:
    old = {"kind": "speak", "units": [], "about": "fight|0|2,0|1", "style": "admit"}
    order = decode_order(fought().book.orders, old)
    assert order == Speak((), "fight|0|2,0|1", Style.ADMIT)
    assert order.chosen == {}
