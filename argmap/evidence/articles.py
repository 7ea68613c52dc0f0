"""The articles: what is at hand of each source, its text, its record or both. Holds no quotation against them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, MutableMapping
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from attrs import field, frozen

from argmap.evidence.records import Record, RecordError, read_record
from argmap.evidence.words import ReadWords, read_words
from argmap.model import Source

MOST_BYTES = 20_000_000
"""How large the text of an article, or a record, may be; a whole book is a tenth of it."""

_LINE_END = re.compile(r"\r\n|\r|\n")

TroubleKind = Literal["absent", "unreadable", "record"]


class TextError(Exception):
    """A text cannot be read; the message says why, in words that follow the name of the file."""


@frozen(eq=False)
class ArticleText:
    """The text of one source: its lines, its paragraphs (the lines that are not empty, from 1), its words.

    `path` is where it was read, `sha256` taken over the file byte for byte.
    """

    path: str
    sha256: str
    size: int
    lines: tuple[str, ...] = field(repr=False)

    @cached_property
    def line_numbers(self) -> tuple[int, ...]:
        """The number of the line, from 1, on which each paragraph stands."""
        return tuple(number for number, line in enumerate(self.lines, 1) if line.strip())

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines that hold more than white space."""
        return tuple(self.lines[number - 1] for number in self.line_numbers)

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """The sha256 of each paragraph, every run of white space made one space."""
        return tuple(fingerprint_paragraph(paragraph) for paragraph in self.paragraphs)

    @cached_property
    def words(self) -> ReadWords:
        """Its words, ready to be searched."""
        return read_words(self.paragraphs)


@frozen(eq=False)
class Article:
    """What is at hand of one source; at least one of `text` and `record` is there."""

    source: str
    text: ArticleText | None = None
    record: Record | None = None

    @property
    def paragraph_count(self) -> int | None:
        """How many paragraphs the article has, by its text before its record; None where neither tells."""
        if self.text is not None:
            return len(self.text.paragraphs)
        return self.record.count if self.record is not None else None

    @property
    def line_count(self) -> int | None:
        """How many lines the text has, an empty last one left out; None without a text."""
        if self.text is None:
            return None
        return len(self.text.lines) - (1 if self.text.lines and not self.text.lines[-1] else 0)

    @cached_property
    def changed(self) -> tuple[int, ...]:
        """The paragraphs, from 1, in which the text is not the one recorded; none without both."""
        if self.text is None or self.record is None or self.text.sha256 == self.record.sha256:
            return ()
        known = [paragraph.sha256 for paragraph in self.record.paragraphs]
        if not known:
            return tuple(range(1, len(self.text.paragraphs) + 1)) if self.record.sha256 else ()
        pairs = zip_longest(known, self.text.fingerprints)
        return tuple(number for number, (old, new) in enumerate(pairs, 1) if old != new)

    def kind_of(self, paragraph: int) -> str | None:
        """Return what the record calls a paragraph (`argument`, `title`, `heading`, `byline`, `furniture`)."""
        noted = self.record.paragraph(paragraph) if self.record is not None else None
        return noted.kind if noted is not None and paragraph not in self.changed else None

    def digest_of(self, paragraph: int) -> str | None:
        """Return what a paragraph says, in the words of the record's maker."""
        noted = self.record.paragraph(paragraph) if self.record is not None else None
        return noted.digest if noted is not None and paragraph not in self.changed else None


@frozen
class Trouble:
    """What kept a text or a record from being used.

    `absent`: the text of `source` is not there; `unreadable`: it is, and cannot be read; `record`: the same of a
    record, `source` then being empty where the record was not read far enough to tell. `named`: the map names the
    file with `text:`; otherwise it was looked for in a folder.
    """

    kind: TroubleKind
    source: str
    path: str
    reason: str
    named: bool = False


def fingerprint_paragraph(paragraph: str) -> str:
    """Return the sha256 of a paragraph with white space trimmed, and every run of it made one space."""
    return hashlib.sha256(" ".join(paragraph.split()).encode("utf-8")).hexdigest()


