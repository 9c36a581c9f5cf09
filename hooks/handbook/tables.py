"""Tables that read as blocks on a phone: each cell knows its column's name. A Python-Markdown extension."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class LabeledCells(Extension):
    """Writes the header of its column into each cell of a table's body, as `data-label`."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register after inline patterns (20), when headers have their text."""
        md.treeprocessors.register(_Labeler(md), "labels", 9)


class _Labeler(Treeprocessor):
    def run(self, root: Element) -> None:
        """Label the cells of every table of one page."""
        for table in root.iter("table"):
            headers = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
            for row in table.iterfind("tbody/tr"):
                for header, cell in zip(headers, row, strict=False):
                    cell.set("data-label", header)
