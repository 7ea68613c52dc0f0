"""Lines to debate: files read, names resolved, records made. Checks no meaning and draws nothing."""

from argmap.build.assemble import Built, build_map

__all__ = ["Built", "build_map"]
