"""Which sections of the handbook use a term."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement, fragment_fromstring

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
    anchor = section = ""
    found: list[Use] = []
    for element in fragment_fromstring(html, create_parent="div").iter(*HEADINGS, "a"):
        if element.tag in HEADINGS and element.get("id"):
            anchor, section = element.get("id"), _title(element)
        elif element.tag == "a" and element.get("data-term") and "term" in element.get("class", "").split():
            found.append(Use(element.get("data-term"), anchor, section))
    return list(dict.fromkeys(found))


def _title(heading: HtmlElement) -> str:
    """Return the text of a heading without its permalink."""
    return "".join(heading.xpath(".//text()[not(ancestor::a[contains(@class, 'headerlink')])]"))
