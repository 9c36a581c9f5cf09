"""Terms in a page become links: a Python-Markdown extension."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.glossary.links import TermFinder
from handbook.glossary.model import Glossary
from handbook.records import Language, other
from handbook.tree import Run, mark_runs

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSED = HEADINGS | {"a", "code", "pre", "form", "button", "svg"}
_UNLINKED = frozenset({"admonition-title", "answer-key", "footnote"})
"""Classes of what is a heading or an appendix, though its tag doesn't say so."""
_DIRECTIVE = re.compile(r"^<!-- unlinked: ([a-z0-9 -]*) -->$")
_TERM_PAGE = re.compile(r"(?:glossary/|^)([a-z0-9-]+)\.md(?:#.*)?$")


def unlinked(ids: list[str]) -> str:
    """Return the Markdown line that keeps the terms `ids` from being linked on a page."""
    return f"<!-- unlinked: {' '.join(ids)} -->\n\n"


class TermLinks(Extension):
    """Links the first mention of each term in each section, and marks the links that an author wrote."""

    def __init__(self, glossary: Glossary, finder: TermFinder, language: Language, page: Callable[[str], str]) -> None:
        """`page` gives the address of a term's page, as an author would write it in Markdown."""
        super().__init__()
        self.glossary, self.finder, self.language, self.page = glossary, finder, language, page

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after inline patterns (20) and attribute lists (8), before addresses are resolved (0)."""
        directive = _Directive(md)
        md.preprocessors.register(directive, "unlinked", 100)
        md.treeprocessors.register(_TermLinker(md, self, directive), "terms", 7)


class _Directive(Preprocessor):
    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.ids: frozenset[str] = frozenset()

    def run(self, lines: list[str]) -> list[str]:
        """Take the directive off the top of the page."""
        match = _DIRECTIVE.match(lines[0]) if lines else None
        self.ids = frozenset(match[1].split()) if match else frozenset()
        return lines[1:] if match else lines


class _TermLinker(Treeprocessor):
    def __init__(self, md: Markdown, extension: TermLinks, directive: _Directive) -> None:
        super().__init__(md)
        self.extension, self.directive = extension, directive

    def run(self, root: Element) -> None:
        """Link the terms of one page."""
        self.seen = set(self.directive.ids)
        mark_runs(root, self._enter, self._first_mentions)

    def _enter(self, element: Element) -> bool:
        if element.tag in HEADINGS:
            self.seen = set(self.directive.ids)  # each section begins anew
        if element.tag == "a":
            self._mark(element)
        return element.tag not in _CLOSED and _UNLINKED.isdisjoint(element.get("class", "").split())

    def _first_mentions(self, text: str) -> Iterator[Run]:
        for mention in self.extension.finder.find(text):
            if mention.term not in self.seen:
                self.seen.add(mention.term)
                link = Element("a", {"href": self.extension.page(mention.term)})
                self._describe(link, mention.term)
                yield mention.start, mention.end, link

    def _mark(self, link: Element) -> None:
        """Mark a link that an author wrote to a term's page."""
        match = _TERM_PAGE.search(link.get("href", ""))
        if match and match[1] in self.extension.glossary.terms:
            self.seen.add(match[1])
            self._describe(link, match[1])

    def _describe(self, link: Element, id: str) -> None:
        term, language = self.extension.glossary.terms[id], self.extension.language
        link.set("class", " ".join(filter(None, [link.get("class"), "term"])))
        link.set("data-term", id)
        link.set("title", term.text(language).definition)
        link.set("data-other", term.text(other(language)).term)
