"""A field to work examples on: a strip of one terrain, units as the catalogue has them."""

from game.hexgrid import Cell, Grid, Hex, hex_of
from game.rules.ground import Ground, Projection, Terrain
from game.rules.rulebook import Rulebook, SideBook
from game.rules.state import Aircraft
from game.rules.units import Fleet, Ledger, Posture, Unit, Vehicles
from game.scenario.catalogue import catalogue
from game.scenario.doctrine import doctrine

HEX_M = 5000
"""Metres from hex to hex. Choice: the scale of the smallest scenario."""

LENGTH = 80
"""Hexes of the strip: 400 km, farther than any aircraft reaches."""

HERE = hex_of(Cell(0, 0))
"""Where everything stands, and the base of the aircraft."""

COUNTRY = "ML"


def strip(terrain: Terrain) -> Ground:
    """Return a strip of one terrain without roads or people."""
    grid = Grid(1, LENGTH)
    return Ground(
        grid=grid,
        hex_m=HEX_M,
        terrain=grid.sealed(grid.layer("uint8", int(terrain))),
        height=grid.sealed(grid.layer("int16", 500)),
        ruggedness=grid.sealed(grid.layer("uint8", 0)),
        country=grid.sealed(grid.layer("uint8", 0)),
        countries=(COUNTRY,),
        roads={},
        rivers=frozenset(),
        wadis=frozenset(),
        places={},
        projection=Projection(16000, 205000, 104_000, 110_700, HEX_M),
    )


def field(terrain: Terrain) -> Rulebook:
    """Return the rules of a match on such a strip: turns of six hours, all factions."""
    found, rows = doctrine(), catalogue()
    sides = tuple(found.factions)
    return Rulebook(
        scenario="field",
        title={},
        ground=strip(terrain),
        start="2024-07-25T12:00",
        start_minute=720,
        turn_minutes=360,
        turns=12,
        numbers=rows.numbers,
        going=rows.going,
        types=rows.types,
        unknown_type=rows.unknown_type,
        aircraft_types=rows.aircraft,
        factions=found.factions,
        sides={side: side_book(side) for side in sides},
        chapters=found.chapters_with(sides),
        orders=found.orders,
        units={},
        formations=(),
        aircraft=(),
        places={},
        bases={"base": 0},
        base_hexes={"base": HERE},
        relations={},
        borders={},
        home_countries=frozenset((COUNTRY,)),
        weather=(),
    )


def side_book(side: str) -> SideBook:
    """Return a faction without aims or tracks."""
    return SideBook(side, {}, 0, {}, (), "human", {}, ())


def unit(
    book: Rulebook,
    faction: str,
    kind: str,
    people: int,
    vehicles: Vehicles,
    posture: Posture = Posture.READY,
) -> Unit:
    """Return a unit with full stores and the cohesion of one that is neither fresh nor shaken."""
    row = book.types[kind]
    return Unit(
        id=f"{faction}_{kind}",
        faction=faction,
        type=kind,
        at=HERE,
        people=people,
        vehicles=vehicles,
        ledger=Ledger(start=people),
        fleet=Fleet(start=vehicles.total),
        cohesion=700,
        water_fuel=row.water_fuel,
        ammunition=row.ammunition,
        posture=posture,
    )


def aircraft(kind: str) -> Aircraft:
    """Return an aircraft at the base."""
    return Aircraft(kind, kind, "army", "base", sorties=1)


def far(metres: int) -> Hex:
    """Return the hex that many metres along the strip."""
    return hex_of(Cell(0, metres // HEX_M))
