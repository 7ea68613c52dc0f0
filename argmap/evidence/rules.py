"""The rules on evidence, AM621 to AM629, with their pages. Does not tell which of them a finding breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Finding, Fix, Severity, fault
from argmap.evidence.wording import describe_changes, list_locators, quote_words, show_side
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.evidence.hold import Held


@fault("AM621", "altered-quotation")
def altered_quotation(span: Span, source: str, held: Held) -> Finding:
    """A quotation whose words are not those of its source.

    What it checks:
    With the text of a source at hand, each quotation from it stands there word for word. Quotation marks,
    apostrophes, dashes, white space and punctuation between words may differ. What is left out is marked by `…`, what
    is put in stands in brackets, and so do changed letters: `[T]he`, `cooperat[ed]`.

    Why it matters:
    A changed, added or dropped word is a distortion, whether it changes the sense or not; competition rules
    punish it as such.

    Example:
    `plan.txt`:

    ```text
    The lanes will open in spring, and most of the riders will use them daily.
    ```

    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > all of the riders will use them
      because riders: There are many riders. [@plan ¶1]
    ```

    Instead:
    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > most of the riders will use [the lanes] … daily
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    theirs, ours = (show_side(held.difference, kind) for kind in ("removed", "added"))
    only_case = theirs.casefold() == ours.casefold()
    return Finding(
        span,
        f"the quotation is not what `{source}` says: {describe_changes(held.difference)}",
        hint="mark a changed capital: `[T]he`"
        if only_case
        else "write the words of the source; mark what you leave out with `…` and what you put in with `[ ]`",
        notes=(f"{source} {list_locators(held.found)}: {theirs}", f"quoted as: {ours}"),
    )


@fault("AM622", "spliced-quotation")
def spliced_quotation(span: Span, source: str, held: Held) -> Finding:
    """A quotation put together from two places.

    What it checks:
    With the text of a source at hand, the words of a quotation stand there in one piece, or its pieces are parted
    by a mark of omission, `…`, and come in the order of the text.

    Why it matters:
    Two passages run into one say what the author did not say. A judge who looks it up finds no such sentence.

    Example:
    `plan.txt`:

    ```text
    The lanes will open in spring if the council agrees. The council has not met. Riders will use them daily.
    ```

    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > The lanes will open in spring. Riders will use them daily.
      because riders: There are many riders. [@plan ¶1]
    ```

    Instead:
    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > The lanes will open in spring … Riders will use them daily.
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    parts = [quote_words(change.words) for change in held.difference if change.kind == "kept"]
    shown = " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
    dropped = any(change.kind == "removed" for change in held.difference)
    places = list_locators(held.found)
    if dropped:
        return Finding(
            span,
            f"words from two places of `{source}` ({places}) are joined without a mark of omission: {shown}",
            hint="mark what is left out with `…`, or quote the passages on lines of their own",
            notes=tuple(f"left out: {change.words}" for change in held.difference if change.kind == "removed"),
        )
    return Finding(
        span,
        f"the passages stand in another order in `{source}` ({places}): {shown}",
        hint="quote them in the order of the text, or on lines of their own",
    )


@fault("AM623", "missing-quotation")
def missing_quotation(span: Span, source: str) -> Finding:
    """A quotation that stands nowhere in its source.

    What it checks:
    With the text of a source at hand, the words quoted from it, or words like them, are found in it.

    Why it matters:
    Words that the source does not have are another's, a paraphrase, or made up. None of these is a quotation.

    Example:
    `plan.txt`:

    ```text
    The lanes will open in spring, and most of the riders will use them daily.
    ```

    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > a triumph for everyone who cycles
      because riders: There are many riders. [@plan ¶1]
    ```

    Instead:
    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > most of the riders will use them
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    return Finding(
        span,
        f"the quoted words stand nowhere in `{source}`",
        hint="quote the words of the source, or cite the one that has them; a paraphrase is a claim, not a quotation",
    )


@fault("AM624", "misplaced-quotation", Severity.WARNING)
def misplaced_quotation(span: Span, source: str, held: Held, fix: Fix | None) -> Finding:
    """A quotation that stands in another place than the one cited.

    What it checks:
    With the text or the record of a source at hand, a quotation stands in a paragraph or line that is cited for it: by
    itself or, where it cites none, by its claim. Where several are cited, any of them will do. A mark of omission skips
    words within the paragraphs cited, and no further.

    Why it matters:
    Who looks it up does not find it, and takes it for made up.

    Example:
    `plan.txt`:

    ```text
    The lanes will open in spring.
    Most of the riders will use them daily.
    ```

    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > Most of the riders will use them daily.
      because riders: There are many riders. [@plan ¶1]
    ```

    Instead:
    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      > Most of the riders will use them daily. [@plan ¶2]
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    own = held.quotation.citations if held.quotation is not None else ()
    cited = [f"`{locator}`" for citation in own if citation.source == source for locator in citation.locators]
    where = f"in {' or '.join(cited)}" if cited else "where its claim is cited"
    places = " and ".join(f"`{locator}`" for locator in held.found)
    return Finding(
        span,
        f"the quotation stands in {places} of `{source}`, not {where}",
        hint="cite the place where it stands",
        fix=fix,
    )


@fault("AM625", "changed-text", Severity.WARNING)
def changed_text(span: Span, source: str, paragraphs: tuple[int, ...], count: int) -> Finding:
    """A text that is no longer the one its record was made from.

    What it checks:
    With both the text of a source and its record at hand, each paragraph of the text has the fingerprint that the
    record gives. Line ends and white space do not count.

    Why it matters:
    The article was edited, or this is another copy. Paragraphs may have moved, and with them what each `¶` means.

    Example:
    `plan.txt`, changed after `seeds/plan.toml` was made from it:

    ```text
    The lanes will open in autumn.
    ```

    `debate.argmap`:

    ```text
    source plan: The city's transport plan
      text: plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    shown = ", ".join(f"¶{number}" for number in paragraphs[:5]) + ("…" if len(paragraphs) > 5 else "")
    what = f"{len(paragraphs)} of {count} paragraphs differ: {shown}" if len(paragraphs) > 1 else f"{shown} differs"
    return Finding(
        span,
        f"the text of `{source}` is not the one that its record was made from ({what})",
        hint="hold the claims against the new text, then bring the record up to date: "
        f"`argmap record TEXT --source {source}`",
    )


