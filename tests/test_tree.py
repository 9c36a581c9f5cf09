"""Runs of text put into elements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from markdown.util import AtomicString

from handbook.tree import Run, mark_runs


def _mark(root: Element) -> str:
    """Mark each run of digits with its place in the order of finding; look into everything but <q>."""
    found = 0

    def runs(text: str) -> Iterator[Run]:
        nonlocal found
        for match in re.finditer(r"\d+", text):
            found += 1
            yield match.start(), match.end(), Element("b", {"n": str(found)})

    mark_runs(root, lambda element: element.tag != "q", runs)
    return tostring(root, encoding="unicode")


@pytest.mark.parametrize(
    ("source", "marked"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>1</p>", '<p><b n="1">1</b></p>'),
        ("<p>a 1 b 22 c</p>", '<p>a <b n="1">1</b> b <b n="2">22</b> c</p>'),
        (
            "<p>1<i>2</i>3<i>a<u>4</u>5</i>6 a</p>",
            '<p><b n="1">1</b><i><b n="2">2</b></i><b n="3">3</b><i>a<u><b n="4">4</b></u><b n="5">5</b></i>'
            '<b n="6">6</b> a</p>',
        ),
        ("<p>1<q>2<i>3</i>4</q>5</p>", '<p><b n="1">1</b><q>2<i>3</i>4</q><b n="2">5</b></p>'),
        ("<p>a <i>b</i> <i>c</i> </p>", "<p>a <i>b</i> <i>c</i> </p>"),
    ],
)
def test_runs_are_marked_in_document_order(source: str, marked: str) -> None:
    assert _mark(fromstring(source)) == marked


def test_final_text_stays() -> None:
    root = fromstring("<p>1<i>2</i>3</p>")
    root.text, root[0].tail = AtomicString("1"), AtomicString("3")
    assert _mark(root) == '<p>1<i><b n="1">2</b></i>3</p>'


def test_a_run_can_be_marked_again_inside_the_first_mark() -> None:
    root = fromstring("<p>1 2</p>")
    mark_runs(root, lambda _: True, lambda text: [(0, len(text), Element("a"))])
    assert _mark(root) == '<p><a><b n="1">1</b> <b n="2">2</b></a></p>'
