"""Scenario files: read, checked with line and column, made into a rulebook and the ground."""

from game.scenario.check import check_files
from game.scenario.findings import Finding, ScenarioError, Severity

__all__ = ["Finding", "ScenarioError", "Severity", "check_files"]
