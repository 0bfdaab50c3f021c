"""Evidence: what comes to light apart from what the parties say, and when.

It is drawn from the truth and recorded as news; there is no other way from a fact to a view.
Whether it comes depends on the place, on who lives near, on who holds the ground and lets whom
look, on how much there is to see, and on time. Often enough it never comes.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from game.hexgrid import Hex
from game.rules.battles import BATTLE
from game.rules.picture import YES_OR_NO, by_story
from game.rules.public import Claimed, Story, topic
from game.rules.publishing import PLACED, next_number, open_story, publish
from game.rules.reports import HURT, figures_of, hurt_beside
from game.rules.resolution import Resolution
from game.rules.state import Fact, GameState, News, Value
from game.rules.voices import EvidenceKind
from game.rules.world import scrutiny

DAY: Final = 1440


def evidence_appears(course: Resolution, minutes: int) -> None:
    """Let come to light what comes to light in the *minutes* that have gone by."""
    for fact in tuple(course.state.facts.values()):
        if fact.kind not in PLACED and fact.at is not None:
            look_at_fact(course, fact, minutes)
    for story in tuple(course.state.stories.values()):
        if topic(story.id).kind == "control":
            look_who_is_there(course, story, minutes)


def kinds_that_look(course: Resolution, fact: Fact) -> Iterable[EvidenceKind]:
    """Return the kinds of evidence there may be of a fact.

    Of a battle as a whole only what is counted later, and only once somebody has spoken of it.
    """
    kinds = course.book.evidence.values()
    if fact.kind != BATTLE:
        return kinds
    spoken = any(story.fact == fact.id for story in course.state.stories.values())
    late = course.number("battle.count_hours")
    return [kind for kind in kinds if spoken and kind.from_hours >= late]


def look_at_fact(course: Resolution, fact: Fact, minutes: int) -> None:
    """Let come to light of a fact what can still show something of it."""
    began = course.book.elapsed(fact.turn)
    windows = (
        (kind, time_open(course, kind, began, minutes)) for kind in kinds_that_look(course, fact)
    )
    looking = [(kind, window) for kind, window in windows if window]
    if not looking:
        return
    figures, accused = all_figures(fact), is_accused(course, fact)
    for kind, window in looking:
        hurt = looked_for(course, kind, fact, accused=accused)
        for quantity, figure in (*shows(kind, figures), *hurt):
            look_into(course, kind, fact, quantity, figure, window)


def all_figures(fact: Fact) -> Mapping[str, int]:
    """Return the figures of a fact; of an aircraft lost also whether it was shot down."""
    figures = figures_of(fact)
    if fact.kind != "aircraft_lost":
        return figures
    return {**figures, f"shot.{fact.parties[0]}": int(fact.cause == "fire")}


def shows(kind: EvidenceKind, figures: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Yield those of a fact's figures that a kind of evidence can show something of."""
    for quantity, figure in figures.items():
        what = quantity.partition(".")[0]
        if what in kind.sees and (figure > 0 or what in YES_OR_NO):
            yield quantity, figure


def is_accused(course: Resolution, fact: Fact) -> bool:
    """Return whether somebody was accused of having hurt people where something happened."""
    return fact.kind != "harm" and any(
        HURT in course.state.news[number].claims for number in fact.said
    )


def looked_for(
    course: Resolution, kind: EvidenceKind, fact: Fact, *, accused: bool
) -> Iterable[tuple[str, int]]:
    """Yield how many people were hurt where somebody is *accused* of it; it may be nobody."""
    if accused and "hurt" in kind.sees:
        yield HURT, hurt_beside(course.state, fact)


