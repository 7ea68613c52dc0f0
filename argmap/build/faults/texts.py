"""The faults of texts: citations, and what merely resembles a citation or a comment. Reads no text itself."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.diagnostics import Finding, Severity, fault
from argmap.text import Span


@fault("AM601", "locator-without-source")
def locator_without_source(span: Span, shown: str) -> Finding:
    """A bare locator where no source is in force.

    What it checks:
    `[¶9]` without a source means the one of `by … from`; before it, the source is named: `[@jst ¶9]`.

    Why it matters:
    A paragraph of nothing cannot be looked up.

    Example:
    ```argmap
    claim war: The war will be long. [¶9]
    ```

    Instead:
    ```argmap
    source jst: A New Page

    claim war: The war will be long. [@jst ¶9]
    ```
    """
    return Finding(span, f"`{shown}` names no source", hint="write `[@source …]`, or `by … from source` above")


@fault("AM602", "borrowed-locator", Severity.WARNING)
def borrowed_locator(span: Span, speaker: str, source: str, own: Sequence[str]) -> Finding:
    """A bare locator that leads into another author's source.

    What it checks:
    Where a line is somebody else's than that of the `by` above it, and he has a source of his own, a bare `[¶9]`
    is not taken for his.

    Why it matters:
    The paragraph cited would be one that he never wrote.

    Example:
    ```argmap
    author a: Ann
    author b: Bob
    source x: Ann's article
      authors: a
    source y: Bob's article
      authors: b

    by a from x

    claim war: The war will be long. [¶2]
      but talks by b: Talks are close to success. [¶9]
        because envoys: Their envoys meet every week. [@y ¶10]
    ```

    Instead:
    ```argmap
    author a: Ann
    author b: Bob
    source x: Ann's article
      authors: a
    source y: Bob's article
      authors: b

    by a from x

    claim war: The war will be long. [¶2]
      but talks by b: Talks are close to success. [@y ¶9]
    ```
    """
    return Finding(
        span,
        f"this locator leads into `{source}`, which is not by `{speaker}`",
        hint=f"name the source: `[@{own[0]} …]`, or `[@{source} …]` if that is meant",
    )


@fault("AM603", "citation-lookalike", Severity.WARNING)
def citation_lookalike(span: Span, shown: str) -> Finding:
    """Something that merely resembles a citation.

    What it checks:
    A citation is the last thing in a text, in square brackets, well formed throughout.

    Why it matters:
    What is not read as a citation stays prose: the claim then has no evidence, although it seems to.

    Example:
    ```argmap
    source jst: A New Page

    claim war: The war will be long [@jst ¶9].
      because costs: Both sides can bear the costs. [@jst ¶10]
    ```

    Instead:
    ```argmap
    source jst: A New Page

    claim war: The war will be long. [@jst ¶9]
      because costs: Both sides can bear the costs. [@jst ¶10]
    ```
    """
    return Finding(
        span,
        f"`{shown}` resembles a citation but is read as prose",
        hint="a citation ends the text: `[@source ¶9, ¶11–13]`; put `[]` after a bracket that is prose",
    )


@fault("AM604", "comment-lookalike", Severity.WARNING)
def comment_lookalike(span: Span) -> Finding:
    """Something that merely resembles a comment.

    What it checks:
    After a colon, everything to the end of the line is text, also what follows two spaces and a `#`.

    Why it matters:
    A remark meant for oneself would be printed on the card.

    Example:
    ```argmap
    claim war: The war will be long.  # ask Ann
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    # ask Ann
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span, "this resembles a comment but is part of the text", hint="put the comment on a line of its own"
    )
