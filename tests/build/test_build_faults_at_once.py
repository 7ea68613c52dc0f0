"""Every fault alone and all in one file: each is told once, on its line, and nothing else is."""

import random
import re

import pytest

import argmap

HEAD = """\
author ada: Ada Moss
author ben: Ben Ward
source plan: The city's transport plan
  authors: ada
  extent: ¶1–20
source reply: A reply to the plan
  authors: ben

by ada from plan

claim lanes: The city should build bicycle lanes. [¶1]
  because safety: Lanes keep riders apart from cars. [¶2]
  but cost by ben: The lanes cost more than the city can spend. [@reply p. 1]
"""

# Each case is sound but for the lines marked `⟵ rule-name`; `$` is a number, so that all can stand in one file.
# The last word of each text is drawn from the number too: else the texts would be near-duplicates of one another.
CASES = """
clam war$: Sieges of $ wear both sides down.  ⟵ bad-line
  because costs$: Granaries of $ are full. [¶3]
    because loans$: Lenders of $ are patient.
---
claim war$: Sieges of $ wear both sides down. [¶3]
   because costs$: Granaries of $ are full. [¶3]  ⟵ bad-indent
     because loans$: Lenders of $ are patient. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
\tbecause loans$: Lenders of $ are patient. [¶3]  ⟵ mixed-indent
---
claim war$: Sieges of $ wear both sides down. [¶3]

  | and rulers too  ⟵ stray-continuation
  because costs$: Granaries of $ are full. [¶3]
---
because costs$: Granaries of $ are full. [¶3]  ⟵ misplaced-line
  because loans$: Lenders of $ are patient. [¶3]
---
question end$: Will the siege of $ end?
  because costs$: Granaries of $ are full. [¶3]  ⟵ misplaced-line
---
claim war$:  ⟵ empty-text
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both\x07 sides down. [¶3]  ⟵ control-character
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear \u202eboth sides down. [¶3]  ⟵ bidi-override
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear \udcffboth sides down. [¶3]  ⟵ invalid-utf8
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because me: Granaries of $ are full. [¶3]  ⟵ reserved-name
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because a.costs$: Granaries of $ are full. [¶3]  ⟵ dotted-definition
---
section aims$  ⟵ missing-text
---
include nowhere$.argmap  ⟵ include-not-found
---
include ../other$.argmap  ⟵ include-outside-root
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  and zebra$  ⟵ undeclared-name
---
by nobody$  ⟵ undeclared-name
---
claim war$: Sieges of $ wear both sides down. [@nowhere$ ¶3]  ⟵ undeclared-name
  because costs$: Granaries of $ are full. [¶3]
---
question zebra$  ⟵ undeclared-name
  answer lanes
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  because costs$: Lenders of $ are patient. [¶3]  ⟵ duplicate-name
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because WAR$: Granaries of $ are full. [¶3]  ⟵ name-case
---
author cy$: Cy $
author cy$: Cyrus $  ⟵ conflicting-declaration
by cy$
by ada from plan
---
claim war$: Sieges of $ wear both sides down. [¶3]
  bassis: history  ⟵ unknown-key
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  publisher: A Press  ⟵ wrong-key
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  basis: history  ⟵ key-out-of-place
---
claim war$: Sieges of $ wear both sides down. [¶3]
  basis: history
  basis: data  ⟵ repeated-key
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  basis: historic  ⟵ bad-value
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  credence: 80  ⟵ number-out-of-range
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
    scheme: expert-opinon  ⟵ unknown-scheme
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$
  because costs$: Granaries of $ are full. [¶3]  ⟵ repeated-step
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  unless talks$: Envoys of $ may meet.
  and loans$: Lenders of $ are patient. [¶3]  ⟵ premise-after-undercut
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
claim war$
  because costs$
  and loans$: Lenders of $ are patient. [¶3]  ⟵ premise-after-taken-up-step
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
    unless talks$: Envoys of $ may meet.  ⟵ no-step
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  # because harvest$
  and loans$: Lenders of $ are patient. [¶3]  ⟵ lost-because
---
claim war$: Sieges of $ wear both sides down. [¶3]
claim war$ by ada  ⟵ idle-speaker
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]  ⟵ support-cycle
    because war$
---
claim war$: Sieges of $ wear both sides down. [¶3]
  but war$  ⟵ self-rebuttal
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  but costs$  ⟵ author-turn
---
claim war$: Sieges of $ wear both sides down. [¶3]
  agreed: ben [@reply p. 2]
  because costs$: Granaries of $ are full. [¶3]
  but talks$ by ben: Envoys of $ may meet. [@reply p. 2]  ⟵ granted-rebuttal
---
claim war$: Sieges of $ wear both sides down. [¶3]
claim peace$: Envoys of $ may meet. [¶3]
question end$: Will the siege of $ end?  ⟵ one-sided-question
  answer war$
  answer peace$
---
claim war$: Sieges of $ wear both sides down. [¶3]  ⟵ idle-claim
---
author cy$: Cy $  ⟵ unused-author
---
source essay$: An essay on $  ⟵ unused-source
---
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
  unless costs$  ⟵ premise-also-undercut
---
by ada
claim war$: Sieges of $ wear both sides down. [¶3]  ⟵ locator-without-source
  because costs$: Granaries of $ are full. [@plan ¶3]
by ada from plan
---
claim war$: Sieges of $ wear both sides down. [¶3]
  but talks$ by ben: Envoys of $ may meet. [¶9]  ⟵ borrowed-locator
---
claim war$: Sieges of $ wear both sides down [¶3].  ⟵ citation-lookalike
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down.  # [¶3]  ⟵ comment-lookalike
  > It will last. [¶3]
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down.  ⟵ missing-citation
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶21]  ⟵ locator-out-of-range
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: Sieges of $ wear both sides down. [¶9–3]  ⟵ reversed-range
  because costs$: Granaries of $ are full. [¶3]
---
claim war$: The long sieges of the town of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
claim wars$: The long sieges of the town of $ wear both sides down. [¶3]  ⟵ near-duplicate
  because loans$: Lenders of $ are patient. [¶3]
---
# allow: support-cycle  ⟵ unused-allow
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
---
# allow: suport-cycle  ⟵ unknown-allow
claim war$: Sieges of $ wear both sides down. [¶3]
  because costs$: Granaries of $ are full. [¶3]
""".strip("\n").split("\n---\n")  # fmt: skip

