"""Deciding: how a staff answers a dilemma, by what its side wants and what is known to follow."""

from functools import singledispatch
from typing import Final

from game.bots.player import Choice, Desk
from game.rules import effects as does
from game.rules.chapters.events import Decide
from game.rules.foreseen import of as in_words
from game.rules.script import Choice as Answer
from game.rules.script import Dilemma, choices_by_name
from game.rules.state import Value
from game.rules.units import Unit
from game.rules.view import View

SMALL_WORTH: Final = 5
"""Points of 100 that something is worth to a side without an aim of its own about it."""

AN_ENEMY_NEAR: Final = 3_000
"""What help is worth with enemies known on the map. Choice: as much as 20 points of a track that
is worth 15, so that help comes dear and is still sent for."""

A_PRISONER: Final = 60
"""What one person home is worth to a side that wants its people home, or others' held."""

A_RELATION: Final[dict[str, int]] = {
    "hostile": -2_000,
    "truce": 1_000,
    "co-belligerent": 1_500,
    "allied": 2_000,
}
"""How a side likes to stand to others. Choice: nobody makes an enemy for a few points."""

A_BORDER: Final[dict[str, int]] = {
    "closed": -1_000,
    "interned": -500,
    "tolerated": 500,
    "open": 1_000,
}
"""What a border is worth to those who may need it."""

THE_WAY_OUT: Final = 1_500
"""What leave to withdraw is worth to a side that has lost people, and what its refusal costs."""

A_PLACE: Final = 2_000
"""What a place is worth to who holds it."""


def decides(desk: Desk) -> Choice | None:
    """Return the answer that serves the side's aims best; the default where none does better."""
    offer = desk.offer(Decide) if desk.view.dilemmas else None
    if offer is None:
        return None
    answers = choices_by_name(desk.book.script)
    event = answers[offer.choices("choice", {})[0]][0]
    dilemma = event.dilemma
    assert dilemma is not None, f"{event.id} asks nothing"
    best = max(
        dilemma.choices,
        key=lambda each: (interest(desk, each.effects), each.id == dilemma.default),
    )
    order = offer.fill(choice=f"{event.id}|{best.id}")
    return Choice(order, *because(desk, event.id, dilemma, best))


def because(desk: Desk, event: str, dilemma: Dilemma, best: Answer) -> tuple[str, dict[str, Value]]:
    """Return why an answer was chosen: what it brings, or what the others would have cost."""
    others = tuple(each for other in dilemma.choices if other is not best for each in other.effects)
    brings, costs = weightiest(desk, best.effects, 1), weightiest(desk, others, -1)
    if brings is not None:
        return "reason.decide", {"event": event, "weighs_sentence": brings}
    if costs is not None:
        return "reason.decide_against", {"event": event, "weighs_sentence": costs}
    return "reason.decide_alike", {"event": event}


def weightiest(desk: Desk, effects: tuple[does.Effect, ...], sign: int) -> tuple[Value, ...] | None:
    """Return the known effect that gains or, with a *sign* of -1, costs the side most, in words."""
    known = [effect for effect in effects if not effect.unforeseen]
    most = max(known, key=lambda each: sign * interest(desk, (each,)), default=None)
    if most is None or sign * interest(desk, (most,)) <= 0:
        return None
    return tuple(next(in_words(most)))


def interest(desk: Desk, effects: tuple[does.Effect, ...]) -> int:
    """Return what a side gains by what it knows to follow, in points times worth, by chance."""
    known = (effect for effect in effects if not effect.unforeseen)
    return sum(gain(effect, desk) * effect.chance // 1000 for effect in known)


@singledispatch
def gain(_effect: object, _desk: Desk) -> int:
    """Return what one effect is worth to a side if it comes about; most are worth nothing."""
    return 0


@gain.register
def _(effect: does.MovesTrack, desk: Desk) -> int:
    if effect.side == desk.view.side:
        return effect.tenths * worth(desk, "track", effect.track)
    if desk.view.allied(effect.side):
        return effect.tenths * SMALL_WORTH
    return -effect.tenths * SMALL_WORTH if desk.view.hostile(effect.side) else 0


@gain.register
def _(effect: does.MovesCredibility, desk: Desk) -> int:
    mine = effect.side == desk.view.side
    return effect.permille * worth(desk, "believed", "") if mine else 0


@gain.register
def _(effect: does.Arrives, desk: Desk) -> int:
    threatened = any(desk.view.hostile(each.faction) for each in desk.view.contacts.values())
    if not desk.view.allied(desk.book.units[effect.unit].faction):
        return -AN_ENEMY_NEAR
    return AN_ENEMY_NEAR if threatened else 0


@gain.register
def _(effect: does.Relates, desk: Desk) -> int:
    pair = (effect.one, effect.other)
    if desk.view.side not in pair:
        return 0
    before = desk.view.relations.get("|".join(sorted(pair)), "hostile")
    return A_RELATION[effect.relation] - A_RELATION[before]


@gain.register
def _(effect: does.SetsBorder, desk: Desk) -> int:
    if effect.faction != desk.view.side:
        return 0
    border = desk.view.borders.get(f"{effect.country}|{effect.faction}")
    return A_BORDER[effect.stance] - A_BORDER[border.stance if border else "open"]


@gain.register
def _(effect: does.Supplies, desk: Desk) -> int:
    mine = desk.book.units[effect.unit].faction == desk.view.side
    return effect.water_fuel * SMALL_WORTH + effect.ammunition * SMALL_WORTH if mine else 0


@gain.register
def _(effect: does.ChangesPlace, desk: Desk) -> int:
    side = desk.view.side
    people = sum(permille for who, permille in effect.leaning if who == side)
    if not effect.takes or effect.holder is None:
        return people * SMALL_WORTH
    return people * SMALL_WORTH + (A_PLACE if desk.view.allied(effect.holder) else -A_PLACE)


@gain.register
def _(effect: does.Frees, desk: Desk) -> int:
    side = desk.view.side
    if effect.faction == side:
        return effect.people * A_PRISONER
    return -effect.people * A_PRISONER if effect.holder == side else 0


@gain.register
def _(effect: does.Permits, desk: Desk) -> int:
    if effect.side != desk.view.side or not has_lost(desk.view):
        return 0
    return THE_WAY_OUT if effect.granted else -THE_WAY_OUT


def worth(desk: Desk, kind: str, about: str) -> int:
    """Return what a side's aims give for something, in points of 100."""
    aims = desk.book.sides[desk.view.side].aims
    found = [aim.worth for aim in aims if aim.kind == kind and aim.about == about]
    return max(SMALL_WORTH, *found) if found else SMALL_WORTH


def has_lost(view: View) -> bool:
    """Return whether a side's units have lost people, or carry wounded."""
    return any(missed(unit) for unit in view.own())


def missed(unit: Unit) -> bool:
    """Return whether a unit is not what it was."""
    return unit.wounded > 0 or unit.ledger.went > unit.ledger.departed
