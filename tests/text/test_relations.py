"""Relations in the terminal: who stands how with whom, offers in one line, answers by number."""

from dataclasses import replace

import pytest

from game.rules.bargains import Pending, Terms, Trust, named
from game.rules.changes import Put, changed
from game.rules.state import Stage
from game.session import Session
from tests.text.conftest import Play


def asked_by(match: Session, *askers: str) -> None:
    """Let factions have offered the CSP a truce."""
    terms = Terms(None, 12)
    for asker in askers:
        key = named("truce", asker, "csp", terms)
        pending = Pending(key, "truce", asker, "csp", (), 3, terms=terms)
        match.state = changed(match.state, [Put("pending", key, pending)])


def bargains(match: Session) -> list[str]:
    return list(match.state.bargains)


def test_relations_tell_who_stands_how_with_whom(play: Play) -> None:
    said = play("relations")
    assert "Jihadists (JNIM) and we: truce. We trust them 50%, they us 50%." in said
    assert "Army (FAMa) and we: hostile." in said
    assert "Army (FAMa) and Wagner: allied." in said
    assert "1. a truce between the CSP and the jihadists, without a term (secret)" in said


def test_relations_are_told_in_french(play: Play) -> None:
    said = play("relations", language="fr")
    assert "et nous : trêve. Nous les croyons à 50 %, eux nous à 50 %." in said
    assert "une trêve entre le CSP et les jihadistes, sans terme (secret)" in said


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("offer truce to army until end secret", "en"),
        ("truce army 12", "en"),
        ("offrir treve a l'armée jusqu'au tour 12, secret", "fr"),
    ],
)
def test_an_offer_is_made_in_one_line(play: Play, match: Session, line: str, language: str) -> None:
    play(line, language=language)
    assert list(match.state.pending) == ["truce|csp|army||12|secret"]


def test_what_a_line_leaves_open_is_asked_for(play: Play, match: Session) -> None:
    said = play("offer passage wagner tinzaouaten", "2")
    assert "Until Friday 26 July 2024, 18:00" in said
    assert list(match.state.pending) == ["passage|csp|wagner|tinzaouaten|12|secret"]


def test_an_offer_to_a_side_that_cannot_get_it_says_so(play: Play) -> None:
    assert "No truce can be offered to this side." in play("offer truce to jnim")
    assert "No truce can be offered to this side." in play("offer truce to csp")


def test_no_unit_is_asked_for_where_offers_are_not_yet_made(play: Play, match: Session) -> None:
    clock = replace(match.state.clock, stage=Stage.PLACEMENT)
    match.state = replace(match.state, clock=clock)
    assert "once the first turn has begun" in play("offer truce to army")


def test_an_exchange_of_prisoners_is_among_what_is_offered(play: Play) -> None:
    assert "exchange" in play("offer friendship").split("Offer what?")[1]
    assert "An exchange needs prisoners" in play("offer exchange to army")


def test_an_offer_of_nothing_known_names_what_can_be_offered(play: Play) -> None:
    assert "truce" in play("offer friendship").split("Offer what?")[1]


def test_an_offer_is_accepted_by_its_number(play: Play, match: Session) -> None:
    asked_by(match, "army", "wagner")
    said = play("relations", "accept 2")
    assert "2. a truce between Wagner and the CSP" in said
    assert "truce|wagner|csp||12|secret" in bargains(match)
    assert list(match.state.pending) == ["truce|army|csp||12|secret"]


def test_the_only_thing_asked_needs_no_number(play: Play, match: Session) -> None:
    asked_by(match, "army")
    said = play("refuse")
    assert "Not agreed: a truce between the army and the CSP" in said
    assert not match.state.pending


def test_which_of_several_is_asked_back(play: Play, match: Session) -> None:
    asked_by(match, "army", "wagner")
    assert "A number from 1 to 2" in play("accept")


def test_nothing_asked_is_nothing_to_accept(play: Play) -> None:
    assert "There is nothing to answer." in play("accept")


def test_an_agreement_is_broken_and_told(play: Play, match: Session) -> None:
    said = play("break")
    assert "Broken by the CSP: a truce between the CSP and the jihadists" in said
    assert not bargains(match)


def test_trust_says_why(play: Play, match: Session) -> None:
    trust = Trust(500, {}).moved("cause.broke_pact", -400).moved("cause.time_mends", 40)
    match.state = replace(match.state, trust={"jihadists|csp": trust})
    said = play("? relations")
    assert "Trust in the CSP on the part of the jihadists: 14% (at first 50%)." in said
    assert "An agreement broken −40%" in said
    assert "Time that has passed +4%" in said
