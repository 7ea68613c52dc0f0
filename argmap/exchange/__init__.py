"""What goes out to and comes in from other argumentation software: frameworks in its formats. Evaluates nothing."""

from argmap.exchange.bag import write_bag
from argmap.exchange.formats import FORMATS, FrameworkError, read_framework, write_framework
from argmap.exchange.table import write_table

__all__ = ["FORMATS", "FrameworkError", "read_framework", "write_bag", "write_framework", "write_table"]
