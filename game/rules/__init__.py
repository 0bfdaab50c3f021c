"""The pure engine: state, rulebook, orders and events, view, dice."""
