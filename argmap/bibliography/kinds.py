"""What kinds of works there are, in words and in the words of each format. Decides nothing about how they are cited."""

from __future__ import annotations

# kind in words: (type in CSL, type in BibTeX, whether it stands in something that appears again and again)
_KINDS: dict[str, tuple[str, str, bool]] = {
    "article": ("article", "article", True),
    "bill": ("bill", "legislation", False),
    "blog post": ("post-weblog", "online", True),
    "book": ("book", "book", False),
    "broadcast": ("broadcast", "video", True),
    "chapter": ("chapter", "incollection", False),
    "collection": ("collection", "collection", False),
    "conference paper": ("paper-conference", "inproceedings", False),
    "court case": ("legal_case", "jurisdiction", False),
    "dataset": ("dataset", "dataset", False),
    "dictionary entry": ("entry-dictionary", "inreference", False),
    "encyclopedia entry": ("entry-encyclopedia", "inreference", False),
    "film": ("motion_picture", "movie", False),
    "forum post": ("post", "online", True),
    "hearing": ("hearing", "jurisdiction", False),
    "image": ("graphic", "image", False),
    "interview": ("interview", "misc", False),
    "journal article": ("article-journal", "article", True),
    "law": ("legislation", "legislation", False),
    "letter": ("personal_communication", "letter", False),
    "magazine article": ("article-magazine", "article", True),
    "manuscript": ("manuscript", "unpublished", False),
    "map": ("map", "misc", False),
    "newspaper article": ("article-newspaper", "article", True),
    "pamphlet": ("pamphlet", "booklet", False),
    "patent": ("patent", "patent", False),
    "report": ("report", "report", False),
    "review": ("review", "article", True),
    "software": ("software", "software", False),
    "song": ("song", "audio", False),
    "speech": ("speech", "misc", False),
    "thesis": ("thesis", "thesis", False),
    "treaty": ("treaty", "legal", False),
    "web page": ("webpage", "online", True),
}

_ALIASES = {
    "blog": "blog post", "column": "newspaper article", "commentary": "article", "dissertation": "thesis",
    "editorial": "newspaper article", "essay": "article", "letter to the editor": "newspaper article",
    "news report": "newspaper article", "op-ed": "newspaper article", "podcast": "broadcast", "press release": "report",
    "statute": "law", "study": "report", "testimony": "hearing", "video": "film", "website": "web page",
    "white paper": "report", "working paper": "report",
}  # fmt: skip
"""Other words for a kind, as debaters use them."""

_BY_CSL = {csl: kind for kind, (csl, _, _) in _KINDS.items()} | {
    "entry": "encyclopedia entry", "review-book": "review", "figure": "image", "document": None, "regulation": "law",
    "periodical": "collection", "event": "speech", "performance": "speech", "musical_score": "song",
}  # fmt: skip

_BY_BIBTEX: dict[str, str | None] = {
    "article": "journal article", "audio": "song", "book": "book", "booklet": "pamphlet", "collection": "collection",
    "conference": "conference paper", "dataset": "dataset", "electronic": "web page", "image": "image",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "conference paper",
    "inreference": "encyclopedia entry", "jurisdiction": "court case", "legal": "treaty", "legislation": "law",
    "letter": "letter", "manual": "report", "mastersthesis": "master's thesis", "movie": "film", "music": "song",
    "mvbook": "book", "mvcollection": "collection", "mvproceedings": "collection", "online": "web page",
    "patent": "patent", "periodical": "collection", "phdthesis": "PhD thesis", "proceedings": "collection",
    "report": "report", "review": "review", "software": "software", "suppbook": "chapter",
    "suppcollection": "chapter", "suppperiodical": "journal article", "techreport": "report", "thesis": "thesis",
    "unpublished": "manuscript", "video": "film", "www": "web page",
}  # fmt: skip

_BIBTEX_TYPES = {"phdthesis": "PhD thesis", "mathesis": "master's thesis", "techreport": "report"}
_SUBTYPES = {"newspaper": "newspaper article", "magazine": "magazine article"}


def find_kind(kind: str | None) -> str | None:
    """Return the known kind that a kind in words is one of: a `PhD thesis` is a thesis. None for any other."""
    words = (kind or "").casefold()
    if words in _KINDS:
        return words
    if words in _ALIASES:
        return _ALIASES[words]
    near = [known for known in _KINDS if words.endswith(f" {known}")]
    return max(near, key=len, default=None)


def is_periodical(kind: str | None) -> bool:
    """Tell whether works of a kind stand in a journal, a newspaper, a programme or a site."""
    found = find_kind(kind)
    return found is not None and _KINDS[found][2]


def read_csl_kind(type_: str, genre: str) -> str | None:
    """Return the kind that a type and a genre of CSL mean."""
    return genre or _BY_CSL.get(type_, type_.replace("-", " ").replace("_", " ") or None)


def write_csl_kind(kind: str | None) -> tuple[str, str]:
    """Return the type and the genre of CSL that mean a kind."""
    found = find_kind(kind)
    type_ = _KINDS[found][0] if found else "document"
    return type_, "" if kind is None or kind == found else kind


def read_bibtex_kind(type_: str, own: str, subtype: str) -> str | None:
    """Return the kind that an entry's type, its field `type` and its `entrysubtype` mean in BibTeX or BibLaTeX."""
    if own:
        return _BIBTEX_TYPES.get(own, own)
    return _SUBTYPES.get(subtype) or _BY_BIBTEX.get(type_)


def write_bibtex_kind(kind: str | None) -> tuple[str, str, str]:
    """Return the entry type, the field `type` and the `entrysubtype` that mean a kind in BibLaTeX."""
    found = find_kind(kind)
    type_ = _KINDS[found][1] if found else "misc"
    if kind is None or read_bibtex_kind(type_, "", "") == kind:
        return type_, "", ""
    subtype = next((name for name, meant in _SUBTYPES.items() if meant == kind), "")
    return type_, "" if subtype else kind, subtype
