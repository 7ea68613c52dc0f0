"""The faults that building a debate meets: files, names, keys, steps. Looks for none of them itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from argmap.diagnostics import Edit, Finding, Fix, Label, Severity, fault
from argmap.suggest import suggest
from argmap.syntax.forms import advise_on_word
from argmap.text import Span


def _meant(word: str, candidates: Sequence[str], otherwise: str) -> tuple[str, str | None]:
    """Return a hint for a misspelt word, and the word meant if one is near."""
    near = suggest(word, candidates)
    return (f"did you mean `{near}`?", near) if near else (otherwise, None)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


# files


@fault("AM201", "include-not-found")
def include_not_found(span: Span, path: str, beside: Sequence[str]) -> Finding:
    """An included file that is not there.

    What it checks:
    The path after `include` leads to a file, starting from the folder of the file that includes it.

    Why it matters:
    What an included file says is part of the debate; without it, every name it defines is missing.

    Example:
    ```argmap
    include no-such-file.argmap
    ```
    """
    hint, _ = _meant(path, beside, "paths start from the folder of the file that includes")
    return Finding(span, f"the included file `{path}` is not there", hint=hint)


@fault("AM202", "include-outside-root")
def include_outside(span: Span, path: str, root: Path) -> Finding:
    """An include that leaves the root folder of the run.

    What it checks:
    Included files lie in the folder of the map given to the command, or below it, also when a link leads away.

    Why it matters:
    A map from somebody else must not read files that he was never meant to see.

    Example:
    ```argmap
    include ../elsewhere/secrets.argmap
    ```
    """
    return Finding(
        span,
        f"the included file `{path}` lies outside the folder `{root.name or root}`",
        hint="give the folder that holds all files with `--root FOLDER`",
    )


@fault("AM203", "include-unreadable")
def include_unreadable(span: Span, path: str, reason: str) -> Finding:
    """An included file that cannot be read.

    What it checks:
    Each included file can be opened, a debate has no more than a thousand files, and no ladder of files that
    include one another twice gives each claim names without end.

    Why it matters:
    A debate that lacks one of its files would be drawn with claims missing.
    """
    return Finding(span, f"the included file `{path}` cannot be read: {reason.lower()}")


@fault("AM204", "include-cycle")
def include_cycle(span: Span, path: Sequence[str]) -> Finding:
    """Files that include one another in a circle.

    What it checks:
    No file includes itself, directly or through others.

    Why it matters:
    A file sees only what it declares or includes; in a circle, each would have to be read before the other.
    """
    return Finding(
        span,
        f"the files include one another in a circle: {' → '.join(path)}",
        hint="move what both need into a third file and include that",
    )


@fault("AM205", "repeated-include", Severity.WARNING)
def repeated_include(span: Span, path: str, first: Span) -> Finding:
    """One file included twice under one name.

    What it checks:
    A file is included once, or under different prefixes.

    Why it matters:
    A file is read once whatever it goes by; the second line does nothing.

    """
    return Finding(
        span,
        f"`{path}` is included already",
        hint="delete this line",
        related=(Label(first, "first included here"),),
    )


@fault("AM206", "unreadable-file")
def unreadable_file(span: Span, path: str, reason: str) -> Finding:
    """A map that cannot be read.

    What it checks:
    The file given to the command is there and can be opened.

    Why it matters:
    Nothing can be said of a map that nobody could read.
    """
    return Finding(span, f"`{path}` cannot be read: {reason.lower()}")


@fault("AM207", "text-outside-root")
def text_outside(span: Span, path: str, root: Path) -> Finding:
    """A source's text that lies outside the root folder of the run.

    What it checks:
    The path of a source's `text` stays in the folder of the map given to the command, or below it.

    Why it matters:
    A map from somebody else must not read files that he was never meant to see.

    Example:
    ```argmap
    source jst: A New Page
      text: ../elsewhere/secrets.txt

    claim war: The war will be long. [@jst]
      because costs: Both sides can bear the costs. [@jst]
    ```
    """
    return Finding(
        span,
        f"the text `{path}` lies outside the folder `{root.name or root}`",
        hint="give the folder that holds all files with `--root FOLDER`",
    )


# names


@fault("AM210", "undeclared-name")
def undeclared_name(span: Span, kind: str, name: str, candidates: Sequence[str], other_kind: str = "") -> Finding:
    """A name that nothing in sight declares.

    What it checks:
    Each claim, question, author and source that a line refers to is declared in the file or in one it includes.

    Why it matters:
    A misspelt name that was guessed at, or made anew, would change the argument without a word.

    Example:
    ```argmap
    claim war: The war will be long.
      because cots: Both sides can bear the costs.

    claim costs
      because trade: Trade goes on.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    claim costs
      because trade: Trade goes on.
    ```
    """
    if other_kind:
        return Finding(span, f"`{name}` is {_article(other_kind)}, and {_article(kind)} is needed here")
    otherwise = {
        "author": f"declare it: `author {name}: Full Name`",
        "source": f"declare it: `source {name}: Title`",
        "claim": f"define it: `claim {name}: …`",
        "question": f"define it: `question {name}: …`",
    }.get(kind, "")
    if "." in name:
        otherwise = f"`{name.rpartition('.')[0]}` must be the prefix of an include"
    hint, near = _meant(name, candidates, otherwise)
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"no {kind} `{name}` is declared", hint=hint, fix=fix)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


@fault("AM211", "duplicate-name")
def duplicate_name(span: Span, name: str, first: Span, first_kind: str, second: Span | None = None) -> Finding:
    """One name for two things.

    What it checks:
    Claims, questions, sections and scenarios share one set of names; prefixes, authors and sources have one each.

    Why it matters:
    A reference must lead to one thing.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      because costs: Neither side runs out of money.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      because money: Neither side runs out of money.
    ```
    """
    return Finding(
        span,
        f"`{name}` names {_article(first_kind)} already",
        hint="choose another name, or drop the colon and the text to refer to the first",
        related=(Label(first, "first declared here"), *([Label(second, "and again here")] if second else ())),
    )


@fault("AM212", "name-case")
def name_case(span: Span, name: str, first: Span, first_name: str) -> Finding:
    """Two names that differ only in capital letters.

    What it checks:
    Names within one set differ in more than the case of their letters.

    Why it matters:
    Read aloud, they are one name; typed from memory, either is written for the other.

    Example:
    ```argmap
    claim war: The war will be long.
      because War: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"`{name}` differs from `{first_name}` only in capital letters",
        hint="choose another name",
        related=(Label(first, "the other name"),),
    )


