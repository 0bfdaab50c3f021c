"""`check --games`: a quick series of matches, and the events and answers that none of them saw."""

from collections.abc import Sequence
from pathlib import Path

from game.scenario.findings import Finding, Severity
from game.scenario.findings import Path as Where
from game.scenario.load import Opened, opened
from game.scenario.yaml_reader import read
from game.simulation.series import between_bots


def unseen(path: Path, games: int) -> list[Finding]:
    """Return a warning for each event that never happened, and each answer nobody ever gave."""
    found = opened(path)
    happened: set[str] = set()
    given: set[tuple[str, str]] = set()
    for seed in range(1, games + 1):
        seats = line_up(tuple(found.book.factions), seed)
        for seen in between_bots(found, seed, seats).state.happened.values():
            if seen.times:
                happened.add(seen.id)
            if seen.choice is not None:
                given.add((seen.id, seen.choice))
    return list(warnings(found, path, games, happened, given))


def line_up(sides: Sequence[str], seed: int) -> dict[str, str]:
    """Return who plays a match: staffs, with one seat at random in turn, then nobody, then all.

    Staffs fight and choose by interest; whoever plays at random among them answers anything.

    >>> [line_up(("army", "csp"), seed) for seed in (0, 2)]
    [{'army': 'random', 'csp': 'standard'}, {'army': 'standard', 'csp': 'standard'}]
    """
    chosen = seed % (len(sides) + 2)
    return {
        side: "random" if chosen in (seat, len(sides) + 1) else "standard"
        for seat, side in enumerate(sides)
    }


def warnings(
    found: Opened, path: Path, games: int, happened: set[str], given: set[tuple[str, str]]
) -> list[Finding]:
    """Return what a series never saw, each with its place in the file."""
    document = read(found.text, str(path))

    def warning(where: Where, message: str, suggestion: str) -> Finding:
        return document.finding(where, message, suggestion, severity=Severity.WARNING)

    listed: list[Finding] = []
    for number, event in enumerate(found.scenario.events):
        here: Where = ("events", number)
        if event.id not in happened:
            said = f"`{event.id}` never happened in {games} matches."
            listed.append(warning(here, said, "Loosen its condition, or widen its time."))
            continue
        for which, choice in enumerate(event.dilemma.choices if event.dilemma else ()):
            if (event.id, choice.id) not in given:
                said = f"Nobody ever decided so in {games} matches."
                place: Where = (*here, "dilemma", "choices", which)
                listed.append(warning(place, said, "See what the other answers offer."))
    return listed
