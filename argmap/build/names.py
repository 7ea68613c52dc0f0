"""Which name means what in which file: declarations, prefixes and what a file sees. Makes no records."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from attrs import define, field

from argmap.build import faults as build_faults
from argmap.build.drafts import ClaimDraft, Draft, QuestionDraft, ScenarioDraft, TitledDraft
from argmap.build.files import File
from argmap.diagnostics import Diagnostic
from argmap.syntax import faults
from argmap.syntax.bad_line import UNSEEN_IN_NAME, name_character
from argmap.syntax.outline import MOVE_WORDS
from argmap.text import Span
from argmap.vocabulary import RESERVED

# each level of files that include one another twice doubles the names of what the lowest defines
_FEW_NAMES, _MOST_NAMES_EACH = 10_000, 20
_MOST_SUGGESTIONS = 50  # in a file with a thousand unknown names, the first fifty hints are enough


@define(eq=False)
class Scope:
    """What one file sees: its own names and those of the files it includes.

    `phantoms` are names that a line which could not be read seems to declare; what refers to one is not reported.
    """

    file: File
    things: dict[str, Draft] = field(factory=dict)
    authors: dict[str, Draft] = field(factory=dict)
    sources: dict[str, Draft] = field(factory=dict)
    phantoms: set[str] = field(factory=set)
    prefixes: dict[str, Span] = field(factory=dict)
    folded: dict[str, str] = field(factory=dict)  # names of things by their form without case


@define(eq=False)
class Names:
    """The names of a debate: a scope a file, and what was wrong with the names."""

    scopes: dict[int, Scope] = field(factory=dict)
    drafts: list[Draft] = field(factory=list)
    authors: dict[str, Draft] = field(factory=dict)
    sources: dict[str, Draft] = field(factory=dict)
    diagnostics: list[Diagnostic] = field(factory=list)
    folded: dict[tuple[str, str], Draft] = field(factory=dict)
    suggestions: int = 0

    def scope(self, file: File) -> Scope:
        """Return what a file sees."""
        return self.scopes[id(file)]

    def find(self, scope: Scope, kind: str, name: str, span: Callable[[], Span], several: bool = False) -> Draft | None:
        """Return the thing of the kind that a name means in a file, or None with a diagnostic.

        `several`: where the name stands, others may stand beside it, with commas between them.
        """
        table = {"author": scope.authors, "source": scope.sources}.get(kind, scope.things)
        found = table.get(name)
        if found is not None and found.kind == kind:
            return found
        if scope.phantoms and any(part in scope.phantoms for part in accumulate(name.split("."), "{}.{}".format)):
            return None
        if found is not None:
            self.diagnostics.append(build_faults.undeclared_name(span(), kind, name, (), found.kind))
            return None
        self.suggestions += 1
        candidates = [n for n, d in table.items() if d.kind == kind] if self.suggestions <= _MOST_SUGGESTIONS else []
        meant = _find_titled(table, name) if kind == "author" and " " in name and candidates else None
        self.diagnostics.append(
            build_faults.undeclared_name(span(), kind, name, candidates, meant=meant, several=several)
        )
        return None


def _find_titled(table: dict[str, Draft], title: str) -> str | None:
    """Return the name of the author with a full name; None where nobody has it."""
    for name, draft in table.items():
        if isinstance(draft, TitledDraft) and (draft.text or draft.line.text or "").casefold() == title.casefold():
            return name
    return None


def declare_names(files: list[File]) -> Names:
    """Declare all names of all files, given in the order of reading; set each thing's id as the last file sees it."""
    names = Names()
    for file in files:
        scope = names.scopes[id(file)] = Scope(file)
        _include_names(names, scope)
        _declare_file(names, scope)
    if len(files) > 1:
        _set_ids(names, names.scope(files[-1]))
    return names


def _include_names(names: Names, scope: Scope) -> None:
    """Let a file see what its includes define."""
    for include in scope.file.includes:
        prefix = include.prefix
        line = include.entry.line
        if prefix:
            span = scope.file.source.span(*line.find_piece(prefix, after="as"))
            wrong = _check_prefix(scope, prefix, span)
            if wrong is not None:
                names.diagnostics.append(wrong)
            if wrong is not None or include.file is None:
                scope.phantoms.add(prefix)  # what stands behind such a prefix is not reported too
                continue
            scope.prefixes[prefix] = span
        elif include.file is None:
            if include.circle is not None:  # what refers to its names is not reported too
                scope.phantoms.update(entry.line.name for entry in include.circle.outline.entries if entry.line.name)
            continue
        seen = names.scope(include.file)
        count = sum(map(len, (scope.things, scope.phantoms, seen.things, seen.phantoms)))
        if count > _FEW_NAMES + _MOST_NAMES_EACH * len(names.drafts):
            span = scope.file.source.span(line.first, line.head_end)
            reason = "with it, each claim would have too many names"
            names.diagnostics.append(build_faults.include_unreadable(span, line.text or "", reason))
            if prefix:
                scope.phantoms.add(prefix)
            continue
        scope.authors.update(seen.authors)
        scope.sources.update(seen.sources)
        scope.phantoms.update(f"{prefix}.{name}" if prefix else name for name in seen.phantoms)
        for name, draft in seen.things.items():
            shown = f"{prefix}.{name}" if prefix else name
            first = scope.things.setdefault(shown, draft)
            other = scope.folded.setdefault(shown.casefold(), shown)
            if first is not draft:
                span = scope.file.source.span(line.first, line.head_end)
                names.diagnostics.append(
                    build_faults.duplicate_name(
                        span, shown, first.name_span(), first.kind, draft.kind, draft.name_span()
                    )
                )
            elif other != shown and seen.folded.get(name.casefold(), name) == name:  # else it was told there
                span = scope.file.source.span(line.first, line.head_end)
                names.diagnostics.append(build_faults.name_case(span, shown, scope.things[other].name_span(), other))


