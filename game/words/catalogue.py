"""The catalogues: sentences by key, one gettext file for each language and domain."""

from enum import Enum
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Final

LOCALE: Final = Path(__file__).resolve().parent / "locale"
"""Holds `<language>/LC_MESSAGES/<domain>.po` and the `.mo` made from it."""

LANGUAGES: Final = ("en", "fr")
"""Every language the game speaks; the first stands in where a scenario's text lacks one."""

DOMAINS: Final = (
    "figures",
    "rules",
    "events",
    "news",
    "politics",
    "rulebook",
    "ui",
    "text",
    "cli",
)
"""Numbers, dates and places; what the rules say; events and dilemmas; what is said in public;
politics; the rulebook; the window; text play; the command line.

A key stands in one domain only, so that whoever asks need not name it.
"""


class Missing(Enum):
    """What becomes of a key no catalogue knows."""

    SHOWN = "shown"
    """It is shown as ⟨key⟩: a reader sees that words are missing, not another language."""

    RAISED = "raised"
    """It is a KeyError; tests want this."""


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the sentences of *language*, all domains behind one another.

    Raises:
        ValueError: If the game does not speak it.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there are no words in {language!r}, only in {', '.join(LANGUAGES)}")
    first, *others = (translation(domain, LOCALE, [language]) for domain in DOMAINS)
    for other in others:
        first.add_fallback(other)
    return first


def template(language: str, key: str, n: int | None = None) -> str | None:
    """Return the sentence under *key* with its blanks, or None if there is none.

    *n* picks among the plural forms where the sentence has them.

    >>> template("fr", "posture.ready")
    'en ordre de combat'
    >>> template("en", "no.such.key") is None
    True
    """
    found = key
    if n is not None:
        found = catalogue(language).ngettext(key, key, abs(n))
    if found == key:
        found = catalogue(language).gettext(key)
    return None if found == key else found
