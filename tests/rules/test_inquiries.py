"""Inquiries: who asks to see, who lets them in, what they find, what it does to whom."""

from dataclasses import replace

import pytest

from game.rules.chapters.inquiries import CHAPTER, AnswerInquiry
from game.rules.chapters.news import LetIn
from game.rules.credibility import public_reacts
from game.rules.inquiring import ASKERS, inquiries_go_on
from game.rules.public import Access, Audience, Claimed, Style, Verdict
from game.rules.reports import HURT
from game.rules.state import Fact, News, Stage
from tests.affairs import account, after, battle, drawn, harm, said, shown, statement
from tests.pictures import Match

DAY = 1440
PLACES = "town@0,2 people=2000 holder=csp\nfar@0,5 people=400 army=500 csp=300"


def strike(**fields: object) -> Fact:
    figures = {"killed.csp": 2}
    return battle(kind="strike", figures=figures, parties=("army", "csp"), **fields)


def accused(*facts: Fact, style: Style = Style.ALLEGE, kind: str = "harm", **said_: str) -> Match:
    """Return a match in which the CSP has accused the army of hurting people."""
    return said(after(drawn(PLACES, **said_), *(facts or (harm(),))), "csp", style, kind)


def after_days(now: Match, days: int) -> Match:
    """Let so many days go by in which only those act who ask."""
    clock = now.state.clock
    later = replace(now, state=replace(now.state, clock=replace(clock, turn=4 * days + 1)))
    course = later.course()
    inquiries_go_on(course)
    return later.after(course.closed())


def held_by_army(now: Match) -> Match:
    """Let the army stand in the village instead of the CSP."""
    village, far = now.unit("c1").at, now.unit("f1").at
    return now.but("c1", at=far).but("f1", at=village)


def reply(now: Match, side: str, access: Access, who: str = "journalists") -> Match:
    (name,) = [key for key in now.state.inquiries if key.startswith(who)]
    return now.give(side, AnswerInquiry((), name, access))


def findings(now: Match) -> list[News]:
    return [item for item in now.state.news.values() if item.evidence and item.claims]


