"""Why the public believes a figure, and why an audience believes a side."""

from game.rules.going import Share
from game.rules.newsroom import Line
from game.rules.view import View
from game.rules.why import Why


def picture_why(story: str, line: Line) -> Why:
    """Return why the public has the range it has for a figure: who says what stands beside it."""
    seen = line.picture
    return Why(
        "why.picture",
        seen.best,
        "n",
        args={
            "about": story,
            "low": seen.low,
            "high": seen.high,
            "grade": seen.grade,
            "items": len(seen.items),
        },
    )


def credibility_why(view: View, audience: str) -> Why | None:
    """Return how far an audience believes the side, and what moved it since the morning."""
    if view.me is None or audience not in view.me.credibility:
        return None
    trust = view.me.credibility[audience]
    changes = tuple(Share(cause, tenths, {}) for cause, tenths in trust.causes)
    base = trust.value - sum(change.permille for change in changes)
    return Why(
        "why.credibility", trust.value, "tenths", base, changes=changes, args={"audience": audience}
    )
