"""Every kind of order is used by some staff: each has a situation here in which it is given.

The kinds are found, not listed: a new order without a situation and without a reason to be left out
fails.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest

from game.bots import Desk, bot_named
from game.factions.army import GRANTED
from game.factions.csp import Regroup, Scatter
from game.factions.jihadists import Strike
from game.factions.wagner import Raid, Spearhead, Train
from game.rules.bargains import Bargain, Terms, Trust
from game.rules.changes import Put, changed
from game.rules.chapters.aftermath import SkipNews
from game.rules.chapters.air import Rebase
from game.rules.chapters.artillery import Bombard
from game.rules.chapters.borders import SeekRefuge
from game.rules.chapters.breakdowns import LeaveWrecks
from game.rules.chapters.combat import Attack
from game.rules.chapters.events import Decide
from game.rules.chapters.inquiries import AnswerInquiry
from game.rules.chapters.news import Correct, LetIn, Publish
from game.rules.chapters.off_map import EnterMap, LeaveMap
from game.rules.chapters.organisation import Merge, Split
from game.rules.chapters.posture import JoinFormation, LeaveFormation
from game.rules.chapters.prisoners import (
    BringWounded,
    Confine,
    Release,
)
from game.rules.chapters.recruitment import Levy
from game.rules.chapters.relations import (
    AskAid,
    AskExchange,
    AskPassage,
    BreakBargain,
    Disclose,
    OfferInformation,
    OfferJointAction,
    OfferPlace,
    OfferSettlement,
    OfferTruce,
    Withdraw,
)
from game.rules.chapters.requests import Answer, AskToJoin
from game.rules.chapters.roads import ClearRoad, OpenRoad
from game.rules.chapters.supply import Deliver, LeaveVehicles, Resupply
from game.rules.chapters.turn import Pass
from game.rules.contacts import Level
from game.rules.orders import Order
from game.rules.places import as_known
from game.rules.public import Inquiry, Style
from game.rules.rulebook import Aim, Settlement
from game.rules.state import Captives, Roadblock, Stage
from game.rules.units import Bound, Fleet, Ledger, OffMap, Vehicles
from game.scenario.doctrine import doctrine
from tests import affairs
from tests.bots.test_staffs import after_a_fight
from tests.contract.playing import played
from tests.dilemmas import Gift, asked_what
from tests.pictures import Match, at, match

Situation = tuple[str, Callable[[], Match]]
"""Whose staff decides, and in what match."""

LEFT_OUT: Final[Mapping[type[Order], str]] = {
    OpenRoad: "a staff that wanted a road closed has no use for it open within one match",
    LetIn: "by their doctrines those who keep others out go on doing so",
    SkipNews: "a spokesman who is there to speak does not leave the rest to himself",
    Correct: "given once independent evidence outdoes an own claim, too rare to draw",
    Withdraw: "an offer that has lost its sense lapses by itself within half a day",
    Split: "no doctrine here divides a force in the presence of an enemy",
}
"""Orders no staff gives in a drawn situation, and why."""

PLAIN = "..........\n..........\n..........\n"
COLUMN = "army f1@1,3 motorised_company 120 armoured=2 truck=8"
BAND = "csp c1@1,3 technical_squadron 120 technical=12"
KATIBA = "jihadists j1@1,3 katiba 60 technical=6"
CAREFUL = (Aim("keep_force", 60, level=850), Aim("hold", 20, "goal"))
"""The aims of a staff to which its people are worth more than the place."""

FOE = "csp c1@1,4 technical_squadron 120 technical=12"


def drawn(battle: str, **said: Any) -> Match:
    plain: dict[str, Any] = {"places": "goal@1,8 people=500", "turn_hours": 12}
    return match(said.pop("ground", PLAIN), battle, **(plain | said))


def with_row(found: Match, table: str, key: str, record: object) -> Match:
    return Match(found.book, changed(found.state, (Put(table, key, record),)), found.events)


def asked_to_let_in() -> Match:
    """Return the army in a village where journalists ask to see whom its fire has hurt."""
    now = affairs.said(
        affairs.after(affairs.drawn("town@0,2 people=900 holder=army"), affairs.harm()),
        "csp", Style.ALLEGE, "harm",
    )  # fmt: skip
    (story,) = now.state.stories
    asked = Inquiry(f"journalists|{story}", "journalists", story, 0)
    there = now.but("c1", at=None).but("f1", at=now.unit("c1").at)
    return with_row(there, "inquiries", asked.id, asked)


def hurt(people: int, of: int) -> dict[str, Any]:
    return {"people": people, "ledger": Ledger(start=of, killed=of - people)}


def bombarding() -> Match:
    return drawn(f"army m1@1,3 mortar_battery 40 truck=4\n{FOE}").seen("army", "c1", Level.SIGHTED)


def fleeing() -> Match:
    borders = {("DZ", "csp"): "interned"}
    found = drawn(
        "csp c1@1,3 technical_squadron 120\narmy f1@1,1 motorised_company 120 truck=8",
        ground="....::::::\n" * 3,
        borders=borders,
    )
    return found.but("c1", **hurt(20, 120)).seen("csp", "f1", Level.SIGHTED)


def spearheading(**said: Any) -> Match:
    return drawn(
        "wagner w1@1,3 assault_detachment 90 technical=9\ncsp c1@1,4 technical_squadron 10", **said
    ).seen("wagner", "c1", Level.IDENTIFIED)


def two_in_a_column() -> Match:
    return drawn(
        "wagner w1@1,3 assault_detachment 90 technical=9 in=column\n"
        "army f1@1,3 motorised_company 90 truck=8 cohesion=500 in=column",
        formations={"column": "wagner"},
    )


def parting() -> Match:
    found = two_in_a_column()
    row = found.state.factions["army"]
    marks = {**row.marks, "permission": GRANTED}
    return with_row(found, "factions", "army", type(row)(**{**fields(row), "marks": marks}))


def fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def side_by_side(army: str) -> Match:
    return drawn(
        f"wagner w1@1,3 assault_detachment 90 technical=9 in=column\n{army}",
        formations={"column": "wagner"},
    )


def asked() -> Match:
    found = side_by_side("army f1@1,3 motorised_company 90 truck=8")
    return found.give("wagner", AskToJoin(("w1",), "f1"))


def holding(people: int, guards: int, **said: Any) -> Match:
    found = drawn(f"{BAND}\ncsp c2@1,3 technical_squadron 60 technical=6", factions="army", **said)
    return found.but("c1", people=guards, ledger=Ledger(start=guards), prisoners={"army": people})


def exchanging() -> Match:
    found = holding(4, 120)
    for holder, of in (("csp", "army"), ("army", "csp")):
        key = f"{holder}|{of}"
        found = with_row(found, "captives", key, Captives(key, {"goal": 4}, 8, 0))
    return found


def blocked() -> Match:
    found = drawn(
        f"{COLUMN}\njihadists j1@0,9 katiba 40", roads=("1,1 1,2 1,3 1,4 1,5 1,6 1,7 1,8",)
    )
    block = Roadblock("jihadists:x", "jihadists", at(1, 3), known=("army",))
    return with_row(found, "roadblocks", block.id, block)


def in_box() -> Match:
    found = drawn(
        f"{COLUMN}\narmy f2@1,0 motorised_company 90 truck=8", bases={"kidal": ("1,0", 43_000)}
    )
    return found.but("f2", at=None, away=OffMap("kidal", 43_000, Bound.BOX))


def threatened_base() -> Match:
    return drawn(
        f"{COLUMN}\ncsp c1@1,8 technical_squadron 120 technical=12",
        places="strip@1,7 kind=airfield holder=army\ngoal@1,2 people=500",
        bases={"strip": ("1,7", 0), "kidal": ("1,0", 43_000)},
        air="army craft armed_drone strip\narmy other armed_drone kidal",
    ).seen("army", "c1", Level.SIGHTED)


def filmed() -> Match:
    found = affairs.after(affairs.drawn(), affairs.battle())
    csp = replace(found.book.sides["csp"], channel="spokesman")
    book = replace(found.book, sides={**found.book.sides, "csp": csp})
    return Match(book, found.state, found.events)


def beaten() -> Match:
    found = drawn(f"{COLUMN}\n{FOE}", bases={"kidal": ("1,0", 43_000)})
    return found.but("f1", **hurt(50, 120)).seen("army", "c1", Level.IDENTIFIED)


def rivals(relation: str, **said: Any) -> Match:
    relations = {"csp|jihadists": relation}
    battle = f"{BAND}\njihadists j1@1,6 katiba 60 technical=6\narmy f1@1,7 motorised_company 200"
    return drawn(battle, relations=relations, **said)


def told(side: str, relation: str, **said: Any) -> Match:
    return rivals(relation, **said).seen(side, "f1", Level.IDENTIFIED)


def betrayed(side: str, by: str) -> Match:
    """Return a secret truce whose other party has broken its word to a side before."""
    found = rivals("truce")
    truce = Bargain("truce|csp|jihadists|||secret", "truce", ("csp", "jihadists"), 0, Terms())
    bargains = {truce.id: replace(truce, before="hostile")}
    made = Match(found.book, replace(found.state, bargains=bargains), found.events)
    return with_row(made, "trust", f"{side}|{by}", Trust(250, {}))


def left_behind() -> Match:
    """Return a place the jihadists hold and where none of them stands, beside a partner."""
    found = rivals("truce", places="goal@1,8 people=500 holder=jihadists")
    known = as_known(found.state, found.state.places["goal"], "jihadists", 1)
    return with_row(found, "known/jihadists", "goal", known)


def with_terms() -> Match:
    """Return a beaten army, and terms on which it could end the match."""
    found = beaten()
    book = replace(
        found.book, settlements={"peace": Settlement("peace", ("army", "csp"), {"en": "Peace"})}
    )
    return Match(book, found.state, found.events).but("c1", at=at(0, 9))


def deciding() -> Match:
    return asked_what(drawn(COLUMN), "army", (Gift("keep", -30), Gift("send", 30)))


SITUATIONS: Final[Mapping[type[Order], Situation]] = {
    Decide: ("army", deciding),
    Pass: ("army", lambda: drawn(COLUMN)),
    Attack: (
        "csp",
        lambda: drawn(f"{BAND}\narmy f1@1,4 motorised_company 15 truck=2 march").seen(
            "csp", "f1", Level.IDENTIFIED
        ),
    ),
    Spearhead: ("wagner", spearheading),
    Bombard: ("army", bombarding),
    SeekRefuge: ("csp", fleeing),
    LeaveWrecks: (
        "army",
        lambda: (
            drawn(f"{COLUMN}\n{FOE}")
            .but("f1", broken=Vehicles(truck=1), fleet=Fleet(start=11))
            .seen("army", "c1", Level.SIGHTED)
        ),
    ),
    LeaveVehicles: (
        "army",
        lambda: drawn(f"{COLUMN}\n{FOE}").but("f1", water_fuel=0).seen("army", "c1", Level.SIGHTED),
    ),
    LeaveMap: (
        "army",
        lambda: drawn(COLUMN, bases={"kidal": ("1,3", 43_000)}).but(
            "f1", cohesion=300, **hurt(30, 120)
        ),
    ),
    EnterMap: ("army", in_box),
    Rebase: ("army", threatened_base),
    Merge: (
        "csp",
        lambda: drawn(f"{BAND}\ncsp c2@1,3 technical_squadron 120 technical=12").but(
            "c1", **hurt(40, 120)
        ),
    ),
    LeaveFormation: ("army", parting),
    JoinFormation: (
        "wagner",
        lambda: side_by_side("wagner w2@1,3 assault_detachment 60 technical=6"),
    ),
    AskToJoin: ("wagner", lambda: side_by_side("army f1@1,3 motorised_company 90 truck=8")),
    Answer: ("army", asked),
    Train: ("wagner", two_in_a_column),
    Confine: ("csp", lambda: holding(4, 120, places="camp@1,3 people=300 holder=csp")),
    Release: ("csp", lambda: holding(30, 10)),
    AskExchange: ("csp", exchanging),
    BringWounded: (
        "csp",
        lambda: drawn(BAND, places="camp@1,3 people=300 holder=csp").but(
            "c1", wounded=8, ledger=Ledger(start=128)
        ),
    ),
    ClearRoad: ("army", blocked),
    Levy: (
        "jihadists",
        lambda: drawn(KATIBA, places="camp@1,3 people=2000").but("j1", **hurt(20, 60)),
    ),
    Strike: (
        "jihadists",
        lambda: drawn(f"{KATIBA}\narmy f1@1,4 motorised_company 10 truck=2 march").seen(
            "jihadists", "f1", Level.IDENTIFIED
        ),
    ),
    Resupply: (
        "army",
        lambda: drawn(COLUMN, places="camp@1,3 people=900 holder=army").but("f1", water_fuel=100),
    ),
    Deliver: (
        "army",
        lambda: drawn(f"{COLUMN}\narmy s1@1,3 supply_train 20 truck=6").but(
            "f1", water_fuel=150, minutes=0
        ),
    ),
    Scatter: (
        "csp",
        lambda: (
            drawn(f"{BAND}\narmy f1@1,4 motorised_company 200 truck=8")
            .but("c1", cohesion=350, **hurt(40, 120))
            .seen("csp", "f1", Level.SIGHTED)
        ),
    ),
    Regroup: (
        "csp",
        lambda: drawn(f"{BAND} dispersed hidden\narmy f1@1,7 motorised_company 20 truck=2").seen(
            "csp", "f1", Level.SIGHTED
        ),
    ),
    Publish: ("csp", filmed),
    OfferTruce: ("csp", lambda: rivals("hostile")),
    OfferInformation: ("jihadists", lambda: told("jihadists", "truce")),
    OfferJointAction: (
        "csp",
        lambda: told("csp", "truce", aims={"csp": (Aim("hold", 100, "goal"),)}),
    ),
    AskPassage: ("army", beaten),
    OfferSettlement: ("army", with_terms),
    AskAid: (
        "wagner",
        lambda: drawn(
            f"wagner w1@1,3 assault_detachment 90 technical=9\n{FOE}", factions="army"
        ).seen("wagner", "c1", Level.SIGHTED),
    ),
    BreakBargain: ("csp", lambda: betrayed("csp", "jihadists")),
    Disclose: ("jihadists", lambda: betrayed("jihadists", "csp")),
    OfferPlace: ("jihadists", left_behind),
    AnswerInquiry: ("army", asked_to_let_in),
    Raid: ("wagner", lambda: after_a_fight(spearheading(aims={"wagner": CAREFUL}))),
}
"""By kind of order, where it is given; the rest is given in matches of the shipped scenario."""


def test_prisoners_are_exchanged_in_the_aftermath_as_well() -> None:
    found = exchanging()
    clock = replace(found.state.clock, stage=Stage.AFTERMATH, news_turn=1)
    state = replace(found.state, clock=clock)
    points = found.book.numbers["aftermath.command_points"]
    csp = replace(state.factions["csp"], command_points=points)
    after = Match(found.book, replace(state, factions={**state.factions, "csp": csp}), ())
    assert AskExchange in {type(order) for order in orders_of("csp", after)}


def given_in_matches() -> set[type[Order]]:
    return {type(step.order) for seed in range(1, 6) for step in played(seed, "standard").steps}


def orders_of(side: str, found: Match) -> list[Order]:
    """Return what a staff orders, one impulse after another, until it has nothing to order."""
    now, given = found.acting(side), []
    for number in range(12):
        desk = Desk(now.book, now.view(side), number)
        given.append(bot_named("standard", now.book, side).choose(desk).order)
        now = now.give(side, given[-1])
        if isinstance(given[-1], Pass) or now.state.clock.acting != side:
            break
    return given


@pytest.mark.parametrize("kind", SITUATIONS, ids=lambda kind: kind.kind)
def test_a_staff_gives_the_order_where_it_has_a_reason(kind: type[Order]) -> None:
    side, found = SITUATIONS[kind]
    assert kind in {type(order) for order in orders_of(side, found())}


def test_every_kind_of_order_has_a_use_or_a_reason_to_have_none() -> None:
    known = set(SITUATIONS) | set(LEFT_OUT) | given_in_matches()
    assert {kind.kind for kind in doctrine().orders.values() if kind not in known} == set()


def test_nothing_is_left_out_that_is_used() -> None:
    assert not set(LEFT_OUT) & (set(SITUATIONS) | given_in_matches())
