"""The rulebook as a page: whole, linked, the same each time, in each language."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game import folders
from game.cli import main
from game.rulebook import book_of, html, markdown
from game.rulebook.pages import Book
from game.scenario.mentioned import chapters, numbers_of
from game.scenario.numbers import glossary
from game.scenario.rows import opened
from game.words import LANGUAGES, Missing, Words

everywhere = pytest.mark.parametrize("language", LANGUAGES)


def book(language: str) -> Book:
    return book_of(Words(language, Missing.RAISED))


@everywhere
def test_a_book_made_twice_is_the_same(language: str) -> None:
    assert html(book(language)) == html(book(language))


@everywhere
def test_the_book_holds_every_paragraph(language: str) -> None:
    page, text = html(book(language)), markdown(book(language))
    numbers = [number for chapter in chapters() for number in numbers_of(chapter.number)]
    assert [number for number in numbers if f">{number}</a>" not in page] == []
    assert [number for number in numbers if f"**{number}** " not in text] == []


@everywhere
def test_nothing_in_the_book_lacks_its_words(language: str) -> None:
    assert re.findall("⟨.*?⟩", html(book(language))) == []


@everywhere
def test_every_row_of_a_table_is_as_wide_as_its_head(language: str) -> None:
    tables = [table for part in book(language).sections for table in part.tables]
    tables += [each.table for part in book(language).sections for each in part.examples]
    assert [table.caption for table in tables if not table.rows] == []
    for table in tables:
        widths = {len(row) for row in (*table.rows, *((table.head,) if table.head else ()))}
        assert len(widths) == 1, table.caption


class Anchors(HTMLParser):
    """Collects where a page can be entered, where its links lead, and which tags stay open."""

    def __init__(self) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.anchors += [said["id"] or ""] if "id" in said else []
        self.links += [said["href"] or ""] if "href" in said else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@everywhere
def test_every_link_of_the_page_leads_to_one_place_in_it(language: str) -> None:
    found = Anchors()
    found.feed(html(book(language)))
    assert found.open == []
    assert len(found.anchors) == len(set(found.anchors))
    assert {link.removeprefix("#") for link in found.links} <= set(found.anchors)
    assert "http" not in html(book(language))


def test_three_to_one_in_the_example_is_three_to_one() -> None:
    combat = next(part for part in book("en").sections if part.anchor == "chapter-4")
    assert combat.examples[0].table.rows[0] == ("Ratio of power", "3 to 1")


@pytest.mark.parametrize(("name", "starts"), [("r.html", "<!doctype html>"), ("r.md", "# Ifoghas")])
def test_the_command_writes_the_page_that_its_name_asks_for(
    name: str, starts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert main(["rulebook", "--out", str(out), "--lang", "fr"]) == 0
    assert out.read_text(encoding="utf-8").startswith(starts)
    assert capsys.readouterr().out.strip() == str(out)


def test_a_name_that_is_neither_page_nor_text_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rulebook", "--out", "rules.pdf"])
    assert ended.value.code == 2
    assert "'rules.pdf' ends neither in .html nor in .md" in capsys.readouterr().err


@everywhere
@pytest.mark.parametrize("name", ["units", "aircraft", "terrain"])
def test_every_column_of_the_data_has_a_short_name(name: str, language: str) -> None:
    file = opened(folders.data() / f"{name}.yaml")
    words = Words(language)
    columns = [column for column, _ in file.row("columns").rows()]
    assert [each for each in columns if not words.knows(f"book.column.{each}")] == []


@everywhere
def test_the_preface_names_the_numbers_without_a_chapter(language: str) -> None:
    used = {chapter.number for chapter in chapters()}
    gaps = [str(number) for number in range(1, max(used)) if number not in used]
    said = book(language).preface[-1]
    assert re.findall(r"\d+", said) == gaps


@everywhere
def test_no_row_of_a_table_of_numbers_says_the_same_as_another(language: str) -> None:
    for part in book(language).sections:
        for table in part.tables:
            assert len(table.rows) == len(set(table.rows)), table.caption


def test_tables_say_their_units() -> None:
    units = next(
        table for table in book("en").sections[-1].tables if table.caption == "Kinds of unit"
    )
    row = dict(zip(units.head, units.rows[0], strict=True))
    assert (row["Signature"], row["Water and fuel"]) == ("85%", "4\N{NO-BREAK SPACE}days")


def test_no_number_rests_on_a_reason_that_is_none() -> None:
    assert [name for name, each in glossary().items() if "plain guess" in each.choice] == []
