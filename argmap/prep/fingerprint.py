"""The fingerprint that a printed sheet carries, to tell which state of a map it was made from. Opens no files."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from argmap.text import SourceText


def take_fingerprint(texts: Iterable[SourceText]) -> str:
    """Return the SHA-256 of a map's texts, in their order, in hexadecimal. Where the files lie makes no difference."""
    whole = sha256()
    for text in texts:
        whole.update(sha256(text.text.encode("utf-8", "surrogatepass")).digest())
    return whole.hexdigest()
