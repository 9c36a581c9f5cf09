"""The index of each language, made of what the theme's plugin collected from the pages of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handbook.records import LANGUAGES, Language, other
from handbook.search.characters import traditional_forms
from handbook.search.text import native, plain

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

    @property
    def location(self) -> str:
        """Return where the section is, below the root of its language."""
        return self.page + self.anchor


def read_entries(collected: Iterable[Mapping[str, Any]]) -> list[Entry]:
    """Return the entries of an index as the theme writes it; a page's names come as its tags."""
    return [_entry(each) for each in collected]


def make_index(entries: Iterable[Entry], language: Language) -> dict[str, Any]:
    """Return the index of `language`: its own sections, with each page's names in both languages.

    Its form is the theme's; `names`, `others` (the names in the other language) and `characters` are ours, for the
    engine (overrides/assets/search.worker.js).
    """
    entries = list(entries)
    names = {(entry.language, entry.page): entry.names for entry in entries if not entry.anchor}
    docs: list[dict[str, Any]] = []
    for entry in entries:
        if entry.language != language or (entry.anchor == QUESTIONS and not entry.text):
            continue
        doc: dict[str, Any] = {"location": entry.location, "title": entry.title, "text": entry.text}
        if not entry.anchor:
            foreign = names.get((other(language), entry.page), ())
            doc["names"] = list(entry.names)
            doc["others"] = [name for name in foreign if name not in entry.names]
        docs.append(doc)
    written = "".join(
        "".join([doc["title"], doc["text"], *doc.get("names", ()), *doc.get("others", ())]) for doc in docs
    )
    config = {
        "lang": [language],
        "separator": r"[\s\-]+",
        "pipeline": [],
        "fields": {"title": {}, "text": {}},
        "characters": traditional_forms(written),
    }
    return {"config": config, "docs": docs}


def _entry(collected: Mapping[str, Any]) -> Entry:
    default, *others = LANGUAGES
    location = str(collected["location"])
    language = next((each for each in others if location.startswith(f"{each}/")), default)
    page, hash_, anchor = location.removeprefix(f"{language}/").partition("#")
    title = plain(collected["title"])
    names = tuple(dict.fromkeys(plain(name) for name in (*collected.get("tags", ()), title)))
    return Entry(language, page, hash_ + anchor, title, native(plain(collected["text"]), language), names)
