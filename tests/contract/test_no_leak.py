"""Two states that differ only out of a side's sight look the same to it, in every respect."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.hexgrid import Hex
from game.rules.bargains import BRINGS, Bargain, Pending, Terms, Trust, between, pair_of
from game.rules.engine import legal, menu, resolve
from game.rules.events import play
from game.rules.orders import Offer, Order
from game.rules.public import Story
from game.rules.state import (
    Aircraft,
    Asked,
    Captives,
    Depot,
    Fact,
    GameState,
    Happened,
    Moved,
    Roadblock,
    Track,
)
from game.rules.units import Posture, Unit, Vehicles
from game.rules.view import observe
from game.session import Session
from game.session.session import Step
from tests.contract.playing import moments, played, scenario, spelt

SIDES = ("army", "wagner", "csp", "jihadists", "public")
BOOK = scenario().book

Twist = Callable[[GameState, str], GameState]
"""Changes something that a side cannot see."""


def foes(state: GameState, side: str) -> list[Unit]:
    """Return the units a side sees nothing of but what its contacts say."""
    return [
        unit
        for unit in state.units.values()
        if side == "public" or not state.allied(unit.faction, side)
    ]


def with_foes(state: GameState, side: str, **fields: Any) -> GameState:
    changed = {unit.id: replace(unit, **fields) for unit in foes(state, side)}
    return replace(state, units={**state.units, **changed})


def elsewhere(state: GameState, side: str) -> GameState:
    """Move every enemy to the far corner of the map."""
    return with_foes(state, side, at=BOOK.ground.grid.hexes[-1])


def gone(state: GameState, side: str) -> GameState:
    return with_foes(state, side, at=None, people=0)


def stronger(state: GameState, side: str) -> GameState:
    return with_foes(
        state, side, people=999, wounded=77, vehicles=Vehicles(9, 9, 9, 9), cohesion=1000
    )


def lurking(state: GameState, side: str) -> GameState:
    return with_foes(state, side, hidden=True, wait=500, posture=Posture.DISPERSED)


def spent(state: GameState, side: str) -> GameState:
    return with_foes(
        state, side, minutes=0, march_m=0, water_fuel=0, ammunition=0, prisoners={"army": 3}
    )


def other_dice(state: GameState, side: str) -> GameState:
    return replace(state, dice={"estimate|csp|w1": 9, "talk|x|y|z": 4}, seed=state.seed + 1)


def other_end(state: GameState, side: str) -> GameState:
    return replace(state, clock=replace(state.clock, last_turn=99))


def other_facts(state: GameState, side: str) -> GameState:
    """Let everything have happened otherwise, and something more; nobody has told of it."""
    otherwise = {
        key: replace(
            fact, figures={name: 7 * people + 5 for name, people in fact.figures.items()},
            cause="otherwise", reported=True,
        )
        for key, fact in state.facts.items()
    }  # fmt: skip
    fact = Fact("f99", "fight", 1, Hex(3, 3), {"killed.army": 99}, ("army", "csp"), "ambush")
    return replace(state, facts={**otherwise, "f99": fact})


def other_reports(state: GameState, side: str) -> GameState:
    """Let nobody but the side have a report, and the public not know what its stories are of."""
    own = {key: reports for key, reports in state.reports.items() if key == side}
    stories = {key: Story(key, None, (), {"losses|army": 9}) for key in state.stories}
    return replace(state, reports=own, stories=stories, presence={})


def false_contacts(state: GameState, side: str) -> GameState:
    """Put nobody behind the side's own contacts, and forget everybody else's."""
    own = {
        key: replace(contact, unit=None) for key, contact in state.contacts.get(side, {}).items()
    }
    return replace(state, contacts={side: own})


def other_staffs(state: GameState, side: str) -> GameState:
    factions = {
        key: each
        if key == side
        else replace(
            each,
            command_points=0,
            contacts_made=99,
            marks={"permission": 2},
            tracks={name: Track(1) for name in each.tracks},
            moves_told=77,
        )
        for key, each in state.factions.items()
    }
    secret = Moved("unity", "cause.own_losses", -90, -90, 1, 1)
    moves = {
        key: table if key in (side, "public", "shared") else {**table, "x": secret}
        for key, table in state.moves.items()
    }
    return replace(state, factions=factions, moves=moves)


def other_places(state: GameState, side: str) -> GameState:
    """Let every place be in other hands, emptied and afraid, and others know of it."""
    places = {
        key: replace(place, holder="army", inhabitants=1, fear=1000, leaning={}, held={"csp": 9})
        for key, place in state.places.items()
    }
    known = {key: table if key == side else {} for key, table in state.known.items()}
    return replace(state, places=places, known=known)


def other_aircraft(state: GameState, side: str) -> GameState:
    own = {key: craft for key, craft in state.aircraft.items() if craft.faction == side}
    craft = Aircraft("ghost", "armed_drone", "nobody", "kidal", 7)
    return replace(state, aircraft={**own, "ghost": craft})


def other_roadblocks(state: GameState, side: str) -> GameState:
    own = {
        key: block
        for key, block in state.roadblocks.items()
        if side != "public" and (state.allied(side, block.faction) or side in block.known)
    }
    mined = {
        f"m{number}": Roadblock(f"m{number}", foe, at)
        for foe in ("csp", "jihadists", "army")
        if side == "public" or not state.allied(side, foe)
        for number, at in enumerate(BOOK.ground.grid.hexes[::7])
    }
    return replace(state, roadblocks={**own, **mined})


def other_captives(state: GameState, side: str) -> GameState:
    """Let others hold whom they like; only who was named is known to his own side."""
    own = {key: row for key, row in state.captives.items() if key.partition("|")[0] == side}
    theirs = {
        f"{holder}|{faction}": Captives(
            f"{holder}|{faction}",
            {"tinzaouaten": 9},
            state.captives.get(f"{holder}|{faction}", Captives("")).named if faction == side else 4,
            handed=3,
        )
        for holder in state.factions
        for faction in state.factions
        if holder not in (side, faction)
    }
    return replace(state, captives={**theirs, **own})


def other_dilemmas(state: GameState, side: str) -> GameState:
    """Let other sides have other dilemmas before them, and all else have happened otherwise."""
    own = {key: asked for key, asked in state.dilemmas.items() if asked.to == side}
    theirs = {
        event: Asked(event, plan.dilemma.to, 99)
        for event, plan in BOOK.script.items()
        if plan.dilemma is not None and plan.dilemma.to != side
    }
    happened = {event: Happened(event, 3, 1, "otherwise") for event in BOOK.script}
    return replace(state, dilemmas={**theirs, **own}, happened=happened)


def other_depots(state: GameState, side: str) -> GameState:
    """Empty what others store, loot what the side hid, and let others hide stores everywhere."""
    own = {
        key: replace(depot, looted=depot.hidden)
        for key, depot in state.depots.items()
        if depot.faction == side
    }
    allied = {
        key: depot
        for key, depot in state.depots.items()
        if side in state.factions and state.allied(side, depot.faction) and not depot.hidden
    }
    hidden = {
        f"x{number}": Depot(f"x{number}", foe, at, 900, 90, hidden=True)
        for foe in state.factions
        if foe != side
        for number, at in enumerate(BOOK.ground.grid.hexes[::9])
    }
    kept = {key: {**own, **allied}[key] for key in state.depots if key in own or key in allied}
    return replace(state, depots={**hidden, **kept})


def other_blockades(state: GameState, side: str) -> GameState:
    places = {key: replace(place, blockade=9999) for key, place in state.places.items()}
    return replace(state, places=places)


def other_bargains(state: GameState, side: str) -> GameState:
    """Let others have agreed in secret on everything they can, and trust each other otherwise."""
    others = [faction for faction in state.factions if faction != side]
    pairs = [(one, other) for one in others for other in others if one < other]
    free = [pair for pair in pairs if not list(between(state.bargains, *pair))]
    agreed = {
        f"{kind}|{one}|{other}": Bargain(
            f"{kind}|{one}|{other}", kind, (one, other), 1, Terms("tinzaouaten", 9),
            Hex(3, 3), 99, state.relation(one, other) if kind in BRINGS else None,
        )
        for one, other in free
        if state.hostile(one, other)
        for kind in ("truce", "passage", "information")
    }  # fmt: skip
    relations = {pair_of(*each.parties): "truce" for each in agreed.values()}
    asked = {
        f"truce|{one}|{other}": Pending(
            f"truce|{one}|{other}", "truce", one, other, (), 99, terms=Terms(None, 9)
        )
        for one, other in free
    }
    return replace(
        state,
        bargains={**state.bargains, **agreed},
        relations={**state.relations, **relations},
        pending={**state.pending, **asked},
        trust={**state.trust, **{f"{one}|{other}": Trust(1, {}) for one, other in pairs}},
    )


TWISTS: tuple[Twist, ...] = (
    other_bargains,
    elsewhere,
    gone,
    stronger,
    lurking,
    spent,
    other_dice,
    other_end,
    other_facts,
    other_reports,
    false_contacts,
    other_staffs,
    other_places,
    other_aircraft,
    other_roadblocks,
    other_captives,
    other_dilemmas,
)


def sampled() -> list[GameState]:
    """Return states from the beginning, the middle and the end of matches of both kinds of bot."""
    states = moments(played(1, "standard"), 23) + moments(played(2, "random"), 41)
    return [*states, played(1, "standard").state]


def all_menus(state: GameState, side: str) -> list[Any]:
    """Return everything a side is told it may and may not do, spelt out."""
    view = observe(BOOK, state, side)
    subjects = (None, *view.units)
    return [spelt(offer) for unit in subjects for offer in menu(BOOK, view, unit)]


@pytest.mark.parametrize("twist", TWISTS, ids=lambda twist: twist.__name__)
@pytest.mark.parametrize("side", SIDES)
def test_what_is_out_of_sight_changes_no_view(side: str, twist: Twist) -> None:
    for state in sampled():
        assert observe(BOOK, twist(state, side), side) == observe(BOOK, state, side)


@pytest.mark.parametrize("side", [side for side in SIDES if side != "public"])
def test_what_is_out_of_sight_changes_no_offer_no_choice_and_no_refusal(side: str) -> None:
    for state in sampled()[::3]:
        mine = replace(state, clock=replace(state.clock, acting=side))
        plain = all_menus(mine, side)
        for twist in TWISTS:
            assert all_menus(twist(mine, side), side) == plain, twist.__name__


def wishes(state: GameState, side: str) -> list[Order]:
    """Return orders a side might think of, wise or not: everybody's, of every kind, anywhere."""
    view = observe(BOOK, state, side)
    offers = [offer for unit in (None, *view.units) for offer in menu(BOOK, view, unit)]
    return [order for offer in offers for order in some(offer)]


