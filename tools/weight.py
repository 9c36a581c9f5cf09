"""What a page weighs on a first visit: everything that its HTML makes a browser fetch, each compressed by itself."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

BUDGET = 100_000
"""Bytes of a first visit to a content page."""
OWN_BUDGET = 20_000
"""Bytes of it that are the handbook's own script and style."""

_LINKS = frozenset({"stylesheet", "icon", "apple-touch-icon", "preload", "modulepreload", "manifest"})
_SOURCES = frozenset({"script", "img", "source", "iframe", "embed", "audio", "video", "track", "input"})
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_IMPORT = re.compile(r"""(?:^|;)\s*(?:import\s*|(?:import|export)\b[^"';]*\bfrom\s*)["']([^"']+)["']""", re.MULTILINE)
_PLAIN = frozenset({".woff", ".woff2", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".apkg"})
"""What is compressed already; a server sends it as it is."""


def compressed(path: Path) -> int:
    """Return the bytes of a file as a server that compresses sends it."""
    return _size(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4096)
def _size(path: Path, _changed: int) -> int:
    body = path.read_bytes()
    return len(body) if path.suffix in _PLAIN else len(gzip.compress(body, 9, mtime=0))


def own(name: str) -> bool:
    """Tell whether a file of a site, named below its root, is script or style of the handbook's own."""
    path = PurePosixPath(name)
    return path.suffix in (".js", ".css") and path.parts[:-1] == ("assets",)  # in folders below lies the theme's


def first_visit(root: Path, page: str, url: str) -> dict[str, int]:
    """Return what a first visit to `page` fetches, by name below the site's `root`, with its compressed bytes.

    `page` is a name too: `en/gates/index.html`; `url` is where the site says that it lives, with a slash at its end.
    Raise FileNotFoundError for what isn't there, and ValueError for what is fetched from elsewhere.
    """
    names = dict.fromkeys([page])
    for address in _of_page((root / page).read_text(encoding="utf-8")):
        names |= dict.fromkeys(_with_parts(root, _resolve(url, page, address), url))
    return {name: compressed(root / name) for name in names}


def _with_parts(root: Path, name: str, url: str) -> Iterator[str]:
    """Yield a file and what it makes a browser fetch in turn."""
    found, waiting = {name}, [name]
    while waiting:
        yield (one := waiting.pop())
        parts = {_resolve(url, one, address) for address in _inside(root / one)} - found
        found |= parts
        waiting += sorted(parts)


def _inside(path: Path) -> Iterator[str]:
    if path.suffix == ".css":
        yield from _of_css(path.read_text(encoding="utf-8"))
    elif path.suffix in (".js", ".mjs"):
        yield from _IMPORT.findall(path.read_text(encoding="utf-8"))


def _of_css(text: str) -> Iterator[str]:
    for url, imported in _CSS.findall(text):
        if not (url or imported).startswith(("data:", "#")):
            yield url or imported


def _of_page(text: str) -> Iterable[str]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.addresses


def _resolve(url: str, name: str, address: str) -> str:
    target = urljoin(url + name, address)
    if not target.startswith(url):
        raise ValueError(f"{name} fetches {address}, which is not of this site")
    found = unquote(urlsplit(target).path.removeprefix(urlsplit(url).path))
    return f"{found}index.html" if found == "" or found.endswith("/") else found


class _Reader(HTMLParser):
    """Collects the addresses of what a page makes a browser fetch by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "link" and _LINKS & set(attributes.get("rel", "").split()):
            self._add(attributes.get("href", ""))
        elif tag in _SOURCES:
            self._add(attributes.get("src", ""))
            for candidate in attributes.get("srcset", "").split(","):
                self._add(candidate.strip().partition(" ")[0])
        self.addresses += _of_css(attributes.get("style", ""))
        self._inside = "settings" if attributes.get("id") == "__config" else tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.addresses += _of_css(data)
        elif self._inside == "settings":  # the theme's script fetches the index of its search
            self.addresses.append(f"{json.loads(data)['base'].rstrip('/')}/search/search_index.json")

    def _add(self, address: str) -> None:
        if address and not address.startswith("data:"):
            self.addresses.append(address)
