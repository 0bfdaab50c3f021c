"""The sources of the words: complete in every language, and compiled."""

from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from game.words.arguments import FACTION_CASES, KINDS, READERS
from game.words.catalogue import DOMAINS, LANGUAGES, LOCALE

build = pytest.importorskip("game.words.build", reason="Babel is for those who change words")

PLACE_CASES = ("at", "to", "from", "of", "by", "bare")

CASES = {
    **dict.fromkeys(("at", "to", "from", "goal", "path", "place", "places", "base"), PLACE_CASES),
    **dict.fromkeys(("faction", "factions", "holder", "foes", "speaker"), FACTION_CASES),
    **dict.fromkeys(("unit", "units", "partners"), ("of", "bare")),
}
"""The cases a blank may ask for, by the last word of its name."""


def source(language: str, domain: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def sentences(language: str, domain: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = build.sentences(build.read(source(language, domain)))
    return found


def blanks(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}


everywhere = pytest.mark.parametrize("language", LANGUAGES)
in_each_domain = pytest.mark.parametrize("domain", DOMAINS)


@everywhere
@in_each_domain
def test_the_compiled_words_are_those_of_the_source(language: str, domain: str) -> None:
    assert build.is_current(source(language, domain)), "run python -m game.words.build"


@in_each_domain
def test_every_language_has_the_same_keys(domain: str) -> None:
    first, *others = (set(sentences(language, domain)) for language in LANGUAGES)
    for other in others:
        assert first ^ other == set()


@in_each_domain
def test_every_language_fills_the_same_blanks(domain: str) -> None:
    first, *others = (sentences(language, domain) for language in LANGUAGES)
    for other in others:
        differing = [key for key in first if blanks(first[key]) != blanks(other[key])]
        assert differing == []


@everywhere
@in_each_domain
def test_no_sentence_is_empty(language: str, domain: str) -> None:
    assert [key for key, forms in sentences(language, domain).items() if not all(forms)] == []


@everywhere
def test_a_key_stands_in_one_domain_only(language: str) -> None:
    keys = Counter(key for domain in DOMAINS for key in sentences(language, domain))
    assert [key for key, times in keys.items() if times > 1] == []


@everywhere
@in_each_domain
def test_blanks_ask_only_for_cases_there_are(language: str, domain: str) -> None:
    wrong = [
        (key, name, spec)
        for key, forms in sentences(language, domain).items()
        for form in forms
        for _, name, spec, _ in Formatter().parse(form)
        if name and spec and not is_case(name, spec)
    ]
    assert wrong == []


def is_case(name: str, spec: str) -> bool:
    if "." in name:
        return True  # a number of the model; tests/rulebook knows the forms of these
    kind = name.rpartition("_")[2]
    if "|" in spec:
        return kind not in CASES and kind not in KINDS and 1 <= spec.count("|") <= 2
    return spec in CASES.get(kind, ())


@in_each_domain
def test_french_leaves_a_space_before_high_punctuation(domain: str) -> None:
    def bare(text: str) -> bool:
        letters = "".join(part for part, _, _, _ in Formatter().parse(text))
        return any(
            mark in ":;?!»" and before not in " \u00a0\u202f?!.…"
            for before, mark in zip(" " + letters, letters, strict=False)
        )

    spoken = sentences("fr", domain)
    assert [key for key, forms in spoken.items() if any(bare(form) for form in forms)] == []


def test_every_reader_of_arguments_is_told_in_the_docstring() -> None:
    from game.words import arguments as module

    told = (module.__doc__ or "").replace(",", " ").split()
    assert [name for name in (*READERS, *KINDS) if name not in told] == []
