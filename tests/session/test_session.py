"""A match being played: seats, reports, undo, save and resume, handing over."""

from pathlib import Path

import pytest

from game.errors import WrongUseError
from game.rules.chapters.movement import March
from game.rules.chapters.posture import ChangePosture
from game.rules.chapters.turn import Pass
from game.rules.events import INSTRUCTOR, Event
from game.rules.orders import Order
from game.session import Session, replay
from game.session.log import line_of, read
from game.session.replay import resume
from game.session.session import HUMAN
from tests.contract.playing import played, scenario, started


def at_table(*humans: str, seed: int = 5) -> Session:
    """Return a match in which some seats are held by people, at the first decision of one."""
    read_ = scenario()
    session = Session.start(
        read_.book, read_.text, read_.digest, seed, dict.fromkeys(humans, HUMAN)
    )
    session.run_bots()
    return session


def quiet_order(session: Session, seat: str) -> Order:
    """Return an order that shows its giver no die."""
    for unit in session.view(seat).own():
        for offer in session.menu(seat, unit.id):
            if offer.order is ChangePosture and offer.refusal is None:
                return next(offer.orders())
    raise AssertionError("nobody can change his posture")


# Seats.


def test_bots_play_until_a_person_has_to_decide() -> None:
    session = at_table("csp")
    assert session.acting == "csp"
    assert session.bot_step() is None
    assert not session.over


def test_an_unknown_seat_is_refused_by_name() -> None:
    session = at_table("csp")
    with pytest.raises(WrongUseError, match="“french”"):
        session.view("french")


def test_an_unknown_faction_is_refused_at_the_start() -> None:
    read_ = scenario()
    with pytest.raises(WrongUseError, match="“french”"):
        Session.start(read_.book, read_.text, read_.digest, 1, {"french": "standard"})


def test_an_unknown_kind_of_player_is_refused() -> None:
    with pytest.raises(WrongUseError, match="genius"):
        at_table("csp").hand_over("csp", "genius")


def test_the_instructor_sees_every_unit_and_hears_every_side() -> None:
    session = played(1, "standard")
    begun = started(1, "standard").view(INSTRUCTOR)
    assert {unit.faction for unit in begun.units.values()} == set(session.book.factions)
    assert len(session.reports(INSTRUCTOR)) > max(
        len(session.reports(side)) for side in session.book.factions
    )


def test_a_report_is_what_the_giver_perceived_and_no_more() -> None:
    session = at_table("csp")
    report = session.submit("csp", quiet_order(session, "csp"))
    assert report.refusal is None
    assert {line.side for line in report.lines} == {"csp"}


def test_the_reports_of_a_seat_are_those_of_its_orders_and_all_it_perceived_meanwhile() -> None:
    session = at_table("csp")
    before = len(session.reports("csp"))
    report = session.submit("csp", quiet_order(session, "csp"))
    assert session.reports("csp")[before:] == report.lines


# Undo.


def test_undo_restores_an_equal_state() -> None:
    session = at_table("csp")
    before, heard = session.state, session.reports("csp")
    session.submit("csp", quiet_order(session, "csp"))
    assert session.state != before
    assert session.can_undo("csp")
    assert session.undo("csp")
    assert session.state == before
    assert session.reports("csp") == heard


def test_undoing_and_repeating_changes_nothing() -> None:
    session = at_table("csp")
    order = quiet_order(session, "csp")
    session.submit("csp", order)
    first = session.state
    session.undo("csp")
    session.submit("csp", order)
    assert session.state == first


def test_what_ends_the_impulse_cannot_be_taken_back() -> None:
    session = at_table("csp")
    session.submit("csp", Pass(()))
    assert not session.undo("csp")


def test_an_order_that_shows_a_die_cannot_be_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    session = at_table("csp")
    session.submit("csp", quiet_order(session, "csp"))
    assert session.can_undo("csp")
    monkeypatch.setattr(ChangePosture, "shows_die", True)
    assert not session.can_undo("csp")


def test_nobody_takes_back_anothers_order() -> None:
    session = at_table("csp")
    session.submit("csp", quiet_order(session, "csp"))
    assert not session.undo("army")
    assert not session.undo(INSTRUCTOR)


def test_at_the_start_there_is_nothing_to_take_back() -> None:
    assert not started(1, "standard").undo("csp")


def perceives_news(events: tuple[Event, ...], side: str) -> bool:
    return any(
        line.side == side and not line.key.startswith("done.")
        for event in events
        for line in event.tells
    )


@pytest.mark.parametrize("player", ["standard", "random"])
def test_undo_never_passes_a_revealed_information_nor_a_die_that_was_seen(player: str) -> None:
    session = started(4, player)
    taken_back = 0
    while session.bot_step() is not None:
        step = session.steps[-1]
        for side in session.book.factions:
            if not session.can_undo(side):
                continue
            taken_back += 1
            assert side == step.side
            assert not step.order.shows_die
            assert not perceives_news(step.events, side)
    assert taken_back > 5


