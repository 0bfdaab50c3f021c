"""The encyclopaedia: complete in both languages, nothing said without its source, all findable."""

import pytest

from game.debrief.reality import keys_of
from game.encyclopaedia import Entry, Kind, compiled, found, of_kind
from game.encyclopaedia.content import content
from game.words import LANGUAGES, Missing, Words
from tests.contract.playing import scenario


def entries(language: str = "en") -> tuple[Entry, ...]:
    return compiled(Words(language, Missing.RAISED), [scenario()])


def titled(title: str, language: str = "en") -> Entry:
    return next(entry for entry in entries(language) if entry.title == title)


def test_every_source_an_actor_or_a_term_names_is_listed_with_its_number() -> None:
    known = content()
    named = {key for actor in known.actors.values() for key in actor.sources}
    named |= {key for term in known.terms.values() for key in term.sources}
    assert named - set(known.sources) == set()


def test_every_actor_has_as_many_paragraphs_in_each_language() -> None:
    for actor in content().actors.values():
        assert len({len(actor.text[language]) for language in LANGUAGES}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_entries_of_every_kind(language: str) -> None:
    assert all(of_kind(entries(language), kind) for kind in Kind)


def test_both_languages_have_the_same_entries() -> None:
    english, french = ({(each.kind, each.id) for each in entries(lang)} for lang in LANGUAGES)
    assert english == french


def test_an_actor_is_told_with_the_day_up_to_which_it_is_known_and_its_sources() -> None:
    army = titled("Malian army (FAMa)")
    assert army.text[-1] == "As known on Tuesday 31 December 2024."
    assert any(line.startswith("S58. ") for line in army.cited)


def test_a_reading_keeps_claimant_day_and_source() -> None:
    helicopter = titled("The helicopter of 26 July")
    assert "none of it is told here as a fact" in helicopter.text[0]
    assert helicopter.text[1].startswith("CSP: Hit at Tinzaouaten")
    assert "Sunday 28 July 2024; S06. " in helicopter.text[1]


def test_figures_given_of_real_losses_are_readings_too() -> None:
    dead = titled("Dead: Wagner")
    assert any(line.startswith("CSP: 84 (dead of Wagner)") for line in dead.text)


def test_every_source_of_the_scenario_is_an_entry() -> None:
    listed = {each.id for each in of_kind(entries(), Kind.SOURCE)}
    assert listed >= set(scenario().scenario.sources)


def test_every_account_cites_a_source_there_is() -> None:
    read = scenario().scenario
    cited = {key for each in read.readings for key in keys_of(each.source or "")}
    assert cited <= set(read.sources)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("helicopter", "The helicopter of 26 July"),
        ("RETROGRADE", "Retrograde movement"),
        ("abeibara", "Abeïbara, June 2024: dead among the residents"),
        ("aqmi", "AQIM"),
        ("fama", "Malian army (FAMa)"),
    ],
)
def test_words_find_entries_by_name_without_accents_and_in_either_language(
    wanted: str, first: str
) -> None:
    assert found(entries(), wanted)[0].title == first


def test_every_word_must_be_in_what_is_found() -> None:
    assert found(entries(), "helicopter moon") == ()


def test_no_word_finds_everything() -> None:
    assert len(found(entries(), "")) == len(entries())


def test_without_a_scenario_there_are_actors_terms_and_sources() -> None:
    alone = compiled(Words("fr", Missing.RAISED))
    assert {entry.kind for entry in alone} == {Kind.ACTOR, Kind.TERM, Kind.SOURCE}
