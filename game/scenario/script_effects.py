"""Effects of a script: from what a file says to what the rules bring about."""

from collections.abc import Iterator, Sequence
from functools import singledispatch

from game.rules import effects as rules
from game.rules.public import Audience
from game.scenario import script as form
from game.scenario.draft import per_mille, tenths, words
from game.scenario.findings import Path
from game.scenario.script_names import WEATHER, Names

Made = rules.Effect | None
"""An effect, or None where something in it means nothing."""


def effects(names: Names, path: Path, parts: Sequence[form.Effect]) -> Iterator[rules.Effect]:
    """Yield effects as the rules bring them about, noting what is wrong with the others."""
    for number, part in enumerate(parts):
        here: Path = (*path, number)
        if part.chance == 0:
            names.draft.error((*here, "chance"), "With no chance it never happens.", "Remove it.")
        if part.unforeseen and names.decides is None:
            names.draft.error(
                (*here, "unforeseen"), "Nobody decides this.", "Only choices have such effects."
            )
        made = effect(part, names, here)
        if made is not None:
            yield made


@singledispatch
def effect(part: object, _names: Names, _path: Path) -> Made:
    """Return one effect, or None after noting what is wrong with it."""
    raise TypeError(f"{type(part).__name__} is no effect of a script")


@effect.register
def _(part: form.TrackMoves, names: Names, path: Path) -> Made:
    side = names.track(path, part.track, part.of)
    if part.by == 0:
        names.draft.error((*path, "by"), "This moves nothing.", "Remove it.")
    return (
        None if side is None else rules.MovesTrack(*odds(part), side, part.track, tenths(part.by))
    )


@effect.register
def _(part: form.CredibilityMoves, names: Names, path: Path) -> Made:
    if not names.faction((*path, "of"), part.of):
        return None
    audience = Audience(part.credibility)
    return rules.MovesCredibility(*odds(part), part.of, audience, tenths(part.by))


@effect.register
def _(part: form.UnitArrives, names: Names, path: Path) -> Made:
    if not names.unit((*path, "arrive"), part.arrive):
        return None
    unit = next(each for each in names.draft.scenario.units if each.id == part.arrive)
    waits = unit.arrives is not None and (unit.arrives.by_event or unit.arrives.asked)
    if not waits:
        names.draft.error(
            (*path, "arrive"),
            f"`{part.arrive}` waits for no event.",
            "Write `arrives: {edge: NW, by_event: true}` for it.",
        )
        return None
    return rules.Arrives(*odds(part), part.arrive)


@effect.register
def _(part: form.RelationBecomes, names: Names, path: Path) -> Made:
    if not names.pair((*path, "between"), part.between):
        return None
    one, other = sorted(part.between)
    return rules.Relates(*odds(part), one, other, part.relation, part.secret)


@effect.register
def _(part: form.BorderBecomes, names: Names, path: Path) -> Made:
    is_country = names.country((*path, "country"), part.country)
    if not names.faction((*path, "faction"), part.faction) or not is_country:
        return None
    return rules.SetsBorder(*odds(part), part.country, part.faction, part.border)


@effect.register
def _(part: form.WeatherComes, names: Names, path: Path) -> Made:
    hours = names.draft.scenario.clock.turn_hours
    if part.hours > hours:
        names.draft.error(
            (*path, "hours"), f"A turn has {hours} hours.", "Longer spells stand in `weather`."
        )
    return rules.Brews(*odds(part), WEATHER[part.weather], part.hours * 60)


@effect.register
def _(part: form.NewsItem, _names: Names, _path: Path) -> Made:
    return rules.Publishes(*odds(part), words(part.news), part.by)


@effect.register
def _(part: form.StoresChange, names: Names, path: Path) -> Made:
    if not names.unit((*path, "stores"), part.stores):
        return None
    if not part.water_fuel_days and not part.ammunition:
        names.draft.error(
            path, "This changes nothing.", "Write `water_fuel_days:`, `ammunition:` or both."
        )
    return rules.Supplies(
        *odds(part), part.stores, round(part.water_fuel_days * 100), round(part.ammunition * 10)
    )


@effect.register
def _(part: form.PlaceChanges, names: Names, path: Path) -> Made:
    place = names.place((*path, "place"), part.place)
    takes = part.holder is not None
    holder = names.holder((*path, "holder"), part.holder) if part.holder is not None else None
    for side in part.leaning:
        names.draft.faction((*path, "leaning", side), side, of_key=True)
    if not takes and not part.leaning and not part.fear:
        names.draft.error(
            path, "This changes nothing.", "Write `leaning:`, `fear:`, `holder:` or several."
        )
    if place is None:
        return None
    leaning = tuple((side, per_mille(share)) for side, share in part.leaning.items())
    return rules.ChangesPlace(*odds(part), place, leaning, per_mille(part.fear), holder, takes)


@effect.register
def _(part: form.PrisonersFree, names: Names, path: Path) -> Made:
    is_holder = names.faction((*path, "held_by"), part.held_by)
    if not names.faction((*path, "of"), part.of) or not is_holder:
        return None
    return rules.Frees(*odds(part), part.held_by, part.of, part.free)


@effect.register
def _(part: form.Permission, names: Names, path: Path) -> Made:
    known = names.faction((*path, "permission"), part.permission)
    return rules.Permits(*odds(part), part.permission, part.granted) if known else None


def odds(part: form.EffectPart) -> tuple[int, bool]:
    """Return how likely an effect is, and whether it is kept from who decides."""
    return per_mille(part.chance), part.unforeseen
