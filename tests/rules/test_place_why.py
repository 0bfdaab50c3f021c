"""Why people of a place do what they do: goodwill, leaning, fear and the displaced add up."""

from game.rules.harm import hurt_people
from game.rules.place_why import displaced_why, fear_why, goodwill_why, place_whys, search_why
from game.rules.places import goodwill
from game.rules.searching import chance
from game.rules.why import Why, leaning_why
from game.words import LANGUAGES, Missing, Words, explained
from tests.pictures import Match, at, match

UNITS = """
    army  f1@0,0  motorised_company    80  truck=6
    csp   c1@0,1  technical_squadron   60  technical=8
"""


def village(words: str = "holder=csp people=1000 fear=200 csp=600 army=100") -> Match:
    return match("....", UNITS, places=f"camp@0,1 {words}")


def harmed() -> Match:
    course = village().course()
    hurt_people(course, "camp", 60, by=("army",), among=("csp",), how="strike")
    return village().after(course.closed()).evening()


def said(found: Match, why: Why | None) -> list[str]:
    """Return the lines in English, after making sure that French has them too."""
    assert why is not None
    lines = {
        language: explained(found.book, Words(language, Missing.RAISED), why)
        for language in LANGUAGES
    }
    assert len(lines["en"]) == len(lines["fr"])
    return lines["en"]


def test_goodwill_is_leaning_less_fear_silence_and_those_who_left() -> None:
    found = harmed()
    why = goodwill_why(found.view("csp"), "camp")
    assert why is not None
    assert why.adds_up
    assert [share.key for share in why.factors] == ["cause.fear", "cause.blame", "cause.left"]
    assert all(share.permille < 1000 for share in why.factors)
    assert len(said(found, why)) == 4


def test_the_goodwill_that_is_shown_is_the_goodwill_that_is_played() -> None:
    for found in (village(), harmed()):
        why = goodwill_why(found.view("csp"), "camp")
        assert why is not None
        assert why.value == goodwill(found.state, found.state.places["camp"], "csp")


def test_a_leaning_is_what_it_was_and_what_harm_took() -> None:
    found = harmed()
    why = leaning_why(found.book, found.view("csp"), "camp")
    assert why is not None
    assert why.adds_up
    assert (why.base, [share.key for share in why.changes]) == (
        600,
        ["cause.protected_by", "cause.people_hurt"],
    )
    assert why.value < 600


def test_fear_is_what_it_was_less_protection_and_what_harm_brought() -> None:
    found = harmed()
    why = fear_why(found.book, found.view("csp"), "camp")
    assert why is not None
    assert why.adds_up
    changes = {share.key: share.permille for share in why.changes}
    assert changes["cause.people_hurt"] > 0 > changes["cause.protection"]
    assert "fear keeps" in said(found, why)[0]


def test_who_is_not_to_blame_is_not_told_of_fear_that_does_not_concern_him() -> None:
    found = match(
        "....",
        UNITS + "jihadists j1@0,2 katiba 40",
        places="camp@0,1 holder=csp people=1000 csp=600 jihadists=100",
    )
    course = found.course()
    hurt_people(course, "camp", 60, by=("army",), among=("csp",), how="strike")
    after = found.after(course.closed()).evening()
    assert fear_why(after.book, after.view("jihadists"), "camp") is None


def test_those_who_left_are_told_apart_by_what_drove_them() -> None:
    found = harmed().with_place("camp", displaced=700).evening()
    why = displaced_why(found.view("csp"), "camp")
    assert why is not None
    assert why.adds_up
    assert {share.key for share in why.changes} == {"cause.people_hurt", "cause.ways_barred"}
    assert "have not come back" in said(found, why)[0]


def test_of_a_place_in_peace_only_leaning_and_goodwill_are_explained() -> None:
    drawn = village("holder=csp people=1000 csp=600")
    keys = [why.key for why in place_whys(drawn.book, drawn.view("csp"), "camp")]
    assert keys == ["why.leaning", "why.goodwill"]


def test_what_a_search_may_find_is_the_product_of_its_reasons_and_what_is_played() -> None:
    found = match(
        "...\nwww",
        "army f1@0,0 motorised_company 60 truck=6\narmy f2@1,1 guard_post 20 hidden dispersed",
        places="camp@1,0 people=500 army=600",
        relations={},
    )
    for to in (at(0, 0), at(1, 0)):
        why = search_why(found.book, found.view("army"), (found.unit("f1"),), to)
        assert why.adds_up
        hidden = found.unit("f2")
        assert why.value == chance(found.course(), (found.unit("f1"),), hidden, to)
        assert "a search" in said(found, why)[0]
    assert {"cause.dwellings", "cause.search_beside"} <= {share.key for share in why.factors}


def test_what_a_search_may_find_is_never_sure() -> None:
    found = match("..", "wagner w1@0,0 assault_detachment 250 armoured=8")
    why = search_why(found.book, found.view("wagner"), (found.unit("w1"),), at(0, 0))
    assert why.adds_up
    assert why.value <= found.book.numbers["search.most"]
    assert len(said(found, why)) >= 3