def test_a_match_with_orders_taken_back_replays_and_verifies(tmp_path: Path) -> None:
    session = at_table("csp")
    path = tmp_path / "match.jsonl"
    session.save(path)
    order = quiet_order(session, "csp")
    for _ in range(2):
        session.submit("csp", order)
        session.undo("csp")
    session.submit("csp", order)
    session.close()
    found = replay(path, verify=True)
    assert not found.differs
    assert [record["kind"] for record in read(path).records].count("undone") == 2


# Save and resume.


def test_what_was_saved_equals_what_is_taken_up_again(tmp_path: Path) -> None:
    session = at_table("csp")
    session.submit("csp", quiet_order(session, "csp"))
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.close()
    again = resume(path)
    assert again.state == session.state
    assert [(step.side, step.order) for step in again.steps] == [
        (step.side, step.order) for step in session.steps
    ]
    assert again.players == session.players
    assert again.reports("csp") == session.reports("csp")
    assert again.can_undo("csp")
    again.close()


@pytest.mark.parametrize("player", ["standard", "random"])
def test_a_match_taken_up_goes_on_as_if_it_had_never_stopped(tmp_path: Path, player: str) -> None:
    session = started(6, player)
    for _ in range(30):
        session.bot_step()
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.close()
    again = resume(path)
    again.run_bots()
    again.close()
    session.run_bots()
    assert again.state == session.state
    assert path.read_text("utf-8") == "".join(line_of(record) for record in session.log.records)


def test_taking_a_match_up_keeps_the_orders_that_were_taken_back(tmp_path: Path) -> None:
    session = at_table("csp")
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.submit("csp", quiet_order(session, "csp"))
    session.undo("csp")
    session.close()
    before = path.read_bytes()
    resume(path).close()
    assert path.read_bytes() == before


def test_taking_up_a_torn_log_mends_it(tmp_path: Path) -> None:
    session = at_table("csp")
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.close()
    path.write_bytes(path.read_bytes()[:-20])
    resume(path).close()
    assert not read(path).torn


def test_a_finished_match_is_taken_up_finished(tmp_path: Path) -> None:
    session = played(1, "random")
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.close()
    again = resume(path)
    assert again.over
    assert again.bot_step() is None
    again.close()


def test_a_log_begun_during_the_match_holds_it_from_its_beginning(tmp_path: Path) -> None:
    session = started(7, "standard")
    for _ in range(10):
        session.bot_step()
    session.save(tmp_path / "first.jsonl")
    for _ in range(5):
        session.bot_step()
    session.save(tmp_path / "second.jsonl")
    session.bot_step()
    session.close()
    assert len(read(tmp_path / "first.jsonl").records) == 17
    assert len(read(tmp_path / "second.jsonl").records) == 18


# Handing over.


def test_a_seat_is_handed_to_a_bot_and_back_at_any_moment(tmp_path: Path) -> None:
    session = at_table("csp")
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.hand_over("csp", "standard")
    for _ in range(15):
        assert session.bot_step() is not None
    session.hand_over("csp", HUMAN)
    session.run_bots()
    assert session.acting == "csp"
    assert session.submit("csp", Pass(())).refusal is None
    session.close()
    again = resume(path)
    assert again.players["csp"] == HUMAN
    assert again.state == session.state
    again.close()
    assert not replay(path, verify=True).differs


def test_intents_and_notes_stand_in_the_log_and_change_nothing(tmp_path: Path) -> None:
    session = at_table("csp")
    state = session.state
    session.intend("csp", "Hold the wells until dawn.")
    session.note("A good question was asked here.")
    assert session.state is state
    session.save(tmp_path / "match.jsonl")
    session.close()
    kinds = [record["kind"] for record in read(tmp_path / "match.jsonl").records]
    assert kinds[-2:] == ["intent", "note"]


def test_an_order_of_somebody_elses_unit_is_refused() -> None:
    session = at_table("csp")
    order = quiet_order(session, "csp")
    assert session.submit("army", order).refusal is not None
    offers = [offer for offer in session.menu("csp", "f1") if offer.order is March]
    assert offers == []


# Luck of bots.


def first_random(seed: int, count: int = 12) -> list[str]:
    """Return the first orders of a match that four players play by lot."""
    read_ = scenario()
    match = Session.start(
        read_.book, read_.text, read_.digest, seed, dict.fromkeys(read_.book.factions, "random")
    )
    chosen = [match.bot_step() for _ in range(count)]
    return [repr(each.order) for each in chosen if each is not None]


def test_the_same_match_is_played_by_lot_in_the_same_way_and_another_otherwise() -> None:
    assert first_random(5) == first_random(5)
    assert first_random(5) != first_random(6)
