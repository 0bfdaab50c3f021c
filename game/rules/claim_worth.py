"""What a claim is worth: how far it moves the tracks of whoever makes it."""

from collections.abc import Iterable, Mapping

from game.rules.claims import Scene
from game.rules.credibility import heard_by
from game.rules.known_losses import LOST
from game.rules.public import Claimed, Style
from game.rules.resolution import Resolution
from game.rules.state import News
from game.rules.tracks import move


def claim_moves(course: Resolution, item: News, parts: Iterable[str] = ()) -> None:
    """Let a claim move the speaker's tracks, as far as the audience of each believes him.

    What he has claimed already of the *parts* of a battle moves nothing when he sums it up.
    """
    claimed = claimed_before(course, item.speaker, item.story, parts)
    weight = successes(course, item.speaker, item.style, item.claims, claimed)
    for track, audience in heard_by(course, item.speaker) if weight else ():
        trust = course.state.factions[item.speaker].credit(audience)
        move(course, item.speaker, track, "cause.claimed", weight * trust // 1000)


def successes(
    course: Scene,
    side: str,
    style: Style | None,
    claims: Mapping[str, Claimed],
    before: int = 0,
) -> int:
    """Return what a statement claims for its speaker, in tenths of a track's point.

    Of a battle only the people count that he has not claimed *before*.
    """
    if style is Style.CONTROL:
        return course.number("said.control")
    people = max(0, people_claimed(course, side, claims) - before)
    return min(course.number("said.most"), people * course.number("tracks.per_success") // 10)


def claimed_before(course: Scene, side: str, story: str | None, parts: Iterable[str]) -> int:
    """Return how many people a side has claimed of a battle: part by part, or in an earlier sum."""
    listed = tuple(parts)
    if not listed:
        return 0
    by_part = sum(last_claimed(course, side, part) for part in listed)
    return max(by_part, last_claimed(course, side, story, but_last=True))


def last_claimed(course: Scene, side: str, story: str | None, *, but_last: bool = False) -> int:
    """Return how many people a side's last word on a story claims, or the word before it."""
    words = [
        item
        for item in course.state.news.values()
        if item.story == story and item.speaker == side and item.style is not None
    ]
    words = words[:-1] if but_last else words
    return people_claimed(course, side, words[-1].claims) if words else 0


def people_claimed(course: Scene, side: str, claims: Mapping[str, Claimed]) -> int:
    """Return how many enemies are said to be killed or captured."""
    return sum(
        claimed.middle
        for quantity, claimed in claims.items()
        if quantity.partition(".")[0] in LOST
        and (foe := quantity.partition(".")[2]) in course.book.sides
        and course.state.hostile(side, foe)
    )
