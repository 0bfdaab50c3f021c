"""Chapter 20: how sides stand to each other, what they agree on, and what a word is worth."""

from dataclasses import replace

import pytest

from game.rules.ambush import waiters
from game.rules.bargains import Aid, Secrecy, trust_in
from game.rules.changes import Put
from game.rules.chapters.combat import Attack
from game.rules.chapters.movement import March
from game.rules.chapters.relations import (
    AskAid,
    AskPassage,
    BreakBargain,
    Disclose,
    OfferInformation,
    OfferJointAction,
    OfferPlace,
    OfferTruce,
    Proposal,
    Withdraw,
)
from game.rules.chapters.requests import Answer, Reply
from game.rules.contacts import Level
from game.rules.dealing import declare
from game.rules.orders import Pace, Route
from game.rules.promises import keep_promises
from game.rules.public import Audience
from game.rules.state import Fact, Stage
from tests.pictures import Match, at, match

FOUR = """
    army      f1@0,0 motorised_company    80 armoured=2 truck=6
    wagner    w1@0,0 assault_detachment   40 armoured=3 technical=5
    csp       c1@0,2 technical_squadron   50 technical=8
    jihadists j1@0,5 katiba               60 technical=6
"""
SECRET, PUBLIC = Secrecy.SECRET, Secrecy.PUBLIC
END = 12


def drawn(relations: dict[str, str] | None = None) -> Match:
    """Return a match of four at war, but for what is said."""
    return match(
        "........",
        FOUR,
        places="town@0,2 people=500 holder=csp\nwell@0,6 people=50",
        relations={"army|wagner": "allied", **(relations or {})},
    )


def key_of(now: Match) -> str:
    """Return the name of the last thing asked."""
    return list(now.state.pending)[-1]


def agreed(before: Match, side: str, offer: Proposal) -> Match:
    """Let a side make an offer and the other accept it."""
    asked = before.give(side, offer)
    return asked.give(offer.faction, Answer((), key_of(asked), Reply.ACCEPT))


def truce(secrecy: Secrecy = SECRET, until: int = END, before: Match | None = None) -> Match:
    return agreed(before or drawn(), "army", OfferTruce((), "csp", until, secrecy))


def only(now: Match) -> str:
    """Return the name of the only bargain there is."""
    (key,) = now.state.bargains
    return key


def trust(now: Match, who: str, whom: str) -> int:
    return trust_in(now.book.numbers, now.state, who, whom)


def can_attack(now: Match, side: str, unit: str) -> bool:
    offer = now.acting(side).offer(side, Attack, unit)
    return offer.refusal is None


def close() -> Match:
    """Return the army next to the CSP, each aware of the other."""
    near = drawn().but("c1", at=at(0, 1))
    return near.seen("army", "c1", Level.IDENTIFIED).seen("csp", "f1", Level.IDENTIFIED)


@pytest.mark.rule("20.1")
def test_who_has_a_truce_neither_attacks_nor_is_ambushed_nor_runs_into_the_other() -> None:
    war = close()
    assert can_attack(war, "army", "f1")
    calm = truce(before=war)
    assert not can_attack(calm, "army", "f1")
    waiting = calm.but("c1", wait=0)
    assert waiters(war.but("c1", wait=0).course(), ("f1",), at(0, 1)) == ["c1"]
    assert waiters(waiting.course(), ("f1",), at(0, 1)) == []
    gone = waiting.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert gone.unit("f1").at == gone.unit("c1").at == at(0, 1)
    assert not gone.state.facts


@pytest.mark.rule("20.1")
def test_who_marches_with_those_at_war_stands_aside_from_a_fight_with_his_partner() -> None:
    together = match(
        "........",
        FOUR.replace("truck=6", "truck=6 in=column").replace(
            "technical=5", "technical=5 in=column"
        ),
        relations={"army|wagner": "allied"},
        formations={"column": "wagner"},
    )
    near = truce(before=together).but("c1", at=at(0, 1)).seen("wagner", "c1", Level.IDENTIFIED)
    offer = near.acting("wagner").offer("wagner", Attack, "w1")
    order = next(offer.orders())
    fought = near.give("wagner", order)
    (fact,) = fought.state.facts.values()
    assert set(fact.parties) == {"wagner", "csp"}
    assert fought.unit("f1").people == near.unit("f1").people


