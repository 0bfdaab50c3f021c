"""Scenario files: read, checked with line and column, made into a rulebook and the ground."""
