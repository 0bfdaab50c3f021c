"""Reactions: what capitals, sponsors, neighbours and movements make of it all in the Aftermath.

Each has its day and comes with the first news turn on or after it. Each moves a track up from a
line on and down below it, so that whoever stands worse before never stands better after.
"""

from game.rules.chapters.borders import patience_track
from game.rules.collapse import announce
from game.rules.internment import guests
from game.rules.resolution import Resolution
from game.rules.tracks import move


def react(course: Resolution, minutes: int) -> None:
    """Let everybody react whose day has come in the *minutes* before this news turn."""
    if comes(course, "aftermath.capital_minutes", minutes):
        take_stock(course, "capital")
    if comes(course, "aftermath.neighbours_minutes", minutes):
        neighbours(course)
    if comes(course, "aftermath.sponsors_minutes", minutes):
        take_stock(course, "sponsors")
    if comes(course, "aftermath.movements_minutes", minutes):
        take_stock(course, "movements")


def comes(course: Resolution, day: str, minutes: int) -> bool:
    """Return whether a day lies in the *minutes* up to now, counted from the last turn's end."""
    now = course.book.aftermath[course.state.clock.news_turn - 1]
    return now - minutes < course.number(day) <= now


def take_stock(course: Resolution, who: str) -> None:
    """Let those who carry factions decide: from a line on they stand firmer by it, below less."""
    for side, doctrine in course.book.factions.items():
        carried = doctrine.carried_by()
        if carried is None or doctrine.carried_in() != who or side in course.state.broken:
            continue
        track = course.state.factions[side].tracks.get(carried[0])
        if track is None:
            continue
        firm = track.value >= course.number("aftermath.firm")
        weak = track.value < course.number("aftermath.weak")
        verdict = "firm" if firm else "weak" if weak else "waiting"
        announce(course, f"news.{who}.{verdict}", side)
        ends = verdict == "weak" and doctrine.hired()
        weight = {"firm": 1, "waiting": 0, "weak": -1}[verdict] * course.number("aftermath.weight")
        tenths = -track.value if ends else weight
        move(course, side, carried[0], f"cause.{who}_{verdict}", tenths)


def neighbours(course: Resolution) -> None:
    """Let each neighbour whose patience counts say what it makes of guests, or of their absence."""
    for border in tuple(course.state.borders.values()):
        country, _, side = border.id.partition("|")
        track = patience_track(course.book, country, side)
        if side not in course.state.factions or track not in course.state.factions[side].tracks:
            continue
        if border.stance != "tolerated":
            continue
        weight = course.number("aftermath.weight")
        if guests(course, country, side):
            announce(course, "news.neighbour.protests", side, country=country)
            move(course, side, track, "cause.neighbour_protests", -weight)
        else:
            announce(course, "news.neighbour.content", side, country=country)
            move(course, side, track, "cause.neighbour_content", weight)