@fault("AM213", "conflicting-declaration")
def conflicting_declaration(span: Span, kind: str, name: str, first: Span) -> Finding:
    """One author or source declared in two ways.

    What it checks:
    Authors and sources are one for the whole debate: where two files declare the same, they say the same.

    Why it matters:
    Two dates or two qualifications for one name make the citations worthless.

    Example:
    ```argmap
    author lamear: Geoff LaMear
    author lamear: G. LaMear

    claim war by lamear: The war will be long.
    ```

    Instead:
    ```argmap
    author lamear: Geoff LaMear

    claim war by lamear: The war will be long.
    ```
    """
    return Finding(
        span,
        f"{kind} `{name}` is declared in two ways",
        hint="keep one declaration, in a file that the others include",
        related=(Label(first, "the other declaration"),),
    )


# keys


@fault("AM301", "unknown-key")
def unknown_key(span: Span, key: str, owner: str, keys: Sequence[str]) -> Finding:
    """A key that the language does not have.

    What it checks:
    Keys come from a fixed list for each kind of line; keys that begin with `x-` are free.

    Why it matters:
    A misspelt key would silently say nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      bassis: history
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    otherwise = f"`{owner}` has the keys {_listed(keys)}; keys of your own begin with `x-`"
    hint, near = _meant(key, keys, advise_on_word(key) or otherwise)
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"unknown key `{key}`", hint=hint, fix=fix)


@fault("AM302", "wrong-key")
def wrong_key(span: Span, key: str, owner: str, homes: Sequence[str]) -> Finding:
    """A key under a line of the wrong kind.

    What it checks:
    Each kind of line has its own keys.

    Why it matters:
    The key would describe nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      publisher: Inkstick
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      x-publisher: Inkstick
    ```
    """
    return Finding(span, f"`{owner}` has no key `{key}`", hint=f"`{key}` is a key of {_listed(homes)}")


@fault("AM303", "key-out-of-place")
def key_out_of_place(span: Span, key: str) -> Finding:
    """A key or a quotation after the moves.

    What it checks:
    Under its owner, keys come first, then quotations, then moves.

    Why it matters:
    Beneath a block of moves, a key is easily read as belonging to the last of them.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      basis: history
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
      because costs: Both sides can bear the costs.
    ```
    """
    what = "quotations" if key == ">" else "keys"
    return Finding(
        span, f"`{key}` stands too late", hint=f"move it up: {what} come before the moves, and keys before quotations"
    )


@fault("AM304", "repeated-key")
def repeated_key(span: Span, key: str, first: Span) -> Finding:
    """A key given twice that has one value.

    What it checks:
    Only `agreed`, `conceded`, `denied` and `reported` may stand more than once, each time for another author or
    with another citation.

    Why it matters:
    One of the two values would be dropped.

    Example:
    ```argmap
    claim war: The war will be long.
      basis: history
      basis: data
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    return Finding(
        span,
        f"`{key}` is given already",
        hint="keep one of the two",
        related=(Label(first, "first given here"),),
    )


@fault("AM305", "bad-value")
def bad_value(span: Span, key: str, value: str, wanted: str, candidates: Sequence[str] = ()) -> Finding:
    """A value that its key cannot have.

    What it checks:
    `basis`, `move`, `answers`, `asserted` and `expect` take words from a list; dates are written `2023-02-15`,
    `2023-02` or `2023`; colours `#1D4E89`; addresses begin with `http://` or `https://`.

    Why it matters:
    What cannot be understood cannot be checked, sorted or drawn.

    Example:
    ```argmap
    claim war: The war will be long.
      basis: historic
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      basis: history
    ```
    """
    hint, near = _meant(value, candidates, f"write {wanted}")
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"`{key}` cannot be `{value}`", hint=hint, fix=fix)


@fault("AM306", "number-out-of-range")
def number_out_of_range(span: Span, key: str, value: str) -> Finding:
    """A number that lies outside its range.

    What it checks:
    `credence` and `weight` are numbers from 0 to 1.

    Why it matters:
    They are degrees; beyond the ends of the scale they mean nothing.

    Example:
    ```argmap
    claim war: The war will be long.
      credence: 80
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      credence: 0.8
    ```
    """
    return Finding(span, f"`{key}` is `{value}`, outside 0 to 1", hint="write a number from 0 to 1, such as `0.8`")


@fault("AM307", "unknown-scheme")
def unknown_scheme(span: Span, name: str, candidates: Sequence[str]) -> Finding:
    """An argumentation scheme that argmap does not know.

    What it checks:
    `scheme` names one of the schemes of Walton, Reed and Macagno (2008), or a fallacy charged by an objection.

    Why it matters:
    The scheme tells which critical questions a step must answer.

    Example:
    ```argmap
    claim war: The war will be long.
      because experts: Two experts on sanctions say so.
        scheme: expert-opinon
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because experts: Two experts on sanctions say so.
        scheme: expert-opinion
    ```
    """
    hint, near = _meant(name, candidates, f"known are, among others, {_listed(candidates[:6])}")
    fix = Fix(f"write `{near}`", (Edit(span, near),), safe=False) if near else None
    return Finding(span, f"unknown scheme `{name}`", hint=hint, fix=fix)


# steps


@fault("AM401", "repeated-step")
def repeated_step(span: Span, word: str, name: str, first: Span) -> Finding:
    """Two steps that begin with one premise.

    What it checks:
    A step is known by its claim, its word and its first premise, so no two share all three.

    Why it matters:
    Nobody could say which of the two a later `unless` is meant for.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"a `{word}` with the first premise `{name}` stands here already",
        hint="drop the text to take up the first, or begin with another premise",
        related=(Label(first, "the first step"),),
    )


