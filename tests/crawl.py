"""Every address in a built site, resolved: links, pictures, anchors, languages, redirects, sitemap, search index.

And every file in it: whether it can be read, and whether anything leads there.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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

_URL = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)""")
"""What a style loads."""

_UNLINKED = re.compile(
    r"_headers|robots\.txt|sitemap\.xml(\.gz)?|(en/)?llms\.txt"
    # Ours, sent too where there is no page that loads them.
    r"|assets/(checklist|practice)\.(css|js)"
    # The theme's own, sent whole: its icon, its search's parts, and what a browser's tools ask for.
    r"|assets/images/favicon\.png|assets/javascripts/(lunr/(min/)?|workers/search\.)[\w.]+\.js"
    r"|assets/(javascripts|stylesheets)/(workers/)?[\w.]+\.map"
)
"""The files that are asked for by their names alone."""

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
    _reached: set[Path] = field(default_factory=set)
    """The files that an address has led to so far."""

    @cached_property
    def files(self) -> list[Path]:
        """Every HTML file that readers stay on, in order: all but redirects, and those that are empty."""
        others = self.redirects | self.empty
        return [path for path in sorted(self.root.rglob("*.html")) if path not in others]

    @cached_property
    def redirects(self) -> frozenset[Path]:
        """The HTML files that send the reader on."""
        return frozenset(path for path in self.root.rglob("*.html") if b'http-equiv="refresh"' in path.read_bytes())

    @cached_property
    def empty(self) -> frozenset[Path]:
        """The HTML files without an element."""
        return frozenset(path for path in self.root.rglob("*.html") if not re.search(rb"<\w", path.read_bytes()))

    def page(self, path: Path) -> etree._Element:
        """Return the parsed file."""
        if path not in self._pages:
            text = "<html>" if path in self.empty else path.read_text(encoding="utf-8")
            self._pages[path] = html.document_fromstring(text)
        return self._pages[path]

    def name(self, path: Path) -> str:
        """Return a file's name from the root."""
        return path.relative_to(self.root).as_posix()

    def address(self, path: Path) -> str:
        """Return where a file is served."""
        name = self.name(path)
        return urljoin(self.url, name.removesuffix("index.html") if path.name == "index.html" else name)

    def language(self, path: Path) -> str:
        """Return the language that a file's place promises."""
        return "en" if path.relative_to(self.root).parts[0] == "en" else "zh-Hans"

    def faults(self) -> list[Fault]:
        """Return every fault of the site."""
        checks: list[tuple[Callable[[Path], Iterator[Fault]], Iterable[Path]]] = [
            (self._of_page, self.files),
            (self._of_redirect, self.redirects),
            (self._of_sitemap, [self.root / "sitemap.xml"]),
            (self._of_packed, [self.root / "sitemap.xml.gz"]),
            (self._of_search, self.root.rglob("sections.json")),
            (self._of_questions, self.root.rglob("questions.json")),
            (self._of_style, self.root.rglob("*.css")),
            (self._of_script, self.root.rglob("*.js")),
        ]
        found = [Fault(self.name(path), "", "the page is empty") for path in self.empty]
        for check, paths in checks:
            for path in paths:
                try:
                    found += check(path)
                except FileNotFoundError:
                    found.append(Fault(self.name(path), "", "the file is missing"))
                except Exception as error:  # what a broken file leads to is anyone's guess: its name is what helps
                    found.append(Fault(self.name(path), "", f"it can’t be read: {type(error).__name__}: {error}"))
        found += [*self._of_titles(), *self._orphans(), *self._unlinked()]
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
        self._reached.add(path)
        if path in self.redirects:
            return REDIRECTED
        if split.fragment and path.suffix == ".html":
            return None if unquote(split.fragment) in self.ids(path) else "no such anchor"
        return None

    @cached_property
    def _names(self) -> frozenset[str]:
        """Every name that is served, in its exact case, folders with their slash."""
        names = {self.name(path) for path in self.root.rglob("*") if path.is_file()}
        return frozenset(names | {name.removesuffix("index.html") for name in names if name.endswith("index.html")})

    def ids(self, path: Path) -> set[str]:
        """Return every anchor of a file."""
        page = self.page(path)
        return {*page.xpath("//@id"), *page.xpath("//a/@name")}

    def _outside(self, address: str) -> bool:
        return urlsplit(address).netloc != urlsplit(self.url).netloc

    def _of_page(self, path: Path) -> Iterator[Fault]:
        page, base, name = self.page(path), self.address(path), self.name(path)
        for element, attribute, address in _addresses(page):
            outside = self._outside(urljoin(base, address))
            rel = element.get("rel", "").strip()
            said = attribute.startswith("JSON-LD") or attribute in ("cite", "content")
            fetches = element.tag != "a" and not said and rel not in ("alternate", "canonical")
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
        page, base, name = self.page(path), self.address(path), self.name(path)
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
        twin = name.removeprefix("en/") if name.startswith("en/") else f"en/{name}"
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

    def _of_titles(self) -> Iterator[Fault]:
        """Yield what keeps readers from telling a page by its title: in tabs, bookmarks, lists of results."""
        first: dict[tuple[str, str], str] = {}
        for path in [*self.files, *self.redirects]:
            title, name = "".join(self.page(path).xpath("//head/title/text()")).strip(), self.name(path)
            same = first.setdefault((self.language(path), title), name)
            if not title:
                yield Fault(name, "title", "missing or empty")
            elif same != name and path not in self.redirects:
                yield Fault(name, "title", f"{same} has the same, “{title}”")

    def _of_sitemap(self, path: Path) -> Iterator[Fault]:
        tree = etree.fromstring(path.read_bytes())
        ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
        listed = set()
        for entry in tree.iterfind("s:url", ns):
            location = entry.findtext("s:loc", "", ns)
            if location in listed:
                yield Fault("sitemap.xml", location, "it is listed twice")
            listed.add(location)
            if self.resolve(self.url, location):
                yield Fault("sitemap.xml", location, "no such page")
            alternates = {link.get("hreflang", ""): link.get("href", "") for link in entry.iterfind("x:link", ns)}
            yield from self._of_alternates("sitemap.xml", location, alternates)
        for page in self.files:
            if page.name != "404.html" and self.address(page) not in listed:
                yield Fault("sitemap.xml", self.address(page), "the page is not listed")

    def _of_packed(self, path: Path) -> Iterator[Fault]:
        packed, plain = gzip.decompress(path.read_bytes()), path.with_suffix("")
        if plain.exists() and packed != plain.read_bytes():
            yield Fault(self.name(path), "", f"it holds other than {plain.name}")

    def _of_search(self, path: Path) -> Iterator[Fault]:
        name = self.name(path)
        base = urljoin(self.url, name.removesuffix("search/sections.json"))
        for entry in json.loads(path.read_text(encoding="utf-8"))["docs"]:
            wrong = self.resolve(base, entry["location"])
            if wrong:
                yield Fault(name, entry["location"], wrong)

    def _of_questions(self, path: Path) -> Iterator[Fault]:
        """Yield the faults of what the practice page fetches: each question's page, and the links in its form."""
        for question in json.loads(path.read_text(encoding="utf-8")):
            home = urljoin(self.address(path), question["address"])
            links = html.fragment_fromstring(question["html"]).xpath(".//a/@href")
            for base, address in [(self.address(path), question["address"]), *((home, link) for link in links)]:
                wrong = self.resolve(base, address)
                if wrong:
                    yield Fault(self.name(path), address, f"in “{question['id']}”: {wrong}")

    def _of_style(self, path: Path) -> Iterator[Fault]:
        return self._of_loaded(path, _URL)

    def _of_script(self, path: Path) -> Iterator[Fault]:
        """Yield the faults of what our scripts import; the theme's are one file each."""
        return self._of_loaded(path, _IMPORT) if not path.name.endswith(".min.js") else iter(())

    def _of_loaded(self, path: Path, pattern: re.Pattern[str]) -> Iterator[Fault]:
        for address in pattern.findall(path.read_text(encoding="utf-8")):
            target = urljoin(self.address(path), address)
            fetches = urlsplit(target).scheme != "data" and self._outside(target)
            wrong = "it fetches from another host" if fetches else self.resolve(self.address(path), address)
            if wrong:
                yield Fault(self.name(path), address[:80], wrong)

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
                yield Fault(self.name(path), "", "no page leads here")

    def _unlinked(self) -> Iterator[Fault]:
        """Yield the files beside the pages that no address led to, once all of them have been resolved."""
        for path in self.root.rglob("*"):
            known = path.suffix == ".html" or path in self._reached or _UNLINKED.fullmatch(self.name(path))
            if path.is_file() and not known:
                yield Fault(self.name(path), "", "nothing leads to this file: remove it, or link to it")


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


