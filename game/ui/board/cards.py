"""What the panel says about units, contacts and the staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from game.rules.airbase import condition
from game.rules.contacts import Sighting
from game.rules.flight_why import ready_why
from game.rules.place_why import place_whys
from game.rules.state import Aircraft
from game.rules.track_why import shared_why, shown_why, track_why
from game.rules.unit_why import ammunition_why, cohesion_why, hours_why, stores_why
from game.rules.units import Unit
from game.rules.why import contact_why, sight_why
from game.ui.board.case import Case
from game.ui.board.rows import HeadRow, TokenRow
from game.ui.board.tokens import contact_face, unit_face
from game.ui.theme import Size
from game.ui.widgets import Bar, Because, Flow, Label, Widget
from game.words import aim_line, explained, standing

Chosen = Callable[[str], None]
"""Told the id of what was chosen."""

WIDE: Final = 130
"""Pixels at 100 % from which two bars stand side by side."""


class HalfBar(Bar):
    """A bar that stands beside another."""

    def width_wanted(self, theme: object) -> int:
        """Return a width that lets two stand side by side in any panel."""
        return 1


def overview(case: Case, unit: Chosen, contact: Chosen) -> Iterator[Widget]:
    """Yield the own units, what is known of others, and the tracks."""
    own = case.view.own() or tuple(case.view.units.values())
    yield Label(case.say("ui.units"), Size.LARGE, bold=True)
    for each in own:
        yield unit_row(case, each, unit)
    allies = [each for each in case.view.units.values() if each not in own]
    if allies:
        yield Label(case.say("ui.allies"), bold=True)
        for each in allies:
            yield unit_row(case, each, unit)
    if case.view.contacts:
        yield Label(case.say("ui.contacts"), Size.LARGE, bold=True)
        for held in sorted(
            case.view.contacts.values(), key=lambda each: (-each.turn, -each.level, each.id)
        ):
            yield contact_row(case, held, contact)
    yield from tracks(case)
    yield from others_tracks(case)
    yield from places(case)
    yield from aims(case)


def places(case: Case) -> Iterator[Widget]:
    """Yield what is known of the places: who holds them, how people stand, who is held there."""
    if not case.view.places:
        return
    yield Label(case.say("ui.places"), Size.LARGE, bold=True)
    for place in case.view.places:
        notes = standing.place_notes(case.view, place)
        said = " ".join(case.say(note.key, **note.args) for note in notes)
        yield Label(said, Size.SMALL).answering(why_people(case, place))


def why_people(case: Case, place: str) -> Because:
    """Return what explains how the people of a place stand."""
    return case.whys(lambda: place_whys(case.book, case.view, place))


def unit_row(case: Case, unit: Unit, chosen: Chosen) -> Widget:
    """Return the row of a unit."""
    about = f"{case.status(unit)} · {case.part('ui.near', its_at=unit.at)}"
    name, key = case.unit_name(unit.id), unit.id
    return TokenRow(unit_face(case.book, unit), name, about, lambda: chosen(key))


def contact_row(case: Case, contact: Sighting, chosen: Chosen) -> Widget:
    """Return the row of a contact."""
    about = case.part(
        "ui.contact.row",
        level=contact.level,
        its_at=contact.at,
        age_minutes=age_minutes(case, contact),
    )
    name, key = contact_name(case, contact), contact.id
    face = contact_face(case.book, contact, case.view.turn)
    return TokenRow(face, name, about, lambda: chosen(key)).answering(why_known(case, contact))


def age_minutes(case: Case, contact: Sighting) -> int:
    """Return how long ago a contact was last known to be where it is shown."""
    return (case.view.turn - contact.turn) * case.book.turn_minutes


def why_known(case: Case, contact: Sighting) -> Because:
    """Return what explains how a contact is known, and what its level is worth."""
    return case.why(
        lambda: contact_why(case.book, case.view, contact),
        about=f"level.{contact.level.name.lower()}.about",
    )


def contact_name(case: Case, contact: Sighting) -> str:
    """Return a contact's number and what it is taken for."""
    return case.say("ui.contact.name", contact=contact.id, type=contact.type)


