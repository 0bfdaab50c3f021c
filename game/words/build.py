"""Make the `.mo` catalogues from their `.po` sources: `python -m game.words.build`.

Needs Babel, which only those who change the words need. A test says when it was forgotten.
"""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from game.words.catalogue import DOMAINS, LANGUAGES, LOCALE


def sources() -> Iterator[Path]:
    """Yield every source there should be, in the sequence of languages and domains."""
    for language in LANGUAGES:
        for domain in DOMAINS:
            yield LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(source: Path) -> Catalog:
    """Return the sentences in a `.po` file.

    Raises:
        babel.messages.pofile.PoFileError: If a line is not as gettext wants it.
    """
    with source.open("rb") as file:
        return read_po(file, abort_invalid=True)


def sentences(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return every key with its sentence, or its plural forms."""
    return {key_of(message.id): forms_of(message.string) for message in catalog if message.id}


def key_of(message_id: str | list[str] | tuple[str, ...]) -> str:
    """Return the key of an entry, which stands twice where it has plural forms."""
    return message_id if isinstance(message_id, str) else message_id[0]


def forms_of(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the plural forms of a sentence; most have one."""
    return (said,) if isinstance(said, str) else tuple(said or ())


def is_current(source: Path) -> bool:
    """Return whether the `.mo` beside *source* says the same."""
    made = source.with_suffix(".mo")
    if not made.exists():
        return False
    with made.open("rb") as file:
        return sentences(read_mo(file)) == sentences(read(source))


def build() -> list[Path]:
    """Make the `.mo` files that are missing or behind, and return them."""
    behind = [source for source in sources() if not is_current(source)]
    for source in behind:
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(source))
    return behind


if __name__ == "__main__":
    for built in build():
        print(built.with_suffix(".mo"))
