"""Relations and bargains: what sides offer each other, agree on, keep, make public and break.

Every bargain is first a request (`requests`): known to the two sides alone, answered in an impulse
of one's own, refused by silence. On a yes it is in force until its term or a breach.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NamedTuple

from game.rules.bargains import Aid, Secrecy, Terms, between, refusal_mark, trust_in
from game.rules.captivity import held, row_of
from game.rules.chapter import NEVER, WHILE_SPEAKING, Chapter
from game.rules.chapters.requests import ask, request_id, retract
from game.rules.chapters.turn import acting
from game.rules.dealing import ALLOWED, break_off, disclose
from game.rules.orders import Offer, Order, Refusal, Slot
from game.rules.promises import keep_promises, terms_end, trust_mends
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.settling import parties_of
from game.rules.state import Stage
from game.rules.units import Unit
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Proposal(Order):
    """Offer another side a bargain; what every such order has."""

    shows_die: ClassVar[bool] = False
    makes: ClassVar[str] = ""
    """Kind of bargain it would make."""

    faction: str
    until: int
    """Turn in whose evening it would end."""

    @property
    def bargain(self) -> str:
        """The kind of bargain this order would make."""
        return self.makes

    @property
    def terms(self) -> Terms:
        """What it would say."""
        place: str | None = getattr(self, "place", None)
        secrecy = getattr(self, "secrecy", Secrecy.SECRET)
        return Terms(place, self.until, secret=secrecy is Secrecy.SECRET)


@dataclass(frozen=True, slots=True)
class OfferTruce(Proposal):
    """Offer an enemy not to fight each other until a time."""

    kind: ClassVar[str] = "offer_truce"
    makes: ClassVar[str] = "truce"

    secrecy: Secrecy


@dataclass(frozen=True, slots=True)
class OfferJointAction(Proposal):
    """Offer to fight for a place together, or to hold it, until a time."""

    kind: ClassVar[str] = "offer_joint_action"
    makes: ClassVar[str] = "joint_action"

    place: str
    secrecy: Secrecy


@dataclass(frozen=True, slots=True)
class OfferInformation(Proposal):
    """Offer to tell each other of common enemies until a time; never in public."""

    kind: ClassVar[str] = "offer_information"
    makes: ClassVar[str] = "information"


@dataclass(frozen=True, slots=True)
class AskPassage(Proposal):
    """Ask an enemy to let one's people pass around a place, unharmed and harmless."""

    kind: ClassVar[str] = "ask_passage"
    makes: ClassVar[str] = "passage"

    place: str
    secrecy: Secrecy


@dataclass(frozen=True, slots=True)
class OfferPlace(Proposal):
    """Offer to hand over a place one holds: to leave it, so that the other holds it."""

    kind: ClassVar[str] = "offer_place"
    makes: ClassVar[str] = "handover"

    place: str
    secrecy: Secrecy


@dataclass(frozen=True, slots=True)
class AskAid(Proposal):
    """Ask a partner for aircraft, stores or people at a place; he may refuse."""

    kind: ClassVar[str] = "ask_aid"
    cost: ClassVar[int] = 0

    aid: Aid
    place: str

    @property
    def bargain(self) -> str:
        """The kind of aid."""
        return self.aid


@dataclass(frozen=True, slots=True)
class OfferSettlement(Proposal):
    """Offer to end the match on terms the scenario lists."""

    kind: ClassVar[str] = "offer_settlement"
    makes: ClassVar[str] = "settlement"

    settlement: str

    @property
    def terms(self) -> Terms:
        """What it would say: all of it in public."""
        return Terms(self.settlement, self.until, secret=False)


@dataclass(frozen=True, slots=True)
class AskExchange(Order):
    """Propose to exchange prisoners, one for one, as many as both sides hold."""

    kind: ClassVar[str] = "ask_exchange"
    shows_die: ClassVar[bool] = False

    faction: str


@dataclass(frozen=True, slots=True)
class Withdraw(Order):
    """Take back what one has asked or offered, while nobody has answered."""

    kind: ClassVar[str] = "withdraw"
    shows_die: ClassVar[bool] = False
    cost: ClassVar[int] = 0

    request: str


@dataclass(frozen=True, slots=True)
class BreakBargain(Order):
    """Break what one has agreed to; from now on it binds nobody."""

    kind: ClassVar[str] = "break_bargain"
    cost: ClassVar[int] = 0

    bargain: str


@dataclass(frozen=True, slots=True)
class Disclose(Order):
    """Make public what was agreed in secret."""

    kind: ClassVar[str] = "disclose"
    cost: ClassVar[int] = 0

    bargain: str


PROPOSALS: Final = (OfferTruce, OfferJointAction, OfferInformation, AskPassage, OfferPlace)
"""Orders that offer one kind of bargain."""

PUTS_TO_ANOTHER: Final = (Proposal, AskExchange)
"""Orders by which one side offers another something or asks it of him."""


