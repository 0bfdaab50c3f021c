"""Every event of the shipped scenarios happens in some match, or `check` warns of it.

`main.py test -m study tests/studies/test_events.py`; IFOGHAS_STUDY_GAMES sets the number of
matches, 500 unless told. Staffs and random players play turn about.
"""

import os
from pathlib import Path

import pytest

from game import folders
from game.cli.fired import unseen

GAMES = int(os.environ.get("IFOGHAS_STUDY_GAMES", "500"))


@pytest.mark.study
@pytest.mark.parametrize(
    "path", sorted(folders.scenarios().glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_event_happens_in_some_match(path: Path) -> None:
    found = unseen(path, GAMES)
    assert [str(each) for each in found if "never happened" in each.message] == []
