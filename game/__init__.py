"""Ifoghas: a turn-based simulation of the conflict in northern Mali, for teaching."""

__version__ = "0.1.0"
