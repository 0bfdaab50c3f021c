"""The sides of a match: aims, tracks, homes, relations, borders, and the people of the places."""

from collections.abc import Mapping
from typing import Final

from game.hexgrid import Hex
from game.rules.public import Style
from game.rules.rulebook import Aim as RuleAim
from game.rules.rulebook import SideBook
from game.rules.state import PlaceState
from game.scenario.assumptions import assumptions, values_under
from game.scenario.draft import Draft, per_mille, tenths, words
from game.scenario.findings import Path, did_you_mean
from game.scenario.models import (
    Aim,
    BelievedAim,
    DenyAim,
    FactionPart,
    HoldAim,
    KeepForceAim,
    PrisonersAim,
    TrackAim,
)
from game.scenario.setting import PlacePart
from game.scenario.whereabouts import Whereabouts

PATIENCE: Final = "patience"
"""The track that holds how long a neighbour still bears with a faction; see `patience`."""


def sides(draft: Draft, where: Whereabouts) -> Mapping[str, SideBook]:
    """Return every faction as the scenario sets it, in the scenario's sequence."""
    for name in draft.scenario.factions:
        draft.known(("factions", name), name, draft.doctrine.factions, "faction", of_key=True)
    return {name: side(draft, where, name, part) for name, part in draft.scenario.factions.items()}


def side(draft: Draft, where: Whereabouts, name: str, part: FactionPart) -> SideBook:
    """Return one faction."""
    path: Path = ("factions", name)
    tracks = all_tracks(draft, name, part)
    return SideBook(
        faction=name,
        name=words(part.name, name),
        command_points=part.command_points,
        tracks=tracks,
        aims=tuple(
            found
            for number, aim in enumerate(part.aims)
            if (found := rule_aim(draft, where, (*path, "aims", number), aim, tracks)) is not None
        ),
        played_by=part.played_by,
        briefing=words(part.briefing),
        home=homes(draft, where, name, part),
        channel=part.statements.style if part.statements else "communique",
        bias=Style(part.statements.bias) if part.statements else Style.ADMIT,
        credibility={audience: per_mille(share) for audience, share in part.credibility.items()},
        groups={key: words(text) for key, text in part.groups.items()},
    )


def all_tracks(draft: Draft, name: str, part: FactionPart) -> Mapping[str, int]:
    """Return a faction's tracks in tenths; its neighbours' patience is among them."""
    found = own_tracks(draft, name, part)
    names = patience(draft)
    for number, border in enumerate(draft.scenario.borders):
        if border.faction != name or border.patience is None:
            continue
        track = names[border.country, name]
        if track in found:
            draft.error(
                ("borders", number, "patience"),
                f"The patience of {border.country} with {name} is set already.",
                "Give it once.",
            )
        found[track] = tenths(border.patience)
    return found


def own_tracks(draft: Draft, name: str, part: FactionPart) -> dict[str, int]:
    """Return the tracks a faction is given by name, in tenths, noting names that mean nothing.

    For a name that means nothing stands the track that carries the faction, so that this is
    noted once and not with every mention.
    """
    carried = {side: doctrine.carried_by() for side, doctrine in draft.doctrine.factions.items()}
    names = (*(each[0] for each in carried.values() if each is not None), PATIENCE)
    found = {}
    for key, value in part.tracks.items():
        path: Path = ("factions", name, "tracks", key)
        own = carried.get(name)
        if draft.known(path, key, names, "track", of_key=True):
            found[key] = tenths(value)
        elif own is not None:
            found.setdefault(own[0], tenths(value))
    return found


def patience(draft: Draft) -> Mapping[tuple[str, str], str]:
    """Return the track of each country's patience with each faction that has one.

    The first country's is called `patience`; a further one's has the country behind it.
    """
    found: dict[tuple[str, str], str] = {}
    for border in draft.scenario.borders:
        key = (border.country, border.faction)
        if border.patience is not None and key not in found:
            first = all(faction != border.faction for _, faction in found)
            found[key] = PATIENCE if first else f"{PATIENCE}_{border.country.lower()}"
    return found


