"""The one mutable object: a match being played, with its seats, reports, undo and log."""

from game.session.log import LogError
from game.session.replay import Replay, replay
from game.session.session import Report, Session
from game.session.unattended import unattended

__all__ = ["LogError", "Replay", "Report", "Session", "replay", "unattended"]
