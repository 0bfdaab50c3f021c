"""Credibility: who is still believed, and what being believed or found out does to tracks.

A party's word is held against everything else the public knows. Only what is independent of it
can prove it right or wrong; that is often late, and often never.
"""

from collections.abc import Iterable

from game.rules.battles import BATTLE
from game.rules.changes import Set
from game.rules.claims import Scene
from game.rules.events import Tell
from game.rules.harm import answer_for, give_back, hear_of_it
from game.rules.known_losses import LOST, feel, losses_become_known
from game.rules.picture import ESTABLISHED, YES_OR_NO, Grade, Picture, by_stories, picture
from game.rules.public import Audience, Claimed, Story, Verdict, topic
from game.rules.reports import HURT
from game.rules.resolution import Resolution
from game.rules.state import News
from game.rules.tracks import move, shifted
from game.rules.world import look_closer


def public_reacts(course: Resolution) -> None:
    """Let audiences and tracks answer to what has become known."""
    told = by_stories(course.state.news)
    for story in tuple(course.state.stories.values()):
        items = told.get(story.id, [])
        for item in items:
            if awaits_verdict(item) and not spoke_of_less(course, story, item):
                judge(course, item, items)
        harm_becomes_known(course, story, items)
        for side in course.book.factions:
            losses_become_known(course, story, items, side)
            silence_costs(course, course.state.stories[story.id], items, side)


def awaits_verdict(item: News) -> bool:
    """Return whether an item is a party's word of which nobody knows yet whether it is true."""
    return item.style is not None and item.evidence is None and item.verdict is None


def spoke_of_less(course: Resolution, story: Story, item: News) -> bool:
    """Return whether a battle went on after somebody summed it up: he is not held to the rest."""
    fact = course.state.facts.get(story.fact or "")
    parts = () if fact is None else fact.parts
    return any(course.book.elapsed(course.state.facts[part].turn) >= item.minute for part in parts)


def judge(course: Resolution, item: News, items: list[News]) -> None:
    """Hold a party's word against what else is known; pass a verdict where one is possible."""
    others = [each for each in items if each.evidence or each.speaker != item.speaker]
    current = [each for each in others if not outlived(course, item, each)]
    found = {
        quantity: verdict
        for quantity, claimed in item.claims.items()
        if (verdict := held_against(course, claimed, lasting(quantity, others, current), quantity))
    }
    if Verdict.DISPROVED in found.values():
        found_out(course, item, corrected=any(each.corrects == item.id for each in items))
    elif found:
        borne_out(course, item)


def outlived(course: Resolution, item: News, other: News) -> bool:
    """Return whether an item speaks of too late a time to say anything of who was there before."""
    return other.minute > item.minute + course.number("said.control_minutes")


def lasting(quantity: str, others: list[News], current: list[News]) -> list[News]:
    """Return what a figure is held against: who is where, against what was told soon enough."""
    return current if quantity.startswith("holds.") else others


def held_against(
    course: Scene, claimed: Claimed, others: list[News], quantity: str
) -> Verdict | None:
    """Return what the public makes of one figure a party gave, if it can tell."""
    seen = picture(course.book, others, quantity)
    if seen.grade not in ESTABLISHED:
        return None
    if quantity.partition(".")[0] in YES_OR_NO:
        return yes_or_no(course, claimed, seen)
    tolerance = course.number("credibility.tolerance")
    too_many = claimed.middle * 1000 > (seen.high + 1) * tolerance
    too_few = (claimed.middle + 1) * tolerance < seen.low * 1000
    if too_many or too_few:
        return Verdict.DISPROVED
    inside = seen.low <= claimed.middle <= seen.high
    return Verdict.BORNE_OUT if inside and seen.grade is Grade.CONFIRMED else None


def yes_or_no(course: Scene, claimed: Claimed, seen: Picture) -> Verdict | None:
    """Return the same where the answer is yes or no: only when hardly a doubt is left."""
    sure = course.number("credibility.sure")
    belief = seen.yes_permille if claimed.low else 1000 - seen.yes_permille
    if belief >= sure:
        return Verdict.BORNE_OUT
    return Verdict.DISPROVED if 1000 - belief >= sure else None