@pytest.mark.rule("26.1")
def test_each_asks_once_when_enough_are_said_to_be_hurt_and_long_enough_ago() -> None:
    now = accused()
    numbers = now.book.numbers
    asked: dict[str, int] = {}
    for days in range(20):
        now = after_days(now, days)
        for key in now.state.inquiries:
            asked.setdefault(key.partition("|")[0], days)
    told = statement(now, "csp").claims[HURT].middle
    due = {who: -(-numbers[f"inquiry.{who}.minutes"] // DAY) for who in ASKERS}
    assert asked == {who: due[who] for who in ASKERS if told >= numbers[f"inquiry.{who}.least"]}
    asking = [item for item in now.state.news.values() if item.key == "news.inquiry"]
    assert len(asking) == len(asked)


def test_nobody_asks_where_nobody_is_said_to_be_hurt() -> None:
    now = said(after(drawn(PLACES), battle()), "csp", Style.INFLATE)
    assert after_days(now, 20).state.inquiries == {}


def test_who_asks_depends_on_what_is_said_and_not_on_what_happened() -> None:
    true, false = accused(harm()), accused(strike(), kind="strike")
    figure = {HURT: Claimed(12, 12)}
    asked = []
    for now in (true, false):
        item = replace(statement(now, "csp"), claims=figure)
        public = replace(now, state=replace(now.state, news={**now.state.news, item.id: item}))
        asked.append({key.partition("|")[0] for key in after_days(public, 20).state.inquiries})
    assert asked[0] == asked[1] == set(ASKERS)


@pytest.mark.rule("26.2")
def test_who_stands_there_answers_and_may_think_again() -> None:
    now = held_by_army(after_days(accused(), 1))
    nobodys = {offer.kind for offer in now.acting("jihadists").menu("jihadists")}
    assert "answer_inquiry" not in nobodys
    refused = reply(now, "army", Access.KEEP_OUT)
    points = now.state.factions["army"].command_points
    assert refused.state.factions["army"].command_points == points
    (name,) = refused.state.inquiries
    again = AnswerInquiry((), name, Access.KEEP_OUT)
    assert refused.acting("army").refused("army", again) is not None
    admitted = reply(refused.acting("army"), "army", Access.LET_IN)
    assert admitted.state.inquiries[name].answers == {"army": Access.LET_IN}


@pytest.mark.rule("26.2")
@pytest.mark.parametrize(("side", "access"), [("csp", Access.LET_IN), ("army", Access.KEEP_OUT)])
def test_silence_is_the_answer_of_ones_ways(side: str, access: Access) -> None:
    now = accused()
    now = held_by_army(now) if side == "army" else now
    answered = after_days(after_days(now, 1), 2)
    (journalists,) = [each for each in answered.state.inquiries.values() if each.asked // DAY == 1]
    assert journalists.answers == {side: access}


@pytest.mark.rule("26.2")
def test_where_nobody_keeps_the_ground_they_come_unasked() -> None:
    now = accused().but("c1", at=None).but("f1", at=None)
    places = {key: replace(place, holder=None) for key, place in now.state.places.items()}
    now = replace(now, state=replace(now.state, places=places))
    seen = after_days(after_days(now, 1), 4)
    assert next(iter(seen.state.inquiries.values())).came == seen.book.moment(seen.state.clock)


@pytest.mark.rule("26.3")
def test_who_keeps_them_out_pays_in_credit_and_in_politics() -> None:
    now = held_by_army(after_days(accused(), 1))
    numbers = now.book.numbers
    before, after_ = now.state.factions["army"], reply(now, "army", Access.KEEP_OUT)
    army = after_.state.factions["army"]
    lost = before.credibility[Audience.ABROAD].value - army.credibility[Audience.ABROAD].value
    assert lost == numbers["inquiry.kept_out"]
    fallen = before.tracks["junta_standing"].value - army.tracks["junta_standing"].value
    assert fallen == numbers["inquiry.kept_out_track"]
    assert list(after_.state.news.values())[-1].key == "news.keep_out"


@pytest.mark.rule("26.3")
def test_who_lets_them_in_opens_the_ground_to_all_evidence_of_it() -> None:
    now = reply(held_by_army(after_days(accused(), 1)), "army", Access.LET_IN)
    (story,) = now.state.stories.values()
    assert story.let_in == ("army",)


def test_who_has_opened_the_ground_unasked_has_let_in_all_who_ask() -> None:
    now = held_by_army(after_days(accused(), 1))
    about = account(now, "army", "harm").id
    opened = now.give("army", LetIn((), about))
    assert all(each.answers == {"army": Access.LET_IN} for each in opened.state.inquiries.values())


@pytest.mark.rule("26.4")
def test_they_are_there_two_days_after_they_asked_and_say_part_of_the_truth() -> None:
    now = after_days(accused(), 1)
    (name,) = now.state.inquiries
    assert after_days(now, 2).state.inquiries[name].came is None
    seen = after_days(now, 3)
    assert seen.state.inquiries[name].came == seen.book.moment(seen.state.clock)
    least, _, most = now.book.evidence["journalists"].sees["hurt"]
    found = findings(seen)[-1].claims[HURT]
    assert 10 * least // 1000 <= found.low <= 10 * most // 1000


@pytest.mark.rule("26.4")
def test_kept_out_they_come_when_the_ground_changes_hands() -> None:
    kept_out = reply(held_by_army(after_days(accused(), 1)), "army", Access.KEEP_OUT)
    assert findings(after_days(kept_out, 10)) == []
    freed = kept_out.but("f1", at=None).but("c1", at=kept_out.unit("f1").at)
    assert findings(after_days(after_days(freed, 10), 11))


@pytest.mark.rule("26.4")
@pytest.mark.parametrize("named", [9, 40])
def test_an_allegation_false_or_too_large_costs_its_maker_once_it_is_seen(named: int) -> None:
    fact = strike() if named == 9 else harm()
    now = accused(fact, kind=fact.kind)
    item = replace(statement(now, "csp"), claims={HURT: Claimed(named, named)})
    now = replace(now, state=replace(now.state, news={**now.state.news, item.id: item}))
    for days in (1, 3, 6, 15, 30):
        now = after_days(now, days)
    assert now.state.news[item.id].verdict is Verdict.DISPROVED
    credit = now.state.factions["csp"].credibility[Audience.ABROAD].value
    assert credit < drawn().state.factions["csp"].credibility[Audience.ABROAD].value


@pytest.mark.rule("26.4")
def test_a_denial_costs_its_maker_once_it_is_seen() -> None:
    now = said(accused(), "army", Style.DENY, "harm")
    for days in (1, 3, 6, 15, 30):
        now = after_days(now, days)
    assert statement(now, "army").verdict is Verdict.DISPROVED


@pytest.mark.rule("26.4")
def test_inquiries_go_on_in_evenings_and_in_the_news_turns_of_the_aftermath() -> None:
    now = accused()
    clock = replace(now.state.clock, turn=5)
    evening = replace(now, state=replace(now.state, clock=clock)).course()
    CHAPTER.evening(evening)
    (asked,) = evening.state.inquiries.values()
    assert asked.came is None
    weeks = now.after(evening.closed())
    later = replace(clock, stage=Stage.AFTERMATH, turn=40)
    news = replace(weeks, state=replace(weeks.state, clock=later)).course()
    CHAPTER.news_begin(news, 14 * DAY)
    assert news.state.inquiries[asked.id].answers == {"csp": Access.LET_IN}
    assert news.state.inquiries[asked.id].came == news.book.moment(later)


def reacted(now: Match) -> Match:
    course = now.course()
    public_reacts(course)
    return now.after(course.closed())


def leaning(now: Match, place: str, side: str) -> int:
    return now.state.places[place].leaning.get(side, 0)


@pytest.mark.rule("26.5")
def test_people_elsewhere_go_by_what_is_believed_and_those_of_the_place_by_what_happened() -> None:
    now = accused(strike(), kind="strike")
    item = replace(statement(now, "csp"), claims={HURT: Claimed(40, 40)}, trust=1000)
    believed = reacted(
        replace(now, state=replace(now.state, news={**now.state.news, item.id: item}))
    )
    (story,) = believed.state.stories.values()
    hurt = story.felt[HURT]
    assert hurt > 0
    numbers = now.book.numbers
    share = min(hurt * numbers["harm.heard"], numbers["harm.heard_most"])
    assert leaning(believed, "far", "army") == 500 * (1000 - share) // 1000
    assert leaning(believed, "far", "csp") == 300
    for key in ("killed", "hurt", "harm_fear", "blame", "displaced"):
        assert getattr(believed.state.places["town"], key) == getattr(now.state.places["town"], key)


@pytest.mark.rule("26.5")
def test_part_of_the_price_is_given_back_once_evidence_shows_fewer_hurt() -> None:
    now = accused(strike(), kind="strike")
    item = replace(statement(now, "csp"), claims={HURT: Claimed(40, 40)}, trust=1000)
    start = now.state.factions["army"].tracks["junta_standing"].value
    charged = reacted(
        replace(now, state=replace(now.state, news={**now.state.news, item.id: item}))
    )
    low = charged.state.factions["army"].tracks["junta_standing"].value
    cleared = reacted(shown(charged, "un", HURT))
    back = cleared.state.factions["army"].tracks["junta_standing"].value
    assert low < back < start
