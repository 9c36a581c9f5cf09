"""Addresses that stay: docs/redirects.yml says what has moved.

on_page_content    put the old anchors of the page beside the new ones
on_post_build      (-200, after the languages plugin has built every language) a page at each old address, in each
"""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook.records import LANGUAGES
from handbook.redirects import address, keep_anchors, moved_pages
from handbook.templates import render
from this_build import content_of, language_of, others_follow

log = logging.getLogger("mkdocs.hooks.redirects")


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep what others have linked to; tell the anchors that can't be kept."""
    content = content_of(config)
    language = language_of(config)
    here = address(page.file.src_uri.removeprefix(f"{language}/"))
    html, problems = keep_anchors(html, content.redirects, here, language)
    for problem in problems:
        log.warning("%s", problem)
    return html


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Send readers on from where a page was."""
    if others_follow(config):
        return
    content = content_of(config)
    for language in LANGUAGES:
        home = "" if language == LANGUAGES[0] else f"{language}/"
        for move in moved_pages(content.redirects):
            old, new = home + move.old.page[1:], home + move.new.page[1:]
            anchor = f"#{move.new.anchor}" if move.new.anchor else ""
            path = Path(config.site_dir, old, "index.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            values = {
                "address": get_relative_url(new or "./", old) + anchor,
                "canonical": urljoin(str(config.site_url), new),
            }
            path.write_text(render("redirect", language, **values), encoding="utf-8")
