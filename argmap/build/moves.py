"""Claims and moves: which claim a line makes, who says it, and which step it makes or joins."""

from __future__ import annotations

from zlib import crc32

from argmap.build import faults as build_faults
from argmap.build.drafts import AnswerDraft, ClaimDraft, Draft, QuestionDraft, StepDraft, UndercutDraft
from argmap.build.reading import Reading
from argmap.model.records import ME, StepKind
from argmap.syntax.outline import Entry
from argmap.text import Span

_FAR = 12  # lines between two linked premises before a reader loses sight of the link


class Moves:
    """Reads claims, moves and answers, and keeps the steps they make."""

    def __init__(self, reading: Reading):
        self.reading = reading
        self.claims: list[ClaimDraft] = []
        self.steps: dict[tuple[ClaimDraft, str, ClaimDraft], StepDraft] = {}  # by claim, word and first premise
        self.generated: dict[str, int] = {}  # generated ids, each with how many claims had to go another way

    def _define(self, entry: Entry, speakers: tuple[str, ...], citations_doubt: bool = False) -> ClaimDraft | None:
        """Make the claim that a line defines, said by `speakers` unless the line says by whom.

        Return None where its name is another thing's: it is then no part of the debate.
        """
        draft: ClaimDraft = entry.claim
        line = entry.line
        reading = self.reading
        claim = draft.record
        claim.text, claim.citations, bare = reading.read_prose(entry)
        if citations_doubt and not line.by and not claim.citations:
            claim.doubt = True
            speakers = (ME,)
        elif line.by:
            speakers = reading.speakers(entry, line.by) or speakers
        if bare is not None:
            reading.warn_borrowed(entry, speakers, bare, claim.citations)
        draft.authors = speakers
        claim.section = reading.section
        draft.span = Span(reading.source, line.start + line.indent, line.head_end)
        if line.name is None:
            claim.named = False
            draft.id = self._generated_name(entry, claim.text)
        if draft.double:
            return None
        self.claims.append(draft)
        return draft

    def _generated_name(self, entry: Entry, text: str) -> str:
        """Return an id made from the nearest named owner and a hash of the owner's id, the move and the text.

        The move is part of it so that equal texts keep their ids when their lines change places.
        """
        above, beside = entry.owner.claim or entry.owner.part, entry.owner.opener
        parent = above.id if isinstance(above, Draft) else ""
        base = parent.partition(":")[0] or "claim"
        move = entry.word
        if isinstance(beside, StepDraft):
            move += f" {beside.kind}"
            if entry.word == "unless" and beside.premises:
                move += f" {beside.premises[0].claim}"
        elif beside is not None:
            move += f" {beside.claim}"
        mark = crc32(f"{parent}\n{move}\n{text}".encode("utf-8", "surrogatepass"))
        name = f"{base}:{mark:08x}"
        while name in self.generated:  # the same text under the same claim
            self.generated[name] += 1
            name = f"{base}:{crc32(b'%d' % self.generated[name], mark):08x}"
        self.generated[name] = 0
        return name

    def read_claim(self, entry: Entry) -> None:
        """Read a claim, or take it up to add to it."""
        line = entry.line
        if line.text is not None:
            self._define(entry, self.reading.by)
            return
        entry.claim = None if entry.lost else self.reading.known_claim(entry)
        if line.by:
            start, end = line.find_piece("by", after=line.name)
            span = Span(self.reading.source, start, max(line.head_end, end))
            self.reading.report(build_faults.idle_speaker(span, line.name or ""))

    def read_step(self, entry: Entry) -> None:
        """Read a `because` or a `but`: it opens a step, or takes up one that begins with the same claim."""
        line = entry.line
        word = entry.word
        owner = entry.owner
        target: ClaimDraft | None = None if entry.lost else owner.claim
        owner.phase = 2
        owner.opener = None
        owner.closed = "unknown"
        if entry.lost and owner.owner is not None:  # with another indent it may stand beside its owner
            owner.owner.opener = None
            owner.owner.closed = "unknown"
        if word == "because" and target is not None and owner.line.text is not None:
            movers = target.authors
        else:
            movers = self.reading.by
        if line.text is not None:
            premise: ClaimDraft | None = self._define(entry, movers)
            if word == "but":
                movers = entry.claim.authors
        else:
            premise = entry.claim = None if entry.lost else self.reading.known_claim(entry)
            if line.by:
                movers = self.reading.speakers(entry, line.by) or movers
        kind: StepKind = "reason" if word == "because" else "rebuttal"
        if target is None or premise is None:
            if not entry.lost:  # the step cannot be made, but what stands beside it is checked all the same
                owner.opener = StepDraft(kind, "", movers, self.reading.span(entry), line)
                owner.closed = ""
            return
        key = (target, word, premise)
        known = self.steps.get(key)
        span = self.reading.span(entry)
        if known is not None:
            if line.text is not None:
                self.reading.report(build_faults.repeated_step(span, word, line.name or "", known.span))
            elif line.by:
                known.movers = tuple(dict.fromkeys(known.movers + movers))
            entry.part = owner.opener = known
            owner.closed = "taken"
            return
        step = StepDraft(kind, target.id, movers, span, line)
        step.add_premise(premise.id, span)
        self.steps[key] = step
        if word == "because":
            if target.reasons is None:
                target.reasons = [step]
            else:
                target.reasons.append(step)
        elif target.rebuttals is None:
            target.rebuttals = [step]
        else:
            target.rebuttals.append(step)
        entry.part = owner.opener = step
        owner.closed = ""

    def read_unknown(self, entry: Entry) -> None:
        """Note a line that could not be read: it may have opened the step that lines beside it belong to."""
        owner = entry.owner
        owner.opener = None
        owner.closed = "unknown"
        if owner.depth < 0:
            self.reading.guess_speakers(entry.line.raw)

    def read_premise(self, entry: Entry) -> None:
        """Read an `and` or an `assuming`: a further premise of the step beside it."""
        line = entry.line
        owner = entry.owner
        step = owner.opener if not entry.lost else None
        if not isinstance(step, StepDraft):
            step = None
        if not entry.lost and not self._check_premise_place(entry, step):
            step = None
        speakers = step.movers if step is not None else self.reading.by
        if line.text is not None:
            claim: ClaimDraft | None = self._define(entry, speakers)
            if entry.word == "assuming" and claim is not None:
                claim.record.implicit = True
        else:
            claim = entry.claim = None if entry.lost else self.reading.known_claim(entry)
            if line.by:
                added = self.reading.speakers(entry, line.by)
                if step is not None:
                    step.movers = tuple(dict.fromkeys(step.movers + added))
        if step is None or claim is None:
            return
        owner.phase = 2
        step.add_premise(claim.id, self.reading.span(entry), entry.word == "assuming")
        step.last = line
        if step.claim:
            entry.part = step.part(len(step.premises) - 1)

    def _check_premise_place(self, entry: Entry, step: StepDraft | None) -> bool:
        """Report an `and` that can join no step; warn of one that may have lost its `because`."""
        owner, word = entry.owner, entry.word
        span = self.reading.span(entry)
        if owner.closed == "undercut":
            self.reading.report(build_faults.premise_after_undercut(span, word))
        elif owner.closed == "taken":
            self.reading.report(
                build_faults.premise_after_taken_up(span, word, step.span if step is not None else None)
            )
        elif step is None:
            if owner.closed != "unknown" and not owner.lost:
                self.reading.report(build_faults.no_step(span, word))
        else:
            if entry.after in ("blank", "comment"):
                self.reading.report(build_faults.lost_because(span, word, entry.after, step.span))
            elif entry.after == "block":
                position = self.reading.source.position
                lines = position(entry.line.start)[0] - position(step.last.start)[0]
                if lines > _FAR:
                    self.reading.report(build_faults.distant_premise(span, word, lines, step.span))
            return True
        return False

    def read_undercut(self, entry: Entry) -> None:
        """Read an `unless`: it breaks the step beside it, or a rivalry of answers."""
        owner = entry.owner
        line = entry.line
        broken = owner.opener
        if broken is None and owner.closed != "unknown" and not entry.lost and not owner.lost:
            self.reading.report(build_faults.no_step(self.reading.span(entry), "unless"))
        movers = self.reading.by
        if line.text is not None:
            claim: ClaimDraft | None = self._define(entry, movers, citations_doubt=True)
            movers = entry.claim.authors
        else:
            claim = entry.claim = None if entry.lost else self.reading.known_claim(entry)
            if line.by:
                movers = self.reading.speakers(entry, line.by) or movers
        if broken is None or claim is None:
            return
        owner.phase = 2
        part = UndercutDraft(claim.id, self.reading.span(entry), movers)
        if broken.undercuts is None:
            broken.undercuts = [part]
        else:
            broken.undercuts.append(part)
        if owner.closed == "":
            owner.closed = "undercut"
        if not isinstance(broken, StepDraft) or broken.claim:
            entry.part = part

    def read_answer(self, entry: Entry) -> None:
        """Read a claim offered as an answer to the question above."""
        owner = entry.owner
        owner.phase = 2
        owner.opener, owner.closed = None, "unknown"
        if entry.lost:
            return
        entry.claim = self.reading.known_claim(entry)
        question = owner.part
        if entry.claim is None or not isinstance(question, QuestionDraft):
            return
        answer = question.answers.get(entry.claim.id)
        if answer is None:
            answer = question.answers[entry.claim.id] = AnswerDraft(entry.claim.id, self.reading.span(entry))
        entry.part = owner.opener = answer
        owner.closed = ""
