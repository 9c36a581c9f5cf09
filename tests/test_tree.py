"""Runs of text put into elements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from markdown.util import AtomicString

from handbook.tree import Run, mark_runs


def _mark(root: Element) -> str:
    """Put each digit into an element named <a>, <b>, <c> in the order of finding, but for those inside <q>."""
    order = iter("abcdef")

    def runs(text: str) -> Iterator[Run]:
        for match in re.finditer(r"\d", text):
            yield match.start(), match.end(), Element(next(order))

    mark_runs(root, lambda element: element.tag != "q", runs)
    return tostring(root, encoding="unicode")


@pytest.mark.parametrize(("source", "marked"), [
    ("<p>x 1 y 2 z</p>", "<p>x <a>1</a> y <b>2</b> z</p>"),
    ("<p>1<i>2</i>3 4<i>x<u>5</u></i>6 x</p>",
     "<p><a>1</a><i><b>2</b></i><c>3</c> <d>4</d><i>x<u><e>5</e></u></i><f>6</f> x</p>"),
    ("<p>1<q>2<i>3</i>4</q>5</p>", "<p><a>1</a><q>2<i>3</i>4</q><b>5</b></p>"),
    ("<p> <i>x</i> y</p>", "<p> <i>x</i> y</p>"),
])  # fmt: skip
def test_runs_are_marked_in_document_order(source: str, marked: str) -> None:
    assert _mark(fromstring(source)) == marked


def test_final_text_stays() -> None:
    root = fromstring("<p>1<i>2</i>3</p>")
    root.text, root[0].tail = AtomicString("1"), AtomicString("3")
    assert _mark(root) == "<p>1<i><a>2</a></i>3</p>"


def test_a_marked_run_is_open_to_the_next_step() -> None:
    root = fromstring("<p>1 2</p>")
    mark_runs(root, lambda _: True, lambda text: [(0, len(text), Element("u"))])
    assert _mark(root) == "<p><u><a>1</a> <b>2</b></u></p>"
