"""What a seat knows, told in short sentences and lists with numbers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.hexgrid import Hex
from game.rules.airbase import condition
from game.rules.contacts import Sighting
from game.rules.marching import budget
from game.rules.orders import Pace
from game.rules.state import Stage
from game.rules.track_why import shared_why, summed
from game.rules.units import Unit
from game.scenario.assumptions import named
from game.text.finding import contact_number, coordinates, numbers
from game.text.talk import Talk
from game.words import aim_line, standing
from game.words.bearings import metres, wind
from game.words.dilemmas import questions

INDENT: Final = "    "
"""What stands before a line that belongs to the one above."""


def greeting(talk: Talk) -> str:
    """Return which match this is, how its luck is had again, and under which theories it goes."""
    hello = talk.phrase(
        "text.hello",
        title_text=talk.book.title,
        faction=talk.seat,
        seed=str(talk.match.seed),
    )
    theories = talk.book.assumptions
    return f"{hello} {named(talk.words, theories)}" if theories else hello


def moment(talk: Talk) -> Iterator[str]:
    """Yield where in the match we are, and whose impulse it is."""
    view, book = talk.view, talk.book
    if view.stage is Stage.PLACEMENT:
        yield talk.phrase("text.look.placement")
    elif view.stage is Stage.AFTERMATH:
        when = book.news_moment(view.turn, view.news_turn)
        count = len(book.aftermath)
        yield talk.phrase("text.look.aftermath", turn=view.news_turn, of=count, its_moment=when)
    else:
        yield talk.phrase(
            "text.look.turn",
            turn=view.turn,
            turns=book.turns,
            its_moment=book.elapsed(view.turn),
            storm=view.weather.storm,
            night=view.weather.night,
            heat=view.weather.heat,
        )
    if view.stage is Stage.OVER:
        yield talk.phrase("refused.over")
    elif view.my_turn and view.stage is Stage.PLACEMENT:
        yield talk.phrase("text.look.setting")
    elif view.my_turn and view.me is not None:
        left = min(view.me.command_points, book.numbers["turn.impulse_points"] - view.spent)
        yield talk.phrase("text.look.yours", points=view.me.command_points, left=left)
    else:
        yield talk.phrase("text.look.theirs", faction=view.acting)


def look(talk: Talk) -> Iterator[str]:
    """Yield the situation in a few lines."""
    view = talk.view
    yield from moment(talk)
    yield talk.phrase(
        "text.look.counts",
        unit_count=len(view.own()),
        contact_count=len(view.contacts),
        news_count=sum(1 for item in view.news.values() if item.turn == view.turn),
    )
    yield from roads(talk)
    yield from captives(talk)
    yield from dilemmas(talk)


def dilemmas(talk: Talk) -> Iterator[str]:
    """Yield what the seat has to decide: the question, its answers with what follows from each."""
    number = 0
    for question in questions(talk.book, talk.words, talk.view):
        yield talk.words.say("text.dilemma", title=question.title, text=question.text)
        for answer in question.answers:
            number += 1
            choice = answer.name.partition("|")[2]
            yield talk.words.say(
                "text.dilemma.answer", number=number, label=answer.label, choice=choice
            )
            yield f"{INDENT}{answer.follows}"
        yield f"{INDENT}{question.until}"


def roads(talk: Talk) -> Iterator[str]:
    """Yield the closed roads the seat knows of, its own among them."""
    for block in talk.view.roadblocks.values():
        yield talk.phrase("text.road", at=block.at, faction=block.faction)


def captives(talk: Talk) -> Iterator[str]:
    """Yield whom the seat holds in places, who of its own is known to be held, and who is back."""
    view = talk.view
    for key, row in view.captives.items():
        holder, _, faction = key.partition("|")
        if holder == view.side:
            for place, held in row.places.items():
                yield talk.phrase("text.held", place=place, held=held, faction=faction)
        elif faction == view.side:
            yield talk.phrase("text.named", held=row.named, faction=holder)
    if view.me is not None and view.me.home:
        yield talk.phrase("text.home", n=view.me.home)


def unit_line(talk: Talk, unit: Unit) -> str:
    """Return a unit in one sentence, its number first."""
    return talk.phrase(
        "text.unit.line",
        number=numbers(talk)[unit.id],
        unit=unit.id,
        at=unit.at,
        people=unit.people,
        wounded=unit.wounded,
        vehicles=unit.vehicles.total,
        posture=unit.posture,
        left_minutes=unit.minutes,
    )


def units(talk: Talk) -> Iterator[str]:
    """Yield the own units, then those of allies."""
    view = talk.view
    own = view.own()
    if not own:
        yield talk.phrase("text.units.none")
    for unit in own:
        yield unit_line(talk, unit)
    allies = [unit for unit in view.units.values() if unit.faction != view.side]
    if allies:
        yield talk.phrase("text.units.allies")
    for unit in allies:
        yield unit_line(talk, unit)


def unit_in_full(talk: Talk, unit: Unit) -> Iterator[str]:
    """Yield all that is known of a unit of one's own side."""
    yield unit_line(talk, unit)
    yield talk.phrase("text.unit.kind", type=unit.type, faction=unit.faction)
    yield talk.phrase(
        "text.unit.state",
        cohesion_tenths=unit.cohesion,
        fatigue_tenths=unit.fatigue,
        water_days=unit.water_fuel,
        fights_tenths=unit.ammunition,
    )
    march_m = budget(talk.book, (unit,), Pace.NORMAL)
    yield talk.phrase("text.unit.march", left_minutes=unit.minutes, march_m=march_m)
    if unit.at is not None:
        yield hex_line(talk, unit.at)
    for note in standing.unit_notes(talk.view, unit):
        yield talk.phrase(note.key, **note.args)
    yield from near_contacts(talk, unit)


