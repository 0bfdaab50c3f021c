"""After the match in the window: the truth beside what was said, and what was said in reality."""
