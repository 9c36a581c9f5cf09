"""Search: one index a language, in the form that the theme's script reads.

on_env             (-100, all pages are rendered) note the sections of this language's pages, and what finds each page
on_post_build      (-200, the languages plugin has built them all) write an index a language
"""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.records import LANGUAGES, Language
from handbook.search.index import Entry, make_index, page_entries
from this_build import content_of, language_of, others_follow

_NOTED = "handbook_search"
"""Where the settings of a build hold the entries, by language."""


@event_priority(-100)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Read the pages of this language."""
    language = language_of(config)
    noted: dict[Language, list[Entry]] = config.extra.setdefault(_NOTED, {})
    noted[language] = [
        entry
        for file in files.documentation_pages()
        if file.page and file.src_uri.startswith(f"{language}/")
        for entry in _entries(file.page, language, config)
    ]


def _entries(page: Page, language: Language, config: MkDocsConfig) -> list[Entry]:
    if term := content_of(config).glossary.terms.get(page.meta.get("term", "")):
        names, also = list(term.text(language).names), term.text(language).found_by
    else:
        section = [page.parent.title] if page.is_index and page.parent else []
        names, also = [page.title, *section], page.meta.get("finds", ())
    address = page.url.removeprefix("./").removeprefix(f"{language}/")
    return page_entries(language, address, page.content or "", map(str, names), also)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of each language once every language is built."""
    if others_follow(config):
        return
    noted: dict[Language, list[Entry]] = config.extra.pop(_NOTED)
    entries = [entry for language in LANGUAGES for entry in noted[language]]
    for language in LANGUAGES:
        folder = Path(config.site_dir, "" if language == LANGUAGES[0] else language, "search")
        folder.mkdir(parents=True, exist_ok=True)
        index = make_index(entries, language)
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        # The theme fetches its index with every page: it gets an empty one. search.js fetches the sections when asked.
        (folder / "sections.json").write_text(text, encoding="utf-8")
        settings = {name: value for name, value in index["config"].items() if name not in ("characters", "pinyin")}
        (folder / "search_index.json").write_text(json.dumps({"config": settings, "docs": []}), encoding="utf-8")
        # Where a browser reads the folder itself the theme asks for a script instead.
        (folder / "search_index.js").write_text(f"var __index = {text}", encoding="utf-8")