def look_into(
    course: Resolution, kind: EvidenceKind, fact: Fact, quantity: str, figure: int, window: int
) -> None:
    """Let one kind of evidence show one figure of a fact, if the dice will have it, once.

    It has the minutes of its *window* in which it can.
    """
    assert fact.at is not None
    if appeared(course.state, fact, kind, quantity):
        return
    odds = chance(course, kind, fact.at, window, invited_by(course.state, fact))
    if quantity.partition(".")[0] not in YES_OR_NO:
        odds = odds * sized(course, figure) // 1000
    if fact.kind == "harm":
        odds = min(1000, odds * (1000 + scrutiny(course.state)) // 1000)
    if course.dice.chance(odds, "evidence", fact.id, kind.id, quantity):
        bring_to_light(course, kind, fact, quantity, figure)


def appeared(state: GameState, fact: Fact, kind: EvidenceKind, quantity: str) -> bool:
    """Return whether this kind of evidence has shown this figure already."""
    return any(
        state.news[number].evidence == kind.id and quantity in state.news[number].claims
        for number in fact.said
    )


def time_open(course: Resolution, kind: EvidenceKind, began: int, minutes: int) -> int:
    """Return how many of the last *minutes* lie in the time in which it can appear."""
    now = course.book.moment(course.state.clock)
    first = max(now - minutes, began + kind.from_hours * 60)
    return max(0, min(now, began + kind.until_days * DAY) - first)


def invited_by(state: GameState, fact: Fact) -> tuple[str, ...]:
    """Return the sides that let anybody look at a fact."""
    return next((story.let_in for story in state.stories.values() if story.fact == fact.id), ())


def chance(
    course: Resolution,
    kind: EvidenceKind,
    at: Hex,
    minutes: int,
    invited: tuple[str, ...] = (),
) -> int:
    """Return how likely evidence is to appear in so many minutes, per-mille.

    What is likely in a day becomes likelier in a week and never certain.
    """
    daily = kind.per_day
    if kind.people_m:
        daily = daily * min(1000, people_near(course, at, kind.people_m)) // 1000
    if kind.access:
        daily = daily * let_in(course, at, invited) // 1000
    if kind.open_ground:
        terrain = course.book.ground.terrain_at(at)
        daily = daily * course.book.going.terrain[terrain].exposure // 1000
    expected = daily * minutes // DAY
    return 1000 * expected // (1000 + expected)


def people_near(course: Resolution, at: Hex, metres: int) -> int:
    """Return how many live near, per-mille of as many as make sure that somebody talks."""
    near = sum(
        place.inhabitants
        for place in course.state.places.values()
        if course.book.ground.places[place.id].at.distance(at) * course.book.ground.hex_m <= metres
    )
    return near * 1000 // course.number("evidence.people")


def let_in(course: Resolution, at: Hex, invited: tuple[str, ...]) -> int:
    """Return how far whoever holds a hex lets others look, per-mille."""
    keepers = keepers_of(course, at)
    if not keepers or keepers[0] in invited or keepers[0] not in course.book.factions:
        return 1000
    doctrine = course.book.factions[keepers[0]]
    open_for = course.number(f"evidence.access.{doctrine.access()}")
    if doctrine.serves_state():
        return min(1000, open_for * course.book.partner.openness // 1000)
    return open_for


def keepers_of(course: Resolution, at: Hex) -> tuple[str, ...]:
    """Return who decides who may see a hex: those openly there, else who holds its place."""
    there = [unit.faction for unit in course.units_at(at) if not unit.hidden]
    held = [
        place.holder
        for place in course.state.places.values()
        if place.holder is not None and course.book.ground.places[place.id].at == at
    ]
    return tuple(dict.fromkeys(there or held[:1]))


def sized(course: Resolution, figure: int) -> int:
    """Return what a large figure adds to the chance that something of it is seen, per-mille."""
    least = course.number("evidence.least")
    return min(1000, least + figure * (1000 - least) // course.number("evidence.size"))


def bring_to_light(
    course: Resolution,
    kind: EvidenceKind,
    fact: Fact,
    quantity: str,
    figure: int,
    speaker: str | None = None,
) -> None:
    """Publish what a kind of evidence shows of a figure; a small part of little is nothing.

    A party that shows something has something to show.
    """
    claimed = reading(course, kind, fact.id, quantity, figure)
    if claimed is None and speaker is None:
        return
    claimed = claimed or Claimed(1, None)
    story = open_story(course, fact, fact.id)
    publish(course, item_of(course, kind, story, fact.at, quantity, claimed, speaker))


def reading(
    course: Resolution, kind: EvidenceKind, about: str, quantity: str, figure: int
) -> Claimed | None:
    """Return what evidence says of a true figure; of yes or no it may say the wrong one."""
    what = quantity.partition(".")[0]
    if what in YES_OR_NO:
        right = course.dice.chance(
            course.book.voices[kind.id].right, "right", about, kind.id, quantity
        )
        answer = figure if right else 1 - figure
        return Claimed(answer, answer)
    share = course.dice.spread(*kind.sees[what], "shown", about, kind.id, quantity)
    shown = figure * share // 1000
    if quantity == HURT and not figure:
        return Claimed(0, 0)
    if not shown:
        return None
    return Claimed(shown, None if kind.floor else shown)


def item_of(
    course: Resolution,
    kind: EvidenceKind,
    story: str,
    at: Hex | None,
    quantity: str,
    claimed: Claimed,
    speaker: str | None = None,
) -> News:
    """Return evidence as a piece of news."""
    what, _, whose = quantity.partition(".")
    form = ("no", "yes")[min(1, claimed.low)] if what in YES_OR_NO else tone(claimed)
    if claimed.high == 0 and what not in YES_OR_NO:
        form = "none"
    found: dict[str, Value] = {"figure": claimed.low, "faction": whose or None, "at": at}
    opening: dict[str, Value] = {"at": at, "faction": speaker}
    opened = "shown" if speaker else "opening"
    return News(
        id=next_number(course.state),
        turn=course.state.clock.turn,
        speaker=speaker or kind.id,
        key="news.evidence",
        args={
            "opening_sentence": (f"evidence.{kind.id}.{opened}", opening),
            "finding_sentence": (f"finding.{what}.{form}", found),
        },
        minute=course.book.moment(course.state.clock),
        story=story,
        evidence=kind.id,
        claims={quantity: claimed},
    )


def tone(claimed: Claimed) -> str:
    """Return whether a figure is a floor or an estimate."""
    return "floor" if claimed.high is None else "about"


def look_who_is_there(course: Resolution, story: Story, minutes: int) -> None:
    """Let those who can see a place say whether whoever claims it is there."""
    about = topic(story.id)
    items = by_story(course.state.news, story.id)
    claimed = dict.fromkeys(
        key for item in items for key in item.claims if key.startswith("holds.")
    )
    if about.at is None:
        return
    for quantity in claimed:
        there = int(is_there(course, quantity.partition(".")[2], about.at))
        for kind in course.book.evidence.values():
            if "holds" not in kind.sees or said_before(items, kind, quantity, there):
                continue
            open_for = time_open(course, kind, course.book.elapsed(about.turn), minutes)
            odds = chance(course, kind, about.at, open_for)
            if course.dice.chance(odds, "evidence", story.id, kind.id, quantity):
                claim = reading(course, kind, story.id, quantity, there)
                assert claim is not None
                publish(course, item_of(course, kind, story.id, about.at, quantity, claim))


def is_there(course: Resolution, side: str, at: Hex) -> bool:
    """Return whether a faction's units stand openly in a hex."""
    return any(unit.faction == side and not unit.hidden for unit in course.units_at(at))


def said_before(items: list[News], kind: EvidenceKind, quantity: str, there: int) -> bool:
    """Return whether this kind of evidence has last said just that."""
    last = [item for item in items if item.evidence == kind.id and quantity in item.claims]
    return bool(last) and last[-1].claims[quantity].low == there
