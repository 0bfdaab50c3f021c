"""A small scenario for tests, and a way to mark where a finding is expected in it."""

from typing import NamedTuple

DELTA = """\
format: 1
id: delta
title: {en: Delta, fr: Delta}
summary: {en: A small match., fr: Une petite partie.}
level: introductory
minutes: 20
known_as_of: 2024-10-31
sources:
  S30: {title: Encyclopaedia, kind: encyclopaedia}
  est: {title: Estimate, kind: estimate}
clock: {start: 2024-07-25T12:00, turn_hours: 6, turns: 12}
map:
  region: {west: 2.4, south: 19.6, east: 3.2, north: 20.1}
  hex_km: 5
  off_map:
    - {id: kidal, name: Kidal, edge: SW, road_km: 150, source: est}
  places:
    - {id: tin_gamira, name: Tin-Gamira, kind: valley, lon: 2.80, lat: 19.75, source: est}
  edit:
    - {at: tin_gamira, terrain: wadi}
factions:
  army:
    command_points: 5
    tracks: {junta_standing: 62}
    aims:
      - {hold: Tinzaouaten, worth: 60}
      - {track: junta_standing, at_least: 75, worth: 40}
  csp:
    command_points: 6
    tracks: {unity: 60}
    aims:
      - {keep_force: 0.8, worth: 100}
    briefing: {en: Hold., fr: Tenez.}
relations:
  - {between: [army, csp], is: hostile}
borders:
  - {country: DZ, faction: army, is: closed}
  - {country: DZ, faction: csp, is: tolerated, patience: 60}
places:
  Tinzaouaten: {inhabitants: 1500, leaning: {csp: 0.6, army: 0.05}, holder: csp, source: est}
formations:
  - {id: column, lead: army, units: [f1, f2]}
units:
  - id: f1
    type: motorised_company
    faction: army
    name: {en: First company, fr: Première compagnie}
    at: "20 km WSW of Tinzaouaten"
    people: [40, 55, 80]
    vehicles: {armoured: 3, technical: [4, 5, 6]}
    state: {cohesion: 75, water_fuel_days: 4, ammunition: 4.5, posture: march}
    source: S30
  - id: f2
    type: supply_train
    faction: army
    at: "20 km WSW of Tinzaouaten"
    people: 12
    source: est
  - id: c1
    type: technical_squadron
    faction: csp
    people: 100
    arrives: {edge: NW, from: 2024-07-26T06:00, to: 2024-07-26T20:00, chance: 0.5}
    source: "S30, est"
  - {id: c2, type: katiba, faction: csp, at: tin_gamira, people: 60, hidden: true, source: est}
contacts:
  - {side: csp, of: f1, doubt_km: 10, hours_ago: 6, source: est}
air:
  - {id: tb2, type: armed_drone, faction: army, base: kidal, source: est}
weather:
  - {from: 2024-07-25T18:00, to: 2024-07-26T06:00, is: sandstorm, chance: 0.9, source: est}
record:
  - {measure: killed, of: [army], range: [10, 20, 30], source: S30}
  - {measure: holder, place: Tinzaouaten, is: csp, source: S30}
topics:
  helicopter: {title: {en: The helicopter, fr: L’hélicoptère}, story: aircraft_lost, of: [army]}
readings:
  - {about: helicopter, by: CSP, says: {en: Hit., fr: Touché.}, source: S30}
debrief:
  - {en: "Why?", fr: "Pourquoi ?"}
"""
"""Nothing is wrong in it."""

EVENTS = """\
events:
  - id: relief
    title: {en: Relief, fr: Secours}
    when: {from: 2024-07-26T12:00}
    if: {lost_people: {of: [army], more_than: 15}}
    dilemma:
      for: army
      deadline_turns: 2
      default: stay
      text: {en: "Send it?", fr: "L'envoyer ?"}
      choices:
        - {id: send, label: {en: Send, fr: Envoyer}, effects: [{track: unity, by: 3}]}
        - {id: stay, label: {en: Stay, fr: Rester}, effects: [{track: junta_standing, by: -5}]}
"""
"""What can be written before `record:`."""

MARK = "¦"
"""Stands before the place where a finding is expected."""


class Marked(NamedTuple):
    """A text, and the place that was marked in it."""

    text: str
    line: int
    column: int


def marked(text: str) -> Marked:
    """Return *text* without its mark, and where the mark stood, both counted from 1."""
    before, _, after = text.partition(MARK)
    return Marked(before + after, before.count("\n") + 1, len(before) - before.rfind("\n"))


def changed(old: str, new: str) -> str:
    """Return the small scenario with one passage changed."""
    assert DELTA.count(old) >= 1, f"{old!r} is not in the small scenario"
    return DELTA.replace(old, new, 1)
