"""Each kind of broken file gives the line, the cause and what would be right."""

from pathlib import Path

import pytest

from game.scenario import Severity, check_files
from game.scenario.check import check_text
from tests.scenario.delta import DELTA, changed, marked

BROKEN = {
    "a misspelt key": ("turn_hours: 6", "¦turn_hour: 6", "`turn_hour`", "`turn_hours`"),
    "a misspelt key of a unit": ("    people: [40", "    ¦peopel: [40", "`peopel`", "`people`"),
    "a missing key": ("level: introductory\n", "", "`level` is missing", "intermediate"),
    "a number in quotation marks": ("turns: 12", "turns: ¦'12'", "the text '12'", "without quot"),
    "a fraction for a whole number": ("minutes: 20", "minutes: ¦20.5", "20.5", ""),
    "text for a number": ("people: 12", "people: ¦many", "'many'", ""),
    "a time of day for a number": ("turns: 12", "turns: ¦12:30", "'12:30'", "time of day"),
    "per cent for a share": ("chance: 0.5", "chance: ¦50%", "'50%'", "Write 0.5"),
    "thousands set apart": ("inhabitants: 1500", "inhabitants: ¦1 500", "'1 500'", "Write 1500"),
    "a whole number with a point": ("turns: 12", "turns: ¦12.0", "12", "Write 12."),
    "a list for a number": ("turns: 12", "turns: ¦[12]", "a list", "from 1 to 400"),
    "a number that begins with 0": ("people: 12\n", "people: ¦0103\n", "begins with 0", "103"),
    "off for false": ("hidden: true", "hidden: ¦off", "'off'", "`false`"),
    "on for true": ("hidden: true", "hidden: ¦on", "'on'", "`true`"),
    "no for a word of several": ("is: closed", "is: ¦no", "'no'", "closed"),
    "yes for true": ("hidden: true", "hidden: ¦yes", "'yes'", "`true`"),
    "a value out of bounds": ("turn_hours: 6", "turn_hours: ¦3", "too little", "6 or more"),
    "a share above one": ("chance: 0.5", "chance: ¦50", "too much", "1 or less"),
    "a word that is none of several": ("is: closed", "is: ¦close", "'close'", "`closed`"),
    "a range that falls": ("[40, 55, 80]", "¦[80, 55, 40]", "must not fall", "least"),
    "a range of two": ("[40, 55, 80]", "¦[40, 80]", "2 entries", "3"),
    "a day that does not exist": ("2024-07-26T06:00, to: 2024-07-26T20:00",
                                  "¦2024-02-30T06:00, to: 2024-07-26T20:00", "2024-02-30", ""),
    "a day for a moment": ("to: 2024-07-26T20:00", "to: ¦2024-07-26", "2024-07-26",
                           "2024-07-25T12:00"),
    "a moment with seconds": ("start: 2024-07-25T12:00", "start: ¦2024-07-25T12:00:00",
                              "not written", "2024-07-25T12:00"),
    "a window that runs backwards": ("to: 2024-07-26T20:00", "to: ¦2024-07-25T20:00",
                                     "ends before it begins", ""),
    "weather that runs backwards": ("to: 2024-07-26T06:00, is", "to: ¦2024-07-25T06:00, is",
                                    "ends before it begins", ""),
    "an unknown place": ("hold: Tinzaouaten", "hold: ¦Tinzoaten", "'Tinzoaten'", "Tinzaouaten"),
    "a place outside the map": ("hold: Tinzaouaten", "hold: ¦Timbuktu", "outside this map",
                                "Widen"),
    "a unit outside the map": ('at: "20 km WSW', 'at: ¦"200 km WSW', "outside this map", "Widen"),
    "a point outside the map": ("at: tin_gamira, people", "at: ¦{lon: 0.5, lat: 19.7}, people",
                                "outside this map", "Widen"),
    "a hex outside the map": ("at: tin_gamira, people", "at: ¦[90, 0], people",
                              "outside this map", "Widen"),
    "a compass point that is none": (
        '"20 km WSW of Tinzaouaten"\n', '¦"20 km SWW of Tinzaouaten"\n',
                                     "SWW", "WSW"),
    "another unit of length": ('"20 km WSW of Tinzaouaten"\n', '¦"20 miles W of Tinzaouaten"\n',
                               "neither a place nor a distance", "km"),
    "a place of no form": ("at: tin_gamira, people", "at: ¦{edges: SW}, people", "no place",
                           "{edge: SW}"),
    "somebody asked for who waits nowhere": (
        "to: 2024-07-26T20:00, chance: 0.5", "to: 2024-07-26T20:00, asked: ¦true",
        "waits in a box", "`box:`"),
    "an unknown box": ("at: tin_gamira, people", "at: ¦{box: kidel}, people", "'kidel'",
                       "`kidal`"),
    "an unknown kind of unit": ("type: katiba", "type: ¦katibas", "`katibas`", "`katiba`"),
    "an unknown faction": ("faction: csp, at", "faction: ¦cps, at", "`cps`", "`csp`"),
    "an unknown partner": ("relations:\n", "partner: ¦rusia\nrelations:\n", "`rusia`", "`russia`"),
    "a movement its faction does not name": (
        "faction: csp, at", "faction: csp, group: ¦mnla, at", "group of this faction", ""),
    "a faction nobody wrote": ("  csp:\n    command", "  ¦cspp:\n    command", "`cspp`", "`csp`"),
    "an unknown unit in a contact": ("of: f1, doubt", "of: ¦colum, doubt", "`colum`",
                                     "`column`"),
    "a contact of one's own": ("side: csp, of: f1", "side: csp, of: ¦c2", "sees `c2` anyway",
                               "another side"),
    "a contact who comes later": ("side: csp, of: f1", "side: army, of: ¦c1",
                                  "not on the map at the start", "`at`"),
    "a contact of nobody's": ("side: csp, of: f1", "side: ¦cps, of: f1", "`cps`", "`csp`"),
    "a contact known twice": ("hours_ago: 6, source: est}\nair",
                              "source: est}\n  - {side: csp, of: ¦column, doubt_km: 1, source: est}"
                              "\nair", "knows of `f1` already", "one of the two"),
    "a contact with a word for who told": ("hours_ago: 6, source", "told_by: ¦herder, source",
                                           "'herder'", "`herders`"),
    "an unknown track": ("{track: junta_standing, at", "{track: ¦junta_stand, at",
                         "`junta_stand`", "`junta_standing`"),
    "an unknown unit in a formation": ("units: [f1, f2]",
        "units: [f1, ¦f3]",
        "`f3`",
        "c1, c2, f1, f2"),
    "a formation of enemies": ("units: [f1, f2]", "units: [f1, f2, ¦c1]", "not allied",
                               "relations"),
    "a unit in two formations": ("units: [f1, f2]}",
                                 "units: [f1, f2]}\n  - {id: b, lead: army, units: [¦f2]}",
        "in `column` already",
        "one"),
    "an unknown source": ("source: S30\n  - id: f2", "source: ¦S31\n  - id: f2", "`S31`",
                          "`S30`"),
    "an unknown aircraft": ("type: armed_drone", "type: ¦armed_dron", "`armed_dron`",
                            "`armed_drone`"),
    "an unknown base": ("base: kidal", "base: ¦Kidall", "'Kidall'", ""),
    "two units of one id": ("{id: c2,", "{id: ¦c1,", "`c1` already", "own id"),
    "two relations of a pair": ("is: hostile}",
                                "is: hostile}\n  - {between: ¦[csp, army], is: truce}",
                                "set above", "one"),
    "a truce that begins later": ("is: hostile}", "is: truce, since: ¦2024-07-27}",
                                  "after the match begins", "event"),
    "a truce that is over": ("is: hostile}", "is: truce, until: ¦2024-07-20T06:00}",
                             "before the match begins", "later moment"),
    "a war with a term": ("is: hostile}", "is: hostile, until: ¦2024-07-27T06:00}",
                          "says nothing of two who are hostile", "`truce`"),
    "a secret war": ("is: hostile}", "is: hostile, secret: ¦true}", "`secret` says nothing",
                     "`co-belligerent`"),
    "a truce that turns into an alliance": ("is: hostile}", "is: truce, then: ¦allied}",
                                            "'allied'", "hostile, truce"),
    "a relation of nobody": ("between: [army, csp]", "between: [army, ¦cps]", "`cps`", "`csp`"),
    "terms of no kind": (
        "borders:", "settlements:\n  - {id: peace, between: [army, csp], title: Peace, "
        "terms: [¦{hands_over: Tinzaouaten}]}\nborders:", "what kind of term", "place, prisoners"),
    "terms that only name somebody": (
        "borders:", "settlements:\n  - {id: peace, between: [army, csp], title: Peace, "
        "terms: [¦home]}\nborders:", "what kind of term", "place, prisoners"),
    "a track that means nothing": (
        "tracks: {unity: 60}", "tracks: {¦unty: 60}", "no track `unty`", "`unity`"),
    "terms for nobody": ("borders:", "settlements:\n  - {id: peace, between: [army, ¦cps], "
                         "title: {en: Peace, fr: Paix}}\nborders:", "`cps`", "`csp`"),
    "terms with oneself": ("borders:", "settlements:\n  - {id: peace, between: ¦[csp, csp], "
                           "title: {en: Peace, fr: Paix}}\nborders:", "with himself", "two"),
    "terms about nowhere": ("borders:", "settlements:\n  - {id: peace, between: [army, csp], "
                            "title: {en: Peace, fr: Paix}, terms: [{place: ¦Tinzaouatan, to: csp}]}"
                            "\nborders:", "Tinzaouatan", "Tinzaouaten"),
    "a relation to itself": ("between: [army, csp]", "between: ¦[army, army]", "itself", "two"),
    "a unit without a place": ("    at: \"20 km WSW of Tinzaouaten\"\n", "", "either `at`", "at:"),
    "leanings above one": ("leaning: {csp: 0.6, army: 0.05}", "leaning: ¦{csp: 0.6, army: 0.5}",
                           "more than 1", "shares"),
    "one place in two spellings": ("formations:",
                                   "  ¦Tin-Zaouatène: {inhabitants: 5, source: est}\n"
                                   "formations:", "another spelling", "one"),
    "an empty region": ("west: 2.4", "west: 3.4", "is empty", "West"),
    "an unknown country": ("country: DZ, faction: army", "country: ¦FR, faction: army", "`FR`",
                           "DZ"),
    "a country in words": ("country: DZ, faction: army", "country: ¦Algeria, faction: army",
                           "'Algeria'", "ML"),
    "a border set twice": ("patience: 60}",
                           "patience: 60}\n  - ¦{country: DZ, faction: csp, is: open}",
                           "set above", "one"),
    "an aim of no kind": ("{keep_force: 0.8, worth: 100}", "¦{keepforce: 0.8, worth: 100}",
                          "kind of aim", "`keep_force`"),
    "a record that says nothing": (
        "- {measure: killed, of: [army], range: [10, 20, 30], source: S30}",
                                   "- ¦{measure: killed, of: [army], source: S30}", "says nothing",
                                   "range"),
    "a claim without a claimant": (
        "range: [10, 20, 30], source: S30}",
        "range: [10, 20, 30], claims: [¦{at_least: 5, source: S30}], source: S30}",
        "`by` is missing", ""),
    "a claim without a source": (
        "range: [10, 20, 30], source: S30}",
        "range: [10, 20, 30], claims: [¦{by: CSP, at_least: 5}], source: S30}",
        "needs its `source`", "S30"),
    "a claim upside down": (
        "range: [10, 20, 30], source: S30}",
        "range: [10, 20, 30], claims: [{by: CSP, at_least: 9, at_most: ¦5, source: S30}],"
        " source: S30}",
        "upside down", "Exchange"),
    "a reading without a source": (
        "{about: helicopter, by: CSP, says: {en: Hit., fr: Touché.}, source: S30}",
        "¦{about: helicopter, by: CSP, says: {en: Hit., fr: Touché.}}", "needs its `source`",
        "S30"),
    "a claim of none at most and five at least": (
        "range: [10, 20, 30], source: S30}",
        "range: [10, 20, 30], claims: [{by: CSP, at_least: 5, at_most: ¦0, source: S30}],"
        " source: S30}",
        "upside down", "Exchange"),
    "a reading without a claimant": (
        "{about: helicopter, by: CSP, says", "¦{about: helicopter, says", "`by` is missing", ""),
    "a reading about no topic": (
        "{about: helicopter", "{about: ¦helicoptre", "no topic `helicoptre`", "`helicopter`"),
    "a topic of nobody": (
        "story: aircraft_lost, of: [army]", "story: aircraft_lost, of: [¦arm]", "`arm`", "`army`"),
    "a topic for a story nobody tells": (
        "story: aircraft_lost", "story: ¦aircraft_down", "'aircraft_down'", "`aircraft_lost`"),
    "a topic of a place that is not there": (
        "of: [army]}\nreadings", "of: [army], place: ¦Timbuktu}\nreadings", "outside this map",
        "Widen"),
    "an account passed on by an unknown source": (
        "fr: Touché.}, source: S30}", "fr: Touché.}, source: S30, relayed_by: ¦S31}",
        "no source `S31`", "S30"),
    "an unknown audience": (
        "    tracks: {unity: 60}", "    tracks: {unity: 60}\n    credibility: {¦abrod: 0.4}",
        "'abrod'", "`abroad`"),
    "news turns in disorder": ("turns: 12", "turns: 12, aftermath: [3, ¦2]",
                               "does not come after day 3", "sequence"),
    "a measure nobody takes": ("{measure: killed", "{measure: ¦kiled", "'kiled'", "`killed`"),
    "an outcome that is none": (
        "{measure: holder, place: Tinzaouaten, is: csp",
        "{measure: force, of: [army], is: ¦beatn", "`beatn`", "`beaten`"),
    "an outcome for a quantity": (
        "{measure: holder, place: Tinzaouaten, is: csp",
        "{measure: killed, of: [army], is: ¦beaten", "is a quantity", "range"),
    "a holder of no place": ("{measure: holder, place: Tinzaouaten", "¦{measure: holder",
                             "of no place", "place"),
    "a measure of nobody": ("{measure: killed, of: [army]", "¦{measure: killed", "of nobody",
                            "factions"),
    "a record of the rout of nobody": (
        "of: [army], range", "of: [army], given_beaten: [¦wagnr], range", "`wagnr`", "army"),
    "a record of no plan": ("of: [army], range", "of: [army], plan: ¦dash, range",
                            "no plan `dash`", ""),
    "a plan for nobody": (
        "record:",
        "plans: [{id: a, title: {en: a, fr: a}, steps: [{unit: ¦f9, does: wait}]}]\nrecord:",
        "`f9`", "f1"),
    "a march to nowhere": (
        "record:",
        "plans: [{id: a, title: {en: a, fr: a}, steps: [¦{unit: f1, does: march}]}]\nrecord:",
        "needs a `to`", "to:"),
    "two plans of one id": (
        "record:",
        "plans:\n  - {id: a, title: {en: a, fr: a}, steps: [{unit: f1, does: wait}]}\n"
        "  - {id: ¦a, title: {en: a, fr: a}, steps: [{unit: f1, does: wait}]}\nrecord:",
        "`a` already", "own id"),
    "a number the model has not": ("clock:", "numbers: {¦march.hour_a_day: 9}\nclock:",
                                   "`march.hour_a_day`", "`march.hours_a_day`"),
    "an edit that changes nothing": ("{at: tin_gamira, terrain: wadi}", "¦{at: tin_gamira}",
                                     "changes nothing", ""),
    "an id with capitals": ("{id: c2,", "{id: ¦C2,", "'C2'", "small letters"),
    "another format": ("format: 1", "format: ¦2", "2 is not possible", "1"),
    "a list for a mapping": ("clock: {start: 2024-07-25T12:00, turn_hours: 6, turns: 12}",
                             "clock: ¦[6, 12]", "a list", ""),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause", "cure"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_reported_with_place_cause_and_cure(
    old: str, new: str, cause: str, cure: str
) -> None:
    where = marked(changed(old, new))
    errors = [finding for finding in check_text(where.text, "delta.yaml") if finding.is_error]
    assert len(errors) == 1, "\n".join(map(str, errors))
    assert cause in errors[0].message
    assert cure in errors[0].suggestion
    if "¦" in new:
        assert (errors[0].line, errors[0].column) == (where.line, where.column)


