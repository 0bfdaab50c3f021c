"""Statements: what a side may say of what it knows, the figures it gives, and their publication.

A side speaks of its own account of things, never of the fact: it cannot admit what it does not
know, and what it makes larger or smaller is what it believes.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from game.rules.changes import Change, Put, Set
from game.rules.contacts import Estimate
from game.rules.events import PUBLIC, Tell
from game.rules.harm import shooters
from game.rules.public import (
    Account,
    Audience,
    Claimed,
    KnownFact,
    Story,
    Style,
    Verdict,
    named,
    topic,
)
from game.rules.reports import HURT, account_changed
from game.rules.resolution import Resolution
from game.rules.rulebook import Rulebook
from game.rules.state import Fact, GameState, News, Value
from game.rules.view import View

CLASHES: Final = frozenset(("fight", "bombardment", "strike", "closed_road"))
"""Kinds of fact in which people are lost on either side."""

SILENCE: Final = (Style.SILENT,)


class Chance(Protocol):
    """What picks a figure between two ends."""

    def between(self, low: int, high: int, purpose: str, *ids: str) -> int:
        """Return a whole number from *low* to *high*."""


class Public(Protocol):
    """What both the truth and a view tell: the news, and who fights whom."""

    @property
    def news(self) -> Mapping[str, News]:
        """All that is public."""

    def hostile(self, one: str, other: str) -> bool:
        """Return whether two factions fight each other."""


class Scene(Protocol):
    """Where a statement is made up: the truth with its dice, or what a side can tell of it."""

    @property
    def book(self) -> Rulebook:
        """What is fixed for the match."""

    @property
    def dice(self) -> Chance:
        """What picks the figures that are made up."""

    @property
    def state(self) -> Public:
        """The news, and who fights whom."""

    def number(self, name: str) -> int:
        """Return a number of the model."""


def styles(view: View, account: Account) -> tuple[Style, ...]:
    """Return how a side may speak of something it knows; silence only once."""
    silence = () if account.settled else SILENCE
    return (*spoken_styles(view.side, account), *silence)


def spoken_styles(side: str, account: Account) -> tuple[Style, ...]:
    """Return the styles that say something, by what the account is about."""
    if under_fire(side, account):
        alleges = () if account.kind == "closed_road" else (Style.ALLEGE,)
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY, *alleges)
    if account.kind in CLASHES:
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY, Style.INFLATE)
    if account.kind == "aircraft_lost":
        owner = f"aircraft.{side}" in account.figures
        return (Style.ADMIT, Style.DENY) if owner else (Style.INFLATE, Style.DENY)
    if account.kind == "harm":
        if account.parties[-1:] != (side,):
            return (Style.ALLEGE, Style.INFLATE)
        return (Style.ADMIT, Style.PLAY_DOWN, Style.DENY) if account.figures else (Style.DENY,)
    if account.kind == "entered":
        return (Style.CONTROL,) if f"holds.{side}" in account.figures else ()
    if account.kind == "left":
        return (Style.ADMIT, Style.DENY) if f"holds.{side}" in account.figures else ()
    return (Style.ADMIT,)


def under_fire(side: str, account: Account) -> bool:
    """Return whether a side was shelled, struck or ran into mines, and could not answer."""
    return account.kind in ("bombardment", "strike", "closed_road") and (
        f"killed.{side}" in account.figures
    )


def default_style(book: Rulebook, side: str, account: Account) -> Style:
    """Return how a side's doctrine speaks of something when nobody decides."""
    if account.kind in CLASHES and not worth_telling(side, account):
        return Style.SILENT
    allowed = spoken_styles(side, account)
    wanted = book.factions[side].speaks(book, account)
    if wanted in allowed:
        return wanted
    bias = book.sides[side].bias
    if bias in (Style.INFLATE, Style.PLAY_DOWN) and Style.CONTROL in allowed:
        return Style.CONTROL
    if bias is Style.INFLATE and not hurt_the_enemy(side, account):
        bias = Style.PLAY_DOWN
    return bias if bias in allowed else Style.SILENT


