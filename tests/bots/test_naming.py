"""Every staff gives the Red Cross the names of those it holds, once."""

import pytest

from game.bots.player import Desk, bot_named
from game.rules.chapters.prisoners import NamePrisoners
from game.rules.engine import legal
from tests.pictures import Match, match

FOES = {"army": "csp", "wagner": "csp", "csp": "army", "jihadists": "wagner"}
KINDS = {"wagner": "assault_detachment", "jihadists": "katiba"}


def holding(side: str) -> Match:
    """Let a unit of a side guard three prisoners."""
    foe = FOES[side]
    battle = "\n".join(
        f"{each} {each}1@0,{col} {KINDS.get(each, 'technical_squadron')} 60 technical=6"
        for each, col in ((side, 0), (foe, 9))
    )
    drawn = match("." * 10, battle)
    ledger = drawn.unit(f"{foe}1").ledger._replace(captured=3)
    lost = drawn.but(f"{foe}1", people=57, ledger=ledger)
    return lost.but(f"{side}1", prisoners={foe: 3}).acting(side)


@pytest.mark.parametrize("side", FOES)
def test_a_staff_names_its_prisoners_once(side: str) -> None:
    found = holding(side)
    bot = bot_named("standard", found.book, side)
    first = bot.choose(Desk(found.book, found.view(side))).order
    assert first == NamePrisoners((), FOES[side])
    assert legal(found.book, found.view(side), first) is None
    named = found.give(side, first).acting(side)
    again = bot.choose(Desk(found.book, named.view(side))).order
    assert not isinstance(again, NamePrisoners)
