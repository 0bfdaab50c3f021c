from game.session import Session
from tests.text.conftest import Play


def test_a_contact_says_how_it_is_known(play: Play) -> None:
    said = play("? c1")
    assert "How it is known: told by our own scouts, this turn." in said
    assert "Sighted: it was seen" in said


def test_a_track_says_what_it_is(play: Play) -> None:
    said = play("? unity")
    assert "Unity of the CSP: 65 of 100." in said
    assert "How firmly families" in said


def test_a_place_says_its_ground_and_who_stands_there(play: Play) -> None:
    said = play("? tinzaouaten")
    assert "Tinzaouaten, column and row" in said
    assert "1. Tinzaouaten group" in said


def test_an_order_says_what_it_means(play: Play) -> None:
    assert "Break up among rocks and camps" in play("? scatter")


def test_a_march_says_its_price_before_it_is_made(play: Play, match: Session) -> None:
    before = match.view("csp")
    said = play("? march 1 to 10 km N")
    assert "of march at normal pace. It takes" in said
    assert match.view("csp") == before


def test_an_attack_says_its_odds_and_their_factors(play: Play) -> None:
    said = play("? attack 1 1")
    assert "as far as we know" in said
    assert "For the other side:" in said
    assert "×" in said


def test_a_unit_tells_all_about_itself(play: Play) -> None:
    said = play("? 1")
    for part in ("Cohesion", "Water and fuel for", "Working time left", "Nearest known: contact 1"):
        assert part in said


def test_the_map_in_letters_explains_its_signs_and_no_others(play: Play) -> None:
    said = play("map 1")
    assert "U own or allied unit" in said
    assert "= wetland" not in said


def test_aims_stand_for_the_score_until_the_end(play: Play) -> None:
    assert "Hold Tinzaouaten: 20 points." in play("score")


def test_each_aim_says_how_it_is_counted(play: Play) -> None:
    assert "held the place." in play("? score")


def test_a_command_says_what_it_does(play: Play) -> None:
    assert "places: who holds which place." in play("? places")


def test_a_pace_and_a_route_say_what_they_cost(play: Play) -> None:
    said = play("? dash", "? covered")
    assert "an ambush bites harder" in said
    assert "Off the roads" in said


def test_a_unit_says_from_how_far_off_it_is_seen_and_why(play: Play) -> None:
    said = play("? 1")
    assert "ordinary scouts notice it from" in said
    assert "kind of unit: Technical squadron ×0.6" in said


def test_points_score_and_fights_can_be_asked_about(play: Play) -> None:
    assert "left in this impulse" in play("? staff")
    assert "points" in play("? score")
    assert "We have fought nobody yet." in play("? log")


def test_aircraft_say_their_hours_and_their_chance_to_be_ready(play_army: Play) -> None:
    said = play_army("? air")
    assert "can fly" in said
    assert "ready on the next day" in said


def test_a_flight_says_what_it_is_worth_before_it_is_flown(play_army: Play) -> None:
    said = play_army("? sortie drone reconnaissance to Tinzaouaten")
    assert "finds a column on the march in the open" in said


def test_a_depot_says_what_is_in_it_where_it_lies(play: Play) -> None:
    said = play("? achibriche").replace("\N{NO-BREAK SPACE}", " ")
    assert "water and fuel for 200 person-days" in said


def test_a_place_can_be_asked_about_where_a_unit_has_its_name(play: Play) -> None:
    said = play("? Tinzaouaten")
    assert "Tinzaouaten, column and row 29,14" in said
    assert "Technical squadron" not in said


def test_a_place_can_be_asked_about_as_one(play: Play) -> None:
    assert "Boughessa, column and row" in play("? place Boughessa")


def test_a_unit_can_be_asked_about_as_one(play: Play) -> None:
    assert "Technical squadron" in play("? unit Tinzaouaten group")


def test_help_takes_its_examples_from_the_map(play: Play) -> None:
    assert "Kidal`" not in play("help")


def test_march_left_is_no_more_than_the_hours_left_allow(play: Play) -> None:
    said = play("wait 1 1", "search 1 to Tinzaouaten", "unit 1")
    assert "Working time left this turn: 2 h; march left: 31 km on a track" in said


def test_others_tracks_and_those_of_the_world_are_explained(play: Play) -> None:
    assert "about 70 of 100 by what is public, a turn late" in play("? contract")
    assert "International scrutiny: 25 of 100." in play("? scrutiny")
    assert "Known to be displaced" in play("? displaced")


def test_all_tracks_are_explained_together(play: Play) -> None:
    said = play("? tracks")
    assert "Unity of the CSP: 65 of 100" in said
    assert "Wagner's contract (Wagner)" in said
    assert "Known to be displaced" in said


def test_the_tracks_of_all_are_listed_with_who_makes_up_the_coalition(play: Play) -> None:
    said = play("tracks")
    assert "Patience of the neighbour: 60 of 100." in said
    assert "Others, by what is public, a turn late:" in said
    assert "Standing of the junta (Army (FAMa)): about 62 of 100." in said
    assert "The coalition: MNLA" in said
