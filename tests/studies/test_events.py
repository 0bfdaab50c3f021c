"""Every event of the shipped scenarios happens in some match of 500, as `check` would warn.

`main.py test -m study tests/studies/test_events.py`. Staffs play, with a seat at random in turn;
most events have happened after sixty matches, and others are only then looked for any longer.
"""

from pathlib import Path

import pytest

from game import folders
from game.cli.fired import unseen

SERIES = (60, 500)
"""Matches played, and played again with more of them while something is missing."""


def missing(path: Path, games: int) -> list[str]:
    return [str(each) for each in unseen(path, games) if "never happened" in each.message]


@pytest.mark.study
@pytest.mark.parametrize(
    "path", sorted(folders.scenarios().glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_event_happens_in_some_match(path: Path) -> None:
    few, many = SERIES
    assert not missing(path, few) or missing(path, many) == []
