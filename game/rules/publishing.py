"""Publishing: how something becomes public, under which name, and who has to answer to it."""

from typing import Final

from game.rules.changes import Change, Put, Set
from game.rules.events import PUBLIC, Tell
from game.rules.harm import shooters
from game.rules.public import Account, KnownFact, Story, named, topic
from game.rules.reports import HURT, account_changed
from game.rules.resolution import Resolution
from game.rules.state import Fact, GameState, News

PLACED: Final = frozenset(("entered", "left"))
"""Kinds of fact that belong to the one story of who holds a place."""


def open_story(course: Resolution, about: Account | Fact, fact: str | None) -> str:
    """Return the public's name for something that happened; from now on it has one."""
    state = course.state
    known = known_story(state, about, fact)
    story = known or Story(new_story(state, about), fact)
    changes: list[Change] = [] if known else [Put("stories", story.id, story)]
    for side, reports in state.reports.items():
        changes += [
            account_changed(state, side, each.account, story=story.id)
            for each in reports.values()
            if each.fact == fact and each.account.story is None
        ]
    if changes:
        course.happen("became_public", {"story": story.id}, tuple(changes))
    return story.id


def known_story(state: GameState, about: Account | Fact, fact: str | None) -> Story | None:
    """Return the story a thing belongs to, if there is one: a place has one for all of them."""
    if about.kind in PLACED:
        return next(
            (
                each
                for each in state.stories.values()
                if topic(each.id).kind == "control" and topic(each.id).at == about.at
            ),
            None,
        )
    return next((each for each in state.stories.values() if each.fact == fact), None)


def new_story(state: GameState, about: Account | Fact) -> str:
    """Return a name for a story, counted among what is public alone."""
    kind = "control" if about.kind in PLACED else about.kind
    same = [each for each in state.stories if topic(each)[:3] == (kind, about.turn, about.at)]
    return named(kind, about.turn, about.at, len(same) + 1)


def next_number(state: GameState) -> str:
    """Return the number of the next piece of news."""
    return f"n{len(state.news) + 1}"


def publish(course: Resolution, item: News, account: Account | None = None) -> None:
    """Let a piece of news be read by everybody; its speaker remembers that he said it."""
    state = course.state
    changes: list[Change] = [Put("news", item.id, item)]
    if account is not None:
        said = (*account.said, item.id)
        changes.append(account_changed(state, item.speaker, account, said=said, settled=True))
    fact = state.stories[item.story].fact if item.story else None
    if fact is not None:
        changes.append(Set("facts", fact, {"said": (*state.facts[fact].said, item.id)}))
    changes += accusation(course, item)
    course.happen(
        "published",
        {"news": item.id, "story": item.story},
        tuple(changes),
        tuple(
            Tell(reader, item.key, {"speaker": item.speaker, **item.args})
            for reader in (*state.factions, PUBLIC)
        ),
    )


def accusation(course: Resolution, item: News) -> list[Change]:
    """Return what lets a side accused of hurting people speak of it, though it may know nothing."""
    if item.story is None or HURT not in item.claims:
        return []
    fact = course.state.facts[course.state.stories[item.story].fact or ""]
    side = next(iter(shooters(fact)), item.speaker)
    reports = course.state.reports.get(side, {}).values()
    accused = [each for each in reports if each.account.kind == "harm"]
    if side == item.speaker or any(each.account.story == item.story for each in accused):
        return []
    place = (fact.turn, fact.at)
    same = [each for each in accused if (each.account.turn, each.account.at) == place]
    account = Account(
        id=named("harm", fact.turn, fact.at, len(same) + 1),
        kind="harm",
        turn=fact.turn,
        at=fact.at,
        parties=(side,),
        figures={},
        story=item.story,
    )
    return [Put(f"reports/{side}", account.id, KnownFact(account, fact.id))]
