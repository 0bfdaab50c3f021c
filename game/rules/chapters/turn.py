"""The turn: placement, morning, impulses in a drawn sequence, evening, and the end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from game.rules.changes import Put, Set
from game.rules.chapter import NEVER, Chapter
from game.rules.dice import Dice
from game.rules.events import PUBLIC, Tell
from game.rules.muster import muster
from game.rules.orders import Offer, Order
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Clock, GameState, Stage, Weather
from game.rules.tracks import close_the_day
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Pass(Order):
    """End the impulse. Who passes without having spent a point is out for the turn."""

    kind: ClassVar[str] = "pass"
    shows_die: ClassVar[bool] = True
    cost: ClassVar[int] = 0


class TurnChapter(Chapter):
    """Passing; the rest of the turn runs by itself."""

    name = "turn"
    number = 1
    orders = (Pass,)
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff to end its impulse."""
        yield Offer(Pass, ())

    def resolve(self, course: Resolution, order: Order) -> None:
        """End the running impulse."""
        clock = course.state.clock
        side = acting(course)
        out = (
            clock.stage is Stage.AFTERMATH
            or clock.spent == 0
            or course.state.factions[side].command_points == 0
        )
        passed = (*clock.passed, side) if out else clock.passed
        course.happen(
            "impulse_ended",
            {"faction": side},
            (
                Set(
                    "match",
                    "clock",
                    {"acting": None, "spent": 0, "passed": passed, "last": side},
                ),
            ),
        )

    def evening(self, course: Resolution) -> None:
        """Begin a new list of what moved each track; others hear of the old one's public part."""
        close_the_day(course)

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Do the same when a news turn of the Aftermath begins."""
        close_the_day(course)


CHAPTER = TurnChapter()


def acting(course: Resolution) -> str:
    """Return the side whose order is being carried out."""
    side = course.state.clock.acting
    assert side is not None, "an order is carried out in nobody's impulse"
    return side


def pay(course: Resolution, order: Order) -> None:
    """Take the command points an order costs."""
    if order.cost == 0:
        return
    side = acting(course)
    points = course.state.factions[side].command_points
    course.happen(
        "points_spent",
        {"faction": side, "order": order.kind},
        (
            Set("factions", side, {"command_points": points - order.cost}),
            Set("match", "clock", {"spent": course.state.clock.spent + order.cost}),
        ),
    )


def open_match(course: Resolution) -> None:
    """Set up everything before the first decision."""
    muster(course)
    placing = tuple(
        side for side, faction in course.book.factions.items() if faction.places_hidden(course.book)
    )
    last_turn = course.book.turns - course.dice.throw(2, "last_turn")
    clock = Clock(stage=Stage.PLACEMENT, order=placing, last_turn=last_turn)
    course.happen("match_begun", {}, (Put("match", "clock", clock),))
    go_on(course)


def go_on(course: Resolution) -> None:
    """Bring the match to its next decision, if nobody has one now."""
    while course.state.clock.acting is None and course.state.clock.stage is not Stage.OVER:
        side = next_to_act(course.state)
        if side is not None:
            begin_impulse(course, side)
        elif course.state.clock.stage is Stage.PLACEMENT:
            begin_turn(course, 1)
        elif course.state.clock.stage is Stage.AFTERMATH:
            end_news_turn(course)
        else:
            end_turn(course)


def next_to_act(state: GameState) -> str | None:
    """Return who has the next impulse: the next in the sequence who has not passed.

    Nobody has two in a row while somebody else can still act, not even across the end of
    a turn.
    """
    clock = state.clock
    waiting = [side for side in clock.order if side not in clock.passed]
    if not waiting:
        return None
    if clock.last in clock.order:
        start = clock.order.index(clock.last) + 1
        turned = clock.order[start:] + clock.order[:start]
        waiting = [side for side in turned if side in waiting]
    return waiting[0]


def begin_impulse(course: Resolution, side: str) -> None:
    """Give *side* the word."""
    for chapter in course.book.chapters:
        chapter.impulse(course, side)
    course.happen(
        "impulse_begun",
        {"faction": side},
        (Set("match", "clock", {"acting": side, "spent": 0, "sprung": ()}),),
        (Tell(side, "learnt.impulse", {"faction": side}),),
    )


def begin_turn(course: Resolution, number: int) -> None:
    """Start a turn: fresh dice, weather, the sequence, command points, what chapters do at dawn."""
    book = course.book
    course.state = fresh_dice(course, number)
    order = shuffled(course.dice, tuple(book.factions), course.state.clock.last)
    weather = weather_of(course, number)
    course.happen(
        "turn_begun",
        {"turn": number},
        (
            Set(
                "match",
                "clock",
                {
                    "turn": number,
                    "stage": Stage.IMPULSES,
                    "order": order,
                    "acting": None,
                    "spent": 0,
                    "passed": (),
                    "last": None,
                    "weather": weather,
                },
            ),
            *(
                Set("factions", side, {"command_points": points_of(course, side, number)})
                for side in book.factions
            ),
        ),
        tuple(
            Tell(side, "learnt.turn", {"turn": number, **spells(weather)})
            for side in (*book.factions, PUBLIC)
        ),
    )
    for chapter in book.chapters:
        chapter.morning(course)


def points_of(course: Resolution, side: str, turn: int) -> int:
    """Return the command points a faction's staff has in a turn: none while nobody leads it."""
    broken = course.state.broken.get(side)
    if broken is not None and turn <= broken.until:
        return 0
    return course.book.sides[side].command_points


