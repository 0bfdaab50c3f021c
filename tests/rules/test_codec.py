"""Records, orders and events survive being written as JSON and read again."""

import json

import pytest

from game.rules.changes import Drop, Put, Set
from game.rules.codec import (
    CodecError,
    decode_change,
    decode_event,
    decode_order,
    encode_change,
    encode_event,
    encode_order,
)
from game.rules.contacts import Level
from game.rules.engine import begin
from game.rules.events import Event, Tell, play
from game.rules.state import GameState
from game.scenario.doctrine import doctrine
from tests.contract.playing import played
from tests.pictures import match


@pytest.mark.parametrize("player", ["standard", "random"])
def test_every_event_of_a_match_comes_back_as_it_was(player: str) -> None:
    session = played(1, player)
    state, again = play(GameState(), session.opening), GameState()
    for event in session.opening:
        again = play(again, (decode_event(json.loads(json.dumps(encode_event(event)))),))
    assert again == state
    for step in session.steps:
        for event in step.events:
            back = decode_event(json.loads(json.dumps(encode_event(event))))
            assert back.changes == event.changes
            assert encode_event(back) == encode_event(event)


@pytest.mark.parametrize("player", ["standard", "random"])
def test_every_order_of_a_match_comes_back_as_it_was(player: str) -> None:
    for step in played(1, player).steps:
        data = json.loads(json.dumps(encode_order(step.order)))
        assert decode_order(doctrine().orders, data) == step.order


def test_a_contact_comes_back_with_its_level_and_its_hex() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 60\narmy f1@0,1 motorised_company 60")
    for event in drawn.seen("csp", "f1", Level.SIGHTED).events:
        assert decode_event(json.loads(json.dumps(encode_event(event)))).changes == event.changes


@pytest.mark.parametrize(
    "change",
    [
        Put("relations", "army|csp", "truce"),
        Set("units", "c1", {"people": 7, "wait": None, "prisoners": {"army": 2}}),
        Drop("roadblocks", "b"),
        Put("match", "seed", 3),
    ],
    ids=lambda change: type(change).__name__,
)
def test_each_kind_of_change_comes_back(change: Put | Set | Drop) -> None:
    assert decode_change(json.loads(json.dumps(encode_change(change)))) == change


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"name": "x", "changes": [["turn", "units", "c1"]]},
        {"name": "x", "changes": [["set", "dragons", "c1", {}]]},
        {"name": "x", "changes": [["set", "units", "c1", {"wings": 2}]]},
        {"name": "x", "changes": [["set", "units", "c1", {"people": "many"}]]},
        {"name": "x", "changes": [["put", "units", "c1", {"id": "c1"}]]},
        {"name": "x", "changes": [["put"]]},
        {"name": "x", "tells": [["csp"]]},
    ],
)
def test_what_is_no_event_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(CodecError):
        decode_event(data)


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "fly_to_the_moon", "units": []},
        {"kind": "march", "units": ["c1"]},
        {"kind": "march", "units": ["c1"], "pace": "crawl", "route": "fast", "to": [0, 0]},
        {"kind": "march", "units": ["c1"], "pace": "dash", "route": "fast", "to": [0]},
        {"kind": "pass", "units": [], "loudly": True},
    ],
)
def test_what_is_no_order_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(CodecError):
        decode_order(doctrine().orders, data)


def test_an_event_of_an_unknown_name_still_applies_for_only_its_changes_count() -> None:
    event = decode_event({"name": "a_rule_of_tomorrow", "changes": [["put", "match", "seed", 5]]})
    assert play(GameState(), (event,)).seed == 5


def test_an_event_that_says_nothing_takes_no_room() -> None:
    assert encode_event(Event("dawn")) == {"name": "dawn"}
    assert decode_event({"name": "dawn"}) == Event("dawn")
    assert decode_event(encode_event(Event("x", tells=(Tell("csp", "k", {"n": 1}),)))).tells == (
        Tell("csp", "k", {"n": 1}),
    )


def test_begin_needs_no_more_than_the_rulebook_and_the_seed() -> None:
    drawn = match("..", "csp c1@0,0 technical_squadron 60")
    assert begin(drawn.book, 9) == begin(drawn.book, 9)
