import pytest

from game.rules.rulebook import Aim, Rulebook
from game.words import Words, aim_line


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        (Aim("hold", 25, "tinzaouaten"), "Hold Tinzaouaten"),
        (Aim("deny", 25, "kidal|army"), "Keep Kidal out of the hands of the army"),
        (Aim("keep_force", 45, level=800), "Keep 80% of the force"),
        (
            Aim("track", 20, "junta_standing", 500),
            "Have a track at 50 or more: standing of the junta",
        ),
        (Aim("prisoners", 5, level=1), "Hold 1 prisoner alive, or let them go home"),
        (Aim("home", 5), "Bring home our people in captivity"),
        (Aim("road", 5), "Keep a road closed, evening by evening in the last third"),
    ],
)
def test_each_kind_of_aim_is_said(book: Rulebook, english: Words, aim: Aim, said: str) -> None:
    assert aim_line(book, english, aim) == said
