"""Relations of a scenario: how factions stand to each other at the start, and what they agreed."""

from collections.abc import Mapping
from typing import Final

from game.rules.rulebook import Pact, Settlement
from game.scenario.draft import Draft, words
from game.scenario.findings import Path
from game.scenario.models import HandsOver, RelationPart, SettlementPart
from game.scenario.whereabouts import Whereabouts


def relations(draft: Draft) -> Mapping[str, str]:
    """Return how the factions stand to each other, by `a|b` in alphabetical order."""
    found: dict[str, str] = {}
    for number, part in enumerate(draft.scenario.relations):
        path: Path = ("relations", number, "between")
        named = [draft.faction((*path, i), who) for i, who in enumerate(part.between)]
        pair = "|".join(sorted(part.between))
        if part.between[0] == part.between[1]:
            draft.error(path, "A faction has no relation to itself.", "Name two factions.")
        elif pair in found:
            draft.error(path, "The relation of these two is set above.", "Keep one.")
        elif all(named):
            found[pair] = part.is_
    return found


AGREED: Final = ("truce", "co-belligerent")
"""Relations that rest on something two sides agreed on."""


def pacts(draft: Draft) -> Mapping[str, Pact]:
    """Return by pair what truces and common causes say of themselves."""
    found: dict[str, Pact] = {}
    for number, part in enumerate(draft.scenario.relations):
        path: Path = ("relations", number)
        if part.is_ in AGREED:
            in_its_time(draft, path, part)
            until = None if part.until is None else draft.turn(part.until, "up") - 1
            since = 0 if part.since is None else min(0, draft.turn(f"{part.since}T00:00", "down"))
            pair = "|".join(sorted(part.between))
            found[pair] = Pact(since, until, part.secret, part.then)
        else:
            only_where_agreed(draft, path, part)
    return found


def in_its_time(draft: Draft, path: Path, part: RelationPart) -> None:
    """Note what is wrong with the days of something agreed."""
    if part.since is not None and draft.minutes(f"{part.since}T00:00") > 0:
        draft.error(
            (*path, "since"),
            f"{part.since} comes after the match begins.",
            "Write how the two stand to each other at the start; what begins later is an event.",
        )
    if part.until is not None and draft.minutes(part.until) <= 0:
        draft.error(
            (*path, "until"),
            f"{part.until} comes before the match begins.",
            "Give a later moment, or leave the relation out: without a word two are hostile.",
        )


def only_where_agreed(draft: Draft, path: Path, part: RelationPart) -> None:
    """Note what is said of a relation that rests on no agreement."""
    said = {"since": part.since, "until": part.until, "secret": part.secret or None}
    for key, value in said.items():
        if value is not None:
            draft.error(
                (*path, key),
                f"`{key}` says nothing of two who are {part.is_}.",
                "It goes with `truce` and `co-belligerent`.",
            )


def settlements(draft: Draft, where: Whereabouts) -> Mapping[str, Settlement]:
    """Return the terms on which two sides can end the match, by name."""
    found: dict[str, Settlement] = {}
    for number, part in enumerate(draft.scenario.settlements):
        path: Path = ("settlements", number)
        named = [draft.faction((*path, "between", i), who) for i, who in enumerate(part.between)]
        if part.id in found:
            draft.error(
                (*path, "id"), f"The terms `{part.id}` are set above.", "Give each its own id."
            )
        elif part.between[0] == part.between[1]:
            draft.error((*path, "between"), "Nobody settles with himself.", "Name two factions.")
        elif all(named):
            found[part.id] = settlement(draft, where, path, part)
    return found


def settlement(draft: Draft, where: Whereabouts, path: Path, part: SettlementPart) -> Settlement:
    """Return one set of terms."""
    hands = []
    for number, term in enumerate(part.terms):
        if isinstance(term, HandsOver):
            place = draft.place(where, (*path, "terms", number, "place"), term.place)
            if draft.faction((*path, "terms", number, "to"), term.to) and place is not None:
                hands.append((place, term.to))
    one, other = part.between
    prisoners = any(not isinstance(term, HandsOver) for term in part.terms)
    return Settlement(part.id, (one, other), words(part.title), tuple(hands), prisoners)
