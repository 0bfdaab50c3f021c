"""Typography: the spaces and marks a good printer would set, so that sources stay plain."""

import re
from typing import Final

NO_BREAK: Final = "\u00a0"
"""A space at which no line breaks."""

NARROW: Final = "\u202f"
"""A narrow space at which no line breaks."""

MINUS: Final = "\u2212"

_FRENCH: Final = (
    (re.compile(" ([;?!])"), NARROW + r"\1"),
    (re.compile(" ([:»%])"), NO_BREAK + r"\1"),
    (re.compile("« "), "«" + NO_BREAK),
)


def typeset(language: str, text: str) -> str:
    """Return *text* with the spaces and apostrophes of print.

    French sources are typed with plain spaces before `: ; ? ! » %` and after `«`.

    >>> typeset("fr", "Où va l'armée ?")
    'Où va l’armée\u202f?'
    >>> typeset("en", "The army's way: north")
    'The army’s way: north'
    """
    text = text.replace("'", "’")
    if language == "fr":
        for found, put in _FRENCH:
            text = found.sub(put, text)
    return text
