"""What a browser may do: a policy in each page, and a file of headers for hosts that read one.

on_startup         learn whether the pages are served as they are edited
on_post_page       (-100, the page is complete) put in the policy, with the hashes of the page's own scripts
on_post_template   the same for 404.html
on_post_build      (-300, every language is built) write _headers
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from handbook.policy import guarded, hashes_in, headers
from this_build import others_follow

_SERVED = "HANDBOOK_SERVED"
"""Set in the environment where MkDocs serves what it builds: it then puts a script of its own into each page as it
sends it, one that reloads the page after an edit."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Learn what MkDocs was called for: once, however often it builds."""
    if command == "serve":
        os.environ[_SERVED] = "yes"


@event_priority(-100)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Guard a page."""
    return guarded(output, served=_SERVED in os.environ)


@event_priority(-100)
def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Guard a page that is made of a template alone."""
    return guarded(output_content, served=_SERVED in os.environ)


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the headers, once every language is built."""
    if others_follow(config):
        return
    site = Path(config.site_dir)
    hashes = [each for page in site.rglob("*.html") for each in hashes_in(page.read_text(encoding="utf-8"))]
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    base = urlsplit(config.site_url or "/").path
    (site / "_headers").write_text(headers(base, hashes, files), encoding="utf-8")
