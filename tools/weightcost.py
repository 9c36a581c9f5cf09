"""What a first visit weighs in a real browser, beside the same page as the theme makes it by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from serving import launch, serve
from table import print_table
from weight import BUDGET, OWN_BUDGET, compressed, own

KINDS = {
    "home": "",
    "gate": "gates/concept/",
    "round": "interview/technical/",
    "term": "glossary/psi/",
    "glossary": "glossary/",
    "checklist": "checklist/",
    "practice": "practice/",
}
"""One page of each kind, below the root of its language."""
FOLDERS = {"zh": "", "en": "en/"}
ASKED = "SR 11-7"
"""Found in both languages."""
_ICON = "link[rel~=icon]"


class Visit:
    """A first visit to a page, with nothing kept from any other."""

    def __init__(self, browser: Browser, served: str, address: str) -> None:
        """Visit the page at `address` below `served`, where the site is."""
        self._served, self._names = served, dict[str, None]()
        context = browser.new_context()
        self._page: Page = context.new_page()
        self._page.on("response", lambda response: self._note(response.url) if response.ok else None)
        self._page.goto(served + address, wait_until="networkidle")
        for icon in self._page.locator(_ICON).all():  # without a window a browser doesn't ask for it
            self._note(icon.evaluate("icon => icon.href"))
        self.loaded = list(self._names)
        """The files that the page fetched by itself, named below the site's root."""

    def search(self) -> list[str]:
        """Search for something; return the files fetched by that."""
        self._page.locator(".md-search__input").focus()
        self._page.keyboard.insert_text(ASKED)
        self._page.locator(".md-search-result__item").first.wait_for()
        return list(self._names)[len(self.loaded) :]

    def close(self) -> None:
        """End the visit."""
        self._page.context.close()

    def _note(self, url: str) -> None:
        name = url.removeprefix(self._served).partition("#")[0].partition("?")[0]
        self._names[f"{name}index.html" if name == "" or name.endswith("/") else name] = None


def print_weight(ours: Path, stock: Path) -> None:
    """Print what the first visit to one page of each kind weighs, ours beside the theme's own."""
    rows = []
    with serve(ours) as here, serve(stock) as there, launch() as browser:
        for language, folder in FOLDERS.items():
            for kind, address in KINDS.items():
                visit, other = Visit(browser, here, folder + address), Visit(browser, there, folder + address)
                total, its = _bytes(ours, visit.loaded), _bytes(stock, other.loaded)
                parts = [
                    _bytes(ours, [name for name in visit.loaded if chosen(name)])
                    for chosen in (lambda name: name.endswith(".html"), own)
                ]
                later = _bytes(ours, visit.search())
                figures = (*(f"{part / 1000:.1f}" for part in (*parts, total, its)), f"{total / its:.2f}")
                rows.append((f"{kind}, {language}", *figures, f"{later / 1000:.1f}"))
                visit.close()
                other.close()
    print_table(
        f"First visit, kB compressed (budget {BUDGET / 1000:.0f}, of it {OWN_BUDGET / 1000:.0f} our script and style)",
        ("page", "HTML", "our script and style", "all", "stock, all", "ratio", "search opened"),
        rows,
    )


def _bytes(root: Path, names: list[str]) -> int:
    return sum(compressed(root / name) for name in names)
