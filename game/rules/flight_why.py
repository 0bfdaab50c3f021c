"""Why an aircraft is worth what it is: its fire, its seats, its hours, its chance to be ready."""

from game.hexgrid import Hex
from game.rules.airbase import (
    distance_share,
    fire_of,
    heat_shares,
    hours_shares,
    load_share,
    ready_chance,
    ready_shares,
    seats,
)
from game.rules.chapters.air import Airlift, Mission, Sortie
from game.rules.going import multiplied
from game.rules.rulebook import Rulebook
from game.rules.scouting import search_shares
from game.rules.state import Aircraft
from game.rules.view import View
from game.rules.why import Why


def flight_why(book: Rulebook, view: View, order: Sortie | Airlift) -> Why:
    """Return what an aircraft is worth where an order sends it: its fire, its seats, its eyes."""
    craft = view.aircraft[order.aircraft]
    if isinstance(order, Airlift) or order.mission is Mission.EVACUATION:
        return seats_why(book, view, craft, order.to)
    if order.mission is Mission.RECONNAISSANCE:
        return search_why(book, view, craft, order.to)
    return sortie_why(book, craft, order.to)


def sortie_why(book: Rulebook, craft: Aircraft, at: Hex) -> Why:
    """Return what is left of an aircraft's fire over a hex, by its distance from the base."""
    return Why(
        "why.sortie",
        fire_of(book, craft, at),
        "n",
        book.aircraft_types[craft.type].strike,
        (distance_share(book, craft, at),),
        args={"aircraft": craft.type, "at": at},
    )


def seats_why(book: Rulebook, view: View, craft: Aircraft, at: Hex) -> Why:
    """Return how many people an aircraft carries to a hex, by distance and heat."""
    return Why(
        "why.seats",
        seats(book, view.weather, craft, at),
        "n",
        book.aircraft_types[craft.type].lift,
        (load_share(book, craft, at), *heat_shares(book, view.weather)),
        args={"aircraft": craft.type, "at": at},
    )


def search_why(book: Rulebook, view: View, craft: Aircraft, at: Hex) -> Why:
    """Return how likely a search finds a column on the march in the open, by distance and hours."""
    return Why(
        "why.search",
        multiplied(1000, search_shares(book, view.weather, craft, at)),
        "permille",
        1000,
        search_shares(book, view.weather, craft, at),
        args={"aircraft": craft.type, "at": at},
    )


def ready_why(book: Rulebook, craft: Aircraft) -> Why:
    """Return how likely an aircraft is ready on the next day if it flies no more on this one."""
    return Why(
        "why.ready",
        ready_chance(book, craft),
        "permille",
        book.aircraft_types[craft.type].readiness,
        changes=ready_shares(book, craft),
        args={"aircraft": craft.type},
    )


def flyable_why(book: Rulebook, view: View, craft: Aircraft) -> Why:
    """Return what weather leaves of the turn's hours to an aircraft."""
    factors = tuple(hours_shares(book, view.weather, book.aircraft_types[craft.type]))
    return Why(
        "why.flyable",
        multiplied(book.turn_minutes, factors),
        "minutes",
        book.turn_minutes,
        factors,
        args={"aircraft": craft.type},
    )
