"""`?`: why we know what we know, what an order would cost, what the odds are, why a track moved."""

from collections.abc import Iterator
from typing import Any

from game.hexgrid import Hex
from game.rules.chapters.combat import Attack, attack_odds
from game.rules.chapters.movement import March
from game.rules.groups import mobility_of
from game.rules.marching import metres as metres_of
from game.rules.marching import reach
from game.rules.orders import Order, Pace, Route
from game.text import describe
from game.text.filling import fill, typed
from game.text.finding import contact_meant, joined, place_meant, plain, unit_meant, unit_named
from game.text.ordering import kinds, offer_meant
from game.text.talk import Talk
from game.words.bearings import metres


def explain(talk: Talk, text: str) -> Iterator[str]:
    """Yield the explanation of whatever *text* names.

    Raises:
        UnclearError: If it names nothing that can be explained.
    """
    first, _, rest = plain(text).partition(" ")
    kind = kinds(talk).get(first)
    track = track_meant(talk, text)
    if kind is not None:
        yield from order_explained(talk, kind, text.partition(" ")[2])
    elif track is not None:
        yield from track_explained(talk, track)
    elif first.isdecimal() or unit_named(talk, text):
        unit = talk.view.units[unit_meant(talk, text.strip())]
        yield from describe.unit_in_full(talk, unit)
        yield talk.phrase("text.why.unit", posture=unit.posture, faction=unit.faction)
    elif first in talk.words.say("text.contact.word").split() or first[1:].isdecimal():
        yield from contact_explained(talk, contact_meant(talk, rest or first))
    elif term := term_meant(talk, text):
        yield talk.phrase(f"{term}.about")
    else:
        yield from place_explained(talk, text)


def term_meant(talk: Talk, text: str) -> str | None:
    """Return the key of the pace or the route that *text* names, or None."""
    keys = [*(f"pace.{pace}" for pace in Pace), *(f"route.{route}" for route in Route)]
    return next((key for key in keys if joined(text) == joined(talk.words.say(key))), None)


def track_meant(talk: Talk, text: str) -> str | None:
    """Return the own track that *text* names or begins to name, or None."""
    wanted = joined(text)
    for name in talk.view.tracks.get(talk.seat, {}):
        said = joined(talk.words.say(f"track.{name}"))
        if wanted and (wanted in said or wanted == joined(name)):
            return name
    return None


def track_explained(talk: Talk, name: str) -> Iterator[str]:
    """Yield what a track is, where it stands and what moved it last."""
    track = talk.view.tracks[talk.seat][name]
    yield talk.phrase("text.track", track=name, value_tenths=track.value, reasons=track.causes)
    if talk.words.knows(f"track.{name}.about"):
        yield talk.phrase(f"track.{name}.about")


def contact_explained(talk: Talk, key: str) -> Iterator[str]:
    """Yield how a contact is known, how old that is, and what may be wrong about it."""
    contact = talk.view.contacts[key]
    age = talk.view.turn - contact.turn
    yield describe.contact_line(talk, contact)
    yield talk.phrase(
        "text.why.contact",
        source=contact.source,
        age_minutes=age * talk.book.turn_minutes,
        doubt_m=contact.doubt_m,
    )
    yield talk.phrase(f"level.{contact.level.name.lower()}.about")
    for unit in talk.view.own():
        if unit.at is not None and unit.id == talk.chosen:
            toward = describe.way(unit.at, contact.at, talk.book.ground.hex_m)
            yield talk.phrase("text.why.far", unit=unit.id, way_sentence=toward)


def place_explained(talk: Talk, text: str) -> Iterator[str]:
    """Yield what is known of a place."""
    place = place_meant(talk, text)
    yield describe.hex_line(talk, place.at)
    known = talk.view.places.get(place.id)
    if known is not None:
        yield talk.phrase("text.place", place=place.id, holder=known.holder, turn=known.turn)
    for unit in talk.view.units_at(place.at):
        yield describe.unit_line(talk, unit)
    for contact in talk.view.contacts_at(place.at):
        yield describe.contact_line(talk, contact)


def order_explained(talk: Talk, kind: str, rest: str) -> Iterator[str]:
    """Yield what a kind of order means; with more words, what this very order would bring."""
    yield talk.phrase(f"order.{kind}.about")
    if not rest:
        return
    left = typed(rest)
    offer = offer_meant(talk, kind, left)
    if offer.refusal is not None:
        yield talk.phrase(offer.refusal.key, **offer.refusal.args)
        return
    yield from expected(talk, fill(talk, offer, left))


def expected(talk: Talk, order: Order) -> Iterator[str]:
    """Yield what its giver may expect of an order."""
    if isinstance(order, Attack):
        yield talk.phrase("text.odds", **odds_blanks(talk, order))
    elif isinstance(order, March):
        yield talk.phrase("text.cost", **cost_blanks(talk, order))
    else:
        yield talk.phrase("text.points", points=order.cost)


def odds_blanks(talk: Talk, order: Attack) -> dict[str, Any]:
    """Return the odds of an attack as arguments of a sentence."""
    odds = attack_odds(talk.book, talk.view, order)
    return {
        "contact": order.contact,
        "ratio": odds.ratio,
        "win_permille": odds.win,
        "draw_permille": odds.draw,
        "loss_permille": odds.loss,
        "own_estimate": odds.own_losses,
        "their_estimate": odds.their_losses,
        "causes": [(factor.key, factor.permille) for factor in odds.attackers],
        "foes_causes": [(factor.key, factor.permille) for factor in odds.defenders],
    }


def cost_blanks(talk: Talk, order: March) -> dict[str, Any]:
    """Return the cost of a march as arguments of a sentence."""
    book, view = talk.book, talk.view
    group = tuple(view.units[key] for key in order.units)
    found = reach(book, view, group, order.pace, order.route)
    march_m = 0 if found is None else metres_of(book, group, order.pace, found.costs[order.to])
    mobility = mobility_of(book, group)
    return {
        "units": order.units,
        "to": order.to,
        "march_m": march_m,
        "march_minutes": book.march_minutes(mobility, march_m),
        "fuel_days": march_m * book.numbers["march.fuel_per_day"] // book.going.day_m[mobility],
        "pace": order.pace,
        "straight_m": straight_m(group[0].at, order.to, book.ground.hex_m),
    }


def straight_m(start: Hex | None, goal: Hex, hex_m: int) -> int:
    """Return the distance as the crow flies."""
    return 0 if start is None else metres(start, goal, hex_m)
