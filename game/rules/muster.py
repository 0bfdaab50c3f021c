"""Muster: from the scenario's plans and the seed to everybody's numbers at the start."""

from collections.abc import Mapping

from game.rules.bargains import Bargain, Terms, named
from game.rules.changes import Change, Put, Set
from game.rules.events import Event
from game.rules.foreknowledge import tell_before
from game.rules.places import as_known
from game.rules.public import Audience
from game.rules.resolution import Resolution
from game.rules.rulebook import Pact, Rulebook, Span, UnitPlan
from game.rules.state import Border, FactionState, GameState, Track
from game.rules.units import Bound, Fleet, Ledger, OffMap, Unit, Vehicles
from game.rules.world import DISPLACED, SCRUTINY


def muster(course: Resolution) -> None:
    """Put every record of the match into its table."""
    book = course.book
    changes: list[Change] = [Put("match", "seed", course.state.seed)]
    changes += [Put("factions", side, faction_at_start(course, side)) for side in book.factions]
    changes += [Put("places", key, place) for key, place in book.places.items()]
    changes += [
        Put(f"known/{side}", key, as_known(course.state, place, side, 0))
        for side in (*book.factions, "public")
        for key, place in book.places.items()
    ]
    changes += [Put("formations", each.id, each) for each in book.formations]
    changes += [Put("aircraft", each.id, each) for each in book.aircraft]
    changes += [Put("depots", each.id, each) for each in book.depots]
    changes += [Put("relations", pair, value) for pair, value in book.relations.items()]
    changes += [Put("bargains", each.id, each) for each in pacts(book)]
    changes += [
        Put("borders", f"{country}|{side}", Border(f"{country}|{side}", stance))
        for (country, side), stance in book.borders.items()
    ]
    changes += [
        Put("shared", SCRUTINY, Track(book.scrutiny)),
        Put("shared", DISPLACED, Track(0)),
    ]
    changes += [Put("units", plan.id, unit_at_start(course, plan)) for plan in book.units.values()]
    course.happen("mustered", {}, tuple(changes))
    tell_before(course)


def pacts(book: Rulebook) -> list[Bargain]:
    """Return the bargains on which truces and common causes rest at the start."""
    kinds = {"truce": "truce", "co-belligerent": "common_cause"}
    found = []
    for pair, relation in book.relations.items():
        if relation in kinds and set(pair.split("|")) <= set(book.factions):
            one, _, other = pair.partition("|")
            pact, kind = book.pacts.get(pair, Pact()), kinds[relation]
            terms = Terms(None, pact.until, pact.secret)
            name = named(kind, one, other, terms)
            bargain = Bargain(name, kind, (one, other), pact.since, terms, before=pact.before)
            found.append(bargain)
    return found


def faction_at_start(course: Resolution, side: str) -> FactionState:
    """Return a faction with its points and tracks as the scenario sets them."""
    sidebook = course.book.sides[side]
    return FactionState(
        id=side,
        command_points=sidebook.command_points,
        tracks={name: Track(value) for name, value in sidebook.tracks.items()},
        credibility=credibility_at_start(course.book, side),
        shown=dict(sidebook.tracks),
    )


def credibility_at_start(book: Rulebook, side: str) -> Mapping[str, Track]:
    """Return how far each audience believes a faction before anything was said."""
    told, usual = book.sides[side].credibility, book.numbers["credibility.start"]
    return {audience: Track(told.get(audience, usual)) for audience in Audience}


def caught_up(book: Rulebook, state: GameState) -> tuple[Event, ...]:
    """Return what a match begun under an earlier version lacks at its start to be played on."""
    changes = tuple(
        Set("factions", side, {"credibility": credibility_at_start(book, side)})
        for side, faction in state.factions.items()
        if not faction.credibility
    )
    return (Event("caught_up", changes=changes),) if changes else ()


def drawn(course: Resolution, span: Span, plan: UnitPlan, what: str) -> int:
    """Return the number the seed draws from a range."""
    if span.low == span.high:
        return span.best
    return course.dice.spread(span.low, span.best, span.high, "muster", plan.id, what)


def unit_at_start(course: Resolution, plan: UnitPlan) -> Unit:
    """Return a unit with its numbers drawn; not yet on the map if it arrives later."""
    people = drawn(course, plan.people, plan, "people")
    vehicles = Vehicles(
        *(
            drawn(course, span, plan, kind)
            for span, kind in zip(plan.vehicles, Vehicles._fields, strict=True)
        )
    )
    comes = plan.entry is None or course.dice.chance(plan.entry.chance, "muster", plan.id, "comes")
    book = course.book
    return Unit(
        id=plan.id,
        faction=plan.faction,
        type=plan.type,
        at=plan.at,
        away=None if plan.box is None else OffMap(plan.box, book.bases[plan.box], Bound.BOX),
        people=people if comes else 0,
        vehicles=vehicles if comes else Vehicles(),
        ledger=Ledger(start=people if comes else 0),
        fleet=Fleet(start=vehicles.total if comes else 0),
        cohesion=plan.cohesion,
        water_fuel=plan.water_fuel,
        ammunition=plan.ammunition,
        posture=plan.posture,
        minutes=book.turn_minutes,
        march_m=book.march_m(book.types[plan.type].mobility),
        formation=plan.formation,
        hidden=plan.hidden,
    )
