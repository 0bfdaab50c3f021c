"""A dilemma that hangs on what only others know would tell it to who decides: `check` says so."""

import pytest

from game.scenario.check import check_text
from tests.scenario.delta import EVENTS, changed

OWN = "{lost_people: {of: [army], more_than: 15}}"


def warned(condition: str, events: str = EVENTS) -> list[str]:
    text = changed("record:", events.replace(OWN, condition) + "record:")
    return [str(each.message) for each in check_text(text, "delta.yaml")]


@pytest.mark.parametrize(
    "condition",
    [
        "{lost_people: {of: [csp], more_than: 15}}",
        "{track: {track: unity, below: 30}}",
        "{near: {of: [csp], place: Tinzaouaten}}",
        "{abroad: {country: DZ, faction: csp}}",
        "{prisoners: {held_by: csp}}",
        "{roads_closed: {by: csp}}",
        "{contact: {side: csp, of: [army]}}",
        "{not: {stores: {units: [c2], water_fuel_days_below: 1}}}",
        "{any: [{weather: heat}, {believed: {faction: csp, by: abroad, below: 0.4}}]}",
        "{border: {country: DZ, faction: csp, is: closed}}",
    ],
)
def test_what_only_the_other_side_knows_is_no_condition_of_a_dilemma(condition: str) -> None:
    assert warned(condition) == ["army would learn by this what only csp knows."]


@pytest.mark.parametrize(
    "condition",
    [
        OWN,
        "{holds: {place: Tinzaouaten, by: csp}}",
        "{relation: {between: [army, csp], is: hostile}}",
        "{contact: {side: army, of: [csp]}}",
        "{all: [{turn: {at_least: 3}}, {weather: sandstorm}]}",
        "{spoken: {at_least: 1}}",
    ],
)
def test_what_is_public_or_ones_own_is_no_secret(condition: str) -> None:
    assert warned(condition) == []


SEQUEL = """\
  - id: sequel
    title: {en: Sequel, fr: Suite}
    if: {chosen: {event: relief, choice: send}}
    text: {en: A column is seen., fr: On voit une colonne.}
"""


def test_who_alone_is_told_of_anothers_choice_learns_it() -> None:
    told = EVENTS + SEQUEL.replace("    text", "    tell: [csp]\n    text")
    assert warned(OWN, told) == ["csp would learn by this what only army knows."]


def test_what_everybody_is_told_is_public_by_that() -> None:
    assert warned(OWN, EVENTS + SEQUEL) == []
