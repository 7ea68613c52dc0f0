"""The stamp of a sheet: from which state of a map, and by which argmap, it was made. Reads no files."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import attrs

from argmap.prep.sheet import Sheet
from argmap.text import SourceText


def stamp_sheet(sheet: Sheet, sources: Iterable[SourceText], version: str) -> Sheet:
    """Return a sheet with the version of argmap and the fingerprint of the files that it was made of, if of any."""
    files = list(sources)
    return attrs.evolve(sheet, fingerprint=take_fingerprint(files) if files else "", version=version)


def take_fingerprint(sources: Iterable[SourceText]) -> str:
    """Return the SHA-256, in hexadecimal, of the files of a map in the order in which they were read.

    That of one file is what `sha256sum` says of it; that of several is taken over theirs, one to a line.
    """
    digests = [sha256(source.text.encode("utf-8", "surrogateescape")).hexdigest() for source in sources]
    if len(digests) == 1:
        return digests[0]
    return sha256("".join(f"{digest}\n" for digest in digests).encode()).hexdigest()
