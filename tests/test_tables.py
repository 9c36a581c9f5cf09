"""Cells that know the name of their column."""

from __future__ import annotations

import markdown
import pytest
from lxml import html

from handbook.tables import LabeledCells


@pytest.mark.parametrize(("source", "labels"), [
    ("| Gate | Who |\n|---|---|\n| 1 | PM |\n| 2 | MRM |", [["Gate", "Who"], ["Gate", "Who"]]),
    ("| **Gate** `x` | [Who](a.md) |\n|---|---|\n| 1 | PM |", [["Gate x", "Who"]]),
    ("| A | B |\n|---|---|\n| 1 |", [["A", "B"]]),
    ("| A |\n|---|\n| 1 |\n\n<div markdown>\n\n| B |\n|---|\n| 2 |\n\n</div>", [["A"], ["B"]]),
], ids=["rows", "marked up header", "short row", "two tables"])  # fmt: skip
def test_labels(source: str, labels: list[list[str]]) -> None:
    page = html.fromstring(markdown.markdown(f"{source}\n", extensions=["tables", "md_in_html", LabeledCells()]))
    assert [[cell.get("data-label") for cell in row.iterfind("td")] for row in page.iterfind(".//tbody/tr")] == labels
    assert page.find(".//th[@data-label]") is None