def unit_head(case: Case, unit: Unit) -> Iterator[Widget]:
    """Yield who a unit is, in one row."""
    name = case.unit_name(unit.id)
    yield HeadRow(unit_face(case.book, unit), name, case.status(unit), lambda: None)


def unit_card(case: Case, unit: Unit) -> Iterator[Widget]:
    """Yield all that is worth knowing of a unit."""
    about = case.say("ui.unit.about", type=unit.type, faction=unit.faction)
    yield HeadRow(
        unit_face(case.book, unit), case.unit_name(unit.id), about, lambda: None, counter=56
    )
    yield from unit_state(case, unit)


def unit_state(case: Case, unit: Unit) -> Iterator[Widget]:
    """Yield how strong a unit is and what it has left."""
    yield Label(
        case.say(
            "ui.unit.strength",
            fit=unit.people,
            wounded=unit.wounded,
            vehicles=unit.vehicles.total,
            motorcycles=unit.vehicles.motorcycle,
            posture=unit.posture,
            its_at=unit.at,
        )
    )
    yield Flow(bars(case, unit), gap=12, most_columns=2)
    seen = sight_why(case.book, case.view, unit)
    if seen.value:
        yield Label(case.say("ui.unit.seen", seen_m=seen.value), Size.SMALL).answering(
            case.why(lambda: seen)
        )
    yield from unit_notes(case, unit)


def bars(case: Case, unit: Unit) -> list[Widget]:
    """Return what a unit has left of cohesion, hours and stores, each answering why."""
    say, words, book, kind = case.words.say, case.words, case.book, case.book.types[unit.type]
    return [
        HalfBar(
            say("ui.unit.cohesion"), words.percent(unit.cohesion), unit.cohesion // 10
        ).answering(case.why(lambda: cohesion_why(book, unit))),
        HalfBar(
            say("ui.unit.hours"),
            words.hours(unit.minutes),
            unit.minutes * 100 // book.turn_minutes,
        ).answering(case.why(lambda: hours_why(book, case.view, unit))),
        HalfBar(
            say("ui.unit.water"),
            words.days(unit.water_fuel),
            unit.water_fuel * 100 // max(1, kind.water_fuel),
        ).answering(case.why(lambda: stores_why(book, case.view, unit))),
        HalfBar(
            say("ui.unit.ammunition"),
            case.part("ui.unit.fights", its_tenths=unit.ammunition),
            unit.ammunition * 100 // max(1, kind.ammunition),
        ).answering(case.why(lambda: ammunition_why(book, unit))),
    ]


def unit_notes(case: Case, unit: Unit) -> Iterator[Widget]:
    """Yield what is special about a unit now."""
    notes = [case.say(note.key, **note.args) for note in standing.unit_notes(case.view, unit)]
    if notes:
        yield Label(" ".join(notes), Size.SMALL, colour=case.theme.palette.accent)


def contact_card(case: Case, contact: Sighting) -> Iterator[Widget]:
    """Yield what is believed of a contact, and why."""
    quiet = case.theme.palette.quiet
    yield HeadRow(
        contact_face(case.book, contact, case.view.turn),
        contact_name(case, contact),
        case.say("ui.contact.whose", level=contact.level, faction=contact.faction),
        lambda: None,
        counter=56,
    )
    yield Label(
        case.say(
            "ui.contact.about" if contact.doubt_m else "ui.contact.exactly",
            people=contact.people,
            vehicles=contact.vehicles,
            its_at=contact.at,
            doubt_m=contact.doubt_m,
        )
    ).answering(why_known(case, contact))
    yield Label(case.say("ui.contact.why"), bold=True)
    age = age_minutes(case, contact)
    yield Label(case.say("ui.contact.source", source=contact.source, age_minutes=age))
    yield Label(case.say(f"level.{contact.level.name.lower()}.about"), Size.SMALL, colour=quiet)
    unknown = unknowns(case, contact)
    if unknown:
        yield Label(unknown, Size.SMALL, colour=quiet)


