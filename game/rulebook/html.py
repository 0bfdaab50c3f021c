"""The rulebook as one page of HTML: nothing to load, fit for print."""

from collections.abc import Iterator
from html import escape
from typing import Final

from game.rulebook.pages import Book, Example, Section, Table
from game.rulebook.paragraphs import Paragraph

STYLE: Final = """
:root { --ink: #23201c; --soft: #6d655a; --line: #d8cfc0; --paper: #fbf8f2; --mark: #8a4b1f }
html { background: var(--paper); color: var(--ink);
       font: 17px/1.55 "Source Serif 4", Charter, Georgia, serif }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 5rem }
h1, h2, h3, th, nav { font-family: "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif }
h1 { font-size: 2rem; margin: 0 0 1rem }
h2 { border-top: 2px solid var(--mark); font-size: 1.35rem; margin: 3rem 0 1rem;
     padding-top: .6rem }
h3 { font-size: 1rem; margin: 2rem 0 .5rem }
nav ol { columns: 18rem; list-style: none; margin: 0; padding: 0 }
a { color: var(--mark); text-decoration: none }
a:hover { text-decoration: underline }
p { margin: .55rem 0; max-width: 46rem }
p.rule { padding-left: 3.2rem; text-indent: -3.2rem }
p.rule a { display: inline-block; font-variant-numeric: tabular-nums; font-weight: 600;
           text-indent: 0; width: 3.2rem }
p.rule:target { background: #f3e6d0 }
.scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .82rem; font-variant-numeric: tabular-nums;
        width: 100% }
th, td { border-bottom: 1px solid var(--line); padding: .28rem .5rem; text-align: left;
         vertical-align: top }
th { color: var(--soft); font-weight: 600 }
td.n { text-align: right; white-space: nowrap }
ul { color: var(--soft); font-size: .82rem; padding-left: 1.1rem }
section.example { background: #f5efe3; border-radius: 6px; margin: 1.5rem 0;
                  padding: .2rem 1rem 1rem }
@media print {
  html { background: none; font-size: 10pt }
  body { max-width: none; padding: 0 }
  h2 { break-before: page }
  tr, p.rule, section.example { break-inside: avoid }
  a { color: inherit }
}
"""


def html(book: Book) -> str:
    """Return the book as one HTML page."""
    return "\n".join(page(book)) + "\n"


def page(book: Book) -> Iterator[str]:
    """Yield the page line by line."""
    yield "<!doctype html>"
    yield f'<html lang="{book.language}">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(book.title)}</title>"
    yield f"<style>{STYLE}</style></head>"
    yield f"<body><h1>{escape(book.title)}</h1>"
    yield from (f"<p>{escape(sentence)}</p>" for sentence in book.preface)
    yield f"<nav><h3>{escape(book.contents)}</h3><ol>"
    for section in book.sections:
        yield f'<li><a href="#{section.anchor}">{escape(section.title)}</a></li>'
    yield "</ol></nav>"
    for section in book.sections:
        yield from chapter(section)
    yield "</body></html>"


def chapter(section: Section) -> Iterator[str]:
    """Yield a chapter."""
    yield f'<section id="{section.anchor}"><h2>{escape(section.title)}</h2>'
    yield from (rule(paragraph) for paragraph in section.paragraphs)
    for example in section.examples:
        yield from worked(example)
    for table in section.tables:
        yield from drawn(table)
    yield "</section>"


def rule(paragraph: Paragraph) -> str:
    """Return a numbered paragraph that can be linked to."""
    anchor = f"rule-{paragraph.number.replace('.', '-')}"
    return (
        f'<p class="rule" id="{anchor}"><a href="#{anchor}">{paragraph.number}</a>'
        f"{escape(paragraph.text)}</p>"
    )


def worked(example: Example) -> Iterator[str]:
    """Yield a worked example."""
    yield f'<section class="example"><h3>{escape(example.title)}</h3>'
    yield f"<p>{escape(example.told)}</p>"
    yield from drawn(example.table)
    yield "</section>"


def drawn(table: Table) -> Iterator[str]:
    """Yield a table with its caption and notes."""
    if table.caption:
        yield f"<h3>{escape(table.caption)}</h3>"
    yield '<div class="scroll"><table>'
    if table.head:
        yield (
            "<thead><tr>"
            + "".join(f"<th>{escape(name)}</th>" for name in table.head)
            + "</tr></thead>"
        )
    yield "<tbody>"
    yield from ("<tr>" + "".join(map(cell, row)) + "</tr>" for row in table.rows)
    yield "</tbody></table></div>"
    if table.notes:
        yield "<ul>" + "".join(f"<li>{escape(note)}</li>" for note in table.notes) + "</ul>"


def cell(text: str) -> str:
    """Return a cell; short figures stand to the right.

    >>> cell("1,150"), cell("a < b")
    ('<td class="n">1,150</td>', '<td>a &lt; b</td>')
    """
    figure = len(text) < 12 and any(mark.isdigit() for mark in text)
    return f'<td class="n">{escape(text)}</td>' if figure else f"<td>{escape(text)}</td>"