@fault("AM402", "premise-after-undercut")
def premise_after_undercut(span: Span, word: str) -> Finding:
    """An `and` or `assuming` after an `unless`.

    What it checks:
    In a step, all premises come first, then what undercuts it.

    Why it matters:
    After an `unless`, an `and` reads as if it went on with the objection.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      unless talks: Talks are close to success.
      and aims: Neither side has reached its aims.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and aims: Neither side has reached its aims.
      unless talks: Talks are close to success.
    ```
    """
    return Finding(
        span,
        f"`{word}` after `unless` belongs to no step",
        hint="put it before the `unless`, beside its `because` or `but`",
    )


@fault("AM403", "premise-after-taken-up-step")
def premise_after_taken_up(span: Span, word: str, first: Span | None) -> Finding:
    """A further premise for a step that was made elsewhere.

    What it checks:
    A step that is taken up again by its first premise may get an `unless`, a `scheme` or a `weight`, no premise.

    Why it matters:
    Another premise would make it another argument, and put it into its author's mouth.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.

    claim war
      because costs
      and aims: Neither side has reached its aims.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and aims: Neither side has reached its aims.
    ```
    """
    related = (Label(first, "the step was made here"),) if first else ()
    return Finding(
        span,
        f"`{word}` adds a premise to a step that is only taken up here",
        hint="add it where the step was made, or make a step of your own",
        related=related,
    )