def rule_aim(
    draft: Draft, where: Whereabouts, path: Path, aim: Aim, tracks: Mapping[str, int]
) -> RuleAim | None:
    """Return an aim as the rules score it, or None after noting what is wrong with it."""
    if isinstance(aim, HoldAim):
        place = draft.place(where, (*path, "hold"), aim.hold)
        return None if place is None else RuleAim("hold", aim.worth, place)
    if isinstance(aim, DenyAim):
        place = draft.place(where, (*path, "deny"), aim.deny)
        if not draft.faction((*path, "to"), aim.to) or place is None:
            return None
        return RuleAim("deny", aim.worth, f"{place}|{aim.to}")
    if isinstance(aim, KeepForceAim):
        return RuleAim("keep_force", aim.worth, level=per_mille(aim.keep_force))
    if isinstance(aim, TrackAim):
        draft.known((*path, "track"), aim.track, tracks, "track of this faction")
        return RuleAim("track", aim.worth, aim.track, tenths(aim.at_least))
    if isinstance(aim, PrisonersAim):
        if aim.prisoners == "home":
            return RuleAim("home", aim.worth)
        return RuleAim("prisoners", aim.worth, level=aim.prisoners)
    if isinstance(aim, BelievedAim):
        return RuleAim("believed", aim.worth)
    return RuleAim("road", aim.worth)


def homes(draft: Draft, where: Whereabouts, name: str, part: FactionPart) -> tuple[Hex, ...]:
    """Return where a faction's units fall back toward; without a word, the places it holds."""
    found = [
        at
        for number, home in enumerate(part.home)
        for at in draft.hexes(where, ("factions", name, "home", number), home)
    ]
    if not part.home:
        for spelling, place in draft.scenario.places.items():
            if place.holder == name and where.has(spelling):
                found.append(where.place(spelling).at)
    return tuple(dict.fromkeys(found))


def borders(draft: Draft, where: Whereabouts) -> Mapping[tuple[str, str], str]:
    """Return what each country does with each faction."""
    found: dict[tuple[str, str], str] = {}
    for number, part in enumerate(draft.scenario.borders):
        path: Path = ("borders", number)
        countries = where.ground.countries
        is_known = draft.known((*path, "country"), part.country, countries, "country on the maps")
        if not draft.faction((*path, "faction"), part.faction) or not is_known:
            continue
        if (part.country, part.faction) in found:
            draft.error(path, "This border is set above for this faction.", "Keep one.")
        found[part.country, part.faction] = part.is_
    return found


def places(draft: Draft, where: Whereabouts) -> Mapping[str, PlaceState]:
    """Return every place of the map with its people; the gazetteer's where nothing is said."""
    found = {
        place.id: PlaceState(place.id, None, place.population)
        for place in where.ground.places.values()
    }
    said: dict[str, str] = {}
    for spelling, part in draft.scenario.places.items():
        path: Path = ("places", spelling)
        peopled(draft, path, part)
        if where.is_elsewhere(spelling):
            draft.warning(path, f"{spelling} lies outside this map and is left out.", "Remove it.")
            continue
        place = draft.place(where, path, spelling, of_key=True)
        if place is None:
            continue
        if place in said:
            draft.error(
                path,
                f"This is {said[place]} in another spelling.",
                "Keep one of them.",
                of_key=True,
            )
        said[place] = spelling
        found[place] = PlaceState(
            id=place,
            holder=part.holder,
            inhabitants=found[place].inhabitants if part.inhabitants is None else part.inhabitants,
            leaning={who: per_mille(share) for who, share in part.leaning.items()},
            fear=per_mille(part.fear),
            independence=per_mille(part.independence),
        )
    return found


def peopled(draft: Draft, path: Path, part: PlacePart) -> None:
    """Note what is wrong with what a scenario says of a place's people."""
    if part.holder is not None:
        draft.faction((*path, "holder"), part.holder)
    for who in part.leaning:
        draft.faction((*path, "leaning", who), who, of_key=True)
    if sum(per_mille(share) for share in part.leaning.values()) > 1000:
        draft.error(
            (*path, "leaning"),
            "The leanings add up to more than 1.",
            "They are shares of one population; what is left leans to nobody.",
        )


def overrides(draft: Draft) -> Mapping[str, int]:
    """Return the numbers of the model: the usual, those of its theories, the scenario's own."""
    usual = draft.catalogue.numbers
    for number, name in enumerate(draft.scenario.assume):
        draft.known(("assume", number), name, assumptions(), "assumption set")
    for name in draft.scenario.numbers:
        if name not in usual:
            draft.error(
                ("numbers", name),
                f"The model has no number `{name}`.",
                did_you_mean(name, usual),
                of_key=True,
            )
    known = [name for name in draft.assume if name in assumptions()]
    return {**usual, **values_under(known), **draft.scenario.numbers}
