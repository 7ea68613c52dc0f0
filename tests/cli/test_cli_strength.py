"""`argmap strength`: what it prints, in three formats, and what it refuses."""

import json

MAP = """\
map: Should the bridge be closed?
author ada: Ada Moss
author ben: Ben Ward

question close: Should the bridge be closed?
  answer closed
  answer open

by ada
claim closed: It should be closed.
  credence: 0.6
  because rust: Its bolts rust.
    credence: 0.8
  but cost by ben: A new one costs too much.
    credence: 0.1
claim open: It should stay open.
  because trade by ben: The shops need it.
  unless ferry by ada: The ferry does as well. [p. 3]
"""


def write(folder, text=MAP):
    (folder / "bridge.argmap").write_text(text.replace(" [p. 3]", ""))
    return "bridge.argmap"


def test_text_ranks_the_answers_first(run, folder) -> None:
    ran = run("strength", write(folder))
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Should the bridge be closed?"
    assert "DF-QuAD strength of the whole debate, claims without a credence begin at 0.5" in lines[1]
    assert "no probability and no truth" in lines[2]
    at = lines.index("Should the bridge be closed? (close)")
    assert lines[at + 1].endswith("closed: It should be closed.")
    assert lines[at + 2].endswith("open: It should stay open.")
    assert float(lines[at + 1].split()[0]) > float(lines[at + 2].split()[0])
    assert "All other claims" in lines


def test_json_holds_the_numbers_of_python(run, folder) -> None:
    import argmap

    path = write(folder)
    ran = run("strength", path, "--format", "json", "--contributions", "--sensitivity", "--model", "quadratic-energy")
    page = json.loads(ran.out)
    found = argmap.load(folder / path).strength("quadratic-energy")
    assert page["model"] == "quadratic-energy"
    assert page["strengths"] == dict(found.values)
    assert page["settled"] is True
    assert page["contributions"]["closed"] == dict(found.contributions("closed"))
    assert page["contributions"]["closed"]["rust"] > 0 > page["contributions"]["closed"]["open"]
    assert page["sensitivity"]["stable"] == found.sensitivity().stable
    assert "no probability" in page["note"]


def test_one_claim_and_what_contributes_to_it(run, folder) -> None:
    ran = run("strength", write(folder), "--of", "open", "--contributions")
    assert ran.status == 0
    assert "What contributes to open" in ran.out
    assert "Its bolts rust" in ran.out
    assert "+0." in ran.out
    assert "-0." in ran.out
    assert "What contributes to closed" not in ran.out


def test_sensitivity_in_words(run, folder) -> None:
    ran = run("strength", write(folder), "--sensitivity")
    assert "How the ranking depends on the default credence" in ran.out
    assert "  0.1         closed > open" in ran.out
    alone = run("strength", write(folder), "--sensitivity", "--of", "rust")
    assert "There is nothing to rank." in alone.out


def test_suppositions_and_one_author(run, folder) -> None:
    path = write(folder)
    ran = run("strength", path, "--accept", "ferry", "--reject", "rust", "--of", "ferry", "--of", "rust")
    assert "supposing that ferry holds, supposing that rust fails" in ran.out
    assert "  1.000       ferry" in ran.out
    assert "  0.000       rust" in ran.out
    own = run("strength", path, "--author", "ada", "--of", "cost")
    assert "Ada Moss’s own reading" in own.out
    assert "  0.000       cost" in own.out


def test_markdown_escapes_what_the_map_says(run, folder) -> None:
    path = write(folder, MAP.replace("Its bolts rust.", "Its <b>bolts</b> | *rust*."))
    ran = run("strength", path, "--format", "md", "--contributions")
    assert "<b>" not in ran.out
    assert "\\<b\\>bolts\\</b\\> \\| \\*rust\\*" in ran.out
    assert ran.out.startswith("# Should the bridge be closed?")


def test_what_does_not_settle_is_told_without_a_number(run, folder) -> None:
    text = (
        "claim a: A.\n  because a\n    weight: 1\n  but a\n    weight: 0.6165570051119298\n  but b\n"
        "claim b: B.\n  credence: 1\n  but a\n"
    )
    ran = run("strength", write(folder, text))
    assert ran.status == 0
    assert "Not settled: a and b." in ran.out
    assert "  not settled a: A." in ran.out
    page = json.loads(run("strength", write(folder, text), "--format", "json").out)
    assert page["settled"] is False
    assert page["strengths"] == {"a": None, "b": None}


def test_refusals(run, folder) -> None:
    path = write(folder)
    for arguments, said in (
        (("--model", "df-qaud"), "did you mean `df-quad`?"),
        (("--of", "rost"), "did you mean `rust`?"),
        (("--author", "adda"), "did you mean `ada`?"),
        (("--accept", "nobody"), "no claim `nobody`"),
        (("--default", "2"), "between 0 and 1"),
        (("--default", "nan"), "between 0 and 1"),
        (("--accept", "rust", "--reject", "rust"), "both accepted and rejected"),
    ):
        ran = run("strength", path, *arguments)
        assert ran.status == 2, arguments
        assert said in ran.err, arguments
        assert ran.out == ""


def test_a_map_with_errors(run, folder) -> None:
    ran = run("strength", write(folder, "claim a: A.\n  becuase b: B.\n"))
    assert ran.status == 1
    assert ran.out == ""


def test_an_empty_map(run, folder) -> None:
    ran = run("strength", write(folder, ""), "--contributions", "--sensitivity")
    assert ran.status == 0
    assert "There is nothing to rank." in ran.out
