"""A flow as Flower JSON, version 1, as the flowing program Flower saves and opens it. Lays out no flow.

The file is `{"version": 1, "nodes": {…}}`, nodes by id: `root` (level -1), beneath it a flow for each sheet (level 0),
beneath that boxes, whose level is their column from 1. A box that stands further right than the one above it hangs on
empty boxes. Flower colours columns by turns, so speeches of one side in a row are one column there, as in its own
formats (`2NC/1NR`). As seen in the program’s source (Ashwagandhae/debate-flow, `src/lib/models`, 2025).
"""

from __future__ import annotations

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from argmap.prep.cards import one_line
from argmap.prep.flow import Box, Case, Flow
from argmap.prep.flow_sheet import say_box
from argmap.prep.sheet import plain

VERSION = 1


def write_flower(flow: Flow) -> str:
    """Return the flow as Flower JSON, a sheet for each case on an issue. The ids are the same on each run."""
    return _Writer(flow).write()


class _Writer:
    """Writes the nodes of a flow, each after the one that it hangs on."""

    def __init__(self, flow: Flow):
        self.flow = flow
        self.nodes: dict[str, dict[str, Any]] = {}
        self.column, self.names = _merge_columns(flow)

    def write(self) -> str:
        self.nodes["root"] = {"value": {"tag": "root"}, "level": -1, "parent": None, "children": []}
        for case in self.flow.cases:
            self._write_case(case)
        text = json.dumps({"nodes": self.nodes, "version": VERSION}, ensure_ascii=False, indent=1)
        return text.encode("utf-8", "replace").decode("utf-8") + "\n"

    def _write_case(self, case: Case) -> None:
        start = min(self.column[box.column] for box in case.boxes if box.column is not None)
        side = self.flow.format.sides[case.side]
        value = {
            "tag": "flow",
            "content": f"{side}: {one_line(case.issue)}",
            "invert": case.side == 1,
            "columns": self.names[start:],
        }
        sheet = self._add("root", value)
        stack: list[tuple[Box, str]] = [(box, sheet) for box in reversed(case.boxes)]
        while stack:
            box, parent = stack.pop()
            if box.column is None:
                continue
            level = self.column[box.column] - start + 1
            while self.nodes[parent]["level"] < level - 1:
                parent = self._add(parent, self._box(sheet, "", empty=True))
            made = self._add(parent, self._box(sheet, plain(say_box(self.flow.map, box))))
            stack += [(answer, made) for answer in reversed(box.answers)]

    def _box(self, sheet: str, content: str, *, empty: bool = False) -> dict[str, Any]:
        return {
            "tag": "box",
            "content": content,
            "flowId": sheet,
            "empty": empty,
            "crossed": False,
            "bold": False,
            "isExtension": False,
        }

    def _add(self, parent: str, value: dict[str, Any]) -> str:
        above = self.nodes[parent]
        id_ = str(uuid5(NAMESPACE_URL, f"argmap:{self.flow.map.title}:{len(self.nodes)}"))
        above["children"].append(id_)
        self.nodes[id_] = {"value": value, "level": above["level"] + 1, "parent": parent, "children": []}
        return id_


def _merge_columns(flow: Flow) -> tuple[list[int], list[str]]:
    """Return the column of each speech, and the columns’ names: speeches of one side in a row share one."""
    columns: list[int] = []
    names: list[str] = []
    before: int | None = None
    for speech in flow.format.speeches:
        if speech.side == before:
            names[-1] += f"/{speech.name}"
        else:
            names.append(speech.name)
        before = speech.side
        columns.append(len(names) - 1)
    return columns, names
