"""Every address in a built site, resolved: links, pictures, anchors, languages, redirects, sitemap, search index."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

from external import misshapen

LANGUAGES = {"zh-Hans": "", "en": "en/"}
"""Each language's name in HTML, and the folder below the site's root that holds it."""

_IMPORT = re.compile(r"""(?:^|;)\s*import\b[^"';]*["']([^"']+)["']""", re.MULTILINE)
"""What a module of ours imports; minified, they stand in one line."""
REDIRECTED = "it is redirected: link to where it leads"


@dataclass(frozen=True, order=True)
class Fault:
    """One address that doesn't hold: the file it is in, the address, what is wrong."""

    file: str
    address: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.address or '(no address)'}: {self.message}"


@dataclass
class Site:
    """A built site on disk, to be served at `url` (which ends in a slash)."""

    root: Path
    url: str
    _pages: dict[Path, etree._Element] = field(default_factory=dict)

    @cached_property
    def files(self) -> list[Path]:
        """Every HTML file that readers stay on, in order: all but redirects."""
        return [path for path in sorted(self.root.rglob("*.html")) if path not in self.redirects]

    @cached_property
    def redirects(self) -> frozenset[Path]:
        """The HTML files that send the reader on."""
        return frozenset(path for path in self.root.rglob("*.html") if b'http-equiv="refresh"' in path.read_bytes())

    def page(self, path: Path) -> etree._Element:
        """Return the parsed file."""
        if path not in self._pages:
            self._pages[path] = html.document_fromstring(path.read_text(encoding="utf-8"))
        return self._pages[path]

    def address(self, path: Path) -> str:
        """Return where a file is served."""
        name = path.relative_to(self.root).as_posix()
        return urljoin(self.url, name.removesuffix("index.html") if path.name == "index.html" else name)

    def language(self, path: Path) -> str:
        """Return the language that a file's place promises."""
        return "en" if path.relative_to(self.root).parts[0] == "en" else "zh-Hans"

    def faults(self) -> list[Fault]:
        """Return every fault of the site."""
        found: list[Fault] = []
        for path in self.files:
            found += self._of_page(path)
        for path in self.redirects:
            found += self._of_redirect(path)
        found += [*self._of_sitemap(), *self._of_search(), *self._of_questions(), *self._of_assets(), *self._orphans()]
        return sorted(set(found))

    def resolve(self, base: str, address: str) -> str | None:
        """Return what is wrong with `address` as seen from the page at `base`; None for nothing.

        Addresses on other hosts are judged by their form. An anchor must be the id of an element.
        """
        target = urljoin(base, address)
        split = urlsplit(target)
        if split.scheme in ("mailto", "data"):
            return None
        if split.scheme not in ("http", "https"):
            return f"the scheme “{split.scheme}” leads nowhere"
        site = urlsplit(self.url)
        if split.netloc != site.netloc:
            return misshapen(address if "//" in address else target)
        if not split.path.startswith(site.path):
            return "it leaves the site’s folder"
        name = unquote(split.path[len(site.path) :])
        path = self.root / name
        if path.is_dir() and not split.path.endswith("/"):
            return "a folder without its slash: a server redirects it"
        path = path / "index.html" if name == "" or name.endswith("/") else path
        if not path.is_file() or name not in self._names:
            return "no such file"
        if path in self.redirects:
            return REDIRECTED
        if split.fragment and path.suffix == ".html":
            return None if unquote(split.fragment) in self.ids(path) else "no such anchor"
        return None

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name that is served, in its exact case, folders with their slash."""
        names = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}
        return frozenset(names | {name.removesuffix("index.html") for name in names if name.endswith("index.html")})

    def ids(self, path: Path) -> set[str]:
        """Return every anchor of a file."""
        page = self.page(path)
        return {*page.xpath("//@id"), *page.xpath("//a/@name")}

    def _outside(self, address: str) -> bool:
        return urlsplit(address).netloc != urlsplit(self.url).netloc

    def _of_page(self, path: Path) -> Iterator[Fault]:
        page, base, name = self.page(path), self.address(path), path.relative_to(self.root).as_posix()
        for element, attribute, address in _addresses(page):
            outside = self._outside(urljoin(base, address))
            rel = element.get("rel", "").strip()
            fetches = (
                element.tag != "a" and not attribute.startswith("JSON-LD") and rel not in ("alternate", "canonical")
            )
            if outside and fetches:
                yield Fault(name, address, f"“{element.tag} {attribute}” fetches from another host")
            if address == "javascript:void(0)" and element.get("data-md-component"):
                continue  # a button of the theme's, its search's “share”
            if address == "" and attribute == "href" and element.get("class", "").startswith("term-tip"):
                continue  # the script fills it
            wrong = self.resolve(base, address)
            if wrong:
                yield Fault(name, address, wrong)
            elif element.tag == "a" and not outside and not element.get("hreflang"):
                yield from self._same_language(path, name, urljoin(base, address), address)
            yield from self._of_manner(path, name, element, attribute, address)
        if path.name != "404.html":
            yield from self._of_head(path, page, base, name)
        yield from _of_ids(page, name)

    def _of_manner(
        self, path: Path, name: str, element: etree._Element, attribute: str, address: str
    ) -> Iterator[Fault]:
        """Yield what is wrong with how an address is given, wherever it leads."""
        if element.tag == "a" and attribute == "href" and not _named(element):
            yield Fault(name, address, "the link has no words")
        absolute = bool(urlsplit(address).netloc)
        if element.tag in ("a", "img", "script") and attribute in ("href", "src") and absolute:
            if not self._outside(address):
                yield Fault(name, address, "it names the site’s own host: write it relative to the page")
        elif path.name == "404.html" and not absolute and not re.match(r"[/#?]|data:|javascript:|$", address):
            yield Fault(name, address, "this page is served at any depth: begin the address with a slash")

    def _same_language(self, path: Path, name: str, target: str, address: str) -> Iterator[Fault]:
        if path.name == "404.html" or not target.startswith(self.url) or Path(urlsplit(target).path).suffix:
            return  # files such as decks are there once, for both languages
        there = "en" if target[len(self.url) :].startswith("en/") else "zh-Hans"
        if there != self.language(path):
            yield Fault(name, address, "it leads to the other language")

    def _of_head(self, path: Path, page: etree._Element, base: str, name: str) -> Iterator[Fault]:
        language = self.language(path)
        if page.get("lang") != language:
            yield Fault(name, "html lang", f"it says “{page.get('lang')}”, the place says “{language}”")
        if page.xpath("//link[@rel='canonical']/@href") != [base]:
            yield Fault(name, "canonical", f"it is not the page’s own address {base}")
        description = page.xpath("//meta[@name='description']/@content")
        if len(description) != 1 or not description[0].strip():
            yield Fault(name, "description", "missing or empty")
        alternates = {link.get("hreflang"): link.get("href") for link in page.iter("link") if link.get("hreflang")}
        yield from self._of_alternates(name, base, alternates)

    def _of_alternates(self, name: str, base: str, alternates: dict[str, str]) -> Iterator[Fault]:
        if set(alternates) != {*LANGUAGES, "x-default"}:
            yield Fault(name, "hreflang", f"the languages given are {sorted(alternates)}")
            return
        own = base[len(self.url) :]
        neutral = own.removeprefix("en/")
        for language, folder in [*LANGUAGES.items(), ("x-default", "")]:
            expected = f"{self.url}{folder}{neutral}"
            if alternates[language] != expected:
                yield Fault(name, alternates[language], f"hreflang “{language}” should be {expected}")
            elif self.resolve(base, expected):
                yield Fault(name, expected, f"hreflang “{language}” leads to no page")

    def _of_redirect(self, path: Path) -> Iterator[Fault]:
        """Yield what keeps a redirect from sending its reader on, at once and by one step, with script or without."""
        page, base, name = self.page(path), self.address(path), path.relative_to(self.root).as_posix()
        delay, _, address = page.xpath("//meta[@http-equiv='refresh']/@content")[0].partition("; url=")
        target = urljoin(base, address)
        wrong = self.resolve(base, address)
        if wrong == REDIRECTED:
            wrong = "the redirect leads back to itself" if self._loops(path) else "the redirect leads to another"
        if wrong or not address:
            yield Fault(name, address, wrong or "the redirect leads nowhere")
        if delay != "0":
            yield Fault(name, address, f"the redirect waits for {delay} seconds")
        if page.xpath("//body//a/@href") != [address]:
            yield Fault(name, address, "there is no link for readers who aren’t sent on")
        if page.xpath("//link[@rel='canonical']/@href") != [urldefrag(target).url]:
            yield Fault(name, "canonical", f"it is not the new address {urldefrag(target).url}")
        if page.xpath("//meta[@name='robots']/@content") != ["noindex"]:
            yield Fault(name, "robots", "a redirect is not for search engines: noindex")
        if page.get("lang") != self.language(path):
            yield Fault(name, "html lang", f"it says “{page.get('lang')}”, the place says “{self.language(path)}”")
        yield from self._same_language(path, name, target, address)
        own = path.relative_to(self.root).as_posix()
        twin = own.removeprefix("en/") if own.startswith("en/") else f"en/{own}"
        if self.root / twin not in self.redirects:
            yield Fault(name, twin, "there is no redirect in the other language")

    def _loops(self, path: Path) -> bool:
        seen = set()
        while path in self.redirects and path not in seen:
            seen.add(path)
            content = self.page(path).xpath("//meta[@http-equiv='refresh']/@content")[0]
            target = urlsplit(urljoin(self.address(path), content.partition("; url=")[2])).path
            path = self.root / unquote(target[len(urlsplit(self.url).path) :]) / "index.html"
        return path in seen

    def _of_sitemap(self) -> Iterator[Fault]:
        tree = etree.parse(self.root / "sitemap.xml")
        ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
        listed = set()
        for entry in tree.iterfind("s:url", ns):
            location = entry.findtext("s:loc", "", ns)
            listed.add(location)
            if self.resolve(self.url, location):
                yield Fault("sitemap.xml", location, "no such page")
            alternates = {link.get("hreflang", ""): link.get("href", "") for link in entry.iterfind("x:link", ns)}
            yield from self._of_alternates("sitemap.xml", location, alternates)
        for path in self.files:
            if path.name != "404.html" and self.address(path) not in listed:
                yield Fault("sitemap.xml", self.address(path), "the page is not listed")

    def _of_search(self) -> Iterator[Fault]:
        for index in sorted(self.root.rglob("sections.json")):
            name = index.relative_to(self.root).as_posix()
            base = urljoin(self.url, name.removesuffix("search/sections.json"))
            for entry in json.loads(index.read_text(encoding="utf-8"))["docs"]:
                wrong = self.resolve(base, entry["location"])
                if wrong:
                    yield Fault(name, entry["location"], wrong)

    def _of_questions(self) -> Iterator[Fault]:
        """Yield the faults of what the practice page fetches: each question's page, and the links in its form."""
        for file in sorted(self.root.rglob("questions.json")):
            name = file.relative_to(self.root).as_posix()
            for question in json.loads(file.read_text(encoding="utf-8")):
                home = urljoin(self.address(file), question["address"])
                links = html.fragment_fromstring(question["html"]).xpath(".//a/@href")
                for base, address in [(self.address(file), question["address"]), *((home, link) for link in links)]:
                    wrong = self.resolve(base, address)
                    if wrong:
                        yield Fault(name, address, f"in “{question['id']}”: {wrong}")

    def _of_assets(self) -> Iterator[Fault]:
        """Yield the faults of what style sheets and our scripts load; the theme's are one file each."""
        for path in sorted(self.root.rglob("*.*")):
            if path.suffix == ".css":
                found = re.findall(r"url\(\s*[\"']?(.*?)[\"']?\s*\)", path.read_text(encoding="utf-8"))
            elif path.suffix == ".js" and not path.name.endswith(".min.js"):
                found = _IMPORT.findall(path.read_text(encoding="utf-8"))
            else:
                continue
            for address in found:
                target = urljoin(self.address(path), address)
                fetches = urlsplit(target).scheme != "data" and self._outside(target)
                wrong = "it fetches from another host" if fetches else self.resolve(self.address(path), address)
                if wrong:
                    yield Fault(path.relative_to(self.root).as_posix(), address[:80], wrong)

    def _orphans(self) -> Iterator[Fault]:
        """Yield the pages that no path of links leads to from the home page of their language."""
        waiting = [self.root / folder / "index.html" for folder in LANGUAGES.values()]
        found = set(waiting)
        while waiting:
            path = waiting.pop()
            if not path.is_file():
                continue
            for address in self.page(path).xpath("//body//a[not(@hreflang)]/@href"):
                target = urlsplit(urljoin(self.address(path), address))
                if self._outside(target.geturl()) or not target.path.endswith("/"):
                    continue
                there = self.root / unquote(target.path[len(urlsplit(self.url).path) :]) / "index.html"
                if there not in found:
                    found.add(there)
                    waiting.append(there)
        for path in self.files:
            if path.name != "404.html" and path not in found:
                yield Fault(path.relative_to(self.root).as_posix(), "", "no page leads here")


