"""The catalogue: every scheme by its id, family by family. Holds no scheme itself."""

from __future__ import annotations

from argmap.schemes import fallacies, from_action, from_cases, from_causes, from_persons, from_sources
from argmap.schemes.records import Scheme, Work
from argmap.suggest import suggest

_MODULES = (from_sources, from_cases, from_causes, from_action, from_persons, fallacies)

SCHEMES: dict[str, Scheme] = {scheme.id: scheme for module in _MODULES for scheme in module.SCHEMES}
"""Every scheme by its id."""

FAMILIES: dict[str, tuple[Scheme, ...]] = {module.FAMILY: module.SCHEMES for module in _MODULES}
"""The schemes by family, fallacies last."""


class UnknownScheme(LookupError):
    """No scheme has the id asked for; the message says so, with the one that was probably meant."""


def find_scheme(scheme_id: str) -> Scheme:
    """Return the scheme with this id, capitals aside. Raises UnknownScheme."""
    wanted = scheme_id.strip().casefold().replace("_", "-")
    if wanted in SCHEMES:
        return SCHEMES[wanted]
    near = suggest(wanted, SCHEMES)
    raise UnknownScheme(f"no scheme `{scheme_id}`" + (f"; did you mean `{near}`?" if near else ""))


def list_works() -> list[Work]:
    """Return the works that the catalogue cites, by label."""
    works = {place.work.label: place.work for scheme in SCHEMES.values() for place in scheme.places}
    return [works[label] for label in sorted(works)]
