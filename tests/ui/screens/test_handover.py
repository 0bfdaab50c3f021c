"""Between two people at one screen nothing of the last one's view is left."""

import pygame

from game.scenario.load import Opened
from game.session.session import HUMAN
from game.ui.screens.handover import Handover
from game.ui.screens.table import begun
from tests.ui.screens.conftest import SEED, Player

SEATS = {"csp": HUMAN, "army": HUMAN}


def handed_over(player: Player, found: Opened, keys: tuple[int, ...]) -> tuple[bytes, str | None]:
    """Play the first person's impulse with some keys; return what the second one sees first."""
    match = begun(found, SEED, SEATS)
    player.sit_at(match)
    player.wait(lambda: isinstance(player.app.screen, Handover) and player.app.screen.ready)
    first = match.session.acting
    player.press(pygame.key.key_code("o"), "o")
    player.wait_for_impulse()
    for key in keys:
        player.press(key, "n" if key == pygame.K_n else "")
    player.point((400, 300))
    player.seen()
    while player.board.desk.modals:
        player.press(pygame.K_RETURN)
    player.board.pass_on()

    def next_one() -> bool:
        screen = player.app.screen
        while screen.desk.modals:
            player.press(pygame.K_RETURN)
        ready = isinstance(screen, Handover) and screen.ready
        return ready and match.session.acting != first

    player.wait(next_one)
    player.app.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(2, 2), rel=(0, 0)))
    return player.seen(), match.session.acting


def test_the_curtain_looks_the_same_whatever_the_last_player_saw(
    player: Player, found: Opened
) -> None:
    idle, first = handed_over(player, found, ())
    busy, second = handed_over(
        player, found, (pygame.K_TAB, pygame.K_LEFT, pygame.K_LEFT, pygame.K_RETURN)
    )
    assert first == second
    assert idle == busy


def test_the_curtain_looks_the_same_after_the_newsroom_was_read(
    player: Player, found: Opened
) -> None:
    idle, _ = handed_over(player, found, ())
    read, _ = handed_over(player, found, (pygame.K_n, pygame.K_n, pygame.K_ESCAPE))
    assert idle == read


def test_no_board_is_shown_before_the_first_of_several_people_is_called(
    player: Player, found: Opened
) -> None:
    player.sit_at(begun(found, SEED, SEATS))
    assert isinstance(player.app.screen, Handover)


def test_a_seat_taken_from_a_bot_shows_its_board_only_after_a_curtain(
    player: Player, found: Opened
) -> None:
    match = begun(found, SEED, {"csp": HUMAN})
    player.sit_at(match)
    player.wait_for_impulse()
    match.session.hand_over("csp", "standard")
    match.session.hand_over("army", HUMAN)

    def curtain() -> bool:
        while player.app.screen.desk.modals:
            player.press(pygame.K_RETURN)
        return isinstance(player.app.screen, Handover)

    player.wait(curtain)
