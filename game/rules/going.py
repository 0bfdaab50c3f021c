"""Going: what a step of march costs by terrain, road and kind of movement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.hexgrid import Hex
from game.rules.ground import Ground, RoadClass, Terrain
from game.rules.orders import Route
from game.rules.units import Mobility


@dataclass(frozen=True, slots=True)
class TerrainKind:
    """What a kind of terrain does to those in it."""

    going: Mapping[Mobility, int]
    """Metres of march a metre costs, per-mille; 0 = impassable."""

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
        would be seen.
        """
        rate = self.rates(ground, mobility, route, barred)
        index = ground.grid.index

        def cost(start: Hex, goal: Hex) -> int | None:
            one, other = index(start), index(goal)
            here, there = rate[one], rate[other]
            if there == 0:
                return None
            road = ground.roads.get((min(one, other), max(one, other)))
            if road is not None and route is Route.FAST:
                return ground.hex_m * min(self.roads[road], (here + there) // 2) // 1000
            return ground.hex_m * (here + there) // 2000

        return cost

    def rates(
        self, ground: Ground, mobility: Mobility, route: Route, barred: frozenset[str]
    ) -> tuple[int, ...]:
        """Return the cost of a metre in each hex by index, per-mille; 0 where nobody may go."""
        by_terrain = [self.rate(Terrain(code), mobility, route) for code in range(len(Terrain))]
        closed = {
            ground.countries.index(country) for country in barred if country in ground.countries
        }
        return tuple(
            0 if country in closed else by_terrain[code]
            for code, country in zip(
                ground.terrain.ravel().tolist(), ground.country.ravel().tolist(), strict=True
            )
        )

    def rate(self, terrain: Terrain, mobility: Mobility, route: Route) -> int:
        """Return the cost of a metre in *terrain*, per-mille."""
        kind = self.terrain[terrain]
        plain = kind.going[mobility]
        if route is Route.FAST:
            return plain
        return plain * (1000 + (self.covered - 1000) * kind.exposure // 1000) // 1000
