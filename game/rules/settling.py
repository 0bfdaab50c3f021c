"""Settlements: the terms on which two sides end a match, as the scenario lists them."""

from game.rules.bargains import Bargain
from game.rules.captivity import heard_of, held, homecoming, let_go
from game.rules.changes import Change, Put, Set
from game.rules.places import as_known
from game.rules.resolution import Resolution
from game.rules.rulebook import Settlement


def settle_war(course: Resolution, bargain: Bargain) -> None:
    """Carry out what two sides have agreed on; the match ends with this turn."""
    terms = course.book.settlements[bargain.terms.place or ""]
    for place, taker in terms.hands:
        hand(course, place, taker, bargain.parties)
    if terms.prisoners:
        one, other = bargain.parties
        free(course, one, other)
        free(course, other, one)
    count_as_it_stands(course)
    course.happen(
        "war_settled",
        {"settlement": terms.id, "parties": bargain.parties},
        (Set("match", "clock", {"last_turn": course.state.clock.turn}),),
    )


def hand(course: Resolution, place: str, taker: str, parties: tuple[str, str]) -> None:
    """Give a place to whom the terms give it; both sides know at once."""
    given = Set("places", place, {"holder": taker})
    course.happen("place_taken", {"place": place, "by": taker}, (given,))
    state, turn = course.state, course.state.clock.turn
    course.happen(
        "place_known",
        {"place": place},
        tuple(
            Put(f"known/{side}", place, as_known(state, state.places[place], side, turn))
            for side in parties
        ),
    )


def free(course: Resolution, holder: str, faction: str) -> None:
    """Let everybody of a faction go whom a holder has."""
    state = course.state
    people = held(state.units.values(), state.captives, holder, faction)
    if people:
        course.happen(
            "prisoners_released",
            {"by": holder, "faction": faction, "n": people},
            (
                *let_go(state, holder, faction, people),
                *homecoming(state, {faction: people}, None),
            ),
            heard_of({faction: people}, holder),
        )


def count_as_it_stands(course: Resolution) -> None:
    """Count each place for whoever holds it now, where no evening has counted yet."""
    if course.book.last_third(course.state.clock.turn):
        return
    changes: list[Change] = [
        Set("places", place.id, {"held": {place.holder: 1}})
        for place in course.state.places.values()
        if place.holder is not None
    ]
    if changes:
        course.happen("places_counted", {}, tuple(changes))


def parties_of(terms: Settlement, side: str) -> str | None:
    """Return whom a side may offer some terms; None where they are not its own to offer.

    >>> parties_of(Settlement("peace", ("army", "csp"), {}), "csp")
    'army'
    """
    if side not in terms.parties:
        return None
    return terms.parties[terms.parties[0] == side]
