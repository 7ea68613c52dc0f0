"""Checks on a built debate: one module a family, one function a rule. Reads no files."""
