"""Why: each number a player sees, with the reasons that make it what it is.

One shape for all of them: a number, where it started from, what it was multiplied by, what was
added to it. Every function here takes the reasons from the very functions that compute the
number and judges on the view alone, so that an explanation can neither differ from what is
played nor tell what its reader does not know. `game.words.explained` makes lines of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.hexgrid import Hex
from game.rules.captivity import guarded, row_of
from game.rules.chapters.combat import Attack, attack_odds
from game.rules.contacts import Level, Sighting
from game.rules.events import Tell
from game.rules.going import Share, multiplied
from game.rules.groups import group_of
from game.rules.marching import price, reach
from game.rules.orders import Pace, Route
from game.rules.power import Factor
from game.rules.rulebook import Aim, Rulebook
from game.rules.state import Roadblock, Value
from game.rules.units import Unit
from game.rules.view import View
from game.rules.visible import seen_from_m, seen_shares


@dataclass(frozen=True, slots=True)
class Why:
    """A number and its reasons, as words keys."""

    key: str
    """Words key of the sentence that says the number."""

    value: int
    unit: str
    """How the value is read: the last word of an argument's name, such as `m` or `tenths`."""

    base: int | None = None
    """What the factors are multiplied onto, or the changes added to; None where there is none."""

    factors: tuple[Share, ...] = ()
    changes: tuple[Share, ...] = ()
    """What was added; a share's `permille` is here in the value's own unit."""

    foes: tuple[Share, ...] = ()
    """The other side's factors."""

    history: tuple[Share, ...] = ()
    """What moved the number before, in its own unit, the oldest first."""

    args: Mapping[str, Value] = field(default_factory=dict)
    """What else the sentence speaks of."""

    @property
    def adds_up(self) -> bool:
        """Whether the reasons given make the number: base × factors + changes."""
        if self.base is None:
            return False
        whole = multiplied(self.base, self.factors)
        return whole + sum(change.permille for change in self.changes) == self.value


def of_factors(listed: Iterable[Factor]) -> tuple[Share, ...]:
    """Return the factors of a fight as reasons."""
    return tuple(Share(factor.key, factor.permille, {}) for factor in listed)


def sight_why(book: Rulebook, view: View, unit: Unit, pace: Pace = Pace.NORMAL) -> Why:
    """Return from how far off a unit one knows all about is noticed by ordinary scouts."""
    group = group_of(unit, view.units)
    value = seen_from_m(book, view.weather, group, unit, pace)
    hidden = value == 0
    return Why(
        "why.hidden" if hidden else "why.sight",
        value,
        "m",
        0 if hidden else book.numbers["sight.column_m"],
        () if hidden else seen_shares(book, view.weather, group, unit, pace),
        args={"unit": unit.id},
    )


def march_why(
    book: Rulebook, view: View, group: tuple[Unit, ...], pace: Pace, route: Route, to: Hex
) -> Why | None:
    """Return what a march costs a group, step by step gathered by ground; None out of reach."""
    found = reach(book, view, group, pace, route)
    if found is None or to not in found.costs:
        return None
    path = found.path_to(to)
    paid = price(book, view.borders, group, pace, route, path)
    if paid is None:
        return None
    return Why(
        "why.march",
        paid.march_m,
        "m",
        len(path) * book.ground.hex_m,
        (*by_ground(book, paid.steps), *paid.burden),
        args={
            "units": tuple(unit.id for unit in group),
            "to": to,
            "pace": pace,
            "march_minutes": paid.minutes,
            "fuel_days": paid.fuel,
        },
    )


def by_ground(book: Rulebook, steps: Iterable[tuple[Share, ...]]) -> tuple[Share, ...]:
    """Return the ground's reasons of a march, each with how far it holds."""
    metres: dict[tuple[str, int], int] = {}
    args: dict[tuple[str, int], Mapping[str, Value]] = {}
    for shares in steps:
        for share in shares:
            mark = share.key, share.permille
            metres[mark] = metres.get(mark, 0) + book.ground.hex_m
            args.setdefault(mark, share.args)
    return tuple(
        Share(
            "cause.over_ground",
            permille,
            {"ground_sentence": (key, args[key, permille]), "over_m": over},
        )
        for (key, permille), over in metres.items()
    )


