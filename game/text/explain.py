"""`?`: why we know what we know, what an order would cost, what the odds are, why a track moved."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from game.factions.army import AskPermission, leave_why
from game.hexgrid import Hex
from game.rules.chapters.air import Airlift, Sortie
from game.rules.chapters.combat import Attack, Wait
from game.rules.chapters.movement import March
from game.rules.chapters.sighting import Search
from game.rules.flight_why import flight_why, flyable_why, ready_why
from game.rules.orders import Order, Pace, Route
from game.rules.place_why import place_whys, search_why
from game.rules.score_why import part_whys, score_why
from game.rules.track_why import shared_why, shown_why, track_why
from game.rules.unit_why import unit_whys
from game.rules.why import (
    Why,
    closed_road_why,
    contact_why,
    fight_why,
    march_why,
    odds_why,
    points_why,
    prisoners_why,
)
from game.text import describe
from game.text.filling import fill
from game.text.finding import (
    contact_meant,
    joined,
    place_meant,
    place_spelt,
    plain,
    synonyms,
    unit_meant,
    unit_named,
)
from game.text.ordering import kinds, offer_meant, understood
from game.text.relations import trust_explained
from game.text.talk import Talk
from game.words import standing

Topic = Callable[[Talk], Iterator[str]]
"""Explains what a whole command shows."""


def explain(talk: Talk, text: str) -> Iterator[str]:
    """Yield the explanation of whatever *text* names.

    Raises:
        UnclearError: If it names nothing that can be explained.
    """
    first, _, rest = plain(text).partition(" ")
    if rest and first in synonyms("text.place.word"):
        yield from place_explained(talk, rest)
        return
    if rest and first in synonyms("text.unit.word"):
        text, (first, _, rest) = rest, rest.partition(" ")
    kind = kinds(talk).get(first)
    track = track_meant(talk, text)
    if place_spelt(talk, text):
        yield from place_explained(talk, text)
    elif kind is not None:
        yield from order_explained(talk, kind, text.partition(" ")[2])
    elif track is not None:
        yield from track_explained(talk, *track)
    elif shared := shared_meant(talk, text):
        yield from talk.reasons(shared_why(talk.view, shared))
        yield talk.phrase(f"why.{shared}.about")
    elif first.isdecimal() or unit_named(talk, text):
        yield from unit_explained(talk, unit_meant(talk, text.strip()))
    elif first in talk.words.say("text.contact.word").split() or first[1:].isdecimal():
        yield from contact_explained(talk, contact_meant(talk, rest or first))
    elif topic := topic_meant(first):
        yield from topic(talk)
    elif term := term_meant(talk, text):
        yield talk.phrase(f"{term}.about")
    else:
        yield from place_explained(talk, text)


def topic_meant(word: str) -> Topic | None:
    """Return what explains the figures that a command shows, if *word* calls such a command."""
    return next(
        (topic for name, topic in TOPICS.items() if word in synonyms(f"text.command.{name}")), None
    )


def term_meant(talk: Talk, text: str) -> str | None:
    """Return the key of the pace or the route that *text* names, or None."""
    keys = [*(f"pace.{pace}" for pace in Pace), *(f"route.{route}" for route in Route)]
    return next((key for key in keys if joined(text) == joined(talk.words.say(key))), None)


def track_meant(talk: Talk, text: str) -> tuple[str, str] | None:
    """Return whose track *text* names or begins to name, own ones first, and which; or None."""
    wanted = joined(text)
    tracks = [(talk.seat, name) for name in talk.view.tracks.get(talk.seat, {})]
    tracks += [(side, name) for side, others in talk.view.shown.items() for name in others]
    for side, name in tracks:
        said = joined(talk.words.say(f"track.{name}"))
        if wanted and (wanted in said or wanted == joined(name)):
            return side, name
    return None


def shared_meant(talk: Talk, text: str) -> str | None:
    """Return the track of nobody's own that *text* names, or None."""
    wanted = joined(text)
    return next(
        (name for name in talk.view.shared if wanted in synonyms(f"text.{name}.word")), None
    )


def tracks_explained(talk: Talk) -> Iterator[str]:
    """Yield what moved every track the seat knows of, its own ones first."""
    for name in talk.view.tracks.get(talk.seat, {}):
        yield from track_explained(talk, talk.seat, name)
    for side, others in talk.view.shown.items():
        for name in others:
            yield from track_explained(talk, side, name)
    for name in talk.view.shared:
        yield from talk.reasons(shared_why(talk.view, name))
        yield talk.phrase(f"why.{name}.about")


def track_explained(talk: Talk, side: str, name: str) -> Iterator[str]:
    """Yield what a track is, where it stands and what moved it last."""
    if side == talk.seat:
        yield from talk.reasons(track_why(talk.book, talk.view, name))
    else:
        yield from talk.reasons(shown_why(talk.book, talk.view, side, name))
    if talk.words.knows(f"track.{name}.about"):
        yield talk.phrase(f"track.{name}.about")


def unit_explained(talk: Talk, key: str) -> Iterator[str]:
    """Yield all about a unit, and what each of its figures rests on."""
    unit = talk.view.units[key]
    yield from describe.unit_in_full(talk, unit)
    yield talk.phrase("text.why.unit", posture=unit.posture, faction=unit.faction)
    for why in unit_whys(talk.book, talk.view, unit):
        yield from talk.reasons(why)


