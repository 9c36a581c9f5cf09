"""What every hook asks of the build under way: its content and its language. No hook itself."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from handbook.content import Content
from handbook.languages import tagged
from handbook.records import Language


def content_of(config: MkDocsConfig) -> Content:
    """Return everything below docs/, as hooks/pages.py loaded it for this build."""
    content: Content = config.extra["handbook"]
    return content


def language_of(config: MkDocsConfig) -> Language:
    """Return the language that this build is for."""
    return tagged(str(config.theme["language"]))
