"""Texts as they reach the model: nothing dropped, cut or merged; comments, continuations, line ends, odd characters."""

import pytest

from argmap.app import load_map


@pytest.mark.parametrize(
    "text",
    [
        "He said \"no\", 'never' and `not`.",
        "a: b: c",
        "5 < 6 & 7 > 6",
        "<b>bold</b> & <script>alert(1)</script>",
        "snake_case *stars* # hash and #1",
        "https://example.org/a?b=c#d",
        "back\\slash \\N \\n {braces} | pipe || []x",
        "]]> <!-- --> ${x} %s {0}",
        "این یک جمله است.",
        "Это предложение.",
        "これは文です。",
        "👩‍👩‍👧 🕊️",
        "because it is so; unless not, by ann from here",
        "- * + 1. not a list",
        "(p < 0.05) [1] [sic]",
        "no-break\u00a0space and thin\u202fspace",
        "line\u2028separator and paragraph\u2029separator",
        "zero\u200bwidth\u200djoiner and \u200e\u200fmarks",
        "a\tb",
        "> not a quotation",
        "claim x: not a claim",
    ],
)
def test_prose_needs_no_escapes(debate, text):
    assert debate(f"claim c: {text}\n").claims["c"].text == text
    assert debate(f"claim c: C.\n  note: {text}\n").claims["c"].note == text


@pytest.mark.parametrize("gap", [" ", "  ", "\t", " \t "])
def test_white_space_around_a_text_is_none_of_it(debate, gap):
    assert debate(f"claim c:{gap}Text.{gap}\n").claims["c"].text == "Text."


def test_a_no_break_space_at_the_edge_belongs_to_the_text(debate):
    assert debate("claim c: \u00a0Text.\u00a0\n").claims["c"].text == "\u00a0Text.\u00a0"


@pytest.mark.parametrize("line", ["claim c:Text.", "claim c :Text.", "claim c：Text.", "claim c : Text."])
def test_a_colon_stands_after_the_word_and_before_a_space(faults, line):
    assert [f.split()[1] for f in faults(f"{line}\n  because d: D.\nclaim e: E.\n  because c\n")] == ["bad-line"]


def test_a_colon_at_the_lines_end_has_its_text_beneath(debate):
    assert debate("claim c:\n  | Text.\n").claims["c"].text == "Text."


# comments


def test_comments_on_lines_of_their_own_say_nothing(debate):
    m = debate("# one\n  # two\nclaim c: C.\n      #three\n  because d: D.\n\t# four\n")
    assert list(m.claims) == ["c", "d"]


@pytest.mark.parametrize(
    "line",
    [
        "claim c  # claim c: again",
        "claim c\t\t# again",
        "claim c  #",
        "claim c  ## again: and again",
    ],
)
def test_a_comment_after_two_spaces_where_no_colon_stands(debate, line):
    assert debate(f"claim c: C.\n{line}\n  because d: D.\n").claims["c"].reasons


@pytest.mark.parametrize(
    "text",
    [
        "by ann, ben from s  # c: d",
        "by ann  # c",
        "by me  # from s",
    ],
)
def test_comments_after_by(debate, text):
    m = debate(f"author ann: A\nauthor ben: B\nsource s: S\n{text}\nclaim c: C.\n")
    assert m.claims["c"].authors in (("ann", "ben"), ("ann",), ("me",))


def test_comments_after_include_answer_accept_and_expect(debate):
    m = debate(
        "include part.argmap as p  # as q\ninclude part.argmap  # p\nquestion q: Q?\n  answer c  # and others\n"
        "scenario s: S\n  accept c  # c: d\n  reject d  #\n  expect c stands  # or falls\n",
        {"part.argmap": "claim c: C.\nclaim d: D.\n"},
    )
    assert [a.claim for a in m.questions["q"].answers] == ["c"]
    assert (m.scenarios["s"].accepts, m.scenarios["s"].rejects) == (("c",), ("d",))


