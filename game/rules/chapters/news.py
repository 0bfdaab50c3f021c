"""News: what the sides say of what they know, what comes to light, and who is believed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from game.rules.battles import BATTLE, last_turn, stories_of_parts
from game.rules.chapter import NEVER, WHILE_SPEAKING, Chapter
from game.rules.chapters.turn import acting
from game.rules.claim_worth import claim_moves
from game.rules.claims import NOTHING, PARTS, Chosen
from game.rules.comings import begin_looking, look_around, look_at_roads
from game.rules.credibility import public_reacts
from game.rules.evidence import evidence_appears
from game.rules.foretelling import rehearsal
from game.rules.inquiring import answer_item, open_ground
from game.rules.ladders import ladder
from game.rules.manners import CLASHES, correctable, default_style, styles
from game.rules.orders import Offer, Order, Slot
from game.rules.public import Access, Account, Proof, Style
from game.rules.publishing import publish
from game.rules.reports import reports_arrive
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.showing import proofs, provable, show
from game.rules.statements import say
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Speak(Order):
    """Say something in public about what one's own people reported, or decide to keep silent."""

    kind: ClassVar[str] = "speak"
    cost: ClassVar[int] = 0

    about: str
    style: Style

    own_dead: int | None = None
    """Own dead to be named; as the spokesman sees fit where none is."""

    foes_dead: int | None = None
    """Enemy dead to be named, all enemies together."""

    foes_vehicles: int | None = None
    foes_captured: int | None = None
    hurt: int | None = None
    """People of the place to be named as killed or wounded."""

    @property
    def chosen(self) -> Chosen:
        """The figures the speaker chose, by part of the statement."""
        found = {part: getattr(self, part) for part in PARTS}
        return {part: figure for part, figure in found.items() if figure is not None}


@dataclass(frozen=True, slots=True)
class Publish(Order):
    """Show a video of the field one holds, or name the prisoners one has taken there."""

    kind: ClassVar[str] = "publish"

    about: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Correct(Order):
    """Put an earlier statement right, by what one knows."""

    kind: ClassVar[str] = "correct"
    cost: ClassVar[int] = 0

    statement: str


@dataclass(frozen=True, slots=True)
class LetIn(Order):
    """Let investigators look at something one is accused of or was part of, on one's own ground."""

    kind: ClassVar[str] = "let_in"
    cost: ClassVar[int] = 0

    about: str


