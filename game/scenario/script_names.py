"""Names in a script: what its conditions and effects speak of, looked up and noted if unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.rules.rulebook import SideBook
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.whereabouts import Whereabouts

NOBODY = "nobody"
"""How a file says that no faction holds a place."""

WEATHER = {"sandstorm": "storm", "heat": "heat"}
"""What the rules call the weather that a file names."""

FOREVER = 1_000_000
"""More than any track, share, store or turn."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the parts of a script can name."""

    draft: Draft
    where: Whereabouts
    sides: Mapping[str, SideBook]
    decides: str | None = None
    """Whose choice is being read; None outside choices."""

    def faction(self, path: Path, name: str) -> bool:
        """Return whether there is a faction, noting it if not."""
        return self.draft.faction(path, name)

    def factions(self, path: Path, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of some factions there are."""
        return tuple(
            name for number, name in enumerate(names) if self.faction((*path, number), name)
        )

    def pair(self, path: Path, names: list[str]) -> bool:
        """Return whether two names are two factions."""
        if names[0] == names[1]:
            self.draft.error(path, "A faction has no relation to itself.", "Name two factions.")
            return False
        return len(self.factions(path, names)) == len(names)

    def holder(self, path: Path, name: str) -> str | None:
        """Return the faction a file means, None for nobody; unknown ones are noted."""
        if name != NOBODY:
            self.draft.known(path, name, (*self.draft.scenario.factions, NOBODY), "faction")
        return None if name == NOBODY else name

    def place(self, path: Path, name: str) -> str | None:
        """Return the id of a place of the map, noting it if there is none."""
        return self.draft.place(self.where, path, name)

    def country(self, path: Path, name: str) -> bool:
        """Return whether a country is on the maps."""
        return self.draft.known(path, name, self.where.ground.countries, "country on the maps")

    def units(self, path: Path, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of some units there are."""
        return tuple(name for number, name in enumerate(names) if self.unit((*path, number), name))

    def unit(self, path: Path, name: str) -> bool:
        """Return whether there is a unit."""
        units = [unit.id for unit in self.draft.scenario.units]
        return self.draft.known(path, name, units, "unit")

    def units_of(self, factions: Iterable[str]) -> tuple[str, ...]:
        """Return the units of some factions."""
        wanted = set(factions)
        return tuple(unit.id for unit in self.draft.scenario.units if unit.faction in wanted)

    def track(self, path: Path, track: str, of: str | None) -> str | None:
        """Return the faction whose track is meant, noting why none is.

        Named; else who decides, where it has such a track; else the one that has.
        """
        if of is not None:
            if not self.faction((*path, "of"), of) or of not in self.sides:
                return None
            known = self.draft.known(
                (*path, "track"), track, self.sides[of].tracks, f"track of {of}"
            )
            return of if known else None
        owners = [side for side, book in self.sides.items() if track in book.tracks]
        if self.decides in owners:
            return self.decides
        if len(owners) > 1:
            self.draft.error(
                (*path, "track"),
                f"{' and '.join(owners)} have a track `{track}`.",
                "Say `of:` whose is meant.",
            )
            return None
        every = {name for book in self.sides.values() for name in book.tracks}
        self.draft.known((*path, "track"), track, every, "track")
        return owners[0] if owners else None

    def people_of(self, factions: Iterable[str]) -> int:
        """Return how many people some factions can have at most."""
        wanted = set(factions)
        return sum(
            unit.people if isinstance(unit.people, int) else unit.people[-1]
            for unit in self.draft.scenario.units
            if unit.faction in wanted
        )
