"""The book as a whole: its parts in order, every link made to lead inside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from book.chapters import Chapter, read_chapter
from book.contents import BASE, home, read, read_contents
from book.markup import inner, parse, words
from book.terms import read_terms
from handbook.checklist import for_paper
from handbook.languages import TAGS
from handbook.records import LANGUAGES, Language
from handbook.templates import load_words, render


@dataclass(frozen=True)
class Part:
    """Chapters under one name, or a chapter of its own under none."""

    id: str
    name: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Line:
    """One line of the contents."""

    id: str
    title: str
    level: int
    """1 for a part, 2 for a chapter in one."""


@dataclass(frozen=True)
class Book:
    """The handbook in one language."""

    language: Language
    title: str
    description: str
    date: str
    """When the newest of its pages was reviewed."""
    address: str
    """Where the handbook is on the web, "" where the site doesn't say."""
    contents: tuple[Line, ...]
    body: Markup

    @property
    def tag(self) -> str:
        """The language as HTML, PDF and EPUB call it."""
        return TAGS[self.language]


def assemble(site: Path, language: Language) -> Book:
    """Return the handbook of a built site as a book."""
    entries = read_contents(site, language)
    glossary = next(entry.address for entry in entries if entry.address.endswith("glossary/"))
    chapters = [read_chapter(site, entry, language) for entry in entries if entry.address != glossary]
    letters, anchors = read_terms(site, glossary, language)
    for chapter in chapters:
        anchors |= chapter.anchors
    for _, terms in letters:
        for term in terms:
            anchors |= term.anchors
    parts = [
        Part(f"part-{number}", name, tuple(group))
        for number, (name, group) in enumerate(groupby(chapters, key=lambda chapter: chapter.entry.part))
    ]
    start = read(site, home(language))
    return Book(
        language,
        str(start.xpath("//h1/text()")[0]).strip(),
        str(start.xpath("//meta[@name='description']/@content")[0]),
        max(chapter.reviewed for chapter in chapters),
        address_of(site, language),
        tuple(_contents(parts, language)),
        bound(render("book_body", language, parts=parts, letters=letters), anchors),
    )


def address_of(site: Path, language: Language) -> str:
    """Return where a built site will be on the web, "" where it was built without saying."""
    pages = (home(LANGUAGES[0]), home(language))
    root, address = (str(read(site, page).xpath("//link[@rel='canonical']/@href")[0]) for page in pages)
    return for_paper(address, root)


def _contents(parts: list[Part], language: Language) -> Iterator[Line]:
    for part in parts:
        if part.name:
            yield Line(part.id, part.name, 1)
        for chapter in part.chapters:
            yield Line(chapter.id, words(parse(chapter.title)), 2 if part.name else 1)
    names = load_words(language)
    yield Line("glossary", names["glossary_title"], 1)
    yield Line("answer-key", names["quiz_key"], 1)


def bound(body: str, anchors: dict[str, str]) -> Markup:
    """Return the body with its links to the site turned inward; those to what the book leaves out become words.

    `anchors` gives the id in the book of every address below BASE; one that was left out leads to its page.
    """
    tree = parse(body)
    here = set(tree.xpath(".//@id"))
    for link in tree.xpath(".//a[starts-with(@href, $base)]", base=BASE):
        places = (anchors.get(link.get("href")), anchors.get(link.get("href").partition("#")[0]))
        id = next((place for place in places if place in here), None)
        if id:
            link.set("href", f"#{id}")
        else:
            link.drop_tag()
    return inner(tree)
