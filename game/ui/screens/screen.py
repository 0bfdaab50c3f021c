"""What every screen can do, and the page that most of them are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pygame

from game.ui.assets import picture_named
from game.ui.theme import Size, Theme
from game.ui.widgets import Button, Desk, Label, Look, Modal, Panel, Scroll, Widget

if TYPE_CHECKING:
    from game.ui.app import App