_ADDRESSES = frozenset({"action", "cite", "data-file", "formaction", "href", "poster", "src", "xlink:href"})
_META = re.compile(r"(?:.*[:_])?(?:audio|image|src|url|video)")
"""The names of meta elements that hold an address: `og:image`, `og:image:secure_url`, `twitter:image:src`."""


def _addresses(page: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield every address of a page, with its element and attribute; templates' included, JSON-LD's too."""
    for element in page.iter(etree.Element):
        for attribute, value in element.items():
            if attribute in _ADDRESSES or (attribute == "data" and element.tag == "object"):
                yield element, attribute, value
            elif attribute == "style":
                for address in _URL.findall(value):
                    yield element, attribute, address
            elif attribute == "srcset":
                for candidate in value.split(","):
                    if candidate.strip():
                        yield element, attribute, candidate.split()[0]
        if element.tag == "meta":
            content, name = element.get("content", ""), element.get("property") or element.get("name") or ""
            if _META.fullmatch(name) or re.match(r"https?:", content):
                yield element, "content", content
        elif element.tag == "script" and element.get("type") == "application/ld+json":
            for key, address in _linked_data(json.loads(element.text or "{}")):
                yield element, f"JSON-LD {key}", address
        elif element.get("id") == "__config":
            config = json.loads(element.text)
            yield element, "search", config["search"]
            for name in ("search_index.json", "search_index.js", "sections.json"):  # the theme's and ours ask for them
                yield element, "base", f"{config['base'].rstrip('/')}/search/{name}"


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
