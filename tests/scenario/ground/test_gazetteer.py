"""Places by any of their spellings."""

import pytest

from game.scenario.ground import UnknownPlaceError, gazetteer, names


@pytest.mark.parametrize(
    "spelling",
    [
        "Tinzaouaten",
        "tinzaouaten",
        "TINZAOUATEN",
        "Tinzaouatene",
        "Tinzaouatène",
        "Tinzawatene",
        "Tinzawaten",
        "Tinzouatine",
        "Tin Zaouaten",
        "Tin-Zaouaten",
        "Tinzaouaten (Mali)",
    ],
)
def test_plain_tinzaouaten_and_its_spellings_mean_the_malian_village(spelling: str) -> None:
    place = names().find(spelling)
    assert (place.id, place.country, place.kind) == ("tinzaouaten", "ML", "village")


@pytest.mark.parametrize(
    "spelling", ["Tin Zaoutine", "Tin Zaouatine", "Tin-Zaouatine", "tinzaouatine_dz"]
)
def test_tin_zaoutine_means_the_algerian_town(spelling: str) -> None:
    assert names().find(spelling).country == "DZ"


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Boghassa", "boughessa"),
        ("Boughassa", "boughessa"),
        ("Boughessa", "boughessa"),
        ("In Afarak", "in_afarak"),
        ("Inafarak", "in_afarak"),
        ("Inafaraq", "in_afarak"),
        ("Aguelhoc", "aguelhok"),
        ("Aguel'hoc", "aguelhok"),
        ("Aguel’hoc", "aguelhok"),
        ("Adjelhoc", "aguelhok"),
        ("Anéfis", "anefis"),
        ("Annefis", "anefis"),
        ("Anefif", "anefis"),
        ("Abeibara", "abeibara"),
        ("kidal", "kidal"),
        ("Tombouctou", "timbuktu"),
        ("GATS", "tessalit_airport"),
    ],
)
def test_a_place_is_found_by_each_spelling_of_the_press(spelling: str, expected: str) -> None:
    assert names().find(spelling).id == expected


def test_every_place_is_found_by_its_id_and_by_its_name() -> None:
    for place in gazetteer():
        assert names().find(place.id) is place
        assert names().find(place.name).name == place.name


def test_every_spelling_leads_to_some_place_that_has_it() -> None:
    for place in gazetteer():
        for spelling in place.alt_names:
            assert spelling in names()


def test_a_misspelt_name_is_refused_with_the_nearest_ones() -> None:
    with pytest.raises(UnknownPlaceError, match=r"'Tesalitt'.*Did you mean Tessalit") as caught:
        names().find("Tesalitt")
    assert caught.value.suggestion.startswith("Did you mean Tessalit")


def test_a_name_like_no_other_is_refused_without_a_guess() -> None:
    with pytest.raises(UnknownPlaceError) as caught:
        names().find("Qqqq")
    assert caught.value.suggestion == ""


def test_every_place_has_a_source_a_licence_and_a_country() -> None:
    for place in gazetteer():
        assert place.source
        assert place.licence
        assert len(place.country) == 2
