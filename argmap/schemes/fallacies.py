"""The fallacies that an objection may charge. Each charge must bear questions of its own; none is a verdict."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme, Work
from argmap.schemes.works import (
    AMBIGUITY,
    BEGGING,
    BENNETT,
    FLEW,
    FUNDAMENTALS,
    GENERALIZATION,
    HAMBLIN,
    HEURISTICS,
    HOMINEM,
    INFORMAL,
    PRAGMATIC,
    SHACKEL,
    STRAW,
)

FAMILY = "Fallacies that an objection charges"


def _charge(
    scheme: str, name: str, roles: tuple[Role, ...], conclusion: str, questions: tuple[Q, ...], *works: Work | Place
) -> Scheme:
    places = tuple(work if isinstance(work, Place) else Place(work) for work in works)
    return Scheme(scheme, name, FAMILY, roles, conclusion, questions, places, "the one charged", charge=True)


SCHEMES = (
    _charge(
        "straw-man",
        "Straw man",
        (
            Role("attacked", "what was attacked", "What was attacked is not what had been said.", needed=True),
            Role("said", "what was said", "What had been said is this."),
        ),
        "The attack misses what was said.",
        (
            Q("said", "assumption", "said", "What had been said, word for word?"),
            Q("weaker", "assumption", "attacked", "Is what was attacked weaker than what was said?"),
            Q("follows", "exception", "step", "Does what was attacked follow from what was said?"),
        ),
        STRAW,
        HAMBLIN,
    ),
    _charge(
        "false-dilemma",
        "False dilemma",
        (Role("third", "the third possibility", "There is a possibility besides those named.", needed=True),),
        "Ruling out the one does not leave the other.",
        (
            Q("possible", "assumption", "third", "Is the third possibility a real one: {third}?"),
            Q("within", "exception", "step", "Is it a case of one of those named?"),
        ),
        HAMBLIN,
        FUNDAMENTALS,
    ),
    _charge(
        "hasty-generalisation",
        "Hasty generalisation",
        (Role("too-few", "how few cases there are", "The cases are too few, or not typical.", needed=True),),
        "The cases do not carry the general claim.",
        (
            Q("few", "assumption", "too-few", "How many cases would be enough?"),
            Q("counter", "exception", "step", "Is there no case known that speaks against the general claim?"),
        ),
        GENERALIZATION,
        HAMBLIN,
    ),
    _charge(
        "post-hoc",
        "After it, therefore because of it",
        (Role("only-after", "the mere order in time", "All that is shown is that the one came later.", needed=True),),
        "It is not shown that the one brought about the other.",
        (
            Q("only", "assumption", "only-after", "Is nothing shown but the order in time?"),
            Q("mechanism", "exception", "step", "Is it known how the one would bring about the other?"),
        ),
        Place(PRAGMATIC, "p. 142"),
        HAMBLIN,
    ),
    _charge(
        "equivocation",
        "Equivocation",
        (Role("shift", "the shift in meaning", "A word means one thing here and another there.", needed=True),),
        "The step holds only if the word keeps its meaning.",
        (
            Q("shift", "assumption", "shift", "Which word shifts, and between what two meanings?"),
            Q("same-meaning", "exception", "step", "Does the step hold in one and the same meaning?"),
        ),
        AMBIGUITY,
        HAMBLIN,
    ),
    _charge(
        "begging-the-question",
        "Begging the question",
        (Role("assumes", "what is taken for granted", "The premise takes the claim for granted.", needed=True),),
        "The step gives no reason that one could have without the claim.",
        (
            Q("assumes", "assumption", "assumes", "Can the premise be shown only by means of the claim?"),
            Q("granted", "exception", "step", "Did the other side grant the premise?"),
        ),
        BEGGING,
        HAMBLIN,
    ),
    _charge(
        "red-herring",
        "Red herring",
        (Role("beside", "what is beside the point", "What is brought up is about something else.", needed=True),),
        "It bears neither for nor against the claim.",
        (
            Q("beside", "assumption", "beside", "What is the issue, and what is it that was brought up?"),
            Q("bears", "exception", "step", "Does it bear on the issue by way of something unsaid?"),
        ),
        HAMBLIN,
        PRAGMATIC,
    ),
    _charge(
        "no-true-scotsman",
        "No true Scotsman",
        (Role("redefined", "the redefinition", "A counter-example is kept out by a new definition.", needed=True),),
        "The general claim is saved in words only.",
        (
            Q("redefined", "assumption", "redefined", "Was the word used in this sense before the counter-example?"),
            Q("principled", "exception", "step", "Is there a ground for the narrower sense besides saving the claim?"),
        ),
        FLEW,
    ),
    _charge(
        "moving-goalposts",
        "Moving the goalposts",
        (
            Role("new-demand", "the new demand", "More is demanded now than before.", needed=True),
            Role("old-demand", "the old demand", "What had been demanded was met."),
        ),
        "The demand is raised to escape an answer.",
        (
            Q("met", "assumption", "old-demand", "Was the old demand really met?"),
            Q("same", "exception", "step", "Was the new demand part of the old one from the start?"),
        ),
        BENNETT,
    ),
    _charge(
        "false-analogy",
        "False analogy",
        (Role("difference", "the difference", "The two cases differ in what counts.", needed=True),),
        "What holds of the one need not hold of the other.",
        (
            Q("difference", "assumption", "difference", "Do the cases differ in this: {difference}?"),
            Q("counts", "exception", "step", "Does the claim hold all the same, whatever the difference?"),
        ),
        Place(FUNDAMENTALS, "pp. 96–97"),
        HAMBLIN,
    ),
    _charge(
        "cherry-picking",
        "Cherry-picking",
        (Role("left-out", "what was left out", "Evidence that points the other way was left out.", needed=True),),
        "The evidence as a whole does not carry the claim.",
        (
            Q("left-out", "assumption", "left-out", "What was left out, and where is it found?"),
            Q("reason", "exception", "step", "Was there good reason to leave it out?"),
        ),
        GENERALIZATION,
    ),
    _charge(
        "tu-quoque",
        "You too",
        (Role("turned", "what is turned on him", "All that is said is that he does the same himself.", needed=True),),
        "What he does leaves open whether he is right.",
        (
            Q("only", "assumption", "turned", "Is that all that is said against the claim?"),
            Q("credibility", "exception", "step", "Does the claim rest on his own example or his word?"),
        ),
        Place(HOMINEM, "pp. 218, 251"),
    ),
    _charge(
        "loaded-question",
        "Loaded question",
        (Role("presupposed", "what is slipped in", "The question takes something disputed as given.", needed=True),),
        "No direct answer is owed to it.",
        (
            Q("disputed", "assumption", "presupposed", "Is what the question takes as given disputed?"),
            Q("granted", "exception", "step", "Had the one asked granted it before?"),
        ),
        INFORMAL,
        HAMBLIN,
    ),
    _charge(
        "motte-and-bailey",
        "Motte and bailey",
        (
            Role("bold", "the bold claim", "A bold claim is made where nobody objects.", needed=True),
            Role("modest", "the modest claim", "A modest one is defended where somebody does."),
        ),
        "What was defended is not what was claimed.",
        (
            Q("two-claims", "assumption", "bold", "Are there two claims, and are both his?"),
            Q("withdrawn", "exception", "step", "Has he given up the bold claim openly?"),
        ),
        SHACKEL,
    ),
    _charge(
        "base-rate-neglect",
        "Base-rate neglect",
        (Role("base-rate", "the base rate", "The thing is rare, or common, to begin with.", needed=True),),
        "The sign says less than it seems to.",
        (
            Q("base-rate", "assumption", "base-rate", "How common is it to begin with, and who says so?"),
            Q("strong-sign", "exception", "step", "Is the sign strong enough even so?"),
        ),
        HEURISTICS,
    ),
)
