"""The government's partner in a scenario: who it is, and whom it rules out."""

from typing import Final

from game.rules.partner import NOBODY, Partner
from game.scenario.draft import Draft

COMES_WITH: Final = {"wagner": "russia"}
"""By faction: the partner it comes with, where a scenario names none."""


def partner_of(draft: Draft) -> Partner:
    """Return the partner the scenario sets, or the usual one; none where it is wrong."""
    partners, named = draft.catalogue.partners, draft.scenario.partner
    if named is None:
        with_them = (COMES_WITH[name] for name in draft.scenario.factions if name in COMES_WITH)
        return partners.get(next(with_them, "none"), NOBODY)
    if not draft.known(("partner",), named, partners, "partner"):
        return NOBODY
    for name in draft.scenario.factions:
        if name in partners[named].excludes:
            draft.error(
                ("factions", name),
                f"`{name}` cannot be there beside `{named}`.",
                f"Remove it, or write `partner: {COMES_WITH.get(name, 'none')}`.",
                of_key=True,
            )
    return partners[named]
