"""The board: the real ground a scenario asks for, with the author's own places and edits."""

from game.hexgrid import Hex
from game.rules.ground import Ground, RoadClass, Terrain
from game.scenario.draft import Draft
from game.scenario.findings import Path
from game.scenario.ground.build import build_ground, region_around
from game.scenario.ground.edits import Edit as GroundEdit
from game.scenario.ground.edits import LonLat as Point
from game.scenario.ground.edits import Spot as GroundSpot
from game.scenario.ground.errors import GroundError
from game.scenario.ground.gazetteer import Place
from game.scenario.ground.region import Region
from game.scenario.parts import LonLat, Spot
from game.scenario.setting import Edit, NewPlace
from game.scenario.whereabouts import Whereabouts, way_out


def board(draft: Draft) -> Whereabouts | None:
    """Return the ground of a scenario, or None after noting why there is none."""
    region = region_of(draft)
    if region is None:
        return None
    ground = ground_of(draft, region)
    if ground is None:
        return None
    off_map = draft.scenario.map.off_map
    draft.unique(("map", "off_map"), ((n, each.id) for n, each in enumerate(off_map)), "place")
    return Whereabouts(ground, {each.id: way_out(ground, each.edge) for each in off_map})


def region_of(draft: Draft) -> Region | None:
    """Return which part of the land the map shows."""
    part = draft.scenario.map
    if (part.region is None) == (part.around is None):
        draft.error(
            ("map",),
            "The map needs either a `region` or `around`.",
            "Write `region: {west: , south: , east: , north: }` "
            "or `around: {place: Kidal, radius_km: 250}`.",
            of_key=True,
        )
        return None
    if part.region is not None:
        return Region(part.region.west, part.region.south, part.region.east, part.region.north)
    assert part.around is not None
    try:
        return region_around(part.around.place, part.around.radius_km)
    except GroundError as problem:
        draft.error(("map", "around", "place"), problem.message, problem.suggestion)
        return None


def ground_of(draft: Draft, region: Region) -> Ground | None:
    """Return the map with all of the author's places and edits.

    The builder stops at the first mistake, so after one each edit is tried alone.
    """
    part = draft.scenario.map
    own = [own_place(place) for place in part.places]
    edits = [ground_edit(edit) for edit in part.edit]
    try:
        return build_ground(region, part.hex_km, own, edits)
    except GroundError:
        pass
    frame: Path = ("map", "around" if part.around else "region")
    bare = tried(draft, frame, region, [], [])
    if bare is None:
        return None
    sound = [
        place
        for number, place in enumerate(own)
        if tried(draft, ("map", "places", number), region, [place], []) is not None
    ]
    for number, edit in enumerate(edits):
        tried(draft, ("map", "edit", number), region, sound, [edit])
    return build_ground(region, part.hex_km, sound)


def tried(
    draft: Draft, path: Path, region: Region, own: list[Place], edits: list[GroundEdit]
) -> Ground | None:
    """Return a map, or None after noting at *path* why it cannot be."""
    try:
        return build_ground(region, draft.scenario.map.hex_km, own, edits)
    except GroundError as problem:
        draft.error(path, problem.message, problem.suggestion)
        return None


def own_place(place: NewPlace) -> Place:
    """Return an author's place as the gazetteer keeps them."""
    return Place(
        id=place.id,
        name=place.name,
        kind=place.kind,
        lon_e4=round(place.lon * 10_000),
        lat_e4=round(place.lat * 10_000),
        source=place.source or "",
        country=place.country or "",
        precision_m=round(place.precision_km * 1000),
    )


def ground_edit(edit: Edit) -> GroundEdit:
    """Return an author's correction as the ground takes it."""
    return GroundEdit(
        at=ground_spot(edit.at),
        terrain=None if edit.terrain is None else Terrain[edit.terrain.upper()],
        height_m=edit.height_m,
        country=edit.country,
        road=None if edit.road is None else RoadClass[edit.road.upper()],
        to=None if edit.to is None else ground_spot(edit.to),
    )


def ground_spot(spot: Spot) -> GroundSpot:
    """Return a hex as the ground takes it."""
    if isinstance(spot, LonLat):
        return Point(spot.lon, spot.lat)
    return spot if isinstance(spot, str) else Hex(*spot)