def test_one_space_before_a_hash_makes_no_comment(faults):
    assert [f.split()[1] for f in faults("claim c: C.\nclaim c # again\n")] == ["bad-line"]


def test_behind_a_colon_a_hash_is_text(debate, faults):
    assert debate("claim c: C # d\n").claims["c"].text == "C # d"
    assert faults("claim c: C  # d\n") == ["1:13 comment-lookalike"]


# continuations


def test_a_continued_text_is_joined_by_a_space_and_a_bare_bar_begins_a_paragraph(debate):
    m = debate("claim c: One\n  | two\n  |   three  \n  |\n  | four\n  | five\n  because d: D.\n")
    assert m.claims["c"].text == "One two three\nfour five"


def test_each_text_can_go_on(debate):
    m = debate(
        "map: T\n  | t\n  note: N\n    | n\nauthor a: A\n  | a\nsource s: S\n  | s\nsection x: X\n  | x\n"
        "question q: Q\n  | q\nclaim c: C\n  | c\n  note: O\n    | o\n  > P\n    | p [@s ¶1]\n  because: R\n    | r\n"
        "scenario w: W\n  | w\n"
    )
    assert (m.title, m.note, m.authors["a"].name, m.sources["s"].title) == ("T t", "N n", "A a", "S s")
    assert (m.sections["x"].heading, m.questions["q"].text, m.scenarios["w"].text) == ("X x", "Q q", "W w")
    claim = m.claims["c"]
    assert (claim.text, claim.note, claim.quotations[0].text) == ("C c", "O o", "P p")
    assert str(claim.quotations[0].citations[0]) == "@s ¶1"
    assert m.claims[claim.reasons[0].premises[0].claim].text == "R r"


def test_what_follows_a_continuation_still_finds_its_owner(debate):
    m = debate("claim c: C\n  | c\n  because d: D\n    | d\n  and e: E\n    | e\n    note: N\n")
    assert [p.claim for p in m.claims["c"].reasons[0].premises] == ["d", "e"]
    assert m.claims["e"].note == "N"


def test_bars_at_the_edge_of_a_text_add_nothing(debate):
    assert debate("claim c:\n  |\n  | C\n  |\n").claims["c"].text == "C"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim c: C\n\n  | c\n", "3:3 stray-continuation"),
        ("claim c: C\n  # d\n  | c\n", "3:3 stray-continuation"),
        ("| c\n", "1:1 stray-continuation"),
        ("claim d: D\nclaim c: C\n  because d\n    | c\n", "4:5 stray-continuation"),
        ("by me\n  | c\n", "2:3 stray-continuation"),
        ("claim c: C\n| c\n", "2:1 bad-indent"),
        ("claim c: C\n    | c\n", "2:1 bad-indent"),
        ("claim c: C\n  |c\n", "2:3 bad-line"),
    ],
)
def test_a_bar_that_continues_nothing(faults, text, expected):
    assert faults(text) == [expected]


def test_a_stray_paragraph_is_told_once(faults):
    assert faults("claim c: C\n\n  | one\n  | two\n  |\n  | three\n  because d: D\n") == ["3:3 stray-continuation"]


def test_a_continuation_of_a_bad_line_is_not_reported(faults):
    assert faults("calim c: C\n  | one\n  | two\n") == ["1:1 bad-line"]


def test_a_continuation_of_an_include_is_stray(faults):
    assert faults("include part.argmap\n  | more\n", {"part.argmap": "claim c: C.\n"}) == ["2:3 stray-continuation"]


# line ends, marks, tabs


