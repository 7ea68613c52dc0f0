"""Schemes for what to do: consequences, goals and values, dangers, choices, pleas. Holds no others."""

from __future__ import annotations

from argmap.schemes.records import CriticalQuestion as Q
from argmap.schemes.records import Place, Role, Scheme
from argmap.schemes.works import (
    ACTION,
    ALLTAG,
    COMPENDIUM,
    FAIRNESS,
    GOAL,
    PERIODIC,
    PITY,
    PRAGMATIC,
    PRESUMPTIVE,
    SCARE,
    SLOPE,
    SUNK,
    VALUES,
)

FAMILY = "What to do"

SCHEMES = (
    Scheme(
        "positive-consequences",
        "Argument from positive consequences",
        FAMILY,
        (
            Role("effect", "the good effect", "Doing it would bring about something good.", needed=True, many=True),
            Role("good", "its being good", "That is good for those who count."),
        ),
        "It should be done.",
        (
            Q("likely", "assumption", "effect", "How likely is the effect, and what shows it: {effect}?"),
            Q("good", "assumption", "good", "Is the effect good, and for whom?"),
            Q("opposed", "exception", "step", "Are there bad effects that count for more?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "pp. 155–156")),
    ),
    Scheme(
        "negative-consequences",
        "Argument from negative consequences",
        FAMILY,
        (
            Role("effect", "the bad effect", "Doing it would bring about something bad.", needed=True, many=True),
            Role("bad", "its being bad", "That is bad for those who count."),
        ),
        "It should not be done.",
        (
            Q("likely", "assumption", "effect", "How likely is the effect, and what shows it: {effect}?"),
            Q("bad", "assumption", "bad", "Is the effect bad, and for whom?"),
            Q("outweighed", "exception", "step", "Are there good effects that count for more?"),
            Q("avoidable", "exception", "step", "Could the bad effect be avoided in another way?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "pp. 155–156")),
    ),
    Scheme(
        "practical-reasoning",
        "Argument from goal to means",
        FAMILY,
        (
            Role("means", "the means", "Doing it is a means to a goal.", needed=True, many=True),
            Role("goal", "the goal", "There is a goal worth reaching."),
            Role("circumstances", "the circumstances", "Things stand so that it would work."),
        ),
        "It should be done.",
        (
            Q("goal", "assumption", "goal", "Is the goal worth reaching, and whose goal is it?"),
            Q("works", "assumption", "means", "Would it lead to the goal: {means}?"),
            Q("possible", "assumption", "circumstances", "Can it be done as things stand?"),
            Q("other-goals", "exception", "step", "Are there other goals that it would stand in the way of?"),
            Q("other-means", "exception", "step", "Is there a better means to the goal?"),
            Q("side-effects", "exception", "step", "Does it have side effects that count against it?"),
        ),
        (COMPENDIUM, Place(GOAL)),
    ),
    Scheme(
        "value-based-practical-reasoning",
        "Argument from goal, means and value",
        FAMILY,
        (
            Role(
                "means", "the means", "Doing it would bring about a goal that promotes a value.", needed=True, many=True
            ),
            Role("goal", "the goal", "The goal would promote a value."),
            Role("value", "the value", "The value is worth promoting."),
            Role("circumstances", "the circumstances", "Things stand so that it would work."),
        ),
        "It should be done.",
        (
            Q("circumstances", "assumption", "circumstances", "Do things stand as is taken for granted?"),
            Q("works", "assumption", "means", "Would it lead to the goal: {means}?"),
            Q("promotes", "assumption", "goal", "Would reaching the goal promote the value?"),
            Q("value", "assumption", "value", "Is the value one that should count here?"),
            Q("other-means", "exception", "step", "Would something else promote the value better?"),
            Q("demotes", "exception", "step", "Would it harm another value that counts for more?"),
        ),
        (COMPENDIUM, Place(ACTION)),
    ),
    Scheme(
        "values",
        "Argument from values",
        FAMILY,
        (
            Role("affects", "how it bears on the value", "It furthers or harms a value.", needed=True),
            Role("value", "the value", "The value counts."),
        ),
        "There is a reason for it, or against it.",
        (
            Q("affects", "assumption", "affects", "Does it really bear on the value: {affects}?"),
            Q("value", "assumption", "value", "For whom does the value count, and how much?"),
            Q("conflict", "exception", "step", "Does another value that counts for more point the other way?"),
        ),
        (COMPENDIUM, Place(VALUES)),
    ),
    Scheme(
        "evaluation",
        "Argument from evaluation to action",
        FAMILY,
        (
            Role("judgement", "the judgement", "The thing is good, bad, just or unjust.", needed=True),
            Role("duty", "the duty", "What is so should be done, or should not."),
        ),
        "It should be done, or should not.",
        (
            Q("judgement", "assumption", "judgement", "What does the judgement rest on: {judgement}?"),
            Q("duty", "assumption", "duty", "Does anything follow from the judgement for what to do?"),
            Q("other-reasons", "exception", "step", "Are there reasons of another kind that count for more?"),
        ),
        (Place(PERIODIC),),
    ),
    Scheme(
        "slippery-slope",
        "Slippery slope argument",
        FAMILY,
        (
            Role("first-step", "the first step", "The first step leads on to further ones.", needed=True),
            Role("further-step", "the further steps", "Each further step leads to the next.", many=True),
            Role("outcome", "the outcome", "The last of them is terrible."),
        ),
        "The first step should not be taken.",
        (
            Q("each-step", "assumption", "further-step", "Does each step lead to the next, and which is the weakest?"),
            Q("stop", "exception", "step", "Where could one stop on the way?"),
            Q("control", "exception", "step", "Does somebody keep control over how far it goes?"),
            Q("outcome", "assumption", "outcome", "Is the outcome as bad as it is made out to be?"),
        ),
        (COMPENDIUM, Place(SLOPE, "pp. 93, 95")),
    ),
    Scheme(
        "gradualism",
        "Argument from gradualism",
        FAMILY,
        (
            Role("start", "the start", "The first thing is accepted.", needed=True),
            Role("small-step", "the small steps", "Each thing is so little unlike the one before it.", many=True),
        ),
        "The last thing is to be accepted too.",
        (
            Q("start", "assumption", "start", "Is the start accepted: {start}?"),
            Q("small-steps", "assumption", "small-step", "Is each step as small as the one before it?"),
            Q("line", "exception", "step", "Is there a point on the way where a line can be drawn?"),
        ),
        (COMPENDIUM, Place(PRESUMPTIVE, "p. 96")),
    ),
    Scheme(
        "sunk-cost",
        "Argument from waste",
        FAMILY,
        (
            Role("spent", "what was spent", "Much has been put into it already.", needed=True),
            Role("wasted", "the waste", "All that is lost if it stops now."),
        ),
        "It should go on.",
        (
            Q("wasted", "assumption", "wasted", "Is what was put in really lost if it stops now?"),
            Q("feasible", "assumption", "step", "Can it still be brought to an end?"),
            Q("future-losses", "exception", "step", "Would going on cost more than it is worth from now on?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 157"), Place(SUNK, "pp. 488–489")),
    ),
    Scheme(
        "threat",
        "Argument from threat",
        FAMILY,
        (
            Role("threat", "the threat", "Someone says that he will answer the act with harm.", needed=True),
            Role("able", "his power to do so", "He can and will do so."),
        ),
        "The act should not be done.",
        (
            Q("able", "assumption", "able", "Can {who} do what is threatened, and would he?"),
            Q("relevant", "exception", "step", "Does the threat bear on whether the act is right or wrong?"),
            Q("protection", "exception", "step", "Is there a way to be safe from it and still act?"),
        ),
        (COMPENDIUM, Place(PRAGMATIC, "p. 157"), Place(SCARE, "p. 140")),
        who="the one who threatens",
    ),
    Scheme(
        "fear-appeal",
        "Argument from fear appeal",
        FAMILY,
        (
            Role("harm", "the harm feared", "Something fearful will happen otherwise.", needed=True),
            Role("only-way", "the way out", "Doing it prevents that, and nothing else does."),
        ),
        "It should be done.",
        (
            Q("real", "assumption", "harm", "How real is the harm, and how likely: {harm}?"),
            Q("prevents", "assumption", "only-way", "Would the act prevent the harm?"),
            Q("other-ways", "exception", "step", "Are there other ways to prevent it?"),
        ),
        (COMPENDIUM, Place(SCARE, "p. 22")),
    ),
    Scheme(
        "danger",
        "Argument from danger",
        FAMILY,
        (
            Role("leads-to", "what it leads to", "Doing it leads to something dangerous.", needed=True),
            Role("danger", "the danger", "That is a danger to those who count."),
        ),
        "It should not be done.",
        (
            Q("likely", "assumption", "leads-to", "How likely is it: {leads-to}?"),
            Q("danger", "assumption", "danger", "To whom would it be a danger, and how great a one?"),
            Q("worth-it", "exception", "step", "Is the danger worth running for what is gained?"),
        ),
        (COMPENDIUM, Place(SCARE, "p. 173")),
    ),
    Scheme(
        "alternatives",
        "Argument from alternatives",
        FAMILY,
        (
            Role("excluded", "what is ruled out", "The other possibilities are ruled out.", needed=True, many=True),
            Role("options", "the list of possibilities", "There are no possibilities but these."),
        ),
        "What is left is so, or should be done.",
        (
            Q("complete", "assumption", "options", "Is there no possibility besides those named?"),
            Q("excluded", "assumption", "excluded", "Is the other possibility ruled out: {excluded}?"),
            Q("both", "exception", "step", "Can more than one of the possibilities hold at once?"),
        ),
        (COMPENDIUM, Place(ALLTAG, "p. 306")),
    ),
    Scheme(
        "dilemma",
        "Argument from a dilemma",
        FAMILY,
        (
            Role("horn", "the horns", "If the one, it follows; if the other, it follows too.", needed=True, many=True),
            Role("options", "the list of possibilities", "There are no possibilities but these."),
        ),
        "It follows either way.",
        (
            Q("complete", "assumption", "options", "Is there a way between the horns?"),
            Q("each-horn", "assumption", "horn", "Does it follow in each case: {horn}?"),
            Q("counter-dilemma", "exception", "claim", "Does something better follow from the same possibilities?"),
        ),
        (Place(SCARE, "p. 142"),),
    ),
    Scheme(
        "need-for-help",
        "Argument from need for help",
        FAMILY,
        (
            Role("need", "the need", "Somebody needs help.", needed=True),
            Role("able", "the power to help", "The one called upon can help."),
            Role("cost", "the cost", "Helping would not cost too much."),
        ),
        "Whoever can help should.",
        (
            Q("helps", "assumption", "need", "Would it really help: {need}?"),
            Q("able", "assumption", "able", "Can it be done?"),
            Q("cost", "assumption", "cost", "What would it cost those who help?"),
            Q("side-effects", "exception", "step", "Would helping do harm elsewhere, or is somebody nearer to help?"),
        ),
        (COMPENDIUM, Place(PITY, "pp. 104, 155")),
    ),
    Scheme(
        "fairness",
        "Argument from fairness",
        FAMILY,
        (
            Role("alike", "the equal standing", "Those concerned have the same standing in this.", needed=True),
            Role("treated", "how they are treated", "They would be treated unlike otherwise."),
        ),
        "They should be treated alike.",
        (
            Q("alike", "assumption", "alike", "Are they alike in what counts: {alike}?"),
            Q("treated", "assumption", "treated", "Would they be treated unlike otherwise?"),
            Q("merit", "exception", "step", "Is there a ground for treating them unlike?"),
        ),
        (Place(FAIRNESS),),
    ),
    Scheme(
        "distress",
        "Argument from distress",
        FAMILY,
        (
            Role("suffering", "the suffering", "Somebody is suffering.", needed=True),
            Role("relieves", "the relief", "Doing it would relieve him."),
        ),
        "What relieves him should be done.",
        (
            Q("real", "assumption", "suffering", "Is he really suffering: {suffering}?"),
            Q("relieves", "assumption", "relieves", "Would it relieve him?"),
            Q("side-effects", "exception", "step", "Would it do more harm than good?"),
        ),
        (COMPENDIUM, Place(PITY, "pp. 105, 155")),
    ),
)