_MARK = re.compile(r"  ⟵ ([a-z0-9-]+)$", re.MULTILINE)
_TOWNS = [
    a + b for a in "Al Be Cor Dun El Far Gra Hol Is Jar Kel Lor".split() for b in "ba den fork gate lin mar nor".split()
]


def compose(cases):
    """Return one text of all cases, and what is to be found in it: line and rule."""
    text = HEAD
    expected = []
    for number, case in enumerate(cases):
        body = (
            case.replace("of $", f"of {_TOWNS[number]}")
            .replace("on $", f"on {_TOWNS[number]}")
            .replace("$", str(number))
        )
        text += "\nby ada from plan\n\n"
        first = text.count("\n") + 1
        expected += [(first + n, m[1]) for n, line in enumerate(body.split("\n")) if (m := _MARK.search(line))]
        text += _MARK.sub("", body) + "\n"
    return text, expected


def found_in(text, tmp_path):
    """Return what is told of a text that stands in a folder of its own: line and rule."""
    return [(d.line, d.name) for d in argmap.check_text(text, tmp_path / "map.argmap")]


def name_of(case):
    return _MARK.search(case)[1]


def test_the_sound_part_is_sound(tmp_path):
    assert found_in(HEAD, tmp_path) == []


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_each_fault_alone(case, tmp_path):
    text, expected = compose([case])
    assert found_in(text, tmp_path) == expected


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_each_fault_alone_in_other_dress(case, tmp_path):
    text, expected = compose([case])
    assert found_in("\ufeff" + text.replace("\n", "\r\n"), tmp_path) == expected
    assert found_in(text.removesuffix("\n"), tmp_path) == expected


def test_all_faults_in_one_file(tmp_path):
    text, expected = compose(CASES)
    assert found_in(text, tmp_path) == expected
    assert len({name for _, name in expected}) >= 48


@pytest.mark.parametrize("seed", range(40))
def test_twenty_faults_in_any_order(seed, tmp_path):
    picked = random.Random(seed).sample(CASES, 20)
    text, expected = compose(picked)
    assert found_in(text, tmp_path) == expected
    assert len(expected) == 20


@pytest.mark.parametrize("seed", range(10))
def test_what_is_told_of_one_file_is_told_where_it_is_included(seed, tmp_path):
    text, expected = compose(random.Random(seed).sample(CASES, 6))
    (tmp_path / "part.argmap").write_bytes(text.encode("utf-8", "surrogateescape"))
    found = argmap.check_text(
        "include part.argmap as p\n\nclaim p.lanes\n  but x: Quite other words.\n", tmp_path / "map.argmap"
    )
    own = {"unused-author", "unused-source"}  # told only in the file that is given
    assert [(d.line, d.name) for d in found] == [pair for pair in expected if pair[1] not in own]


def test_each_finding_is_worded_as_the_house_has_it(tmp_path):
    text, _ = compose(CASES)
    for d in argmap.check_text(text, tmp_path / "map.argmap"):
        assert not d.message.endswith(".")
        assert d.message[0].islower() or d.message[0] == "`"
        assert not re.search(r"illegal|please|invalid syntax", d.message + d.hint, re.IGNORECASE)
        assert (d.end_line, d.end_column) > (d.line, d.column)
        assert re.fullmatch(r"AM\d{3}", d.code)
        assert str(d) == f"{d.path}:{d.line}:{d.column}: {d.severity}[{d.code} {d.name}] {d.message}"


def test_a_fix_mends_its_fault_and_makes_no_other(tmp_path):
    mended = 0
    for case in CASES:
        text, _ = compose([case])
        (found,) = argmap.check_text(text, tmp_path / "map.argmap")
        if found.fix is None or found.name == "unknown-allow":  # once its name is right, it silences nothing
            continue
        for edit in sorted(found.fix.edits, key=lambda e: -e.span.start):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert found_in(text, tmp_path) == [], name_of(case)
        mended += 1
    assert mended >= 3
