from typing import Any

import pytest

from game.rules.events import Tell
from game.rules.ground import Terrain
from game.rules.rulebook import Rulebook
from game.rules.state import Value
from game.words import Words, line, sentence
from game.words.arguments import argument


def test_units_go_by_their_names(book: Rulebook, french: Words) -> None:
    assert argument(book, french, "units", ("w1", "f1")).__format__("") == (
        "13e détachement et escadron blindé"
    )


def test_units_a_save_gave_back_as_a_list_read_the_same(book: Rulebook, english: Words) -> None:
    listed: dict[str, Any] = {"unit": ["w1"], "at": [0, 0]}
    tell = Tell("army", "learnt.arrival", listed)
    assert line(book, english, tell) == "13th detachment: arrived at Anefis."


def test_a_unit_that_arrives_is_told_where(book: Rulebook, french: Words) -> None:
    tell = Tell("army", "learnt.arrival", {"unit": "w1", "at": (22, 0)})
    assert line(book, french, tell) == (
        "13e détachement\u00a0: arrivée à 10\u00a0km à l’est de Kidal."
    )


CONTACT: dict[str, Value] = {
    "contact": "csp7",
    "level": 1,
    "at": (0, 0),
    "doubt_m": 10_000,
    "people": (60, 90, 130),
    "vehicles": None,
    "faction": None,
    "source": "herders",
}


def test_a_rumour_says_what_is_not_known(book: Rulebook, english: Words) -> None:
    assert line(book, english, Tell("csp", "learnt.contact_new", CONTACT)) == (
        "New contact 7 (rumour) at Anefis, within 10\u00a0km: about 90 (60–130) people, "
        "of unknown allegiance. Source: herders."
    )


def test_what_was_counted_is_told(book: Rulebook, english: Words) -> None:
    seen: dict[str, Value] = {
        **CONTACT,
        "level": 3,
        "vehicles": 1,
        "faction": "army",
        "source": "own",
    }
    said = line(book, english, Tell("csp", "learnt.contact_new", seen))
    assert ", 1 vehicle, of the army." in said


def test_a_turn_without_storm_speaks_of_none(book: Rulebook, english: Words) -> None:
    turn = {"turn": 3, "storm": 0, "night": 90, "heat": 0}
    assert line(book, english, Tell("csp", "learnt.turn", turn)) == (
        "Turn 3 begins. Night for 1\u00a0h 30\u00a0min."
    )


@pytest.mark.parametrize(
    ("language", "said"), [("english", "of the army"), ("french", "à l’armée")]
)
def test_a_faction_has_its_cases(
    book: Rulebook, language: str, said: str, request: pytest.FixtureRequest
) -> None:
    words: Words = request.getfixturevalue(language)
    army = argument(book, words, "by_faction", "army")
    assert said in (f"{army:of}", f"{army:to}")
    assert f"{army:name}" in ("Malian Armed Forces", "FAMa")


def test_a_faction_without_words_goes_by_the_scenario_s_name(book: Rulebook, french: Words) -> None:
    traders = argument(book, french, "faction", "traders")
    assert f"{traders} {traders:of}" == "Ilemtine d’Ilemtine"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("terrain", Terrain.WADI, "wadi"),
        ("level", 2, "sighted"),
        ("posture", "dug_in", "dug in"),
        ("doubt_m", 2500, "2.5\u00a0km"),
        ("win_permille", 222, "22%"),
        ("cover_factor", 600, "×0.6"),
        ("standing_tenths", 625, "62.5"),
        ("standing_change", -25, "−2.5"),
        ("water_days", 250, "2.5\u00a0days"),
        ("work_minutes", 180, "3\u00a0h"),
        ("begun_moment", 360, "Thursday 25 July 2024, 18:00"),
        ("type", "foot", "foot band"),
        ("type", None, "armed group"),
        ("aircraft", "mi24", "Mi-24"),
        ("country", "DZ", "Algeria"),
        ("base", "off_map", "at Off Map"),
        ("said_text", {"en": "Thirst", "fr": "La soif"}, "Thirst"),
        ("why_sentence", ("refused.no_fuel", {}), "No fuel left to drive."),
        ("fled_to", (0, 0), "to Anefis"),
        ("at", None, "at an unknown place"),
        ("killed", None, "unknown"),
        ("name", ("reg", "wadi"), "reg and wadi"),
        ("killed", 1200, "1,200"),
    ],
)
def test_the_last_word_of_an_argument_s_name_says_how_it_is_read(
    book: Rulebook, english: Words, name: str, value: object, said: str
) -> None:
    shown = argument(book, english, name, value)
    assert (english.number(shown) if isinstance(shown, int) else str(shown)) == said


def test_causes_and_reasons_follow_as_lines_of_their_own(book: Rulebook, english: Words) -> None:
    args = {
        "causes": [("posture.march", 600), ["refused.no_points", 1250, {"n": 2}]],
        "reasons": (("terrain.wadi", -25),),
    }
    assert sentence(book, english, "refused.over", args).splitlines() == [
        "The match is over.",
        "    on the march ×0.6",
        "    Only 2 command points are left this turn. ×1.25",
        "    wadi −2.5",
    ]
