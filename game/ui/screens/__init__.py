"""What fills the window: menu, lobby, briefing, handover, end."""
