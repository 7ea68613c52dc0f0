"""The solver of our own: what was contradictory stays so."""

from argmap.evaluation.sat import Effort, PlainSolver


def test_a_contradiction_is_for_ever() -> None:
    solver = PlainSolver(2, Effort(1000))
    solver.add([1])
    solver.add([-1])
    assert solver.solve() is None
    solver.add([2])
    assert solver.solve() is None
