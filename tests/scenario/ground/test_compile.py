"""The packed ground is its source files and nothing else."""

import numpy as np

from game.folders import data
from game.scenario.ground.compile import compiled


def test_the_packed_file_equals_a_new_packing_of_the_source_files() -> None:
    fresh = compiled()
    with np.load(data() / "ground" / "ground.npz", allow_pickle=False) as packed:
        assert sorted(packed.files) == sorted(fresh)
        for name, array in fresh.items():
            assert packed[name].dtype == array.dtype, name
            assert np.array_equal(packed[name], array), name


def test_every_source_file_is_named_in_the_readme_of_the_ground() -> None:
    folder = data() / "ground"
    about = (folder / "README.md").read_text(encoding="utf-8")
    for path in (folder / "source").iterdir():
        assert f"`{path.name}`" in about


def test_the_readme_gives_the_credit_that_the_open_database_licence_asks_for() -> None:
    about = (data() / "ground" / "README.md").read_text(encoding="utf-8")
    assert "© OpenStreetMap contributors" in about
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in about
