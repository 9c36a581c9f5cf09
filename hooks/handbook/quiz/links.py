"""Where the links of questions lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from handbook.pages import SourcePage
from handbook.problems import Problem
from handbook.quiz.model import Question
from handbook.records import Language

_TARGET = re.compile(r"\]\(([^)\s]+)\)")
_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}")
_GLOSSARY = re.compile(r"glossary/([\w-]+)\.md")


def dead_links(
    questions: Iterable[Question], pages: Collection[SourcePage], terms: Collection[str]
) -> Iterator[Problem]:
    """Yield a fault for each link of a question that leads to no page, heading or term; other hosts are not asked."""
    anchors = {(page.language, page.uri): _anchors(page) for page in pages}
    for question in questions:
        texts = [question.prompt, question.explanation, *(t for o in question.options for t in (o.text, o.reason))]
        for target in dict.fromkeys(found for text in texts for found in _TARGET.findall(text)):
            if "://" not in target and not _exists(target, question, anchors, terms):
                message = f"a link of “{question.id}” leads nowhere: {target}: correct it"
                yield Problem(question.shown, question.line, message)


def _exists(
    target: str,
    question: Question,
    anchors: Mapping[tuple[Language, str], set[str]],
    terms: Collection[str],
) -> bool:
    path, _, anchor = target.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(question.uri), path)) if path else question.uri
    term = _GLOSSARY.fullmatch(uri)
    if term:
        return term[1] in terms or term[1] == "index"
    known = anchors.get((question.language, uri))
    return known is not None and (not anchor or anchor in known)


def _anchors(page: SourcePage) -> set[str]:
    """Return the ids that a page's author gave, and those of its questions."""
    given = set(_ID.findall(page.body))
    return (
        given | {f"quiz-{id}" for id in re.findall(r"^!!! quiz +[\w-]+ +(\S+)", page.body, re.MULTILINE)} | {"sources"}
    )
