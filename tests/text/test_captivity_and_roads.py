"""What the terminal tells of closed roads, of people in captivity, and of the chance of leave."""

from game.factions.army import leave_why
from game.rules.changes import Put, Set, changed
from game.rules.state import Captives, Roadblock
from game.session import Session
from game.words import Words, explained
from tests.text.conftest import Play


def test_a_look_tells_of_closed_roads_and_of_people_in_captivity(
    play: Play, match: Session
) -> None:
    at = match.book.ground.places["tin_gamira"].at
    match.state = changed(
        match.state,
        [
            Put("roadblocks", "b", Roadblock("b", "jihadists", at, known=("csp",))),
            Put("captives", "csp|army", Captives("csp|army", {"tinzaouaten": 3})),
            Put("captives", "army|csp", Captives("army|csp", named=2)),
            Set("factions", "csp", {"home": 1}),
        ],
    )
    said = play("look")
    assert "Road closed at Tin-Gamira, by the jihadists." in said
    assert "3 prisoners of the army held at Tinzaouaten." in said
    assert "2 of our people are known to be held by the army." in said
    assert "1 of our people is home from captivity." in said


def test_the_chance_of_leave_is_said_with_what_raises_it(match: Session) -> None:
    view = match.view("army")
    told = explained(match.book, Words("en"), leave_why(match.book, view))
    assert told[0].startswith("Chance of leave to withdraw: 35%.")
