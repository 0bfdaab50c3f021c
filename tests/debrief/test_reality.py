"""What was said in reality, laid beside the stories of a match."""

from game.debrief import beside, truth_table
from game.debrief.reality import (
    Account,
    Beside,
    Figure,
    alike,
    counts,
    keys_of,
    said_by,
    where_said,
)
from game.hexgrid import Hex
from game.rules.public import Style, named
from game.scenario.whereabouts import Whereabouts
from game.words import Words
from tests.affairs import after, battle, drawn, said
from tests.contract.playing import scenario
from tests.pictures import Match


def laid(now: Match) -> Beside:
    return beside(scenario(), now.state, truth_table(now.book, now.state))


def crashed() -> Match:
    lost = battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause="failure")
    return said(after(drawn(), lost), "csp", Style.INFLATE, "aircraft_lost")


def test_the_story_of_an_aircraft_has_the_accounts_of_the_real_one_beside_it() -> None:
    found = laid(crashed())
    assert list(found.topics.values()) == [("helicopter",)]
    assert [account.by["en"] for account in found.matters["helicopter"].accounts][:2] == [
        "CSP",
        "Army",
    ]


def test_a_topic_of_a_faction_stands_beside_no_story_without_it() -> None:
    now = after(drawn(), battle(parties=("army", "csp")))
    assert "ambush_27_july" not in next(iter(laid(now).topics.values()))


def test_a_topic_of_a_place_stands_beside_the_story_of_that_place_alone() -> None:
    read = scenario()
    places = Whereabouts(read.book.ground, read.book.base_hexes)
    declared = read.scenario.topics["tinzaouaten"]
    village = places.place("Tinzaouaten").at
    for at, stands_beside in ((village, True), (Hex(village.q - 3, village.r), False)):
        about = named("control", 2, at, 1)
        assert alike(declared, about, frozenset(("csp",)), places) is stands_beside


def test_figures_given_of_real_losses_stand_beside_the_costliest_story_of_such_losses() -> None:
    small, large = battle(), battle(id="f2", turn=9, figures={"killed.army": 41})
    found = laid(after(drawn(), small, large))
    ((about, quantity),) = [key for key in found.figures if key[1] == "killed.army"]
    assert about.split("|")[1] == "9"
    assert {each.by["en"] for each in found.figures[about, quantity]} >= {"CSP", "JNIM"}


def test_every_claim_of_the_record_has_its_claimant_and_its_source() -> None:
    given = [account for _, accounts in counts(scenario().scenario) for account in accounts]
    assert given
    assert all(account.by["fr"] and keys_of(account.source) for account in given)


def figure(least: int | None, most: int | None) -> Account:
    return Account({"en": "CSP"}, Figure("killed", ("army",), least, most), None, "S07", None)


def test_a_figure_is_said_as_a_floor_a_range_or_without_number() -> None:
    book, words = scenario().book, Words("en")
    assert said_by(book, words, figure(46, None)) == "at least 46 (dead of the army)"
    assert said_by(book, words, figure(50, 67)) == "50 to 67 (dead of the army)"
    assert said_by(book, words, figure(9, 9)) == "9 (dead of the army)"
    assert said_by(book, words, figure(None, None)) == "no number (dead of the army)"


def test_who_passed_an_account_on_is_said() -> None:
    account = figure(17, None)._replace(date="2024-07-27", relayed_by="S01")
    where = where_said(Words("fr"), scenario().scenario.sources, account)
    assert where.startswith("samedi 27 juillet 2024\N{NARROW NO-BREAK SPACE}; S07. ")
    assert "repris par S01. " in where