@fault("AM404", "no-step")
def no_step(span: Span, word: str) -> Finding:
    """An `and`, `assuming` or `unless` that stands beside no step.

    What it checks:
    `and` and `assuming` follow a `because` or a `but` at the same indent; `unless` follows one of those or an
    `answer`.

    Why it matters:
    A premise or an objection that belongs to no step says nothing about anything.

    Example:
    ```argmap
    claim war: The war will be long.
      and costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
    ```
    """
    before = "`because`, `but` or `answer`" if word == "unless" else "`because` or `but`"
    return Finding(span, f"`{word}` stands beside no step", hint=f"it follows a {before} at the same indent")


@fault("AM405", "lost-because", Severity.WARNING)
def lost_because(span: Span, word: str, after: str, first: Span) -> Finding:
    """An `and` that may have lost its `because`.

    What it checks:
    No blank line and no comment stands between an `and` or `assuming` and the step it belongs to.

    Why it matters:
    When the `because` above it is deleted or commented out, the `and` joins the step before it without a word.

    Example:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      # because aims: Neither side has reached its aims.
      and talks: Talks have failed.
    ```

    Instead:
    ```argmap
    claim war: The war will be long.
      because costs: Both sides can bear the costs.
      and talks: Talks have failed.
      # because aims: Neither side has reached its aims.
    ```
    """
    what = "a blank line" if after == "blank" else "a comment"
    return Finding(
        span,
        f"`{word}` follows {what} and may have lost its `because`",
        hint="remove what stands between, or write `because` if it is a reason of its own",
        related=(Label(first, "it joins this step"),),
    )


@fault("AM406", "distant-premise", Severity.INFO)
def distant_premise(span: Span, word: str, lines: int, first: Span) -> Finding:
    """An `and` that stands far from the step it belongs to.

    What it checks:
    Fewer than a dozen lines stand between a premise and the one before it.

    Why it matters:
    Beneath a long block a reader no longer sees what the `and` goes on with, nor whether a `because` was lost.
    """
    return Finding(
        span,
        f"`{word}` stands {lines} lines below the premise it is linked with",
        hint="give the long block a `claim` of its own, and refer to it here",
        related=(Label(first, "it joins this step"),),
    )


@fault("AM407", "idle-speaker")
def idle_speaker(span: Span, name: str) -> Finding:
    """A `by` on a claim that is only taken up.

    What it checks:
    `claim name by author` is followed by a colon and the text that the author asserts. Without a text, the line
    takes up a claim to add to it, and nobody speaks on it.

    Why it matters:
    Who asserts a claim is said once, where its text stands; who moves is said on the move.

    Example:
    ```argmap
    author ann: Ann

    claim war: The war will be long.

    claim war by ann
      because costs: Both sides can bear the costs.
    ```

    Instead:
    ```argmap
    author ann: Ann

    claim war: The war will be long.

    by ann

    claim war
      because costs: Both sides can bear the costs.
    ```
    """
    return Finding(
        span,
        f"`by` on `{name}`, which is only taken up here",
        hint="name the mover on the move itself or with a `by` line above; or give the claim its text after a colon",
    )


# citations and texts


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
