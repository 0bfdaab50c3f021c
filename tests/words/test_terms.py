"""One word for one thing: the terms chosen for French hold in every sentence."""

import re
from pathlib import Path

import pytest

from game import folders
from tests.source import ROOT

CATALOGUES = sorted((ROOT / "game/words/locale/fr/LC_MESSAGES").glob("*.po"))
CHOSEN = {
    "case": r"hexagones?",
    "jihadiste": r"djihad\w*",
    "phase": r"bonds?",
    "allure ordinaire": r"allure normale",
    "vive allure": r"(?:allure|étape) forcée",
    "indicateur": r"jauges? politiques?",
}
"""By the word that is chosen, those that would say the same thing otherwise."""


def french(file: Path) -> list[str]:
    """Return what a catalogue or a data file says in French."""
    text = file.read_text("utf-8")
    if file.suffix == ".po":
        return re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', text, re.MULTILINE)
    return re.findall(r'fr: "([^"]*)"', text)


@pytest.mark.parametrize("chosen", CHOSEN)
def test_one_thing_has_one_word_in_french(chosen: str) -> None:
    other = re.compile(rf"\b{CHOSEN[chosen]}\b", re.IGNORECASE)
    files = (*CATALOGUES, *sorted(folders.data().glob("*.yaml")), *folders.scenarios().glob("*"))
    assert [said for file in files for said in french(file) if other.search(said)] == []


def test_places_are_spelt_in_briefings_as_on_the_map() -> None:
    shipped = (folders.scenarios() / "tinzaouaten_2024.yaml").read_text("utf-8")
    prose = [line for line in shipped.splitlines() if re.match(r" {8}\S", line)]
    assert [line for line in prose if "Boghassa" in line] == []
