"""The words that explanations use agree with the language."""

from argmap.build.keys import KEYS as KEYS_BY_KIND
from argmap.syntax.forms import FORMS, KEYS, MEANT, ROLES, SIGNS, advise_on_word
from argmap.vocabulary import LINE_WORDS


def test_every_line_word_has_a_form_and_a_role() -> None:
    assert tuple(FORMS) == LINE_WORDS
    assert set(LINE_WORDS) <= set(ROLES)


def test_every_substitute_has_a_role_and_is_no_word_of_the_language() -> None:
    assert set(MEANT.values()) | set(SIGNS.values()) <= set(ROLES)
    assert not set(MEANT) & set(LINE_WORDS)


def test_every_key_is_known() -> None:
    assert set(KEYS) == {key for keys in KEYS_BY_KIND.values() for key in keys}


def test_advice_keeps_what_follows_where_it_fits() -> None:
    assert "`because costs: They can pay.`" in advise_on_word("since", "costs: They can pay.")
    assert "`because: they can pay`" in advise_on_word("Since", "they can pay")
    assert "`because: they can pay`" in advise_on_word("since", ": they can pay").replace("because:  ", "because: ")
    assert "`claim war: The war will be long. [¶3]`" in advise_on_word("thesis", "that the war will be long")
    assert advise_on_word("<Reason>").startswith("a reason begins with `because`")
    assert advise_on_word("Claim") == "did you mean `claim`?"
    assert advise_on_word("becuase") == "did you mean `because`?"
    assert advise_on_word("publisher") == ""
    assert advise_on_word("claim") == ""
