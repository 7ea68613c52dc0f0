"""Schemes that go from case to case, or put a thing under a word. Holds no others."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme
from argmap.schemes.works import APPEARANCE, COMPENDIUM, FUNDAMENTALS, INFORMAL, PERIODIC, PRAGMATIC, RHETORIC

FAMILY = "Cases, kinds and definitions"

SCHEMES = (
    Scheme(
        "example",
        "Argument from example",
        FAMILY,
        (
            Role("case", "the example", "In a certain case it was so.", needed=True, many=True),
            Role("typical", "its being typical", "The case is typical of its kind."),
        ),
        "It is so in general.",
        (
            Q("true", "assumption", "case", "Was it really so in the example: {case}?"),
            Q("fits", "assumption", "case", "Is {case} an example of what {claim} says?", settled_by_reasons=False),
            Q("typical", "assumption", "typical", "Is {case} typical?"),
            Q("enough", "assumption", "step", "Are there enough examples for {claim}?"),
            Q("counter-examples", "exception", "claim", "Are there cases that speak against {claim}?"),
            Q("circumstances", "exception", "step", "Were there special circumstances in the example: {case}?"),
        ),
        (COMPENDIUM, Place(RHETORIC, "pp. 357–368")),
    ),
    Scheme(
        "analogy",
        "Argument from analogy",
        FAMILY,
        (
            Role("other-case", "the other case", "In another case it is, or was, so.", needed=True),
            Role("likeness", "the likeness", "The two cases are alike."),
        ),
        "It is so in this case too.",
        (
            Q("differences", "exception", "step", "Do the two cases differ in a way that matters for {claim}?"),
            Q("so-there", "assumption", "other-case", "Is it really so in the other case: {other-case}?"),
            Q("likeness", "assumption", "likeness", "In what are the two cases alike, and does that bear on {claim}?"),
            Q("closer-case", "exception", "step", "Is there a closer case that points the other way?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "pp. 96–97")),
    ),
    Scheme(
        "precedent",
        "Argument from precedent",
        FAMILY,
        (
            Role("earlier", "the earlier decision", "An earlier case was decided so.", needed=True),
            Role("rule", "the rule behind it", "It was decided by a certain rule."),
            Role("alike", "the likeness of the cases", "The present case is like the earlier one."),
        ),
        "This case is to be decided in the same way.",
        (
            Q("alike", "exception", "step", "Does the present case differ from the earlier one in what counts?"),
            Q("rule", "assumption", "rule", "By what rule was the earlier case decided: {earlier}?"),
            Q("applies", "exception", "step", "Does that rule fail to apply here?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 148")),
    ),
    Scheme(
        "verbal-classification",
        "Argument from verbal classification",
        FAMILY,
        (
            Role("property", "the property", "The thing has a certain property.", needed=True),
            Role("counts-as", "the classification", "What has that property counts as one of the kind."),
        ),
        "The thing is one of the kind.",
        (
            Q("has", "assumption", "property", "Is it clear that the thing is so: {property}?"),
            Q("counts", "assumption", "counts-as", "Does everything that is so count as one of the kind?"),
            Q("loaded", "exception", "step", "Is the word for the kind loaded, vague, or chosen for the occasion?"),
        ),
        (COMPENDIUM,),
    ),
    Scheme(
        "definition",
        "Argument from definition to verbal classification",
        FAMILY,
        (
            Role("meets", "what fits the definition", "The thing meets a definition of the kind.", needed=True),
            Role("definition", "the definition", "The kind is defined so."),
        ),
        "The thing is one of the kind.",
        (
            Q("meets", "assumption", "meets", "What shows that the definition is met: {meets}?"),
            Q("adequate", "exception", "step", "Is the definition too wide, too narrow, or unfit for the subject?"),
            Q("rival", "exception", "step", "Is there a rival definition under which it would not be so?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "p. 129")),
    ),
    Scheme(
        "criterion",
        "Argument from criterion",
        FAMILY,
        (
            Role("fact", "the fact", "The thing has a certain feature.", needed=True),
            Role("standard", "the standard", "What has that feature is to be judged so."),
        ),
        "The thing is good or bad, strong or weak, in the way claimed.",
        (
            Q("fact", "assumption", "fact", "Is it so as stated: {fact}?"),
            Q("standard", "assumption", "standard", "Why judge by this standard?"),
            Q("other-standards", "exception", "step", "Would another fair standard lead to another judgement?"),
        ),
        (Place(PERIODIC),),
    ),
    Scheme(
        "composition",
        "Argument from composition",
        FAMILY,
        (
            Role("parts", "the parts", "The parts are so.", needed=True, many=True),
            Role("carries-over", "the carrying over", "What holds of the parts holds of the whole."),
        ),
        "The whole is so.",
        (
            Q("parts", "assumption", "parts", "Are all the parts so, or only some: {parts}?"),
            Q("carries-over", "assumption", "carries-over", "Does what holds of the parts hold of the whole here?"),
        ),
        (COMPENDIUM, Place(INFORMAL, "p. 130")),
    ),
    Scheme(
        "division",
        "Argument from division",
        FAMILY,
        (
            Role("whole", "the whole", "The whole is so.", needed=True),
            Role("carries-over", "the carrying over", "What holds of the whole holds of its parts."),
        ),
        "The part is so.",
        (
            Q("whole", "assumption", "whole", "Is the whole really so: {whole}?"),
            Q("carries-over", "assumption", "carries-over", "Does what holds of the whole hold of this part?"),
        ),
        (COMPENDIUM,),
    ),
    Scheme(
        "appearance",
        "Argument from appearance",
        FAMILY,
        (Role("looks", "how it looks", "The thing looks like one of the kind.", needed=True),),
        "The thing is one of the kind.",
        (
            Q(
                "looks",
                "assumption",
                "looks",
                "Does it look so to everybody who looks closely: {looks}?",
                settled_by_reasons=False,
            ),
            Q("misleading", "exception", "step", "Could its looks mislead?"),
            Q("other-kind", "exception", "step", "Would it be better put under another kind?"),
        ),
        (COMPENDIUM, Place(APPEARANCE)),
    ),
)
