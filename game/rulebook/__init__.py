"""The rulebook as people read it: paragraphs with the numbers of the data, tables, examples.

What the rules do is told in the words domain `rulebook`, one key `rule.<chapter>.<number>` for
each paragraph. Every value comes from `game/data` and every example from the functions that a
match uses, when the book is made: it cannot say anything else than what is played.
"""

from game.rulebook.book import book_of
from game.rulebook.html import html
from game.rulebook.markdown import markdown

__all__ = ["book_of", "html", "markdown"]