class NewsChapter(Chapter):
    """Statements, evidence, credibility. What is said is the speaker's; the fact stays inside."""

    name = "news"
    number = 9
    orders = (Speak, Publish, Correct, LetIn)
    staff_stages = WHILE_SPEAKING
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff to speak of what was reported to it, to show it, to put it right."""
        if view.me is None:
            return
        about = tuple(key for key, each in view.reports.items() if unspoken(view, each))
        if about:
            figures = (Slot(part, which(book, view, part)) for part in PARTS)
            yield Offer(
                Speak, (), (Slot("about", lambda _: about), Slot("style", how(view)), *figures)
            )
        shown = view.once((provable, book), lambda: provable(book, view))
        if shown:
            yield Offer(
                Publish, (), (Slot("about", lambda _: shown), Slot("proof", what(book, view)))
            )
        closed = kept_out(book, view)
        if closed:
            yield Offer(LetIn, (), (Slot("about", lambda _: closed),))
        wrong = correctable(view)
        if wrong:
            yield Offer(Correct, (), (Slot("statement", lambda _: wrong),))

    def resolve(self, course: Resolution, order: Order) -> None:
        """Publish what is to be published."""
        side = acting(course)
        if isinstance(order, Speak):
            speak(course, side, order.about, order.style, order.chosen)
        elif isinstance(order, Publish):
            show(course, side, order.about, order.proof)
        elif isinstance(order, LetIn):
            let_in(course, side, order.about)
        elif isinstance(order, Correct):
            put_right(course, side, order.statement)

    def morning(self, course: Resolution) -> None:
        """Note on the first day who is where."""
        if course.state.clock.turn == 1:
            begin_looking(course)

    def impulse(self, course: Resolution, side: str) -> None:
        """Let reports of what has just happened come in before anybody gets the word."""
        reports_arrive(course)

    def evening(self, course: Resolution) -> None:
        """Let what happened be written down and told, and the public hear and judge."""
        look_around(course)
        look_at_roads(course)
        reports_arrive(course)
        speak_by_doctrine(course)
        evidence_appears(course, course.book.turn_minutes)
        public_reacts(course)

    def news_begin(self, course: Resolution, minutes: int) -> None:
        """Let come to light in the Aftermath what has done so since the last news turn."""
        evidence_appears(course, minutes)
        public_reacts(course)

    def news_end(self, course: Resolution) -> None:
        """Let doctrine speak where nobody did, and the public judge."""
        speak_by_doctrine(course)
        public_reacts(course)


CHAPTER = NewsChapter()


def unspoken(view: View, account: Account) -> bool:
    """Return whether a side may still say its first word on something."""
    spoke = any(view.news[number].style is not None for number in account.said)
    return not spoke and bool(styles(view, account))


def how(view: View) -> Any:
    """Return what gives the styles open to a side on what stands in the blank before."""
    return lambda filled: styles(view, view.reports[filled["about"]])


def which(book: Rulebook, view: View, part: str) -> Any:
    """Return what gives the figures open to a side; None leaves the figure to the spokesman."""

    def choices(filled: Mapping[str, Any]) -> tuple[int | None, ...]:
        account = view.reports[filled["about"]]
        return (None, *ladder(rehearsal(book, view), view.side, account, filled["style"], part))

    return choices


def what(book: Rulebook, view: View) -> Any:
    """Return what gives the proofs a side has of what stands in the blank before."""
    return lambda filled: proofs(book, view, view.reports[filled["about"]])


def speak(
    course: Resolution, side: str, about: str, style: Style, chosen: Chosen = NOTHING
) -> None:
    """Say it, and let it move those who believe it."""
    account = course.state.reports[side][about].account
    before = len(course.state.news)
    say(course, side, account, style, chosen)
    accounts = {key: each.account for key, each in course.state.reports[side].items()}
    known = stories_of_parts(accounts, account)
    for item in tuple(course.state.news.values())[before:]:
        claim_moves(course, item, known)


def kept_out(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the public matters a side that keeps others out may still let them look at."""
    if book.factions[view.side].access() == "open":
        return ()
    invited = {
        item.story
        for item in view.news.values()
        if item.speaker == view.side and item.key == INVITATION
    }
    return tuple(
        key
        for key, each in view.reports.items()
        if each.story is not None
        and each.story not in invited
        and (each.kind == "harm" or each.kind in CLASHES)
    )


INVITATION = "news.let_in"
"""Words key of what a side says that lets others look."""


def let_in(course: Resolution, side: str, about: str) -> None:
    """Open the ground to those who ask what happened, and say so."""
    account = course.state.reports[side][about].account
    assert account.story is not None
    open_ground(course, side, account.story)
    publish(course, answer_item(course, account.story, side, Access.LET_IN))


def put_right(course: Resolution, side: str, number: str) -> None:
    """Say what one knows of what one has spoken of otherwise."""
    account = next(
        each.account for each in course.state.reports[side].values() if number in each.account.said
    )
    say(course, side, account, Style.CORRECT, corrects=number)


def speak_by_doctrine(course: Resolution) -> None:
    """Let each side's spokesman say what nobody has decided on, once it has waited its turn."""
    for side in course.book.factions:
        for known in tuple(course.state.reports.get(side, {}).values()):
            due = course.state.clock.turn >= due_from(course, known.account)
            if not known.account.settled and (due or course.state.clock.news_turn):
                style = default_style(course.book, side, known.account, course.state.news)
                speak(course, side, known.account.id, style)


def due_from(course: Resolution, account: Account) -> int:
    """Return the turn from which doctrine speaks of something, of a battle once it is over."""
    over = account.kind == BATTLE
    wait = course.number("said.total_minutes") if over else course.number("said.wait_minutes")
    return last_turn(account) + wait // course.book.turn_minutes
