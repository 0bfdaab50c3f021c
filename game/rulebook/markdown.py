"""The rulebook as Markdown."""

from collections.abc import Iterator

from game.rulebook.pages import Book, Example, Section, Table


def markdown(book: Book) -> str:
    """Return the book as one Markdown text."""
    return "\n".join(lines(book)) + "\n"


def lines(book: Book) -> Iterator[str]:
    """Yield the lines of the book."""
    yield from (f"# {book.title}", "")
    for sentence in book.preface:
        yield from (sentence, "")
    yield from (f"## {book.contents}", "")
    for section in book.sections:
        yield f"- [{section.title}](#{section.anchor})"
    for section in book.sections:
        yield from section_lines(section)


def section_lines(section: Section) -> Iterator[str]:
    """Yield a chapter."""
    yield from ("", f'<a id="{section.anchor}"></a>', "", f"## {section.title}")
    for paragraph in section.paragraphs:
        yield from ("", f"**{paragraph.number}** {paragraph.text}")
    for table in section.tables:
        yield from table_lines(table)
    for example in section.examples:
        yield from example_lines(example)


def example_lines(example: Example) -> Iterator[str]:
    """Yield a worked example."""
    yield from ("", f"### {example.title}", "", example.told)
    yield from table_lines(example.table)


def table_lines(table: Table) -> Iterator[str]:
    """Yield a table with its caption and notes."""
    if table.caption:
        yield from ("", f"### {table.caption}")
    head = table.head or ("",) * len(table.rows[0])
    yield from ("", row_line(head), row_line(("---",) * len(head)))
    yield from (row_line(row) for row in table.rows)
    if table.notes:
        yield ""
    yield from (f"- {note}" for note in table.notes)


def row_line(cells: tuple[str, ...]) -> str:
    r"""Return one line of a table.

    >>> row_line(("a|b", "3"))
    '| a\\|b | 3 |'
    """
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
