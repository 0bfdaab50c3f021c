import pygame

from game.ui.theme import Theme
from game.ui.widgets import Desk, Entry, Item, ListBox, Log
from tests.ui.keys import point, turn_wheel, type_key

PLACE = pygame.Rect(0, 0, 300, 120)


def test_the_arrows_move_through_a_list_and_enter_chooses() -> None:
    chosen: list[int] = []
    desk = Desk(ListBox([Item(name) for name in "abc"], chosen.append), PLACE, Theme())
    for key in (pygame.K_TAB, pygame.K_DOWN, pygame.K_DOWN, pygame.K_RETURN):
        type_key(desk, key)
    assert chosen == [2]


def test_a_click_chooses_the_row_under_it() -> None:
    chosen: list[int] = []
    box = ListBox([Item(f"row {number}") for number in range(3)], chosen.append)
    Desk(box, PLACE, Theme())
    box.click((10, 30))
    assert chosen == [1]


def test_the_current_row_stays_in_view() -> None:
    box = ListBox([Item(f"row {number}") for number in range(50)], lambda _: None)
    desk = Desk(box, PLACE, Theme())
    type_key(desk, pygame.K_TAB)
    type_key(desk, pygame.K_END)
    assert box.current == 49
    assert box.scrolled_px > 0
    type_key(desk, pygame.K_HOME)
    assert box.scrolled_px == 0


def test_the_wheel_over_a_short_list_is_left_to_others() -> None:
    box = ListBox([Item("only")], lambda _: None)
    desk = Desk(box, PLACE, Theme())
    point(desk, box)
    assert not turn_wheel(desk, -1)


def log_of(jumps: list[Entry]) -> Log:
    log = Log("Afficher", [("", "tout"), ("fight", "combats"), ("news", "nouvelles")], jumps.append)
    log.append(
        Entry("14:50", "Premier contact.", "fight", target="hex"),
        Entry("18:10", "La tempête cloue les aéronefs.", "news"),
        Entry("21:30", "Repli vers le sud.", "fight"),
    )
    return log


def test_the_filter_shows_one_kind_and_then_all_again() -> None:
    log = log_of([])
    desk = Desk(log, PLACE, Theme())
    type_key(desk, pygame.K_TAB)
    type_key(desk, pygame.K_RIGHT)
    assert [entry.when for entry in log.shown] == ["14:50", "21:30"]
    type_key(desk, pygame.K_LEFT)
    assert len(log.shown) == 3


def test_a_line_of_the_log_leads_to_its_place() -> None:
    jumps: list[Entry] = []
    desk = Desk(log_of(jumps), PLACE, Theme())
    for key in (pygame.K_TAB, pygame.K_TAB, pygame.K_HOME, pygame.K_RETURN):
        type_key(desk, key)
    assert [entry.target for entry in jumps] == ["hex"]


def test_a_new_line_of_another_kind_stays_out_of_a_filtered_log() -> None:
    log = log_of([])
    desk = Desk(log, PLACE, Theme())
    type_key(desk, pygame.K_TAB)
    type_key(desk, pygame.K_RIGHT)
    log.append(Entry("23:00", "Communiqué.", "news"))
    assert "23:00" not in [entry.when for entry in log.shown]
