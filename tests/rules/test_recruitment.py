"""Assemblies and levies: who comes, from where, and what it costs."""

import pytest

from game.rules.chapters.recruitment import Assembly, Levy
from game.rules.places import at_hand, goodwill
from game.rules.state import PlaceState
from tests.pictures import Match, match

CSP = "csp c1@0,1 technical_squadron 60 technical=8"
BAND = "jihadists j1@0,1 katiba 40 technical=4"
CALL, TAKE = Assembly(("c1",), "camp"), Levy(("j1",), "camp")


def village(unit: str = CSP, words: str = "holder=csp people=1000 csp=800 jihadists=200") -> Match:
    return match("....", f"{unit}\narmy f1@0,3 guard_post 20", places=f"camp@0,1 {words}")


def camp(drawn: Match) -> PlaceState:
    return drawn.state.places["camp"]


@pytest.mark.rule("19.1")
def test_who_joins_leaves_the_inhabitants_and_is_in_the_books() -> None:
    drawn = village()
    after = drawn.give("csp", CALL)
    came = after.unit("c1").people - drawn.unit("c1").people
    assert came > 0
    assert after.unit("c1").ledger.recruits == came
    assert after.unit("c1").balance == 0
    assert (camp(after).inhabitants, camp(after).recruited) == (1000 - came, came)
    assert after.told("csp")[-1].args["n"] == came


@pytest.mark.rule("19.1")
def test_calling_people_up_takes_its_hours_in_the_open() -> None:
    drawn = village()
    after = drawn.give("csp", CALL)
    minutes = drawn.book.numbers["recruit.minutes"]
    assert after.unit("c1").minutes == drawn.unit("c1").minutes - minutes
    assert drawn.but("c1", minutes=minutes - 1).refused("csp", CALL) == "refused.no_hours"
    assert drawn.but("c1", hidden=True).refused("csp", CALL) == "refused.hiding"


@pytest.mark.rule("19.1")
def test_an_enemy_who_holds_a_place_keeps_recruiters_out() -> None:
    held = village(words="holder=army people=1000 csp=800")
    assert held.refused("csp", CALL) == "refused.source_held"


@pytest.mark.rule("19.1")
def test_a_place_gives_one_side_no_more_than_its_limit() -> None:
    drawn = village()
    most = 1000 * drawn.book.numbers["recruit.most"] // 1000
    while drawn.refused("csp", CALL) is None:
        drawn = drawn.give("csp", CALL).but("c1", minutes=360)
    assert drawn.refused("csp", CALL) == "refused.no_more_recruits"
    assert drawn.unit("c1").ledger.recruits == most


@pytest.mark.rule("19.2")
def test_an_assembly_brings_a_part_of_those_with_goodwill() -> None:
    drawn = village()
    mood = goodwill(drawn.state, camp(drawn), "csp")
    people = at_hand(drawn.state, camp(drawn), "csp") * mood // 1000
    share = drawn.book.numbers["recruit.assembly"]
    assert drawn.give("csp", CALL).unit("c1").ledger.recruits == people * share // 1000


@pytest.mark.rule("19.2")
def test_where_the_mood_is_bad_nobody_comes() -> None:
    mood = village().book.numbers["recruit.mood"]
    below = village(words=f"holder=csp people=1000 csp={mood - 1}")
    above = village(words=f"holder=csp people=1000 csp={mood}")
    assert below.refused("csp", CALL) == "refused.mood"
    assert above.refused("csp", CALL) is None


def test_mood_is_judged_by_what_the_side_knows() -> None:
    drawn = village()
    soured = drawn.with_place("camp", leaning={"csp": 0})
    assert soured.refused("csp", CALL) is None
    assert soured.give("csp", CALL).unit("c1").ledger.recruits == 0


@pytest.mark.rule("19.3")
def test_a_levy_takes_people_whatever_the_mood_and_is_resented() -> None:
    drawn = village(BAND)
    numbers = drawn.book.numbers
    after = drawn.give("jihadists", TAKE)
    assert after.unit("j1").ledger.recruits == 1000 * numbers["recruit.levy"] // 1000
    resented = numbers["recruit.resented"]
    assert camp(after).blame == {"jihadists": resented}
    assert camp(after).harm_fear == resented * numbers["harm.fear"] // 1000
    assert camp(after).leaning["jihadists"] < 200
    assert camp(after).leaning["csp"] == 800


@pytest.mark.rule("19.3")
def test_every_further_levy_brings_fewer() -> None:
    first = village(BAND).give("jihadists", TAKE)
    again = first.but("j1", minutes=360).give("jihadists", TAKE)
    came = first.unit("j1").ledger.recruits
    assert again.unit("j1").ledger.recruits - came < came


def test_each_faction_calls_people_up_in_its_own_way() -> None:
    assert {offer.order for offer in village().menu("csp", "c1")} & {Assembly, Levy} == {Assembly}
    assert {offer.order for offer in village(BAND).menu("jihadists", "j1")} & {Assembly, Levy} == {
        Levy
    }
    assert {offer.order for offer in village().menu("army", "f1")} & {Assembly, Levy} == set()


def test_where_nobody_lives_nobody_is_called() -> None:
    kinds = {offer.order for offer in village(CSP.replace("0,1", "0,0")).menu("csp", "c1")}
    assert Assembly not in kinds
