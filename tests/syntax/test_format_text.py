"""The canonical form: what the formatter changes, what it leaves, what it refuses."""

from pathlib import Path
from textwrap import dedent

import pytest

import argmap
from argmap.model import Locator
from argmap.syntax import format as formatter
from argmap.syntax.citations import read_bracket
from argmap.syntax.format import FormatFault, format_text, is_canonical, show_citation

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))


def check(before: str, after: str) -> None:
    before, after = dedent(before).lstrip("\n"), dedent(after).lstrip("\n")
    assert format_text(before) == after
    assert format_text(after) == after


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_worked_debate_is_canonical(path: Path) -> None:
    assert is_canonical(path.read_text(encoding="utf-8"))


def test_an_empty_text_stays_empty() -> None:
    assert format_text("") == ""
    assert format_text("\n \n\t\n") == ""
    assert format_text("\ufeff") == ""


def test_line_ends_the_mark_and_the_last_line() -> None:
    assert format_text("\ufeffclaim a: b\r\n  because c: d") == "claim a: b\n  because c: d\n"


def test_tabs_become_spaces() -> None:
    check("claim a: b\n\tbecause c: d\n\t\tnote: e\n", "claim a: b\n  because c: d\n    note: e\n")


def test_heads_have_single_spaces_and_texts_stay() -> None:
    check(
        """
        by   ann ,ben   from\tjst
        claim  a   by ann,ben:   two  spaces,\ta tab, “#”:  and : colons\t
          because\t by  ben:x
        """.replace(":x", ": x"),
        """
        by ann, ben from jst
        claim a by ann, ben: two  spaces,\ta tab, “#”:  and : colons
          because by ben: x
        """,
    )


def test_the_other_lines() -> None:
    check(
        """
        include  my maps/x.argmap   as  lamear
        map:   A  title
          x-own:  value
        question   q
          answer   lamear.a
        scenario s:  t
          accept  a
          expect   a   stands
        claim a
          >   quoted  words
          expect:  stands
        """,
        """
        include my maps/x.argmap as lamear
        map: A  title
          x-own: value

        question q
          answer lamear.a

        scenario s: t
          accept a
          expect a stands

        claim a
          > quoted  words
          expect: stands
        """,
    )


def test_continued_texts() -> None:
    check(
        "claim a:\n  |  first [¶3]  \n  |\n  |\tlast [¶ 9]\n  because b: x  \n    | y\n",
        "claim a:\n  | first [¶3]\n  |\n  | last [¶9]\n  because b: x\n    | y\n",
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("text[¶9]", "text [¶9]"),
        ("text   [ ¶ 9 ,¶11-13]", "text [¶9, ¶11–13]"),
        ("text [par. 9, para 10, para. 11]", "text [¶9, ¶10, ¶11]"),
        ("text [@src  ¶9,  ¶11 — 13;@other pp. 4-5]", "text [@src ¶9, ¶11–13; @other pp. 4–5]"),
        ("text [@src, p. 4]", "text [@src p. 4]"),
        ("text [pp. 4, 7]", "text [p. 4, p. 7]"),
        ("text [p. 4-5]", "text [pp. 4–5]"),
        ("text [§§ 2-3; l. 4; ll. 5-6; ch. IV]", "text [§2–3; l. 4; l. 5–6; ch. IV]"),
        ("text [at 1:23-2:00]", "text [at 1:23–2:00]"),
        ("text [@src]", "text [@src]"),
        ("text [@cafe\u0301 ¶9]", "text [@café ¶9]"),
        ("text [¶9][ ]", "text [¶9] []"),
        ("text [¶ 9]  []", "text [¶ 9] []"),
        ("int[]", "int[]"),
        ("text [nine] and [¶ k]", "text [nine] and [¶ k]"),
        ("[¶ 9] at the start", "[¶ 9] at the start"),
    ],
)
def test_citations(before: str, after: str) -> None:
    assert format_text(f"claim a: {before}\n") == f"claim a: {after}\n"
    assert format_text(f"claim a\n  > {before}\n") == f"claim a\n  > {after}\n"


def test_citations_only_where_they_are_read() -> None:
    text = "claim a: b\n  note: see [¶ 9]\n  agreed: ann [¶ 9]\n\nquestion q: why [¶ 9]\n"
    assert format_text(text) == text.replace("ann [¶ 9]", "ann [¶9]")


def test_a_citation_over_two_lines_stays() -> None:
    text = "claim a: text [¶ 9,\n  | ¶ 11]\n"
    assert format_text(text) == text


def test_shown_citations_are_the_model_s() -> None:
    for text in ("¶9, ¶11–13", "pp. 4–5", "p. 4", "§2–3", "l. 5–6", "ch. iv", "at 1:23–2:00"):
        items = read_bracket(text)
        assert items is not None
        assert show_citation(items) == f"[{', '.join(str(Locator(*place)) for place in items[0][1])}]"  # type: ignore[arg-type]


