"""Which sections of the handbook use a term."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from handbook.glossary.extension import HEADINGS


@dataclass(frozen=True)
class Use:
    """A section that uses a term."""

    term: str
    anchor: str
    """The id of the section's heading; empty before the first heading."""
    section: str
    """The heading's text."""


def term_uses(html: str) -> list[Use]:
    """Return which terms the sections of a rendered page link to, in order, each pair once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(dict.fromkeys(Use(term, anchor, reader.titles.get(anchor, "")) for term, anchor in reader.found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.anchor = ""
        self.titles: dict[str, str] = {}
        self.found: list[tuple[str, str]] = []
        self._heading = self._permalink = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag in HEADINGS and attributes.get("id"):
            self.anchor = attributes["id"] or ""
            self.titles[self.anchor] = ""
            self._heading = True
        classes = (attributes.get("class") or "").split()
        self._permalink = tag == "a" and "headerlink" in classes
        if tag == "a" and "term" in classes and attributes.get("data-term"):
            self.found.append((attributes["data-term"] or "", self.anchor))

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self._heading = False
        if tag == "a":
            self._permalink = False

    def handle_data(self, data: str) -> None:
        if self._heading and not self._permalink:
            self.titles[self.anchor] += data
