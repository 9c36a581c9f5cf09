"""What every hook asks of the build under way: its content and its language. No hook itself."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from handbook.content import Content
from handbook.languages import tagged
from handbook.records import Language


def content_of(config: MkDocsConfig) -> Content:
    """Return everything below docs/, as hooks/pages.py loaded it for this build."""
    content: Content = config.extra["handbook"]
    return content


def others_follow(config: MkDocsConfig) -> bool:
    """Tell whether this is one of the builds inside the first language's: what is done once waits for the last."""
    languages: Any = config.plugins["i18n"]
    return bool(languages.building)


def language_of(config: MkDocsConfig) -> Language:
    """Return the language that this build is for."""
    return tagged(str(config.theme["language"]))
