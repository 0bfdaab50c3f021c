"""The truth beside what was said of it, and as files."""

import csv
import io
import json

from game.debrief import Entry, as_csv, as_json, beside, truth_table
from game.debrief.export import COLUMNS
from game.rules.credibility import public_reacts
from game.rules.public import Style, Verdict
from game.words import Words
from tests.affairs import after, battle, drawn, said, shown
from tests.contract.playing import played, scenario
from tests.pictures import Match


def told() -> Match:
    now = said(said(after(drawn(), battle()), "army", Style.DENY), "csp", Style.INFLATE)
    for kind in ("video", "journalists", "family", "un"):
        now = shown(now, kind, "killed.army")
    course = now.course()
    public_reacts(course)
    return now.after(course.closed())


def entry(now: Match, quantity: str) -> Entry:
    return next(each for each in truth_table(now.book, now.state) if each.quantity == quantity)


def test_the_truth_stands_beside_each_claim() -> None:
    found = entry(told(), "killed.army")
    assert found.truth == 40
    assert [claim.item.speaker for claim in found.claims][:2] == ["army", "csp"]


def test_a_claim_that_was_disproved_shows_what_it_cost() -> None:
    denial = entry(told(), "killed.army").claims[0]
    assert denial.item.verdict is Verdict.DISPROVED
    assert denial.credit == -told().book.numbers["credibility.disproved"]


def test_what_nobody_spoke_of_is_in_the_table_too() -> None:
    now = told()
    assert entry(now, "captured.army").truth == 6
    hidden = after(drawn(), battle())
    found = entry(hidden, "killed.army")
    assert (found.truth, found.claims, found.last) == (40, (), None)


def test_the_truth_about_an_aircraft_is_what_brought_it_down() -> None:
    for cause, answer in (("fire", 1), ("failure", 0)):
        lost = battle(kind="aircraft_lost", figures={"aircraft.army": 1}, cause=cause)
        now = said(after(drawn(), lost), "csp", Style.INFLATE, "aircraft_lost")
        assert entry(now, "shot.army").truth == answer


def test_an_accusation_with_nothing_behind_it_has_a_truth_of_none_hurt() -> None:
    strike = battle(kind="strike", figures={"killed.csp": 2}, parties=("army", "csp"))
    now = said(after(drawn(), strike), "csp", Style.ALLEGE, "strike")
    assert entry(now, "hurt.people").truth == 0


def test_the_range_is_kept_day_by_day() -> None:
    moments = [minute for minute, _ in entry(told(), "killed.army").ranges]
    assert moments == sorted(moments)


def test_the_csv_has_a_line_for_each_claim_and_for_what_nobody_claimed() -> None:
    now = told()
    entries = truth_table(now.book, now.state)
    read = scenario()
    laid = beside(read, now.state, entries)
    rows = list(csv.DictReader(io.StringIO(as_csv(read, Words("en"), entries, laid))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(max(1, len(each.claims)) for each in entries)


def test_no_line_of_reality_stands_twice_beside_a_story_in_the_csv() -> None:
    match, read = played(1, "standard"), scenario()
    entries = truth_table(match.book, match.state)
    laid = beside(read, match.state, entries)
    rows = csv.DictReader(io.StringIO(as_csv(read, Words("en"), entries, laid)))
    lines = [(row["story"], line) for row in rows for line in row["in_reality"].splitlines()]
    assert lines
    assert len(lines) == len(set(lines))


def test_each_claim_has_a_time_that_can_be_sorted() -> None:
    now = told()
    entries = truth_table(now.book, now.state)
    read = scenario()
    laid = beside(read, now.state, entries)
    rows = csv.DictReader(io.StringIO(as_csv(read, Words("fr"), entries, laid)))
    times = [row["time"] for row in rows if row["item"]]
    assert all(time.startswith("2024-07-") for time in times)


def test_the_json_holds_the_table_and_the_readings_with_their_claimants() -> None:
    match, read = played(1, "standard"), scenario()
    entries = truth_table(match.book, match.state)
    laid = beside(read, match.state, entries)
    found = json.loads(as_json(read, Words("fr"), entries, laid))
    accounts = [account for topic in found["readings"] for account in topic["accounts"]]
    assert len(found["entries"]) == len(entries)
    assert {each["by"] for each in accounts} >= {"CSP", "Armée", "JNIM"}
    assert all(each["source"] for each in accounts)