SMALL = (
    "map: T\nauthor ann: A\n\nby ann\n\nclaim c: C\n  | more\n  note: N\n  because: D\n    but e by me: E\n"
    "  and f  # comment\n\nclaim f: F\n"
)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: text.removesuffix("\n"),
        lambda text: text.replace("\n", "\r\n").removesuffix("\r\n"),
        lambda text: text.replace("\n", " \t\n"),
        lambda text: text.replace("  ", "\t").replace("f\t#", "f\t\t#"),
        lambda text: text + "\n\n \t\n",
        lambda text: text.replace("claim c: C", "claim   c:\tC").replace("and f", "and\tf"),
    ],
)
def test_the_same_debate_in_another_dress(debate, change):
    assert debate(change(SMALL)) == debate(SMALL)


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "\ufeff\n", " \t", "\r\n", "# only a comment", "\n\n# c\n\n"])
def test_a_file_that_says_nothing(debate, text):
    assert debate(text).claims == {}


def test_a_byte_order_mark_in_the_midst_is_no_mark(faults):
    assert [f.split()[1] for f in faults("claim c: C.\n\ufeffclaim d: D.\n")] == ["bad-line"]


def test_tabs_and_spaces_are_not_mixed(faults):
    assert faults("claim c: C.\n  because d: D.\n\tbecause e: E.\n") == ["3:1 mixed-indent"]
    assert faults("claim c: C.\n\tbecause d: D.\n    because e: E.\n") == ["3:1 mixed-indent"]
    assert faults("claim c: C.\n\tbecause d: D.\n \tbecause e: E.\n") == ["3:1 mixed-indent"]


def test_a_tab_is_a_level_each(debate):
    m = debate("claim c: C.\n\tbecause d: D.\n\t\tbecause e: E.\n\tand f: F.\n")
    assert [p.claim for p in m.claims["c"].reasons[0].premises] == ["d", "f"]


# indents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim c: C.\n because d: D.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n   because d: D.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n    because d: D.\n", ["2:1 bad-indent"]),
        (" claim c: C.\n", ["1:1 bad-indent"]),
        ("claim c: C.\n claim d: D.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n claim d: D.\n claim e: E.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n  because d: D.\n   because e: E.\n", ["3:1 bad-indent"]),
        ("claim c: C.\n    because d: D.\n      because e: E.\n    because f: F.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n    because d: D.\n    because e: E.\n  because f: F.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n    note: N\n  because d: D.\n", ["2:1 bad-indent"]),
        (
            "claim c: C.\n    because d: D.\n        but e: E.\n        but f: F.\n    because g: G.\n",
            ["2:1 bad-indent"],
        ),
        ("claim c: C.\n   because d: D.\n      but e: E.\n         but f: F.\n   because g: G.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n     because d: D.\n    note: N\n    but e: E.\n  because g: G.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n because d: D.\n  and e: E.\n  unless f: F.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n  note: N\n   date: 2023\n  because d: D.\n", ["3:1 bad-indent"]),
        ("claim c: C.\n note: N\n  date: 2023\n  because d: D.\n", ["2:1 bad-indent"]),
        ("by me\n by me\nclaim c: C.\n  because d: D.\n", ["2:1 bad-indent"]),
        ("claim c: C.\n  because d: D.\n   but e: E.\n  unless f: F.\n", ["3:1 bad-indent"]),
        ("claim c: C.\n  because d: D.\n   and e: E.\n  unless f: F.\n", ["3:1 bad-indent"]),
        ("question q: Q\n  answer c\n   answer d\nclaim c: C.\nclaim d: D.\n", ["3:1 bad-indent"]),
    ],
)
def test_an_indent_that_fits_no_level_is_told_once(faults, text, expected):
    assert faults(text) == expected


