"""What became of offers in a match: by kind made, agreed, kept, left undone and broken."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from game.rules.bargains import KINDS
from game.rules.events import Event
from game.session import Session

OFFERED: Final = (*dict.fromkeys(map(str, KINDS)), "exchange", "join")
"""Every kind of thing one side asks of another."""

OUTCOMES: Final[Mapping[str, str]] = {
    "broken": "offers_broken",
    "kept": "offers_kept",
    "unkept": "offers_unkept",
}
"""How a bargain can end, with the measure that counts it."""

MEASURES: Final = ("offers_made", "offers_agreed", *OUTCOMES.values())


def dealings(session: Session) -> Iterator[tuple[str, str, int | str]]:
    """Yield (measure, kind or pair, value): counts by kind, and how each pair stands at the end."""
    counted = Counter(
        told for step in session.steps for event in step.events for told in counts(event)
    )
    for kind in OFFERED:
        for measure in MEASURES:
            yield measure, kind, counted[measure, kind]
    for pair in combinations(sorted(session.book.factions), 2):
        yield "relation", "|".join(pair), session.state.relation(*pair)


def counts(event: Event) -> Iterator[tuple[str, str]]:
    """Yield what an event adds to: (measure, kind)."""
    kind = str(event.args.get("kind"))
    if event.name == "asked":
        yield "offers_made", kind
    elif event.name == "answered" and event.args["outcome"] == "accepted":
        yield "offers_agreed", kind
    elif event.name == "bargain_ended" and event.args["how"] in OUTCOMES:
        yield OUTCOMES[str(event.args["how"])], kind
