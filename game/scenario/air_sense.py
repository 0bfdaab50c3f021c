"""Sense in the air: aircraft that can never do anything from where they are based."""

from game.rules.rulebook import Rulebook
from game.scenario.draft import Draft
from game.scenario.findings import Path


def check_air(draft: Draft, book: Rulebook) -> None:
    """Note aircraft at a base in other hands, and such as reach nothing of the map."""
    for number, craft in enumerate(book.aircraft):
        path: Path = ("air", number, "base")
        place = book.places.get(craft.base)
        friends = (craft.faction, *allies(book, craft.faction))
        if craft.base in book.ground.places and (place is None or place.holder not in friends):
            draft.warning(
                path,
                f"`{craft.id}` cannot fly: {craft.base} is held by no friend of {craft.faction}.",
                f"Write `holder: {craft.faction}` under `places`, or base it elsewhere.",
            )
        elif not book.flown_to(craft.type, craft.base):
            draft.warning(
                path,
                f"`{craft.id}` reaches nothing of this map from {craft.base}.",
                "Base it nearer, or widen the map.",
            )


def allies(book: Rulebook, faction: str) -> list[str]:
    """Return the factions that begin as allies of one."""
    pairs = (pair.split("|") for pair, is_ in book.relations.items() if is_ == "allied")
    return [other for pair in pairs if faction in pair for other in pair if other != faction]
