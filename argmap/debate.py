"""The map as Python users meet it: the model's map, with reading, writing and drawing added."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from argmap import model

if TYPE_CHECKING:
    from argmap.app import Loaded
    from argmap.evaluation import Evaluation
    from argmap.evaluation.strength import Strength
    from argmap.prep.flow_formats import DebateFormat
    from argmap.prep.sheet import Sheet
    from argmap.render.sheets.printable import PrintableSheet


@attrs.frozen
class Map(model.Map):
    """A debate that can be drawn and written out. See `argmap.model.Map` for what can be asked of it."""

    def render(
        self,
        path: str | os.PathLike[str] | None = None,
        format: str | None = None,  # noqa: A002  # the name that callers use
        **options: Any,
    ) -> bytes | str:
        """Draw the map and return the picture; write it whole to `path` if one is given.

        `format` is `svg`, `png`, `pdf`, `dot`, `html` or `txt`; without it the ending of `path` decides, else
        SVG. PNG and PDF come as bytes, the rest as text. Options are those of `argmap.render.render`: `layout`,
        `theme`, `dark`, `focus`, `depth`, `author`, `engine`, `links`, `page`. Raises `argmap.RenderError` for an
        unknown option value or where no engine is found, OSError where the file cannot be written.
        """
        from argmap.app import write_whole
        from argmap.render import render

        chosen = format or (Path(path).suffix.removeprefix(".").lower() if path is not None else "svg")
        data = render(self, chosen, **options)
        if path is not None:
            write_whole(path, data)
        return data if chosen in ("png", "pdf") else data.decode("utf-8")

    def dumps(self) -> str:
        """Return the map as `.argmap` text. Raises ValueError for what the language cannot say."""
        from argmap.write import dumps

        return dumps(self)

    def evaluate(
        self,
        author: str | None = None,
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
        *,
        circles: str = "struck",
    ) -> Evaluation:
        """Tell which claims stand and which fall, if the map is all there is. No statement of truth.

        `author` asks for one author's own reading; `accept` and `reject` name claims to suppose; `circles` is
        `struck` or `undecided`. Raises ValueError for an author or a claim that is not in the map, and for a claim
        both accepted and rejected. See `docs/explanation/semantics.md`.
        """
        from argmap.evaluation import evaluate

        return evaluate(self, author, accept, reject, circles)

    def strength(
        self,
        model: str = "df-quad",
        author: str | None = None,
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
        *,
        default: float = 0.5,
    ) -> Strength:
        """Tell how strong each claim is, from 0 to 1: `debate.strength()["costs"]`. No probability and no truth.

        `model` is `df-quad`, `quadratic-energy`, `euler-based` or `mlp-based`; `default` is the credence, 0 to 1, of
        claims that have none. The rest is as in `evaluate`. Raises ValueError for a model, an author or a claim that is
        not there, and for a claim both accepted and rejected. See `docs/explanation/strength.md`.
        """
        from argmap.evaluation.strength import Strength

        return Strength(self, model, author, accept, reject, default=default)

    def audit(
        self,
        *,
        texts: str | os.PathLike[str] | None = None,
        records: str | os.PathLike[str] | None = None,
        on: str | None = None,
    ) -> PrintableSheet:
        """Return the audit of the map's evidence, a sheet with `print`.

        `texts` and `records` are folders with the texts of the articles and with the records of them; a map that was
        read from a file finds them as `argmap evidence` does. `on` is the day on which the ages of the sources are
        reckoned, as `2025-03-01`, by default the date of the map.
        """
        from argmap.evidence import gather_articles
        from argmap.prep.audit import audit_evidence

        loaded = self._load_again(texts, records)
        if loaded is not None:
            articles = loaded.articles
        else:
            articles, _ = gather_articles(
                self.sources.values(),
                texts=None if texts is None else Path(texts),
                records=None if records is None else Path(records),
            )
        return self._finish(audit_evidence(self, articles, on=on).sheet, loaded)

    def attack(
        self,
        for_author: str,
        *,
        against: Iterable[str] = (),
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
    ) -> PrintableSheet:
        """Return the attack sheet of an author: the other side's claims by what falls if each is won, and his own.

        `against` names the opponents; without it they are the authors of another side, or where there are no sides
        those who speak for a rival answer. `accept` and `reject` name claims to suppose. Raises ValueError for an
        author or a claim that is not in the map, for a claim both accepted and rejected, and where nobody is on the
        other side.
        """
        from argmap.prep.attack import make_attack

        return self._finish(make_attack(self, for_author, against=against, accept=accept, reject=reject))

    def blocks(
        self,
        for_author: str,
        *,
        against: Iterable[str] = (),
        accept: Iterable[str] = (),
        reject: Iterable[str] = (),
    ) -> PrintableSheet:
        """Return the block file of an author: the answers to each claim of the other side, as cards.

        What it takes and raises is as in `attack`. `debate.blocks("brandt").docx()` gives a Word file.
        """
        from argmap.prep.blocks import make_blocks

        return self._finish(make_blocks(self, for_author, against=against, accept=accept, reject=reject))

    def brief(
        self, question: str | None = None, *, accept: Iterable[str] = (), reject: Iterable[str] = ()
    ) -> PrintableSheet:
        """Return the brief of a question, by default the first: theses, points, clash, assumptions, sources.

        `accept` and `reject` name claims to suppose. Raises ValueError for a question or a claim that is not in the
        map, and for a claim both accepted and rejected.
        """
        from argmap.prep.brief import make_brief

        return self._finish(make_brief(self, question, accept=accept, reject=reject))

    def compare(self, one: str, other: str) -> PrintableSheet:
        """Return the clash table of two authors: issue by issue what each holds, their clashes, common ground, cruxes.

        Only what the map declares counts. Raises ValueError for an author who is not in the map, and for one author
        named twice.
        """
        from argmap.prep.compare import compare

        return self._finish(compare(self, one, other))

    def questions_against(self, author: str) -> PrintableSheet:
        """Return the questions for a cross-examination of whoever argues an author's case, and what not to ask.

        Raises ValueError for an author who is not in the map.
        """
        from argmap.prep.cross_examination_sheet import examine_author

        return self._finish(examine_author(self, author))

    def flow(self, format: str | DebateFormat, first: str | None = None) -> PrintableSheet:  # noqa: A002
        """Return the debate as a flow: a column a speech, answers on the row of what they answer.

        `format` is `policy`, `ld`, `pf`, `worlds`, `bp`, or a `DebateFormat` of `argmap.prep.flow_formats`, where
        `parse_format` reads one. `first` is an author of the side that speaks first, by default the first who has
        opponents. Raises ValueError for an unknown format or author, and where nobody opposes anybody.
        """
        from argmap.prep.flow_formats import find_format
        from argmap.prep.flow_sheet import make_flow

        chosen = find_format(format) if isinstance(format, str) else format
        return self._finish(make_flow(self, chosen, first))

    def drill(self, seed: int = 1, count: int | None = None) -> PrintableSheet:
        """Return questions on the debate with their answers; a seed fixes their order, `count` is how many at most.

        Raises ValueError for a count below 1.
        """
        from argmap.prep.drill import make_drill

        return self._finish(make_drill(self, seed, count))

    def diff(self, other: model.Map) -> PrintableSheet:
        """Return what changed from this version of the map to another one, a sheet with `print`.

        Claims are known by their ids, and those that were renamed by their texts. `argmap.prep.diff.compare_maps`
        gives the same as records.
        """
        from argmap.prep.diff import compare_maps
        from argmap.prep.diff_sheet import make_diff

        sheet = make_diff(compare_maps(self, other))
        return as_debate(other)._finish(sheet)  # noqa: SLF001  # another map's own

    def _finish(self, sheet: Sheet, loaded: Loaded | None = None) -> PrintableSheet:
        """Return a sheet made of the map as one that prints itself, with the fingerprint of the map's files.

        They are `loaded` anew where they are not given; the fingerprint is empty where the map is not what they say.
        """
        from argmap import __version__
        from argmap.prep.fingerprint import stamp_sheet
        from argmap.render.sheets.printable import make_printable

        loaded = loaded or self._load_again()
        is_same = loaded is not None and loaded.auditable is not None and as_debate(loaded.auditable) == self
        sources = loaded.sources if loaded is not None and is_same else ()
        return make_printable(stamp_sheet(sheet, sources, __version__))

    def _load_again(
        self, texts: str | os.PathLike[str] | None = None, records: str | os.PathLike[str] | None = None
    ) -> Loaded | None:
        """Load the file that the map was read from; None where there is none."""
        from argmap.app import load_map

        if self.path is None or not Path(self.path).is_file():
            return None
        return load_map(self.path, texts=texts, records=records)

    def _repr_svg_(self) -> str:
        """Return the picture that Jupyter shows."""
        picture = self.render(format="svg")
        assert isinstance(picture, str)
        return picture


def as_debate(found: model.Map) -> Map:
    """Return a plain map of the model as one that can be drawn."""
    return Map(**{field.name: getattr(found, field.name) for field in attrs.fields(model.Map)})


def read_debate(loaded: Loaded) -> Map:
    """Return the map that was loaded. Raises ArgmapError where an error keeps it from being used."""
    from argmap.app import require_map

    return as_debate(require_map(loaded))
