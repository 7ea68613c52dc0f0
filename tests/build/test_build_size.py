"""Deep, wide and long texts: nothing recurses, and nothing grows faster than the text. Bounds are generous."""

import time

import pytest

import argmap
from argmap.build import build_map


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


def test_a_thousand_levels_through_every_check(tmp_path):
    text = "".join(f"{'  ' * i}{'because' if i else 'claim'} n{i}: Text of number {i}\n" for i in range(1000))
    assert argmap.check_text(text) == []


def chain(n):
    return "claim n0: T\n" + "".join(f"claim n{i}: T {i}\n  because n{i - 1}\n" for i in range(1, n))


SHAPES = {
    "claims": lambda n: "".join(f"claim n{i}: Text number {i}.\n  because m{i}: Reason {i}.\n" for i in range(n)),
    "chain": chain,
    "reasons of one claim": lambda n: "claim c: C\n" + "".join(f"  because n{i}: T\n  unless u{i}: U\n" for i in range(n)),
    "premises of one step": lambda n: "claim c: C\n  because b: B\n" + "".join(f"  and n{i}: T\n" for i in range(n)),
    "the same unnamed text": lambda n: "claim c: C\n" + "  because: The same.\n" * n,
    "one step taken up": lambda n: "claim c: C\n  because b: B\n" + "claim c\n  because b\n  unless: U\n" * n,
    "continued lines": lambda n: "claim c: C\n" + "  | more\n" * n,
    "paragraphs": lambda n: "claim c: C\n" + "  |\n" * n + "  | end\n",
    "stances": lambda n: "author a: A\nsource s: S\nclaim c: C\n" + "".join(f"  agreed: a [@s ¶{i}]\n" for i in range(n)),
    "bad lines": lambda n: "".join(f"  bad line {i} here\n" for i in range(n)),
    "unknown names": lambda n: "claim c: C\n" + "".join(f"  because unknown{i}\n" for i in range(n)),
    "answers": lambda n: "".join(f"claim n{i}: T {i}\n" for i in range(n)) + "question q: Q?\n" + "".join(f"  answer n{i}\n" for i in range(n)),
    "late premises": lambda n: "claim c: C\n" + "  because b: B\n" + "    because x: X\n" * 0 + "".join(f"    because n{i}: T\n" for i in range(n)) + "  and z: Z\n" ,
    "sources and their citations": lambda n: "".join(f"source s{i}: S\n" for i in range(n)) + "".join(f"claim n{i}: T [@s{i} ¶1]\n" for i in range(n)),
    "comments": lambda n: "claim c: C\n" + "# comment\n\n" * n + "  because b: B\n",
}  # fmt: skip


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
