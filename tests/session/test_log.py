"""The log on disk: what is written is read, what is damaged is said in one sentence."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.session import LogError, Session, replay
from game.session.log import FORMAT, Record, line_of, read, record_of
from game.session.replay import resume
from tests.contract.playing import ROOT, started


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return the log of a match of a few orders."""
    session = begun(12)
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.close()
    return path


def begun(orders: int) -> Session:
    session = started(5, "standard")
    for _ in range(orders):
        session.bot_step()
    return session


def lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True)


def rewritten(path: Path, number: int, change: Callable[[Record], None]) -> None:
    """Change a record and give its line a valid checksum again."""
    found = lines(path)
    record = record_of(found[number].encode())
    assert record is not None
    change(record)
    found[number] = line_of(record)
    path.write_text("".join(found), "utf-8", newline="\n")


def complaint(path: Path) -> str:
    with pytest.raises(LogError) as caught:
        replay(path, verify=False)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


def test_every_line_carries_its_checksum(saved: Path) -> None:
    for line in lines(saved):
        assert re.search(r',"check":"[0-9a-f]{16}"}\n$', line)
        assert record_of(line.encode()) is not None
        assert json.loads(line)["kind"]


def test_any_letter_changed_in_a_line_is_found(saved: Path) -> None:
    line = lines(saved)[5].encode()
    for at in range(0, len(line) - 1, max(1, len(line) // 200)):
        changed = line[:at] + bytes([line[at] ^ 1]) + line[at + 1 :]
        assert record_of(changed) is None


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_torn_last_line_is_dropped_with_a_sentence(saved: Path, share: float) -> None:
    whole = saved.read_bytes()
    start = whole.rstrip(b"\n").rindex(b"\n") + 1
    saved.write_bytes(whole[: start + 1 + int((len(whole) - start - 2) * share)])
    found = replay(saved, verify=True)
    assert not found.differs
    assert "not wholly written" in found.sentences[0]
    assert "11 orders" in " ".join(found.sentences)


def test_a_line_torn_within_a_letter_is_dropped_too(tmp_path: Path) -> None:
    session = begun(3)
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.intend("csp", "Tenir l’oued, à l’écart")
    session.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex("é".encode()) + 1])
    assert "not wholly written" in replay(path, verify=False).sentences[0]


def test_a_damaged_line_in_the_middle_is_refused_and_named(saved: Path) -> None:
    found = lines(saved)
    found[4] = found[4].replace('"kind"', '"kinb"', 1)
    saved.write_text("".join(found), "utf-8", newline="\n")
    assert f"{saved}:5:" in complaint(saved)


def test_a_line_lost_in_the_middle_is_found_by_verifying(saved: Path) -> None:
    found = lines(saved)
    # An impulse that nobody ends: whatever comes after it is not the same. The loss of an order
    # that changed nothing, such as prisoners named to the Red Cross, cannot be found this way.
    lost = next(number for number, line in enumerate(found) if '"impulse_ended"' in line)
    saved.write_text("".join(found[:lost] + found[lost + 1 :]), "utf-8", newline="\n")
    assert replay(saved, verify=True).differs


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no log of a match"),
        (b"\n", "no log of a match"),
        (bytes(range(256)) * 20, "no log of a match"),
        ("un texte quelconque, déjà\n".encode(), "no log of a match"),
        (b'{"kind":"begin","format":1}\n', "no log of a match"),
    ],
)
def test_what_is_no_log_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "match.jsonl"
    path.write_bytes(content)
    assert said in complaint(path)
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "cannot be read" in complaint(tmp_path / "nowhere.jsonl")
    assert "cannot be read" in complaint(tmp_path)


def test_a_log_of_a_newer_format_is_refused(saved: Path) -> None:
    rewritten(saved, 0, lambda record: record.update(format=FORMAT + 1))
    assert "newer version" in complaint(saved)


def test_a_torn_log_of_a_newer_format_is_refused_as_well(saved: Path) -> None:
    rewritten(saved, 0, lambda record: record.update(format=FORMAT + 1))
    saved.write_bytes(saved.read_bytes()[:-30])
    assert "newer version" in complaint(saved)


def test_a_log_that_does_not_begin_with_its_beginning_is_refused(saved: Path) -> None:
    saved.write_text("".join(lines(saved)[1:]), "utf-8", newline="\n")
    assert "kind begin" in complaint(saved)


def test_a_beginning_without_its_seed_is_refused(saved: Path) -> None:
    rewritten(saved, 0, lambda record: record.pop("seed"))
    assert "lacks seed" in complaint(saved)


def unknown_change(record: Record) -> None:
    record["events"][0]["changes"] = [["bend", "units", "c1", {}]]


def unknown_unit(record: Record) -> None:
    record["events"][0]["changes"] = [["set", "units", "nobody", {"people": 3}]]


@pytest.mark.parametrize("change", [unknown_change, unknown_unit])
def test_an_event_that_cannot_be_played_is_refused(
    saved: Path, change: Callable[[Record], None]
) -> None:
    rewritten(saved, 5, change)
    assert "an event in the log" in complaint(saved)


def test_an_event_of_a_kind_this_version_does_not_know_is_replayed(saved: Path) -> None:
    def rename(record: Record) -> None:
        for event in record["events"]:
            event["name"] = f"tomorrow_{event['name']}"

    rewritten(saved, 5, rename)
    assert not replay(saved, verify=False).differs


