"""The player's own folder of saved matches; the menu looks into it before anything is loaded."""

from __future__ import annotations

from pathlib import Path

from game import folders


def free_name(folder: Path, stem: str, ending: str = ".jsonl") -> Path:
    """Return a file that does not exist yet: an older one is never written over."""
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path


def saved() -> list[Path]:
    """Return the matches kept in the player's folder, the latest first."""
    folder = folders.saves()
    if not folder.is_dir():
        return []
    return sorted(folder.glob("*.jsonl"), key=lambda path: (-path.stat().st_mtime, path.name))
