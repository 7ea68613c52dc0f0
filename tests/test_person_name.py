"""The last name of a person: particles, suffixes, commas, bodies, other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.person_name import Person, last_name, read_name, speak_name, split_name


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Geoff LaMear", "LaMear"), ("Ilan I. Berman", "Berman"), ("Jean-Loup Samaan", "Samaan"), ("Ann  Lee ", "Lee"),
        # particles
        ("Ludwig van Beethoven", "van Beethoven"), ("Ursula von der Leyen", "von der Leyen"),
        ("Charles de Gaulle", "de Gaulle"), ("de Gaulle", "de Gaulle"), ("Mohammed bin Salman", "bin Salman"),
        ("Juana Inés de la Cruz", "de la Cruz"), ("Al Gore", "Gore"), ("Van Morrison", "Morrison"),
        # suffixes and degrees
        ("Martin Luther King Jr.", "King"), ("Martin Luther King, Jr.", "King"), ("Hans van Dyke III", "van Dyke"),
        ("Ann Lee PhD", "Lee"), ("Ann Lee, Ph.D.", "Lee"), ("Ann Lee, M.D., Ph.D.", "Lee"), ("Lee Jr.", "Lee"),
        # the last name first
        ("Smith, Jane", "Smith"), ("van Dyke, Hans", "van Dyke"), ("Beethoven, Ludwig van", "van Beethoven"),
        ("King, Martin Luther, Jr.", "King"), ("King, Jr., Martin Luther", "King"), ("Smith, ", "Smith"),
        # one name
        ("Plato", "Plato"), ("CNN", "CNN"), ("Jr.", "Jr."), ("", ""), (",", ","),
        # bodies and descriptions
        ("World Bank", "World Bank"), ("The UK defence ministry", "The UK defence ministry"),
        ("Ukrainian defence intelligence", "Ukrainian defence intelligence"),
        ("Smith & Sons, Inc.", "Smith & Sons, Inc."), ("Acme Ltd.", "Acme Ltd."),
        ("Lee, Roe, and Poe", "Lee, Roe, and Poe"),
        ("Bureau of Research, State Department", "Bureau of Research, State Department"),
        # small letters throughout are a manner of writing
        ("bell hooks", "hooks"),
        # other scripts
        ("Владимир Путин", "Путин"), ("نجيب محفوظ", "محفوظ"), ("Γιάνης Βαρουφάκης", "Βαρουφάκης"), ("习近平", "习近平"),
        ("安倍 晋三", "安倍"), ("김 정은", "김"),
    ],
)  # fmt: skip
def test_the_last_name(name: str, last: str) -> None:
    assert last_name(name) == last


@pytest.mark.parametrize(
    ("name", "family", "last"),
    [
        ("Ana Ortega y Gasset", "Ortega y Gasset", "Ortega y Gasset"), ("习近平", "习", "习"),
        ("Robert De Niro", "De Niro", "De Niro"), ("Emily Post", "Post", "Post"),
        ("Médecins Sans Frontières", "Médecins Sans Frontières", "Médecins Sans Frontières"),
    ],
)  # fmt: skip
def test_a_family_name_that_is_known(name: str, family: str, last: str) -> None:
    assert last_name(name, family) == last


def test_a_body_goes_by_its_whole_name_among_the_parts_too() -> None:
    assert split_name("Ukrainian defence intelligence") == Person(literal="Ukrainian defence intelligence")
    assert split_name("Hans van Dyke III") == Person("Dyke", "Hans", "van", "III")
    assert split_name("de Gaulle") == Person(literal="de Gaulle")


@pytest.mark.parametrize(
    ("name", "family", "person", "spoken"),
    [
        ("Smith, Jane", None, Person("Smith", "Jane"), "Jane Smith"),
        ("Smith,J. K.", None, Person("Smith", "J. K."), "J. K. Smith"),
        ("van Dyke, Hans", None, Person("Dyke", "Hans", "van"), "Hans van Dyke"),
        ("Beethoven, Ludwig van", None, Person("Beethoven", "Ludwig", "van"), "Ludwig van Beethoven"),
        ("King, Martin Luther, Jr.", None, Person("King", "Martin Luther", "", "Jr."), "Martin Luther King Jr."),
        ("Luis Ortega, Jr.", None, Person("Ortega", "Luis", "", "Jr."), "Luis Ortega Jr."),
        ("García Márquez, Gabriel", "García Márquez", Person("García Márquez", "Gabriel"), "Gabriel García Márquez"),
    ],
)  # fmt: skip
def test_a_name_with_a_comma_is_a_person(name: str, family: str | None, person: Person, spoken: str) -> None:
    assert read_name(name, family) == person
    assert speak_name(name, family) == spoken
    assert last_name(spoken, family) == person.last


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Chatham House, London", None), ("CNN, Atlanta", None), ("Lee, Roe, and Poe", None), ("Lee, director", None),
        ("Smith & Sons, Inc.", None), ("Smith, Jane", "Smith, Jane"), ("Smith, ", None), (",", None),
    ],
)  # fmt: skip
def test_what_may_be_a_body_keeps_its_comma(name: str, family: str | None) -> None:
    assert read_name(name, family) == Person(literal=name)
    assert speak_name(name, family) == name


@given(
    st.lists(st.sampled_from(["Ann", "van", "de", "Lee", "Jr.", "PhD", "the", "习", "近平", "Bank", ","]), max_size=6)
)
def test_the_parts_make_up_the_name_and_a_last_name_is_part_of_it(words: list[str]) -> None:
    name = " ".join(words)
    assert split_name(name).name == name
    assert set(last_name(name).split()) <= set(name.replace(",", " , ").split())
    assert bool(last_name(name)) == bool(name)
