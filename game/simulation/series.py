"""A series of matches between bots, played by one process or shared among several."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from game.bots.planned import Planned, Step
from game.errors import IfoghasError, WrongUseError
from game.rules.orders import Pace, Route
from game.scenario.draft import words
from game.scenario.load import Opened, opened, opened_text
from game.session import Session
from game.simulation.claims import medians, ratios
from game.simulation.comparison import compared, taken, weighted_share_met
from game.simulation.kept import keeping, kept_in
from game.simulation.measures import figures
from game.simulation.played import Played
from game.simulation.summary import summed_up

Progress = Callable[[int, int], None]
"""Gets how many matches are over, of how many."""


class MatchError(IfoghasError):
    """A match that could not be played to its end: which, and what happened."""


class Task(NamedTuple):
    """One match of a series; everything another process needs to play it."""

    name: str
    """What findings call the scenario: its path."""

    text: str
    """The scenario file, so that every process plays the same one."""

    seed: int
    log: Path | None
    """Where the match's log goes, if anywhere."""

    plan: str | None = None
    """The plan the sides follow; None where bots play by their own lights."""

    assume: tuple[str, ...] | None = None
    """Assumption sets instead of the scenario's own."""


def simulate(
    path: Path,
    *,
    games: int,
    seed: int,
    workers: int,
    logs: Path | None,
    progress: Progress | None,
    assume: tuple[str, ...] | None = None,
) -> dict[str, Any]:
    """Play a scenario *games* times between bots and return what comes out, ready for JSON.

    The measures depend on the scenario and the seeds alone, not on how many share the work.
    Their names are explained in `game.simulation.measures`.

    Args:
        path: The scenario file.
        games: Number of matches.
        seed: Of the first match; the next ones count up from it.
        workers: Processes that share the work.
        logs: Folder for the matches' logs, `<scenario>-<seed>.jsonl`; made where it is missing.
        progress: Told of each match that is over.
        assume: Assumption sets instead of the scenario's own; None for those.

    Raises:
        ScenarioError: If the scenario is missing or wrong.
        WrongUseError: If one of the logs exists already; no match is played then.
        MatchError: If a match breaks down.
    """
    began = perf_counter()
    read = opened(path, assume)
    tasks = [
        Task(str(path), read.text, number, log_of(read, logs, number), None, assume)
        for number in range(seed, seed + games)
    ]
    refuse_to_overwrite(tasks)
    if logs is not None:
        logs.mkdir(parents=True, exist_ok=True)
    workers = min(workers, games)
    played = in_sequence(told(all_played(read, tasks, workers), progress, len(tasks)))
    return {
        "scenario": read.book.scenario,
        "assume": [*read.book.assumptions],
        "games": games,
        "seed": seed,
        "workers": workers,
        "seconds": round(perf_counter() - began, 3),
        "measures": summed_up([each.figures for each in played]),
        "record": against_record(read, None, played),
        "claims": medians([ratio for each in played for ratio in each.claims], read.book.factions),
    }


def study(
    path: Path,
    *,
    games: int,
    seed: int,
    workers: int,
    progress: Progress | None,
    keep: Path | None = None,
    assume: tuple[str, ...] | None = None,
) -> dict[str, Any]:
    """Play each plan of a scenario *games* times and return how the runs stand to the record.

    Where the scenario has no plan, bots play all sides. `met` is the weighted share of the
    targets met in per cent; `game.simulation.comparison` says how a row of `record` is judged.

    Args:
        path: The scenario file.
        games: Number of matches for each plan.
        seed: Of the first match; the next ones count up from it.
        workers: Processes that share the work.
        progress: Told of each match that is over.
        keep: A file that holds each match that is over; those in it are not played again.
        assume: Assumption sets instead of the scenario's own; None for those.

    Raises:
        ScenarioError: If the scenario is missing or wrong.
        WrongUseError: If the file holds matches of another scenario or of other rules.
        MatchError: If a match breaks down.
    """
    began = perf_counter()
    read = opened(path, assume)
    played_on = "+".join((read.digest, *read.book.assumptions))
    before = [] if keep is None else kept_in(keep, played_on)
    plans: list[str | None] = [*read.plans] or [None]
    tasks = [
        Task(str(path), read.text, number, None, plan, assume)
        for plan in plans
        for number in range(seed, seed + games)
    ]
    old = [each for each in before if (each.plan, each.seed) in {(t.plan, t.seed) for t in tasks}]
    done = {(each.plan, each.seed) for each in old}
    left = [task for task in tasks if (task.plan, task.seed) not in done]
    workers = min(workers, max(1, len(left)))
    new = all_played(read, left, workers)
    if keep is not None:
        new = keeping(keep, played_on, new)
    played = in_sequence((*old, *told(new, progress, len(left))))
    rows = [
        row
        for plan in plans
        for row in against_record(read, plan, [each for each in played if each.plan == plan])
    ]
    return {
        "scenario": read.book.scenario,
        "assume": [*read.book.assumptions],
        "title": dict(read.book.title),
        "plans": {plan.id: words(plan.title) for plan in read.scenario.plans},
        "games": games,
        "seed": seed,
        "workers": workers,
        "seconds": round(perf_counter() - began, 3),
        "met": weighted_share_met(rows),
        "record": rows,
        "claims": medians([ratio for each in played for ratio in each.claims], read.book.factions),
    }


