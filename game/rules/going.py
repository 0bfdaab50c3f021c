"""Going: what a step of march costs by terrain, road and kind of movement, and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.ground import Ground, RoadClass, Terrain
from game.rules.orders import Route
from game.rules.state import Value
from game.rules.units import Mobility


class Share(NamedTuple):
    """One reason why something costs or yields more or less, as words say it."""

    key: str
    permille: int
    args: Mapping[str, Value]


def multiplied(base: int, shares: Iterable[Share]) -> int:
    """Return what a list of shares leaves of a base, one after the other.

    >>> multiplied(16000, (Share("terrain.wadi", 600, {}), Share("cause.seen_dust", 1200, {})))
    11520
    """
    for share in shares:
        base = base * share.permille // 1000
    return base


@dataclass(frozen=True, slots=True)
class TerrainKind:
    """What a kind of terrain does to those in it."""

    going: Mapping[Mobility, int]
    """Metres of march a metre costs, per-mille; 0 = impassable off the road."""

    cover: int
    """Fire that hits somebody dug in or hidden here, per-mille of that in the open."""

    exposure: int
    """Distance at which somebody is seen here, per-mille of that on open gravel."""

    close: bool
    """Whether it narrows a fight: mountain, wadi, town."""


@dataclass(frozen=True, slots=True)
class Going:
    """The tables of movement, from `game/data/terrain.yaml`."""

    terrain: Mapping[Terrain, TerrainKind]
    roads: Mapping[RoadClass, int]
    """Cost of a step along a road, per-mille, for everybody."""

    paved: Mapping[Mobility, int]
    """Cost of a step along a paved road, per-mille."""

    paved_south_of_e4: int
    """Latitude in 1/10,000 degree south of which a highway is paved."""

    crossing: int
    """Cost of a metre in a river hex that has a ferry, a ford or a bridge, per-mille."""

    day_m: Mapping[Mobility, int]
    """A day's march at normal pace on a track, in metres."""

    covered: int
    """Cost of the covered route where there is nothing to hide in, per-mille."""

    def step_cost(
        self, ground: Ground, mobility: Mobility, route: Route, barred: frozenset[str]
    ) -> Callable[[Hex, Hex], int | None]:
        """Return what a step between two neighbouring hexes costs, in metres of march.

        A road or track between the two counts for the whole step. Without one, half the
        step lies in either hex. The covered route leaves roads and pays more where it
        would be seen. A barred country is not entered; who is in it moves on in it.
        """
        rate = self.rates(ground, mobility, route)
        country = ground.country.ravel().tolist()
        closed = {ground.countries.index(name) for name in barred if name in ground.countries}
        index = ground.grid.index

        def cost(start: Hex, goal: Hex) -> int | None:
            one, other = index(start), index(goal)
            if country[other] in closed and country[one] != country[other]:
                return None
            road = self.road_rate(ground, mobility, route, one, other)
            metre = between(rate[one], rate[other], road)
            return None if metre is None else ground.hex_m * metre // 1000

        return cost

    def rates(self, ground: Ground, mobility: Mobility, route: Route) -> tuple[int, ...]:
        """Return the cost of a metre off the road in each hex by index, per-mille."""
        by_terrain = [self.rate(Terrain(code), mobility, route) for code in range(len(Terrain))]
        crossings = {
            ground.grid.index(place.at)
            for place in ground.places.values()
            if place.kind == "crossing"
        }
        return tuple(
            self.crossing if code == Terrain.RIVER and at in crossings else by_terrain[code]
            for at, code in enumerate(ground.terrain.ravel().tolist())
        )

    def rate(self, terrain: Terrain, mobility: Mobility, route: Route) -> int:
        """Return the cost of a metre in *terrain*, per-mille."""
        kind = self.terrain[terrain]
        plain = kind.going[mobility]
        if route is Route.FAST:
            return plain
        return plain * (1000 + (self.covered - 1000) * kind.exposure // 1000) // 1000

    def road_rate(
        self, ground: Ground, mobility: Mobility, route: Route, one: int, other: int
    ) -> int | None:
        """Return the cost of a metre along the road between two hexes, or None without one."""
        road = ground.roads.get((min(one, other), max(one, other)))
        if road is None or route is Route.COVERED:
            return None
        if road is RoadClass.HIGHWAY and self.is_paved(ground, one):
            return self.paved[mobility]
        return self.roads[road]

    def is_paved(self, ground: Ground, at: int) -> bool:
        """Return whether the highways around a hex, by its number, are paved."""
        latitude = ground.projection.centre_of(ground.grid.hexes[at])[1]
        return latitude * 10_000 < self.paved_south_of_e4

    def reasons(
        self, ground: Ground, mobility: Mobility, route: Route, start: Hex, goal: Hex
    ) -> tuple[Share, ...]:
        """Return why a step costs what it costs: their product is its cost for each metre.

        The road, or the ground at both ends; then what keeping out of sight adds.
        """
        one, other = ground.grid.index(start), ground.grid.index(goal)
        road = self.road_rate(ground, mobility, route, one, other)
        plain = self.rates(ground, mobility, Route.FAST)
        open_ = between(plain[one], plain[other], road) or 0
        if road is not None and open_ == road:
            return (self.way_share(ground, one, other, road),)
        found = [ground_share(ground, start, goal, open_)]
        if route is Route.COVERED and open_:
            rate = self.rates(ground, mobility, route)
            hidden = between(rate[one], rate[other], None) or 0
            found.append(Share("route.covered", hidden * 1000 // open_, {}))
        return tuple(found)

    def way_share(self, ground: Ground, one: int, other: int, rate: int) -> Share:
        """Return what the road between two hexes does to a step."""
        road = ground.roads[min(one, other), max(one, other)]
        if road is RoadClass.HIGHWAY and self.is_paved(ground, one):
            return Share("cause.paved_road", rate, {})
        return Share(f"road.{road.name.lower()}", rate, {})


def between(here: int, there: int, road: int | None) -> int | None:
    """Return the cost of a metre from one hex to the next, per-mille; None where no way leads.

    >>> between(1000, 4000, None), between(1000, 4000, 900), between(1000, 0, None)
    (2500, 900, None)
    """
    if road is not None:
        return min(road, (here + there) // 2) if here and there else road
    if there == 0:
        return None
    return ((here or there) + there) // 2


def ground_share(ground: Ground, start: Hex, goal: Hex, rate: int) -> Share:
    """Return what the ground of a step does to its cost."""
    here, there = ground.terrain_at(start), ground.terrain_at(goal)
    if here == there:
        return Share(f"terrain.{here.name.lower()}", rate, {})
    return Share("cause.two_grounds", rate, {"terrain": int(here), "next_terrain": int(there)})
