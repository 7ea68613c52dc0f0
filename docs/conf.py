"""Sphinx's settings for the documentation. Holds no text of it."""

import re
from importlib.metadata import version as installed_version
from pathlib import Path

from sphinx.application import Sphinx

project = "argmap"
author = "argmap authors"
project_copyright = "2026, argmap authors"
version = release = installed_version("argmap")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_*"]

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
# Headings can be linked to: [the words](language.md#line-kinds).
myst_heading_anchors = 3

autodoc_typehints = "description"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = "argmap"
html_copy_source = False
html_show_sphinx = False
# Pages must read offline: nothing is loaded from elsewhere.
html_theme_options = {"footer_icons": []}


def drop_empty_globs(app: Sphinx, _docname: str, source: list[str]) -> None:
    """Leaves out of a page's toctrees the folders that hold no page yet; Sphinx would warn of each."""
    folder = Path(app.srcdir)
    source[0] = re.sub(
        r"^([\w-]+/\*)$",
        lambda glob: glob[0] if any(folder.glob(f"{glob[0]}.md")) else "",
        source[0],
        flags=re.MULTILINE,
    )


def setup(app: Sphinx) -> None:
    """Called by Sphinx once the settings are read."""
    app.connect("source-read", drop_empty_globs)
