"""What opens a file or stands at its margin: map, authors, sources, sections, questions, scenarios."""

from __future__ import annotations

from argmap.build import faults as build_faults
from argmap.build.drafts import Keyed, QuestionDraft, ScenarioDraft, TitledDraft
from argmap.build.keys import find_reader
from argmap.build.listed import declare_listed
from argmap.build.reading import Reading
from argmap.model.records import ME, Expectation
from argmap.syntax import faults
from argmap.syntax.outline import Entry
from argmap.text import Span


class Declarations:
    """Reads the lines that declare, and what stands under a scenario."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.questions: list[QuestionDraft] = []
        self.scenarios: list[ScenarioDraft] = []
        self.listed = declare_listed(reading.names)
        own = {(draft.kind, draft.name) for draft in reading.names.drafts} if self.listed else ()
        self.titled: list[TitledDraft] = [draft for known, draft in self.listed.items() if known not in own]
        self.title = ""
        self.map_part = Keyed()
        self.map_entry: Entry | None = None

    def read_map(self, entry: Entry) -> None:
        """Read what a file is; the title counts in the file given."""
        title = self.reading.read_text(entry)
        if not title:
            self.reading.report(faults.empty_text(self.reading.span(entry), "map"))
        if self.map_entry is not None:
            first = self.reading.span(self.map_entry)
            self.reading.report(build_faults.repeated_key(self.reading.span(entry), "map", first))
            return
        self.map_entry = entry
        entry.part = Keyed()
        if not self.reading.included:
            self.title = title
            self.map_part = entry.part

    def read_titled(self, entry: Entry) -> None:
        """Read an author, a source or a section."""
        draft = entry.part
        assert isinstance(draft, TitledDraft)
        draft.span = self.reading.span(entry)
        draft.text = self.reading.read_text(entry)
        listed = self.listed.get((draft.kind, draft.name))
        if listed is not None:  # the map's own keys go before those of the bibliography
            draft.values = dict(listed.values)
        if entry.line.text is None and listed is not None:
            draft.text = listed.text
        elif entry.line.text is None:
            self.reading.report(faults.missing_text(draft.span, entry.word, draft.name))
        elif not draft.text:
            self.reading.report(faults.empty_text(draft.span, entry.word))
        self.titled.append(draft)
        if entry.word == "section":
            self.reading.section = draft.id

    def read_by(self, entry: Entry) -> None:
        """Read who speaks from here on, and from which source."""
        line = entry.line
        self.reading.by = self.reading.speakers(entry, line.by) or (ME,)
        self.reading.by_source = line.second
        if line.second is not None and not self.reading.find("source", line.second, entry):
            self.reading.scope.phantoms.add(line.second)  # told once, here

    def read_question(self, entry: Entry) -> None:
        """Read what is disputed, or take it up again."""
        if entry.line.text is None:
            entry.part = None if entry.lost else self.reading.find("question", entry.line.name or "", entry)
            return
        draft = entry.part
        assert isinstance(draft, QuestionDraft)
        draft.span = self.reading.span(entry)
        draft.section = self.reading.section
        draft.text = self.reading.read_text(entry)
        if not draft.text:
            self.reading.report(faults.empty_text(draft.span, "question"))
        self.questions.append(draft)

    def read_scenario(self, entry: Entry) -> None:
        """Read a what-if."""
        draft = entry.part
        assert isinstance(draft, ScenarioDraft)
        draft.span = self.reading.span(entry)
        draft.included = self.reading.included
        draft.text = self.reading.read_text(entry)
        if entry.line.text is None:
            self.reading.report(faults.missing_text(draft.span, "scenario", draft.name))
        elif not draft.text:
            self.reading.report(faults.empty_text(draft.span, "scenario"))
        self.scenarios.append(draft)

    def read_choice(self, entry: Entry) -> None:
        """Read what a scenario accepts, rejects or expects."""
        if entry.lost:
            return
        claim = self.reading.known_claim(entry)
        scenario = entry.owner.part
        line = entry.line
        verdict = None
        if entry.word == "expect":
            reader, _ = find_reader("claim", "expect", self.reading.span(entry))
            span = Span(self.reading.source, *line.find_piece(line.second or "", after=line.name))
            assert reader is not None
            verdict, wrong = reader("expect", line.second or "", span)
            if wrong:
                self.reading.report(wrong)
        if claim is None or not isinstance(scenario, ScenarioDraft):
            return
        if entry.word == "accept":
            scenario.accepts.append(claim.id)
        elif entry.word == "reject":
            scenario.rejects.append(claim.id)
        elif verdict:
            scenario.expectations.append(
                Expectation(claim.id, verdict, self.reading.included, at=self.reading.span(entry))
            )
