"""What is legal and probably wrong gives a warning, and the file can be played all the same."""

import pytest

from game.scenario import Severity
from game.scenario.check import check_text
from game.scenario.load import load_text
from tests.scenario.delta import EVENTS, changed, marked

DOUBTFUL = {
    "a missing French text": ("fr: Une petite partie.", "", "French text is missing"),
    "a missing English text": ("{en: \"Why?\", fr: \"Pourquoi ?\"}",
        "¦{fr: \"Pourquoi ?\"}",
        "English"),
    "a text for both languages": ("{en: \"Why?\", fr: \"Pourquoi ?\"}", "¦Why?", "one language"),
    "a name in one language": ("{en: First company, fr: Première compagnie}", "¦{en: First}",
                               "French text is missing"),
    "a unit without a source": ("posture: march}\n    source: S30", "posture: march}",
                                "names no source"),
    "weather without a source": ("chance: 0.9, source: est", "chance: 0.9", "names no source"),
    "an arrival after the end": ("from: 2024-07-26T06:00, to: 2024-07-26T20:00",
                                 "from: ¦2024-08-26T06:00, to: 2024-08-26T20:00", "after the end"),
    "an arrival before the start": ("from: 2024-07-26T06:00, to: 2024-07-26T20:00",
                                    "from: ¦2024-07-20T06:00, to: 2024-07-20T20:00",
                                    "before the match"),
    "weather after the end": ("from: 2024-07-25T18:00, to: 2024-07-26T06:00, is",
                              "from: ¦2024-09-25T18:00, to: 2024-09-26T06:00, is", "after the end"),
    "knowledge before the match": ("known_as_of: 2024-10-31", "known_as_of: ¦2023-10-31",
                                   "Nothing of the match was known"),
    "worths that do not make 100": ("worth: 60}", "worth: 50}", "add up to 90"),
    "a unit in a country closed to it": ('at: "20 km WSW of Tinzaouaten"\n    people',
                                         'at: "¦12 km E of Tinzaouaten"\n    people',
                                         "closed to it"),
    "a formation in two places": ('at: "20 km WSW of Tinzaouaten"\n    people: 12',
        "at: Tinzaouaten\n    people: 12",
                                  "different hexes"),
    "more vehicles than people": ("people: 60,", "people: 4, vehicles: ¦{technical: 9},",
                                  "9 vehicles for 4"),
    "more people than such a unit has": ("people: 60,", "people: ¦900,", "unusual for"),
    "turns in which nobody moves": ("hex_km: 5", "hex_km: 50", "hexes"),
    "turns in which everybody flies": ("turn_hours: 6", "turn_hours: ¦336", "hexes"),
    "a place nobody can reach": ("turns: 12", "turns: 1", "before the end"),
    "a contact without a source": ("hours_ago: 6, source: est}", "hours_ago: 6}",
                                   "names no source"),
    "a contact that is forgotten": ("hours_ago: 6", "hours_ago: ¦60", "forgotten"),
    "a track that stands at its goal": ("at_least: 75", "at_least: ¦62", "costs no score at first"),
    "prisoners nobody can take": ("{keep_force: 0.8, worth: 100}", "{prisoners: ¦900, worth: 100}",
                                  "fewer people"),
    "an aircraft on a foreign field": ("base: kidal, source: est}\nweather",
                                       "base: ¦Tinzaouaten, source: est}\nweather",
                                       "cannot fly"),
    "an aircraft far from everything": ("road_km: ", "road_km: 1", "reaches nothing"),
    "a figure of those who fight told as a fact": (
        "kind: encyclopaedia", "kind: party", "stands here as a fact"),
    "a side whose units all come late": (
        "at: tin_gamira, people: 60, hidden: true,",
        "people: 60, arrives: {edge: NW, from: 2024-07-27T12:00},",
        "csp has nothing to decide"),
    "a place beyond the map": ("formations:", "  Gao: ¦{inhabitants: 5, source: est}\nformations:",
                               "outside this map"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_what_is_doubtful_is_a_warning_and_the_file_still_loads(
    old: str, new: str, cause: str
) -> None:
    where = marked(changed(old, new))
    found = check_text(where.text, "delta.yaml")
    assert found
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert any(cause in finding.message for finding in found), "\n".join(map(str, found))
    assert load_text(where.text, "delta.yaml").scenario == "delta"


def test_a_side_that_only_follows_another_has_nothing_to_decide() -> None:
    wagner = "  wagner: {command_points: 1, aims: [{keep_force: 1, worth: 100}]}\n"
    text = changed("  csp:\n", f"{wagner}  csp:\n")
    text = text.replace("[army, csp], is: hostile}", "[army, csp], is: hostile}\n"
                        "  - {between: [army, wagner], is: allied}")  # fmt: skip
    text = text.replace("type: supply_train\n    faction: army", "type: supply_train\n"
                        "    faction: wagner")  # fmt: skip
    assert [finding.message for finding in check_text(text, "d")] == [
        "wagner has nothing to decide in the first 2 turns."
    ]


def test_a_unit_on_an_islet_cannot_leave_it() -> None:
    around = ((5, 9), (5, 8), (4, 8), (3, 9), (3, 10), (4, 10))
    water = "".join(f"    - {{at: [{q}, {r}], terrain: river}}\n" for q, r in around)
    text = changed("factions:\n", f"{water}factions:\n")
    found = check_text(text.replace('"20 km WSW of Tinzaouaten"', "[4, 9]"), "d")
    assert [finding.path for finding in found if "cannot leave" in finding.message] == [
        "units[0].at",
        "units[1].at",
    ]


def test_a_faction_without_a_unit_is_doubtful() -> None:
    text = changed(
        "relations:",
        "  wagner: {command_points: 1, aims: [{keep_force: 1, worth: 100}]}\nrelations:",
    )
    assert [finding.message for finding in check_text(text, "d")] == ["wagner has no unit."]


def test_a_good_event_has_no_finding() -> None:
    assert check_text(changed("record:", EVENTS + "record:"), "delta.yaml") == []


def test_a_window_upside_down_is_no_doubt_about_the_match() -> None:
    text = changed("from: 2024-07-26T06:00, to: 2024-07-26T20:00",
                   "from: 2024-07-26T06:00, to: 2024-07-24T20:00")  # fmt: skip
    found = [
        finding.message for finding in check_text(text, "delta.yaml") if "begins" in finding.message
    ]
    assert found == ["It ends before it begins, at 2024-07-26T06:00."]
