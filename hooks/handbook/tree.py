"""Walking the element tree of a page and marking runs of its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

Run = tuple[int, int, Element]
"""Where a run begins and ends in its text, and the empty element that shall hold it."""


def mark_runs(element: Element, enter: Callable[[Element], bool], runs: Callable[[str], Iterable[Run]]) -> None:
    """Put the runs of text that `runs` finds below `element` into elements of their own, in document order.

    `enter` is asked at each element whether to look inside; what follows it is looked at in any case. Text that
    an earlier step declared final (AtomicString) stays as it is.
    """
    if not enter(element):
        return
    text, pieces = _cut(element.text, runs)
    element.text = text
    children = list(element)
    for child in children:
        mark_runs(child, enter, runs)
        child.tail, following = _cut(child.tail, runs)
        place = list(element).index(child) + 1
        for piece in reversed(following):
            element.insert(place, piece)
    for piece in reversed(pieces):
        element.insert(0, piece)


def _cut(text: str | None, runs: Callable[[str], Iterable[Run]]) -> tuple[str | None, list[Element]]:
    """Return what stands before the first run, and an element for each run, its tail reaching to the next."""
    if not text or isinstance(text, AtomicString) or not text.strip():
        return text, []
    found = list(runs(text))
    if not found:
        return text, []
    borders = [*(start for start, _, _ in found[1:]), len(text)]
    for (start, end, piece), border in zip(found, borders, strict=True):
        piece.text, piece.tail = text[start:end], text[end:border]
    return text[: found[0][0]], [piece for _, _, piece in found]
