"""Means, percentiles and shares of what many matches gave."""

from hypothesis import given
from hypothesis import strategies as st

from game.simulation.measures import Figure
from game.simulation.summary import PERCENTILES, percentile, shares, summary, summed_up

quantities = st.lists(st.integers(0, 500), min_size=1, max_size=60)


@given(quantities)
def test_a_percentile_is_a_value_that_occurred_and_they_rise(values: list[int]) -> None:
    found = [percentile(sorted(values), percent) for percent in PERCENTILES]
    assert set(found) <= set(values)
    assert found == sorted(found)


@given(quantities, st.integers(1, 99))
def test_at_least_that_share_of_the_matches_lies_at_or_below(
    values: list[int], percent: int
) -> None:
    limit = percentile(sorted(values), percent)
    below = sum(value < limit for value in values) * 100
    assert below < percent * len(values) <= sum(value <= limit for value in values) * 100


@given(quantities)
def test_the_sequence_of_matches_does_not_matter(values: list[int]) -> None:
    column = [Figure("killed", "csp", value) for value in values]
    assert summary(column) == summary(column[::-1])


@given(st.lists(st.sampled_from(["army", "csp", "nobody"]), min_size=1))
def test_shares_add_up_to_one_and_fall(words: list[str]) -> None:
    found = [*shares(words).values()]
    assert abs(sum(found) - 1) < 1e-9
    assert found == sorted(found, reverse=True)


def test_each_measure_of_a_scenario_has_its_own_summary() -> None:
    matches = [
        [Figure("killed", "csp", killed), Figure("holder", "Delta", holder)]
        for killed, holder in ((4, "csp"), (10, "csp"))
    ]
    assert summed_up(matches) == [
        {"measure": "killed", "of": "csp", "mean": 7.0, "p5": 4, "p25": 4, "p50": 4, "p75": 10,
         "p95": 10},
        {"measure": "holder", "of": "Delta", "shares": {"csp": 1.0}},
    ]  # fmt: skip
