"""Small maps made at random, with everything that changes a verdict. Evaluates nothing."""

from __future__ import annotations

from random import Random

from argmap.model import ME, Answer, Author, Claim, Map, Premise, Question, Stance, Step, Undercut

AUTHORS = ("ada", "ben")


def make_map(random: Random, claims: int) -> Map:
    """Return a map of so many claims; steps, undercuts, stances, doubts and questions are all likely."""
    names = [f"c{k}" for k in range(claims)]
    speakers = (ME, *AUTHORS)

    def some(options, low, high):
        return tuple(random.sample(options, min(len(options), random.randint(low, high))))

    def one_of():
        return some(speakers, 1, 2) if random.random() < 0.3 else (random.choice(speakers),)

    steps = {name: {"reason": [], "rebuttal": []} for name in names}
    for _ in range(random.randint(0, 2 * claims)):
        kind = random.choice(("reason", "reason", "rebuttal"))
        target = random.choice(names)
        premises = some(names, 1, 2 if random.random() < 0.3 else 1)
        if any(step.premises[0].claim == premises[0] for step in steps[target][kind]):
            continue
        rest = [name for name in names if name not in premises]
        undercuts = tuple(Undercut(u, one_of()) for u in (some(rest, 0, 2) if random.random() < 0.4 else ()))
        steps[target][kind].append(Step(kind, target, tuple(map(Premise, premises)), one_of(), undercuts))
    made = []
    for name in names:
        doubt = random.random() < 0.15
        stances = tuple(
            Stance(random.choice(("agreed", "conceded", "denied", "reported")), author)
            for author in speakers
            if random.random() < 0.12
        )
        made.append(
            Claim(
                name, name, (ME,) if doubt else one_of(), reasons=tuple(steps[name]["reason"]),
                rebuttals=tuple(steps[name]["rebuttal"]), stances=stances, doubt=doubt,
                asserted=random.choice((True, False)) if random.random() < 0.1 else None,
            )
        )  # fmt: skip
    questions = []
    for number in range(random.choice((0, 0, 1, 1, 2))):
        answers = some(names, 1, 3)
        rest = [name for name in names if name not in answers]
        questions.append(
            Question(
                f"q{number}", "?",
                tuple(Answer(a, tuple(map(Undercut, some(rest, 0, int(random.random() < 0.3))))) for a in answers),
                exclusive=random.random() < 0.85,
            )
        )  # fmt: skip
    return Map(authors=[Author(a, a.title()) for a in AUTHORS], claims=made, questions=questions)
