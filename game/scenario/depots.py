"""Depots and caches: from a scenario to the stores that lie somewhere at the start."""

from game.rules.state import Depot
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.order_of_battle import DepotPart
from game.scenario.parts import AtBox, AtEdge
from game.scenario.whereabouts import Whereabouts


def depots(draft: Draft, where: Whereabouts) -> tuple[Depot, ...]:
    """Return the depots; what is wrong with one is noted and the depot left out."""
    parts = draft.scenario.depots
    units = [part.id for part in draft.scenario.units]
    draft.unique(("depots",), ((number, part.id) for number, part in enumerate(parts)), "depot")
    found = []
    for number, part in enumerate(parts):
        path: Path = ("depots", number)
        if part.id in units:
            draft.error(
                (*path, "id"), f"A unit is called `{part.id}` already.", "Give each its own id."
            )
        made = depot(draft, where, path, part)
        if draft.faction((*path, "faction"), part.faction) and made is not None:
            found.append(made)
    return tuple(found)


def depot(draft: Draft, where: Whereabouts, path: Path, part: DepotPart) -> Depot | None:
    """Return one depot, or None after noting why it can lie nowhere or holds nothing."""
    if isinstance(part.at, AtEdge):
        draft.error((*path, "at"), "An edge is no hex.", "Name a place, a hex or a `{box: id}`.")
        return None
    if not part.person_days and not part.person_fights:
        draft.error(
            path, f"The depot `{part.id}` is empty.", "Give it `person_days` or `person_fights`."
        )
    base = part.at.box if isinstance(part.at, AtBox) else None
    if base is not None and part.hidden:
        draft.error(
            (*path, "hidden"),
            "Off the map nothing needs hiding.",
            "Remove it, or put the cache on the map.",
        )
    hexes = draft.hexes(where, (*path, "at"), part.at)
    if not hexes:
        return None
    return Depot(
        id=part.id,
        faction=part.faction,
        at=hexes[0],
        water_fuel=part.person_days * 100,
        ammunition=part.person_fights * 10,
        base=base,
        hidden=part.hidden,
    )
