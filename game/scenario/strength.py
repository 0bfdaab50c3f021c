"""Usual strengths: how many people and vehicles units of a kind have had."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.rules.rulebook import Span
from game.rules.units import Vehicles
from game.scenario.rows import Row

MOST_PEOPLE: Final = 5000
"""No unit on the map has more."""

MOST_VEHICLES: Final = 500
"""Nor has it more vehicles of one kind."""


class Strength(NamedTuple):
    """What units of a kind usually have."""

    people: Span
    vehicles: Mapping[str, Span]
    """By kind of vehicle; none of a kind that is not named."""

    @property
    def most_vehicles(self) -> int:
        """The most vehicles such a unit has had, motorcycles apart."""
        return sum(span.high for kind, span in self.vehicles.items() if kind != "motorcycle")


def strength(row: Row) -> Strength:
    """Return the usual strength of a row of `units.yaml`."""
    vehicles = row.row("vehicles")
    vehicles.only(*Vehicles._fields)
    return Strength(
        Span(*row.span("people", MOST_PEOPLE)),
        {kind: Span(*vehicles.span(kind, MOST_VEHICLES)) for kind in vehicles.values},
    )
