"""The records of a scheme: its premises, its critical questions and where they are found. Holds no scheme.

Named tuples where they can be: making a class by attrs costs more than reading all schemes of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from attrs import frozen

Burden = Literal["assumption", "exception"]
"""Who must answer a critical question once it is asked (Gordon, Prakken and Walton, 2007).

An `assumption`: whoever argues by the scheme; the question alone shifts the burden. An `exception`: whoever asks it
must back it. Premises that Carneades calls ordinary count as assumptions here: questioned, they must be defended.
"""

STEP = "step"
CLAIM = "claim"
"""What a question attacks where that is no premise: the step as a whole, or the claim that the step is for."""

_SLOT = re.compile(r"\{([a-z-]+)\}")


class Work(NamedTuple):
    """A book or an article. `label` is how the text names it: authors and year."""

    label: str
    reference: str


class Place(NamedTuple):
    """Where a scheme is found: a work, and a place in it as others cite it (`p. 142`), or none."""

    work: Work
    at: str = ""

    def __str__(self) -> str:
        return f"{self.work.label}, {self.at}" if self.at else self.work.label


class Role(NamedTuple):
    """A premise's part in a scheme: its id, as `role:` names it, and what such a premise says.

    `noun` stands for the premise where a question is printed without its text (`the sign`). A step without a `needed`
    one is no step of this scheme; the others mostly go without saying. `many`: more than one premise may have it.
    """

    id: str
    noun: str
    text: str
    needed: bool = False
    many: bool = False


class CriticalQuestion(NamedTuple):
    """A question that a step of the scheme must bear: its id, as `asks:` names it, and its text.

    The text has slots: `{who}` for the one who speaks, `{claim}` for what the step is for, and the ids of roles.
    `attacks` is a role's id, `step` or `claim`. `settled_by_reasons`: where it attacks a premise, a reason beneath that
    premise answers it; not so where it asks for what no reason tells, such as the exact words.
    """

    id: str
    burden: Burden
    attacks: str
    text: str
    settled_by_reasons: bool = True

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots of its text, in order."""
        return tuple(_SLOT.findall(self.text))

    def word(self, fillings: dict[str, str]) -> str:
        """Return its text with all slots filled; a filling that begins the sentence gets a capital."""
        text = _SLOT.sub(lambda slot: fillings[slot[1]], self.text)
        return text[:1].upper() + text[1:]


@frozen(slots=False)
class Scheme:
    """A way of arguing: what its premises say, what it is for, and the questions it must bear.

    `who` names the one whose words or character it rests on, where there is one, as a question says it without a name;
    `voice` is the role whose speaker that is. A `charge` is no way of arguing but the fallacy that an objection names.
    """

    id: str
    name: str
    family: str
    roles: tuple[Role, ...]
    conclusion: str
    questions: tuple[CriticalQuestion, ...]
    places: tuple[Place, ...]
    who: str = "the speaker"
    voice: str | None = None
    charge: bool = False

    @cached_property
    def plain(self) -> dict[str, str]:
        """What fills the slots of its questions where nothing is known of a step."""
        return {"who": self.who, CLAIM: "the claim", **{role.id: role.noun for role in self.roles}}

    def role(self, role_id: str) -> Role | None:
        """The role of that id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def question(self, question_id: str) -> CriticalQuestion | None:
        """The critical question of that id."""
        return next((question for question in self.questions if question.id == question_id), None)

    def list_missing(self, parts: Iterable[str]) -> list[Role]:
        """Return the needed roles that are not among those given."""
        given = set(parts)
        return [role for role in self.roles if role.needed and role.id not in given]

    def word(self, question: CriticalQuestion) -> str:
        """Return a question in general terms, as a list of questions prints it."""
        return question.word(self.plain)
