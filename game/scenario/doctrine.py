"""Finds the chapters of the rules and the factions: a file that is there is played."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

import game.factions
import game.rules.chapters
from game.errors import IfoghasError
from game.rules.chapter import Chapter
from game.rules.faction import Faction
from game.rules.orders import Order


@dataclass(frozen=True, slots=True)
class Doctrine:
    """All rules and all factions there are."""

    chapters: tuple[Chapter, ...]
    """By number, as they act."""

    factions: Mapping[str, Faction]
    orders: Mapping[str, type[Order]]
    """Every kind of order by name."""

    def chapters_with(self, factions: Iterable[str]) -> tuple[Chapter, ...]:
        """Return all chapters and, in their places among them, the doctrines of *factions*."""
        own = [self.factions[name] for name in factions if name in self.factions]
        return tuple(sorted((*self.chapters, *own), key=lambda each: (each.number, each.name)))


@cache
def doctrine() -> Doctrine:
    """Return the chapters in their sequence, the factions by id, and the orders of both.

    >>> doctrine().chapters[0].name
    'turn'
    """
    files = [module.CHAPTER for module in modules(game.rules.chapters, "CHAPTER")]
    chapters = tuple(sorted(files, key=lambda chapter: (chapter.number, chapter.name)))
    factions = {each.FACTION.id: each.FACTION for each in modules(game.factions, "FACTION")}
    return Doctrine(chapters, factions, orders_of((*chapters, *factions.values())))


def modules(package: ModuleType, holding: str) -> Iterator[ModuleType]:
    """Yield the files of a package that hold something of a name, in alphabetical order."""
    for name in sorted(found.name for found in pkgutil.iter_modules(package.__path__)):
        module = importlib.import_module(f"{package.__name__}.{name}")
        if hasattr(module, holding):
            yield module


def orders_of(chapters: tuple[Chapter, ...]) -> Mapping[str, type[Order]]:
    """Return the orders of *chapters* by name.

    Raises:
        IfoghasError: If two files use one name.
    """
    found: dict[str, type[Order]] = {}
    for chapter in chapters:
        for order in chapter.orders:
            if found.setdefault(order.kind, order) is not order:
                raise IfoghasError(
                    f"Two orders are called {order.kind!r}: {found[order.kind].__qualname__} "
                    f"and {order.__qualname__}; a name belongs to one."
                )
    return found
