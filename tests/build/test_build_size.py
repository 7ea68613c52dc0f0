"""Deep, wide and long texts: nothing recurses, and nothing grows faster than the text. Bounds are generous."""

import time

import pytest

import argmap
from argmap.build import build_map

pytestmark = pytest.mark.slow


def seconds(text, tmp_path):
    start = time.process_time()
    built = build_map(text, "x.argmap", tmp_path, tmp_path)
    return time.process_time() - start, built


@pytest.mark.parametrize("indent", ["  ", "\t"])
def test_ten_thousand_levels(indent, tmp_path):
    n = 10_000
    text = "".join(f"{indent * i}{'because' if i else 'claim'} n{i}: T {i}\n" for i in range(n))
    took, built = seconds(text, tmp_path)
    assert built.diagnostics == []
    assert len(built.map.claims) == n
    assert len(built.map.rests_on("n0")) == n - 1
    assert took < 20


def test_a_thousand_levels_through_every_check():
    text = "".join(f"{'  ' * i}{'because' if i else 'claim'} n{i}: Text of number {i}\n" for i in range(1000))
    assert argmap.check_text(text) == []


def chain(n):
    return "claim n0: T\n" + "".join(f"claim n{i}: T {i}\n  because n{i - 1}\n" for i in range(1, n))


def each(n, line):
    return "".join(line.replace("$", str(i)) for i in range(n))


SHAPES = {
    "claims": lambda n: each(n, "claim n$: Text number $.\n  because m$: Reason $.\n"),
    "chain": chain,
    "reasons of one claim": lambda n: "claim c: C\n" + each(n, "  because n$: T\n  unless u$: U\n"),
    "premises of one step": lambda n: "claim c: C\n  because b: B\n" + each(n, "  and n$: T\n"),
    "the same unnamed text": lambda n: "claim c: C\n" + "  because: The same.\n" * n,
    "one step taken up": lambda n: "claim c: C\n  because b: B\n" + "claim c\n  because b\n  unless: U\n" * n,
    "continued lines": lambda n: "claim c: C\n" + "  | more\n" * n,
    "paragraphs": lambda n: "claim c: C\n" + "  |\n" * n + "  | end\n",
    "stances": lambda n: "author a: A\nsource s: S\nclaim c: C\n" + each(n, "  agreed: a [@s ¶$]\n"),
    "bad lines": lambda n: each(n, "  bad line $ here\n"),
    "unknown names": lambda n: "claim c: C\n" + each(n, "  because unknown$\n"),
    "answers": lambda n: each(n, "claim n$: T $\n") + "question q: Q?\n" + each(n, "  answer n$\n"),
    "a late premise": lambda n: "claim c: C\n  because b: B\n" + each(n, "    because n$: T\n") + "  and z: Z\n",
    "sources": lambda n: each(n, "source s$: S\n") + each(n, "claim n$: T [@s$ ¶1]\n"),
    "comments": lambda n: "claim c: C\n" + "# comment\n\n" * n + "  because b: B\n",
    "bad indents": lambda n: "claim c: C\n" + each(n, "   because n$: T\n     unless u$: U\n"),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_the_cost_of_a_line_does_not_grow(shape, tmp_path):
    small, large = shape(2_000), shape(20_000)
    seconds(small, tmp_path)  # the first build pays for what is made once
    least = min(seconds(small, tmp_path)[0] for _ in range(3))
    assert seconds(large, tmp_path)[0] < 30 * least + 0.5


def test_a_thousand_missing_includes_in_a_folder_with_many_files(tmp_path):
    for i in range(200):
        (tmp_path / f"f{i}.argmap").write_text("")
    took, built = seconds("".join(f"include g{i}.argmap\n" for i in range(300)), tmp_path)
    assert len(built.diagnostics) == 300
    assert took < 10
