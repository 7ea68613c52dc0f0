"""The form of each line in words and examples, and the words people write instead. Reads no lines."""

from __future__ import annotations

from argmap.suggest import suggest
from argmap.vocabulary import LINE_WORDS

FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "map": ("after `map` come a colon and a title", ("map: Who will win the war?",)),
    "include": (
        "after `include` come the path of a file and, for a prefix, `as` and a name",
        ("include sources.argmap", "include lamear.argmap as lamear"),
    ),
    "author": (
        "after `author` come a name, a colon and the full name",
        ("author berman: Ilan Berman", "author harris: J. Harris"),
    ),
    "source": (
        "after `source` come a name, a colon and the title",
        ("source jst: The Budding Alliance", "source atlas: The Atlas of Conflict"),
    ),
    "by": (
        "after `by` come authors, with commas between them, and, if wanted, `from` and a source",
        ("by berman from jst", "by berman, lamear", "by me"),
    ),
    "section": (
        "after `section` come a name, a colon and a heading",
        ("section costs: What the war costs", "section aims: What both sides want"),
    ),
    "question": (
        "after `question` come a name and, for a new question, a colon and its text",
        ("question length: Will the war be long?", "question length"),
    ),
    "answer": (
        "after `answer` comes the name of a claim, and nothing else",
        ("answer war", "answer lamear.war"),
    ),
    "claim": (
        "after `claim` come a name and, for a new claim, a colon and its text",
        ("claim war: The war will be long. [¶3]", "claim war by berman: The war will be long.", "claim war"),
    ),
    **{
        word: (
            f"after `{word}` comes a name, or a colon and a text, or both",
            (f"{word} {name}: {text}", f"{word}: {text}", f"{word} {name}"),
        )
        for word, name, text in (
            ("because", "costs", "Both sides can bear the costs."),
            ("but", "winter", "Winter will stop the fighting."),
            ("and", "aims", "Neither side has reached its aims."),
            ("assuming", "will", "Both sides want to fight on."),
            ("unless", "envoys", "Envoys may end it at a table."),
        )
    },
    "scenario": (
        "after `scenario` come a name, a colon and a text",
        (
            "scenario early-peace: Suppose that peace comes early",
            "scenario no-arms: Suppose that arms run out",
        ),
    ),
    "accept": (
        "after `accept` comes the name of a claim, and nothing else",
        ("accept war", "accept lamear.war"),
    ),
    "reject": (
        "after `reject` comes the name of a claim, and nothing else",
        ("reject war", "reject lamear.war"),
    ),
    "expect": (
        "after `expect` come the name of a claim and a verdict",
        ("expect war stands", "expect lamear.war contested"),
    ),
}
"""For each line word, what follows it and a few right lines."""

MOVES = frozenset({"because", "but", "and", "assuming", "unless"})
"""The words of moves."""

ROLES: dict[str, str] = {
    "map": "the title of a file begins with `map:`",
    "include": "another file is taken in with `include`",
    "author": "someone who speaks is declared with `author`",
    "source": "an article or a book is declared with `source`",
    "by": "who speaks from here on is said with `by`",
    "section": "a section begins with `section`",
    "question": "what is disputed begins with `question`",
    "answer": "a claim is offered as an answer with `answer`",
    "claim": "an assertion begins with `claim`",
    "because": "a reason begins with `because`",
    "but": "a rebuttal begins with `but`",
    "and": "a further premise of the same step begins with `and`",
    "assuming": "an unstated premise begins with `assuming`",
    "unless": "an objection to the step itself begins with `unless`",
    "scenario": "a what-if begins with `scenario`",
    "accept": "a scenario takes a claim as true with `accept`",
    "reject": "a scenario takes a claim as false with `reject`",
    "expect": "a scenario says with `expect` what should follow",
    ">": "words quoted from a source begin with `> `",
    "|": "a text goes on, one level under it, with `| `",
    "#": "a comment begins with `#`",
    "order": "a conclusion stands above its reasons, as `claim`; the reasons beneath it begin with `because`",
    "move": "a reason begins with `because`, a rebuttal with `but`",
}
"""What a line word is for, as advice to someone who wrote another word."""

_MEANT = {
    "because": "since for pro pros support supports supported reason reasons evidence why argument arg cause",
    "order": "so therefore hence thus ergo consequently",
    "but": "however although though yet con cons attack attacks objection object rebuttal rebut rebuts "
    "contra counter counterargument counterclaim against nevertheless nonetheless opposes disagree",
    "unless": "undercut undercuts undercutter except exception defeater",
    "and": "also plus moreover furthermore additionally with premise co-premise linked",
    "assuming": "assume assumes assumption given presumably presupposing presupposes implicit hidden warrant",
    "claim": "thesis conclusion statement assertion assert proposition contention position point opinion",
    "question": "issue topic dispute problem q",
    "answer": "option reply",
    "author": "speaker person writer people",
    "source": "article book paper document reference ref cite citation",
    "include": "import use require load",
    "map": "title debate name",
    "section": "group heading chapter part",
    "scenario": "suppose supposing what-if hypothesis",
    ">": "quote quotes quotation quoted",
    "#": "comment remark todo fixme",
}
MEANT: dict[str, str] = {word: role for role, words in _MEANT.items() for word in words.split()}
"""Words that people write at the start of a line, and the role in `ROLES` that they probably mean."""

SIGNS: dict[str, str] = {
    **dict.fromkeys(("+", "<+", "+)"), "because"),
    **dict.fromkeys(("-", "*", "•", "–", "—", "·", "‣", "▪", "◦"), "move"),
    **dict.fromkeys(("<-", "><"), "but"),
    **dict.fromkeys(("_>", "<_"), "unless"),
    **dict.fromkeys(("->", "-->", "=>", "→", "+>"), "order"),
    **dict.fromkeys(("//", "/*", "<!--", ";", "%", "--"), "#"),
    ">>": ">",
}
"""Signs at the start of a line in other notations, and the role in `ROLES` that stands for them here."""

KEYS = (
    "date", "editor", "bibliography", "note", "affiliation", "qualifications", "side", "color", "authors", "publisher",
    "kind", "url", "accessed", "text", "extent", "answers", "basis", "credence", "tags", "asserted", "agreed",
    "conceded", "denied", "reported", "role", "move", "asks", "scheme", "weight", "expect",
)  # fmt: skip
"""Every key of any kind of line, for telling a key without its colon from prose."""


def show_form(word: str) -> tuple[str, ...]:
    """Return what follows a line word and right examples, as notes under a diagnostic."""
    form, examples = FORMS[word]
    return form, "for example: " + "  ·  ".join(f"`{example}`" for example in examples)


def advise_on_word(word: str, rest: str = "") -> str:
    """Say which line word stands for one that people write at the start of a line; empty where none is known.

    `rest` is what follows the word; where it fits the right word, it stands in the example.
    """
    folded = word.casefold()
    if folded in FORMS:
        return f"did you mean `{folded}`?" if folded != word else ""
    role = MEANT.get(folded)
    if role is None and word[0] + word[-1] == "<>":  # an argument's title in Argdown
        role = "because"
    if role is None:
        near = suggest(word, LINE_WORDS)
        return f"did you mean `{near}`?" if near else ""
    if role not in FORMS:
        return ROLES[role]
    head, colon, _ = rest.partition(":")
    words = len(head.split())
    example = FORMS[role][1][0]
    if words == 1 or (colon and words == 0 and role in MOVES):
        example = f"{role}{'' if words == 0 else ' '}{rest}"
    elif words and role in MOVES:
        example = f"{role}: {rest}"
    return f"{ROLES[role]}: `{example}`"
