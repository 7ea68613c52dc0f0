"""The faults of writing that reading a file meets: characters, lines, indents, texts. Looks for none of them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.diagnostics import Edit, Finding, Fix, fault
from argmap.syntax.forms import MOVES, advise_on_word
from argmap.text import Span

if TYPE_CHECKING:
    from argmap.syntax.explain import Explanation


@fault("AM101", "bad-line")
def bad_line(span: Span, explained: Explanation) -> Finding:
    """A line that is none of the language's line kinds.

    What it checks:
    Every line begins with a word of the language (`claim`, `because`, `but` …), a key, `>`, `|` or `#`, and has
    the form that its first word asks for.

    Why it matters:
    Text is never dropped: a line that cannot be read is reported, and the lines around it are read as usual.

    Example:
    ```argmap
    claim war: The war will be long.
      becuase costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    fix = None
    if explained.mend is not None:
        fix = Fix(explained.hint, (Edit(span, explained.mend),))
    return Finding(span, explained.message, hint=explained.hint, notes=explained.notes, fix=fix)


@fault("AM102", "bad-indent")
def bad_indent(span: Span, width: int, depth: int) -> Finding:
    """An indent that fits no level.

    What it checks:
    A line stands two spaces (or one tab) deeper than the line it belongs to, and at most one level deeper than
    the line above it.

    Why it matters:
    The indent alone says what a line belongs to; a line between two levels would be given to either by guess.

    Example:
    ```argmap
    claim war: The war will be long.
       because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    spaces = f"{width} space{'' if width == 1 else 's'}"
    wanted = f"{2 * depth} spaces" if depth else "no indent"
    return Finding(
        span,
        f"an indent of {spaces} fits no level here",
        hint=f"a line that belongs to the one above it is two spaces deeper: {wanted} here",
    )


@fault("AM103", "mixed-indent")
def mixed_indent(span: Span) -> Finding:
    """Tabs and spaces mixed in the indents of one file.

    What it checks:
    A file indents with spaces throughout or with tabs throughout; what most of its indented lines have decides.

    Why it matters:
    A tab is as wide as each editor likes, so a mixture shows one structure and means another.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    \\tbecause aims: Neither side has reached its aims.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      because aims: Neither side has reached its aims.
    ```
    """
    return Finding(
        span,
        "tabs and spaces are mixed in the indents of this file",
        hint="indent with two spaces a level throughout; `argmap fmt` does it",
    )


@fault("AM104", "stray-continuation")
def stray_continuation(span: Span) -> Finding:
    """A `|` line that continues no text.

    What it checks:
    `|` stands directly under the text it goes on, one level deeper: under a line with a text after its colon,
    under a quotation, or under another `|`.

    Why it matters:
    With a blank line, a comment or a reference in between, nobody can say which text is meant.

    Example:
    ```argmap
    claim war: The war will be long.

      | It may last for years.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      | It may last for years.
    ```
    """
    return Finding(
        span,
        "this `|` continues no text",
        hint="put it directly under the text that goes on, one level deeper",
    )