def test_the_small_scenario_has_no_finding() -> None:
    assert check_text(DELTA, "delta.yaml") == []


def test_all_mistakes_of_a_file_are_reported_at_once_from_top_to_bottom() -> None:
    text = DELTA.replace("minutes: 20", "minutes: soon").replace("turns: 12", "turns: twelve")
    text = text.replace("hold: Tinzaouaten", "hold: Tinzoaten").replace("katiba", "katibas")
    text = text.replace("base: kidal", "base: kidel").replace("S30, est", "S30, ets")
    found = check_text(text, "delta.yaml")
    assert [finding.path for finding in found] == [
        "minutes",
        "clock.turns",
        "factions.army.aims[0].hold",
        "units[2].source",
        "units[3].type",
        "air[0].base",
    ]


def test_a_misshapen_part_does_not_make_its_name_unknown() -> None:
    text = DELTA.replace("    people: [40, 55, 80]", "    people: few")
    assert [finding.path for finding in check_text(text, "delta.yaml")] == ["units[0].people"]


def test_a_finding_names_file_line_column_and_path() -> None:
    text = changed("type: katiba", "type: katibas")
    line = text[: text.index("katibas")].count("\n") + 1
    assert str(check_text(text, "delta.yaml")[0]) == (
        f"delta.yaml:{line}:20: error: units[3].type: There is no kind of unit `katibas`. "
        "Did you mean `katiba`?"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"# only a comment\n", "is empty"),
        (b"\x00\x01\xff\xfe", "no text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n", "no text in UTF-8"),
        (b"just words", "not a scenario"),
        (b"- a\n- b\n", "a list"),
        (b"name: delta\n", "no `format`"),
        (b"42", "the number 42"),
    ],
)
def test_a_file_that_is_no_scenario_gets_one_sentence(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    found = check_files([path])
    assert len(found) == 1
    assert message in found[0].message
    assert found[0].severity is Severity.ERROR


def test_a_letter_in_latin_1_is_named_with_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: Abeïbara\n".encode("latin-1"))
    (found,) = check_files([path])
    assert (found.line, found.column) == (2, 7)
    assert "`ï`" in found.message
    assert "UTF-8" in found.suggestion


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_named_as_such(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(f"\ufeff{DELTA}".encode(encoding))
    (found,) = check_files([path])
    assert "UTF-16" in found.message


def test_a_huge_file_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000_000)  # A file of holes, of which the disk holds nothing.
    (found,) = check_files([path])
    assert found.severity is Severity.ERROR


def test_a_folder_and_a_missing_file_get_one_sentence_each(tmp_path: Path) -> None:
    found = check_files([tmp_path, tmp_path / "missing.yaml"])
    assert [finding.message for finding in found] == [
        "This is a folder; name a scenario file in it.",
        "There is no such file.",
    ]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(DELTA, encoding="utf-8-sig")
    assert check_files([path]) == []


def test_an_author_may_write_in_windows_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(DELTA.replace("\n", "\r\n").encode())
    assert check_files([path]) == []
