"""Tracks: political quantities that move for named causes."""

from collections.abc import Mapping

from game.rules.changes import Change, Set
from game.rules.resolution import Resolution
from game.rules.state import Fact, FactionState, Track


def moved(faction: FactionState, name: str, cause: str, tenths: int) -> Change:
    """Return the change that moves one track, held between 0 and 1000."""
    track = shifted(faction.tracks[name], cause, tenths)
    return Set("factions", faction.id, {"tracks": {**faction.tracks, name: track}})


def shifted(track: Track, cause: str, tenths: int) -> Track:
    """Return a track that has moved for a cause, held between 0 and 1000."""
    value = min(1000, max(0, track.value + tenths))
    return Track(value, (*track.causes, (cause, value - track.value)))


def move(course: Resolution, side: str, name: str, cause: str, tenths: int) -> None:
    """Move one track of a faction, if the scenario gave it that track."""
    faction = course.state.factions[side]
    if name in faction.tracks and tenths:
        course.happen(
            "track_moved",
            {"faction": side, "track": name, "cause": cause, "tenths": tenths},
            (moved(faction, name, cause, tenths),),
        )


def feel(course: Resolution, fact: Fact) -> None:
    """Let every faction's tracks answer to a fact, each by its own doctrine."""
    for side, doctrine in course.book.factions.items():
        for name, (cause, tenths) in doctrine.after_fact(course.book, course.state, fact).items():
            move(course, side, name, cause, tenths)


def forget_causes(course: Resolution) -> None:
    """Begin a new turn's list of causes."""
    changes = tuple(
        Set(
            "factions",
            faction.id,
            {"tracks": at_rest(faction.tracks), "credibility": at_rest(faction.credibility)},
        )
        for faction in course.state.factions.values()
        if any(track.causes for track in (*faction.tracks.values(), *faction.credibility.values()))
    )
    if changes:
        course.happen("causes_read", {}, changes)


def at_rest(tracks: Mapping[str, Track]) -> Mapping[str, Track]:
    """Return tracks as they stand, without what moved them."""
    return {name: Track(track.value) for name, track in tracks.items()}
