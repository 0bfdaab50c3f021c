"""The forces of a match: units and where they begin, formations, aircraft and their bases."""

from collections.abc import Mapping
from dataclasses import replace

from game.hexgrid import Hex
from game.rules.orders import Route
from game.rules.rulebook import AircraftType, Entry, UnitPlan
from game.rules.state import Aircraft, Formation
from game.rules.units import Posture, UnitType
from game.scenario.draft import Draft, per_mille, span, tenths, words
from game.scenario.findings import Path
from game.scenario.order_of_battle import AirPart, Arrival, UnitPart
from game.scenario.parts import AtBox, AtEdge
from game.scenario.whereabouts import Whereabouts

DEFAULT_COHESION = 80
"""Points, where a scenario says nothing. Choice: rested and paid, not at its best."""


def units(draft: Draft, where: Whereabouts) -> Mapping[str, UnitPlan]:
    """Return every unit as the scenario describes it."""
    parts = draft.scenario.units
    draft.unique(("units",), ((number, part.id) for number, part in enumerate(parts)), "unit")
    formation = formation_of(draft)
    found: dict[str, UnitPlan] = {}
    for number, part in enumerate(parts):
        path: Path = ("units", number)
        draft.faction((*path, "faction"), part.faction)
        check_group(draft, path, part)
        if draft.known((*path, "type"), part.type, draft.catalogue.types, "kind of unit"):
            found[part.id] = unit(draft, where, path, part, formation.get(part.id))
    return found


def check_group(draft: Draft, path: Path, part: UnitPart) -> None:
    """Note a unit of a movement that its faction does not name."""
    side = draft.scenario.factions.get(part.faction)
    if part.group is not None and side is not None:
        draft.known((*path, "group"), part.group, side.groups, "group of this faction")


def unit(
    draft: Draft, where: Whereabouts, path: Path, part: UnitPart, formation: str | None
) -> UnitPlan:
    """Return one unit's plan."""
    kind, state = draft.catalogue.types[part.type], part.state
    at, entry = start(draft, where, path, part)
    return UnitPlan(
        id=part.id,
        type=part.type,
        faction=part.faction,
        name=kind.name if part.name is None else words(part.name),
        people=span(part.people),
        vehicles=(
            span(part.vehicles.armoured),
            span(part.vehicles.technical),
            span(part.vehicles.truck),
            span(part.vehicles.motorcycle),
        ),
        at=None if isinstance(part.at, AtBox) else at,
        entry=entry,
        box=part.at.box if isinstance(part.at, AtBox) else None,
        posture=Posture(state.posture or "ready"),
        cohesion=tenths(DEFAULT_COHESION if state.cohesion is None else state.cohesion),
        water_fuel=water_fuel(kind, state.water_fuel_days),
        ammunition=kind.ammunition if state.ammunition is None else tenths(state.ammunition),
        formation=formation,
        hidden=part.hidden,
        source=part.source or "",
        group=part.group,
    )


def water_fuel(kind: UnitType, days: float | None) -> int:
    """Return stores of water and fuel in hundredths of a day; full ones where nothing is said."""
    return kind.water_fuel if days is None else round(days * 100)


