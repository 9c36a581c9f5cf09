"""The index of each language, made of the sections of both languages' pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handbook.glossary.order import syllables
from handbook.records import Language, other
from handbook.search.characters import traditional_forms
from handbook.search.sections import sections
from handbook.search.text import native

QUESTIONS = "#quiz"
"""The section of a page that holds its questions; these are not searched."""


@dataclass(frozen=True)
class Entry:
    """A section of a page, or the page up to its first section."""

    language: Language
    page: str
    """The page's address below the root of its language."""
    anchor: str
    """With its `#`; empty for the page itself."""
    title: str
    text: str
    """A paragraph or an item of a list a line, without markup."""
    names: tuple[str, ...]
    """What the page is called: its titles, and on a term's page every wording of the term."""
    also: tuple[str, ...]
    """What finds the page without being a name of it."""

    @property
    def location(self) -> str:
        """Return where the section is, below the root of its language."""
        return self.page + self.anchor


def page_entries(language: Language, page: str, html: str, names: Iterable[str], also: Iterable[str]) -> list[Entry]:
    """Return the entries of one page: its address below the root of its language, its HTML, and what finds it.

    `names` are what it is called, its title first; `also` are wordings that it isn't called by.
    """
    names, also = tuple(dict.fromkeys(names)), tuple(also)
    made = []
    for section in sections(html):
        title = section.title or names[0]
        anchor = f"#{section.anchor}" if section.anchor else ""
        called = tuple(dict.fromkeys([*names, title]))
        made.append(Entry(language, page, anchor, title, native(section.text, language), called, also))
    return made


def make_index(entries: Iterable[Entry], language: Language) -> dict[str, Any]:
    """Return the index of `language`: its own sections, with each page's names in both languages.

    Its form is the theme's. What finds a page is ours, for the engine (overrides/assets/search.worker.js): `names`
    beside the title, `others` (the names in the other language) and `also` (wordings that it isn't called by), with
    `characters` and `pinyin`. The separator never occurs: the theme's own marking of words found has nothing to do.
    """
    entries = list(entries)
    pages = {(entry.language, entry.page): entry for entry in entries if not entry.anchor}
    docs: list[dict[str, Any]] = []
    for entry in entries:
        if entry.language != language or (entry.anchor == QUESTIONS and not entry.text):
            continue
        doc: dict[str, Any] = {"location": entry.location, "title": entry.title, "text": entry.text}
        if not entry.anchor:
            doc |= _findings(entry, pages.get((other(language), entry.page)))
        docs.append(doc)
    lists = ("names", "others", "also")
    written = "".join(
        "".join([doc["title"], doc["text"], *(name for key in lists for name in doc.get(key, ()))]) for doc in docs
    )
    config = {
        "lang": [language],
        "separator": "\ufffd",
        "pipeline": [],
        "fields": {"title": {}, "text": {}},
        "characters": traditional_forms(written),
        "pinyin": syllables(name for page in pages.values() for name in page.names),
    }
    return {"config": config, "docs": docs}


def _findings(entry: Entry, twin: Entry | None) -> dict[str, Any]:
    """Return what finds the page of `entry`, whose page in the other language is `twin`, beside its title."""
    foreign = twin.names if twin else ()
    known = {name.casefold() for name in (*entry.names, *foreign)}
    also = {name.casefold(): name for name in (*entry.also, *(twin.also if twin else ()))}
    found = {
        "names": [name for name in entry.names if name != entry.title],
        "others": [name for name in foreign if name not in entry.names],
        "also": [name for key, name in also.items() if key not in known],
    }
    return {key: value for key, value in found.items() if value}
