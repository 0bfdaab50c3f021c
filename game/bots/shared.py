"""Shared ideas: what every staff thinks of whatever it fights for, each list written once."""

from typing import Final

from game.bots import asking, captives, upkeep
from game.bots.staff import GroupIdea, Idea

AT_NO_COST: Final[tuple[Idea, ...]] = (
    asking.answer,
    captives.name_prisoners,
    captives.let_go,
    upkeep.walk,
    upkeep.leave_wrecks,
)
"""What takes no command point."""

FIRST: Final[tuple[Idea, ...]] = (asking.call_in, captives.exchange)
"""What a staff as a whole thinks of before it thinks of anybody in the field."""

FOR_ITS_PEOPLE: Final = (
    GroupIdea(upkeep.merge_remnants, 0),
    GroupIdea(captives.to_safety, 5),
    GroupIdea(captives.to_care, 0),
    GroupIdea(upkeep.refill, 5),
)
"""What is done for a group when nobody has to be fought."""
