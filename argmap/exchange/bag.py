"""A map as a quantitative bipolar framework, `.bag` as Uncertainpy reads it. Finds no strengths.

Such a framework knows arguments with base scores, attacks and supports, no more. A plain step (one premise, weight 1,
no undercut) becomes one of these. Others are put together of helpers that give the same strength under DF-QuAD:
a helper with base score 0 supported by x and attacked by y has max(0, x - y); one with base score 1 attacked by x, y,
… has (1 - x)(1 - y)….
"""

from __future__ import annotations

from argmap.evaluation.framework_flatten import Part
from argmap.evaluation.strength_models import Link
from argmap.evaluation.strength_network import Network


def write_bag(network: Network, default: float = 0.5) -> tuple[str, list[Part]]:
    """Return the framework as text, and what each argument stands for, by number from 1; claims come first."""
    writer = _Writer(network, default)
    for c, links in enumerate(network.into):
        for link in links:
            writer.add_step(c, link)
    return "".join(line + "\n" for line in [*writer.arguments, *writer.relations]), writer.parts


class _Writer:
    """Writes arguments and what holds between them; arguments are numbers from 0."""

    def __init__(self, network: Network, default: float):
        self.network = network
        self.parts: list[Part] = []
        self.arguments: list[str] = []
        self.relations: list[str] = []
        self.told: set[tuple[int, int, bool]] = set()
        for name, base, fixed in zip(network.names, network.base, network.fixed, strict=True):
            self._add_argument(Part("claim", name), fixed if fixed is not None else default if base is None else base)

    def _add_argument(self, part: Part, base: float) -> int:
        self.parts.append(part)
        self.arguments.append(f"arg({len(self.parts)}, {base!r}).")
        return len(self.parts) - 1

    def _relate(self, source: int, target: int, *, attacks: bool) -> None:
        self.told.add((source, target, attacks))
        self.relations.append(f"{'att' if attacks else 'sup'}({source + 1}, {target + 1}).")

    def add_step(self, target: int, link: Link) -> None:
        """Write a step that bears on a claim."""
        rebuts, weight, premises, undercuts = link
        names = self.network.names
        part = Part("but-part" if rebuts else "because-part", names[target], tuple(names[p] for p in premises))
        used = list(dict.fromkeys(premises))
        force = used[0] if used else self._add_argument(part, 1.0)
        for other in used[1:]:  # min(x, y) = max(0, x - max(0, x - y))
            excess = self._differ(part, force, other)
            force = self._differ(part, force, excess)
        if undercuts or weight != 1:
            contrary = self._add_argument(part, 1.0)
            self._relate(force, contrary, attacks=True)
            force = self._add_argument(part, 1.0)
            for attacker in (contrary, *undercuts):
                self._relate(attacker, force, attacks=True)
            if weight != 1:
                self._relate(self._add_argument(part, 1 - weight), force, attacks=True)
        if (force, target, rebuts) in self.told:  # a second step from the same claim; a relation holds once
            copy = self._add_argument(part, 0.0)
            self._relate(force, copy, attacks=False)
            force = copy
        self._relate(force, target, attacks=rebuts)

    def _differ(self, part: Part, one: int, other: int) -> int:
        """Return a helper whose strength is that of one argument less that of another, 0 at least."""
        helper = self._add_argument(part, 0.0)
        self._relate(one, helper, attacks=False)
        self._relate(other, helper, attacks=True)
        return helper
