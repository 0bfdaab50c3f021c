"""Politics: who pays, who carries on, and what becomes of a faction nobody carries any more."""

from game.rules.chapter import Chapter
from game.rules.collapse import break_what_gives
from game.rules.expectations import a_turn
from game.rules.marks import mark
from game.rules.reactions import react
from game.rules.resolution import Resolution
from game.rules.tracks import move
from game.rules.world import count_displaced, look_away


class Politics(Chapter):
    """The last word of an evening: pay, patrons, and factions that break."""

    name = "politics"
    number = 25

    def evening(self, course: Resolution) -> None:
        """Pay those who are hired, or do not; break what has run down."""
        for side in course.book.factions:
            if course.book.factions[side].hired():
                pay(course, side)
                stand_by(course, side)
        count_displaced(course)
        look_away(course, course.book.turn_minutes)
        break_what_gives(course)

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Let capitals, sponsors, neighbours and movements react, and the world look elsewhere."""
        look_away(course, minutes)
        react(course, minutes)
        break_what_gives(course)

    def news_end(self, course: Resolution) -> None:
        """Break in the Aftermath what has run down by then."""
        break_what_gives(course)


CHAPTER = Politics()


def client_of(course: Resolution, side: str) -> str | None:
    """Return the ally who pays a hired faction: the first who is carried by something himself."""
    return next(
        (
            other
            for other, doctrine in course.book.factions.items()
            if other != side
            and course.state.allied(other, side)
            and doctrine.carried_by() is not None
        ),
        None,
    )


def pays(course: Resolution, client: str) -> bool:
    """Return whether a client still pays: while he stands, and stands firmly enough."""
    standing = standing_of(course, client)
    return (
        client not in course.state.broken
        and standing is not None
        and standing >= course.number("contract.pays_from")
    )


def standing_of(course: Resolution, side: str) -> int | None:
    """Return where the track stands that carries a faction; None if the scenario gave it none."""
    carried = course.book.factions[side].carried_by()
    track = None if carried is None else course.state.factions[side].tracks.get(carried[0])
    return None if track is None else track.value


def pay(course: Resolution, side: str) -> None:
    """Let arrears grow while a client cannot pay, and strain the contract with each day of them."""
    client = client_of(course, side)
    carried = course.book.factions[side].carried_by()
    if client is None or carried is None or standing_of(course, client) is None:
        return
    owed = course.state.factions[side].marks.get("arrears", 0)
    if pays(course, client):
        if owed:
            mark(course, side, arrears=0)
        return
    mark(course, side, arrears=owed + course.book.turn_minutes)
    move(course, side, carried[0], "cause.arrears", -a_turn(course, "contract.arrears"))


def stand_by(course: Resolution, side: str) -> None:
    """Let the patron behind a hired faction hold its contract up, to a line and no further."""
    carried = course.book.factions[side].carried_by()
    value = standing_of(course, side)
    if carried is None or value is None or side in course.state.broken:
        return
    missing = course.number("contract.patron_below") - value
    move(
        course,
        side,
        carried[0],
        "cause.patron",
        max(0, min(missing, a_turn(course, "contract.patron"))),
    )