def some(offer: Offer) -> list[Order]:
    """Return orders of an offer with the first, a middle and the last choice of each blank."""
    filled: list[dict[str, Any]] = [{}]
    for slot in offer.slots:
        filled = [
            {**each, slot.name: value}
            for each in filled
            for value in ends(tuple(slot.choices(each)))
        ]
    return [offer.fill(**each) for each in filled]


def ends(choices: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(choices[at] for at in (0, len(choices) // 2, -1))) if choices else ()


@pytest.mark.parametrize("side", [side for side in SIDES if side != "public"])
def test_an_order_is_legal_whatever_is_out_of_sight(side: str) -> None:
    for state in sampled()[::4]:
        mine = replace(state, clock=replace(state.clock, acting=side))
        orders = wishes(mine, side)[:60]
        answers = [legal(BOOK, observe(BOOK, mine, side), order) for order in orders]
        for twist in (elsewhere, lurking, false_contacts, other_places):
            view = observe(BOOK, twist(mine, side), side)
            assert [legal(BOOK, view, order) for order in orders] == answers


# Undo answers from the giver's own report, never from the truth.


def undoable(state: GameState, side: str, order: Order) -> tuple[bool, tuple[Any, ...]]:
    """Return whether an order could be taken back, and what its giver perceived of it."""
    session = session_at(state)
    events = resolve(BOOK, state, order)
    session.steps.append(Step(side, order, state, events))
    session.state = play(state, events)
    perceived = tuple(line for event in events for line in event.tells if line.side == side)
    return session.can_undo(side), perceived


def session_at(state: GameState) -> Session:
    read = scenario()
    session = Session.start(read.book, read.text, read.digest, 1, {})
    session.state = state
    return session


@pytest.mark.parametrize("side", [side for side in SIDES if side != "public"])
def test_equal_reports_give_equal_answers_to_undo(side: str) -> None:
    compared = 0
    for state in moments(played(1, "standard"), 40):
        mine = replace(state, clock=replace(state.clock, acting=side))
        for order in wishes(mine, side)[::5]:
            if legal(BOOK, observe(BOOK, mine, side), order) is not None:
                continue
            plain, report = undoable(mine, side, order)
            for twist in (stronger, other_facts, other_end, other_staffs, elsewhere):
                answer, other_report = undoable(twist(mine, side), side, order)
                if other_report == report:
                    compared += 1
                    assert answer == plain, (twist.__name__, order)
    assert compared >= 10


# Reports carry nobody else's names.


def foreign_names(state: GameState, side: str) -> re.Pattern[str]:
    """Return what matches a unit, an aircraft or a contact that is another side's alone."""
    units = [unit.id for unit in foes(state, side)]
    aircraft = [craft.id for craft in state.aircraft.values() if craft.faction != side]
    others = "|".join(re.escape(name) for name in (*units, *aircraft))
    staffs = "|".join(other for other in state.factions if other != side)
    return re.compile(rf"(?:{others})|(?:{staffs})\d+")


def texts(value: Any) -> list[str]:
    """Return every text in plain data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, (tuple, list)):
        return [text for each in value for text in texts(each)]
    return []


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("seed", "player"), [(1, "standard"), (2, "standard"), (3, "random")])
def test_reports_name_no_foreign_unit_and_no_foreign_contact(
    side: str, seed: int, player: str
) -> None:
    session = played(seed, player)
    foreign = foreign_names(session.state, side)
    for line in session.reports(side):
        named = [text for text in texts(line.args) if foreign.fullmatch(text)]
        assert named == [], line


@pytest.mark.parametrize("side", SIDES)
def test_news_name_no_unit(side: str) -> None:
    foreign = foreign_names(played(1, "standard").state, side)
    for item in played(1, "standard").state.news.values():
        assert not [text for text in texts(item.args) if foreign.fullmatch(text)]


def test_a_contacts_number_tells_nothing_of_the_unit() -> None:
    """A side numbers its contacts as they come: 1, 2, 3 ..."""
    for state in sampled():
        for side, held in state.contacts.items():
            made = state.factions[side].contacts_made
            for key, contact in held.items():
                assert contact.sighting.id == key
                assert re.fullmatch(rf"{side}(\d+)", key)
                assert int(key.removeprefix(side)) <= made
