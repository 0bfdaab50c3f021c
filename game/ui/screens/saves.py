"""The player's own folder of saved matches; the menu looks into it before anything is loaded."""

from __future__ import annotations

from pathlib import Path

from game import folders


def free_name(folder: Path, stem: str) -> Path:
    """Return a file that does not exist yet: an older match is never written over."""
    path, number = folder / f"{stem}.jsonl", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.jsonl"
    return path


def saved() -> list[Path]:
    """Return the matches kept in the player's folder, the latest first."""
    folder = folders.saves()
    if not folder.is_dir():
        return []
    return sorted(folder.glob("*.jsonl"), key=lambda path: (-path.stat().st_mtime, path.name))
