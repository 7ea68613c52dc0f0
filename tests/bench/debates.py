"""Debates for the benchmarks, made at random from a seed: reasons, objections, answers, rivals. Evaluates none."""

from __future__ import annotations

from random import Random

from argmap.model import ME, Answer, Author, Claim, Map, Premise, Question, Stance, Step, Undercut

AUTHORS = ("ada", "ben")


def make_debate(claims: int, seed: int = 1) -> Map:
    """Return a debate of so many claims in issues of about forty.

    Each issue is a question with two answers, one of each author, with trees of reasons beneath them; a fifth of the
    claims are objections and answers to these. In some issues the sides rebut one another across, so that a circle
    arises; in one of twenty, reasons run in a circle or a claim defeats itself. One claim in ten bears on the issue
    before its own.
    """
    random = Random(seed)
    names: list[str] = []
    says: dict[str, str] = {}
    steps: dict[str, dict[str, list[Step]]] = {}
    stances: dict[str, tuple[Stance, ...]] = {}
    doubts: set[str] = set()
    questions: list[Question] = []

    def new_claim(author: str) -> str:
        name = f"c{len(names)}"
        names.append(name)
        says[name] = author
        steps[name] = {"reason": [], "rebuttal": []}
        return name

    def add(kind: str, target: str, *premises: str, by: str, unless: tuple[str, ...] = ()) -> None:
        known = {step.premises[0].claim for step in steps[target][kind]}
        if premises[0] not in known and target not in premises and not set(premises) & set(unless):
            undercuts = tuple(Undercut(u, (says[u],)) for u in unless)
            steps[target][kind].append(Step(kind, target, tuple(map(Premise, premises)), (by,), undercuts))

    before: list[str] = []
    while len(names) < claims:
        issue: list[str] = []
        answers = [new_claim(author) for author in AUTHORS]
        issue += answers
        while len(issue) < 40 and len(names) < claims:
            target = random.choice(issue)
            pick = random.random()
            if pick < 0.6:
                author = says[target]
                premises = [new_claim(author) for _ in range(1 + (random.random() < 0.3))]
                add("reason", target, *premises, by=author)
                issue += premises
            else:
                author = AUTHORS[says[target] == AUTHORS[0]]
                objection = new_claim(author)
                issue.append(objection)
                unless: tuple[str, ...] = ()
                if random.random() < 0.7:
                    reply = new_claim(says[target])
                    issue.append(reply)
                    unless = (reply,)
                    if random.random() < 0.3:
                        doubts.add(reply)
                        says[reply] = ME
                    elif random.random() < 0.2:
                        stances[reply] = (Stance("conceded", author),)
                add("rebuttal", target, objection, by=author, unless=unless)
        if random.random() < 0.5:
            one, other = random.sample(issue, 2)
            add("rebuttal", one, other, by=says[other])
            add("rebuttal", other, one, by=says[one])
        if random.random() < 0.05:
            one, other = random.sample(issue, 2)
            add("reason", one, other, by=says[one])
            add("rebuttal", random.choice(issue), random.choice(issue), by="ben")
        for name in before:
            if random.random() < 0.1:
                add(random.choice(("reason", "rebuttal")), name, random.choice(issue), by=says[name])
        questions.append(Question(f"q{len(questions)}", "Which of the two?", tuple(map(Answer, answers))))
        before = issue
    made = [
        Claim(
            name, f"Claim {name}.", (says[name],), reasons=tuple(steps[name]["reason"]),
            rebuttals=tuple(steps[name]["rebuttal"]), stances=stances.get(name, ()), doubt=name in doubts,
        )
        for name in names
    ]  # fmt: skip
    return Map(authors=[Author(author, author.title()) for author in AUTHORS], claims=made, questions=questions)


def make_chain(claims: int) -> Map:
    """Return a chain of reasons: each claim rests on the next, the last on nothing."""
    last = claims - 1
    return Map(
        claims=[
            Claim(f"c{n}", "A link.", reasons=(Step("reason", f"c{n}", (Premise(f"c{n + 1}"),)),) if n < last else ())
            for n in range(claims)
        ]
    )