def test_a_line_with_a_bad_indent_still_owns_what_is_beneath_it(build):
    built = build("claim c: C.\n    because d: D.\n        but e: E.\n      but f: F.\n   because g: G.\n")
    assert [(d.line, d.name) for d in built.diagnostics] == [(2, "bad-indent"), (5, "bad-indent")]
    assert [p.premises[0].claim for p in built.map.claims["d"].rebuttals] == ["e", "f"]
    assert [p.premises[0].claim for p in built.map.claims["c"].reasons] == ["d", "g"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("because d: D.\n  but e: E.\n", ["1:1 misplaced-line"]),
        ("answer d\n", ["1:1 misplaced-line"]),
        ("accept d\n", ["1:1 misplaced-line"]),
        ("expect d stands\n", ["1:1 misplaced-line"]),
        ("> words\n", ["1:1 misplaced-line"]),
        ("expect: stands\n", ["1:1 misplaced-line"]),
        ("claim c: C.\n  claim d: D.\n", ["2:3 misplaced-line"]),
        ("claim c: C.\n  by me\n", ["2:3 misplaced-line"]),
        ("claim c: C.\n  map: T\n", ["2:3 misplaced-line"]),
        ("claim c: C.\n  include x.argmap\n", ["2:3 misplaced-line"]),
        ("claim c: C.\n  answer c\n", ["2:3 misplaced-line"]),
        ("question q: Q\n  because d: D.\n  > words\n", ["2:3 misplaced-line", "3:3 misplaced-line"]),
        ("section s: S\n  claim c: C.\n    because d: D.\n", ["2:3 misplaced-line"]),
        ("scenario s: S\n  answer c\n", ["2:3 misplaced-line"]),
        ("by me\n  claim c: C.\n    note: N\n", ["2:3 misplaced-line"]),
        ("claim c: C.\n  note: N\n    because d: D.\n      because e: E.\n", ["3:5 misplaced-line"]),
        ("claim c: C.\n  > words\n    because d: D.\n", ["3:5 misplaced-line"]),
    ],
)
def test_a_line_without_an_owner_is_told_once(faults, text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "claim nope\n  agreed: me\n  note: N\n  expect: stands\n  > words\n  because d: D.\n  unless e: E.\n",
        "question nope\n  note: N\n  answers: many\n",
        "question q: Q?\n  answer nope\n    agreed: me\n    because d: D.\n",
        "claim c: C.\n  because nope\n    scheme: sign\n    role: minor\n    note: N\n    but d: D.\n  and e: E.\n",
        "scenario s: S\n  expect nope stands\n",
    ],
)
def test_what_stands_beneath_a_name_that_nothing_declares_is_sound(faults, text):
    assert [f.split()[1] for f in faults(text)] == ["undeclared-name"]


def test_what_is_misplaced_counts_as_declared(faults):
    assert faults("claim c: C.\n  claim d: D.\nclaim e: E.\n  because d\n") == ["2:3 misplaced-line"]


# characters that no map may hold


def load(data, tmp_path):
    path = tmp_path / "map.argmap"
    path.write_bytes(data)
    return [(d.line, d.column, d.end_column, d.name) for d in load_map(path).diagnostics]


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_that_are_no_utf8_are_told_at_their_place(tmp_path, newline, mark):
    data = mark + b"claim c: C.\n  because d: na\xefve \xff\xfe x\n  because e: E.\n".replace(b"\n", newline)
    assert load(data, tmp_path) == [(2, 16, 17, "invalid-utf8"), (2, 20, 22, "invalid-utf8")]


def test_a_cut_character_at_the_end(tmp_path):
    assert load("claim c: é".encode()[:-1], tmp_path) == [(1, 10, 11, "invalid-utf8")]


@pytest.mark.parametrize("sign", [0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x7F, 0x85, 0x9F])
def test_control_characters_are_told_at_their_place(tmp_path, sign):
    assert load(f"claim c: C.\n  because d: D{chr(sign)}.\n".encode(), tmp_path) == [(2, 15, 16, "control-character")]


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_bidirectional_overrides_are_told_at_their_place(tmp_path, sign):
    assert load(f"claim c: A{sign}B.\n".encode(), tmp_path) == [(1, 11, 12, "bidi-override")]


