"""Search: one index a language instead of the theme's one for both.

on_page_context    (+50) hand what finds the page to the theme's plugin (0), as a tag that reaches its index and no
                   reader, and its tables with their rows told apart; (-50) put the page back as it was
on_post_build      (-200, after the languages plugin has put both into one index) write an index a language
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.pages import Page

from handbook.records import LANGUAGES
from handbook.search.index import make_index, read_entries, tag
from handbook.search.text import with_rows
from this_build import content_of, language_of

_CONTENT = "content_as_shown"


@event_priority(50)
def _hand_over(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Name the page, and make its tables legible, before the theme's plugin collects it."""
    language = language_of(config)
    if term := content_of(config).glossary.terms.get(page.meta.get("term", "")):
        names, also = list(term.text(language).names), term.text(language).found_by
    else:
        section = [page.parent.title] if page.is_index and page.parent else []
        names, also = [page.title, *section], page.meta.get("finds", ())
    page.meta["tags"] = [tag(names, also)]
    page.meta[_CONTENT] = page.content
    page.content = with_rows(page.content or "")


@event_priority(-50)
def _take_back(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Show the page as it was."""
    page.content = page.meta.pop(_CONTENT)


on_page_context = CombinedEvent(_hand_over, _take_back)


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
        index = make_index(entries, language)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        # The theme fetches its index with every page: it gets an empty one. search.js fetches the sections when asked.
        path.with_name("sections.json").write_text(text, encoding="utf-8")
        settings = {name: value for name, value in index["config"].items() if name not in ("characters", "pinyin")}
        path.write_text(json.dumps({"config": settings, "docs": []}), encoding="utf-8")
        # Where a browser reads the folder itself the theme asks for a script instead.
        path.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")