def near_contacts(talk: Talk, unit: Unit) -> Iterator[str]:
    """Yield the three contacts nearest to a unit."""
    at = unit.at
    if at is None:
        return
    hex_m = talk.book.ground.hex_m
    by_distance = sorted(
        talk.view.contacts.values(), key=lambda each: (metres(at, each.at, hex_m), each.id)
    )
    for contact in by_distance[:3]:
        yield talk.phrase(
            "text.unit.near",
            contact=contact.id,
            level=contact.level,
            way_sentence=way(at, contact.at, hex_m),
        )


def way(start: Hex, goal: Hex, hex_m: int) -> tuple[str, dict[str, object]]:
    """Return how far and which way, as a sentence within another one."""
    away = metres(start, goal, hex_m)
    if not away:
        return "text.way.here", {}
    return "text.way.off", {"away_m": away, "wind_sentence": (f"wind.{wind(start, goal)}", {})}


def hex_line(talk: Talk, at: Hex) -> str:
    """Return what the ground of a hex is like."""
    ground = talk.book.ground
    return talk.phrase(
        "text.hex",
        at=at,
        coordinates=coordinates(at),
        terrain=ground.terrain_at(at),
        country=ground.country_at(at),
        height=ground.height_at(at),
    )


def contact_line(talk: Talk, contact: Sighting) -> str:
    """Return a contact in one sentence, its number first."""
    return talk.phrase(
        "text.contact.line",
        number=contact_number(contact.id),
        level=contact.level,
        type=contact.type,
        faction=contact.faction,
        people=contact.people,
        vehicles=contact.vehicles,
        at=contact.at,
        doubt_m=contact.doubt_m,
        age_minutes=(talk.view.turn - contact.turn) * talk.book.turn_minutes,
    )


def contacts(talk: Talk) -> Iterator[str]:
    """Yield the contacts, the best known and freshest first."""
    held = talk.view.contacts.values()
    if not held:
        yield talk.phrase("text.contacts.none")
    for contact in sorted(held, key=lambda each: (-each.turn, -each.level, each.id)):
        yield contact_line(talk, contact)


def places(talk: Talk) -> Iterator[str]:
    """Yield the places of the match and who holds them as far as known."""
    for key in talk.book.places:
        yield " ".join(
            talk.phrase(note.key, **note.args) for note in standing.place_notes(talk.view, key)
        ) or talk.phrase("place.holder", place=key, holder=None, turn=0)


def tracks(talk: Talk) -> Iterator[str]:
    """Yield the own tracks with what moved them, then where others' are taken to stand."""
    for name, track in talk.view.tracks.get(talk.seat, {}).items():
        causes = tuple(summed(track.causes).items())
        yield talk.phrase("text.track", track=name, value_tenths=track.value, reasons=causes)
    groups = talk.book.sides[talk.seat].groups if talk.seat in talk.book.sides else {}
    if groups:
        names = [talk.words.text(name) for name in groups.values()]
        yield talk.phrase("coalition.about", movements=names)
    if any(talk.view.shown.values()):
        yield talk.phrase("text.tracks.others")
    for side, others in talk.view.shown.items():
        for name, value in others.items():
            yield talk.phrase("text.track_shown", faction=side, track=name, value_tenths=value)
    for name in talk.view.shared:
        yield from talk.reasons(replace(shared_why(talk.view, name), history=()))
    for broken in talk.view.broken.values():
        yield talk.phrase(f"broken.{broken.how}", faction=broken.id, turn=broken.turn)


def aircraft(talk: Talk) -> Iterator[str]:
    """Yield the own aircraft."""
    if not talk.view.aircraft:
        yield talk.phrase("text.air.none")
    for craft in talk.view.aircraft.values():
        yield talk.phrase(
            f"text.air.{condition(craft)}",
            aircraft=craft.id,
            base=craft.base,
            sorties=craft.sorties,
            at=craft.support,
        )


def aims(talk: Talk) -> Iterator[str]:
    """Yield what the own score will be made of."""
    for aim in talk.book.sides[talk.seat].aims:
        yield talk.phrase("text.aim", aim=aim_line(talk.book, talk.words, aim), worth=aim.worth)


def score(talk: Talk) -> Iterator[str]:
    """Yield every faction's score, the own one part by part; before the end, the aims."""
    scores = talk.view.scores
    if not scores:
        yield talk.phrase("text.score.later")
        yield from aims(talk)
        return
    for faction, parts in scores.items():
        total = sum(reached for _, reached, _ in parts)
        yield talk.phrase("text.score.total", faction=faction, total_tenths=total)
        if faction == talk.seat:
            for aim, (_, reached, possible) in zip(
                talk.book.sides[faction].aims, parts, strict=True
            ):
                yield talk.phrase(
                    "text.score.part",
                    aim=aim_line(talk.book, talk.words, aim),
                    reached_tenths=reached,
                    possible_tenths=possible,
                )
