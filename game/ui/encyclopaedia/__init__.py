"""The encyclopaedia in the window: a field to search in, titles, and the page of an entry."""