@pytest.mark.rule("20.1")
def test_how_two_stand_is_the_same_from_either_side() -> None:
    calm = truce()
    for one in calm.book.factions:
        for other in calm.book.factions:
            assert calm.state.relation(one, other) == calm.state.relation(other, one)
            if one != other:
                assert calm.view(one).relation(other) == calm.view(other).relation(one)


@pytest.mark.rule("20.2")
def test_allies_see_each_others_units_and_others_do_not() -> None:
    assert "w1" in drawn().view("army").units
    assert "c1" not in truce().view("army").units


@pytest.mark.rule("20.3")
def test_co_belligerents_tell_each_other_of_common_enemies_alone() -> None:
    friends = drawn({"army|csp": "co-belligerent"}).seen("csp", "j1", Level.IDENTIFIED)
    told = friends.course()
    for chapter in friends.book.chapters:
        chapter.impulse(told, "army")
    after = friends.after(told.closed())
    assert after.level("army", "j1") is Level.SIGHTED
    sighting = after.knows("army", "j1")
    assert sighting is not None
    assert sighting.source == "partner"
    assert "c1" not in after.view("army").units


@pytest.mark.rule("20.3")
def test_nobody_is_told_of_somebody_he_does_not_fight() -> None:
    friends = drawn({"army|csp": "co-belligerent", "army|jihadists": "truce"})
    seen = friends.seen("csp", "j1", Level.IDENTIFIED)
    course = seen.course()
    for chapter in seen.book.chapters:
        chapter.impulse(course, "army")
    assert seen.after(course.closed()).level("army", "j1") is Level.NOTHING


@pytest.mark.rule("20.4")
def test_a_guest_under_truce_leaves_a_place_to_its_holder_and_an_enemy_does_not() -> None:
    alone = drawn().but("c1", at=at(0, 7)).but("f1", at=at(0, 2))
    assert alone.evening().state.places["town"].holder == "army"
    guest = truce(before=drawn()).but("c1", at=at(0, 7)).but("f1", at=at(0, 2))
    assert guest.evening().state.places["town"].holder == "csp"


@pytest.mark.rule("20.4")
def test_under_a_truce_nobody_tells_the_other_anything() -> None:
    calm = truce().seen("csp", "j1", Level.IDENTIFIED)
    course = calm.course()
    for chapter in calm.book.chapters:
        chapter.impulse(course, "army")
    assert calm.after(course.closed()).level("army", "j1") is Level.NOTHING


@pytest.mark.rule("20.5")
def test_an_offer_is_known_to_the_two_alone_and_can_be_taken_back() -> None:
    asked = drawn().give("army", OfferTruce((), "csp", END, PUBLIC))
    key = key_of(asked)
    assert asked.heard("csp") == ["learnt.offer"]
    assert not asked.view("jihadists").pending
    assert not asked.view("wagner").pending
    back = asked.give("army", Withdraw((), key))
    assert not back.state.pending
    assert back.heard("csp") == ["learnt.withdrawn"]


@pytest.mark.rule("20.5")
def test_the_terms_are_a_day_three_days_and_the_end_of_the_match() -> None:
    offer = drawn().offer("army", OfferTruce)
    assert offer.choices("until", {}) == (5, 12)
    longer = match("...", "army f1@0,0 garrison_company 9\ncsp c1@0,2 katiba 9", turns=40)
    assert longer.offer("army", OfferTruce).choices("until", {}) == (5, 13, 40)


@pytest.mark.rule("20.5")
def test_silence_is_a_no_and_no_offer_is_made_twice_at_a_time() -> None:
    asked = drawn().give("army", OfferTruce((), "csp", END, SECRET))
    again = asked.acting("army").offer("army", OfferTruce)
    assert "csp" not in again.choices("faction", {})
    later = asked.turns(3)
    assert not later.state.pending
    assert later.state.hostile("army", "csp")


