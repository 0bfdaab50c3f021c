"""One whole match of each scenario as text: whatever changes in it, somebody has to look at.

After a change of the rules or the bots that is meant:

    IFOGHAS_REGENERATE=1 python -m pytest tests/playthroughs

writes the files anew; the difference then stands in the commit, to be read.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from game.hexgrid import Hex
from game.rules.events import PUBLIC, Tell
from game.rules.orders import Order
from game.rules.state import GameState
from game.rules.units import Fleet, Ledger
from game.session import Session
from tests.contract.playing import SCENARIOS, played

SEED = 1
HERE = Path(__file__).resolve().parent
ANEW = "IFOGHAS_REGENERATE"


def shown(value: Any) -> str:
    """Return a value as it stands in the text: `21,14` for a hex, `a+b` for several."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Hex):
        return f"{value.q},{value.r}"
    if isinstance(value, Mapping):
        return named(value)
    if isinstance(value, (tuple, list)):
        return "+".join(shown(each) for each in value) or "-"
    return "-" if value is None else str(value)


def named(values: Mapping[str, Any]) -> str:
    return " ".join(f"{name}={shown(value)}" for name, value in values.items())


def order_line(order: Order) -> str:
    blanks = {field.name: getattr(order, field.name) for field in fields(order)}
    units = blanks.pop("units")
    return " ".join(
        part for part in (order.kind, shown(units), named(blanks)) if part not in ("", "-")
    )


def public_lines(events: Any) -> Iterator[str]:
    told: list[Tell] = [line for event in events for line in event.tells if line.side == PUBLIC]
    for line in told:
        if line.key == "learnt.turn":
            yield f"\n{named(line.args)}"
        else:
            yield f"  > {line.key} {named(line.args)}".rstrip()


def text_of(session: Session) -> str:
    """Return a match as text: orders with their reasons, what the public heard, how it ended."""
    found = [f"{session.book.scenario}, seed {session.seed}, standard bots"]
    found += public_lines(session.opening)
    orders = [record for record in session.log.records if record["kind"] == "order"]
    for step, record in zip(session.steps, orders, strict=True):
        reason, args = record["reason"]
        why = f"{reason} {named(args)}".strip()
        found.append(f"  {step.side:9} {order_line(step.order)}  ({why})")
        found += public_lines(step.events)
    return "\n".join((*found, "", *end_of(session.state), ""))


def end_of(state: GameState) -> Iterator[str]:
    """Yield how it ended: units, places, scores."""
    yield "end"
    for unit in state.units.values():
        ledger = {name: n for name, n in zip(Ledger._fields, unit.ledger, strict=True) if n}
        fleet = {f"v.{name}": n for name, n in zip(Fleet._fields, unit.fleet, strict=True) if n}
        where = shown(unit.at) if unit.at is not None else "off"
        yield (
            f"  {unit.id} {where} people={unit.people} wounded={unit.wounded} {named(ledger)} "
            f"{named(fleet)} cohesion={unit.cohesion} prisoners={shown(unit.prisoners)}"
        )
    for place in state.places.values():
        yield f"  {place.id} holder={place.holder} held={named(place.held)}".rstrip()
    for side, parts in state.scores.items():
        listed = " ".join(f"{aim}={tenths}/{most}" for aim, tenths, most in parts)
        yield f"  {side} {sum(part[1] for part in parts)} {listed}"


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_match_goes_as_it_went(path: Path) -> None:
    golden = HERE / f"{path.stem}.txt"
    text = text_of(played(SEED, "standard", path))
    if os.environ.get(ANEW):
        golden.write_text(text, "utf-8", newline="\n")
    assert golden.exists(), f"there is no {golden.name}; {ANEW}=1 writes it"
    went, goes = golden.read_text("utf-8").splitlines(), text.splitlines()
    first = next(
        (n for n, (one, other) in enumerate(zip(went, goes, strict=False)) if one != other),
        min(len(went), len(goes)),
    )
    assert went == goes, (
        f"{golden.name}:{first + 1}: the match goes another way from here; "
        f"if that is meant, {ANEW}=1 writes the file anew"
    )


def test_each_golden_match_is_that_of_a_scenario_there_is() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {path.stem for path in SCENARIOS}
