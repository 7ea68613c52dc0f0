"""`argmap solve`: answers in the competition's format, and what it refuses."""

import pytest

AF = "# two attack each other, one loses\np af 3\n1 2\n2 1\n2 3\n1 3\n"


def ask(run, *arguments, text=AF):
    return run("solve", *arguments, "-f", "-", stdin=text)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-p", "SE-GR"), "w\n"),
        (("-p", "EE-PR"), "w 1\nw 2\n"),
        (("-p", "EE-CO"), "w\nw 1\nw 2\n"),
        (("-p", "DC-PR", "-a", "1"), "YES\nw 1\n"),
        (("-p", "DC-PR", "-a", "3"), "NO\n"),
        (("-p", "DS-PR", "-a", "1"), "NO\nw 2\n"),
        (("-p", "DS-CO", "-a", "3"), "NO\nw\n"),
        (("-p", "SE-ID"), "w\n"),
    ],
)
def test_answers(run, arguments, said) -> None:
    ran = ask(run, *arguments)
    assert ran.status == 0
    assert sorted(ran.out.splitlines()) == sorted(said.splitlines())
    assert ran.out.splitlines()[0] == said.splitlines()[0] or arguments[1].startswith("EE")


def test_no_extension(run) -> None:
    circle = "p af 3\n1 2\n2 3\n3 1\n"
    assert ask(run, "-p", "SE-ST", text=circle).out == "NO\n"
    assert ask(run, "-p", "EE-ST", text=circle).out == "NO\n"
    assert ask(run, "-p", "DC-ST", "-a", "1", text=circle).out == "NO\n"
    assert ask(run, "-p", "DS-ST", "-a", "1", text=circle).out == "YES\n"


def test_names_are_those_of_the_file(run, folder) -> None:
    (folder / "x.apx").write_text("arg(rain).\narg(sun).\natt(rain,sun).\n")
    (folder / "x.tgf").write_text("rain it pours\nsun\n#\nrain sun\n")
    for name in ("x.apx", "x.tgf"):
        assert run("solve", "-p", "SE-PR", "-f", name).out == "w rain\n"
        assert run("solve", "-p", "DS-PR", "-f", name, "-a", "sun").out == "NO\nw rain\n"


def test_a_list_that_stops_says_so(run) -> None:
    ran = ask(run, "-p", "EE-PR", "--most", "1")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    assert "stops after 1 extensions; there are more" in ran.err
    assert ask(run, "-p", "EE-PR", "--most", "2").status == 0


def test_problems(run) -> None:
    ran = run("solve", "--problems")
    assert ran.out.startswith("[SE-GR,SE-CO,")
    assert len(ran.out.split(",")) == 28


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-p", "DC-PR"), "asks about an argument"),
        (("-p", "SE-PR", "-a", "1"), "asks about no argument"),
        (("-p", "DC-PR", "-a", "4"), "no argument `4` among the 3"),
        (("-p", "SE-PT"), "no problem `SE-PT`"),
        (("-p", "EE-PR", "--most", "0"), "number from 1"),
        (("-p", "EE-PR", "--format", "apxx"), "did you mean `apx`?"),
        ((), "`-p` is missing"),
    ],
)
def test_refusals(run, arguments, said) -> None:
    ran = ask(run, *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_bad_files(run, folder) -> None:
    (folder / "bad.af").write_text("p af 2\n1 2\n1 x\n")
    (folder / "bytes.af").write_bytes(b"p af 2\n\xff\xfe\n")
    ran = run("solve", "-p", "SE-PR", "-f", "bad.af")
    assert ran.status == 2
    assert "bad.af:3: `1 x` is no attack like `1 2`" in ran.err
    assert run("solve", "-p", "SE-PR", "-f", "bytes.af").status == 2
    assert "cannot be read" in run("solve", "-p", "SE-PR", "-f", "gone.af").err
    assert "cannot be read" in run("solve", "-p", "SE-PR", "-f", ".").err
    assert "`-f` is missing" in run("solve", "-p", "SE-PR").err
