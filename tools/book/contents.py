"""What the book holds, in the order of study: the navigation of the built site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from book.markup import Element, words
from handbook.languages import TAGS
from handbook.records import LANGUAGES, Language

BASE = "http://handbook.invalid/"
"""Where the site is taken to stand while its links are followed; no such host can exist."""


@dataclass(frozen=True)
class Entry:
    """One page of the navigation."""

    address: str
    """Below the site's root, with its slash: `en/gates/concept/`."""
    part: str
    """The section that it stands in, or "" for a page of its own."""


def home(language: Language) -> str:
    """Return the address of the home page."""
    return "" if language == LANGUAGES[0] else f"{language}/"


def read(site: Path, address: str) -> Element:
    """Return the parsed page at `address`."""
    page: Element = html.document_fromstring((site / address / "index.html").read_text(encoding="utf-8"))
    assert page.get("lang") in TAGS.values(), f"{address} is no page of the handbook"
    return page


def follow(address: str, href: str) -> tuple[str, str] | None:
    """Return the address and the fragment to which a link on the page `address` leads, or None for another host."""
    target = urlsplit(urljoin(BASE + address, href))
    if f"{target.scheme}://{target.netloc}/" != BASE:
        return None
    return target.path.removeprefix("/"), target.fragment


def read_contents(site: Path, language: Language) -> list[Entry]:
    """Return every page of the navigation, in order."""
    start = home(language)
    nav = read(site, start).xpath("//nav[contains(@class, 'md-nav--primary')]")[0]
    entries: dict[str, Entry] = {}
    for item in nav.xpath("./ul/li"):
        section = item.xpath("./span")
        part = words(section[0]) if section else ""
        for link in item.xpath(".//a[@href]"):
            target = follow(start, link.get("href"))
            if target and not target[1] and target[0] not in entries:
                entries[target[0]] = Entry(target[0], part)
    return list(entries.values())
