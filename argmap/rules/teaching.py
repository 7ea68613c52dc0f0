"""The teaching checks of `argmap check --teach`: how well reasons are put together and claims are worded.

They run only where they are asked for, on English texts only, and judge words, not whether a reason is a good one.
The rabbit rule and the holding hands rule are those taught with the program Rationale: Tim van Gelder's tutorials
(Austhink; rationaleonline.com, tutorial 2.6 on the rabbit rule), and Timo ter Berg, Tim van Gelder, Fiona Patterson
and Sytske Teppema, "Critical Thinking: Reasoning and Communicating with Rationale" (Pearson). Joe Lau ("An
Introduction to Critical Thinking and Creativity", Wiley 2011) calls them guidelines that have exceptions, and so do we.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from argmap.diagnostics import Diagnostic, Finding, Severity, fault
from argmap.model import Claim, Map, Step
from argmap.rules.context import RuleContext, join_words
from argmap.rules.own_faults import broken_rule
from argmap.rules.teaching_sentences import (
    find_joint,
    find_loose_pronoun,
    find_second_claim,
    find_sentence_fault,
)
from argmap.rules.teaching_words import SYNONYMS, Synonyms, find_bad_group, is_english
from argmap.text import Span

TEACHING = "AM72"
"""The codes of the teaching checks begin so; no other code does."""

_MOST_SHOWN = 6  # words that a message names


@fault("AM721", "rabbit-rule", Severity.INFO)
def rabbit(at: Span, words: list[str], premises: int, loose: list[str]) -> Finding:
    """A conclusion says something that none of its premises spoke of.

    What it checks:
    Only with `--teach`, in English. Every word that carries content in a claim stands, in one form or another, in a
    premise of each `because` for it: one does not pull a rabbit out of a hat that was empty. Premises under
    `assuming` count. Words that are one to the map are listed on it: `x-synonyms: bargain = deal, pact`. Where a
    reason has one premise, one remark tells of it what this rule and `holding-hands` find.

    Why it matters:
    A term that comes from nowhere shows where a premise was left out, and that premise is often what the other
    side disputes. The rule was made for arguments laid out in full: where a map gives reasons in brief, as most
    articles do, it finds something nearly everywhere, and what it finds is a list of what is left unsaid.

    Example:
    ```argmap
    claim wrong: Whaling is cruel.
      because pain: Whaling is slow.
    ```

    Instead:
    ```argmap
    claim wrong: Whaling is cruel.
      because pain: Whaling is slow.
      assuming slow-is-cruel: What is slow is cruel.
    ```
    """
    which = "its one premise" if premises == 1 else f"none of its {premises} premises"
    verb = "does not speak of" if premises == 1 else "speaks of"
    missing = "say in a premise where this comes from"
    if loose:
        missing = f"say in a further premise what ties it to {_list_terms(loose, 'and')}"
    return Finding(
        at,
        f"{which} {verb} {_list_terms(words, 'or')}, which the conclusion speaks of",
        label="no rabbit was in this hat",
        hint=f"{missing}, under `assuming` if it was left unstated; if two words mean the same here, list them as "
        "`x-synonyms` of the map",
    )


@fault("AM722", "holding-hands", Severity.INFO)
def loose_hands(at: Span, words: list[str], premises: int) -> Finding:
    """A premise brings in something that neither the conclusion nor another premise takes up.

    What it checks:
    Only with `--teach`, in English. Every word that carries content in a premise stands, in one form or another, in
    the conclusion or in another premise of the same `because`: premises hold hands. Words that are one to the
    map are listed on it: `x-synonyms: bargain = deal, pact`. A single premise is told here only where it has all
    that the conclusion speaks of; else `rabbit-rule` tells both.

    Why it matters:
    What only one premise speaks of does no work in the reason, or it does work that a missing premise would show.
    Details that make a premise exact, such as a date, may break the rule in good order.

    Example:
    ```argmap
    claim mortal: Socrates is mortal.
      because man: Socrates is a man and a Greek.
      and all: Every man is mortal.
    ```

    Instead:
    ```argmap
    claim mortal: Socrates is mortal.
      because man: Socrates is a man.
      and all: Every man is mortal.
    ```
    """
    where = "in the premise" if premises == 1 else "in a single premise" + (" each" if len(words) > 1 else "")
    return Finding(
        at,
        f"{_list_terms(words, 'and')} {'stand' if len(words) > 1 else 'stands'} {where} and not in the conclusion",
        label="these premises do not hold hands" if premises > 1 else "this premise holds no hand",
        hint="tie it to the conclusion with a further premise, or leave out what the reason does not need; if two "
        "words mean the same here, list them as `x-synonyms` of the map",
    )


@fault("AM723", "two-claims", Severity.INFO)
def two_claims(at: Span, second: str) -> Finding:
    """A claim holds two claims.

    What it checks:
    Only with `--teach`, in English. A claim is one sentence, and no semicolon joins two sentences in it. Words in
    quotation marks are passed over.

    Why it matters:
    Two claims in one can be half right: nobody can answer, concede or cite the one without the other.

    Example:
    ```argmap
    claim tram: The tram is cheap. It is also quiet.
    ```

    Instead:
    ```argmap
    question tram: What speaks for the tram?
      answer cheap
      answer quiet

    claim cheap: The tram is cheap.

    claim quiet: The tram is quiet.
    ```
    """
    return Finding(
        at,
        f"a second claim begins with `{second}`",
        hint="give each claim a line of its own; premises that belong together are joined with `and`",
    )


@fault("AM724", "not-a-sentence", Severity.INFO)
def not_a_sentence(at: Span, fault: str) -> Finding:
    """A claim is no full sentence.

    What it checks:
    Only with `--teach`, in English. A claim begins with a capital or a number, has a word that may be a verb, ends
    with a full stop or an exclamation mark, and is no question.

    Why it matters:
    Only of a sentence that says something can one ask whether it is true. A heading such as `The costs of war`
    says nothing that could be.

    Example:
    ```argmap
    claim costs: The costs of the tram
    ```

    Instead:
    ```argmap
    claim costs: The tram costs more than the town has.
    ```
    """
    return Finding(at, f"the claim {fault}", hint="write a full sentence that can be true or false")


@fault("AM725", "reasoning-inside", Severity.INFO)
def reasoning_inside(at: Span, word: str) -> Finding:
    """A claim holds its own reason.

    What it checks:
    Only with `--teach`, in English. No word such as `because`, `therefore`, `since`, `so that` or `hence` joins two
    parts of a claim. A claim about a cause is let pass where it says so (`mainly because`, `only because`), and so
    are a `since` that tells time and words in quotation marks.

    Why it matters:
    A reason inside a claim cannot be answered or supported by itself, and the map does not show it.

    Example:
    ```argmap
    claim tram: The town should build a tram because its buses are full.
    ```

    Instead:
    ```argmap
    claim tram: The town should build a tram to relieve its buses.
      because full: The town should relieve its buses.
      and relief: To build a tram is to relieve the buses of a town.
    ```
    """
    return Finding(
        at, f"`{word}` gives a reason inside the claim", hint="make the reason a claim of its own, beneath a `because`"
    )


@fault("AM726", "loose-pronoun", Severity.INFO)
def loose_pronoun(at: Span, word: str) -> Finding:
    """A claim begins with a pronoun that nothing in it explains.

    What it checks:
    Only with `--teach`, in English. No claim begins with `It`, `They`, `He`, `This is` and the like, unless the
    word stands for nothing (`It is true that …`).

    Why it matters:
    A claim is read in many places: in a picture, on a sheet, as a premise of another reason. What the
    word points to is not there.

    Example:
    ```argmap
    claim tram: It costs too much.
    ```

    Instead:
    ```argmap
    claim tram: The tram costs too much.
    ```
    """
    return Finding(at, f"nothing before `{word}` says what it stands for", hint="name the thing")


@fault("AM727", "bad-synonyms", Severity.WARNING)
def bad_synonyms(at: Span, group: str) -> Finding:
    """A list of synonyms has a group that does not say which words mean the same.

    What it checks:
    Only with `--teach`. Each group of `x-synonyms` has a word, an equals sign, and the words that mean the same with
    commas between; semicolons part the groups.

    Why it matters:
    What cannot be read silences no false alarm.

    Example:
    ```argmap
    map: The tie
      x-synonyms: bargain = deal, pact; partnership

    claim tie: The tie will last.
    ```

    Instead:
    ```argmap
    map: The tie
      x-synonyms: bargain = deal, pact; tie = partnership

    claim tie: The tie will last.
    ```
    """
    return Finding(
        at,
        f"`{group}` does not say which words mean the same",
        hint="write `word = other word, another`, with `;` before the next",
    )


def _list_terms(words: list[str], last: str) -> str:
    shown = [f"`{word}`" for word in words[:_MOST_SHOWN]]
    if len(words) > len(shown):
        shown.append(f"{len(words) - len(shown)} more")
    listed = join_words(shown)
    return listed if last == "and" else " or ".join(listed.rsplit(" and ", 1))


def check_teaching(debate: Map, lists: Iterable[tuple[str, Span]] = ()) -> list[Diagnostic]:
    """Run the teaching checks on a debate; those on reasons pass over rebuttals.

    `lists` are the lists of synonyms of the files it was read from, each with its place; without any, the debate's
    own is taken. Texts that are not English are passed over. Never raises: a check that fails is reported as
    `broken-rule`.
    """
    context = RuleContext(debate)
    given = list(lists)
    if not given and SYNONYMS in debate.extras:
        given = [(debate.extras[SYNONYMS], context.nowhere)]
    try:
        return list(_check(context, given))
    except Exception as error:  # noqa: BLE001 -- as with all rules, a fault of ours must not hide what others find
        return [broken_rule(context.nowhere, "teach", error)]


def _check(context: RuleContext, lists: list[tuple[str, Span]]) -> Iterator[Diagnostic]:
    claims = context.map.claims
    for listed, at in lists:
        group = find_bad_group(listed)
        if group is not None:
            yield bad_synonyms(at, group)
    if not is_english(" ".join(claim.text for claim in claims.values())):
        return
    english = {claim.id for claim in claims.values() if is_english(claim.text)}
    for claim in claims.values():
        if claim.id in english:
            yield from _check_claim(context, claim)
    terms = _Terms(claims, Synonyms(listed for listed, _ in lists))
    for step in context.steps:
        ids = (step.claim, *(premise.claim for premise in step.premises))
        if step.kind == "reason" and english.issuperset(ids):
            yield from _check_reason(context, step, terms)


def _check_claim(context: RuleContext, claim: Claim) -> Iterator[Diagnostic]:
    at = context.place(claim.at)
    for look, word_it in (
        (find_second_claim, two_claims),
        (find_sentence_fault, not_a_sentence),
        (find_joint, reasoning_inside),
        (find_loose_pronoun, loose_pronoun),
    ):
        seen = look(claim.text)
        if seen is not None:
            yield word_it(at, seen)


class _Terms:
    """The terms of each claim, read when they are first asked for."""

    def __init__(self, claims: Mapping[str, Claim], synonyms: Synonyms) -> None:
        self._claims = claims
        self._synonyms = synonyms
        self._found: dict[str, list[tuple[str, frozenset[str]]]] = {}

    def of(self, claim: str) -> list[tuple[str, frozenset[str]]]:
        """Return the terms of a claim's text, as written and in their forms."""
        if claim not in self._found:
            self._found[claim] = self._synonyms.list_terms(self._claims[claim].text)
        return self._found[claim]


def _check_reason(context: RuleContext, step: Step, terms: _Terms) -> Iterator[Diagnostic]:
    at = context.step_place(step)
    own = terms.of(step.claim)
    beneath = [terms.of(premise.claim) for premise in step.premises]
    # in how many of the premises each form stands
    held = Counter(form for listed in beneath for form in set().union(*(forms for _, forms in listed)))
    above = set().union(*(forms for _, forms in own))
    rabbits = [word for word, forms in own if not any(held[form] for form in forms)]
    loose = [
        word
        for listed in beneath
        for word, forms in listed
        if above.isdisjoint(forms) and all(held[form] == 1 for form in forms)
    ]
    alone = len(step.premises) == 1  # then what is missing is one premise, with a hand for each end
    if rabbits:
        yield rabbit(at, rabbits, len(step.premises), loose if alone else [])
    if loose and not (alone and rabbits):
        yield loose_hands(at, loose, len(step.premises))