def found_out(course: Resolution, item: News, *, corrected: bool) -> None:
    """Let a party pay for a word that was wrong; for one it put right itself, only part."""
    share = course.number("credibility.corrected") if corrected else 1000
    cost = course.number("credibility.disproved")
    believed(course, item.speaker, "cause.disproved", -cost, share)
    for track, audience in heard_by(course, item.speaker):
        price = course.number("said.found_out") * share // 1000
        price = price * course.number(f"credibility.notices.{audience}") // 1000
        move(course, item.speaker, track, "cause.disproved", -price)
    pass_verdict(course, item, Verdict.DISPROVED)


def borne_out(course: Resolution, item: News) -> None:
    """Let a party gain from a word that proved right."""
    believed(course, item.speaker, "cause.borne_out", course.number("credibility.borne_out"), 1000)
    pass_verdict(course, item, Verdict.BORNE_OUT)


def pass_verdict(course: Resolution, item: News, verdict: Verdict) -> None:
    """Write a verdict down; its speaker hears of it."""
    course.happen(
        "judged",
        {"news": item.id, "verdict": verdict},
        (Set("news", item.id, {"verdict": verdict}),),
        (Tell(item.speaker, f"learnt.{verdict}", {"about": item.story, "item": item.id}),),
    )


def believed(course: Resolution, side: str, cause: str, tenths: int, share: int) -> None:
    """Move how far a side is believed, with each audience as far as it takes notice."""
    faction = course.state.factions[side]
    moved = {
        audience: shifted(
            track, cause, tenths * share * course.number(f"credibility.notices.{audience}") // 10**6
        )
        for audience, track in faction.credibility.items()
    }
    course.happen(
        "credibility_moved",
        {"faction": side, "cause": cause},
        (Set("factions", side, {"credibility": moved}),),
    )


def credit_moves(
    course: Resolution, side: str, audience: Audience, cause: str, tenths: int
) -> None:
    """Move how far one audience believes a side."""
    faction = course.state.factions[side]
    if audience not in faction.credibility or not tenths:
        return
    track = shifted(faction.credibility[audience], cause, tenths)
    course.happen(
        "credibility_moved",
        {"faction": side, "cause": cause},
        (Set("factions", side, {"credibility": {**faction.credibility, audience: track}}),),
    )


def heard_by(course: Resolution, side: str) -> Iterable[tuple[str, Audience]]:
    """Return the tracks of a side with the audience each follows."""
    return course.book.factions[side].heard_by().items()


def harm_becomes_known(course: Resolution, story: Story, items: list[News]) -> None:
    """Let those to blame answer for people hurt as far as the public believes it, true or not."""
    if story.fact is None or not any(HURT in item.claims for item in items):
        return
    fact, seen = course.state.facts[story.fact], picture(course.book, items, HURT)
    more = seen.low - course.state.stories[story.id].felt.get(HURT, 0)
    if more > 0:
        feel(course, story, HURT, seen.low)
        answer_for(course, more, fact)
        hear_of_it(course, more, fact)
        looks = more * course.number("scrutiny.per_hurt") * course.book.partner.scrutiny
        look_closer(course, "cause.people_hurt", max(1, looks // 10_000))
    elif more < 0 and seen.grade in ESTABLISHED:
        feel(course, story, HURT, seen.low)
        give_back(course, -more, fact)


def silence_costs(course: Resolution, story: Story, items: list[News], side: str) -> None:
    """Let a side that others speak of pay for its silence, once for a story; sums ask for none."""
    mark = f"silence|{side}"
    if mark in story.felt or topic(story.id).kind == BATTLE:
        return
    if any(item.speaker == side for item in items):
        return
    told = [item.minute for item in items if any(speaks_of(key, side) for key in item.claims)]
    waited = course.book.moment(course.state.clock) - min(told, default=10**9)
    if waited >= course.number("said.silence_minutes"):
        feel(course, story, mark, 1)
        believed(course, side, "cause.silence", -course.number("credibility.silence"), 1000)


def speaks_of(quantity: str, side: str) -> bool:
    """Return whether a figure is about a loss of a side."""
    what, _, whose = quantity.partition(".")
    return whose == side and what in (*LOST, "aircraft", "vehicles")