def unknowns(case: Case, contact: Sighting) -> str:
    """Return what is not known of a contact, as one sentence."""
    missing = [
        name
        for name, known in (
            ("allegiance", contact.faction),
            ("kind", contact.type),
            ("posture", contact.posture),
        )
        if known is None
    ]
    names = [case.words.say(f"ui.unknown.{name}") for name in (*missing, "stores", "cohesion")]
    return case.words.say("ui.unknown", things=case.words.listing(names))


def tracks(case: Case) -> Iterator[Widget]:
    """Yield the political tracks with what last moved them."""
    own = case.view.tracks.get(case.view.side, {})
    if not own:
        return
    yield Label(case.say("ui.tracks"), Size.LARGE, bold=True)
    for name, track in own.items():
        changed = sum(tenths for _, tenths in track.causes)
        value = case.words.tenths(track.value)
        if changed:
            value += f" ({case.words.change(changed)})"
        yield Bar(case.say(f"track.{name}"), value, track.value // 10).answering(
            why_track(case, name)
        )
    groups = case.book.sides[case.view.side].groups
    if groups:
        names = [case.words.text(name) for name in groups.values()]
        yield Label(case.say("coalition.about", movements=names), Size.SMALL)
    for broken in case.view.broken.values():
        said = case.say(f"broken.{broken.how}", faction=broken.id, turn=broken.turn)
        yield Label(said, Size.SMALL, colour=case.theme.palette.accent)


def why_track(case: Case, name: str) -> Because:
    """Return what explains where a track stands."""
    return case.why(lambda: track_why(case.book, case.view, name), about=f"track.{name}.about")


def others_tracks(case: Case) -> Iterator[Widget]:
    """Yield where others' tracks are taken to stand, by what is public, a turn late."""
    if not any(case.view.shown.values()):
        return
    yield Label(case.say("ui.tracks.world"), Size.LARGE, bold=True)
    for name in case.view.shared:
        why = partial(shared_why, case.view, name)
        head = explained(case.book, case.words, why())[0]
        yield Label(head, Size.SMALL).answering(case.why(why, about=f"why.{name}.about"))
    yield Label(case.say("ui.tracks.others"), Size.LARGE, bold=True)
    for side, tracks in case.view.shown.items():
        for name, value in tracks.items():
            title = case.say("ui.track.of", faction=side, track=name)
            yield Bar(title, case.words.tenths(value), value // 10).answering(
                case.why(
                    partial(shown_why, case.book, case.view, side, name),
                    about=f"track.{name}.about",
                )
            )


def aims(case: Case) -> Iterator[Widget]:
    """Yield what the seat is to reach."""
    side = case.book.sides.get(case.view.side)
    if side is None:
        return
    yield Label(case.say("ui.briefing.aims"), Size.LARGE, bold=True)
    for aim in side.aims:
        said = aim_line(case.book, case.words, aim)
        worth = case.words.say("ui.briefing.worth", worth=aim.worth)
        about = case.whys(tuple, f"aim.{aim.kind}.about")
        yield Label(f"{worth}  {said}", Size.SMALL).answering(about)


def aircraft(case: Case) -> Iterator[Widget]:
    """Yield the own aircraft and their sorties."""
    if not case.view.aircraft:
        return
    yield Label(case.say("ui.aircraft"), bold=True)
    for craft in case.view.aircraft.values():
        why = partial(ready_why, case.book, craft)
        yield Label(aircraft_line(case, craft), Size.SMALL).answering(case.why(why))


def aircraft_line(case: Case, craft: Aircraft) -> str:
    """Return how an aircraft stands, in a line."""
    return case.say(
        f"ui.aircraft.{condition(craft)}",
        aircraft=craft.id,
        base=craft.base,
        sorties=craft.sorties,
        at=craft.support,
    )
