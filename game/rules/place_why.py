"""Why people of a place do what they do: their goodwill, their fear, and those who left.

As in `game.rules.why`, every reason is what a side knows and what the rules themselves use.
"""

from collections.abc import Iterator

from game.rules.going import Share
from game.rules.places import goodwill_known, goodwill_shares
from game.rules.rulebook import Rulebook
from game.rules.view import View
from game.rules.why import Why, leaning_why


def place_whys(book: Rulebook, view: View, place: str) -> Iterator[Why]:
    """Yield all that can be said of a place's people, nothing of what there is none of."""
    for why in (
        leaning_why(book, view, place),
        goodwill_why(view, place),
        fear_why(book, view, place),
        displaced_why(view, place),
    ):
        if why is not None:
            yield why


def goodwill_why(view: View, place: str) -> Why | None:
    """Return how many of a place's people would tell, feed or join the side, and why not more."""
    known = view.places.get(place)
    if known is None or not known.leaning:
        return None
    return Why(
        "why.goodwill",
        goodwill_known(known),
        "permille",
        known.leaning,
        goodwill_shares(known),
        args={"place": place},
    )


def fear_why(book: Rulebook, view: View, place: str) -> Why | None:
    """Return how far people of a place fear to do something for the side; None without fear."""
    known = view.places.get(place)
    if known is None or not known.fear:
        return None
    began = book.places[place].fear
    older = known.fear - known.harm_fear
    changes = (
        Share("cause.protection", older - began, {}),
        Share("cause.people_hurt", known.harm_fear, {}),
    )
    return Why(
        "why.fear",
        known.fear,
        "permille",
        began,
        changes=tuple(each for each in changes if each.permille),
        args={"place": place},
    )


def displaced_why(view: View, place: str) -> Why | None:
    """Return how many people left a place and have not come back; None if nobody did."""
    known = view.places.get(place)
    if known is None or not known.displaced:
        return None
    changes = (
        Share("cause.people_hurt", known.harm_fled, {}),
        Share("cause.ways_barred", known.displaced - known.harm_fled, {}),
    )
    return Why(
        "why.displaced",
        known.displaced,
        "n",
        0,
        changes=tuple(each for each in changes if each.permille),
        args={"place": place},
    )
