"""A small kit of widgets: each works by keyboard alone and by mouse alone, at any size of text.

All texts come in as arguments, ready to be read; the kit holds no words of its own.
"""

from game.ui.widgets.bars import Bar, Odds, Share
from game.ui.widgets.base import Because, Look, Widget
from game.ui.widgets.button import Button, Choice
from game.ui.widgets.desk import Desk
from game.ui.widgets.layout import Column, Flow, Panel, Scroll, Wrap
from game.ui.widgets.lists import Item, ListBox
from game.ui.widgets.log import Entry, Log
from game.ui.widgets.modal import Modal
from game.ui.widgets.ranges import Believed, HistoryStrip, Pin, RangeBar, Scale, scale_to
from game.ui.widgets.text import Label, Run, wrapped

__all__ = [
    "Bar",
    "Because",
    "Believed",
    "Button",
    "Choice",
    "Column",
    "Desk",
    "Entry",
    "Flow",
    "HistoryStrip",
    "Item",
    "Label",
    "ListBox",
    "Log",
    "Look",
    "Modal",
    "Odds",
    "Panel",
    "Pin",
    "RangeBar",
    "Run",
    "Scale",
    "Scroll",
    "Share",
    "Widget",
    "Wrap",
    "scale_to",
    "wrapped",
]