def read_text(path: Path) -> ArticleText:
    """Read the text of an article: UTF-8, with or without byte order mark, any line ends. Raises TextError."""
    try:
        if path.is_dir():
            raise TextError("is a folder")
        if not path.is_file():
            raise TextError("is not there" if not path.exists() else "is no ordinary file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TextError(f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    except ValueError:
        raise TextError("is not there") from None  # a name that no file can have
    if len(data) > MOST_BYTES:
        raise TextError(f"is larger than {MOST_BYTES // 1_000_000} MB")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise TextError("is UTF-16, not UTF-8")
    if b"\0" in data:
        raise TextError("is no text: it holds a zero byte")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextError(f"is no UTF-8 text: byte 0x{data[error.start]:02X} at offset {error.start}") from None
    return ArticleText(path.as_posix(), hashlib.sha256(data).hexdigest(), len(data), tuple(_LINE_END.split(text)))


def gather_articles(
    sources: Iterable[Source],
    *,
    named: Mapping[str, Path] | None = None,
    texts: Path | None = None,
    records: Path | None = None,
    known: MutableMapping[Path, ArticleText] | None = None,
) -> tuple[dict[str, Article], list[Trouble]]:
    """Find what is at hand of each source: its own text (`named`, by source), else one in the folder `texts`.

    There a text is the file whose sha256 the record gives, else the record's `file`, else `<source>.txt`. `records` is
    the folder of records. Sources of which nothing is at hand are left out. `known` keeps texts between calls.
    """
    named = named or {}
    known = {} if known is None else known
    kept, troubles = read_records(records) if records is not None else ({}, [])
    articles: dict[str, Article] = {}
    for source in sources:
        record = kept.get(source.id.rpartition(".")[2])
        text = None
        missed = None
        for path, asked in (
            (named.get(source.id), True),
            (_find_text(texts, source.id, record) if texts is not None else None, False),
        ):
            if path is None:
                if not asked and texts is not None and missed is None:
                    missed = Trouble("absent", source.id, texts.as_posix(), "holds no text of it")
                continue
            try:
                text = known[path] = known.get(path) or read_text(path)
                break
            except TextError as error:
                kind: TroubleKind = "absent" if str(error) == "is not there" else "unreadable"
                missed = missed or Trouble(kind, source.id, path.as_posix(), str(error), asked)
        if missed is not None and (text is None or missed.kind == "unreadable"):
            troubles.append(missed)
        if text is not None or record is not None:
            articles[source.id] = Article(source.id, text, record)
    return articles, troubles


def read_records(folder: Path) -> tuple[dict[str, Record], list[Trouble]]:
    """Read the records in a folder, by the source they are of; the first by name where two are of one."""
    found: dict[str, Record] = {}
    troubles = []
    try:
        paths = sorted(path for path in folder.glob("*.toml") if path.is_file())
    except OSError:
        return {}, []
    for path in paths:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise RecordError(f"is larger than {MOST_BYTES // 1_000_000} MB")
            record = read_record(path)
        except RecordError as error:
            troubles.append(Trouble("record", "", path.as_posix(), str(error)))
            continue
        except OSError as error:
            troubles.append(Trouble("record", "", path.as_posix(), f"cannot be read: {(error.strerror or '').lower()}"))
            continue
        if record is None:
            continue  # a TOML file of another kind
        first = found.setdefault(record.source, record)
        if first is not record:
            reason = f"is of `{record.source}`, as is `{Path(first.path).name}`"
            troubles.append(Trouble("record", record.source, path.as_posix(), reason))
    return found, troubles


def _find_text(folder: Path, source: str, record: Record | None) -> Path | None:
    """Return the file in a folder that is the text of a source, by fingerprint before name."""
    if record is not None and record.sha256 and record.size is not None:
        try:
            alike = sorted(p for p in folder.iterdir() if p.is_file() and p.stat().st_size == record.size)
            for path in alike if record.size <= MOST_BYTES else ():
                if hashlib.sha256(path.read_bytes()).hexdigest() == record.sha256:
                    return path
        except OSError:
            pass  # then by name
    for name in (record.file if record is not None else None, f"{source}.txt"):
        # a name is a name: neither a map nor a record leads out of the folder
        if name and name == Path(name).name and "\\" not in name and "\0" not in name and (folder / name).exists():
            return folder / name
    return None
