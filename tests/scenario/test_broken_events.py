"""Each kind of broken event gives the line, the cause and what would be right."""

import pytest

from game.scenario.check import check_text
from tests.scenario.delta import EVENTS, changed, marked

TWO = """\
events:
  - id: first
    title: {en: First, fr: Premier}
    if: {happened: second}
    effects: [{track: unity, by: 3}]
  - id: second
    title: {en: Second, fr: Second}
    if: {lost_people: {of: [army], more_than: 15}}
    effects: [{track: unity, by: 3}]
"""
"""Two events, of which one waits for the other."""

BROKEN = {
    "a default that is no choice": ("default: stay", "default: ¦wait", "no choice `wait`",
                                    "send, stay"),
    "no default": ("      default: stay\n", "", "`default` is missing", ""),
    "a track nobody has": ("{track: junta_", "{track: ¦junto_", "no track `junto_standing`",
                           "`junta_standing`"),
    "a track the faction lacks": ("{track: unity, by: 3}", "{track: ¦unity, of: army, by: 3}",
                                  "no track of army `unity`", "junta_standing"),
    "an unknown faction": ("for: army", "for: ¦amry", "no faction `amry`", "`army`"),
    "a faction in a condition": ("of: [army]", "of: [¦amry]", "no faction `amry`", "`army`"),
    "two choices of one id": ("        - {id: stay,",
                              "        - {id: stay, label: {en: a, fr: b}}\n        - {id: ¦stay,",
                              "`stay` already", "own id"),
    "an effect of no kind": ("{track: unity, by: 3}", "¦{trakc: unity, by: 3}", "kind of effect",
                             "`track`"),
    "an effect that moves nothing": ("unity, by: 3", "unity, by: ¦0", "moves nothing", ""),
    "a window that runs backwards": ("{from: 2024-07-26T12:00}",
                                     "{from: 2024-07-26T12:00, to: ¦2024-07-25T12:00}",
                                     "ends before", ""),
    "a date after the end": ("{from: 2024-07-26T12:00}", "{from: ¦2025-07-26T12:00}",
                             "No turn of the match begins", "12 turns of 6 h"),
    "a turn after the end": ("{from: 2024-07-26T12:00}", "{turn: ¦30}", "has 12 turns", "12 turns"),
    "a turn and a date": ("{from: 2024-07-26T12:00}", "{from: 2024-07-26T12:00, turn: ¦3}",
                          "so do `from` and `to`", "one"),
    "no chance": ("{from: 2024-07-26T12:00}", "{from: 2024-07-26T12:00, chance: ¦0}",
                  "With no chance", "Remove"),
    "more lost than there are": ("more_than: 15", "more_than: ¦500", "92 people at most", "fewer"),
    "a misspelt key of a condition": ("{lost_people: {of", "{¦lost_peopel: {of",
                                      "`lost_peopel`", "`lost_people`"),
    "an empty condition": ("if: {lost_people: {of: [army], more_than: 15}}", "if: ¦{}",
                           "asks nothing", "Remove"),
    "an unknown place": ("{lost_people: {of: [army], more_than: 15}}",
                         "{holds: {place: ¦Tinzoaten, by: csp}}", "'Tinzoaten'", "Tinzaouaten"),
    "an unknown event": ("{lost_people: {of: [army], more_than: 15}}", "{happened: ¦releif}",
                         "no event `releif`", "`relief`"),
    "an unknown choice": ("{lost_people: {of: [army], more_than: 15}}",
                          "{chosen: {event: relief, choice: ¦sned}}",
                          "no choice of `relief` `sned`", "`send`"),
    "a turn that is not played": ("{lost_people: {of: [army], more_than: 15}}",
                                  "{turn: {at_least: ¦40}}", "has 12 turns", "earlier"),
    "more prisoners than people": ("{lost_people: {of: [army], more_than: 15}}",
                                   "{prisoners: {held_by: csp, of: [army], at_least: ¦400}}",
                                   "92 people at most", "fewer"),
    "more aircraft than there are": ("{lost_people: {of: [army], more_than: 15}}",
                                     "{aircraft_lost: {of: army, at_least: ¦2}}",
                                     "has 1 aircraft", "fewer"),
    "bounds upside down": ("{lost_people: {of: [army], more_than: 15}}",
                           "{track: {track: unity, at_least: 60, below: ¦40}}",
                           "at least 60 and below 40", "Exchange"),
    "held and not held": ("if: {lost_people: {of: [army], more_than: 15}}",
                          "if: ¦{holds: {place: Tinzaouaten, by: csp}, "
                          "not: {holds: {place: Tinzaouaten, by: csp}}}",
                          "to be so and not to be so", "Remove one"),
    "held by two": ("if: {lost_people: {of: [army], more_than: 15}}",
                    "if: ¦{all: [{holds: {place: Tinzaouaten, by: csp}}, "
                    "{holds: {place: Tin-Zaouatène, by: army}}]}", "two hold tinzaouaten", ""),
    "a track in two places": ("if: {lost_people: {of: [army], more_than: 15}}",
                              "if: ¦{all: [{track: {track: unity, at_least: 60}}, "
                              "{track: {track: unity, below: 50}}]}", "unity has two values", ""),
    "a condition outside its time": ("if: {lost_people: {of: [army], more_than: 15}}",
                                     "if: ¦{turn: {at_most: 3}}", "its time has two values", ""),
    "an alternative that is none": ("if: {lost_people: {of: [army], more_than: 15}}",
                                    "if: ¦{weather: heat, any: [{turn: {at_most: 2}}, "
                                    "{not: {weather: heat}}]}", "can never be", ""),
    "an event that waits for itself": ("if: {lost_people: {of: [army], more_than: 15}}",
                                       "if: ¦{happened: relief}", "`relief` waits for `relief`",
                                       "circle"),
    "an event nothing comes of": (EVENTS[EVENTS.index("    dilemma:"):], "",
                                  "Nothing comes of this", "text"),
    "a unit that waits for no event": ("{track: unity, by: 3}", "{arrive: ¦f1}",
                                       "waits for no event", "by_event"),
    "somebody told nothing": ("    dilemma:", "    tell: ¦[army]\n    dilemma:", "no text to tell",
                              "text"),
    "a surprise nobody decides": ("    dilemma:",
                                  "    effects: [{track: unity, by: 1, unforeseen: ¦true}]\n"
                                  "    dilemma:", "Nobody decides this", "choices"),
    "a spell longer than a turn": ("{track: unity, by: 3}", "{weather: heat, hours: ¦12}",
                                   "A turn has 6 hours", "weather"),
    "a place of which nothing changes": ("{track: unity, by: 3}", "¦{place: Tinzaouaten}",
                                         "changes nothing", "leaning"),
    "an unknown source": ("    dilemma:", "    source: ¦S99\n    dilemma:", "no source `S99`", ""),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause", "cure"), BROKEN.values(), ids=BROKEN)
def test_a_broken_event_is_reported_with_place_cause_and_cure(
    old: str, new: str, cause: str, cure: str
) -> None:
    assert old in EVENTS
    where = marked(changed("record:", EVENTS.replace(old, new, 1) + "record:"))
    found = [each for each in check_text(where.text, "delta.yaml") if each.is_error]
    if "¦" in new:
        assert (found[0].line, found[0].column) == (where.line, where.column), "\n".join(
            map(str, found)
        )
    assert cause in found[0].message
    assert cure in found[0].suggestion


def errors(events: str) -> list[str]:
    found = check_text(changed("record:", events + "record:"), "delta.yaml")
    return [each.message for each in found if each.is_error]


def test_two_events_of_which_one_waits_for_the_other_are_sound() -> None:
    assert errors(TWO) == []


def test_two_events_that_wait_for_each_other_are_a_circle_told_once() -> None:
    circle = TWO.replace("{lost_people: {of: [army], more_than: 15}}", "{happened: first}")
    assert errors(circle) == ["`first` waits for `second` waits for `first`, so that none of it "
                              "happens."]  # fmt: skip


def test_who_may_do_without_the_other_waits_for_nobody() -> None:
    either = TWO.replace(
        "{lost_people: {of: [army], more_than: 15}}",
        "{any: [{happened: first}, {lost_people: {of: [army], more_than: 15}}]}",
    )
    assert errors(either) == []


def test_an_event_whose_time_is_over_before_what_it_waits_for_never_happens() -> None:
    late = TWO.replace("    if: {happened", "    when: {turn: 2}\n    if: {happened")
    late = late.replace("    if: {lost", "    when: {turn: 5}\n    if: {lost")
    assert errors(late) == ["`second` happens only when the time of `first` is over."]


def test_a_track_that_two_have_needs_an_owner() -> None:
    text = changed("tracks: {unity: 60}", "tracks: {unity: 60, junta_standing: 5}")
    text = text.replace("record:", TWO.replace("unity", "junta_standing") + "record:")
    found = [each.message for each in check_text(text, "d") if each.is_error]
    assert found == ["army and csp have a track `junta_standing`."] * 2