class Relations(Chapter):
    """How sides stand to each other, and what they agree on."""

    name = "relations"
    number = 20
    orders = (*PROPOSALS, AskAid, OfferSettlement, AskExchange, Withdraw, BreakBargain, Disclose)
    staff_stages = WHILE_SPEAKING
    unit_stages = NEVER

    def offers(self, book: Rulebook, view: View, unit: Unit | None) -> Iterable[Offer]:
        """Offer the staff what it can propose, take back, break and tell."""
        if view.me is None:
            return
        if view.stage is Stage.IMPULSES:
            yield from dealings(book, view)
        yield from exchanges(book, view)
        mine = tuple(key for key, asked in view.pending.items() if asked.asker == view.side)
        if mine:
            yield Offer(Withdraw, (), (Slot("request", lambda filled: mine),))
        if view.stage is Stage.IMPULSES:
            yield from second_thoughts(view)

    def resolve(self, course: Resolution, order: Order) -> None:
        """Put an offer, or take back, break or tell what there is."""
        side = acting(course)
        if isinstance(order, Proposal):
            ask(course, order.bargain, side, order.faction, terms=order.terms)
        elif isinstance(order, AskExchange):
            ask(course, "exchange", side, order.faction)
        elif isinstance(order, Withdraw):
            retract(course, course.state.pending[order.request])
        elif isinstance(order, BreakBargain):
            break_off(course, side, course.state.bargains[order.bargain])
        elif isinstance(order, Disclose):
            disclose(course, side, course.state.bargains[order.bargain])

    def evening(self, course: Resolution) -> None:
        """See who kept his word, end what has run its term, and let trust mend."""
        keep_promises(course)
        terms_end(course)
        trust_mends(course)


CHAPTER = Relations()


def dealings(book: Rulebook, view: View) -> tuple[Offer, ...]:
    """Return the offers of bargains; most orders change nothing of whom they may be made to."""

    def found() -> Iterable[Offer]:
        for order in PROPOSALS:
            yield from proposals(book, view, order)
        yield from calls_for_aid(book, view)
        yield from settlements(book, view)

    return book.latest(
        (dealings, view.side),
        (neighbours(book, view), view.turn, view.places),
        lambda: tuple(found()),
    )


def proposals(book: Rulebook, view: View, order: type[Proposal]) -> Iterable[Offer]:
    """Yield the offer of one kind of bargain, if anybody stands so that it could be made."""
    kind = order.makes
    others = fitting(book, view, kind)
    places = held_places(book, view) if kind == "handover" else tuple(book.ground.places)
    if not others or (has_place(order) and not places):
        return
    partners = ready(kind, others)
    yield Offer(order, (), blanks(book, view, order, partners, places), no_partner(view, partners))


def blanks(
    book: Rulebook,
    view: View,
    order: type[Proposal],
    partners: Sequence[str],
    places: Sequence[str],
) -> tuple[Slot, ...]:
    """Return the blanks of a proposal: to whom, where, until when, and who learns of it."""
    found = [Slot("faction", lambda filled: partners)]
    if has_place(order):
        found.append(Slot("place", lambda filled: places))
    found.append(Slot("until", lambda filled: terms(book, view)))
    if "secrecy" in order.__slots__:
        found.append(Slot("secrecy", lambda filled: tuple(Secrecy)))
    return tuple(found)


def has_place(order: type[Proposal]) -> bool:
    """Return whether a kind of proposal is about a place."""
    return "place" in order.__slots__


