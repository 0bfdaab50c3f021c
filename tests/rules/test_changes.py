"""Changes: a state becomes another one and stays what it was."""

from dataclasses import FrozenInstanceError, replace

import pytest

from game.rules.changes import Put, Set, altered, changed
from game.rules.state import FactionState, GameState

BEFORE = GameState(factions={"army": FactionState("army", 4)})


def test_a_record_changed_twice_at_once_has_both_new_values() -> None:
    found = changed(
        BEFORE,
        (
            Set("factions", "army", {"command_points": 3}),
            Set("factions", "army", {"contacts_made": 2}),
        ),
    ).factions["army"]
    assert (found.command_points, found.contacts_made) == (3, 2)


def test_a_record_that_was_put_is_not_written_by_the_changes_after_it() -> None:
    given = FactionState("army", 4)
    changed(
        BEFORE,
        (
            Set("factions", "army", {"command_points": 3}),
            Put("factions", "army", given),
            Set("factions", "army", {"command_points": 2}),
        ),
    )
    assert given.command_points == 4


def test_the_state_before_keeps_its_records() -> None:
    twice = (
        Set("factions", "army", {"command_points": 3}),
        Set("factions", "army", {"command_points": 2}),
    )
    changed(BEFORE, twice)
    assert BEFORE.factions["army"].command_points == 4


def test_an_altered_record_is_what_replacing_its_fields_makes() -> None:
    given = FactionState("army", 4, marks={"asked": 1})
    assert altered(given, {"home": 2}) == replace(given, home=2)


def test_an_altered_record_is_as_frozen_as_it_was() -> None:
    with pytest.raises(FrozenInstanceError):
        altered(BEFORE, {"seed": 2}).seed = 3  # type: ignore[misc]
