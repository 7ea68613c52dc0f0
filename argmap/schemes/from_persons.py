"""Schemes of rules, commitments and the persons who argue. Holds no others."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme
from argmap.schemes.works import COMPENDIUM, FUNDAMENTALS, HOMINEM, PRAGMATIC

FAMILY = "Rules, commitments and persons"

SCHEMES = (
    Scheme(
        "commitment",
        "Argument from commitment",
        FAMILY,
        (
            Role("committed", "the commitment", "Someone has committed himself to something.", needed=True),
            Role("follows", "what follows from it", "Whoever holds that must hold this too."),
        ),
        "He is committed to this too.",
        (
            Q("shown", "assumption", "committed", "What shows that {who} is committed to it: {committed}?"),
            Q("follows", "assumption", "follows", "Does {claim} follow from what {who} is committed to?"),
            Q("exception", "exception", "step", "Is this a case in which {who} is free of it?"),
            Q("retracted", "exception", "step", "Has {who} taken it back since?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "pp. 117–118")),
        who="the one concerned",
    ),
    Scheme(
        "inconsistent-commitment",
        "Argument from inconsistent commitment",
        FAMILY,
        (
            Role("committed", "the commitment", "Someone has committed himself to something.", needed=True),
            Role("against", "what goes against it", "What he says or does now goes against it."),
        ),
        "He contradicts himself.",
        (
            Q("shown", "assumption", "committed", "What shows that {who} is committed to it: {committed}?"),
            Q("against", "assumption", "against", "What shows that {who} goes against it?"),
            Q("inconsistent", "exception", "step", "Can both be held together on a closer look?"),
            Q("changed-mind", "exception", "step", "Has {who} changed his mind for a good reason?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "pp. 120–121")),
        who="the one concerned",
    ),
    Scheme(
        "established-rule",
        "Argument from an established rule",
        FAMILY,
        (
            Role("case", "the case", "The case is one that the rule is about.", needed=True),
            Role("rule", "the rule", "There is a rule for such cases."),
        ),
        "It is to be as the rule says.",
        (
            Q("rule", "assumption", "rule", "Is there such a rule, and is it valid?"),
            Q("applies", "assumption", "case", "Does the rule apply to this case: {case}?"),
            Q("exception", "exception", "step", "Is this case an exception?"),
            Q("competing", "exception", "step", "Is there another rule that goes before it?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 147")),
    ),
    Scheme(
        "exceptional-case",
        "Argument from an exceptional case",
        FAMILY,
        (
            Role("special", "what is special", "Something about the case is out of the common.", needed=True),
            Role("rule", "the rule", "The rule may be waived in such cases."),
        ),
        "The rule does not hold in this case.",
        (
            Q("special", "assumption", "special", "Is the case so far out of the common: {special}?"),
            Q("waived", "assumption", "rule", "Does the rule allow an exception of this kind?"),
            Q("abuse", "exception", "step", "Would anybody be able to claim the same exception?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 148")),
    ),
    Scheme(
        "ethotic",
        "Argument from character",
        FAMILY,
        (
            Role("character", "the character", "The one who speaks is of good character, or of bad.", needed=True),
            Role("said", "what is said", "He says that it is so."),
        ),
        "What he says is more to be believed, or less.",
        (
            Q("true", "assumption", "character", "Is the one who speaks of such a character: {character}?"),
            Q("relevant", "assumption", "step", "Does character bear on whether this is so?"),
            Q("alone", "exception", "step", "Does what is said stand or fall without him who says it?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 152")),
        voice="said",
    ),
    Scheme(
        "ad-hominem",
        "Argument against the person",
        FAMILY,
        (
            Role("fault", "what is held against him", "Something about him makes him less credible.", needed=True),
            Role("argues", "what he argues", "He argues for something."),
        ),
        "What he argues is less to be believed.",
        (
            Q("true", "assumption", "fault", "Is what is held against him so: {fault}?"),
            Q("relevant", "assumption", "step", "Does it bear on what he argues?"),
            Q("alone", "exception", "step", "Does his argument stand without him?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "p. 123")),
    ),
    Scheme(
        "bias",
        "Argument from bias",
        FAMILY,
        (
            Role("interest", "the interest", "He has a stake in the matter, or leans to one side.", needed=True),
            Role("one-sided", "what he left out", "He has not looked at both sides."),
        ),
        "What he concludes is less to be believed.",
        (
            Q("shown", "assumption", "interest", "What shows the bias: {interest}?"),
            Q("balance", "assumption", "one-sided", "Would one expect him to weigh both sides here?"),
            Q("alone", "exception", "step", "Does his argument stand without him?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 153"), Place(HOMINEM, "p. 255")),
    ),
)