def start(
    draft: Draft, where: Whereabouts, path: Path, part: UnitPart
) -> tuple[Hex | None, Entry | None]:
    """Return where a unit is at the start, or how it comes in."""
    if (part.at is None) == (part.arrives is None):
        draft.error(
            path,
            f"The unit `{part.id}` needs either `at` or `arrives`.",
            "Write `at: Tinzaouaten`, or `arrives: {edge: NW, from: 2024-07-26T06:00}`.",
        )
        return None, None
    if part.arrives is not None:
        return None, entry(draft, where, (*path, "arrives"), part, part.arrives)
    assert part.at is not None
    if isinstance(part.at, AtEdge):
        found = open_to(draft, where, part, where.hexes(part.at))
        return (found[len(found) // 2] if found else None), None
    hexes = draft.hexes(where, (*path, "at"), part.at)
    return (hexes[0] if hexes else None), None


def entry(
    draft: Draft, where: Whereabouts, path: Path, part: UnitPart, arrival: Arrival
) -> Entry | None:
    """Return how a unit comes in during the match."""
    if (arrival.edge is None) == (arrival.box is None):
        draft.error(
            path,
            "An arrival needs either an `edge` or a `box`.",
            "Write `edge: NW`, or `box:` with the id of a place off the map.",
        )
        return None
    if not arrival.by_event and arrival.from_ is None:
        draft.error(
            path,
            "An arrival needs a `from`.",
            "Write `from: 2024-07-26T06:00`, or `by_event: true`.",
        )
    began = arrival.from_ or draft.scenario.clock.start
    end = arrival.to or began
    if draft.minutes(end) < draft.minutes(began):
        draft.error((*path, "to"), f"It ends before it begins, at {began}.", "Exchange the two.")
    if arrival.box is not None:
        if not draft.known((*path, "box"), arrival.box, where.boxes, "place off the map"):
            return None
        hexes: tuple[Hex, ...] = (where.boxes[arrival.box],)
    else:
        assert arrival.edge is not None
        at_edge = where.hexes(AtEdge(edge=arrival.edge))
        hexes = at_home(draft, where, open_to(draft, where, part, at_edge))
        if not hexes:
            draft.error(
                (*path, "edge"), "No hex of this edge is open to the unit.", "Take another edge."
            )
    first = max(1, draft.turn(began, "up"))
    last = max(first, draft.turn(end, "down"))
    return Entry(
        hexes,
        first,
        last,
        per_mille(arrival.chance),
        asked_from(draft, path, arrival),
        arrival.by_event,
    )


def asked_from(draft: Draft, path: Path, arrival: Arrival) -> str | None:
    """Return the box from which a unit comes only when asked for; None for all others."""
    if arrival.asked and arrival.box is None:
        draft.error(
            (*path, "asked"),
            "Whoever is asked for waits in a box.",
            "Write `box:` with the id of a place off the map, not `edge:`.",
        )
    return arrival.box if arrival.asked or arrival.by_event else None


def open_to(
    draft: Draft, where: Whereabouts, part: UnitPart, hexes: tuple[Hex, ...]
) -> tuple[Hex, ...]:
    """Return those of *hexes* a unit may be in."""
    return tuple(at for at in hexes if may_be_in(draft, where, part, at))


def at_home(draft: Draft, where: Whereabouts, hexes: tuple[Hex, ...]) -> tuple[Hex, ...]:
    """Return those of *hexes* in the countries the war is about; all where none of them is."""
    home = draft.scenario.map.home_countries
    return tuple(at for at in hexes if where.ground.country_at(at) in home) or hexes


def may_be_in(draft: Draft, where: Whereabouts, part: UnitPart, at: Hex) -> bool:
    """Return whether the ground lets a unit be in a hex, and the country its faction."""
    ground, kind = where.ground, draft.catalogue.types[part.type]
    terrain = ground.terrain_at(at)
    country = ground.country_at(at)
    is_closed = any(
        border.country == country and border.faction == part.faction and border.is_ == "closed"
        for border in draft.scenario.borders
    )
    rate = draft.catalogue.going.rate(terrain, kind.mobility, Route.FAST)
    return rate > 0 and not is_closed


def formation_of(draft: Draft) -> Mapping[str, str]:
    """Return the formation of each unit that is in one, noting what is wrong with them."""
    parts = draft.scenario.formations
    draft.unique(("formations",), ((n, part.id) for n, part in enumerate(parts)), "formation")
    faction = {unit.id: unit.faction for unit in draft.scenario.units}
    found: dict[str, str] = {}
    for number, part in enumerate(parts):
        path: Path = ("formations", number)
        is_known = draft.faction((*path, "lead"), part.lead)
        for which, name in enumerate(part.units):
            here: Path = (*path, "units", which)
            if not draft.known(here, name, faction, "unit"):
                continue
            if name in found:
                draft.error(here, f"`{name}` is in `{found[name]}` already.", "Keep it in one.")
            found[name] = part.id
            if is_known and not are_allied(draft, part.lead, faction[name]):
                draft.error(
                    here,
                    f"`{name}` is of {faction[name]}, which is not allied with {part.lead}.",
                    f"Write `{{between: [{part.lead}, {faction[name]}], is: allied}}` in "
                    "`relations`.",
                )
    return found


def are_allied(draft: Draft, one: str, other: str) -> bool:
    """Return whether two factions begin as allies."""
    return one == other or any(
        set(part.between) == {one, other} and part.is_ == "allied"
        for part in draft.scenario.relations
    )


def formations(draft: Draft) -> tuple[Formation, ...]:
    """Return the formations."""
    return tuple(Formation(part.id, part.lead) for part in draft.scenario.formations)


def aircraft(
    draft: Draft, where: Whereabouts
) -> tuple[tuple[Aircraft, ...], Mapping[str, AircraftType]]:
    """Return the aircraft, and their kinds; one with sorties of its own is a kind of its own."""
    parts = draft.scenario.air
    draft.unique(("air",), ((number, part.id) for number, part in enumerate(parts)), "aircraft")
    kinds = dict(draft.catalogue.aircraft)
    found = []
    for number, part in enumerate(parts):
        path: Path = ("air", number)
        draft.faction((*path, "faction"), part.faction)
        base = base_of(draft, where, (*path, "base"), part.base)
        if not draft.known((*path, "type"), part.type, draft.catalogue.aircraft, "aircraft type"):
            continue
        kind = kinds[part.type]
        sorties = sorties_of(draft, part, kind)
        if sorties != kind.sorties_per_day:
            name = f"{part.type}.{part.id}"
            kind = replace(kind, id=name, sorties_per_day=sorties)
            kinds[name] = kind
        found.append(Aircraft(part.id, kind.id, part.faction, base or "", kind.sorties_per_day))
    return tuple(found), kinds


def sorties_of(draft: Draft, part: AirPart, kind: AircraftType) -> int:
    """Return the flights a day of an aircraft; a partner adds to those who serve the state."""
    usual = kind.sorties_per_day if part.sorties_per_day is None else part.sorties_per_day
    doctrine = draft.doctrine.factions.get(part.faction)
    serves = doctrine is not None and doctrine.serves_state()
    partner = draft.catalogue.partners.get(draft.scenario.partner or "")
    return usual + partner.sorties if serves and partner is not None else usual


def base_of(draft: Draft, where: Whereabouts, path: Path, base: str) -> str | None:
    """Return the id of the place an aircraft flies from, off the map or on it."""
    return base if base in where.boxes else draft.place(where, path, base)


def bases(
    draft: Draft, where: Whereabouts, fleet: tuple[Aircraft, ...]
) -> tuple[Mapping[str, int], Mapping[str, Hex]]:
    """Return how far each base is from the map in metres, and the hex its way begins at.

    Bases are the places off the map, the airfields of the home countries, and wherever an
    aircraft begins.
    """
    metres = {part.id: part.road_km * 1000 for part in draft.scenario.map.off_map}
    hexes = dict(where.boxes)
    fields = (
        place.id
        for place in where.ground.places.values()
        if place.kind == "airfield" and place.country in draft.scenario.map.home_countries
    )
    for base in (*fields, *(craft.base for craft in fleet)):
        if base and base not in metres:
            metres[base] = 0
            hexes[base] = where.ground.places[base].at
    return metres, hexes
