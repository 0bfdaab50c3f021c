"""Every paragraph of the rulebook is tested, and says the numbers that are played."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from game.rulebook.figures import FORMS, filled
from game.scenario.mentioned import chapters, mentioned, named, numbers_of, said
from game.scenario.numbers import glossary
from game.words import LANGUAGES, Words
from game.words.catalogue import template
from tests.source import ROOT

build = pytest.importorskip("game.words.build", reason="Babel is for those who change words")

CHAPTERS = tuple(chapter.number for chapter in chapters())
PARAGRAPHS = tuple(number for chapter in CHAPTERS for number in numbers_of(chapter))


def marked() -> Iterator[tuple[str, Path]]:
    """Yield each paragraph a test says it is about, and the test's file."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        text = file.read_text(encoding="utf-8")
        if "mark.rule(" in text:
            for node in ast.walk(ast.parse(text)):
                for number in named_by(node):
                    yield number, file


def named_by(node: ast.AST) -> list[str]:
    if not (isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.rule")):
        return []
    return [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]


def test_every_paragraph_has_a_test() -> None:
    tested = {number for number, _ in marked()}
    assert [number for number in PARAGRAPHS if number not in tested] == []


def test_every_test_of_a_paragraph_names_one_there_is() -> None:
    assert [(n, file.name) for n, file in marked() if n not in PARAGRAPHS] == []


def test_every_chapter_has_a_number_of_its_own() -> None:
    assert [number for number, times in Counter(CHAPTERS).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_has_a_title(language: str) -> None:
    keys = [f"rule.{number}.title" for number in CHAPTERS]
    assert [key for key in keys if template(language, key) is None] == []


def test_paragraphs_follow_one_another_and_belong_to_a_chapter() -> None:
    source = next(source for source in build.sources() if source.stem == "rulebook")
    keys = {
        key.removeprefix("rule.")
        for key in build.sentences(build.read(source))
        if re.fullmatch(r"rule\.\d+\.\d+", key)
    }
    assert keys == set(PARAGRAPHS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", PARAGRAPHS)
def test_a_paragraph_names_numbers_of_the_model_in_forms_there_are(
    number: str, language: str
) -> None:
    text = said(language, number)
    assert [name for name in named(text) if name not in glossary()] == []
    forms = [form for _, name, form, _ in Formatter().parse(text) if name and form]
    assert [form for form in forms if form not in FORMS and "|" not in form] == []
    assert "{" not in filled(Words(language), glossary(), text)


def test_every_number_of_the_model_is_in_a_paragraph() -> None:
    assert sorted(set(glossary()) - mentioned()) == []
