"""The faults that building a debate meets: files, names, keys, steps, texts. Looks for none of them itself."""

from argmap.build.faults.files import (
    include_cycle,
    include_not_found,
    include_outside,
    include_unreadable,
    repeated_include,
    text_outside,
    unreadable_file,
)
from argmap.build.faults.keys import (
    bad_value,
    key_out_of_place,
    number_out_of_range,
    repeated_key,
    unknown_key,
    unknown_scheme,
    wrong_key,
)
from argmap.build.faults.names import (
    conflicting_declaration,
    duplicate_name,
    name_case,
    undeclared_name,
)
from argmap.build.faults.steps import (
    distant_premise,
    idle_speaker,
    lost_because,
    no_step,
    premise_after_taken_up,
    premise_after_undercut,
    repeated_step,
)
from argmap.build.faults.texts import (
    borrowed_locator,
    citation_lookalike,
    comment_lookalike,
    locator_without_source,
)

__all__ = [
    "bad_value",
    "borrowed_locator",
    "citation_lookalike",
    "comment_lookalike",
    "conflicting_declaration",
    "distant_premise",
    "duplicate_name",
    "idle_speaker",
    "include_cycle",
    "include_not_found",
    "include_outside",
    "include_unreadable",
    "key_out_of_place",
    "locator_without_source",
    "lost_because",
    "name_case",
    "no_step",
    "number_out_of_range",
    "premise_after_taken_up",
    "premise_after_undercut",
    "repeated_include",
    "repeated_key",
    "repeated_step",
    "text_outside",
    "undeclared_name",
    "unknown_key",
    "unknown_scheme",
    "unreadable_file",
    "wrong_key",
]
