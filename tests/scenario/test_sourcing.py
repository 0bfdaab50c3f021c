"""The source report counts on what facts rest, and names what one voice alone tells."""

import pytest

from game.scenario.load import examined
from game.scenario.sourcing import Ground, Sourcing, sourcing
from tests.scenario.delta import DELTA, changed


def report(text: str) -> Sourcing:
    draft, _, found = examined(text, "delta.yaml")
    assert draft is not None, found
    return sourcing(draft)


def test_every_fact_rests_on_one_ground() -> None:
    found = report(DELTA)
    assert sum(found.whole.values()) == sum(sum(part.values()) for part in found.parts.values())
    assert found.whole[Ground.NOTHING] == 0


@pytest.mark.parametrize(
    ("old", "new", "ground"),
    [
        ("source: S30\n  - id: f2", "source: est\n  - id: f2", Ground.ESTIMATE),
        ("    source: S30\n  - id: f2", "  - id: f2", Ground.NOTHING),
        ("kind: encyclopaedia", "kind: party", Ground.PARTY),
        ("kind: encyclopaedia", "kind: press", Ground.OUTSIDE),
    ],
)
def test_the_ground_of_a_fact_is_the_best_of_its_sources(
    old: str, new: str, ground: Ground
) -> None:
    changed_report = report(changed(old, new))
    assert changed_report.sides["army"][ground] >= 1


def test_an_estimate_beside_the_word_of_a_party_is_the_word_of_a_party() -> None:
    found = report(changed("kind: encyclopaedia", "kind: party"))
    assert found.sides["csp"][Ground.PARTY] == 1


def test_a_topic_of_which_one_speaker_is_heard_is_named() -> None:
    assert report(DELTA).one_sided == {"helicopter": "CSP"}


def test_a_topic_of_which_two_speak_is_not_one_sided() -> None:
    second = "  - {about: helicopter, by: FAMa, says: {en: No., fr: Non.}, source: S30}\ndebrief:"
    assert report(changed("debrief:", second)).one_sided == {}


def test_a_source_that_nothing_names_is_named() -> None:
    text = changed("sources:\n", "sources:\n  S99: {title: Never read, kind: press}\n")
    assert report(text).unused == ["S99"]