def contact_explained(talk: Talk, key: str) -> Iterator[str]:
    """Yield how a contact is known, how old that is, and what may be wrong about it."""
    contact = talk.view.contacts[key]
    yield describe.contact_line(talk, contact)
    yield from talk.reasons(contact_why(talk.book, talk.view, contact))
    yield talk.phrase(f"level.{contact.level.name.lower()}.about")
    for unit in talk.view.own():
        if unit.at is not None and unit.id == talk.chosen:
            toward = describe.way(unit.at, contact.at, talk.book.ground.hex_m)
            yield talk.phrase("text.why.far", unit=unit.id, way_sentence=toward)


def place_explained(talk: Talk, text: str) -> Iterator[str]:
    """Yield what is known of a place."""
    place = place_meant(talk, text)
    yield describe.hex_line(talk, place.at)
    for note in standing.hex_notes(talk.book, talk.view, place.at):
        yield talk.phrase(note.key, **note.args)
    for why in place_whys(talk.book, talk.view, place.id):
        yield from talk.reasons(why)
    for unit in talk.view.units_at(place.at):
        yield describe.unit_line(talk, unit)
    for contact in talk.view.contacts_at(place.at):
        yield describe.contact_line(talk, contact)
    yield from roads_explained(talk, place.at)


def roads_explained(talk: Talk, at: Hex) -> Iterator[str]:
    """Yield what a closed road the seat knows of costs in a hex."""
    for block in talk.view.roadblocks.values():
        if block.at == at:
            yield from talk.reasons(closed_road_why(talk.book, block))


def order_explained(talk: Talk, kind: str, rest: str) -> Iterator[str]:
    """Yield what a kind of order means; with more words, what this very order would bring."""
    yield talk.phrase(f"order.{kind}.about")
    if kind == Wait.kind:
        yield talk.phrase("text.help.about_odds")
    if kind == AskPermission.kind:
        yield from talk.reasons(leave_why(talk.book, talk.view))
    if not rest:
        return
    left = understood(talk, kind, rest)
    offer = offer_meant(talk, kind, left)
    if offer.refusal is not None:
        yield talk.phrase(offer.refusal.key, **offer.refusal.args)
        return
    talk.asks = False
    try:
        order = fill(talk, offer, left)
    finally:
        talk.asks = True
    yield from expected(talk, order)


def expected(talk: Talk, order: Order) -> Iterator[str]:
    """Yield what its giver may expect of an order."""
    if isinstance(order, Attack):
        yield from talk.reasons(odds_why(talk.book, talk.view, order))
    elif isinstance(order, March):
        yield from march_explained(talk, order)
    elif isinstance(order, Search):
        group = [talk.view.units[key] for key in order.units]
        yield from talk.reasons(search_why(talk.book, talk.view, group, order.to))
    elif isinstance(order, (Sortie, Airlift)):
        yield from talk.reasons(flight_why(talk.book, talk.view, order))
    else:
        yield talk.phrase("text.points", points=order.cost)


def aircraft_explained(talk: Talk) -> Iterator[str]:
    """Yield what weather leaves each aircraft of this turn, and whether it is ready tomorrow."""
    yield from describe.aircraft(talk)
    for craft in talk.view.aircraft.values():
        if not craft.lost:
            yield from talk.reasons(flyable_why(talk.book, talk.view, craft))
            yield from talk.reasons(ready_why(talk.book, craft))


def march_explained(talk: Talk, order: March) -> Iterator[str]:
    """Yield what a march costs, ground by ground."""
    group = tuple(talk.view.units[key] for key in order.units)
    march = march_why(talk.book, talk.view, group, order.pace, order.route, order.to)
    yield from lines(talk, march)
    yield from roads_explained(talk, order.to)


def score_explained(talk: Talk) -> Iterator[str]:
    """Yield the own score part by part; before the end what it will be made of."""
    why = score_why(talk.book, talk.view, talk.seat)
    yield from aims_explained(talk) if why is None else talk.reasons(why)
    for part in part_whys(talk.book, talk.view, talk.seat):
        yield from talk.reasons(part)
    yield from lines(talk, prisoners_why(talk.book, talk.view))


def aims_explained(talk: Talk) -> Iterator[str]:
    """Yield what the own score will be made of, and how each part of it is counted."""
    for aim, said in zip(talk.book.sides[talk.seat].aims, describe.aims(talk), strict=True):
        yield f"{said} {talk.phrase(f'aim.{aim.kind}.about')}"


def last_fight_explained(talk: Talk) -> Iterator[str]:
    """Yield what decided the last fight the seat heard of."""
    fights = [told for told in talk.match.reports(talk.seat) if told.key == "learnt.fight"]
    if not fights:
        yield talk.phrase("text.why.no_fight")
    for told in fights[-1:]:
        yield from talk.reasons(fight_why(told))


def lines(talk: Talk, why: Why | None) -> Iterator[str]:
    """Yield the lines of an explanation, if there is one."""
    if why is not None:
        yield from talk.reasons(why)


def points_explained(talk: Talk) -> Iterator[str]:
    """Yield what the command points of the turn are made of."""
    return lines(talk, points_why(talk.book, talk.view))


TOPICS: Final[Mapping[str, Topic]] = {
    "score": score_explained,
    "tracks": tracks_explained,
    "relations": trust_explained,
    "staff": points_explained,
    "air": aircraft_explained,
    "log": last_fight_explained,
}
"""By the name of the command."""