def test_names_are_composed() -> None:
    assert format_text("claim cafe\u0301 by zoe\u0308: e\u0301\n") == "claim café by zoë: e\u0301\n"


def test_comments_after_lines() -> None:
    check(
        "claim a \t\t#one  two \n  because b   # x: y\n  unless c by ann    #\n",
        "claim a  #one  two\n  because b  # x: y\n  unless c by ann  #\n",
    )


def test_comments_on_lines_of_their_own() -> None:
    check(
        """
        # at the margin, above a deeper line
        claim a: b
        # goes with the next line
          because c: d
              # too deep: under c, at most
            # under c
              #   spaces within stay   \x20
          # beside c
        # above e
        claim e: f
          # at the end
        """,
        """
        # at the margin, above a deeper line
        claim a: b
          # goes with the next line
          because c: d
            # too deep: under c, at most
            # under c
            #   spaces within stay
          # beside c

        # above e
        claim e: f
          # at the end
        """,
    )


def test_an_allowance_stays_with_its_line() -> None:
    check(
        """
        claim a: b
          because c: d
            # allow: idle-claim
        claim e: f
        # allow: missing-citation
          because g: h
        """,
        """
        claim a: b
          because c: d

        # allow: idle-claim
        claim e: f
          # allow: missing-citation
          because g: h
        """,
    )


def test_what_is_an_allowance() -> None:
    # an allowance goes with the next line, in whatever way it is written; other comments stay below
    for allowance in ("# allow: idle-claim, x: y", "#allow: idle-claim", "#  allow : idle-claim"):
        check(f"claim a: b\n  because c: d\n  {allowance}\nclaim e: f\n",
              f"claim a: b\n  because c: d\n\n{allowance}\nclaim e: f\n")  # fmt: skip
    for comment in ("#", "# allowed: idle-claim", "# allow idle-claim", "# x: allow: idle-claim"):
        check(f"claim a: b\n  because c: d\n  {comment}\n\nclaim e: f\n",
              f"claim a: b\n  because c: d\n  {comment}\n\nclaim e: f\n")  # fmt: skip


def test_comments_without_a_line_around_them() -> None:
    check("  # one\n\t# two\n", "# one\n# two\n")
    check("    # top\nmap: A\n  # below\n", "# top\nmap: A\n  # below\n")
    check("# a\n  # allow: idle-claim\n", "# a\n# allow: idle-claim\n")
    check("#\u00a0a no-break space stays\u00a0\n", "#\u00a0a no-break space stays\u00a0\n")


def test_how_deep_a_comment_stands() -> None:
    head = "claim a: b\n  because c: d\n    because e: f\n"
    check(head.replace("  ", "\t") + "\t\t# x\n", head + "    # x\n")
    check(head + "  # one\ttwo\tthree\tfour\n", head + "  # one\ttwo\tthree\tfour\n")
    check("claim a: b\n  because c: d\n# end\n", "claim a: b\n  because c: d\n# end\n")
    check("claim a: b\n# above\n  because c: d\n", "claim a: b\n  # above\n  because c: d\n")


def test_a_no_break_space_that_begins_a_cited_text_stays() -> None:
    check("claim a: \u00a0b  [par. 1]\n", "claim a: \u00a0b [¶1]\n")


def test_blank_lines_and_comments_do_not_count_as_mixed() -> None:
    text = "claim a: b\n\tbecause c: d\n  because e: f\n"
    after = "claim a: b\n  because c: d\n  because e: f\n\n  because g: h\n"
    assert format_text(text + "   \n  because g: h\n") == after  # `check` would empty the blank line
    check(text + "   # x\n", "claim a: b\n  because c: d\n  because e: f\n  # x\n")


def test_blank_lines() -> None:
    check(
        """

        # top


        author ann: Ann
        author ben: Ben
          side: left
        author cem: Cem
        by ann
        claim a: b

          because c: d



          because e: f
        claim g: h
        claim i: j
        claim k: l
          note: m
        section s: t
        claim u: v
          note: w


        """,
        """
        # top

        author ann: Ann

        author ben: Ben
          side: left

        author cem: Cem
        by ann
        claim a: b

          because c: d

          because e: f

        claim g: h
        claim i: j

        claim k: l
          note: m

        section s: t
        claim u: v
          note: w
        """,
    )


def test_a_continued_text_is_no_block() -> None:
    check("claim a: b\n  | c\nclaim d: e\n", "claim a: b\n  | c\nclaim d: e\n")


def test_names_that_nobody_declares_are_no_matter() -> None:
    assert format_text("claim  nobody.knows\n") == "claim nobody.knows\n"


