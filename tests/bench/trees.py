"""Trees of claims for the benchmarks, in argmap's language and in Argdown's."""

from __future__ import annotations

DEPTH = 5


def write_argmap(claims: int) -> str:
    """Return a file of so many claims, in trees of five levels."""
    return "".join(
        f"{'  ' * (i % DEPTH)}{'because' if i % DEPTH else 'claim'} n{i}: "
        f"Claim number {i} says something about the world and its sanctions.\n"
        for i in range(claims)
    )


def write_argdown(claims: int) -> str:
    """Return the same trees as Argdown statements."""
    lines = []
    for i in range(claims):
        level = i % DEPTH
        lines.append(
            f"{'  ' * level}{'+ ' if level else ''}[n{i}]: "
            f"Claim number {i} says something about the world and its sanctions.\n"
        )
        if level == DEPTH - 1:
            lines.append("\n")
    return "".join(lines)
