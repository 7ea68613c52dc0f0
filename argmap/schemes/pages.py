"""The catalogue in words: for the terminal, as Markdown and as data. Writes no files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from argmap.schemes.catalogue import FAMILIES, SCHEMES, list_works
from argmap.schemes.records import CLAIM, STEP, CriticalQuestion, Scheme
from argmap.schemes.works import CARNEADES

_WIDTH = 100
"""Characters of a line where the terminal does not say."""

_BURDENS = {"assumption": "whoever argues so must answer", "exception": "whoever asks must show it"}
_OPENING = f"""# Schemes

Every way of arguing that `scheme:` may name, and every fallacy that an objection may charge. `argmap schemes` shows
the same in the terminal; `argmap schemes ID` shows one.

- **Parts** are what `role:` names: what the premises of such a step say. A step without a part that is marked *needed*
  is no step of the scheme; the others mostly go without saying. A part marked *several* may stand on more than one
  premise.
- **Questions** are what `asks:` names: what the step must bear. An *assumption* must be answered by whoever argues so,
  once it is asked; an *exception* must be shown by whoever asks it. The distinction is that of {CARNEADES.label};
  premises that they call ordinary count as assumptions here. Which part a question attacks stands behind it; *step*
  means that the premises may all be so and the claim still not follow, *claim* that something else speaks against the
  claim.
- Where the map knows more than this page, the printed sheets put it into a question: who the expert is, what the sign
  is.

The texts are our own. Pages are those that others give for a scheme: the scheme files of Carneades 4, and of
B. Kurtuldu's continuation of them, for most. We have not looked the books up.
"""


def list_schemes(width: int | None = None) -> str:
    """Return all schemes, a line or two each, by family."""
    indent = max(map(len, SCHEMES)) + 4
    lines = []
    for family, schemes in FAMILIES.items():
        lines += ["", family]
        for scheme in schemes:
            told = wrap(_summary(scheme), max(30, (width or _WIDTH) - indent))
            lines += [f"  {scheme.id:{indent - 2}}{told[0]}", *(" " * indent + line for line in told[1:])]
    return "\n".join(lines[1:]) + "\n"


def _summary(scheme: Scheme) -> str:
    """Return what a scheme goes by: its needed parts, and what follows."""
    return " ".join([*(role.text for role in scheme.roles if role.needed), "So:", _lower(scheme.conclusion)])


def tell_scheme(scheme: Scheme, width: int | None = None) -> str:
    """Return one scheme with its parts, questions and literature, for the terminal."""
    lines = [f"{scheme.name} ({scheme.id})", scheme.family, "", "Parts (role)"]
    lines += _tell_rows([(role.id, role.text + _marks(role.needed, role.many)) for role in scheme.roles], width)
    lines += ["", "Conclusion", *_tell_rows([("", scheme.conclusion)], width), "", "Critical questions (asks)"]
    rows = [(question.id, f"{scheme.word(question)} {_tell_burden(question)}") for question in scheme.questions]
    lines += [*_tell_rows(rows, width), "", "Literature"]
    lines += _tell_rows([("", str(place)) for place in scheme.places], width)
    return "\n".join(lines) + "\n"


def _tell_rows(rows: list[tuple[str, str]], width: int | None) -> Iterator[str]:
    indent = 2 + max((len(word) + 2 for word, _ in rows if word), default=0)
    for word, text in rows:
        first, *rest = wrap(text, max(30, (width or _WIDTH) - indent))
        yield f"  {word:{indent - 2}}{first}"
        yield from (" " * indent + line for line in rest)


def _marks(needed: bool, many: bool) -> str:
    marks = [mark for mark, is_so in (("needed", needed), ("several", many)) if is_so]
    return f" ({', '.join(marks)})" if marks else ""


def _tell_burden(question: CriticalQuestion) -> str:
    return f"({question.burden}: {_BURDENS[question.burden]}; attacks {_tell_target(question)})"


def _tell_target(question: CriticalQuestion) -> str:
    return f"the {question.attacks}" if question.attacks in (STEP, CLAIM) else f"the part `{question.attacks}`"


def write_markdown_list() -> str:
    """Return the table of all schemes in Markdown, by family."""
    lines = []
    for family, schemes in FAMILIES.items():
        lines += ["", f"## {family}", "", "| scheme | what it goes by |", "|---|---|"]
        lines += [f"| `{scheme.id}` | {_summary(scheme)} |" for scheme in schemes]
    return "\n".join(lines[1:]) + "\n"


def write_markdown_scheme(scheme: Scheme, level: int = 1) -> str:
    """Return one scheme in Markdown, under a heading of that level."""
    lines = [f"{'#' * level} {scheme.id}", "", f"{scheme.name}. *So:* {_lower(scheme.conclusion)}", ""]
    lines += ["| part | what the premise says | |", "|---|---|---|"]
    for role in scheme.roles:
        lines.append(f"| `{role.id}` | {role.text} | {_marks(role.needed, role.many).strip(' ()')} |")
    lines += ["", "| question | | | attacks |", "|---|---|---|---|"]
    for question in scheme.questions:
        target = question.attacks if question.attacks in (STEP, CLAIM) else f"`{question.attacks}`"
        lines.append(f"| `{question.id}` | {scheme.word(question)} | {question.burden} | {target} |")
    lines += ["", f"Literature: {'; '.join(map(str, scheme.places))}."]
    return "\n".join(lines) + "\n"


def write_reference_page() -> str:
    """Return the page of the whole catalogue, as it stands in the documentation."""
    parts = [_OPENING]
    for family, schemes in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts += [write_markdown_scheme(scheme, 3) for scheme in schemes]
    works = sorted({work.label: work for work in (*list_works(), CARNEADES)}.items())
    parts.append(
        "\n".join(["## Literature", "", *(f"- **{label}.** {work.reference}" for label, work in works)]) + "\n"
    )
    return "\n".join(parts)


def describe_scheme(scheme: Scheme) -> dict[str, Any]:
    """Return a scheme as plain data. Texts keep their slots in `template`, and have them filled in `text`."""
    return {
        "id": scheme.id,
        "name": scheme.name,
        "family": scheme.family,
        "fallacy": scheme.charge,
        "roles": [
            {"id": role.id, "text": role.text, "noun": role.noun, "needed": role.needed, "many": role.many}
            for role in scheme.roles
        ],
        "conclusion": scheme.conclusion,
        "questions": [
            {
                "id": question.id,
                "text": scheme.word(question),
                "template": question.text,
                "burden": question.burden,
                "attacks": question.attacks,
            }
            for question in scheme.questions
        ],
        "literature": [{"work": place.work.reference, "at": place.at} for place in scheme.places],
    }


def write_json(described: list[dict[str, Any]] | Mapping[str, Any]) -> str:
    """Return described schemes as JSON."""
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _lower(text: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return text[:1].lower() + text[1:]
