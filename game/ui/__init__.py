"""The window: all pygame is here, and what draws pictures without a window."""
