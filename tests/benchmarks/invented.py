"""Scenarios of any size, written by rule, on the real ground around Abeïbara."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

TURNS: Final = 20
"""Length of an invented match."""

CENTRE: Final = (1.75, 19.12)
"""Longitude and latitude of the village that everybody wants."""


class Board(NamedTuple):
    """A region that makes so many hexes of 5 km."""

    degrees_wide: float
    degrees_high: float


BOARDS: Final = {2400: Board(2.79, 1.54), 9600: Board(5.6, 3.09)}
"""By number of hexes."""

KINDS: Final = {
    "army": ("motorised_company", {"armoured": 2, "technical": 5, "truck": 2}),
    "wagner": ("assault_detachment", {"armoured": 2, "technical": 4}),
    "csp": ("technical_squadron", {"technical": 12}),
    "jihadists": ("katiba", {"technical": 6, "motorcycle": 20}),
}
"""Type and vehicles of each faction's units."""

CORNERS: Final = {
    "army": (-0.35, 0.0), "csp": (0.15, 0.0), "wagner": (-0.35, 0.45), "jihadists": (0.15, 0.45),
}  # fmt: skip
"""South-western unit of each faction, in degrees from the centre."""


def invented(path: Path, sides: Sequence[str], units_a_side: int, hexes: int) -> Path:
    """Write a scenario in which *sides* fight over one village, and return where it is.

    Every staff has a command point for each of its units, up to the format's limit of 30. Nobody
    has aircraft, and no weather is forecast.
    """
    scenario = {
        "format": 1,
        "id": f"invented_{units_a_side}_{hexes}",
        "title": "Invented",
        "summary": "Invented, to measure how long things take.",
        "level": "advanced",
        "minutes": 60,
        "sources": {"est": {"title": "Invented", "kind": "estimate"}},
        "clock": {"start": "2024-01-01T06:00", "turn_hours": 12, "turns": TURNS},
        "map": {
            "hex_km": 5,
            "home_countries": ["ML", "DZ", "NE"],
            "region": region(hexes),
        },
        "factions": {side: faction(side, units_a_side) for side in sides},
        "places": {"Abeïbara": {"inhabitants": 1000, "holder": sides[0], "source": "est"}},
        "units": [unit(side, n, units_a_side) for side in sides for n in range(units_a_side)],
    }
    path.write_text(yaml.safe_dump(scenario, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def region(hexes: int) -> dict[str, float]:
    """Return the edges of a board around the centre, in degrees."""
    (lon, lat), board = CENTRE, BOARDS[hexes]
    return {
        "west": lon - board.degrees_wide / 2,
        "east": lon + board.degrees_wide / 2,
        "south": lat - board.degrees_high / 2,
        "north": lat + board.degrees_high / 2,
    }


def faction(side: str, units: int) -> dict[str, object]:
    """Return a faction that wants the village and its people kept."""
    track = {"army": {"junta_standing": 60}, "wagner": {"wagner_contract": 60}}
    return {
        "command_points": min(30, units),
        "tracks": track.get(side, {}),
        "aims": [{"hold": "Abeïbara", "worth": 60}, {"keep_force": 0.8, "worth": 40}],
        "home": [spot(side, 0, 1)],
    }


def unit(side: str, number: int, units: int) -> dict[str, object]:
    """Return one unit of a square of them; YAML would tie a shared record with an anchor."""
    kind, vehicles = KINDS[side]
    width = next(width for width in range(1, units + 1) if width * width >= units)
    return {
        "id": f"{side}_{number}",
        "type": kind,
        "faction": side,
        "at": spot(side, number, width),
        "people": [40, 60, 90],
        "vehicles": {**vehicles},
        "source": "est",
    }


def spot(side: str, number: int, width: int) -> dict[str, float]:
    """Return where the unit of a number stands: two hexes from the next."""
    east, north = CORNERS[side]
    row, column = divmod(number, width)
    toward = 1 if east > 0 else -1
    return {
        "lon": round(CENTRE[0] + east + toward * 0.05 * column, 4),
        "lat": round(CENTRE[1] + north - 0.2 + 0.045 * row, 4),
    }
