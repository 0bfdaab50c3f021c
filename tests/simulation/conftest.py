"""A shipped scenario, cut short so that a match takes a moment."""

from pathlib import Path

import pytest

SHIPPED = "tinzaouaten_2024"


@pytest.fixture
def scenario(root: Path, tmp_path: Path) -> Path:
    """Return a scenario of four turns."""
    text = (root / "scenarios" / f"{SHIPPED}.yaml").read_text(encoding="utf-8")
    assert "turns: 12" in text
    short = tmp_path / "short.yaml"
    short.write_text(text.replace("turns: 12", "turns: 4"), encoding="utf-8")
    return short
