"""Phrasing: the sentence in which a party says something, and the figures in it."""

from collections.abc import Mapping

from game.rules.battles import BATTLE
from game.rules.claims import Scene, part_of
from game.rules.manners import CLASHES, under_fire
from game.rules.public import Account, Claimed, Style
from game.rules.reports import HURT
from game.rules.state import Value


def worded(
    course: Scene,
    side: str,
    account: Account,
    style: Style,
    claims: Mapping[str, Claimed],
) -> dict[str, Value]:
    """Return what the sentence of a statement is made of."""
    kind = "clash" if account.kind in CLASHES - {BATTLE} else account.kind
    if under_fire(side, account):
        kind = "fire"
    if account.kind == "aircraft_lost" and f"aircraft.{side}" not in account.figures:
        kind = "aircraft_seen"
    said = f"said.{style}.{kind}"
    if f"{style}.{kind}" in course.book.factions[side].own_words():
        said = f"said.{side}.{style}.{kind}"
    if account.kind == "strike" and account.parties[0] == side and style is not Style.DENY:
        said = "said.struck"
    return {
        "voice_sentence": (f"voice.{course.book.sides[side].channel}", {"speaker": side}),
        "body_sentence": (said, body(side, account, claims)),
    }


def body(side: str, account: Account, claims: Mapping[str, Claimed]) -> dict[str, Value]:
    """Return the figures of a statement as its sentence says them."""
    foes = tuple(
        dict.fromkeys(key.partition(".")[2] for key in claims if not key.endswith(f".{side}"))
    )
    args: dict[str, Value] = {"at": account.at, "foes": foes}
    for name, what in (
        ("foes_dead", "killed"),
        ("foes_vehicles", "vehicles"),
        ("foes_captured", "captured"),
    ):
        args[name] = summed(claims, what, side, own=False)
    args["hurt"] = claims[HURT].middle if HURT in claims else 0
    args["dead_sentences"] = dead_by_enemy(claims, side)
    own_named = f"killed.{side}" in claims
    own: dict[str, Value] = {
        "own_dead": summed(claims, "killed", side, own=True),
        "own_captured": summed(claims, "captured", side, own=True),
        "own_vehicles": summed(claims, "vehicles", side, own=True),
    }
    args["own_sentence"] = ("said.own" if own_named else "said.own_unnamed", own)
    return args


def dead_by_enemy(claims: Mapping[str, Claimed], side: str) -> tuple[Value, ...]:
    """Return a clause for each enemy's dead, or one that there are none."""
    found: tuple[Value, ...] = tuple(
        ("said.dead_of", {"dead": claimed.middle, "faction": quantity.partition(".")[2]})
        for quantity, claimed in claims.items()
        if part_of(side, quantity) == "foes_dead" and claimed.middle
    )
    return found or (("said.dead_none", {}),)


def summed(claims: Mapping[str, Claimed], what: str, side: str, *, own: bool) -> int:
    """Return the sum of a kind of figure over the speaker, or over everybody else."""
    return sum(
        claimed.middle
        for quantity, claimed in claims.items()
        if quantity.partition(".")[0] == what and (quantity.partition(".")[2] == side) is own
    )
