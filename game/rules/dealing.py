"""Bargains in force: made and made public, kept, broken and run out, and what each of it costs."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from game.rules.bargains import (
    BRINGS,
    PROMISES,
    RANKS,
    Aid,
    Bargain,
    Pending,
    best_of,
    between,
    named,
    pair_of,
    trust_of,
)
from game.rules.changes import Change, Drop, Put
from game.rules.chapters.sighting import look_at_each_other
from game.rules.credibility import believed, credit_moves
from game.rules.events import Tell
from game.rules.publishing import next_number, publish
from game.rules.resolution import Resolution
from game.rules.settling import settle_war
from game.rules.state import GameState, News
from game.rules.tracks import move

EVERYBODY: Final = frozenset(RANKS)
"""Every way in which two sides can stand to each other."""

ALLOWED: Final[Mapping[str, frozenset[str]]] = {
    "truce": frozenset(("hostile",)),
    "settlement": frozenset(("hostile", "truce", "co-belligerent")),
    "joint_action": EVERYBODY,
    "information": frozenset(("truce", "co-belligerent")),
    "passage": frozenset(("hostile",)),
    "handover": EVERYBODY,
    Aid.AIR: frozenset(("co-belligerent", "allied")),
    Aid.STORES: frozenset(("allied",)),
    Aid.COMING: frozenset(("co-belligerent", "allied")),
}
"""By kind of bargain, how two sides may stand to each other who make it."""


def agreed(course: Resolution, asked: Pending) -> tuple[Change, ...]:
    """Return what a yes to the offer of a bargain changes; nothing where it is too late for it."""
    bargain = bargain_of(course, asked)
    relation = course.state.relation(*bargain.parties)
    if relation not in ALLOWED[bargain.kind] or overdue(course, bargain):
        return ()
    return (Put("bargains", bargain.id, bargain), *standing(course.state, bargain, (bargain,)))


def bargain_of(course: Resolution, asked: Pending) -> Bargain:
    """Return the bargain that an offer stands for."""
    terms = asked.terms
    assert terms is not None, f"{asked.id} is no offer of a bargain"
    place = course.book.ground.places.get(terms.place or "")
    before = None
    if asked.kind in BRINGS:
        before = without_bargains(course.state, asked.asker, asked.to)
    return Bargain(
        id=asked.id,
        kind=asked.kind,
        parties=(asked.asker, asked.to),
        since=course.state.clock.turn,
        terms=terms,
        at=None if place is None else place.at,
        reach=max(1, course.number("bargain.reach_m") // course.book.ground.hex_m),
        before=before,
    )


def without_bargains(state: GameState, one: str, other: str) -> str:
    """Return how two would stand to each other if they had agreed nothing."""
    changed = (each.before for each in between(state.bargains, one, other))
    return next((before for before in changed if before is not None), state.relation(one, other))


def standing(
    state: GameState, bargain: Bargain, now: tuple[Bargain, ...] = ()
) -> tuple[Change, ...]:
    """Return what a bargain that comes or goes makes of how its parties stand to each other.

    *now* is the bargain itself where it comes, and nothing where it goes.
    """
    if bargain.before is None:
        return ()
    left = {key: each for key, each in state.bargains.items() if key != bargain.id}
    pair = pair_of(*bargain.parties)
    relation = best_of(bargain.before, pair, {**left, **{each.id: each for each in now}})
    return (Put("relations", pair, relation),)


def overdue(course: Resolution, bargain: Bargain) -> bool:
    """Return whether the term of a bargain has come."""
    until = bargain.terms.until
    return until is not None and course.state.clock.turn > until


def concluded(course: Resolution, key: str) -> None:
    """Let a bargain just made be known as far as its parties want it known."""
    bargain = course.state.bargains.get(key)
    if bargain is not None and not bargain.terms.secret:
        made_public(course, bargain, "news.bargain_made")
    if bargain is not None and bargain.kind == "settlement":
        settle_war(course, bargain)


def made_public(course: Resolution, bargain: Bargain, key: str) -> None:
    """Let everybody read of a bargain; each party answers for whom it deals with."""
    publish(
        course,
        News(
            id=next_number(course.state),
            turn=course.state.clock.turn,
            speaker=bargain.parties[0],
            key=key,
            args={"faction": bargain.parties[0], "bargain": bargain.id},
            minute=course.book.moment(course.state.clock),
        ),
    )
    for side in bargain.parties:
        answer_for(course, side, bargain.other(side))


def answer_for(course: Resolution, side: str, partner: str) -> None:
    """Let a side pay with those who hold it against it whom it deals with."""
    doctrine = course.book.factions[side]
    for track, tenths in doctrine.dealing_costs(course.book, partner).items():
        move(course, side, track, "cause.dealt", -tenths)
    for audience, tenths in doctrine.dealing_discredits(course.book, partner).items():
        credit_moves(course, side, audience, "cause.dealt", -tenths)


def disclose(course: Resolution, side: str, bargain: Bargain) -> None:
    """Make a secret bargain public; it goes on, but the partner trusts less."""
    terms = replace(bargain.terms, secret=False)
    opened = replace(bargain, id=named(bargain.kind, *bargain.parties, terms), terms=terms)
    partner = bargain.other(side)
    course.happen(
        "bargain_disclosed",
        {"bargain": bargain.id, "kind": bargain.kind, "by": side},
        (Drop("bargains", bargain.id), Put("bargains", opened.id, opened)),
        (
            Tell(side, "done.disclose", {"bargain": bargain.id}),
            Tell(partner, "learnt.disclosed", {"faction": side, "bargain": bargain.id}),
        ),
    )
    trust_moves(course, partner, side, "cause.told_secret", -course.number("bargain.trust_told"))
    made_public(course, opened, "news.bargain_disclosed")


def break_off(course: Resolution, side: str, bargain: Bargain) -> None:
    """Break a bargain: at once, and at the price of being believed by the partner and beyond."""
    partner = bargain.other(side)
    end(course, bargain, "broken", by=side)
    trust_moves(course, partner, side, "cause.broke_pact", -course.number("bargain.trust_broken"))
    if not bargain.terms.secret:
        loss = course.number("bargain.broken_credit")
        believed(course, side, "cause.broke_word", -loss, 1000)
        publish(
            course,
            News(
                id=next_number(course.state),
                turn=course.state.clock.turn,
                speaker=partner,
                key="news.bargain_broken",
                args={"faction": side, "bargain": bargain.id},
                minute=course.book.moment(course.state.clock),
            ),
        )
    if course.state.hostile(side, partner):
        look_at_each_other(course, side, partner)


def end(course: Resolution, bargain: Bargain, how: str, by: str | None = None) -> None:
    """Take a bargain out of force, with all that stood on it."""
    course.happen(
        "bargain_ended",
        {"bargain": bargain.id, "kind": bargain.kind, "how": how, "by": by},
        (Drop("bargains", bargain.id), *standing(course.state, bargain)),
        tuple(
            Tell(side, f"learnt.bargain_{how}", {"bargain": bargain.id, "faction": by})
            for side in bargain.parties
        ),
    )
    for each in tuple(between(course.state.bargains, *bargain.parties)):
        if bargain.before is not None and falls_with(course.state, each):
            end(course, each, "lapsed")


def falls_with(state: GameState, bargain: Bargain) -> bool:
    """Return whether a bargain cannot stand between those who fight each other again."""
    return state.hostile(*bargain.parties) and "hostile" not in ALLOWED.get(bargain.kind, EVERYBODY)


def declare(
    course: Resolution, one: str, other: str, relation: str, *, secret: bool = False
) -> None:
    """Let two stand to each other in a new way, whatever they had agreed; their columns part.

    Where it is *secret*, others go on taking them to stand as they did.
    """
    for bargain in tuple(between(course.state.bargains, one, other)):
        end(course, bargain, "lapsed")
    was_hostile = course.state.hostile(one, other)
    course.happen(
        "relation_changed",
        {"factions": (one, other), "relation": relation},
        (
            *kept_quiet(course.state, pair_of(one, other), secret=secret),
            Put("relations", pair_of(one, other), relation),
            *parted(course.state, one, other),
        ),
        tuple(
            Tell(side, "learnt.relation", {"faction": them, "relation": relation})
            for side, them in ((one, other), (other, one))
        ),
    )
    if course.state.hostile(one, other) and not was_hostile:
        look_at_each_other(course, one, other)


def kept_quiet(state: GameState, pair: str, *, secret: bool) -> tuple[Change, ...]:
    """Return what keeps a new relation from others, or lets go of what was kept from them."""
    if secret and pair not in state.unspoken:
        return (Put("unspoken", pair, state.relations.get(pair, "hostile")),)
    return (Drop("unspoken", pair),) if pair in state.unspoken and not secret else ()


def parted(state: GameState, one: str, other: str) -> tuple[Change, ...]:
    """Return what takes the units of two sides out of the columns the other leads."""
    led = {key for key, column in state.formations.items() if column.lead in (one, other)}
    return tuple(
        Put("units", unit.id, replace(unit, formation=None))
        for unit in state.units.values()
        if unit.formation in led
        and unit.faction in (one, other)
        and state.formations[unit.formation].lead != unit.faction
    )


def run_out(course: Resolution, bargain: Bargain) -> None:
    """End a bargain whose term has come; who did what he promised is trusted more, or else less."""
    owed = [side for side in obliged(bargain) if side not in bargain.done]
    how = "unkept" if owed else "kept" if bargain.kind in PROMISES else "lapsed"
    end(course, bargain, how)
    for side in bargain.parties:
        sign, what = (-1, "unkept") if side in owed else (1, "kept")
        permille = sign * course.number(f"bargain.trust_{what}")
        trust_moves(course, bargain.other(side), side, f"cause.{what}", permille)


def obliged(bargain: Bargain) -> tuple[str, ...]:
    """Return the parties that have promised to do something."""
    if bargain.kind == "joint_action":
        return bargain.parties
    if bargain.kind == "handover":
        return bargain.parties[:1]
    return bargain.parties[1:] if bargain.kind in PROMISES else ()


def trust_moves(course: Resolution, who: str, whom: str, cause: str, permille: int) -> None:
    """Move how far a side takes another at its word, for a cause."""
    trust = trust_of(course.book.numbers, course.state, who, whom).moved(cause, permille)
    course.happen(
        "trust_moved",
        {"who": who, "whom": whom, "cause": cause, "permille": permille},
        (Put("trust", f"{who}|{whom}", trust),),
    )
