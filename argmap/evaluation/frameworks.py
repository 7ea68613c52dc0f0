"""Abstract frameworks: arguments that attack one another (Dung 1995), with their grounded extension. Reads no map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define

from argmap.evaluation.components import find_pieces


@define(eq=False)
class Framework:
    """Arguments, numbers in the order of `names`, and who attacks whom; each list names an argument once."""

    names: list[str]
    attackers: list[list[int]]
    attacked: list[list[int]]

    @property
    def attacks(self) -> list[tuple[int, int]]:
        """Every attack as attacker and attacked, in the order of the attackers."""
        return [(a, b) for a, targets in enumerate(self.attacked) for b in targets]


def make_framework(names: Iterable[str], attacks: Iterable[tuple[int, int]]) -> Framework:
    """Return the framework of some arguments and attacks, each a pair of attacker and attacked."""
    listed = list(names)
    attackers: list[list[int]] = [[] for _ in listed]
    attacked: list[list[int]] = [[] for _ in listed]
    for a, b in dict.fromkeys(attacks):
        attackers[b].append(a)
        attacked[a].append(b)
    return Framework(listed, attackers, attacked)


def label_grounded_framework(framework: Framework) -> list[int]:
    """Return 1 for each argument in the grounded extension, -1 for each that it attacks, 0 for the others."""
    waiting = [len(attackers) for attackers in framework.attackers]
    labels = [0] * len(waiting)
    accepted = [a for a, number in enumerate(waiting) if not number]
    for a in accepted:
        labels[a] = 1
    for a in accepted:  # grows while it is read
        for b in framework.attacked[a]:
            if labels[b]:
                continue
            labels[b] = -1
            for c in framework.attacked[b]:
                waiting[c] -= 1
                if not waiting[c] and not labels[c]:
                    labels[c] = 1
                    accepted.append(c)
    return labels


def divide(framework: Framework, arguments: Sequence[int]) -> list[list[int]]:
    """Return the pieces into which some arguments fall when only attacks among them count."""
    kept = set(arguments)

    def neighbours(a: int) -> list[int]:
        return [b for others in (framework.attackers[a], framework.attacked[a]) for b in others if b in kept]

    return [sorted(piece) for piece in find_pieces(arguments, neighbours)]