def fresh_dice(course: Resolution, turn: int) -> GameState:
    """Clear the dice of the turn before."""
    course.dice = Dice(course.state.seed, turn, {})
    course.happen("dice_gathered", {}, (Put("match", "dice", {}),))
    return course.state


def shuffled(dice: Dice, sides: tuple[str, ...], last: str | None) -> tuple[str, ...]:
    """Return the sequence of a turn; who acted last in the turn before does not begin."""
    left = list(sides)
    drawn: list[str] = []
    while left:
        drawn.append(left.pop(dice.throw(len(left), "sequence")))
    if drawn[0] == last and len(drawn) > 1:
        drawn[0], drawn[1] = drawn[1], drawn[0]
    return tuple(drawn)


def spells(weather: Weather) -> dict[str, int]:
    """Return the weather as plain data for a report."""
    return {"storm": weather.storm, "night": weather.night, "heat": weather.heat}


def weather_of(course: Resolution, turn: int) -> Weather:
    """Return the weather of a turn from the scenario's spells and the time of day."""
    book = course.book
    first = book.elapsed(turn)
    last = first + book.turn_minutes
    minutes = {"sandstorm": 0, "heat": 0}
    for number, spell in enumerate(book.weather):
        # One die for the whole spell, whichever turn asks: a storm that came does not flicker.
        draw = Dice(course.state.seed, 0, {})
        if draw.chance(spell.chance, "weather", str(number)):
            overlap = min(last, spell.last_minute) - max(first, spell.first_minute)
            minutes[spell.kind] = minutes.get(spell.kind, 0) + max(0, overlap)
    return Weather(
        storm=min(book.turn_minutes, minutes["sandstorm"]),
        night=dark_minutes(book, turn),
        heat=min(book.turn_minutes, minutes["heat"]),
    )


def dark_minutes(book: Rulebook, turn: int) -> int:
    """Return how many minutes of a turn lie between nightfall and daybreak, to the minute."""
    dusk, dawn = book.numbers["weather.dusk_minute"], book.numbers["weather.dawn_minute"]
    start = book.minute_of_turn(turn)
    end = start + book.turn_minutes
    night = 1440 - dusk + dawn
    nights = range(dusk - 1440, end, 1440)
    return sum(max(0, min(end, fall + night) - max(start, fall)) for fall in nights)


def end_turn(course: Resolution) -> None:
    """Close a turn: what chapters do in the evening, then the next turn or the end."""
    for chapter in course.book.chapters:
        chapter.evening(course)
    turn = course.state.clock.turn
    if turn >= course.state.clock.last_turn:
        begin_news_turn(course, 1)
    else:
        begin_turn(course, turn + 1)


def begin_news_turn(course: Resolution, number: int) -> None:
    """Start a news turn of the Aftermath, in which nobody moves, or end it all."""
    book = course.book
    if number > len(book.aftermath):
        end_match(course)
        return
    clock: dict[str, object] = {
        "stage": Stage.AFTERMATH,
        "news_turn": number,
        "order": tuple(side for side in book.factions if not skips(course.state, side)),
        "acting": None,
        "spent": 0,
        "passed": (),
        "last": None,
    }
    course.happen("dice_gathered", {}, (Put("match", "dice", {}),))
    points = book.numbers["aftermath.command_points"]
    minute = book.moment(replace(course.state.clock, news_turn=number))
    course.happen(
        "news_turn_begun",
        {"number": number},
        (
            Set("match", "clock", clock),
            *(Set("factions", side, {"command_points": points}) for side in book.factions),
        ),
        tuple(
            Tell(side, "learnt.news_turn", {"news_moment": minute, "n": number})
            for side in (*book.factions, PUBLIC)
        ),
    )
    course.dice = Dice(course.state.seed, course.state.clock.dice_turn, {})
    before = book.aftermath[number - 2] if number > 1 else 0
    for chapter in book.chapters:
        chapter.news_begin(course, book.aftermath[number - 1] - before)


def skips(state: GameState, side: str) -> bool:
    """Return whether a side has left the news to its spokesman."""
    return bool(state.factions[side].marks.get("skips_news"))


def end_news_turn(course: Resolution) -> None:
    """Close a news turn: what chapters do at its end, then the next one or the end."""
    for chapter in course.book.chapters:
        chapter.news_end(course)
    begin_news_turn(course, course.state.clock.news_turn + 1)


def end_match(course: Resolution) -> None:
    """Close the match: every chapter's last word, then silence."""
    for chapter in course.book.chapters:
        chapter.ending(course)
    course.happen(
        "match_ended",
        {"turn": course.state.clock.turn},
        (Set("match", "clock", {"stage": Stage.OVER, "acting": None}),),
        tuple(Tell(side, "learnt.over", {}) for side in (*course.book.factions, PUBLIC)),
    )