def hurt_the_enemy(side: str, account: Account) -> bool:
    """Return whether a side believes that others lost something."""
    return any(
        figure.best and quantity.partition(".")[2] != side
        for quantity, figure in account.figures.items()
    )


def worth_telling(side: str, account: Account) -> bool:
    """Return whether anything was lost that a side knows of, or it struck somebody itself."""
    struck = account.kind == "strike" and account.parties[0] == side
    return struck or any(figure.best for figure in account.figures.values())


def claims_of(course: Scene, side: str, account: Account, style: Style) -> Mapping[str, Claimed]:
    """Return the figures a statement gives, by quantity."""
    found: dict[str, Claimed] = {}
    for quantity, believed in account.figures.items():
        what, _, whose = quantity.partition(".")
        if what in ("killed", "captured", "vehicles", "hurt") and style is not Style.ALLEGE:
            claimed = figure(course, side, account, style, quantity, believed)
            if claimed is not None:
                found[quantity] = claimed
        elif what == "aircraft":
            found[quantity] = Claimed(1, 1)
            shot = style is Style.INFLATE or (style is Style.ADMIT and whose == side)
            found[f"shot.{whose}"] = Claimed(int(shot), int(shot))
        elif what in ("holds", "closed") and whose == side:
            held = int(style in (Style.CONTROL, Style.DENY) or what == "closed")
            found[quantity] = Claimed(held, held)
    if style is Style.ALLEGE or (account.kind == "harm" and style is Style.INFLATE):
        found[HURT] = alleged(course, side, account, style)
    elif account.kind == "harm" and style is Style.DENY:
        found[HURT] = Claimed(0, 0)
    return found


def figure(
    course: Scene,
    side: str,
    account: Account,
    style: Style,
    quantity: str,
    believed: Estimate,
) -> Claimed | None:
    """Return the figure a side gives of one loss, or None where it gives none."""
    what, _, whose = quantity.partition(".")
    own = whose == side or quantity == HURT
    if not own and not course.state.hostile(side, whose):
        return None
    if own and not gives_own(course.book, side, what, style):
        return None
    if own and style is Style.DENY:
        return Claimed(0, 0)
    whom = "own" if own else "foes"
    tone = Style.ADMIT if style is Style.CORRECT else style
    least, most = (course.number(f"said.{tone}.{whom}.{end}") for end in ("least", "most"))
    share = course.dice.between(least, most, "said", side, account.id, quantity)
    if not own and has_film(course.state, account):
        share = min(share, course.number("said.filmed"))
    given = (believed.best * share + (500 if own else 0)) // 1000
    return Claimed(given, given)


def has_film(state: Public, account: Account) -> bool:
    """Return whether a side has shown a video of what it speaks of: it can be counted on it."""
    return any(state.news[number].evidence == "video" for number in account.said)


def gives_own(book: Rulebook, side: str, what: str, style: Style) -> bool:
    """Return whether a side names its own losses: dead, if its ways allow; all when it admits."""
    if what == "hurt" or style in (Style.ADMIT, Style.CORRECT):
        return True
    return what == "killed" and book.factions[side].names_own_dead()


def alleged(course: Scene, side: str, account: Account, style: Style) -> Claimed:
    """Return how many people of the place a side says were hurt: as told it, or as it likes."""
    known = account.figures.get(HURT)
    least, most = course.number("said.alleged.least"), course.number("said.alleged.most")
    told = known.best if known else course.dice.between(least, most, "alleged", side, account.id)
    if style is Style.INFLATE:
        told = (
            told
            * course.dice.between(
                course.number("said.inflate.foes.least"),
                course.number("said.inflate.foes.most"),
                "said",
                side,
                account.id,
            )
            // 1000
        )
    return Claimed(told, told)


