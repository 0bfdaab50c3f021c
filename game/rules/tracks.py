"""Tracks: political quantities that move for named causes.

A side knows its own tracks and every cause. Others see a track a turn late, and of its causes
only those that were public: so what they take it to stand at gives nothing away.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from game.rules.changes import Change, Put, Set
from game.rules.events import PUBLIC
from game.rules.resolution import Resolution
from game.rules.state import Fact, FactionState, Moved, Track, Value

PUBLIC_CAUSES: Final = frozenset(
    (
        "cause.claimed",
        "cause.cleared",
        "cause.disproved",
        "cause.kept_out",
        "cause.known_losses",
        "cause.new_rulers",
        "cause.people_hurt",
        *(
            f"cause.{who}_{verdict}"
            for who in ("capital", "sponsors", "movements")
            for verdict in ("firm", "weak")
        ),
        "cause.neighbour_content",
        "cause.neighbour_protests",
    )
)
"""Words keys of the causes everybody hears of."""

MOST: Final = 1000
"""Tenths of a full track."""


def moved(faction: FactionState, name: str, cause: str, tenths: int) -> Change:
    """Return the change that moves one track, held between 0 and 1000."""
    track = shifted(faction.tracks[name], cause, tenths)
    return Set("factions", faction.id, {"tracks": {**faction.tracks, name: track}})


def shifted(track: Track, cause: str, tenths: int) -> Track:
    """Return a track that has moved for a cause, held between 0 and 1000."""
    value = held_in(track.value + tenths)
    return Track(value, (*track.causes, (cause, value - track.value)))


def held_in(tenths: int) -> int:
    """Return a value held between the ends of a track.

    >>> held_in(-20), held_in(1300)
    (0, 1000)
    """
    return min(MOST, max(0, tenths))


def move(course: Resolution, side: str, name: str, cause: str, tenths: int) -> None:
    """Move one track of a faction, if the scenario gave it that track, and write the cause down."""
    faction = course.state.factions[side]
    if name in faction.tracks and tenths:
        told: dict[str, Value] = {"faction": side, "track": name, "cause": cause, "tenths": tenths}
        number = str(len(course.state.moves.get(side, {})) + 1)
        course.happen(
            "track_moved",
            told,
            (
                moved(faction, name, cause, tenths),
                Put(f"moves/{side}", number, entry(course, faction, name, cause, tenths)),
            ),
        )


def entry(course: Resolution, faction: FactionState, name: str, cause: str, tenths: int) -> Moved:
    """Return what is written down of a move."""
    before, clock = faction.tracks[name].value, course.state.clock
    value = held_in(before + tenths)
    return Moved(name, cause, tenths, value - before, value, clock.turn, clock.news_turn)


def feel(course: Resolution, fact: Fact) -> None:
    """Let every faction's tracks answer to a fact, each by its own doctrine."""
    for side, doctrine in course.book.factions.items():
        for name, (cause, tenths) in doctrine.after_fact(course.book, course.state, fact).items():
            move(course, side, name, cause, tenths)


def close_the_day(course: Resolution) -> None:
    """Let others hear of what was public by now, and begin a new list of causes."""
    publish(course)
    forget_causes(course)


def publish(course: Resolution) -> None:
    """Let everybody hear of the public moves of every faction's tracks since this was last done.

    What others hear is numbered and reckoned anew: neither gaps nor the ends of a track give a
    hidden move away.
    """
    changes: list[Change] = []
    heard = dict(course.state.moves.get(PUBLIC, {}))
    for side, faction in course.state.factions.items():
        own = course.state.moves.get(side, {})
        if len(own) == faction.moves_told:
            continue
        shown = dict(faction.shown)
        for number in range(faction.moves_told + 1, len(own) + 1):
            each = own[str(number)]
            if each.cause in PUBLIC_CAUSES:
                began = course.book.sides[side].tracks[each.track]
                shown[each.track] = held_in(shown.get(each.track, began) + each.weight)
                key = f"{side}.{len(heard) + 1}"
                heard[key] = replace(each, tenths=each.weight, value=shown[each.track])
                changes.append(Put(f"moves/{PUBLIC}", key, heard[key]))
        changes.append(Set("factions", side, {"shown": shown, "moves_told": len(own)}))
    if changes:
        course.happen("tracks_shown", {}, tuple(changes))


def forget_causes(course: Resolution) -> None:
    """Begin a new list of causes."""
    changes: tuple[Change, ...] = tuple(
        Set(
            "factions",
            faction.id,
            {"tracks": at_rest(faction.tracks), "credibility": at_rest(faction.credibility)},
        )
        for faction in course.state.factions.values()
        if any(track.causes for track in (*faction.tracks.values(), *faction.credibility.values()))
    )
    changes += tuple(
        Put("shared", name, Track(track.value))
        for name, track in course.state.shared.items()
        if track.causes
    )
    if changes:
        course.happen("causes_read", {}, changes)


def at_rest(tracks: Mapping[str, Track]) -> Mapping[str, Track]:
    """Return tracks as they stand, without what moved them."""
    return {name: Track(track.value) for name, track in tracks.items()}
