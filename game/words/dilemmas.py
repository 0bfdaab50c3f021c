"""Dilemmas as terminal and window lay them before a player: question, answers, what follows."""

from collections.abc import Iterator
from typing import NamedTuple

from game.rules.foreseen import foreseen
from game.rules.rulebook import Rulebook
from game.rules.script import Choice
from game.rules.view import View
from game.words.arguments import clause
from game.words.sentences import capital, sentence
from game.words.words import Words


class Answer(NamedTuple):
    """One way to decide."""

    name: str
    """What an order calls it: `event|choice`."""

    label: str
    follows: str
    """What is known to follow from it, in one line."""


class Question(NamedTuple):
    """A dilemma before a side."""

    event: str
    title: str
    text: str
    until: str
    """When the default stands, and which it is."""

    answers: tuple[Answer, ...]


def questions(book: Rulebook, words: Words, view: View) -> Iterator[Question]:
    """Yield the dilemmas a side has to decide, in the sequence in which they came."""
    now = view.turn + view.news_turn
    for asked in view.dilemmas.values():
        plan = book.script.get(asked.id)
        if plan is None or plan.dilemma is None or asked.to != view.side:
            continue
        dilemma = plan.dilemma
        yield Question(
            asked.id,
            words.text(plan.title),
            words.text(dilemma.text),
            sentence(
                book,
                words,
                "dilemma.until",
                {
                    "turns": asked.deadline - now + 1,
                    "default_text": dilemma.choice(dilemma.default).label,
                },
            ),
            tuple(answer(book, words, asked.id, choice) for choice in dilemma.choices),
        )


def answer(book: Rulebook, words: Words, event: str, choice: Choice) -> Answer:
    """Return one answer as it is laid out."""
    known = [clause(book, words, key, args) for key, args in foreseen(choice)]
    lines = words.say("dilemma.follows", consequences=words.say("figures.semicolon").join(known))
    return Answer(f"{event}|{choice.id}", words.text(choice.label), capital(lines))