def say(
    course: Resolution, side: str, account: Account, style: Style, corrects: str | None = None
) -> None:
    """Publish what a side says of something it knows, or note that it keeps silent."""
    if style is Style.SILENT:
        course.happen(
            "kept_silent",
            {"faction": side, "account": account.id},
            (account_changed(course.state, side, account, settled=True),),
            (Tell(side, "done.silent", {"about": account.id}),),
        )
        return
    story = open_story(course, account, course.state.reports[side][account.id].fact)
    account = course.state.reports[side][account.id].account
    claims = claims_of(course, side, account, style)
    item = News(
        id=next_number(course.state),
        turn=course.state.clock.turn,
        speaker=side,
        key="news.statement",
        args={"about": story, **worded(course, side, account, style, claims)},
        minute=course.book.moment(course.state.clock),
        story=story,
        style=style,
        claims=claims,
        trust=course.state.factions[side].credit(Audience.ABROAD),
        corrects=corrects,
    )
    publish(course, item, account)


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


PLACED: Final = frozenset(("entered", "left"))
"""Kinds of fact that belong to the one story of who holds a place."""


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


def worded(
    course: Scene,
    side: str,
    account: Account,
    style: Style,
    claims: Mapping[str, Claimed],
) -> dict[str, Value]:
    """Return what the sentence of a statement is made of."""
    kind = "clash" if account.kind in CLASHES else account.kind
    if under_fire(side, account):
        kind = "fire"
    if account.kind == "aircraft_lost" and f"aircraft.{side}" not in account.figures:
        kind = "aircraft_seen"
    said = f"said.{style}.{kind}"
    if f"{style}.{kind}" in course.book.factions[side].own_words():
        said = f"said.{side}.{style}.{kind}"
    if account.kind == "strike" and account.parties[0] == side and style is not Style.DENY:
        said = "said.struck"
    return {
        "voice_sentence": (f"voice.{course.book.sides[side].channel}", {"speaker": side}),
        "body_sentence": (said, body(side, account, claims)),
    }


def body(side: str, account: Account, claims: Mapping[str, Claimed]) -> dict[str, Value]:
    """Return the figures of a statement as its sentence says them."""
    foes = tuple(
        dict.fromkeys(key.partition(".")[2] for key in claims if not key.endswith(f".{side}"))
    )
    args: dict[str, Value] = {"at": account.at, "foes": foes}
    for name, what in (
        ("foes_dead", "killed"),
        ("foes_vehicles", "vehicles"),
    ):
        args[name] = summed(claims, what, side, own=False)
    args["hurt"] = claims[HURT].middle if HURT in claims else 0
    own = summed(claims, "killed", side, own=True)
    own_named = f"killed.{side}" in claims
    args["own_sentence"] = ("said.own" if own_named else "said.own_unnamed", {"own_dead": own})
    return args


def summed(claims: Mapping[str, Claimed], what: str, side: str, *, own: bool) -> int:
    """Return the sum of a kind of figure over the speaker, or over everybody else."""
    return sum(
        claimed.middle
        for quantity, claimed in claims.items()
        if quantity.partition(".")[0] == what and (quantity.partition(".")[2] == side) is own
    )


def own_items(news: Iterable[News], side: str) -> list[News]:
    """Return a side's own statements that nothing has put right yet."""
    mine = [item for item in news if item.speaker == side and item.evidence is None]
    corrected = {item.corrects for item in mine}
    return [item for item in mine if item.id not in corrected and item.style is not Style.CORRECT]


def correctable(view: View) -> tuple[str, ...]:
    """Return the statements a side may still put right: about what it has an account of."""
    known = {number for account in view.reports.values() for number in account.said}
    return tuple(
        item.id
        for item in own_items(view.news.values(), view.side)
        if item.id in known and item.style in CORRECTED and item.verdict is not Verdict.BORNE_OUT
    )


CORRECTED: Final = frozenset(
    (Style.PLAY_DOWN, Style.DENY, Style.INFLATE, Style.CONTROL, Style.ALLEGE)
)
"""Styles that can turn out to have said something else than what its speaker knew."""