@fault("AM626", "cited-furniture", Severity.WARNING)
def cited_furniture(span: Span, source: str, held: Held) -> Finding:
    """A place that is no part of the article proper.

    What it checks:
    A citation does not name a paragraph that the record of the source calls `furniture`: navigation, an advertisement,
    a caption, a call for donations.

    Why it matters:
    The author argues nothing there. The number is a slip, most often by one.

    Example:
    `debate.argmap`, where the record in `seeds/plan.toml` calls the first paragraph furniture:

    ```text
    source plan: The city's transport plan

    claim lanes: The lanes will be used. [@plan ¶1]
      because riders: There are many riders. [@plan ¶2]
    ```
    """
    places, _, _ = held.words.partition(":")
    return Finding(
        span,
        f"{quote_words(places)} of `{source}` is no part of the article proper, by its record",
        hint="look the place up again",
    )


@fault("AM627", "unreadable-text", Severity.WARNING)
def unreadable_text(span: Span, source: str, path: str, reason: str) -> Finding:
    """A source's text that is there and cannot be read.

    What it checks:
    The file that `text:` names is an ordinary file of UTF-8 text, with or without byte order mark, of at most 20 MB.

    Why it matters:
    Nothing can be held against it: no place, no quotation.

    Example:
    `debate.argmap`, in a folder with a PDF:

    ```text
    source plan: The city's transport plan
      text: plan.pdf

    claim lanes: The lanes will be used. [@plan ¶1]
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    return Finding(
        span,
        f"the text of `{source}` cannot be used: `{path}` {reason}",
        hint="save the article as plain text in UTF-8, a line a paragraph",
    )


@fault("AM628", "absent-text", Severity.INFO)
def absent_text(span: Span, source: str, path: str, named: bool) -> Finding:
    """A source's text that was asked for and is not there.

    What it checks:
    The file that a source's `text:` names is there. With `--texts FOLDER`, the folder holds a text of each source:
    the file that its record was made from, one of that name, or `<source>.txt`.

    Why it matters:
    Without the text, quotations can only be held against the record of the article, or not at all.

    Example:
    `debate.argmap`, in a folder without articles:

    ```text
    source plan: The city's transport plan
      text: articles/plan.txt

    claim lanes: The lanes will be used. [@plan ¶1]
      because riders: There are many riders. [@plan ¶1]
    ```
    """
    if named:
        return Finding(span, f"the text of `{source}` is not there: `{path}`", hint="correct the path, or get the text")
    return Finding(
        span,
        f"the folder `{path}` holds no text of `{source}`",
        hint=f"name the text `{source}.txt`, or make a record of it with `argmap record`",
    )


@fault("AM629", "unreadable-record", Severity.WARNING)
def unreadable_record(span: Span, path: str, reason: str) -> Finding:
    """A record of an article that cannot be used.

    What it checks:
    The records in `seeds/`, beside the map or one folder up, or in the folder that `--records` names, are TOML as
    `argmap record` writes it, one for each source.

    Why it matters:
    Without its record, the quotations from a source are not held against anything where its text is absent.

    Example:
    `seeds/plan.toml`:

    ```text
    [article
    source = "plan"
    ```
    """
    return Finding(
        span, f"the record `{path}` {reason}", hint="correct it, or make it anew with `argmap record TEXT --source ID`"
    )
