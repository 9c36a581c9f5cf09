"""The addresses that others may have kept: pages, sections, questions, items to tick, decks; and those that are gone.

`python tests/addresses.py <site>` adds those of a built site to tests/urls.txt; a line is never taken out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from crawl import Site

KEPT = Path(__file__).with_name("urls.txt")

_ANCHORS = (
    "//article//*[self::h1|self::h2|self::h3|self::h4][a[@class='headerlink'] and not(@data-search-exclude)]/@id"
    "|//article//form[@data-quiz]/@id"
    "|//article//li[starts-with(@id, 'c-') or starts-with(@id, 'w-')]/@id"
)
"""Headings that offer a link to themselves, questions, and what a checklist keeps by its id.

Lists that the build makes of what is elsewhere (“See also”, “Used in”), which search leaves out, come and go with it.
"""


def addresses(site: Site) -> set[str]:
    """Return every address that `site` offers, from its root: `/`, `/en/gates/concept/#entry`."""
    found = set()
    for path in site.files:
        if path.name == "404.html":
            continue
        page, own = site.page(path), site.address(path)
        downloads = (urljoin(own, address) for address in page.xpath("//article//a[@download]/@href"))
        anchors = (f"{own}#{id}" for id in page.xpath(_ANCHORS))
        found |= {"/" + each.removeprefix(site.url) for each in (own, *downloads, *anchors)}
    return found


def gone(site: Site, kept: Iterable[str], shown: str) -> Iterator[str]:
    """Yield a message for each of the addresses `kept` (the lines of `shown`) that `site` neither has nor redirects."""
    for line, address in enumerate(kept, 1):
        page, _, anchor = address.partition("#")
        path = site.root / unquote(urlsplit(page).path)[1:]
        path = path / "index.html" if page.endswith("/") else path
        if path in site.redirects:
            continue  # where it ends is the crawl's affair
        if not path.is_file() or (anchor and anchor not in site.ids(path)):
            yield f"{shown}:{line}: {address}: it is gone: restore it, or say in docs/redirects.yml where it has moved"


def read() -> list[str]:
    """Return the addresses that are kept, in their order; there are some, or nothing would be held to them."""
    kept = KEPT.read_text(encoding="utf-8").splitlines() if KEPT.exists() else []
    if not kept:
        sys.exit(f"tests/{KEPT.name} is missing or empty: restore it (git restore tests/{KEPT.name})")
    return kept


def main(folder: str) -> None:
    """Add the addresses of the site in `folder`; print how many are new."""
    kept = set(read())
    all_of_them = kept | addresses(Site(Path(folder), "http://localhost/"))
    KEPT.write_text("".join(f"{address}\n" for address in sorted(all_of_them)), encoding="utf-8")
    print(f"{KEPT.name}: {len(all_of_them)} addresses, {len(all_of_them) - len(kept)} of them new")


if __name__ == "__main__":
    main(sys.argv[1])
