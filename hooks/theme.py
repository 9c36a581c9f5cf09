"""The theme's page, mended where templates can't.

on_post_page       every page
on_post_template   404.html
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from handbook.theme import mended


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Mend a page."""
    return mended(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Mend a page that is made of a template alone."""
    return mended(output_content)
