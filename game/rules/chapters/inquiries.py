"""Inquiries: press, investigators and the UN ask to see, and whoever keeps the ground answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from game.rules.chapter import NEVER, WHILE_SPEAKING, Chapter
from game.rules.chapters.turn import acting
from game.rules.inquiring import answer, inquiries_go_on
from game.rules.orders import Offer, Order, Slot
from game.rules.public import Access, Inquiry, topic
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class AnswerInquiry(Order):
    """Let those who ask to see one's ground in, or keep them out; one may still think again."""

    kind: ClassVar[str] = "answer_inquiry"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    inquiry: str
    access: Access


class Inquiries(Chapter):
    """Asking to see, letting in, keeping out, and what is found."""

    name = "inquiries"
    number = 26
    orders = (AnswerInquiry,)
    staff_stages = WHILE_SPEAKING
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff to answer those who ask to see ground it keeps, as far as it knows."""
        asking = tuple(key for key, each in view.inquiries.items() if is_asked(book, view, each))
        if asking:
            slots = (Slot("inquiry", lambda _: asking), Slot("access", answers_open(view)))
            yield Offer(AnswerInquiry, (), slots)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Say it in public."""
        assert isinstance(order, AnswerInquiry)
        answer(course, order.inquiry, acting(course), order.access)

    def evening(self, course: Resolution) -> None:
        """Let some ask, others come."""
        inquiries_go_on(course)

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Do the same in the weeks of the Aftermath."""
        inquiries_go_on(course)

    def news_end(self, course: Resolution) -> None:
        """Let those come who were let in while all could speak."""
        inquiries_go_on(course)


CHAPTER = Inquiries()


def is_asked(book: Rulebook, view: View, inquiry: Inquiry) -> bool:
    """Return whether a side has still to let somebody in to ground it keeps, by what it knows."""
    if inquiry.came is not None or inquiry.answers.get(view.side) is Access.LET_IN:
        return False
    at = topic(inquiry.story).at
    there = any(
        unit.faction == view.side and unit.at == at and not unit.hidden
        for unit in view.units.values()
    )
    return there or any(
        known.holder == view.side and book.ground.places[key].at == at
        for key, known in view.places.items()
    )


def answers_open(view: View) -> Any:
    """Return what gives the answers a side has not given yet."""

    def choices(filled: Mapping[str, Any]) -> tuple[Access, ...]:
        given = view.inquiries[filled["inquiry"]].answers.get(view.side)
        return tuple(each for each in Access if each is not given)

    return choices
