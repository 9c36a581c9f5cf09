"""A page's sections: its headings that have ids, and the text below each, as it is searched and as the box shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement, fragment_fromstring

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEFT_OUT = frozenset({"object", "script", "style", "sup", "template"})
"""Elements without text to search; of footnotes the marks are raised numbers."""
_BLOCKS = frozenset({"li", "ol", "p", "pre", "tr", "ul"})
"""What stands on lines of its own."""
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Section:
    """A heading, and what stands below it up to the next one or to the end of the element that holds both."""

    anchor: str
    """The heading's id; empty for the page's first section."""
    title: str
    """Empty where the page begins without a heading."""
    text: str
    """A paragraph, an item of a list or a row of a table a line."""


@dataclass
class _Draft:
    anchor: str = ""
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(html: str) -> list[Section]:
    """Return the sections of a rendered page in order; what carries `data-search-exclude` is not among them.

    Nor is the title of a box with words to say: so many boxes are called “Strong”.
    """
    drafts: list[_Draft] = []
    _read(fragment_fromstring(html, create_parent="div"), None, drafts)
    return [
        Section(draft.anchor, _line("".join(draft.title)), _lines("".join(draft.text)))
        for draft in drafts
        if not draft.excluded
    ]


def _read(element: HtmlElement, into: _Draft | None, drafts: list[_Draft]) -> None:
    """Put the text of an element's children where it belongs."""
    for child in element:
        if child.tag in _HEADINGS and child.get("id"):
            into = _Draft(child.get("id") if drafts else "", "data-search-exclude" in child.attrib)
            drafts.append(into)
            into.title += _words(child)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not _is_excluded(child, element):
            if into is None:
                into = _Draft()
                drafts.append(into)
            around = "\n" if child.tag in _BLOCKS else ""
            into.text.append(around or (" · " if child.tag in _CELLS and child.getprevious() is not None else ""))
            into.text.append(_spaced(child.text, child.tag == "pre" or (child.tag == "code" and element.tag == "pre")))
            _read(child, into, drafts)
            into.text.append(around)
        if into is not None:
            into.text.append(_spaced(child.tail, element.tag == "pre"))


def _is_excluded(child: HtmlElement, parent: HtmlElement) -> bool:
    label = child.get("class") == "admonition-title" and "say" in parent.get("class", "").split()
    return label or "data-search-exclude" in child.attrib


def _words(heading: HtmlElement) -> Iterator[str]:
    """Yield the text of a heading without its permalink."""
    yield heading.text or ""
    for child in heading:
        if isinstance(child.tag, str) and child.get("class") != "headerlink" and child.tag not in _LEFT_OUT:
            yield from _words(child)
        yield child.tail or ""


def _spaced(text: str | None, as_is: bool) -> str:
    return text if text and as_is else _SPACES.sub(" ", text or "")


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _lines(text: str) -> str:
    return "\n".join(line for each in text.split("\n") if (line := _line(each)))
