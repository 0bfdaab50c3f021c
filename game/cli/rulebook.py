"""`rulebook`: write the rules as a page of HTML or as Markdown."""

import argparse
from pathlib import Path

from game.cli.arguments import LANGUAGES, Commands, assuming, command


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "rulebook",
        run,
        says="write the rules with their numbers, tables and worked examples",
        example="--out rules.html --lang fr",
    )
    parser.add_argument(
        "--out", type=page, required=True, metavar="FILE", help="ends in .html or .md"
    )
    assuming(parser)
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="default: en")


def page(text: str) -> Path:
    """Return the path of a page to be written.

    >>> page("rules.pdf")
    Traceback (most recent call last):
      ...
    argparse.ArgumentTypeError: 'rules.pdf' ends neither in .html nor in .md
    """
    path = Path(text)
    if path.suffix not in (".html", ".md"):
        raise argparse.ArgumentTypeError(f"{text!r} ends neither in .html nor in .md")
    return path


def run(options: argparse.Namespace) -> int:
    """Make the book and write it."""
    from game.rulebook import book_of, html, markdown
    from game.words import Words

    book = book_of(Words(options.lang), options.assume or ())
    written = html(book) if options.out.suffix == ".html" else markdown(book)
    options.out.write_text(written, encoding="utf-8")
    print(options.out)
    return 0
