"""The public picture: wide while parties alone speak, narrow where something else is shown."""

from game.rules.picture import GRID, Grade, band, grid_of, picture
from game.rules.public import Claimed, Style
from game.rules.state import News
from tests.affairs import drawn

BOOK = drawn().book


def word(speaker: str, figure: int, quantity: str = "killed.army", trust: int = 500) -> News:
    return News(
        f"n-{speaker}-{figure}", 1, speaker, "", {}, style=Style.ADMIT, trust=trust,
        story="s", claims={quantity: Claimed(figure, figure)},
    )  # fmt: skip


def proof(kind: str, figure: int, quantity: str = "killed.army") -> News:
    return News(
        f"n-{kind}-{figure}", 1, kind, "", {}, evidence=kind, story="s",
        claims={quantity: Claimed(figure, None)},
    )  # fmt: skip


def test_nobody_knows_anything_of_what_nobody_has_spoken_of() -> None:
    seen = picture(BOOK, [], "killed.army")
    assert seen.grade is Grade.UNKNOWN
    assert seen.high >= 50 * max(1, seen.low)


def test_it_stays_wide_for_good_while_only_parties_speak() -> None:
    seen = picture(BOOK, [word("csp", 80), word("army", 8)], "killed.army")
    assert seen.grade is Grade.ONE_SIDED
    assert seen.high >= 3 * max(1, seen.low)


def test_a_partys_own_dead_are_taken_for_a_floor() -> None:
    seen = picture(BOOK, [word("army", 10, trust=900)], "killed.army")
    assert seen.best > 10


def test_the_enemys_dead_are_taken_for_too_many() -> None:
    assert picture(BOOK, [word("csp", 80, trust=900)], "killed.army").best < 80


def test_evidence_narrows_it() -> None:
    parties = [word("csp", 80), word("army", 8)]
    before = picture(BOOK, parties, "killed.army")
    after = picture(BOOK, [*parties, proof("video", 30), proof("journalists", 35)], "killed.army")
    assert after.high * max(1, before.low) < before.high * after.low
    assert after.grade is not Grade.ONE_SIDED


def test_two_kinds_that_agree_confirm_it() -> None:
    items = [proof("video", 30), proof("journalists", 35), proof("family", 25), proof("un", 36)]
    assert picture(BOOK, items, "killed.army").grade is Grade.CONFIRMED


def test_one_kind_alone_never_confirms() -> None:
    assert picture(BOOK, [proof("un", 36)], "killed.army").grade is Grade.CORROBORATED


def test_who_is_not_believed_moves_nothing() -> None:
    silent = picture(BOOK, [], "killed.army")
    doubted = picture(BOOK, [word("csp", 80, trust=0)], "killed.army")
    assert (doubted.low, doubted.high) == (silent.low, silent.high)


def test_the_more_he_is_believed_the_more_he_moves() -> None:
    def spread(trust: int) -> int:
        seen = picture(BOOK, [word("csp", 80, trust=trust)], "killed.army")
        return GRID.index(seen.high) - GRID.index(seen.low)

    assert spread(900) < spread(300)


def test_of_a_party_the_last_word_counts() -> None:
    twice = picture(BOOK, [word("army", 2), word("army", 40)], "killed.army")
    once = picture(BOOK, [word("army", 40)], "killed.army")
    assert twice[:4] == once[:4]


def test_what_was_put_right_counts_no_more() -> None:
    wrong = word("army", 2)
    right = News("n9", 1, "army", "", {}, style=Style.CORRECT, corrects=wrong.id, story="s")
    assert picture(BOOK, [wrong, right], "killed.army").grade is Grade.UNKNOWN


def test_why_an_aircraft_fell_stays_open_after_a_wreck_and_two_words() -> None:
    items = [
        word("army", 0, "shot.army"),
        word("csp", 1, "shot.army"),
        News("n1", 1, "wreck", "", {}, evidence="wreck", claims={"shot.army": Claimed(1, 1)}),
    ]
    seen = picture(BOOK, items, "shot.army")
    assert (seen.low, seen.high) == (0, 1)
    assert 200 < seen.yes_permille < 800


def test_a_figure_and_the_truth_it_is_held_against_fall_into_bands() -> None:
    assert [band(figure, 100) for figure in (10, 30, 60, 100, 150, 300, 900, 2000)] == list(
        range(8)
    )


def test_the_grid_of_yes_and_no_has_two_values() -> None:
    assert grid_of("holds.csp") == (0, 1)


def test_the_picture_holds_what_it_rests_on() -> None:
    items = [word("csp", 80), proof("video", 30), word("csp", 9, "killed.wagner")]
    assert picture(BOOK, items, "killed.army").items == (items[0].id, items[1].id)
