"""`argmap whatif`: the page and what is refused."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]

DEBATE = """\
question what: What to build?
  answer lanes
  answer trams

claim lanes: Lanes.
  because safety: Safer.

claim trams: Trams.
  because speed: Faster.

scenario jam: Suppose that the trams stand still
  reject speed
  expect lanes stands
"""


def test_a_supposition(run: Run) -> None:
    ran = run("whatif", "-", "--reject", "speed", stdin=DEBATE)
    assert ran.status == 0
    assert (
        ran.out
        == """\
Reading: the whole debate, supposing that speed fails; reasons that run in a circle are struck.
A verdict says what follows if the map is all there is. It is no statement of truth.

  stands → falls  speed: Faster.
  contested → falls  trams: Trams.
      through lanes and speed (excluded by lanes; unsupported: its reason from speed is broken)
  contested → stands  lanes: Lanes.
      through trams (nothing said against it holds)
"""
    )


def test_a_scenario(run: Run) -> None:
    ran = run("whatif", "-", "--scenario", "jam", stdin=DEBATE)
    assert ran.out.startswith("Suppose that the trams stand still\n\nReading: ")
    assert "contested → stands  lanes" in ran.out
    assert "no scenario `jm` in the map" in run("whatif", "-", "--scenario", "jm", stdin=DEBATE).err


def test_what_cannot_be_at_once(run: Run) -> None:
    ran = run("whatif", "-", "--accept", "lanes", "--accept", "trams", stdin=DEBATE)
    assert ran.status == 0
    assert "`lanes` and `trams` exclude one another as answers" in ran.err
    ran = run("whatif", "-", "--accept", "lanes", "--reject", "lanes", stdin=DEBATE)
    assert ran.status == 2
    assert "`lanes` cannot be both accepted and rejected" in ran.err


def test_wrong_usage(run: Run) -> None:
    assert "nothing is supposed" in run("whatif", "sound.argmap").err
    assert run("whatif", "sound.argmap", "--accept", "nothing").status == 2
    assert run("whatif", "broken.argmap", "--accept", "war").status == 1
    assert "Nothing changes." in run("whatif", "sound.argmap", "--accept", "war").out