def against_record(
    read: Opened, plan: str | None, played: Sequence[Played]
) -> list[dict[str, Any]]:
    """Return the rows of those records that a plan's matches speak of."""
    records = read.scenario.record
    rows = compared(records, [each.taken for each in played])
    return [{**row, "plan": plan} for row in rows if row["plan"] in (None, plan)]


def told(played: Iterable[Played], progress: Progress | None, games: int) -> Iterator[Played]:
    """Yield matches as they end, and tell whoever waits."""
    for number, each in enumerate(played, start=1):
        yield each
        if progress is not None:
            progress(number, games)


def log_of(read: Opened, folder: Path | None, seed: int) -> Path | None:
    """Return where a match's log goes."""
    return None if folder is None else folder / f"{read.book.scenario}-{seed}.jsonl"


def refuse_to_overwrite(tasks: Sequence[Task]) -> None:
    """Refuse to play when a log of the series exists."""
    taken = [task.log for task in tasks if task.log is not None and task.log.exists()]
    if taken:
        raise WrongUseError(
            f"{taken[0]}: a log is there already and will not be overwritten; "
            "name another folder or another first seed."
        )


def all_played(read: Opened, tasks: Sequence[Task], workers: int) -> Iterator[Played]:
    """Yield each match as it ends, in whatever sequence that happens."""
    if workers == 1:
        yield from (played_out(read, task) for task in tasks)
        return
    from joblib import Parallel, delayed

    shared = Parallel(n_jobs=workers, backend="loky", return_as="generator_unordered")
    yield from shared(delayed(played_elsewhere)(task) for task in tasks)


def in_sequence(played: Iterable[Played]) -> list[Played]:
    """Return matches from the first seed to the last."""
    return sorted(played, key=attrgetter("seed"))


def played_elsewhere(task: Task) -> Played:
    """Play one match of a series in a process of its own."""
    return played_out(read_once(task.text, task.name, task.assume), task)


def played_out(read: Opened, task: Task) -> Played:
    """Play one match of a series.

    Raises:
        MatchError: If it breaks down.
        LogError: If its log cannot be written.
    """
    try:
        session = between_bots(read, task.seed, {}, task.plan)
        measured = figures(session)
        known = tuple(taken(session, record) for record in read.scenario.record)
        claims = ratios(session)
    except Exception as trouble:
        raise MatchError(
            f"{task.name}: the match with seed {task.seed} broke down "
            f"({type(trouble).__name__}: {trouble})."
        ) from trouble
    if task.log is not None:
        session.save(task.log)
        session.close()
    return Played(task.seed, measured, known, task.plan, claims)


@lru_cache(maxsize=1)
def read_once(text: str, name: str, assume: tuple[str, ...] | None) -> Opened:
    """Return a scenario; a process reads it once for all the matches it plays."""
    return opened_text(text, name, assume)


def between_bots(
    read: Opened, seed: int, players: Mapping[str, str], plan: str | None = None
) -> Session:
    """Return a match that bots have played to its end.

    Args:
        read: The scenario.
        seed: Of the match.
        players: Kind of bot by faction; `standard` for those left out.
        plan: The plan to follow, by those factions that have a part in it.
    """
    session = Session.start(read.book, read.text, read.digest, seed, players)
    for side, steps in parts_in(read, plan).items():
        session.seat(side, Planned(read.book, side, steps))
    session.run_bots()
    return session


def parts_in(read: Opened, plan: str | None) -> Mapping[str, Sequence[Step]]:
    """Return the steps of each faction that has a part in a plan."""
    parts: dict[str, list[Step]] = {}
    for side, step, to in read.plans[plan] if plan is not None else ():
        odds = round(step.odds * 1000)
        parts.setdefault(side, []).append(
            Step(step.unit, step.does, to, Pace(step.pace), Route(step.route), odds)
        )
    return parts
