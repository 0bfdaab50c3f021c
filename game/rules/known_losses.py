"""Known losses: what a side admits or is shown to have lost, and what that does to its tracks."""

from collections.abc import Mapping
from typing import Final

from game.rules.changes import Set
from game.rules.picture import ESTABLISHED, picture
from game.rules.public import Story
from game.rules.resolution import Resolution
from game.rules.state import GameState, News
from game.rules.tracks import move

LOST: Final = ("killed", "captured")
"""What counts as a loss people at home ask about."""


def losses_become_known(course: Resolution, story: Story, items: list[News], side: str) -> None:
    """Let a side's tracks answer to its losses as far as it admits them or they are shown.

    What is known of a whole battle and what is known of its fights is felt once.
    """
    known = sum(known_loss(course, items, side, f"{what}.{side}") for what in LOST)
    mark = f"losses|{side}"
    felt = course.state.stories[story.id].felt.get(mark, 0)
    more = known - felt - sum(each.felt.get(mark, 0) for each in parts_of(course.state, story))
    if more <= 0:
        return
    feel(course, story, mark, felt + more)
    more -= taken_over(course, story, mark, more)
    doctrine = course.book.factions[side]
    for track, (cause, tenths) in doctrine.losses_known(course.book, more).items() if more else ():
        move(course, side, track, cause, tenths)


def parts_of(state: GameState, story: Story) -> list[Story]:
    """Return the stories of the fights of a battle, where a story is about one."""
    fact = state.facts.get(story.fact or "")
    parts = () if fact is None else fact.parts
    return [each for each in state.stories.values() if each.fact in parts] if parts else []


def taken_over(course: Resolution, story: Story, mark: str, more: int) -> int:
    """Return how much of what becomes known of a fight was felt with its battle already.

    The battle hands it over, so that it is not held against a later fight as well.
    """
    left = more
    for whole in tuple(course.state.stories.values()):
        fact = course.state.facts.get(whole.fact or "")
        held = whole.felt.get(mark, 0)
        if fact is not None and story.fact in fact.parts and held and left:
            feel(course, whole, mark, held - min(held, left))
            left -= min(held, left)
    return more - left


def known_loss(course: Resolution, items: list[News], side: str, quantity: str) -> int:
    """Return how many lost people of a side are known: those it admits, or those shown."""
    told = [item for item in items if quantity in item.claims]
    if not told:
        return 0
    admitted = [
        item.claims[quantity].middle
        for item in told
        if item.speaker == side and item.evidence is None
    ]
    seen = picture(course.book, items, quantity)
    shown = seen.low if seen.grade in ESTABLISHED else 0
    return max((shown, *admitted))


def feel(course: Resolution, story: Story, mark: str, value: int) -> None:
    """Remember that something of a story has been answered to."""
    felt: Mapping[str, int] = course.state.stories[story.id].felt
    course.happen(
        "felt", {"story": story.id}, (Set("stories", story.id, {"felt": {**felt, mark: value}}),)
    )
