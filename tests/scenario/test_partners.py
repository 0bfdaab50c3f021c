"""The government's partner: France for Russia, or nobody, and what that changes."""

import pytest

from game.hexgrid import Hex
from game.rules.evidence import let_in
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.scenario.check import check_text
from game.scenario.load import opened_text
from tests.contract.playing import TINZAOUATEN
from tests.pictures import match
from tests.scenario.delta import DELTA


def book_of(partner: str | None) -> Rulebook:
    said = "" if partner is None else f"partner: {partner}\n"
    return opened_text(DELTA.replace("relations:\n", f"{said}relations:\n"), "delta.yaml").book


@pytest.mark.rule("25.12")
def test_a_partner_lets_the_states_aircraft_fly_once_more() -> None:
    plain, with_france = (book_of(partner).aircraft[0].sorties for partner in (None, "france"))
    assert with_france == plain + 1


@pytest.mark.rule("25.12")
def test_a_partner_that_answers_to_a_parliament_opens_ground_the_state_holds() -> None:
    drawn = match("..", "army f1@0,0 motorised_company 80 truck=6")
    france = book_of("france").partner

    def open_for(partner: object) -> int:
        object.__setattr__(drawn.book, "partner", partner)
        return let_in(Resolution(drawn.book, drawn.state), Hex(0, 0), ())

    plain = open_for(book_of("none").partner)
    assert open_for(france) == min(1000, plain * france.openness // 1000) > plain


@pytest.mark.rule("25.12")
def test_wagner_came_with_russia_and_with_nobody_else() -> None:
    text = TINZAOUATEN.read_text(encoding="utf-8")
    assert opened_text(text, "t.yaml").book.partner.id == "russia"
    broken = text.replace("partner: russia", "partner: france")
    found = [each for each in check_text(broken, "t.yaml") if each.is_error]
    assert len(found) == 1
    assert "`wagner` cannot be there beside `france`" in found[0].message
    assert "partner: russia" in found[0].suggestion
    line = 1 + broken.splitlines().index("  wagner:")
    assert found[0].line == line


def test_without_a_word_wagner_means_russia_and_its_absence_nobody() -> None:
    text = TINZAOUATEN.read_text(encoding="utf-8").replace("partner: russia\n", "")
    assert opened_text(text, "t.yaml").book.partner.id == "russia"
    assert book_of(None).partner.id == "none"


@pytest.mark.parametrize("partner", ["none", "russia", "france"])
def test_each_partner_says_in_both_languages_what_it_changes(partner: str) -> None:
    about = book_of(partner).partner.about
    assert all(about[language] for language in ("en", "fr"))