@pytest.mark.rule("20.5")
def test_after_a_no_the_same_is_not_offered_again_at_once() -> None:
    asked = drawn().give("army", OfferTruce((), "csp", END, SECRET))
    refused = asked.give("csp", Answer((), key_of(asked), Reply.REFUSE))
    offer = refused.acting("army").offer("army", OfferTruce)
    assert "csp" not in offer.choices("faction", {})
    assert "jihadists" in offer.choices("faction", {})
    later = refused.turns(4).acting("army").offer("army", OfferTruce)
    assert "csp" in later.choices("faction", {})


@pytest.mark.rule("20.6")
def test_a_secret_truce_is_known_to_its_parties_alone() -> None:
    calm, war = truce(), drawn()
    for side in ("csp", "army"):
        assert calm.view(side).relation("csp" if side == "army" else "army") == "truce"
    for side in ("wagner", "jihadists", "public"):
        assert calm.view(side).relations == war.view(side).relations
        assert calm.view(side).bargains == {}
    assert not calm.state.news


@pytest.mark.rule("20.6")
def test_a_public_truce_is_in_the_news_and_in_everybodys_view() -> None:
    calm = truce(PUBLIC)
    (item,) = calm.state.news.values()
    assert item.key == "news.bargain_made"
    assert calm.view("jihadists").relations["army|csp"] == "truce"
    assert list(calm.view("jihadists").bargains) == list(calm.state.bargains)
    assert "news.bargain_made" in calm.heard("wagner")


@pytest.mark.rule("20.7")
def test_a_truce_is_over_with_its_term() -> None:
    calm = truce(until=5)
    assert not calm.turns(3).state.hostile("army", "csp")
    over = calm.turns(5)
    assert over.state.hostile("army", "csp")
    assert not over.state.bargains


@pytest.mark.rule("20.8")
def test_who_fought_near_the_place_has_done_his_part_and_who_did_not_is_trusted_less() -> None:
    joint = agreed(drawn(), "csp", OfferJointAction((), "jihadists", 5, "town", SECRET))
    assert joint.state.relation("csp", "jihadists") == "co-belligerent"
    elsewhere = joint.but("c1", at=at(0, 7))
    course = elsewhere.course()
    fact = Fact("f1", "fight", 1, at(0, 3), {}, ("jihadists", "army"))
    course.happen("fact", {}, (Put("facts", "f1", fact),))
    keep_promises(course)
    noted = elsewhere.after(course.closed())
    assert noted.state.bargains[only(noted)].done == ("jihadists",)
    over = noted.turns(5)
    assert over.state.hostile("csp", "jihadists")
    assert trust(over, "jihadists", "csp") < 500 <= trust(over, "csp", "jihadists")


@pytest.mark.rule("20.8")
def test_a_joint_action_needs_an_enemy_in_common() -> None:
    two = match("...", "army f1@0,0 garrison_company 9\ncsp c1@0,2 katiba 9")
    assert OfferJointAction not in {offer.order for offer in two.menu("army")}
    assert OfferJointAction in {offer.order for offer in drawn().menu("army")}


@pytest.mark.rule("20.9")
def test_shared_information_tells_of_common_enemies_and_ends_with_the_truce() -> None:
    shared = agreed(
        truce().seen("csp", "j1", Level.IDENTIFIED), "csp", OfferInformation((), "army", END)
    )
    course = shared.course()
    for chapter in shared.book.chapters:
        chapter.impulse(course, "army")
    assert shared.after(course.closed()).level("army", "j1") is Level.SIGHTED
    calm = next(key for key in shared.state.bargains if key.startswith("truce"))
    assert not shared.give("army", BreakBargain((), calm)).state.bargains


@pytest.mark.rule("20.9")
def test_enemies_share_no_information() -> None:
    assert OfferInformation not in {offer.order for offer in drawn().menu("army")}


