"""Schemes that rest on what somebody says, sees or remembers, or on what most people hold. Holds no others."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme
from argmap.schemes.works import (
    COMPENDIUM,
    CREDIBLE,
    EXPERT,
    FUNDAMENTALS,
    LEGAL,
    MEMORY,
    POLLOCK,
    POPULAR,
    WITNESS,
)

FAMILY = "What somebody says"

SCHEMES = (
    Scheme(
        "expert-opinion",
        "Argument from expert opinion",
        FAMILY,
        (
            Role("said", "what the expert says", "Someone who knows the field says that it is so.", needed=True),
            Role("expert", "his standing as an expert", "He is an expert in a field."),
            Role("field", "the field", "What is claimed belongs to that field."),
            Role("evidence", "the evidence behind it", "What he says rests on evidence."),
        ),
        "What the expert says may be taken as so.",
        (
            Q("expertise", "assumption", "expert", "Is {who} a real expert, and how good a one?"),
            Q("field", "assumption", "field", "Does {claim} lie in the field that {who} is an expert in?"),
            Q(
                "opinion",
                "assumption",
                "said",
                "What exactly did {who} say, and does {claim} follow from it?",
                settled_by_reasons=False,
            ),
            Q("trust", "exception", "step", "Is {who} biased, or for another reason not to be trusted in this?"),
            Q("agreement", "exception", "step", "Do other experts say otherwise than {who}?"),
            Q("evidence", "assumption", "evidence", "On what evidence does {who} say so?"),
        ),
        (COMPENDIUM, Place(EXPERT, "pp. 211–225")),
        who="the expert",
        voice="said",
    ),
    Scheme(
        "position-to-know",
        "Argument from position to know",
        FAMILY,
        (
            Role("said", "what the source says", "Someone who is placed to know says that it is so.", needed=True),
            Role("placed", "his being placed to know", "He is where one can know such things."),
        ),
        "What he says may be taken as so.",
        (
            Q("placed", "assumption", "placed", "Is {who} really placed to know this?"),
            Q("honesty", "exception", "step", "Is {who} honest in this?"),
            Q("said", "assumption", "said", "Did {who} say just this?", settled_by_reasons=False),
        ),
        (COMPENDIUM, Place(LEGAL, "p. 46")),
        who="the source",
        voice="said",
    ),
    Scheme(
        "witness-testimony",
        "Argument from witness testimony",
        FAMILY,
        (
            Role("said", "the testimony", "A witness says that it happened.", needed=True),
            Role("placed", "the witness’s being there", "He was where he could see or hear it."),
            Role("believes", "the witness’s own belief", "He believes what he says."),
        ),
        "What the witness says may be taken to have happened.",
        (
            Q("consistency", "assumption", "said", "Does what {who} says hang together?", settled_by_reasons=False),
            Q("facts", "exception", "step", "Do the known facts speak against what {who} says?"),
            Q("others", "exception", "step", "Do other witnesses say otherwise than {who}?"),
            Q("bias", "exception", "step", "Is {who} biased?"),
            Q("plausibility", "exception", "said", "Is what {who} says too unlikely to be believed?"),
        ),
        (COMPENDIUM, Place(WITNESS, "p. 35")),
        who="the witness",
        voice="said",
    ),
    Scheme(
        "credible-source",
        "Argument from a credible source",
        FAMILY,
        (
            Role("said", "what the source reports", "A source reports that it is so.", needed=True),
            Role("credible", "the source’s record", "The source is reliable in such things."),
        ),
        "What the source reports may be taken as so.",
        (
            Q("reliability", "assumption", "credible", "What shows that {who} is reliable in such things?"),
            Q("honesty", "exception", "step", "Has {who} reason to deceive in this?"),
            Q("bias", "exception", "step", "Is {who} biased in this?"),
            Q("other-sources", "exception", "step", "Do other credible sources report otherwise than {who}?"),
        ),
        (Place(CREDIBLE),),
        who="the source",
        voice="said",
    ),
    Scheme(
        "popular-opinion",
        "Argument from popular opinion",
        FAMILY,
        (
            Role("accepted", "the general acceptance", "It is generally taken to be so.", needed=True),
            Role("reason", "why so many would know", "Those who take it so are likely to be right about it."),
        ),
        "There is a reason to take it as so.",
        (
            Q("shown", "assumption", "accepted", "What shows that this is generally accepted: {accepted}?"),
            Q("doubt", "exception", "step", "Is there good reason to think that so many are wrong in this?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "p. 91"), Place(POPULAR, "pp. 223–226")),
    ),
    Scheme(
        "popular-practice",
        "Argument from popular practice",
        FAMILY,
        (
            Role("done", "the practice", "It is generally done, or done by those who know.", needed=True),
            Role("right", "their good reasons", "Those who do it have good reasons to."),
        ),
        "It is acceptable to do it in this case.",
        (
            Q("shown", "assumption", "done", "What shows that this is generally done: {done}?"),
            Q("reasons", "assumption", "right", "Do those who do it have good reasons?"),
            Q("case", "exception", "step", "Is this case unlike those in which it is done?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "p. 93")),
    ),
    Scheme(
        "perception",
        "Argument from perception",
        FAMILY,
        (
            Role("seen", "what was perceived", "Someone saw or heard that it is so.", needed=True),
            Role("normal", "the conditions", "What is perceived in such conditions is mostly there."),
        ),
        "It may be taken to be as it was perceived.",
        (
            Q("conditions", "assumption", "normal", "Were the conditions such that {who} could perceive it rightly?"),
            Q("misled", "exception", "step", "Is there reason to think that {who} was misled?"),
        ),
        (COMPENDIUM, Place(POLLOCK, "p. 53")),
        who="the observer",
        voice="seen",
    ),
    Scheme(
        "memory",
        "Argument from memory",
        FAMILY,
        (Role("recalled", "what is remembered", "Someone remembers that it was so.", needed=True),),
        "It may be taken to have been so.",
        (
            Q(
                "fresh",
                "assumption",
                "recalled",
                "How long ago was it, and how sure is {who} of it?",
                settled_by_reasons=False,
            ),
            Q("records", "exception", "step", "Does a record of the time speak against what {who} remembers?"),
            Q("shaped", "exception", "step", "Has what came later shaped what {who} remembers?"),
        ),
        (COMPENDIUM, Place(MEMORY)),
        who="the one who remembers",
        voice="recalled",
    ),
)