def test_a_record_of_a_kind_this_version_does_not_know_is_passed_over(saved: Path) -> None:
    found = lines(saved)
    found.insert(4, line_of({"kind": "applause", "by": "everybody"}))
    saved.write_text("".join(found), "utf-8", newline="\n")
    assert not replay(saved, verify=True).differs


def test_an_unknown_order_is_refused_when_the_match_is_taken_up(saved: Path) -> None:
    rewritten(saved, 5, lambda record: record["order"].update(kind="fly_to_the_moon"))
    with pytest.raises(LogError, match="fly_to_the_moon"):
        resume(saved)


def test_taking_back_an_order_that_was_never_given_is_refused(saved: Path) -> None:
    found = lines(saved)
    found.insert(2, line_of({"kind": "undone", "side": "csp"}))
    saved.write_text("".join(found), "utf-8", newline="\n")
    assert "taken back" in complaint(saved)


@pytest.mark.parametrize(
    "text", ["a\u2028b\u2029c\u0085d\x0be", "«\u00a0Guerre\u00a0» 👋", "\udcff?"]
)
def test_whatever_a_player_writes_is_kept_and_can_be_read_again(tmp_path: Path, text: str) -> None:
    session = begun(2)
    path = tmp_path / "match.jsonl"
    session.save(path)
    session.intend("csp", text)
    session.note(text)
    session.close()
    kept = [record["text"] for record in read(path).records if "text" in record]
    assert kept == [text.encode(errors="replace").decode()] * 2


def test_line_ends_of_another_system_do_no_harm(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes().replace(b"\n", b"\r\n"))
    assert not replay(saved, verify=True).differs


def test_an_order_is_on_disk_before_the_next_is_asked_for(tmp_path: Path) -> None:
    session = started(5, "standard")
    path = tmp_path / "match.jsonl"
    session.save(path)
    for count in range(1, 5):
        session.bot_step()
        assert len(read(path).records) == 2 + count
    session.close()


def test_a_folder_one_may_not_write_to_is_said_and_the_match_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    session = begun(1)
    with pytest.raises(LogError, match="cannot be saved"):
        session.save(tmp_path / "file" / "match.jsonl")
    assert session.bot_step() is not None
    assert (tmp_path / "file").read_text() == "no folder"


SAVING = """
import sys
from pathlib import Path
from tests.contract.playing import started
session = started(5, "standard")
for _ in range(40):
    session.bot_step()
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    session.save(path)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody may read while it is replaced")
def test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "match.jsonl"
    begun(4).save(path)
    child = subprocess.Popen(
        [sys.executable, "-c", SAVING, str(path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    for _ in range(25):
        assert len(read(path).records) in (6, 42)
        time.sleep(0.004)
    child.kill()
    child.wait()
    child.stdout.close()
    found = read(path)
    assert not found.torn
    assert len(found.records) in (6, 42)


# Proof.


def test_verifying_says_that_the_match_is_the_same(saved: Path) -> None:
    found = replay(saved, verify=True)
    assert not found.differs
    assert found.sentences[-1].startswith("Verified")


def fewer_dead(record: Record) -> None:
    for event in record["events"]:
        for change in event.get("changes", ()):
            if change[0] == "set" and "minutes" in change[3]:
                change[3]["minutes"] += 1
                return


def test_verifying_finds_an_event_that_was_altered(saved: Path) -> None:
    altered: list[int] = []
    for number, line in enumerate(lines(saved)):
        if json.loads(line)["kind"] == "order" and '"minutes"' in line and not altered:
            rewritten(saved, number, fewer_dead)
            altered.append(number)
    assert altered
    found = replay(saved, verify=True)
    assert found.differs
    assert f"record {altered[0]}" in found.sentences[-1]


@pytest.mark.parametrize(
    ("field", "said"), [("rules_digest", "the rules"), ("ground_digest", "the map data")]
)
def test_what_changed_since_is_said_and_the_match_still_replays(
    saved: Path, field: str, said: str
) -> None:
    rewritten(saved, 0, lambda record: record.update({field: "0" * 32}))
    found = replay(saved, verify=True)
    assert not found.differs
    assert said in found.sentences[-1]
    assert "Not verified" in found.sentences[-1]


def other_title(record: Record) -> None:
    record["scenario_text"] = record["scenario_text"].replace("July 2024", "Julie 2024")


def test_a_scenario_that_changed_since_only_warns(saved: Path) -> None:
    rewritten(saved, 0, other_title)
    found = replay(saved, verify=True)
    assert not found.differs
    assert "has changed since" in found.sentences[0]


def no_scenario(record: Record) -> None:
    record["scenario_text"] = "format: 77"


def test_a_scenario_this_version_cannot_read_any_more_is_said(saved: Path) -> None:
    rewritten(saved, 0, no_scenario)
    with pytest.raises(LogError, match="cannot be read by this version"):
        replay(saved, verify=True)
    assert not replay(saved, verify=False).differs, "the events need no scenario"


def test_events_that_are_no_list_are_said(saved: Path) -> None:
    rewritten(saved, 2, lambda record: record.update(events=5))
    assert "event" in complaint(saved)


def test_records_hold_plain_data_once_read(saved: Path) -> None:
    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(each) for key, each in value.items())
        if isinstance(value, list):
            return all(plain(each) for each in value)
        return value is None or type(value) in (bool, int, str)

    assert all(plain(record) for record in read(saved).records), "and no floats"
