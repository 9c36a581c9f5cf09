"""Where the links of questions and terms lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from handbook.glossary.model import Glossary
from handbook.markup import without_code
from handbook.pages import SourcePage
from handbook.problems import Problem
from handbook.quiz.model import Question
from handbook.records import LANGUAGES, Language

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)")
_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_HOST = re.compile(r"https?://[^/\s]")
TERM_SECTIONS = frozenset({"asked-in", "do-not-confuse", "gates", "questions", "see-also", "sources", "used-in"})
"""The sections of a term's page (its template), beside the id of the term."""


class Places:
    """Where a link of a question or a term may lead: pages, their headings and questions, terms."""

    def __init__(self, pages: Iterable[SourcePage], terms: Collection[str]) -> None:
        """`terms` are the ids of the glossary's."""
        self._anchors = {(page.language, page.uri): _anchors(page) for page in pages}
        for language in LANGUAGES:
            self._anchors[language, "glossary/index.md"] = set()
            self._anchors |= {(language, f"glossary/{id}.md"): {*TERM_SECTIONS, id} for id in terms}

    def dead(self, texts: Iterable[str], language: Language, uri: str) -> list[str]:
        """Return the addresses in Markdown `texts` of the page `uri` that lead nowhere; other hosts are not asked."""
        found = dict.fromkeys(address for text in texts for address in _TARGET.findall(without_code(text)))
        return [each for each in found if not _HOST.match(each) and not self._exists(each, language, uri)]

    def _exists(self, target: str, language: Language, uri: str) -> bool:
        path, mark, anchor = target.partition("#")
        if mark and not anchor:
            return False
        page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
        known = self._anchors.get((language, page))
        return known is not None and (not anchor or anchor in known)


def dead_links_of_questions(questions: Iterable[Question], places: Places) -> Iterator[Problem]:
    """Yield a fault for each link of a question that leads to no page, heading or term."""
    for question in questions:
        texts = [question.prompt, question.explanation, *(t for o in question.options for t in (o.text, o.reason))]
        for target in places.dead(texts, question.language, question.uri):
            message = f"a link of “{question.id}” leads nowhere: {target}: correct it"
            yield Problem(question.shown, question.line, message)


def dead_links_of_terms(glossary: Glossary, places: Places, folder: Path, shown: str) -> Iterator[Problem]:
    """Yield a fault for each link of a term that leads to no page, heading or term; its files lie in `folder`."""
    for term in glossary.terms.values():
        for language in LANGUAGES:
            text = term.text(language)
            for target in places.dead([text.text, text.say], language, f"glossary/{term.id}.md"):
                lines = (folder / f"{term.id}.yml").read_text(encoding="utf-8").splitlines()
                line = next((number for number, line in enumerate(lines, 1) if f"]({target})" in line), 1)
                yield Problem(f"{shown}/{term.id}.yml", line, f"a link leads nowhere: {target}: correct it")


def _anchors(page: SourcePage) -> set[str]:
    """Return the ids that a page's author gave, and those of its questions."""
    given = set(_ID.findall(page.body))
    return (
        given | {f"quiz-{id}" for id in re.findall(r"^!!! quiz +[\w-]+ +(\S+)", page.body, re.MULTILINE)} | {"sources"}
    )
