"""`argmap why`: the page and what is refused."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_the_page(run: Run) -> None:
    ran = run("why", "sound.argmap", "war")
    assert ran.status == 0
    assert (
        ran.out
        == """\
Reading: the whole debate; reasons that run in a circle are struck.
A verdict says what follows if the map is all there is. It is no statement of truth.

“The war will be long.” (war; the map-maker)
Verdict: stands.
  The map-maker gives a reason: “Both sides can bear the costs.” (costs; the map-maker; nobody has rebutted it).
  Nobody has rebutted it.
"""
    )


def test_deep_maps_are_not_set_in_for_ever(run: Run) -> None:
    text = "claim c0: C.\n  because c1\n" + "".join(f"claim c{n}: C.\n  because c{n + 1}\n" for n in range(1, 400))
    ran = run("why", "-", "c0", stdin=text + "claim c400: C.\n")
    assert ran.status == 0
    assert max(len(line) - len(line.lstrip()) for line in ran.out.split("\n")) == 24


def test_wrong_usage(run: Run) -> None:
    ran = run("why", "sound.argmap", "cost")
    assert ran.status == 2
    assert "no claim `cost` in the map" in ran.err
    assert "did you mean `costs`?" in ran.err
    assert run("why", "broken.argmap", "war").status == 1
    assert run("why", "sound.argmap").status == 2
