"""The count of finished matches, redrawn while one waits."""

import sys


def show_progress(done: int, of: int) -> None:
    """Redraw the count of finished matches on standard error."""
    print(f"\r{done} of {of} matches", end="\n" if done == of else "", file=sys.stderr, flush=True)
