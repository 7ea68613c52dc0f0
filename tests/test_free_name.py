"""A free name: the one wished for, or the first number after it that nothing has, whatever the capitals."""

from __future__ import annotations

from argmap.free_name import take_free_name


def test_a_name_that_nothing_has_stays_as_it_is_and_is_taken_then():
    taken = {"war"}
    assert take_free_name("Costs", taken) == "Costs"
    assert taken == {"war", "costs"}


def test_a_taken_name_gets_the_first_free_number_from_two():
    taken = {"war", "war-3"}
    assert [take_free_name("War", taken) for _ in range(3)] == ["War-2", "War-4", "War-5"]
    assert taken == {"war", "war-2", "war-3", "war-4", "war-5"}


def test_capitals_and_the_forms_of_one_letter_make_no_other_name():
    assert take_free_name("STRASSE", {"straße".casefold()}) == "STRASSE-2"
