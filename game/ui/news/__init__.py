"""The newsroom in the window: what is said, by whom, and what the public makes of it."""
