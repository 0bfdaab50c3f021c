"""How fast things are, as ratios against a reference measured in the same run.

`.venv/bin/python -m tests.benchmarks` measures everything; words after it choose the rows that
contain one of them. Nothing here is part of the tests.
"""
