"""Reports: what a side's own people could see, and nothing else."""

import pytest

from tests.affairs import account, after, battle, drawn


def test_own_losses_are_known_exactly() -> None:
    assert account(after(drawn(), battle()), "army").figures["killed.army"] == (40, 40, 40)


def test_the_enemys_are_known_better_by_the_master_of_the_field() -> None:
    worst = {"army": 0, "csp": 0}
    for seed in range(40):
        now = after(drawn(seed=seed), battle(figures={"killed.army": 40, "killed.csp": 40}))
        for side, foe in (("army", "csp"), ("csp", "army")):
            believed = account(now, side).figures[f"killed.{foe}"].best
            worst[side] = max(worst[side], abs(believed - 40))
    assert worst["csp"] <= 8
    assert worst["army"] > 8


def test_only_the_master_of_the_field_counts_prisoners() -> None:
    fight = battle(figures={"captured.army": 6, "captured.csp": 3})
    now = after(drawn(), fight)
    assert account(now, "csp").figures["captured.army"].best == 6
    assert "captured.csp" not in account(now, "army").figures


def test_a_large_count_of_the_enemy_is_in_fives() -> None:
    for seed in range(20):
        believed = account(after(drawn(seed=seed), battle()), "csp").figures["killed.army"].best
        assert believed % 5 == 0


def test_who_was_not_there_is_told_nothing() -> None:
    assert after(drawn(), battle()).view("jihadists").reports == {}


def test_guns_that_fired_unobserved_report_no_loss_of_the_enemy() -> None:
    shelling = battle(
        kind="bombardment",
        figures={"killed.csp": 5},
        parties=("army", "csp"),
        cause="unobserved",
    )
    assert account(after(drawn(), shelling), "army", "bombardment").figures == {}


@pytest.mark.parametrize("others", [0, 3])
def test_a_sides_accounts_are_counted_without_what_others_lived_through(others: int) -> None:
    """Else a side could tell from a gap how much happens elsewhere."""
    elsewhere = [
        battle(id=f"g{number}", parties=("army",), figures={"killed.army": 1})
        for number in range(others)
    ]
    now = after(drawn(), *elsewhere, battle())
    assert list(now.view("csp").reports) == [account(now, "csp").id]
    assert account(now, "csp").id.endswith("|1")


def test_what_was_reported_is_not_reported_again() -> None:
    now = after(drawn(), battle())
    assert now.evening().state.reports["csp"].keys() == now.state.reports["csp"].keys()


@pytest.mark.parametrize("killed", [0, 9])
def test_a_pilots_side_is_not_told_whom_or_what_he_hit(killed: int) -> None:
    parties = ("army", "csp") if killed else ("army",)
    figures = {"killed.csp": killed} if killed else {}
    strike = battle(kind="strike", figures=figures, parties=parties, cause="armed_drone")
    told = account(after(drawn(), strike), "army", "strike")
    assert (told.parties, told.figures) == (("army",), {})


def test_who_runs_into_a_closed_road_is_not_told_who_closed_it() -> None:
    mine = battle(kind="closed_road", figures={"killed.army": 2}, parties=("army", "jihadists"))
    now = after(drawn(), mine)
    assert account(now, "army", "closed_road").parties == ("army",)
    assert account(now, "jihadists", "closed_road").parties == ("army", "jihadists")
