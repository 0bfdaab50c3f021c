"""Chapter 6: postures, and columns of several armies."""

import pytest

from game.rules.chapters.movement import March
from game.rules.chapters.posture import ChangePosture, JoinFormation, LeaveFormation
from game.rules.orders import Pace, Route
from game.rules.units import Posture
from tests.pictures import Match, at, match


def column() -> Match:
    return match(
        ".....",
        """
        wagner  w1@0,0  assault_detachment  60  technical=8  in=column
        army    f1@0,0  motorised_company   80  truck=8      in=column
        army    f2@0,0  motorised_company   40  truck=4
        """,
        formations={"column": "wagner"},
    )


def test_a_formation_marches_on_one_order_for_one_point() -> None:
    after = column().give("wagner", March(("w1", "f1"), Pace.NORMAL, Route.FAST, at(0, 1)))
    assert (after.unit("w1").at, after.unit("f1").at) == (at(0, 1), at(0, 1))
    assert after.unit("f2").at == at(0, 0)
    assert after.state.clock.spent == 1


def test_only_the_lead_faction_orders_the_column() -> None:
    assert not any(offer.order is March for offer in column().acting("army").menu("army", "f1"))


def test_one_unit_of_a_column_cannot_be_marched_alone() -> None:
    order = March(("w1",), Pace.NORMAL, Route.FAST, at(0, 1))
    assert column().acting("wagner").refused("wagner", order) == "refused.unknown"


def test_an_owner_takes_its_unit_out_in_its_own_impulse() -> None:
    after = column().give("army", LeaveFormation(("f1",)))
    assert after.unit("f1").formation is None
    assert any(offer.order is March for offer in after.acting("army").menu("army", "f1"))
    assert "learnt.leave_formation" in after.heard("wagner")


def test_the_lead_cannot_put_an_allys_unit_out() -> None:
    assert not any(
        offer.order is LeaveFormation for offer in column().acting("wagner").menu("wagner", "f1")
    )


def test_an_ally_joins_a_column_in_his_hex() -> None:
    after = column().give("army", JoinFormation(("f2",), "column"))
    assert after.unit("f2").formation == "column"
    offer = after.acting("wagner").offer("wagner", March, "w1")
    assert offer.units == ("w1", "f1", "f2")


def test_who_stands_elsewhere_cannot_join() -> None:
    drawn = column().but("f2", at=at(0, 3))
    assert drawn.acting("army").refused("army", JoinFormation(("f2",), "column")) is not None


def test_digging_in_takes_six_hours_and_can_be_done_once() -> None:
    drawn = match("..", "army f1@0,0 motorised_company 80 truck=8")
    after = drawn.give("army", ChangePosture(("f1",), Posture.DUG_IN))
    assert after.unit("f1").posture is Posture.DUG_IN
    assert after.unit("f1").minutes == 360 - after.book.number("posture.minutes.dug_in")
    assert after.refused("army", ChangePosture(("f1",), Posture.DUG_IN)) is not None


@pytest.mark.parametrize(
    ("faction", "kind", "posture"),
    [
        ("army", "motorised_company", Posture.DISPERSED),
        ("jihadists", "katiba", Posture.DUG_IN),
        ("wagner", "assault_detachment", Posture.GARRISON),
    ],
)
def test_a_doctrine_knows_only_its_own_postures(faction: str, kind: str, posture: Posture) -> None:
    drawn = match("..", f"{faction} u1@0,0 {kind} 80 technical=8")
    assert drawn.refused(faction, ChangePosture(("u1",), posture)) == "refused.posture.posture"


def test_a_dispersed_band_has_gone_to_ground() -> None:
    drawn = match("..", "jihadists j1@0,0 katiba 60 technical=6")
    after = drawn.give("jihadists", ChangePosture(("j1",), Posture.DISPERSED))
    assert after.unit("j1").hidden
