"""Changes: a state becomes another one and stays what it was."""

from game.rules.changes import Put, Set, changed
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
