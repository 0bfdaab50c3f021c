"""Assembles the rulebook of a match from a scenario of the right shape."""

from datetime import datetime

from game.rules.rulebook import Rulebook, WeatherPlan
from game.scenario.board import board
from game.scenario.contacts import contacts
from game.scenario.depots import depots
from game.scenario.draft import Draft, per_mille, tenths, words
from game.scenario.findings import Path
from game.scenario.forces import aircraft, bases, formations, units
from game.scenario.partners import partner_of
from game.scenario.relations import pacts, relations, settlements
from game.scenario.script_events import script
from game.scenario.sides import borders, overrides, patience, places, sides
from game.scenario.telling import check_names
from game.scenario.whereabouts import Whereabouts


def assemble(draft: Draft) -> Rulebook | None:
    """Return the rulebook, or None where the draft's findings hold an error."""
    where = board(draft)
    if where is None:
        return None
    book = rulebook(draft, where)
    check_names(draft, where)
    return None if draft.is_broken else book


def rulebook(draft: Draft, where: Whereabouts) -> Rulebook:
    """Return the rulebook; wherever something is wrong it is noted and left out."""
    scenario, clock = draft.scenario, draft.scenario.clock
    began = datetime.fromisoformat(clock.start)
    fleet, kinds = aircraft(draft, where)
    metres, hexes = bases(draft, where, fleet)
    parties = sides(draft, where)
    return Rulebook(
        scenario=scenario.id,
        title=words(scenario.title),
        ground=where.ground,
        start=clock.start,
        start_minute=began.hour * 60 + began.minute,
        turn_minutes=clock.turn_hours * 60,
        turns=clock.turns,
        numbers=overrides(draft),
        going=draft.catalogue.going,
        types=draft.catalogue.types,
        unknown_type=draft.catalogue.unknown_type,
        aircraft_types=kinds,
        factions={
            name: draft.doctrine.factions[name]
            for name in scenario.factions
            if name in draft.doctrine.factions
        },
        sides=parties,
        chapters=draft.doctrine.chapters_with(scenario.factions),
        orders=draft.doctrine.orders,
        units=units(draft, where),
        formations=formations(draft),
        aircraft=fleet,
        places=places(draft, where),
        bases=metres,
        base_hexes=hexes,
        relations=relations(draft),
        borders=borders(draft, where),
        home_countries=home_countries(draft, where),
        weather=weather(draft),
        depots=depots(draft, where),
        contacts=contacts(draft),
        pacts=pacts(draft),
        partner=partner_of(draft),
        scrutiny=tenths(scenario.scrutiny),
        settlements=settlements(draft, where),
        patience=patience(draft),
        script=script(draft, where, parties),
        assumptions=draft.assume,
        voices=draft.catalogue.voices,
        evidence=draft.catalogue.evidence,
        aftermath=tuple(days * 1440 for days in clock.aftermath),
    )


def home_countries(draft: Draft, where: Whereabouts) -> frozenset[str]:
    """Return the countries the war is about."""
    for number, country in enumerate(draft.scenario.map.home_countries):
        path: Path = ("map", "home_countries", number)
        draft.known(path, country, where.ground.countries, "country on the maps")
    return frozenset(draft.scenario.map.home_countries)


def weather(draft: Draft) -> tuple[WeatherPlan, ...]:
    """Return the spells of weather in minutes from the start of the match."""
    spells = []
    for number, part in enumerate(draft.scenario.weather):
        first, last = draft.minutes(part.from_), draft.minutes(part.to)
        if last <= first:
            draft.error(
                ("weather", number, "to"),
                f"It ends before it begins, at {part.from_}.",
                "Exchange the two.",
            )
        spells.append(WeatherPlan(part.is_, first, last, per_mille(part.chance)))
    return tuple(spells)
