"""Contacts at the start: from what a scenario says a side knows to what muster writes down."""

from game.rules.contacts import Level
from game.rules.rulebook import ContactPlan
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.forces import are_allied
from game.scenario.order_of_battle import ContactPart, UnitPart
from game.scenario.parts import AtBox


def contacts(draft: Draft) -> tuple[ContactPlan, ...]:
    """Return what sides know of each other; what is wrong with it is noted and left out."""
    found: list[ContactPlan] = []
    known: set[tuple[str, str]] = set()
    for number, part in enumerate(draft.scenario.contacts):
        path: Path = ("contacts", number)
        units = units_meant(draft, path, part)
        if not draft.faction((*path, "side"), part.side) or not units:
            continue
        if is_other(draft, path, part, units[0]) and is_news(draft, path, part, units, known):
            known |= {(part.side, unit.id) for unit in units}
            found.append(contact(draft, part, units))
    return tuple(found)


def contact(draft: Draft, part: ContactPart, units: list[UnitPart]) -> ContactPlan:
    """Return what a side was told, and in which turn before the first one."""
    turns = -(-part.hours_ago // draft.scenario.clock.turn_hours)
    return ContactPlan(
        side=part.side,
        units=tuple(unit.id for unit in units),
        level=Level[part.level.upper()],
        doubt_m=round(part.doubt_km * 1000),
        turn=1 - max(1, turns),
        told_by=part.told_by,
    )


def units_meant(draft: Draft, path: Path, part: ContactPart) -> list[UnitPart]:
    """Return the unit, or the units of the formation, that a contact is about."""
    units = {unit.id: unit for unit in draft.scenario.units}
    columns = {column.id: column.units for column in draft.scenario.formations}
    if not draft.known((*path, "of"), part.of, (*units, *columns), "unit or formation"):
        return []
    return [units[name] for name in columns.get(part.of, [part.of]) if name in units]


def is_other(draft: Draft, path: Path, part: ContactPart, unit: UnitPart) -> bool:
    """Return whether a unit is not of a side or its allies, who see it anyway; noting it if so."""
    if not are_allied(draft, part.side, unit.faction):
        return True
    draft.error(
        (*path, "of"),
        f"{part.side} sees `{unit.id}` anyway: it is its own or an ally's.",
        "Name a unit of another side, or remove this.",
    )
    return False


def is_news(
    draft: Draft, path: Path, part: ContactPart, units: list[UnitPart], known: set[tuple[str, str]]
) -> bool:
    """Return whether units are on the map and a side is told of them once; noting it if not."""
    for unit in units:
        if unit.arrives is not None or isinstance(unit.at, AtBox):
            draft.error(
                (*path, "of"),
                f"`{unit.id}` is not on the map at the start.",
                "Name a unit with an `at`.",
            )
            return False
        if (part.side, unit.id) in known:
            draft.error(
                (*path, "of"),
                f"{part.side} knows of `{unit.id}` already.",
                "Keep one of the two.",
            )
            return False
    return True
