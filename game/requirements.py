"""Read from pyproject.toml which libraries are needed, and see whether they are here.

Every start passes through here, before any library is there: this imports next to nothing.
"""

PLAY = "play"
"""The list of what the game needs."""

TEST = "test"
"""The list of what the game and its tests need."""

STAND_INS = {"pygame-ce": "pygame"}
"""What may take a library's place if it is here already: both import as `pygame`, so that the
one installed last would win."""


def needs_of(root: str, libraries: str) -> list[str]:
    """Return the requirements of a list as pyproject.toml in the folder *root* has them."""
    with open(f"{root}/pyproject.toml", encoding="utf-8") as file:  # noqa: PTH123
        text = file.read()
    return entries(text, "dependencies") + (entries(text, "test") if libraries == TEST else [])


def entries(text: str, key: str) -> list[str]:
    r"""Return the strings of a list that stands one a line; `tomllib` would double the wait.

    >>> entries('dependencies = [\n    "numpy>=1.26",\n    "rich>=13",\n]\n', "dependencies")
    ['numpy>=1.26', 'rich>=13']
    """
    body = text.partition(f"{key} = [\n")[2].partition("\n]")[0]
    return [line.strip().strip('",') for line in body.splitlines()]


def unmet(needs: list[str]) -> list[str]:
    """Return those of *needs* that this Python cannot import in a version that fits.

    >>> unmet(["no-such-library>=1"])
    ['no-such-library>=1']
    """
    return [need for need in needs if not is_met(need)]


def is_met(need: str) -> bool:
    """Return whether the library of one requirement is installed in a version within its range."""
    name = need.partition(">")[0].partition("<")[0]
    version = installed_version(name) or installed_version(STAND_INS.get(name, name))
    return version is not None and fits(version, need.removeprefix(name))


def installed_version(name: str) -> str | None:
    """Return the version of an installed library; None where it is missing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def fits(version: str, wanted: str) -> bool:
    """Return whether *version* lies in a range written as `>=2.5,<3`.

    >>> fits("2.10.1", ">=2.5,<3"), fits("3.0", ">=2.5,<3"), fits("2.4.9", ">=2.5,<3")
    (True, False, False)
    """
    return all(
        release(version) >= release(bound[2:])
        if bound.startswith(">=")
        else release(version) < release(bound.removeprefix("<"))
        for bound in wanted.split(",")
    )


def release(version: str) -> tuple[int, ...]:
    """Return the numbers at the head of a version, without trailing zeros.

    >>> release("2.11.0rc1")
    (2, 11)
    """
    import re

    head = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(number) for number in head[0].split(".")] if head else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