def _named(link: etree._Element) -> bool:
    """Tell whether a link has words, be they hidden."""
    names = (link.get("aria-label"), link.get("title"), link.text_content(), *link.xpath(".//img/@alt"))
    return any(name and name.strip() for name in names)


_REFERENCES = ("aria-controls", "aria-describedby", "aria-labelledby", "for", "form", "headers", "list")
"""Attributes that name ids of their own page."""


def _of_ids(page: etree._Element, name: str) -> Iterator[Fault]:
    ids = Counter(page.xpath("//@id"))
    for id, count in ids.items():
        if count > 1:
            yield Fault(name, f"#{id}", "two elements have this id")
    for element in page.xpath("//article//*"):  # beyond it the theme names parts that a page may go without
        for attribute in _REFERENCES:
            for id in element.get(attribute, "").split():
                if id not in ids:
                    yield Fault(name, f"#{id}", f"“{attribute}” names no element")


def _addresses(page: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every address of a page, with its element and attribute; templates' included, JSON-LD's too."""
    for element in page.iter(etree.Element):
        for attribute in ("href", "xlink:href", "src", "poster", "action", "data"):
            address = element.get(attribute)
            if address is not None and not (attribute == "data" and element.tag != "object"):
                yield element, attribute, address
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield element, "srcset", candidate.split()[0]
        if element.tag == "script" and element.get("type") == "application/ld+json":
            for key, address in _linked_data(json.loads(element.text or "{}")):
                yield element, f"JSON-LD {key}", address


def _linked_data(data: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every address in JSON-LD with its key; that of the vocabulary is only a name."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _linked_data(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _linked_data(value, key)
    elif isinstance(data, str) and key != "@context" and re.match(r"https?:", data):
        yield key, data
