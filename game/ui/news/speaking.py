"""Speaking in public: every way open to the staff, each with the sentence as it will read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.claims import PARTS
from game.rules.foretelling import foretold, stakes_why
from game.rules.orders import Offer, Order
from game.rules.public import Account, Audience, Style
from game.rules.why import Why
from game.ui.board.case import Case
from game.ui.news.story import open_figures, title
from game.ui.screens.dialog import Dialog
from game.ui.theme import Size
from game.ui.widgets import Button, Column, Flow, Label, Panel, Widget
from game.words import capital, sentence

KINDS: Final = ("speak", "publish", "correct")
"""Orders by which the staff speaks."""


OWN: Final = "own:"
"""Marks what only the side itself was told of."""


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that may be said or shown."""

    order: Order
    name: str
    about: str
    """What it is about, as its own account says."""

    reads: str
    """The sentence as it will stand in the feed; empty where nothing is printed."""

    notes: tuple[str, ...] = ()
    """What else is known of it before."""

    offer: Offer | None = None
    """The offer it comes from, where its figures may be chosen."""


def ways(case: Case, offers: Iterable[Offer], subject: str) -> Iterator[Way]:
    """Yield all that may be said or shown of a story, or of an account nobody speaks of yet."""
    makers = {"speak": words_of, "publish": proofs_of, "correct": corrections_of}
    for offer in offers:
        if offer.refusal is None and offer.kind in makers:
            yield from makers[offer.kind](case, offer, subject)


def subject_of(account: Account) -> str:
    """Return what one may speak of: the public's story, or the side's own account.

    Both have names of the same make, and the first strike the public hears of may be the second
    a side was told of; so an account nobody speaks of yet is marked as the side's own.
    """
    return account.story or f"{OWN}{account.id}"


def about_of(subject: str) -> str:
    """Return the name by which words tell what a subject is."""
    return subject.removeprefix(OWN)


def concerned(case: Case, subject: str, keys: Sequence[str]) -> list[Account]:
    """Return the accounts of a subject among those an order may be about."""
    accounts = [case.view.reports[key] for key in keys]
    return [account for account in accounts if subject_of(account) == subject]


def words_of(case: Case, offer: Offer, subject: str) -> Iterator[Way]:
    """Yield the manners in which something may be spoken of."""
    about, style, *_ = offer.slots
    for account in concerned(case, subject, about.choices({})):
        for manner in style.choices({"about": account.id}):
            reads, notes = rehearsed(case, account, manner)
            yield Way(
                offer.fill(about=account.id, style=manner),
                capital(case.words.say(f"style.{manner}")),
                title(case, account.id),
                reads,
                notes,
                offer if has_ladders(offer, account, manner) else None,
            )


def has_ladders(offer: Offer, account: Account, style: Style) -> bool:
    """Return whether any figure of a statement may be chosen."""
    filled = {"about": account.id, "style": style}
    return any(len(offer.choices(part, filled)) > 1 for part in PARTS)


def rehearsed(case: Case, account: Account, style: Style) -> tuple[str, tuple[str, ...]]:
    """Return a statement as it will read, and between which ends its figures may still fall."""
    if style is Style.SILENT:
        return "", (case.say("ui.news.silence"),)
    said = foretold(case.book, case.view, account, style)
    reads = sentence(
        case.book, case.words, "news.statement", {"speaker": case.view.side, **said.args}
    )
    return reads, tuple(open_figures(case, said.figures.items()))


def proofs_of(case: Case, offer: Offer, subject: str) -> Iterator[Way]:
    """Yield what may be shown of something."""
    about, proof = offer.slots
    for account in concerned(case, subject, about.choices({})):
        for kind in proof.choices({"about": account.id}):
            yield Way(
                offer.fill(about=account.id, proof=kind),
                case.say("ui.news.show", proof=kind),
                title(case, account.id),
                "",
                (case.say("ui.news.proof"), case.say("ui.news.price", points=offer.order.cost)),
            )


def corrections_of(case: Case, offer: Offer, subject: str) -> Iterator[Way]:
    """Yield the own statements that may be put right, each as the correction will read."""
    (statement,) = offer.slots
    for number in statement.choices({}):
        account = next(each for each in case.view.reports.values() if number in each.said)
        if subject_of(account) != subject:
            continue
        reads, notes = rehearsed(case, account, Style.CORRECT)
        name = case.say("ui.news.correct", statement_moment=case.view.news[number].minute)
        yield Way(offer.fill(statement=number), name, title(case, account.id), reads, notes)


def stakes(case: Case) -> Iterator[Why]:
    """Yield for each audience how far it believes the side and what is at stake with it."""
    for audience in Audience:
        why = stakes_why(case.book, case.view, audience)
        if why is not None:
            yield why


class Say(Button):
    """The button that says one thing."""


def dialog(
    case: Case,
    found: Sequence[Way],
    give: Callable[[Order], None],
    choose: Callable[[Way], None],
    close: Callable[[], None],
) -> Dialog:
    """Return the question what to say: one button for each way, the sentence below it."""
    parts: list[Widget] = [
        Label(case.say("ui.news.speak.about"), Size.SMALL, colour=case.theme.palette.quiet)
    ]
    several = len({way.about for way in found}) > 1
    for number, way in enumerate(found, start=1):
        parts.append(card(case, way, number, give, choose, named=several))
    back = Button(case.words.say("ui.back"), close, key="Esc")
    heading = found[0].about if found else case.words.say("ui.news.speak")
    return Dialog(heading, parts, (back,), width=760, columns=1)


def card(
    case: Case,
    way: Way,
    number: int,
    give: Callable[[Order], None],
    choose: Callable[[Way], None],
    *,
    named: bool,
) -> Widget:
    """Return one way: its button, the sentence, what is still open."""
    quiet = case.theme.palette.quiet
    button = Say(way.name, lambda: give(way.order), key=str(number) if number < 10 else "")
    if way.reads:
        button.answering(case.whys(lambda: stakes(case)))
    parts: list[Widget] = [button]
    if way.offer is not None:
        figures = Button(case.words.say("ui.news.figures"), lambda: choose(way))
        parts = [Flow((button, figures), most_columns=2)]
    if named:
        parts.append(Label(way.about, Size.SMALL, colour=quiet))
    if way.reads:
        parts.append(Label(way.reads))
    parts.append(Column([Label(note, Size.SMALL, colour=quiet) for note in way.notes], gap=1))
    return Panel(parts, gap=5)
