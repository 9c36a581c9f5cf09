"""Search: one index a language instead of the theme's one for both.

on_page_context    hand the page's names to the theme's plugin, as tags: they reach its index and no reader
on_post_build      (-200, after the languages plugin has put both into one index) write an index a language
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from handbook.records import LANGUAGES
from handbook.search.index import make_index, read_entries
from this_build import content_of, language_of


@event_priority(50)
def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Name the page before the theme's plugin (0) collects it."""
    term = content_of(config).glossary.terms.get(page.meta.get("term", ""))
    page.meta["tags"] = list(term.text(language_of(config)).names) if term else [page.title]


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Divide the index once every language is built."""
    languages: Any = config.plugins["i18n"]
    if languages.building:
        return
    site, name = Path(config.site_dir), "search/search_index.json"
    entries = read_entries(json.loads((site / name).read_text(encoding="utf-8"))["docs"])
    default = LANGUAGES[0]
    for language in LANGUAGES:
        path = site / ("" if language == default else language) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        index = json.dumps(make_index(entries, language), ensure_ascii=False, separators=(",", ":"))
        path.write_text(index, encoding="utf-8")
        # Where a browser reads the folder itself the theme asks for a script instead.
        path.with_suffix(".js").write_text(f"var __index = {index}", encoding="utf-8")
