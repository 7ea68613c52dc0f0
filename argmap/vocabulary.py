"""The closed word lists of the language: bases, moves, verdicts and scheme ids. Says nothing about grammar."""

from __future__ import annotations

BASES = (
    "assertion", "definition", "example", "case-study", "data", "statistic", "event", "expert-opinion",
    "history", "law", "media", "personal", "common-belief", "value",
)  # fmt: skip
"""What a claim is based on (`basis`)."""

MOVES = ("not-true", "no-link", "turn", "outweighs", "undercut")
"""What kind of answer a `but` or an `unless` is (`move`)."""

VERDICTS = ("stands", "falls", "contested", "open", "undecided")
"""What can be expected of a claim (`expect`); `undecided` means contested or open."""

STANCES = ("agreed", "conceded", "denied", "reported")
"""What an author may do with another's claim."""

LINE_WORDS = (
    "map", "include", "author", "source", "by", "section", "question", "answer", "claim", "because", "but",
    "and", "assuming", "unless", "scenario", "accept", "reject", "expect",
)  # fmt: skip
"""The first words of lines."""

RESERVED = frozenset(LINE_WORDS) | {"from", "as", "me"}
"""Words that name nothing. `me` is the map-maker."""

SCHEMES = (
    # what somebody says
    "expert-opinion", "position-to-know", "witness-testimony", "credible-source", "popular-opinion",
    "popular-practice", "perception", "memory",
    # cases, kinds and definitions
    "example", "analogy", "precedent", "verbal-classification", "definition", "criterion", "composition",
    "division", "appearance",
    # causes, signs and figures
    "cause-to-effect", "correlation-to-cause", "effect-to-cause", "sign", "abduction", "evidence-to-hypothesis",
    "ignorance", "statistics", "trend",
    # what to do
    "positive-consequences", "negative-consequences", "practical-reasoning", "value-based-practical-reasoning",
    "values", "evaluation", "slippery-slope", "gradualism", "sunk-cost", "threat", "fear-appeal", "danger",
    "alternatives", "dilemma", "need-for-help", "fairness", "distress",
    # rules, commitments and persons
    "commitment", "inconsistent-commitment", "established-rule", "exceptional-case", "ethotic", "ad-hominem",
    "bias",
    # fallacies that an objection charges
    "straw-man", "false-dilemma", "hasty-generalisation", "post-hoc", "equivocation", "begging-the-question",
    "red-herring", "no-true-scotsman", "moving-goalposts", "false-analogy", "cherry-picking", "tu-quoque",
    "loaded-question", "motte-and-bailey", "base-rate-neglect",
)  # fmt: skip
"""Argumentation schemes (Walton, Reed and Macagno, 2008) and the fallacies that an objection may charge, by id.

The room `schemes` says what each is; a test holds the two together.
"""
