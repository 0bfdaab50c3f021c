"""Searching: a hex combed for hours, on the ground, for those who do not show themselves."""

from collections.abc import Mapping, Sequence

from game.hexgrid import Hex
from game.rules.changes import Change
from game.rules.contacts import Level
from game.rules.events import Tell
from game.rules.going import Share, multiplied
from game.rules.groups import lead_of, spent
from game.rules.noticing import clear_ghosts, notice
from game.rules.places import goodwill
from game.rules.resolution import Resolution, unit_set
from game.rules.rulebook import Rulebook
from game.rules.units import Posture, Unit


def comb(course: Resolution, ids: tuple[str, ...], at: Hex) -> None:
    """Search a hex with a group; those found come out of hiding and know it."""
    group = [course.unit(key) for key in ids]
    side = lead_of(group[0], course.state.formations)
    minutes = course.number("search.minutes")
    course.happen(
        "time_spent",
        {"units": ids},
        tuple(searching(unit, minutes) for unit in group),
    )
    found = [unit for unit in foes_in(course, side, at) if finds(course, group, unit, at)]
    for unit in found:
        come_upon(course, group, unit)
    if group[0].at == at:
        clear_ghosts(course, ids, at)
    course.happen(
        "combed",
        {"units": ids, "at": at, "found": tuple(unit.id for unit in found)},
        (),
        (Tell(side, "learnt.combed", {"units": ids, "at": at, "n": len(found)}),),
    )


def searching(unit: Unit, minutes: int) -> Change:
    """Return a unit that has spread out over the ground, openly."""
    posture = Posture.READY if unit.posture is Posture.DISPERSED else unit.posture
    return unit_set(unit, minutes=spent(unit, minutes), wait=None, hidden=False, posture=posture)


def foes_in(course: Resolution, side: str, at: Hex) -> list[Unit]:
    """Return all units hostile to a side in a hex, hidden or not."""
    return [unit for unit in course.units_at(at) if course.state.hostile(unit.faction, side)]


def finds(course: Resolution, group: Sequence[Unit], unit: Unit, at: Hex) -> bool:
    """Return whether a search comes upon a unit; who stands openly is always found."""
    if not unit.hidden:
        return True
    odds = chance(course, group, unit, at)
    return course.dice.chance(odds, "search", group[0].id, unit.id)


def chance(course: Resolution, group: Sequence[Unit], unit: Unit, at: Hex) -> int:
    """Return how likely a search finds a hidden unit, per-mille."""
    book = course.book
    dwellings = among_dwellings(course, group[0].faction, at)
    odds = multiplied(book.numbers["search.finds"], search_shares(book, group, at, dwellings))
    odds = odds * book.factions[unit.faction].concealment(book, unit) // 1000
    return min(book.numbers["search.most"], odds)


def search_shares(
    book: Rulebook, group: Sequence[Unit], at: Hex, dwellings: int
) -> tuple[Share, ...]:
    """Return what makes a search likelier or less likely to find somebody who hides.

    The ground and dwellings work against it; good scouts, training, many people, small drones
    and the goodwill of those who live there for it.
    """
    terrain = book.ground.terrain_at(at)
    kinds = [book.types[each.type] for each in group]
    people = sum(each.people for each in group)
    full = search_people(book)
    listed: tuple[Share, ...] = (
        Share(f"terrain.{terrain.name.lower()}", book.going.terrain[terrain].exposure, {}),
        Share("cause.search_scouts", max(kind.sensors for kind in kinds), {}),
        Share("cause.quality", max(book.numbers[f"quality.{k.quality}"] for k in kinds), {}),
        Share("cause.search_people", min(1000, people * 1000 // full), {"n": people, "full": full}),
        Share("cause.dwellings", dwellings, {}),
    )
    if any(kind.drones for kind in kinds):
        listed += (Share("cause.search_drones", book.numbers["search.drones"], {}),)
    if group[0].at != at:
        listed += (Share("cause.search_beside", book.numbers["search.beside"], {}),)
    return listed


def search_people(book: Rulebook) -> int:
    """Return how many people it takes to comb a hex: more where hexes are larger."""
    side_m = book.ground.hex_m
    return max(1, book.numbers["search.people"] * side_m // 1000 * side_m // 1000 // 25)


def among_dwellings(course: Resolution, side: str, at: Hex) -> int:
    """Return what a place in a hex leaves of a search, per-mille, and what its people add.

    Houses and yards hide people even when empty, and nothing is taken off for those who help
    the hidden: were it so, whoever drove them away would search the better for it.
    """
    state = course.state
    return among(
        course.book, at, {key: goodwill(state, each, side) for key, each in state.places.items()}
    )


def among(book: Rulebook, at: Hex, goodwills: Mapping[str, int]) -> int:
    """Return the same from the goodwill of each place."""
    factor = 1000
    for key, will in goodwills.items():
        if book.ground.places[key].at == at and book.places[key].inhabitants:
            factor = factor * (book.numbers["search.dwellings"] + will) // 1000
    return factor


def come_upon(course: Resolution, group: Sequence[Unit], unit: Unit) -> None:
    """Bring a unit that was found out of hiding; both sides know where they stand."""
    if unit.hidden:
        course.happen(
            "found_out",
            {"unit": unit.id, "at": unit.at},
            (unit_set(unit, hidden=False),),
            (Tell(unit.faction, "learnt.found_out", {"unit": unit.id, "at": unit.at}),),
        )
    level = Level.IDENTIFIED if group[0].at == unit.at else Level.SIGHTED
    for side in sorted({each.faction for each in group}):
        notice(course, side, course.unit(unit.id), level, "search", 0)
