"""Pages of the site as chapters: without what only a screen has, their answers apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from book.contents import BASE, Entry, read
from book.markup import Element, classed, drop, inner, outer, swap
from book.questions import Question, read_question
from handbook.records import Language
from handbook.templates import load_words, render

_SCREEN = (
    "headerlink",
    "footnote-backref",
    "quiz-reset",
    "answer-key",
    "practice",
    "session",
    "report",
    "checklist",
    "print-foot",
    "term-page__back",
    "files",
)
"""Classes of what a book has no use for."""
_LISTINGS = ("by-gate", "by-round", "by-topic", "decks")
"""Sections of the practice page that list what the chapters hold, and files for other programs."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_REFERENCES = ("for", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True)
class Chapter:
    """One page, ready to be put into the book; its links still lead to the site below BASE."""

    entry: Entry
    id: str
    title: Markup
    body: Markup
    questions: tuple[Question, ...]
    anchors: dict[str, str]
    """The address below BASE of each place of the page, and its id in the book."""
    reviewed: str


def slug(address: str, language: Language) -> str:
    """Return the id of a page in the book."""
    return re.sub(r"^(en/)", "", address).strip("/").replace("/", "-") or "home"


def read_article(site: Path, address: str, language: Language) -> tuple[Element, dict[str, str]]:
    """Return what a page says, and its anchors: what only a screen has is gone, ids hold for the whole book."""
    article: Element = read(site, address).xpath("//article")[0]
    for sheet in list(classed(article, "sheet")):
        sheet.drop_tag()
    for element in [*classed(article, *_SCREEN), *article.xpath(".//script | .//template | .//hr")]:
        drop(element)
    for link in classed(article, "term"):
        for tip in ("title", "data-other", "data-term"):
            link.attrib.pop(tip, None)
    for mark in article.xpath(".//sup[@id and following-sibling::node()[1][self::sup]]"):
        mark[-1].tail = ", "  # the site's style sheet says it
    article.make_links_absolute(BASE + address)
    prefix = slug(address, language)
    anchors = {BASE + address: prefix}
    for element in article.xpath(".//*[@id]"):
        anchors[f"{BASE}{address}#{element.get('id')}"] = (
            prefix if element.tag == "h1" else f"{prefix}--{element.get('id').replace(':', '-')}"
        )
        element.set("id", anchors[f"{BASE}{address}#{element.get('id')}"])
    for name in _REFERENCES:
        for element in article.xpath(f".//*[@{name}]"):
            element.set(name, " ".join(f"{prefix}--{id}" for id in element.get(name).split()))
    return article, anchors


def drop_section(article: Element, id: str) -> None:
    """Take out the heading with the id and all that follows it, up to the next heading of its level or above."""
    for heading in article.xpath(f"./*[@id='{id}']"):
        level = _HEADINGS.index(heading.tag)
        for following in list(heading.itersiblings()):
            if following.tag in _HEADINGS[: level + 1] or following.get("class") == "reviewed":
                break
            drop(following)
        drop(heading)


def read_chapter(site: Path, entry: Entry, language: Language) -> Chapter:
    """Return the page of `entry` as a chapter."""
    article, anchors = read_article(site, entry.address, language)
    id = slug(entry.address, language)
    for listing in _LISTINGS:
        drop_section(article, f"{id}--{listing}")
    questions = _take_questions(article, language)
    _flatten_checklist(article)
    reviewed = article.xpath(".//p[@class='reviewed']/time/@datetime")[0]
    for note in classed(article, "reviewed"):
        swap(note, render("book_reviewed", language, date=reviewed))
    heading = article.xpath("./h1")[0]
    # The home page is headed by the handbook's name, which the book has on its title page.
    title = inner(heading) if entry.part else Markup(load_words(language)["book_start"])
    drop(heading)
    for element in article.iter(*_HEADINGS[1:3]):
        element.set("class", {"h2": "book-section", "h3": "book-topic"}[element.tag])
        element.tag = f"h{int(element.tag[1]) + bool(entry.part)}"
    return Chapter(entry, id, title, outer(*article), tuple(questions), anchors, reviewed)


def _take_questions(article: Element, language: Language) -> list[Question]:
    questions = []
    for number, form in enumerate(list(classed(article, "quiz")), 1):
        question = read_question(form, number, load_words(language)[f"quiz_{form.get('data-kind')}"])
        questions.append(question)
        swap(form, render("book_question", language, question=question))
    return questions


def _flatten_checklist(article: Element) -> None:
    """Make text of boxes and fields."""
    for box in article.xpath(".//li[contains(@class, 'task-list-item')]/input"):
        swap(box, '<span class="book-box">☐ </span>')
    for label in article.xpath(".//li/label"):
        label.drop_tag()
    for field in [*article.xpath(".//textarea"), *classed(article, "prompt__written")]:
        drop(field)