def terms(book: Rulebook, view: View) -> tuple[int, ...]:
    """Return the turns in whose evening a bargain made now may end: soon, later, with the match."""
    days = (book.numbers["bargain.short_minutes"], book.numbers["bargain.long_minutes"])
    ends = (view.turn + max(1, minutes // book.turn_minutes) for minutes in days)
    return tuple(dict.fromkeys(min(end, book.turns) for end in (*ends, book.turns)))


class Neighbour(NamedTuple):
    """Another side, as far as offers to it ask about it."""

    side: str
    relation: str
    listens: bool
    """Whether it takes this side at its word far enough to hear an offer."""

    closed: frozenset[str]
    """Kinds of bargain that are in force or on the table with it, or that it refused lately."""

    has_common_foe: bool
    """Whether both fight a third side, as far as this one knows."""


def neighbours(book: Rulebook, view: View) -> tuple[Neighbour, ...]:
    """Return the other sides as offers see them, from all that this depends on."""
    marks = {} if view.me is None else view.me.marks
    return book.latest(
        (neighbours, view.side),
        (view.relations, view.trust, view.bargains, view.pending, view.turn, marks),
        lambda: tuple(look_around(book, view)),
    )


def look_around(book: Rulebook, view: View) -> Iterable[Neighbour]:
    """Yield each of the other sides as offers see it."""
    least = book.numbers["bargain.trust_least"]
    others = [side for side in book.factions if side != view.side]
    foes = [side for side in others if view.hostile(side)]
    fresh = fresh_refusals(book, view)
    for side in others:
        yield Neighbour(
            side,
            view.relation(side),
            trust_in(book.numbers, view, side, view.side) >= least,
            frozenset((*on_the_table(view, side), *refused_lately(fresh, side))),
            any(view.hostile_to(side, foe) for foe in foes if foe != side),
        )


def on_the_table(view: View, side: str) -> Iterable[str]:
    """Yield the kinds of bargain with a side that are in force or wait for an answer."""
    if view.bargains:
        yield from (each.kind for each in between(view.bargains, side, view.side))
    pair = (side, view.side)
    for each in view.pending.values():
        if each.asker in pair and each.to in pair:
            yield each.kind


def fresh_refusals(book: Rulebook, view: View) -> frozenset[str]:
    """Return the marks a side has made too short a time ago to ask for the same again."""
    marks = {} if view.me is None else view.me.marks
    wait = max(1, book.numbers["bargain.again_minutes"] // book.turn_minutes)
    return frozenset([mark for mark, turn in marks.items() if turn + wait > view.turn])


def refused_lately(fresh: frozenset[str], side: str) -> Iterable[str]:
    """Return what a side has said no to, of all marks that are fresh."""
    return [kind for kind in ALLOWED if refusal_mark(kind, side) in fresh] if fresh else ()


def fitting(book: Rulebook, view: View, kind: str) -> tuple[Neighbour, ...]:
    """Return the sides that stand to this one as a kind of bargain asks for."""
    allowed, needs_foe = ALLOWED[kind], kind == "joint_action"
    return tuple(
        each
        for each in neighbours(book, view)
        if each.relation in allowed and (each.has_common_foe or not needs_foe)
    )


def ready(kind: str, others: Iterable[Neighbour]) -> tuple[str, ...]:
    """Return those who listen, and with whom nothing of the kind is closed."""
    return tuple(each.side for each in others if each.listens and kind not in each.closed)


def no_partner(view: View, partners: Sequence[str]) -> Refusal | None:
    """Return why nobody can be made an offer of a kind."""
    return None if partners else Refusal("refused.no_partner", {"faction": view.side})


def held_places(book: Rulebook, view: View) -> tuple[str, ...]:
    """Return the places a side believes its own."""
    return tuple(
        place for place, known in view.places.items()
        if known.holder == view.side and place in book.ground.places
    )  # fmt: skip


def calls_for_aid(book: Rulebook, view: View) -> Iterable[Offer]:
    """Yield the offer to ask a partner for help, if there is one."""
    helpers = {aid: fitting(book, view, aid) for aid in Aid}
    if not any(helpers.values()):
        return
    able = {aid: ready(aid, others) for aid, others in helpers.items()}
    partners = tuple(dict.fromkeys(side for sides in able.values() for side in sides))

    def kinds(filled: Mapping[str, Any]) -> Sequence[Aid]:
        return tuple(aid for aid in Aid if filled["faction"] in able[aid])

    yield Offer(
        AskAid,
        (),
        (
            Slot("faction", lambda filled: partners),
            Slot("aid", kinds),
            Slot("place", lambda filled: tuple(book.ground.places)),
            Slot("until", lambda filled: terms(book, view)),
        ),
        no_partner(view, partners),
    )


def settlements(book: Rulebook, view: View) -> Iterable[Offer]:
    """Yield the offer to end the match, where the scenario lists terms for this side."""
    if not book.settlements:
        return
    mine = {key: parties_of(each, view.side) for key, each in book.settlements.items()}
    partners = ready("settlement", fitting(book, view, "settlement"))
    others = tuple(dict.fromkeys(side for side in mine.values() if side is not None))
    if not others:
        return
    free = tuple(side for side in others if side in partners)

    def listed(filled: Mapping[str, Any]) -> Sequence[str]:
        return tuple(key for key, side in mine.items() if side == filled["faction"])

    yield Offer(
        OfferSettlement,
        (),
        (
            Slot("faction", lambda filled: free),
            Slot("settlement", listed),
            Slot("until", lambda filled: (book.turns,)),
        ),
        no_partner(view, free),
    )


def exchanges(book: Rulebook, view: View) -> Iterable[Offer]:
    """Yield the offer to exchange prisoners, if the side holds anybody."""
    guards = tuple(
        unit for unit in (*view.units.values(), *view.off_map.values()) if unit.prisoners
    )
    if not guards and not view.captives:
        return
    mine = [side for side in book.factions if held(guards, view.captives, view.side, side)]
    if not mine:
        return
    others = tuple(side for side in mine if row_of(view.captives, side, view.side).named)
    free = tuple(
        side for side in others if request_id("exchange", (view.side, side)) not in view.pending
    )
    refusal = None
    if not others:
        refusal = Refusal("refused.none_of_ours_named", {})
    elif not free:
        refusal = Refusal("refused.asked_already", {})
    yield Offer(AskExchange, (), (Slot("faction", lambda filled: free),), refusal)


def second_thoughts(view: View) -> Iterable[Offer]:
    """Yield the offers to break what binds the side, and to make public what is secret."""
    bound = tuple(key for key, each in view.bargains.items() if each.binds(view.side))
    if bound:
        yield Offer(BreakBargain, (), (Slot("bargain", lambda filled: bound),))
    secret = tuple(key for key in bound if view.bargains[key].terms.secret)
    if secret:
        yield Offer(Disclose, (), (Slot("bargain", lambda filled: secret),))
