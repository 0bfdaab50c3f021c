import pygame
import pytest

from game.ui.assets import font
from game.ui.theme import NORMAL, SCALES, Size, Theme
from game.ui.widgets import Bar, Button, Choice, Flow, Label, Log, Odds, Panel, Run, Share, wrapped
from game.ui.widgets.text import letters

FRENCH = (
    "L’armée affirme contrôler In-Afarak ; le porte-parole de la rébellion dément : "
    "«\u00a0aucune colonne n’est entrée\u00a0», dit-il."
)


@pytest.mark.parametrize("percent", SCALES)
def test_no_wrapped_line_is_wider_than_its_place_at_any_size_of_text(percent: int) -> None:
    face = letters(Size.BODY, Theme(scale_percent=percent))
    assert all(face.size(line)[0] <= 240 for line in wrapped(FRENCH, face, 240))


def test_wrapping_loses_no_word() -> None:
    lines = wrapped(FRENCH, font(15), 180)
    assert " ".join(lines) == FRENCH


def test_a_line_never_ends_between_a_word_and_its_french_punctuation() -> None:
    for width in range(60, 400, 7):
        lines = wrapped("Que dire\u00a0? «\u00a0Rien\u00a0», dit-elle\u00a0!", font(15), width)
        if font(15).size("«\u00a0Rien\u00a0»,")[0] <= width:
            assert not any(line.startswith(("?", "!", "»")) for line in lines)


def test_a_word_wider_than_the_place_is_cut_and_not_lost() -> None:
    lines = wrapped("anticonstitutionnellement", font(20), 60)
    assert len(lines) > 1
    assert "".join(lines) == "anticonstitutionnellement"


def test_a_label_of_runs_wraps_across_them() -> None:
    label = Label([Run("Vendredi 26 juillet", bold=True), Run(" nuit de tempête")])
    theme = Theme()
    assert len(label.lines(120, theme)) > 1
    assert label.text == "Vendredi 26 juillet nuit de tempête"


def test_a_newline_ends_a_line_of_a_label() -> None:
    assert len(Label("un\ndeux").lines(500, Theme())) == 2


@pytest.mark.parametrize("percent", SCALES)
def test_a_long_french_button_grows_instead_of_being_clipped(percent: int) -> None:
    theme = Theme(scale_percent=percent)
    text = "Demander la permission de se retirer vers Kidal"
    button = Button(text, lambda: None, key="P")
    wide, narrow = button.height_for(1200, theme), button.height_for(200, theme)
    assert narrow > wide


@pytest.mark.parametrize("percent", SCALES)
def test_everything_in_a_panel_stays_inside_it_at_any_size_of_text(percent: int) -> None:
    theme = Theme(scale_percent=percent)
    names = ("Attaquer", "Se disperser dans les oueds", "Dire")
    panel = Panel(
        [
            Label(FRENCH),
            Bar("Eau et carburant", "3 jours", 50),
            Odds([Share("victoire", 40, NORMAL.good), Share("revers", 60, NORMAL.bad)]),
            Flow([Button(name, lambda: None) for name in names]),
            Choice("Allure", ["prudente", "forcée"], 0, lambda _: None),
            Log("Afficher", [("", "tout")], lambda _: None),
        ],
        heading="CSP",
    )
    rect = pygame.Rect(0, 0, 420, panel.height_for(420, theme))
    panel.place(rect, theme)
    assert all(rect.contains(widget.rect) for widget in panel.walk())


def test_a_bigger_text_takes_more_lines() -> None:
    label = Label(FRENCH)
    small = len(label.lines(300, Theme(scale_percent=80)))
    assert len(label.lines(300, Theme(scale_percent=200))) > small


def test_an_option_too_long_for_a_row_takes_more_lines() -> None:
    theme = Theme()
    long = "combats à 13 km au sud-ouest d’Achibriche, 27 juillet, après-midi"
    short, wide = Choice("Sujet", ["a"], 0, print), Choice("Sujet", [long], 0, print)
    assert wide.height_for(200, theme) > 2 * short.height_for(200, theme)