@pytest.mark.rule("20.10")
def test_within_a_safe_passage_enemies_do_not_fight_and_elsewhere_they_do() -> None:
    way = agreed(close(), "army", AskPassage((), "csp", END, "town", SECRET))
    assert way.state.hostile("army", "csp")
    assert not can_attack(way, "army", "f1")
    met = way.give("army", March(("f1",), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert not met.state.facts
    far = way.but("c1", at=at(0, 7)).but("f1", at=at(0, 6))
    assert can_attack(far.seen("army", "c1", Level.IDENTIFIED), "army", "f1")


@pytest.mark.rule("20.10")
def test_within_a_safe_passage_nobody_is_cut_off() -> None:
    ring = match(
        "....\n....\n....\n",
        "army f1@1,1 motorised_company 80 truck=6\n"
        "csp c1@1,0 technical_squadron 50 technical=8\n"
        "csp c2@1,2 technical_squadron 50 technical=8",
        places="town@1,1 people=90",
    )
    assert ring.evening().unit("f1").cut_off
    spared = agreed(ring, "army", AskPassage((), "csp", END, "town", SECRET))
    assert not spared.evening().unit("f1").cut_off


@pytest.mark.rule("20.11")
def test_a_place_is_handed_over_once_the_giver_has_left_it() -> None:
    given = agreed(drawn(), "csp", OfferPlace((), "jihadists", END, "town", SECRET))
    there = given.evening()
    assert there.state.places["town"].holder == "csp"
    left = there.but("c1", at=at(0, 7)).evening()
    assert left.state.places["town"].holder == "jihadists"
    assert not left.state.bargains
    assert left.view("jihadists").places["town"].holder == "jihadists"


@pytest.mark.rule("20.12")
def test_help_promised_and_given_is_kept_and_help_refused_costs_a_little_trust() -> None:
    ask = AskAid((), "wagner", 5, Aid.COMING, "town")
    asked = drawn().give("army", ask)
    points = drawn().state.factions["army"].command_points
    assert asked.state.factions["army"].command_points == points
    refused = asked.give("wagner", Answer((), key_of(asked), Reply.REFUSE))
    assert trust(refused, "army", "wagner") == 450
    assert trust(refused, "wagner", "army") == 500
    promised = asked.give("wagner", Answer((), key_of(asked), Reply.ACCEPT))
    came = promised.but("w1", at=at(0, 1)).but("c1", at=at(0, 7)).evening()
    assert not came.state.bargains
    assert trust(came, "army", "wagner") == 600


@pytest.mark.rule("20.12")
def test_enemies_are_not_asked_for_help_and_stores_come_from_allies_alone() -> None:
    offer = drawn({"army|csp": "co-belligerent"}).offer("army", AskAid)
    assert offer.choices("faction", {}) == ("wagner", "csp")
    assert Aid.STORES in offer.choices("aid", {"faction": "wagner"})
    assert Aid.STORES not in offer.choices("aid", {"faction": "csp"})
    assert AskAid not in {each.order for each in drawn().acting("csp").menu("csp")}


@pytest.mark.rule("20.14")
def test_whose_word_is_worth_nothing_is_not_listened_to_until_time_has_mended_it() -> None:
    broken = truce()
    broken = broken.give("army", BreakBargain((), only(broken)))
    assert trust(broken, "csp", "army") == 100
    offer = broken.acting("army").offer("army", OfferTruce)
    assert "csp" not in offer.choices("faction", {})
    assert broken.view("jihadists").trust == {}
    mended = broken.turns(10)
    assert trust(mended, "csp", "army") == 200
    assert "csp" in mended.acting("army").offer("army", OfferTruce).choices("faction", {})


@pytest.mark.rule("20.14")
def test_a_truce_kept_to_its_term_makes_each_trust_the_other_more() -> None:
    over = truce(until=5).turns(5)
    assert trust(over, "army", "csp") == trust(over, "csp", "army") == 600


@pytest.mark.rule("20.15")
def test_who_breaks_a_public_truce_is_believed_less_and_sees_whom_he_may_fight() -> None:
    calm = truce(PUBLIC, before=drawn().but("c1", at=at(0, 0)))
    broken = calm.give("csp", BreakBargain((), only(calm)))
    before = calm.state.factions["csp"].credit("abroad")
    assert broken.state.factions["csp"].credit("abroad") < before
    assert broken.state.factions["army"].credit("abroad") == calm.state.factions["army"].credit(
        "abroad"
    )
    assert "news.bargain_broken" in broken.heard("jihadists")
    assert broken.level("csp", "f1") >= Level.SIGHTED
    assert can_attack(broken, "csp", "c1")


@pytest.mark.rule("20.15")
def test_a_secret_truce_is_broken_in_silence() -> None:
    calm = truce()
    broken = calm.give("csp", BreakBargain((), only(calm)))
    assert broken.heard("jihadists") == []
    assert broken.view("jihadists") == calm.acting("csp").view("jihadists")
    assert broken.state.factions["csp"].credibility == calm.state.factions["csp"].credibility


@pytest.mark.rule("20.16")
def test_a_secret_told_goes_on_in_public_and_costs_the_partners_trust() -> None:
    calm = truce()
    told = calm.give("csp", Disclose((), only(calm)))
    (bargain,) = told.state.bargains.values()
    assert not bargain.terms.secret
    assert told.view("jihadists").relations["army|csp"] == "truce"
    assert trust(told, "army", "csp") == 300
    assert "news.bargain_disclosed" in told.heard("wagner")


@pytest.mark.rule("20.17")
@pytest.mark.parametrize(
    ("one", "other", "track"),
    [
        ("army", "csp", "junta_standing"),
        ("wagner", "jihadists", "wagner_contract"),
        ("csp", "wagner", "unity"),
        ("jihadists", "army", "network"),
    ],
)
def test_only_what_is_public_costs_and_nothing_adds(one: str, other: str, track: str) -> None:
    for secrecy in (SECRET, PUBLIC):
        after = agreed(drawn(), one, OfferTruce((), other, END, secrecy))
        value = after.state.factions[one].tracks[track].value
        assert (value < 600) is (secrecy is PUBLIC)
        for faction in after.state.factions.values():
            assert all(each.value <= 600 for each in faction.tracks.values())


@pytest.mark.rule("20.17")
def test_a_truce_with_the_jihadists_costs_the_csp_abroad_once_it_is_known() -> None:
    calm = agreed(drawn(), "csp", OfferTruce((), "jihadists", END, SECRET))
    told = calm.give("jihadists", Disclose((), only(calm)))
    credit = [
        [each.state.factions["csp"].credit(audience) for each in (calm, told)]
        for audience in (Audience.ABROAD, Audience.NORTH)
    ]
    assert credit[0][0] > credit[0][1]
    assert credit[1][0] == credit[1][1]


@pytest.mark.rule("20.18")
def test_a_truce_of_the_scenario_can_be_broken_like_any_other() -> None:
    calm = drawn({"csp|jihadists": "truce"})
    broken = calm.give("csp", BreakBargain((), only(calm)))
    assert broken.state.hostile("csp", "jihadists")


def test_a_new_relation_ends_what_was_agreed_under_the_old_one_and_parts_columns() -> None:
    together = drawn().give("army", AskAid((), "wagner", END, Aid.COMING, "town"))
    promised = together.give("wagner", Answer((), key_of(together), Reply.ACCEPT))
    course = promised.course()
    declare(course, "army", "wagner", "hostile")
    after = promised.after(course.closed())
    assert after.state.hostile("wagner", "army")
    assert not after.state.bargains
    assert "learnt.relation" in after.heard("wagner")
    assert after.level("wagner", "f1") >= Level.SIGHTED


def test_a_truce_on_top_of_a_joint_action_leaves_what_is_left_of_the_two() -> None:
    joint = agreed(truce(), "army", OfferJointAction((), "csp", 5, "town", SECRET))
    assert joint.state.relation("army", "csp") == "co-belligerent"
    left = joint.turns(5)
    assert left.state.relation("army", "csp") == "truce"
    key = only(left)
    assert left.give("army", BreakBargain((), key)).state.hostile("army", "csp")


def test_no_bargain_is_offered_in_the_aftermath() -> None:
    now = drawn()
    clock = replace(now.state.clock, stage=Stage.AFTERMATH, acting="army")
    later = replace(now, state=replace(now.state, clock=clock))
    assert [offer.kind for offer in later.menu("army") if "offer_" in offer.kind] == []
