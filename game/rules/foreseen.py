"""Foreseen: what who decides knows to follow from an answer, as sentences with their arguments."""

from collections.abc import Iterator, Mapping
from functools import singledispatch
from typing import NamedTuple

from game.rules import effects as does
from game.rules.script import Choice
from game.rules.state import Value


class Consequence(NamedTuple):
    """Something that follows from an answer."""

    key: str
    """Words key of the sentence."""

    args: Mapping[str, Value]


def foreseen(choice: Choice) -> tuple[Consequence, ...]:
    """Return what is known to follow from an answer, and whether there may be more."""
    found: list[Consequence] = []
    for effect in choice.effects:
        if not effect.unforeseen:
            found += [likely(effect, each) for each in of(effect)]
    if any(effect.unforeseen for effect in choice.effects):
        found.append(Consequence("effect.unforeseen", {}))
    return tuple(found) or (Consequence("effect.none", {}),)


def likely(effect: does.Effect, what: Consequence) -> Consequence:
    """Return a consequence with its chance, where it has one."""
    if effect.chance == 1000:
        return what
    return Consequence(
        "effect.chance", {"effect_sentence": tuple(what), "chance_permille": effect.chance}
    )


@singledispatch
def of(effect: object) -> Iterator[Consequence]:
    """Yield what one effect comes to."""
    raise TypeError(f"{type(effect).__name__} is no effect")


@of.register
def _(effect: does.MovesTrack) -> Iterator[Consequence]:
    yield Consequence("effect.track", {"track": effect.track, "moved_change": effect.tenths})


@of.register
def _(effect: does.MovesCredibility) -> Iterator[Consequence]:
    yield Consequence(
        "effect.credibility",
        {"faction": effect.side, "audience": effect.audience, "moved_change": effect.permille},
    )


@of.register
def _(effect: does.Arrives) -> Iterator[Consequence]:
    yield Consequence("effect.arrive", {"unit": effect.unit})


@of.register
def _(effect: does.Relates) -> Iterator[Consequence]:
    pair = (effect.one, effect.other)
    key = "effect.relation_secret" if effect.secret else "effect.relation"
    yield Consequence(key, {"factions": pair, "relation": effect.relation})


@of.register
def _(effect: does.SetsBorder) -> Iterator[Consequence]:
    yield Consequence(
        "effect.border",
        {
            "country": effect.country,
            "faction": effect.faction,
            "stance_sentence": (f"stance.{effect.stance}", {}),
        },
    )


@of.register
def _(effect: does.Brews) -> Iterator[Consequence]:
    yield Consequence("effect.weather", {"weather": effect.weather, "minutes": effect.minutes})


@of.register
def _(effect: does.Publishes) -> Iterator[Consequence]:
    yield Consequence("effect.news", {"speaker": effect.speaker})


@of.register
def _(effect: does.Supplies) -> Iterator[Consequence]:
    if effect.water_fuel:
        days = effect.water_fuel // 10
        yield Consequence("effect.water_fuel", {"unit": effect.unit, "moved_change": days})
    if effect.ammunition:
        rounds = effect.ammunition
        yield Consequence("effect.ammunition", {"unit": effect.unit, "moved_change": rounds})


@of.register
def _(effect: does.ChangesPlace) -> Iterator[Consequence]:
    for side, permille in effect.leaning:
        args: dict[str, Value] = {"place": effect.place, "faction": side, "moved_change": permille}
        yield Consequence("effect.leaning", args)
    if effect.fear:
        yield Consequence("effect.fear", {"place": effect.place, "moved_change": effect.fear})
    if effect.takes:
        yield Consequence("effect.holder", {"place": effect.place, "holder": effect.holder})


@of.register
def _(effect: does.Frees) -> Iterator[Consequence]:
    yield Consequence("effect.free", {"faction": effect.faction, "n": effect.people})


@of.register
def _(effect: does.Permits) -> Iterator[Consequence]:
    yield Consequence("effect.leave_granted" if effect.granted else "effect.leave_refused", {})
