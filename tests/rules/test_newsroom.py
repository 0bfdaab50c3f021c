"""The newsroom: a feed with filters, and a page for each story, from a view alone."""

from game.rules.chapters.news import Correct
from game.rules.news_why import credibility_why, picture_why
from game.rules.newsroom import Filter, feed, history, page, pages, together
from game.rules.picture import by_story
from game.rules.public import Audience, Style
from tests.affairs import after, battle, drawn, said, shown, statement
from tests.pictures import Match


def told() -> Match:
    now = said(said(after(drawn(), battle()), "army", Style.DENY), "csp", Style.INFLATE)
    return shown(now, "video", "killed.army")


def test_the_feed_holds_everything_in_sequence() -> None:
    now = told()
    assert [item.speaker for item in feed(now.view("public"), Filter())] == ["army", "csp", "video"]


def test_the_feed_can_be_read_for_what_was_shown() -> None:
    assert [item.evidence for item in feed(told().view("csp"), Filter(shown=True))] == ["video"]


def test_the_feed_of_a_side_is_what_it_says_and_what_is_told_of_it() -> None:
    now = told()
    assert len(feed(now.view("csp"), Filter(side="army"))) == 3
    assert feed(now.view("csp"), Filter(side="jihadists")) == ()


def test_the_feed_can_be_read_by_story_and_by_place() -> None:
    now = told()
    story = next(iter(now.state.stories))
    assert len(feed(now.view("csp"), Filter(story=story))) == 3
    assert len(feed(now.view("csp"), Filter(at=now.unit("c1").at))) == 3
    assert feed(now.view("csp"), Filter(at=now.unit("f1").at)) == ()


def test_what_one_voice_shows_of_a_story_at_a_time_is_read_at_once() -> None:
    now = shown(shown(told(), "video", "vehicles.army"), "family", "killed.army")
    groups = [len(group) for group in together(now.view("csp").news.values())]
    assert groups == [1, 1, 2, 1]


def test_a_story_has_a_page_with_a_line_for_each_figure_anybody_gave() -> None:
    (found,) = pages(told().book, told().view("public"))
    assert {line.quantity for line in found.lines} >= {"killed.army", "killed.csp"}


def test_a_line_has_a_mark_for_each_claimant() -> None:
    now = told()
    found = page(now.book, now.view("public"), next(iter(now.state.stories)))
    line = next(line for line in found.lines if line.quantity == "killed.army")
    assert [mark.item.speaker for mark in line.marks] == ["army", "csp", "video"]
    assert (line.what, line.whose) == ("killed", "army")


def test_a_mark_that_was_put_right_counts_no_more() -> None:
    now = told()
    right = now.give("army", Correct((), statement(now, "army").id))
    found = page(right.book, right.view("public"), next(iter(right.state.stories)))
    line = next(line for line in found.lines if line.quantity == "killed.army")
    assert [mark.counts for mark in line.marks] == [False, True, True, True]


def test_beside_the_public_a_side_reads_what_its_own_people_told_it() -> None:
    now = told()
    story = next(iter(now.state.stories))
    known = {
        side: next(
            line.known for line in page(now.book, now.view(side), story).lines
            if line.quantity == "killed.army"
        )
        for side in ("army", "jihadists", "public")
    }  # fmt: skip
    assert known["army"] == (40, 40, 40)
    assert (known["jihadists"], known["public"]) == (None, None)


def test_what_moved_a_range_is_kept_by_its_moment() -> None:
    now = told()
    later = shown(now.turns(3), "journalists", "killed.army")
    story = next(iter(later.state.stories))
    moments = history(later.book, by_story(later.state.news, story), "killed.army")
    assert [minute for minute, _ in moments] == sorted({minute for minute, _ in moments})
    assert len(moments) >= 2


def test_a_range_says_what_it_rests_on() -> None:
    now = told()
    story = next(iter(now.state.stories))
    line = page(now.book, now.view("public"), story).lines[0]
    why = picture_why(story, line)
    assert (why.value, why.args["items"]) == (line.picture.best, len(line.picture.items))


def test_credit_is_where_it_began_and_what_moved_it() -> None:
    for audience in Audience:
        why = credibility_why(told().view("army"), audience)
        assert why is not None
        assert why.adds_up


def test_the_public_has_no_credit() -> None:
    assert credibility_why(told().view("public"), Audience.ABROAD) is None
