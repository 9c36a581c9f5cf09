"""Every address in a built site, resolved: links, pictures, anchors, languages, sitemap, search index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

LANGUAGES = {"zh-Hans": "", "en": "en/"}
"""Each language's name in HTML, and the folder below the site's root that holds it."""


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
        """Every HTML file, in order."""
        return sorted(self.root.rglob("*.html"))

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
        return sorted({*found, *self._of_sitemap(), *self._of_search()})

    def resolve(self, base: str, address: str) -> str | None:
        """Return what is wrong with `address` as seen from the page at `base`; None for nothing.

        Addresses on other hosts are not followed. An anchor must be the id of an element.
        """
        target = urljoin(base, address)
        split = urlsplit(target)
        if split.scheme in ("mailto", "data"):
            return None
        if split.scheme not in ("http", "https"):
            return f"the scheme “{split.scheme}” leads nowhere"
        site = urlsplit(self.url)
        if split.netloc != site.netloc:
            return None
        if not split.path.startswith(site.path):
            return "it leaves the site’s folder"
        name = unquote(split.path[len(site.path) :])
        path = self.root / name
        if path.is_dir() and not split.path.endswith("/"):
            return "a folder without its slash: a server redirects it"
        path = path / "index.html" if name == "" or name.endswith("/") else path
        if not path.is_file() or name not in self._names:
            return "no such file"
        if split.fragment and path.suffix == ".html":
            return None if unquote(split.fragment) in self._ids(path) else "no such anchor"
        return None

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name that is served, in its exact case, folders with their slash."""
        names = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file()}
        return frozenset(names | {name.removesuffix("index.html") for name in names if name.endswith("index.html")})

    def _ids(self, path: Path) -> set[str]:
        page = self.page(path)
        return {*page.xpath("//@id"), *page.xpath("//a/@name")}

    def _of_page(self, path: Path) -> Iterator[Fault]:
        page, base, name = self.page(path), self.address(path), path.relative_to(self.root).as_posix()
        for element, attribute, address in _addresses(page):
            outside = urlsplit(urljoin(base, address)).netloc != urlsplit(self.url).netloc
            if outside and (element.tag != "a" and element.get("rel", "").strip() not in ("alternate", "canonical")):
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
        if path.name != "404.html":
            yield from self._of_head(path, page, base, name)
        seen: set[str] = set()
        for id in page.xpath("//@id"):
            if id in seen:
                yield Fault(name, f"#{id}", "two elements have this id")
            seen.add(id)

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
        for index in sorted(self.root.rglob("search_index.json")):
            name = index.relative_to(self.root).as_posix()
            base = urljoin(self.url, name.removesuffix("search/search_index.json"))
            for entry in json.loads(index.read_text(encoding="utf-8"))["docs"]:
                wrong = self.resolve(base, entry["location"])
                if wrong:
                    yield Fault(name, entry["location"], wrong)


def _addresses(page: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every address of a page, with its element and attribute; templates' included, JSON-LD's too."""
    for element in page.iter(etree.Element):
        for attribute in ("href", "src", "poster", "action", "data"):
            address = element.get(attribute)
            if address is not None and not (attribute == "data" and element.tag != "object"):
                yield element, attribute, address
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield element, "srcset", candidate.split()[0]
        if element.tag == "script" and element.get("type") == "application/ld+json":
            for key, address in json.loads(element.text or "{}").items():
                if key in ("@id", "url", "inDefinedTermSet"):
                    yield element, f"JSON-LD {key}", address
