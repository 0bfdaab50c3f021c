"""Plans: what factions do when a study replays a scenario, with their names looked up."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from game.hexgrid import Hex
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.record import StepPart
from game.scenario.whereabouts import Whereabouts


class Placed(NamedTuple):
    """A step of a plan, and the hex it leads to."""

    faction: str
    step: StepPart
    to: Hex | None


Plans = Mapping[str, tuple[Placed, ...]]
"""The steps of each plan by its id."""


def plans(draft: Draft, where: Whereabouts) -> Plans:
    """Return every plan, noting what is wrong with its names."""
    parts = draft.scenario.plans
    draft.unique(("plans",), ((number, part.id) for number, part in enumerate(parts)), "plan")
    return {
        part.id: tuple(placed(draft, where, ("plans", number, "steps"), part.steps))
        for number, part in enumerate(parts)
    }


def placed(draft: Draft, where: Whereabouts, path: Path, steps: list[StepPart]) -> Iterator[Placed]:
    """Yield the steps whose unit there is, with where they lead."""
    owner = {unit.id: unit.faction for unit in draft.scenario.units}
    for number, step in enumerate(steps):
        here: Path = (*path, number)
        if (step.to is None) == (step.does == "march"):
            draft.error(
                here,
                "A march needs a `to`, and nothing else has one.",
                "Write `{unit: f1, does: march, to: Tinzaouaten}`.",
            )
        to = None if step.to is None else draft.hexes(where, (*here, "to"), step.to)
        if draft.known((*here, "unit"), step.unit, owner, "unit"):
            yield Placed(owner[step.unit], step, to[0] if to else None)
