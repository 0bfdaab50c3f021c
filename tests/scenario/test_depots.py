"""Depots and caches in a scenario file: what they become, and what is wrong with them."""

import pytest

from game.rules.state import Depot
from game.scenario import Severity
from game.scenario.check import check_text
from game.scenario.load import load_text
from tests.scenario.delta import changed, marked

SOUND = "{id: d1, faction: csp, at: Tinzaouaten, person_days: 40, person_fights: 6, source: est}"


def with_depots(*lines: str) -> tuple[str, str]:
    """Return the change of the small scenario that gives it depots."""
    listed = "".join(f"  - {line}\n" for line in lines)
    return "weather:", f"depots:\n{listed}weather:"


def depots_of(*lines: str) -> tuple[Depot, ...]:
    return load_text(changed(*with_depots(*lines)), "delta.yaml").depots


def test_a_depot_holds_what_the_scenario_says_counted_in_persons() -> None:
    depot = depots_of(SOUND)[0]
    assert (depot.water_fuel, depot.ammunition) == (4000, 60)
    assert (depot.base, depot.hidden) == (None, False)


def test_a_depot_may_lie_off_the_map_and_a_cache_in_any_hex() -> None:
    base, cache = depots_of(
        "{id: d1, faction: army, at: {box: kidal}, person_days: 9, source: est}",
        '{id: d2, faction: csp, at: "8 km W of Tinzaouaten", person_days: 9, hidden: true, '
        "source: est}",
    )
    assert base.base == "kidal"
    assert (cache.base, cache.hidden) == (None, True)


BROKEN = {
    "an unknown faction": (SOUND.replace("csp", "¦cps"), "`cps`", "`csp`"),
    "an unknown place": (SOUND.replace("Tinzaouaten", "¦Tinzoaten"), "'Tinzoaten'", "Tinzaouaten"),
    "an unknown box": (SOUND.replace("Tinzaouaten", "¦{box: kidel}"), "'kidel'", "`kidal`"),
    "an edge": (SOUND.replace("Tinzaouaten", "¦{edge: SW}"), "no hex", "{box: id}"),
    "an empty one": ("¦{id: d1, faction: csp, at: Tinzaouaten, source: est}", "empty",
                     "`person_days`"),
    "a hidden one off the map": (
        SOUND.replace("Tinzaouaten,", "{box: kidal}, hidden: ¦true,"),
        "needs hiding", "on the map"),
    "the name of a unit": (SOUND.replace("d1", "¦c1"), "`c1` already", "own id"),
    "less than nothing": (SOUND.replace("person_days: 40", "person_days: ¦-1"), "too little", "0"),
    "an unknown source": (SOUND.replace("est", "¦S31"), "`S31`", "`S30`"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "cause", "cure"), BROKEN.values(), ids=BROKEN)
def test_a_broken_depot_is_reported_with_place_cause_and_cure(
    line: str, cause: str, cure: str
) -> None:
    where = marked(changed(*with_depots(line)))
    errors = [each for each in check_text(where.text, "delta.yaml") if each.is_error]
    assert len(errors) == 1, "\n".join(map(str, errors))
    assert cause in errors[0].message
    assert cure in errors[0].suggestion
    assert (errors[0].line, errors[0].column) == (where.line, where.column)


def test_two_depots_of_one_id_are_told_apart() -> None:
    where = marked(changed(*with_depots(SOUND, SOUND.replace("id: d1", "id: ¦d1"))))
    errors = [each for each in check_text(where.text, "delta.yaml") if each.is_error]
    assert [(each.line, each.column) for each in errors] == [(where.line, where.column)]


def test_a_depot_among_enemies_and_one_without_a_source_are_doubtful() -> None:
    among = SOUND.replace("Tinzaouaten", "¦tin_gamira").replace("csp", "army")
    for line, said in (
        (among, "only units of csp"),
        (SOUND.replace(", source: est", ""), "source"),
    ):
        where = marked(changed(*with_depots(line)))
        found = check_text(where.text, "delta.yaml")
        assert [each.severity for each in found] == [Severity.WARNING]
        assert said in found[0].message
