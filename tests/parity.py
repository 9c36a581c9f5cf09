"""The same page in two languages: what its structure must have in common."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree

from crawl import Site

Structure = dict[str, list[str]]


def differences(site: Site) -> list[str]:
    """Return every difference between the two sides of `site`, each naming the page and the first thing that differs."""
    found: list[str] = []
    pages = {path.relative_to(site.root).as_posix() for path in site.files if path.name != "404.html"}
    default = {name for name in pages if not name.startswith("en/")}
    english = {name.removeprefix("en/") for name in pages if name.startswith("en/")}
    found += [f"{name}: only in Chinese" for name in sorted(default - english)]
    found += [f"{name}: only in English" for name in sorted(english - default)]
    for name in sorted(default & english):
        here, there = structure(site, site.root / name), structure(site, site.root / "en" / name)
        found += [f"{name}: {line}" for line in compare(here, there)]
    return found


def compare(here: Structure, there: Structure) -> Iterator[str]:
    """Yield, for each kind of thing, the first place where the two sides part."""
    for kind in here:
        one, two = here[kind], there[kind]
        for place in range(max(len(one), len(two))):
            mine = one[place] if place < len(one) else "nothing"
            other = two[place] if place < len(two) else "nothing"
            if mine != other:
                yield f"{kind} {place + 1}: “{mine}” in Chinese, “{other}” in English"
                break


def structure(site: Site, path: Path) -> Structure:
    """Return what the two languages must share: headings, links, boxes, tables, pictures, questions, footnotes.

    Links to terms that the build puts in are left out: which words a text uses is the language's own affair.
    """
    article = site.page(path).xpath("//article")[0]
    content: Callable[[str], list[etree._Element]] = article.xpath
    index = bool(content(".//*[@class='glossary-list']"))
    return {
        "heading": []
        if index
        else [
            f"{heading.tag} #{heading.get('id')}" for heading in content(".//*[self::h1|self::h2|self::h3|self::h4]")
        ],
        "link": []
        if index
        else [
            _neutral(site, path, link.get("href"))
            for link in content(
                ".//a[@href][not(contains(@class, 'term'))][not(contains(@class, 'headerlink'))]"
                "[not(ancestor::*[contains(@class, 'uses') or contains(@class, 'term-page__back')])]"
            )
        ],
        "box": [box.get("class", "") for box in content(".//div[contains(@class, 'admonition')]")],
        "table": [
            f"{len(table.findall('.//tr'))} rows of {len(table.findall('.//th'))}" for table in content(".//table")
        ],
        "list": [f"{each.tag} of {len(each)}" for each in content(".//ul|.//ol") if not _generated(each)],
        "picture": [
            f"{each.tag} {each.get('class') or each.get('src')}" for each in content(".//img|.//svg|.//figure")
        ],
        "question": [
            f"{form.get('data-quiz')} ({form.get('data-kind')}, {form.get('data-version')}): {form.get('data-answer')}"
            for form in content(".//form[contains(@class, 'quiz')]")
        ],
        "item to tick": [item.get("id") or "(no id)" for item in content(".//li[@class='task-list-item']")],
    }


def _generated(element: etree._Element) -> bool:
    return bool(element.xpath("ancestor-or-self::*[contains(@class, 'uses')]"))


def _neutral(site: Site, path: Path, address: str) -> str:
    """Return an address without the language, so that both sides can be held against each other."""
    target = urljoin(site.address(path), address)
    if urlsplit(target).netloc != urlsplit(site.url).netloc:
        return target
    return posixpath.join("/", target[len(site.url) :].removeprefix("en/"))
