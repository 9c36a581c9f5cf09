"""The glossary as a part of the book: each term in brief, under its letter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from book.chapters import drop_section, read_article
from book.contents import follow
from book.markup import Element, classed, drop, inner, outer, swap, words
from handbook.records import Language
from handbook.templates import render

_LISTINGS = ("gates", "asked-in", "questions", "used-in")
"""Sections of a term's page that only lead elsewhere."""
_SENTENCES = "--do-not-confuse"
"""The section whose items are sentences: they can't be strung together with commas."""


@dataclass(frozen=True)
class Term:
    """One term; its links still lead to the site below BASE."""

    id: str
    title: Markup
    body: Markup
    anchors: dict[str, str]


def read_terms(site: Path, index: str, language: Language) -> tuple[list[tuple[str, list[Term]]], dict[str, str]]:
    """Return the terms under their letters, in the order of the glossary's page `index`, and that page's anchors."""
    article, anchors = read_article(site, index, language)
    letters = []
    for section in classed(article, "glossary-list__letter"):
        addresses = [follow("", link.get("href")) for link in section.xpath(".//dt/a")]
        terms = [_read_term(site, address[0], language) for address in addresses if address]
        letters.append((words(section.find("./h2")), terms))
    return letters, anchors


def _read_term(site: Path, address: str, language: Language) -> Term:
    article, anchors = read_article(site, address, language)
    heading = article.xpath("./h1")[0]
    id, title = heading.get("id"), inner(heading)
    drop(heading)
    for listing in _LISTINGS:
        drop_section(article, f"{id}--{listing}")
    for note in list(classed(article, "term-page__foot", "reviewed")):
        drop(note)
    for place in article.xpath("./h2"):
        _shorten(place, language)
    return Term(id, title, outer(*article), anchors)


def _shorten(heading: Element, language: Language) -> None:
    """Make one paragraph, or one short list, of a heading and the list under it."""
    block = heading.getnext()
    items = [Markup(inner(item).strip()) for item in block.iter("li")]
    note = "footnote" in (block.get("class") or "")
    listed = len(items) > 1 and heading.get("id").endswith(_SENTENCES)
    drop(block)
    label = inner(heading)
    swap(heading, render("book_label", language, label=label, items=items, note=note, listed=listed))
