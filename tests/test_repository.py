"""Nothing in the repository tells on which machine it was made."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.source import ROOT, listed

ELSEWHERE = re.compile(
    r"(?<![\w.~/-])/(?:work|root|home)/\w"  # the disk of one machine
    r"|\bregistry\.npmjs|\bfiles\.pythonhosted|\bpypi\.org/(?:simple|pypi)|\bindex-url\b"
    r"|\.\./shared\b"
)


READ_AS_TEXT = frozenset(
    {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".mjs", ".po", ""}
)


def files_of_the_repository() -> list[Path]:
    """Return what git knows, or without git whatever lies in the folders that it would know."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listing.returncode == 0 and listing.stdout:
        return [ROOT / name for name in listing.stdout.split("\0") if name]
    folders = ("game", "scenarios", "assets", "tests")
    return [*ROOT.glob("*.*"), *(file for name in folders for file in (ROOT / name).rglob("*.*"))]


def test_no_file_names_a_machine_or_a_registry() -> None:
    offences = [
        f"{file.relative_to(ROOT)}:{number}: {found[0]}"
        for file in files_of_the_repository()
        if file.suffix in READ_AS_TEXT and file.is_file() and file != Path(__file__).resolve()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := ELSEWHERE.search(line))
    ]
    assert not offences, listed(offences)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("path = '/work/main/x'", True),
        ("see ../shared/geo", True),
        ("https://en.wikipedia.org/wiki/Kidal", False),
        ("docs/work/plan.md", False),
    ],
)
def test_the_search_for_machines_finds_what_it_should(line: str, *, named: bool) -> None:
    assert bool(ELSEWHERE.search(line)) is named
