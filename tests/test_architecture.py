"""The rooms of the game import one way only."""

import ast
import re
import sys

import pytest

from tests.source import GAME, ROOT, files_of, imports_in, imports_of, listed, rooms, tree_of

BELOW: dict[str, frozenset[str]] = {}
"""What each room may import of game, beside itself."""

for room, below in {
    "hexgrid": "",
    "rules": "hexgrid",
    "factions": "hexgrid rules",
    "words": "hexgrid rules",
    "scenario": "hexgrid rules factions words",
    "rulebook": "hexgrid rules factions scenario words",
    "bots": "hexgrid rules factions words",
    "session": "hexgrid rules factions scenario bots words",
    "simulation": "hexgrid rules factions scenario bots words session",
    "debrief": "hexgrid rules factions scenario bots words session simulation",
    "encyclopaedia": "hexgrid rules factions scenario words debrief",
    "text": "hexgrid rules factions scenario bots words session simulation debrief encyclopaedia",
    "ui": "hexgrid rules factions scenario bots words session simulation debrief encyclopaedia",
    "cli": "hexgrid rules factions scenario bots words session simulation debrief encyclopaedia "
    "text ui rulebook",
}.items():
    BELOW[room] = frozenset(below.split())

GROUND_FLOOR = frozenset({"errors", "folders", "requirements", "bootstrap", "installing"})
"""Single files beside the rooms."""

FOR_ALL = frozenset({"errors", "folders"})
"""Those that every room but hexgrid may import; the rules may not know folders."""

WITHOUT_FOLDERS = frozenset({"rules", "factions"})
"""Rooms that read nothing themselves."""


def within_game(module: str) -> str | None:
    """Return which room or file of game a module belongs to; None outside of game."""
    parts = module.split(".")
    return parts[1] if parts[0] == "game" and len(parts) > 1 else None


def test_every_room_has_its_place_in_the_import_table() -> None:
    assert set(rooms()) | {"data"} == set(BELOW) | {"data"}


def test_the_table_of_rooms_for_those_who_take_part_names_each_of_them() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z]+`(?:, `[a-z]+`)*) \|", text, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"[a-z]+", row)} == set(BELOW)


def test_every_file_beside_the_rooms_is_known() -> None:
    beside = {file.stem for file in GAME.glob("*.py")} - {"__init__"}
    assert beside <= GROUND_FLOOR


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    allowed = BELOW[room] | {room, "__version__"}
    if room != "hexgrid":
        allowed |= FOR_ALL if room not in WITHOUT_FOLDERS else {"errors"}
    if room == "cli":
        allowed |= GROUND_FLOOR
    offences = [
        str(found)
        for found in imports_of(room)
        if (target := within_game(found.module)) is not None and target not in allowed
    ]
    assert not offences, listed(offences)


def test_the_import_table_itself_has_no_circle() -> None:
    placed: set[str] = set()
    while placed != set(BELOW):
        free = {room for room, below in BELOW.items() if below <= placed} - placed
        assert free, f"a circle among {set(BELOW) - placed}"
        placed |= free


def test_factions_do_not_import_one_another() -> None:
    offences = [
        str(found)
        for found in imports_of("factions")
        if found.module.startswith("game.factions.")
        and found.file.name != "__init__.py"
        and (GAME / "factions" / f"{found.module.split('.')[2]}.py").exists()
        and not found.module.split(".")[2].startswith("_")
    ]
    assert not offences, listed(offences)


def test_only_the_window_imports_pygame() -> None:
    offences = [
        str(found)
        for file in sorted(GAME.rglob("*.py"))
        if file.relative_to(GAME).parts[0] != "ui"
        for found in imports_in(file, tree_of(file))
        if found.module.split(".")[0] == "pygame"
    ]
    assert not offences, listed(offences)


def test_nobody_but_the_command_line_imports_text_or_window() -> None:
    offences = [
        str(found)
        for room in rooms()
        for found in imports_of(room)
        if within_game(found.module) in {"text", "ui", "cli"}
        and room not in {"cli", within_game(found.module)}
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize("room", ["bots", "text"])
def test_who_plays_never_handles_the_truth(room: str) -> None:
    offences = [
        f"{file.relative_to(ROOT)}:{node.lineno}: names GameState"
        for file in files_of(room)
        for node in ast.walk(tree_of(file))
        if (isinstance(node, ast.Name) and node.id == "GameState")
        or (isinstance(node, ast.alias) and node.name == "GameState")
    ]
    assert not offences, listed(offences)


def test_what_runs_before_the_libraries_are_there_imports_none_of_them() -> None:
    names = ("__init__", "bootstrap", "requirements", "installing", "errors")
    bare = [ROOT / "main.py", *(GAME / f"{name}.py" for name in names)]
    offences = [
        str(found)
        for file in bare
        for found in imports_in(file, tree_of(file))
        if found.module.split(".")[0] not in sys.stdlib_module_names | {"game"}
    ]
    assert not offences, listed(offences)


def test_files_stay_short_enough_to_be_read_in_one_sitting() -> None:
    written = {
        file: [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        for file in sorted(GAME.rglob("*.py"))
    }
    offences = [
        f"{file.relative_to(ROOT)}: {len(lines)} lines that are not blank"
        for file, lines in written.items()
        if len(lines) > 400
    ]
    assert not offences, listed(offences)
