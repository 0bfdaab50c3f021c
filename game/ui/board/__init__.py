"""The board: the map with its counters, and the panel from which orders are given."""
