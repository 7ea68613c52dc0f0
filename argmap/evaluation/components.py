"""Components of a graph of numbers: strongly and weakly connected ones. Knows nothing of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def find_components(nodes: Iterable[int], successors: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """Return the strongly connected components, each after those it leads to (Tarjan 1972, no recursion).

    `successors` must not lead out of `nodes`.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    placed: set[int] = set()
    components: list[list[int]] = []
    for start in nodes:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        walk = [(start, iter(successors(start)))]
        while walk:
            node, rest = walk[-1]
            for successor in rest:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    stack.append(successor)
                    walk.append((successor, iter(successors(successor))))
                    break
                if successor not in placed and index[successor] < low[node]:
                    low[node] = index[successor]
            else:
                walk.pop()
                if walk and low[node] < low[walk[-1][0]]:
                    low[walk[-1][0]] = low[node]
                if low[node] == index[node]:
                    component: list[int] = []
                    while not component or component[-1] != node:
                        component.append(stack.pop())
                    placed.update(component)
                    components.append(component)
    return components


def find_pieces(nodes: Iterable[int], neighbours: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """Return the weakly connected components; `neighbours` must name each edge from both of its ends."""
    seen: set[int] = set()
    pieces: list[list[int]] = []
    for start in nodes:
        if start in seen:
            continue
        seen.add(start)
        piece = [start]
        for node in piece:  # grows while it is read
            for other in neighbours(node):
                if other not in seen:
                    seen.add(other)
                    piece.append(other)
        pieces.append(piece)
    return pieces