@fault("AM105", "misplaced-line")
def misplaced_line(span: Span, word: str, owner: str, key: str) -> Finding:
    """A line that stands where it has no owner, or under one that cannot have it.

    What it checks:
    Moves stand under a claim, answers under a question, `accept` and its like under a scenario, keys and quotations
    under what they describe; `claim`, `author`, `by` and the other openers stand at the margin.

    Why it matters:
    Without its owner, a move answers nothing and a key describes nothing.

    Example:
    ```argmap
    because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    shown = f"{key}:" if word == "key" else key
    kind = {"": "nothing", "key": "a key", ">": "a quotation"}.get(owner, f"`{owner}`")
    if owner == "":
        message = f"`{shown}` stands under nothing that it could belong to"
    else:
        message = f"`{shown}` cannot stand under {kind}"
    homes = {
        "key": advise_on_word(key) or "a key stands one level under the line it describes, before its moves",
        ">": "a quotation stands one level under the claim it is evidence for",
        "answer": "an answer stands one level under a `question`",
        **dict.fromkeys(("accept", "reject", "expect"), f"`{word}` stands one level under a `scenario`"),
        **dict.fromkeys(
            ("because", "but", "and", "assuming", "unless"),
            f"`{word}` stands one level under the claim it bears on, or under one of its moves",
        ),
    }
    hint = homes.get(word, f"`{word}` stands at the margin, without indent")
    if word == "by" and owner in (*MOVES, "claim", "answer"):
        names = span.text.removeprefix("by").partition(" from ")[0].strip()
        hint += f", for all that follows; of one claim, it is said on the claim's own line: `claim name by {names}: …`"
    return Finding(span, message, hint=hint)


@fault("AM106", "empty-text")
def empty_text(span: Span, word: str) -> Finding:
    """A colon with nothing after it.

    What it checks:
    What a colon announces is there: on the line itself, or on `|` lines beneath.

    Why it matters:
    A claim without words can be neither drawn nor answered.

    Example:
    ```argmap
    claim war:
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
    ```
    """
    return Finding(span, f"`{word}` has a colon but no text", hint="write the text after the colon, or drop the colon")


@fault("AM107", "invalid-utf8")
def invalid_utf8(span: Span, shown: str, whole_file: str = "") -> Finding:
    """Bytes that are no UTF-8.

    What it checks:
    A file is read as UTF-8, with or without a byte order mark.

    Why it matters:
    A wrong guess at an encoding turns names into other names without anybody noticing.
    """
    hint = f"the file looks like {whole_file}; save it as UTF-8" if whole_file else "save the file as UTF-8"
    return Finding(span, f"bytes that are no UTF-8: {shown}" if shown else "the file is not in UTF-8", hint=hint)


@fault("AM108", "control-character")
def control_character(span: Span, shown: str) -> Finding:
    """A control character, such as NUL, in the text.

    What it checks:
    Texts hold no control characters but the tab; a carriage return stands only before a line feed.

    Why it matters:
    They cannot be seen in an editor, and neither SVG nor HTML nor Word files may hold them.
    """
    return Finding(span, f"the control character {shown} stands in the text", hint="delete it")


@fault("AM109", "bidi-override")
def bidi_override(span: Span, shown: str) -> Finding:
    """A character that overrides the direction of the text around it.

    What it checks:
    Directional embeddings, overrides and isolates (U+202A to U+202E, U+2066 to U+2069) are not used.

    Why it matters:
    They can show a reader other words, in another order, than those that are evaluated. Right-to-left scripts
    need none of them.
    """
    return Finding(
        span,
        f"the invisible character {shown} changes the order in which the text is shown",
        hint="delete it; Persian, Arabic and Hebrew are laid out rightly without it",
    )


@fault("AM110", "reserved-name")
def reserved_name(span: Span, name: str) -> Finding:
    """A word of the language used as a name.

    What it checks:
    The first words of lines, and `by`, `from`, `as` and `me`, name nothing.

    Why it matters:
    `because by harris: …` must mean that Harris says it.

    Example:
    ```argmap
    claim because: The war will be long.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
    ```
    """
    return Finding(span, f"`{name}` is a word of the language and cannot be a name", hint="choose another name")


@fault("AM111", "dotted-definition")
def dotted_definition(span: Span, name: str) -> Finding:
    """A name with a dot where something is defined.

    What it checks:
    A dot refers to what an included file defines (`lamear.necessity`); a definition gives a plain name.

    Why it matters:
    Who owns the prefix owns the names behind it.

    Example:
    ```argmap
    claim lamear.necessity: Necessity holds the two together.
    ```

    Instead:
    ```argmap
    claim necessity: Necessity holds the two together.
    ```
    """
    return Finding(
        span,
        f"`{name}` has a dot, and only references have dots",
        hint=f"define `{name.rpartition('.')[2]}`, or drop the colon to refer to `{name}`",
    )


@fault("AM112", "missing-text")
def missing_text(span: Span, word: str, name: str) -> Finding:
    """A declaration without its text.

    What it checks:
    `author`, `source`, `section` and `scenario` are followed by a name, a colon and a text.

    Why it matters:
    The text is what readers see: a full name, a title, a heading.

    Example:
    ```argmap
    author lamear
    ```

    Instead:
    ```argmap
    author lamear: Geoff LaMear

    by lamear

    claim necessity: Necessity holds the two together.
    ```
    """
    return Finding(span, f"`{word} {name}` has no text", hint=f"write `{word} {name}: …`")


@fault("AM113", "unseen-in-name")
def unseen_in_name(span: Span, name: str, sign: str) -> Finding:
    """A character that cannot be seen in a name.

    What it checks:
    Names hold no zero width space, word joiner, soft hyphen or byte order mark (U+200B, U+2060, U+00AD, U+FEFF). The
    joiners that Persian and the scripts of India need (U+200C, U+200D) may stand in them.

    Why it matters:
    Copied from a web page together with a word, it makes another name that looks the same, and a reference typed by
    hand leads nowhere.
    """
    if not name:
        return Finding(span, f"{sign}, which cannot be seen, in the place of a name", hint="write a name")
    fix = Fix("delete what cannot be seen", (Edit(span, name),), safe=False)
    return Finding(span, f"{sign}, which cannot be seen, in the name `{name}`", hint="delete it", fix=fix)
