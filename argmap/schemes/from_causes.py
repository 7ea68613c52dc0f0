"""Schemes of causes, signs, explanations and figures. Holds no others."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme
from argmap.schemes.works import (
    COMPENDIUM,
    FUNDAMENTALS,
    HUFF,
    PRAGMATIC,
    PRESUMPTIVE,
    SAMPLING,
    WRM,
)

FAMILY = "Causes, signs and figures"

SCHEMES = (
    Scheme(
        "cause-to-effect",
        "Argument from cause to effect",
        FAMILY,
        (
            Role("cause", "the cause", "Something that has a known effect happened, or will.", needed=True, many=True),
            Role("link", "the causal link", "Where that happens, the effect follows."),
        ),
        "The effect happened, or will.",
        (
            Q("strength", "assumption", "link", "How strong is the link from {cause} to {claim}?"),
            Q("evidence", "assumption", "link", "What shows that the one brings about the other?"),
            Q("interference", "exception", "step", "Is there something that keeps the effect from coming about?"),
        ),
        (COMPENDIUM,),
    ),
    Scheme(
        "correlation-to-cause",
        "Argument from correlation to cause",
        FAMILY,
        (
            Role("correlation", "the correlation", "Two things go together.", needed=True),
            Role("mechanism", "the mechanism", "It is known how the one brings about the other."),
        ),
        "The one brings about the other.",
        (
            Q("real", "assumption", "correlation", "Do the two really go together: {correlation}?"),
            Q("coincidence", "exception", "step", "Can it be that they go together by chance?"),
            Q("third-cause", "exception", "step", "Does a third thing bring about both?"),
            Q("reverse", "exception", "step", "Does the effect rather bring about the cause?"),
            Q("mechanism", "assumption", "mechanism", "How would the one bring about the other?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 142")),
    ),
    Scheme(
        "effect-to-cause",
        "Argument from effect to cause",
        FAMILY,
        (
            Role("effect", "the effect", "The effect is there.", needed=True, many=True),
            Role("link", "the causal link", "The cause would bring about that effect."),
        ),
        "The cause was there.",
        (
            Q("link", "assumption", "link", "Would {claim} really bring about {effect}?"),
            Q("other-cause", "exception", "step", "Could something else have brought about {effect}?"),
        ),
        (Place(WRM, "p. 170"),),
    ),
    Scheme(
        "sign",
        "Argument from sign",
        FAMILY,
        (
            Role(
                "sign", "the sign", "Something is there that mostly goes with what is claimed.", needed=True, many=True
            ),
            Role("link", "the tie between sign and thing", "Where the sign is, the thing mostly is."),
        ),
        "What the sign stands for is so.",
        (
            Q("strength", "assumption", "link", "How surely can one infer {claim} from {sign}?"),
            Q("other-explanation", "exception", "step", "Is there another explanation for {sign}?"),
        ),
        (COMPENDIUM, Place(FUNDAMENTALS, "pp. 113–114")),
    ),
    Scheme(
        "abduction",
        "Argument to the best explanation",
        FAMILY,
        (
            Role("facts", "the facts", "There are facts that call for an explanation.", needed=True, many=True),
            Role("explains", "the explanation", "What is claimed would explain them."),
            Role("best", "its being the best", "No other explanation is as good."),
        ),
        "What explains them best is so.",
        (
            Q("explains", "assumption", "explains", "How well does {claim} explain {facts}?"),
            Q("rival", "exception", "step", "Is there a better explanation for {facts}?"),
            Q("search", "assumption", "best", "How far has anyone looked for other explanations?"),
            Q("facts", "assumption", "facts", "Are the facts as stated: {facts}?"),
            Q("wait", "exception", "step", "Would it be better to wait for more evidence?"),
        ),
        (COMPENDIUM, Place(WRM, "p. 329")),
    ),
    Scheme(
        "evidence-to-hypothesis",
        "Argument from evidence to a hypothesis",
        FAMILY,
        (
            Role("observed", "what was observed", "Something was observed, or was not.", needed=True),
            Role("prediction", "what the hypothesis predicts", "If the hypothesis is so, that will be observed."),
        ),
        "The hypothesis is so, or is not.",
        (
            Q("prediction", "assumption", "prediction", "Does {claim} stand or fall with what was observed?"),
            Q("observed", "assumption", "observed", "Was it really observed: {observed}?"),
            Q("other-reason", "exception", "step", "Could it be observed for another reason: {observed}?"),
        ),
        (COMPENDIUM, Place(PRESUMPTIVE, "pp. 67–70")),
    ),
    Scheme(
        "ignorance",
        "Argument from ignorance",
        FAMILY,
        (
            Role("unknown", "what nobody has found", "It has not been found to be so.", needed=True),
            Role("would-be-known", "that it would be known", "If it were so, one would know."),
        ),
        "It is not so.",
        (
            Q("search", "assumption", "would-be-known", "How far has anyone looked, and would it have been found?"),
            Q("burden", "exception", "step", "Is it for the other side to show it?"),
            Q("found", "exception", "unknown", "Has something been found after all?"),
        ),
        (Place(WRM, "p. 327"), Place(PRAGMATIC, "p. 150")),
    ),
    Scheme(
        "statistics",
        "Argument from figures",
        FAMILY,
        (
            Role("figures", "the figures", "Something was counted or measured so.", needed=True, many=True),
            Role("sample", "the sample", "What was counted stands for the whole."),
        ),
        "The whole is as the figures show.",
        (
            Q("source", "assumption", "figures", "Who counted, and how: {figures}?", settled_by_reasons=False),
            Q("sample", "assumption", "sample", "Does what was counted stand for the whole?"),
            Q("definition", "exception", "step", "Was what is counted defined otherwise than here, or changed midway?"),
            Q("base", "exception", "step", "Do the figures look otherwise against the right base?"),
            Q("date", "exception", "step", "Are the figures out of date?"),
        ),
        (Place(SAMPLING, "p. 286"), Place(HUFF)),
    ),
    Scheme(
        "trend",
        "Argument from trend",
        FAMILY,
        (
            Role("series", "the series", "So far it has gone this way.", needed=True, many=True),
            Role("goes-on", "its going on", "What has driven it so far goes on."),
        ),
        "It will go on this way.",
        (
            Q(
                "length",
                "assumption",
                "series",
                "Is the series long enough, and not picked to fit: {series}?",
                settled_by_reasons=False,
            ),
            Q("goes-on", "assumption", "goes-on", "What has driven it, and will that go on?"),
            Q("turning", "exception", "step", "Is there a reason why it would turn?"),
        ),
        (Place(HUFF),),
    ),
)