def _check_prefix(scope: Scope, prefix: str, span: Span) -> Diagnostic | None:
    """Return what is wrong with the prefix of an include."""
    if prefix in RESERVED:
        return faults.reserved_name(span, prefix)
    if "." in prefix:
        return faults.dotted_definition(span, prefix)
    if UNSEEN_IN_NAME.search(prefix):
        return _tell_unseen(scope, prefix, span)
    for known, first in scope.prefixes.items():
        if known == prefix:
            return build_faults.duplicate_name(span, prefix, first, "prefix")
        if known.casefold() == prefix.casefold():
            return build_faults.name_case(span, prefix, first, known)
    return None


def _declare_file(names: Names, scope: Scope) -> None:
    things, folded = scope.things, scope.folded
    file = scope.file
    for entry in file.outline.entries:
        word, line = entry.word, entry.line
        name = line.name
        if line.text is not None and (word == "claim" or word in MOVE_WORDS):
            draft: Draft = ClaimDraft(name or "", line, file.source)
            entry.claim = draft
            names.drafts.append(draft)
            if name is None:
                continue
        elif word == "question" and line.text is not None:
            draft = QuestionDraft(name or "", line, file.source)
        elif word == "scenario":
            draft = ScenarioDraft(name or "", line, file.source)
        elif word in ("author", "source", "section"):
            draft = TitledDraft(word, name or "", line, file.source)
        elif word == "other":
            from argmap.syntax.explain import explain_line  # only bad lines need it

            scope.phantoms.update(explain_line(line).names)
            continue
        else:
            continue
        if draft.kind != "claim":
            entry.part = draft
            names.drafts.append(draft)
        assert name is not None
        if "." in name or name in RESERVED:
            fault = faults.dotted_definition if "." in name else faults.reserved_name
            names.diagnostics.append(fault(draft.name_span(), name))
            scope.phantoms.add(name)
            continue
        if not name.isascii() and UNSEEN_IN_NAME.search(name):
            names.diagnostics.append(_tell_unseen(scope, name, draft.name_span()))
        if word in ("author", "source"):
            _declare_person(names, scope, draft)
        else:
            first = things.setdefault(name, draft)
            if first is not draft:
                names.diagnostics.append(
                    build_faults.duplicate_name(draft.name_span(), name, first.name_span(), first.kind, draft.kind)
                )
                draft.double = True
                continue
            other = folded.setdefault(name.casefold(), name)
            if other != name:
                names.diagnostics.append(
                    build_faults.name_case(draft.name_span(), name, things[other].name_span(), other)
                )


def _tell_unseen(scope: Scope, name: str, span: Span) -> Diagnostic:
    """Report what cannot be seen in a name; what refers to the name without it is not reported too."""
    bare = UNSEEN_IN_NAME.sub("", name)
    if bare:
        scope.phantoms.add(bare)
    return faults.unseen_in_name(span, bare, name_character(UNSEEN_IN_NAME.findall(name)[0]))


def _declare_person(names: Names, scope: Scope, draft: Draft) -> None:
    """Declare an author or a source, of which there is one for the whole debate."""
    everyone, seen = (names.authors, scope.authors) if draft.kind == "author" else (names.sources, scope.sources)
    seen.setdefault(draft.name, draft)
    everyone.setdefault(draft.name, draft)
    other = names.folded.setdefault((draft.kind, draft.name.casefold()), draft)
    if other.name != draft.name:
        names.diagnostics.append(build_faults.name_case(draft.name_span(), draft.name, other.name_span(), other.name))


def _set_ids(names: Names, scope: Scope) -> None:
    """Give each thing its shortest name in the file given; on a tie, the one of the first include."""
    shortest: dict[int, str] = {}
    for name, draft in scope.things.items():
        known = shortest.get(id(draft))
        if known is None or len(name) < len(known):
            shortest[id(draft)] = name
    for draft in names.drafts:
        draft.id = shortest.get(id(draft), draft.name)
