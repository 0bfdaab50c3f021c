"""Sources: what a unit can live on and fill up from in its hex.

The same question is asked twice: of a view, to say what may be hoped for, and of the truth, when
the cans are filled. `Here` is what either of them answers with; what follows from it is said once.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from game.hexgrid import Hex
from game.rules.contacts import Level
from game.rules.ground import Terrain
from game.rules.groups import moves_by
from game.rules.places import goodwill
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Border, Depot, GameState, KnownPlace, Value
from game.rules.stores import NOTHING, Stores, content, load, measure
from game.rules.units import Mobility, Unit
from game.rules.view import View

MARKETS = ("town", "village")
"""Kinds of place where traders sell to whoever the country lets in."""

ENTERED = ("open", "tolerated")
"""Stances of a country in whose markets a faction may buy."""


class Source(NamedTuple):
    """Something to fill up from."""

    kind: str
    """`place`, `kin`, `market`, `help`, `well`, `wadi`, `depot` or `train`: a key of `stock`."""

    id: str
    """The place, the depot or the train; empty for a wadi."""

    water_to: int | None = None
    """Hundredths of a day up to which it fills; None for full stores."""

    stock: Stores | None = None
    """What it has; None where there is water and fuel without end, and no ammunition."""

    @property
    def feeds(self) -> bool:
        """Whether those here live on it without touching their own stores."""
        return self.stock is None and self.water_to is None


class PlaceHere(NamedTuple):
    """A place in a hex, as far as supply asks about it."""

    id: str
    friendly: bool
    """Whether the unit's side or an ally holds it."""

    goodwill: int
    """Per-mille of its people who would do something for the unit's side."""

    shut: bool
    """Whether a blockade has used up its own stocks."""


class Here(NamedTuple):
    """A hex, as far as supply asks about it."""

    at: Hex
    foes: tuple[str | None, ...]
    """Factions hostile to the unit that stand here openly; None for one nobody knows."""

    places: tuple[PlaceHere, ...]
    depots: tuple[Depot, ...]
    trains: tuple[Unit, ...]
    borders: Mapping[str, Border]
    """What countries do with factions, by `country|faction`; open where nothing is said."""


def seen_here(book: Rulebook, view: View, unit: Unit) -> Here | None:
    """Return what a unit's side knows of its hex; None off the map."""
    if unit.at is None:
        return None
    own = unit.faction == view.side
    foes = [
        each.faction
        for each in view.contacts_at(unit.at)
        if each.level > Level.RUMOUR and view.hostile(each.faction)
    ]
    return Here(
        unit.at,
        tuple(foes),
        tuple(
            PlaceHere(
                place.id,
                view.allied(known.holder),
                known.leaning if own else 0,
                known.blockade >= book.numbers["supply.blockade_minutes"],
            )
            for place in book.ground.places_at(unit.at)
            if isinstance(known := view.places.get(place.id), KnownPlace)
        ),
        tuple(each for each in view.depots.values() if lies_at(each, unit.at)),
        tuple(each for each in view.units_at(unit.at) if each.id != unit.id),
        view.borders,
    )


def true_here(course: Resolution, unit: Unit) -> Here | None:
    """Return what is truly in a unit's hex; None off the map."""
    if unit.at is None:
        return None
    book, state, others = course.book, course.state, course.units_at(unit.at)
    foes = [
        each.faction
        for each in others
        if not each.hidden and state.hostile(each.faction, unit.faction)
    ]
    return Here(
        unit.at,
        tuple(foes),
        tuple(
            PlaceHere(
                place.id,
                place.holder is not None and state.allied(place.holder, unit.faction),
                goodwill(state, place, unit.faction),
                place.blockade >= book.numbers["supply.blockade_minutes"],
            )
            for info in book.ground.places_at(unit.at)
            if (place := state.places.get(info.id)) is not None
        ),
        tuple(
            each
            for each in state.depots.values()
            if lies_at(each, unit.at) and draws_on(state, unit.faction, each)
        ),
        tuple(
            each
            for each in others
            if each.id != unit.id and state.allied(each.faction, unit.faction)
        ),
        state.borders,
    )


def lies_at(depot: Depot, at: Hex) -> bool:
    """Return whether a depot lies in a hex of the map."""
    return depot.base is None and depot.at == at


def draws_on(state: GameState, faction: str, depot: Depot) -> bool:
    """Return whether a faction may take from a depot: an ally's too, if it is no cache."""
    if depot.faction == faction:
        return True
    return state.allied(faction, depot.faction) and not depot.hidden


def sources(book: Rulebook, here: Here, unit: Unit) -> Iterator[Source]:
    """Yield what a unit can fill up from, what costs nobody's stock first."""
    yield from among_people(book, here, unit)
    yield from water(book, here, unit)
    for depot in here.depots:
        if (stock := content(depot)) != NOTHING:
            yield Source("depot", depot.id, None, stock)
    if not book.types[unit.type].carries:
        for train in here.trains:
            if (stock := load(book, train)) != NOTHING:
                yield Source("train", train.id, None, stock)


def offered(book: Rulebook, unit: Unit, source: Source) -> Stores:
    """Return how much a source offers a unit: its stock, or water and fuel for a full load."""
    if source.stock is not None:
        return source.stock
    return Stores(book.types[unit.type].water_fuel * max(1, measure(book, unit)))


def among_people(book: Rulebook, here: Here, unit: Unit) -> Iterator[Source]:
    """Yield the places that feed a unit, sell to it or help it."""
    for place in here.places:
        if place.shut:
            continue
        if place.friendly:
            yield Source("place", place.id)
        elif place.goodwill >= book.numbers["supply.kin_leaning"]:
            yield Source("kin", place.id)
        elif not here.foes and sells(book, here, place.id, unit):
            yield Source("market", place.id)
        elif not here.foes and place.goodwill >= book.numbers["supply.help_leaning"]:
            yield Source("help", place.id, book.numbers["supply.help_days"])


def sells(book: Rulebook, here: Here, place: str, unit: Unit) -> bool:
    """Return whether a place is a market across the border that a unit's faction may use."""
    info = book.ground.places[place]
    if info.kind not in MARKETS or info.country in book.home_countries:
        return False
    border = here.borders.get(f"{info.country}|{unit.faction}")
    return border is None or border.stance in ENTERED


def water(book: Rulebook, here: Here, unit: Unit) -> Iterator[Source]:
    """Yield the well or wadi of a hex: enough for those on foot, no fuel for the others."""
    if here.foes:
        return
    found = [("well", place) for place in wells(book, here.at)]
    if is_wadi(book, here.at):
        found.append(("wadi", ""))
    walks = bool(found) and moves_by(book, unit) is Mobility.FOOT
    for kind, place in found:
        yield Source(kind, place, None if walks else book.numbers[f"supply.{kind}"])


def wells(book: Rulebook, at: Hex) -> tuple[str, ...]:
    """Return the wells in a hex."""
    return tuple(place.id for place in book.ground.places_at(at) if place.kind == "well")


def is_wadi(book: Rulebook, at: Hex) -> bool:
    """Return whether a wadi runs through a hex."""
    ground = book.ground
    return ground.terrain_at(at) is Terrain.WADI or ground.grid.index(at) in ground.wadis


def said(kind: str, name: str) -> tuple[Value, ...]:
    """Return a source as words list it: (words key, arguments)."""
    blank = {"train": "unit", "depot": "taker"}.get(kind, "place")
    return f"stock.{kind}", {blank: name} if name else {}
