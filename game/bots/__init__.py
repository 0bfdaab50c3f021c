"""Who plays when no person does: honest players that know only their side's view."""

from game.bots.player import PLAYERS, Bot, Choice, Desk, bot_named

__all__ = ["PLAYERS", "Bot", "Choice", "Desk", "bot_named"]