def contact_why(book: Rulebook, view: View, contact: Sighting) -> Why:
    """Return how doubtful a contact's place is: what it was, and how it grew since."""
    age = (view.turn - contact.turn) * book.turn_minutes
    growth = min(contact.doubt_m, age * book.numbers["sight.doubt_per_hour_m"] // 60)
    grown = (Share("cause.unseen", growth, {"age_minutes": age}),) if age else ()
    return Why(
        "why.contact",
        contact.doubt_m,
        "m",
        contact.doubt_m - (growth if age else 0),
        changes=grown,
        args={
            "level": int(contact.level),
            "source": contact.source,
            "age_minutes": age,
            "left_minutes": left_minutes(book, contact.level, age),
        },
    )


def left_minutes(book: Rulebook, level: Level, age: int) -> int:
    """Return how long a contact nobody sees again still counts as it does."""
    until = {
        Level.IDENTIFIED: "sight.to_sighted_minutes",
        Level.SIGHTED: "sight.to_rumour_minutes",
    }.get(level, "sight.forget_minutes")
    return max(0, book.numbers[until] - age)


def odds_why(book: Rulebook, view: View, order: Attack) -> Why:
    """Return the odds of an attack, from what its giver believes."""
    odds = attack_odds(book, view, order)
    return Why(
        "why.odds",
        odds.ratio,
        "ratio",
        factors=of_factors(odds.attackers),
        foes=of_factors(odds.defenders),
        args={
            "contact": order.contact,
            "bare_ratio": odds.bare_ratio,
            "win_permille": odds.win,
            "draw_permille": odds.draw,
            "loss_permille": odds.loss,
            "own_estimate": odds.own_losses,
            "their_estimate": odds.their_losses,
        },
    )


def fight_why(told: Tell) -> Why:
    """Return why a fight cost what it cost, from a side's own account of it."""
    args = told.args
    return Why(
        "why.fight",
        shown(args["lost"]),
        "n",
        factors=listed(args["causes"]),
        foes=listed(args["foes_causes"]),
        args={name: args[name] for name in ("at", "ratio", "bare_ratio", "bounds")},
    )


def shown(value: Value) -> int:
    """Return a figure of a report."""
    return value if isinstance(value, int) else 0


def listed(causes: Value) -> tuple[Share, ...]:
    """Return the causes of a report as reasons."""
    found = causes if isinstance(causes, tuple) else ()
    return tuple(
        Share(str(cause[0]), shown(cause[1]), {}) for cause in found if isinstance(cause, tuple)
    )


def leaning_why(book: Rulebook, view: View, place: str) -> Why | None:
    """Return how a place's people stand to the side, as it last learnt; None if it never did."""
    known = view.places.get(place)
    if known is None:
        return None
    age = (view.turn - known.turn) * book.turn_minutes
    args: dict[str, Value] = {
        "place": place,
        "age_minutes": age,
        "inhabitants": known.people,
        "food_permille": book.numbers["supply.kin_leaning"],
    }
    began = book.places[place].leaning.get(view.side, 0)
    changes = tuple(Share(cause, change, {}) for cause, change in known.moods.items() if change)
    lost = known.leaning - began - sum(change.permille for change in changes)
    if lost:
        changes = (*changes, Share("cause.people_hurt", lost, {}))
    return Why("why.leaning", known.leaning, "permille", began, changes=changes, args=args)


def prisoners_why(book: Rulebook, view: View) -> Why | None:
    """Return how many prisoners count for a side, and where they are; None if it never had any."""
    units = (*view.units.values(), *view.off_map.values())
    rows = [row_of(view.captives, view.side, faction) for faction in book.factions]
    parts = {
        "cause.guarded": sum(guarded(units, view.side, faction) for faction in book.factions),
        "cause.in_places": sum(sum(row.places.values()) for row in rows),
        "cause.let_go": sum(row.handed for row in rows),
    }
    changes = tuple(Share(key, people, {"n": people}) for key, people in parts.items() if people)
    if not changes:
        return None
    return Why("why.prisoners", sum(parts.values()), "n", 0, changes=changes)


def closed_road_why(book: Rulebook, block: Roadblock) -> Why:
    """Return what a closed road one knows of costs whoever takes it, and what clearing it does."""
    return Why(
        "why.closed_road",
        book.numbers["road.known_minutes"],
        "minutes",
        args={
            "at": block.at,
            "clear_minutes": book.numbers["road.clear_minutes"],
            "delay_minutes": book.numbers["road.delay_minutes"],
            "lost_permille": book.numbers["road.loss.normal"],
        },
    )


def aim_args(aim: Aim) -> dict[str, Value]:
    """Return what an aim's sentence speaks of; `deny` names a place and whom to keep out."""
    if aim.kind == "track":
        return {"track": aim.about, "wished_tenths": aim.level}
    if aim.kind in ("hold", "deny"):
        place, _, faction = aim.about.partition("|")
        return {"place": place, "faction": faction or None}
    return {"kept_permille": aim.level, "wished": aim.level}


def points_why(book: Rulebook, view: View) -> Why | None:
    """Return how many command points this impulse may still spend; None for who has no staff."""
    if view.me is None:
        return None
    limit = book.numbers["turn.impulse_points"]
    left = min(view.me.command_points, limit - view.spent)
    return Why(
        "why.points",
        left,
        "n",
        args={
            "of_turn": book.sides[view.side].command_points,
            "points": view.me.command_points,
            "spent": view.spent,
            "limit": limit,
        },
    )
