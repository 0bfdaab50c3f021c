"""Why people of a place do what they do, and what a search among them may find.

As in `game.rules.why`, every reason is what a side knows and what the rules themselves use.
"""

from collections.abc import Iterator, Sequence

from game.hexgrid import Hex
from game.rules.going import Share, multiplied
from game.rules.places import goodwill_known, goodwill_shares
from game.rules.rulebook import Rulebook
from game.rules.searching import among, search_shares
from game.rules.units import Unit
from game.rules.view import View
from game.rules.why import Why, leaning_why


def place_whys(book: Rulebook, view: View, place: str) -> Iterator[Why]:
    """Yield all that can be said of a place's people, nothing of what there is none of."""
    for why in (
        leaning_why(book, view, place),
        goodwill_why(view, place),
        fear_why(book, view, place),
        displaced_why(view, place),
        independence_why(book, place),
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
        Share("cause.protection", older - began - sum(known.frights.values()), {}),
        *(Share(cause, change, {}) for cause, change in known.frights.items()),
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


def independence_why(book: Rulebook, place: str) -> Why | None:
    """Return how many of a place's people wish to part from the state; None where nobody does."""
    wished = book.places[place].independence if place in book.places else 0
    return Why("why.independence", wished, "permille", args={"place": place}) if wished else None


def search_why(book: Rulebook, view: View, group: Sequence[Unit], at: Hex) -> Why:
    """Return how likely a group that searches a hex finds somebody who hides, as any band would.

    Whether anybody is there, and how well he knows to hide, it does not say.
    """
    goodwills = {key: goodwill_known(known) for key, known in view.places.items()}
    shares = search_shares(book, group, at, among(book, at, goodwills))
    base, most = book.numbers["search.finds"], book.numbers["search.most"]
    found = multiplied(base, shares)
    capped = (Share("cause.search_most", most - found, {}),) if found > most else ()
    return Why(
        "why.combing",
        min(most, found),
        "permille",
        base,
        shares,
        capped,
        args={"units": tuple(unit.id for unit in group), "at": at},
    )
