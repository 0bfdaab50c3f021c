"""What is seen again and again takes one line of the log."""

from typing import Any

from game.rules.events import Tell
from game.words.folding import AGAIN, FOLDED, folded


def again(contact: str, row: int = 0) -> Tell:
    return Tell("csp", AGAIN, {"contact": contact, "at": (0, row)})


def tell(key: str, **args: Any) -> Tell:
    return Tell("csp", key, args)


def contacts(folded_line: Tell) -> list[str]:
    seen: Any = folded_line.args["seen_sentences"]
    return [args["contact"] for _, args in seen]


def test_a_contact_seen_again_twice_keeps_its_latest_report() -> None:
    assert folded([again("c1", 1), again("c1", 2)]) == [again("c1", 2)]


def test_several_contacts_seen_again_become_one_line() -> None:
    [line] = folded([again("c1"), again("c2"), again("c1")])
    assert line.key == FOLDED
    assert contacts(line) == ["c2", "c1"]


def test_a_folded_line_takes_in_what_came_since() -> None:
    before = folded([again("c1", 1), again("c2", 1)])
    assert folded([*before, again("c1", 2)]) == folded([again("c2", 1), again("c1", 2)])


def test_turns_are_not_folded_into_each_other() -> None:
    turn = tell("learnt.turn", turn=2)
    assert folded([again("c1", 1), turn, again("c1", 2)]) == [again("c1", 1), turn, again("c1", 2)]


def test_a_contact_lost_after_it_was_seen_again_is_only_lost() -> None:
    gone = tell("learnt.contact_gone", contact="c1")
    assert folded([again("c1"), gone]) == [gone]


def test_everything_else_stays_as_it_was_told() -> None:
    told = [tell("learnt.fight", at=(0, 0)), tell("done.march", units=("u1",))]
    assert folded(told) == told
