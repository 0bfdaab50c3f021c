"""Relations in the terminal: who stands how with whom, offers and answers, what is agreed."""

from collections.abc import Iterator, Sequence

from game.rules.bargains import asked_by, asked_of, pair_of, trust_in
from game.rules.chapters.relations import PUTS_TO_ANOTHER, OfferSettlement
from game.rules.chapters.requests import Answer, Reply
from game.rules.trust_why import trust_why
from game.text.filling import Typed
from game.text.finding import plain
from game.text.ordering import carry_out, give, kinds
from game.text.talk import Talk


def relations(talk: Talk) -> Iterator[str]:
    """Yield how sides stand to each other as the seat knows it, what is offered and agreed."""
    for side in others(talk):
        yield with_us(talk, side)
    for one in others(talk):
        for other in others(talk):
            if one < other:
                relation = talk.view.relations.get(pair_of(one, other), "hostile")
                yield talk.phrase("text.relations.pair", factions=(one, other), relation=relation)
    yield from numbered(talk, "text.relations.to_us", asked_of(talk.view.pending, talk.seat))
    yield from numbered(talk, "text.relations.from_us", asked_by(talk.view.pending, talk.seat))
    yield from numbered(talk, "text.relations.agreed", tuple(talk.view.bargains))


def others(talk: Talk) -> tuple[str, ...]:
    """Return the other factions of the match."""
    return tuple(side for side in talk.book.factions if side != talk.seat)


def with_us(talk: Talk, side: str) -> str:
    """Return how another side stands to the seat's, and how far each believes the other."""
    numbers, view = talk.book.numbers, talk.view
    return talk.phrase(
        "text.relations.with_us",
        faction=side,
        relation=view.relation(side),
        ours_permille=trust_in(numbers, view, talk.seat, side),
        theirs_permille=trust_in(numbers, view, side, talk.seat),
    )


def numbered(talk: Talk, heading: str, names: Sequence[str]) -> Iterator[str]:
    """Yield what is asked or agreed with numbers, under a heading; nothing where there is none."""
    if names:
        yield talk.phrase(heading)
    for number, name in enumerate(names, start=1):
        yield talk.phrase("text.relations.line", number=number, request=name)


def accept(talk: Talk, rest: str) -> None:
    """Accept what stands under a number; without one, the only thing asked."""
    reply(talk, rest, Reply.ACCEPT)


def refuse(talk: Talk, rest: str) -> None:
    """Refuse what stands under a number; without one, the only thing asked."""
    reply(talk, rest, Reply.REFUSE)


def reply(talk: Talk, rest: str, answer: Reply) -> None:
    """Answer one of the things asked of the seat."""
    asked = asked_of(talk.view.pending, talk.seat)
    if not asked:
        raise talk.unclear("text.needs.answer")
    offer = next((each for each in talk.match.menu(talk.seat) if each.order is Answer), None)
    if offer is None:
        raise talk.unclear("text.needs.answer")
    if offer.refusal is not None:
        raise talk.unclear(offer.refusal.key, **offer.refusal.args)
    words = Typed([plain(chosen(talk, rest, asked)), answer.value], "")
    carry_out(talk, offer, words)


def chosen(talk: Talk, rest: str, names: Sequence[str]) -> str:
    """Return what stands under the number typed, or the only thing there is."""
    if not rest and len(names) == 1:
        return names[0]
    if rest.isdecimal() and 1 <= int(rest) <= len(names):
        return names[int(rest) - 1]
    raise talk.unclear("text.relations.which", most=len(names))


def offer(talk: Talk, rest: str) -> None:
    """Offer a bargain in one line: what, to whom, where, until when, secret or public."""
    first, _, more = rest.partition(" ")
    kind = kinds(talk).get(plain(first))
    if kind is None or not is_proposal(talk, kind):
        raise talk.unclear("text.offer.what", hints=tuple(proposals(talk)))
    give(talk, kind, more)


def is_proposal(talk: Talk, kind: str) -> bool:
    """Return whether a kind of order offers or asks for a bargain."""
    return issubclass(talk.book.orders[kind], PUTS_TO_ANOTHER)


def proposals(talk: Talk) -> Iterator[str]:
    """Yield the first word for each kind of bargain one can offer."""
    unlisted = OfferSettlement.kind if not talk.book.settlements else None
    for kind in talk.book.orders:
        if is_proposal(talk, kind) and kind != unlisted:
            yield synonyms_of(talk, kind)[0]


def synonyms_of(talk: Talk, kind: str) -> list[str]:
    """Return the words for a kind of order in the language of the conversation."""
    return talk.words.say(f"text.order.{kind}").split()


def trust_explained(talk: Talk) -> Iterator[str]:
    """Yield why each side takes the seat's at its word as far as it does, and the reverse."""
    for side in others(talk):
        for who, whom in ((talk.seat, side), (side, talk.seat)):
            yield from talk.reasons(trust_why(talk.book, talk.view, who, whom))
