"""News: in the evening each side speaks of the day in its own manner, or keeps silent."""

from game.rules.changes import Put, Set
from game.rules.chapter import Chapter
from game.rules.events import PUBLIC, Tell
from game.rules.resolution import Resolution
from game.rules.state import Fact, News, Value


class NewsChapter(Chapter):
    """Communiqués by doctrine. What they say is the speaker's; the fact stays inside."""

    name = "news"
    number = 9

    def evening(self, course: Resolution) -> None:
        """Let every party to a fact of this turn speak of it."""
        turn = course.state.clock.turn
        for fact in tuple(course.state.facts.values()):
            if fact.turn == turn:
                for side in fact.parties:
                    speak(course, side, fact)


CHAPTER = NewsChapter()


def speak(course: Resolution, side: str, fact: Fact) -> None:
    """Publish what *side* says of *fact*, if it says anything."""
    said = course.book.factions[side].communique(fact)
    if said is None:
        return
    claim = claim_of(course, side, fact, said.foes_dead, said.own_dead)
    item = News(
        id=f"n{len(course.state.news) + 1}",
        turn=course.state.clock.turn,
        speaker=side,
        key=said.key,
        args=claim,
    )
    heard = course.state.facts[fact.id].said
    course.happen(
        "published",
        {"news": item.id, "fact": fact.id},
        (Put("news", item.id, item), Set("facts", fact.id, {"said": (*heard, item.id)})),
        tuple(
            Tell(reader, said.key, {"speaker": side, **claim})
            for reader in (*course.state.factions, PUBLIC)
        ),
    )


def claim_of(
    course: Resolution, side: str, fact: Fact, foes_dead: int, own_dead: int
) -> dict[str, Value]:
    """Return the figures a side gives: its own dead played down, the enemy's as it likes.

    A tenth more or less by lot, so that nobody can divide a claim back into the truth.
    """
    friends = {each for each in fact.parties if course.state.allied(side, each)}
    foes = [each for each in fact.parties if each not in friends]
    killed = sum(fact.figures.get(f"killed.{each}", 0) for each in foes)
    own = fact.figures.get(f"killed.{side}", 0)
    wobble = course.dice.between(800, 1200, "claim", side, fact.id)
    return {
        "at": fact.at,
        "foes_dead": killed * foes_dead // 1000 * wobble // 1000,
        "own_dead": own * own_dead // 1000,
        "foes": tuple(foes),
    }
