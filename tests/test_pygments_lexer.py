"""The Pygments lexer: keeps every character, colours each line kind, finds citations where they are."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename
from pygments.token import Comment, Error, Keyword, Name, Number, Punctuation, String, Text, Token, Whitespace

from argmap.pygments_lexer import ArgmapLexer
from argmap.vocabulary import LINE_WORDS

DEBATE = """\
# two articles
include lamear.argmap as lamear  # the first

map: Bargain or alliance?
  x-edition: second

by lamear, berman from inkstick

claim lamear.necessity                       # no colon
  expect: contested
  but lamear.three-decades
  unless practical-origins by me: Wary states can bargain; see http://a.b/#c. [¶9, ¶11–13; @jst pp. 4-5]
    agreed: berman [@jst ¶9]
    > his own words, [sic] and more [¶12]
    | go on
  # allow: duplicate-name
scenario none: Suppose it is not so
  expect lamear.us-pressure stands
nothing known here: and more
"""


def colours(text: str) -> list[tuple[object, str]]:
    """The tokens of a text without its white space."""
    return [(kind, part) for _, kind, part in ArgmapLexer().get_tokens_unprocessed(text) if kind is not Whitespace]


def test_pygments_finds_it() -> None:
    assert type(get_lexer_by_name("argmap")) is ArgmapLexer
    assert type(get_lexer_for_filename("debate.argmap")) is ArgmapLexer


def test_a_debate() -> None:
    assert colours(DEBATE) == [
        (Comment.Single, "# two articles"),
        (Keyword.Namespace, "include"),
        (String.Other, "lamear.argmap"),
        (Keyword.Namespace, "as"),
        (Name.Namespace, "lamear"),
        (Comment.Single, "# the first"),
        (Keyword.Declaration, "map"),
        (Punctuation, ":"),
        (Text, "Bargain or alliance?"),
        (Name.Attribute, "x-edition"),
        (Punctuation, ":"),
        (Text, "second"),
        (Keyword, "by"),
        (Name.Variable, "lamear"),
        (Punctuation, ","),
        (Name.Variable, "berman"),
        (Keyword, "from"),
        (Name.Variable, "inkstick"),
        (Keyword.Declaration, "claim"),
        (Name.Variable, "lamear.necessity"),
        (Comment.Single, "# no colon"),
        (Name.Attribute, "expect"),
        (Punctuation, ":"),
        (Text, "contested"),
        (Keyword, "but"),
        (Name.Variable, "lamear.three-decades"),
        (Keyword, "unless"),
        (Name.Variable, "practical-origins"),
        (Keyword, "by"),
        (Keyword.Pseudo, "me"),
        (Punctuation, ":"),
        (Text, "Wary states can bargain; see http://a.b/#c. "),
        (Punctuation, "["),
        (Number, "¶9"),
        (Punctuation, ","),
        (Number, "¶11–13"),
        (Punctuation, ";"),
        (Name.Label, "@jst"),
        (Number, "pp."),
        (Number, "4-5"),
        (Punctuation, "]"),
        (Name.Attribute, "agreed"),
        (Punctuation, ":"),
        (Text, "berman "),
        (Punctuation, "["),
        (Name.Label, "@jst"),
        (Number, "¶9"),
        (Punctuation, "]"),
        (Punctuation, ">"),
        (String, "his own words, [sic] and more "),
        (Punctuation, "["),
        (Number, "¶12"),
        (Punctuation, "]"),
        (Punctuation, "|"),
        (Text, "go on"),
        (Comment.Special, "# allow: duplicate-name"),
        (Keyword.Declaration, "scenario"),
        (Name.Variable, "none"),
        (Punctuation, ":"),
        (Text, "Suppose it is not so"),
        (Keyword, "expect"),
        (Name.Variable, "lamear.us-pressure"),
        (Keyword.Constant, "stands"),
        (Text, "nothing known here: and more"),
    ]


@pytest.mark.parametrize("word", sorted(LINE_WORDS))
def test_every_line_word_is_a_keyword(word: str) -> None:
    line = {"map": "map: x", "include": "include x.argmap", "expect": "expect x stands"}.get(word, f"{word} x")
    kind, part = colours(line)[0]
    assert (kind in Keyword, part) == (True, word)


@pytest.mark.parametrize("word", ["claimant x", "butter", "and", "because", "claim", "expectation x y", "bystander x"])
def test_what_only_begins_like_a_line_word_is_text(word: str) -> None:
    assert colours(word) == [(Text, word)]


@pytest.mark.parametrize("move", ["because", "but", "and", "assuming", "unless"])
def test_a_move_without_a_name(move: str) -> None:
    assert colours(f"{move}: so it is") == [(Keyword, move), (Punctuation, ":"), (Text, "so it is")]
    assert colours(f"  {move} by me: so")[:3] == [(Keyword, move), (Keyword, "by"), (Keyword.Pseudo, "me")]


@pytest.mark.parametrize("prose", ["so [he says]", "a [¶9] b", "[¶9", "so [¶9] [sic]", "", "so [@]", "x [p]"])
def test_prose_that_only_resembles_a_citation_stays_prose(prose: str) -> None:
    assert [kind for kind, _ in colours(f"claim a: {prose}")][3:] == ([Text] if prose else [])


@pytest.mark.parametrize(
    "citation",
    [
        "[@jst]",
        "[p. 4]",
        "[pp. 4–5, 7]",
        "[§ 3; ch. iv]",
        "[at 1:23]",
        "[par. 9]",
        "[para 9]",
        "[l. 3]",
        "[@a ¶9]",
    ],
)
def test_citations(citation: str) -> None:
    tokens = colours(f"claim a: so {citation}")
    assert tokens[3] == (Text, "so ")
    assert "".join(part for _, part in tokens[4:]) == citation.replace(" ", "")
    assert {kind for kind, _ in tokens[4:]} <= {Punctuation, Name.Label, Number}


@pytest.mark.parametrize("key", ["note", "x-edition", "expect", "claimant", "maps", "ترجمه"])
def test_a_word_and_a_colon_is_a_key(key: str) -> None:
    assert colours(f"  {key}: so")[0] == (Name.Attribute, key)


def test_an_included_path_may_hold_spaces() -> None:
    assert colours("include my maps/a b.argmap as x")[1:] == [
        (String.Other, "my maps/a b.argmap"),
        (Keyword.Namespace, "as"),
        (Name.Namespace, "x"),
    ]
    assert colours("include my maps/a.argmap  # as x")[1:] == [
        (String.Other, "my maps/a.argmap"),
        (Comment.Single, "# as x"),
    ]


def test_line_ends_of_windows() -> None:
    assert colours("claim a: so [¶9]\r\nby me\r\n") == colours("claim a: so [¶9]\nby me\n")


def test_empty_brackets_say_that_what_stands_before_is_prose() -> None:
    assert colours("claim a: so [¶9][]")[3:] == [(Text, "so [¶9]"), (Punctuation, "["), (Punctuation, "]")]


def test_a_comment_needs_two_spaces_and_no_colon_before_it() -> None:
    assert (Comment.Single, "# yes") in colours("claim a  # yes")
    assert not any(kind in Comment for kind, _ in colours("claim a: text  # prose"))


LINES = st.one_of(
    st.sampled_from(DEBATE.splitlines()), st.text(max_size=40), st.sampled_from(["[", "¶", "\r", "\ufeff"])
)


@given(st.lists(LINES).map("\n".join))
def test_no_character_is_lost_and_nothing_is_an_error(text: str) -> None:
    tokens = list(ArgmapLexer().get_tokens_unprocessed(text))
    assert "".join(part for _, _, part in tokens) == text
    assert [start for start, _, _ in tokens] == [
        sum(len(part) for _, _, part in tokens[:index]) for index in range(len(tokens))
    ]
    assert all(kind in Token and kind is not Error for _, kind, _ in tokens)


@pytest.mark.parametrize("piece", ["[", "[¶9", "[¶9;", "¶", " ", "@a ", "[@a ¶", "p. ", " #", ":", "¶9;", "a.", " as "])
def test_time_grows_with_the_length_of_a_line(piece: str) -> None:
    def seconds(times: int) -> float:
        text = f"claim a: {piece * times}]\ninclude {piece * times}\n{piece * times}"
        start = time.process_time()
        list(ArgmapLexer().get_tokens_unprocessed(text))
        return time.process_time() - start

    assert seconds(20_000) < 30 * seconds(2_000) + 0.2