def test_harmlessly_mixed_indents_are_mended() -> None:
    check(
        "claim a: b\n  because c: d\n\tbecause e: f\n\t  note: g\n",
        "claim a: b\n  because c: d\n  because e: f\n    note: g\n",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("claim a: b\n   because c: d\n", ["bad-indent"]),
        ("becuase a: b\n", ["bad-line"]),
        ("claim a: b\n\n  | more\n", ["stray-continuation"]),
        ("because a: b\n", ["misplaced-line"]),
        ("claim a: \x00b\n", ["control-character"]),
        ("claim a: \udcffb\n", ["invalid-utf8"]),
        ("claim a: \u202eb\n", ["bidi-override"]),
        ("claim a: b\n  because c: d\n\t   because e: f\n", ["mixed-indent"]),
        ("claim a: b\n  because c: d\n \tbecause e: f\n", ["mixed-indent"]),
    ],
)
def test_errors_of_syntax_are_refused(text: str, names: list[str]) -> None:
    with pytest.raises(argmap.ArgmapError) as caught:
        format_text(text, "x.argmap")
    assert [d.name for d in caught.value.diagnostics] == names
    assert caught.value.diagnostics[0].path == "x.argmap"


def test_errors_are_in_the_order_of_the_text() -> None:
    with pytest.raises(argmap.ArgmapError) as caught:
        format_text("becuase a: b\nclaim c: \x00d\nbecuase e: f\n")
    assert [d.span.line for d in caught.value.diagnostics] == [1, 2, 3]
    with pytest.raises(argmap.ArgmapError) as caught:
        argmap.format_text("becuase a: b\n")
    assert caught.value.diagnostics[0].path == "<text>"


def test_the_public_name_refuses_alike() -> None:
    assert argmap.format_text("claim  a: b") == "claim a: b\n"
    with pytest.raises(argmap.ArgmapError):
        argmap.format_text("becuase")


def test_a_comment_after_an_include() -> None:
    check("include  x.argmap   # as before # or not \n", "include x.argmap  # as before # or not\n")
    check("include x.argmap  as y  # why\n", "include x.argmap as y  # why\n")
    check("include x.argmap   # why\u00a0\n", "include x.argmap  # why\u00a0\n")


def test_a_last_line_without_an_end_gets_no_comment() -> None:
    assert format_text("claim a: b\nclaim  a") == "claim a: b\nclaim a\n"
    assert format_text("include  x") == "include x\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_citation_at_the_end_of_a_text_that_goes_on(mark: str) -> None:
    check(f"{mark}claim a: b\n  | c\n  | d [@s  ¶1,¶3]\n", "claim a: b\n  | c\n  | d [@s ¶1, ¶3]\n")
    check(f"{mark}claim a: b\n  | c\n  | [@s  ¶3]\n", "claim a: b\n  | c\n  | [@s ¶3]\n")
    check(f"{mark}claim a: b\n  | c [@s  ¶3]\n  |\n", "claim a: b\n  | c [@s ¶3]\n  |\n")
    check(f"{mark}claim a: b [@s  ¶3]\n  |\n", "claim a: b [@s ¶3]\n  |\n")
    check(f"{mark}claim a: b\n  | c [x] []\n", "claim a: b\n  | c [x] []\n")
    check(f"{mark}# A\nclaim a: b [@s  ¶3]\n  |\n", "# A\nclaim a: b [@s ¶3]\n  |\n")


def test_canonical_or_not() -> None:
    assert is_canonical("claim a: b\n")
    assert not is_canonical("claim a: b")
    with pytest.raises(argmap.ArgmapError):
        is_canonical("becuase")
    with pytest.raises(argmap.ArgmapError, match=r"^<text>:1:1: "):
        is_canonical("becuase")
    with pytest.raises(argmap.ArgmapError, match=r"^war\.argmap:1:1: "):
        is_canonical("becuase", "war.argmap")


def test_a_formatter_that_would_change_what_is_said_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    write_line = formatter._write_line
    monkeypatch.setattr(formatter, "_write_line", lambda line, text: write_line(line, text).replace("not ", ""))
    assert format_text("claim a: so\n") == "claim a: so\n"
    with pytest.raises(FormatFault, match=r"formatting x\.argmap would change what it says"):
        format_text("claim a: not so\n", "x.argmap")


def test_a_formatter_that_would_not_come_to_rest_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "_trailing_comment", lambda line: "# again" if "#" not in line.raw else "#")
    monkeypatch.setattr(formatter, "_meaning", lambda _: iter(()))
    with pytest.raises(FormatFault):
        format_text("claim a\n")


def test_two_thousand_levels() -> None:
    depth = 2_000
    lines = ["claim c0: x"] + [f"{'  ' * n}because c{n}: x" for n in range(1, depth)]
    text = "\n".join(lines) + "\n"
    assert format_text(text) == text