def test_bad_characters_in_a_head_are_told_once_and_what_is_beneath_is_sound(tmp_path):
    assert load(b"claim c\x00: C.\n  because d: D.\nclaim e: E.\n  but f: F.\n", tmp_path) == [
        (1, 8, 9, "control-character")
    ]
    assert load("claim c\u202e: C.\n  because d: D.\n".encode(), tmp_path) == [(1, 8, 9, "bidi-override")]
    assert load(b"cl\xffaim c: C.\n  because d: D.\n", tmp_path) == [(1, 3, 4, "invalid-utf8")]


def test_a_carriage_return_stands_only_before_a_line_feed(tmp_path):
    assert load(b"claim c: C\rD.\r\n  because d: D.\r\n", tmp_path) == [(1, 11, 12, "control-character")]


def test_a_file_that_is_no_text_does_not_fill_the_screen(tmp_path):
    assert [f[0] for f in load(b"# C\x00\n" * 1000, tmp_path)] == list(range(1, 21))
    assert len(load(bytes(range(256)) * 500, tmp_path)) < 30
    assert len(load(b"cl\xffaim c: C\n" * 1000, tmp_path)) == 20


def test_utf16_is_named(tmp_path):
    path = tmp_path / "map.argmap"
    path.write_bytes("claim c: C.\n".encode("utf-16"))
    found = load_map(path).diagnostics
    assert [(d.name, d.column, d.end_column) for d in found] == [("invalid-utf8", 1, 3)]
    assert found[0].hint == "the file looks like UTF-16; save it as UTF-8"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_of_utf16_only_its_mark_is_told_in_any_script(tmp_path, encoding):
    text = "\ufeffmap: Krieg und Kosten\n\nclaim krieg: Der Krieg wird lang.\n  because kosten: 戦争は長い。\n"
    assert load(text.encode(encoding), tmp_path) == [(1, 1, 3, "invalid-utf8")]


SCRIPTS = {
    "latin": "claim t: T is.\n  because a: A.\n",
    "cyrillic": "# Спор\nclaim война: " + "Война будет долгой и дорогой. " * 40 + "\n",
    "persian": "# جنگ\nquestion جنگ: آیا جنگ طولانی خواهد بود؟\n",
    "chinese": "claim 上: " + "戦争は長い上上。" * 60 + "\n",  # the first byte of 上 is a line feed
    "prose": "No line of this begins with a word of the language.\n",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be", "utf-32"])
def test_an_encoding_of_several_bytes_is_told_once(tmp_path, encoding, script):
    path = tmp_path / "map.argmap"
    path.write_bytes(SCRIPTS[script].encode(encoding))
    found = load_map(path).diagnostics
    assert [(d.name, d.line) for d in found] == [("invalid-utf8", 1)]
    assert found[0].hint == f"the file looks like {encoding[:6].upper()}; save it as UTF-8"
    assert found[0].message == (
        "the file is not in UTF-8" if len(encoding) > 6 else "bytes that are no UTF-8: 0xFF, 0xFE"
    )


def test_utf32_of_the_other_byte_order_with_its_mark(tmp_path):
    path = tmp_path / "map.argmap"
    path.write_bytes("\ufeffclaim c: C.\n".encode("utf-32-be"))
    assert [d.hint for d in load_map(path).diagnostics] == ["the file looks like UTF-32; save it as UTF-8"]


@pytest.mark.parametrize(
    "data",
    [b"\0", b"\0\0\0", b"c\0laim c: C.\n", b"# \0\n# \0\n", b"claim c: \0\0\0\0\0\0\0\0\0 is as long as this.\n"],
)
def test_a_few_nuls_are_told_as_such(tmp_path, data):
    assert {name for *_, name in load(data, tmp_path)} == {"control-character"}


@pytest.mark.parametrize("text", ["\u2028", "claim c: C.\u2028claim d: D.\n", "claim c: C.\u2029  because d: D.\n"])
def test_only_a_line_feed_ends_a_line(build, text):
    assert len(build(text).map.claims) <= 1
