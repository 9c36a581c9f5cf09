"""Runs of the other language in a page, marked with `lang` (WCAG 2.2, 3.1.2): a Python-Markdown extension.

A screen reader then changes its voice, and the browser its font and line breaking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from handbook.records import Language
from handbook.tree import Run, mark_runs

TAGS: dict[Language, str] = {"zh": "zh-Hans", "en": "en"}
"""What each language is called in HTML (BCP 47)."""


def tagged(tag: str) -> Language:
    """Return the language that HTML calls `tag`; raise StopIteration for one that the handbook doesn't have."""
    return next(language for language, known in TAGS.items() if known == tag)


_BLOCKS = frozenset({"p", "li", "td", "th", "blockquote", "legend", "label", "h1", "h2", "h3", "h4", "dd", "dt"})
_CLOSED = frozenset({"code", "pre", "script", "style", "svg"})
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")
_RUNS: dict[Language, re.Pattern[str]] = {
    # In Chinese a phrase of two English words or more; a single word or an abbreviation reads well as it is.
    "zh": re.compile(r"[A-Za-z][A-Za-z’'.&/-]*(?:[ ,]+[A-Za-z][A-Za-z’'.&/-]*)+"),
    "en": re.compile(r"[\u3400-\u9fff](?:[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e“”·]*[\u3400-\u9fff])?"),
}
_OTHER: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"[A-Za-z’'.&/-][ ,]+[A-Za-z]|\A[^\u3400-\u9fff]*\Z"),
    "en": _HAN,
}
"""What every block has that holds something of the other language: two words, or no Han at all; any Han."""
_PLACEHOLDER = re.compile(f"{STX}.*?{ETX}")
"""What stands for HTML in the text of the tree."""


class OtherLanguage(Extension):
    """Marks what a page says in the language that is not its own."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after terms are linked (7), so that a marked run doesn't hide them."""
        md.treeprocessors.register(_Marker(md, self.language), "languages", 6)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md)
        self.language = language
        self.tag = TAGS["en" if language == "zh" else "zh"]

    def run(self, root: Element) -> None:
        """Mark the blocks of one page that are wholly in the other language, then the runs inside the rest."""
        mark_runs(root, self._enter, self._runs)

    def _enter(self, element: Element) -> bool:
        if element.tag in _CLOSED or element.get("lang"):
            return False
        if element.tag not in _BLOCKS:
            return True
        text = "".join(element.itertext())
        if not _OTHER[self.language].search(text):
            return False  # as most: nothing in it to mark
        if not self._foreign("".join(_spoken(element))):
            return True
        element.set("lang", self.tag)
        return False

    def _foreign(self, text: str) -> bool:
        """Tell whether a block is in the other language: no Han, or more Han than letters."""
        han, letters = len(_HAN.findall(text)), len(_LETTER.findall(text))
        return (han == 0 and " " in text.strip() and letters > 3) if self.language == "zh" else han > letters

    def _runs(self, text: str) -> Iterator[Run]:
        for match in _RUNS[self.language].finditer(text):
            yield match.start(), match.end(), Element("span", {"lang": self.tag})


def _spoken(element: Element) -> Iterator[str]:
    """Yield the text of an element, without code and without what stands for HTML."""
    if element.tag not in _CLOSED:
        yield _PLACEHOLDER.sub("", element.text or "")
        for child in element:
            yield from _spoken(child)
            yield _PLACEHOLDER.sub("", child.tail or "")
