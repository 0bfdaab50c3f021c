"""Where the files that come with the game lie, in a checkout and once installed."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def _beside_or_inside(name: str) -> Path:
    """Return the folder *name*: beside `game` in a checkout, inside it once installed."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def scenarios() -> Path:
    """Return the folder of the scenarios that come with the game.

    >>> scenarios().name
    'scenarios'
    """
    return _beside_or_inside("scenarios")


def assets() -> Path:
    """Return the folder of fonts, symbols and pictures.

    >>> assets().name
    'assets'
    """
    return _beside_or_inside("assets")


def data() -> Path:
    """Return the folder of the catalogue and of the ground.

    >>> data().name
    'data'
    """
    return _PACKAGE / "data"


def saves() -> Path:
    """Return the player's own folder of saved matches; it need not exist yet.

    Each system has its place for it: `~/.local/share/ifoghas/saves` on Linux, `ifoghas/saves` in
    `Library/Application Support` on macOS, in `AppData/Local` on Windows.

    >>> saves().name
    'saves'
    """
    from platformdirs import user_data_path

    return user_data_path("ifoghas", appauthor=False) / "saves"


def saved() -> list[Path]:
    """Return the matches kept in the player's folder, the latest first."""
    folder = saves()
    if not folder.is_dir():
        return []
    return sorted(folder.glob("*.jsonl"), key=lambda path: (-path.stat().st_mtime, path.name))


def free_name(folder: Path, stem: str, ending: str = ".jsonl") -> Path:
    """Return a file that does not exist yet: an older one is never written over."""
    path, number = folder / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path
