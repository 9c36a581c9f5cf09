"""Printing with the machine's browser: the book and the checklist, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page, Route

from book.assembly import Book
from book.contents import BASE, follow, home, read
from book.fonts import Face, rules
from book.imprint import places, signed
from handbook.records import Language
from handbook.templates import render
from serving import launch

Paper = Literal["A4", "Letter"]
PAPERS: tuple[Paper, ...] = ("A4", "Letter")

BOOK = "book.html"
SHEET = Path(__file__).with_name("book.css")


@dataclass
class Press:
    """A page of the browser in which the built site stands at BASE, with no server and no network."""

    page: Page
    site: Path
    fonts: dict[Face, bytes]
    """What stands in the place of the machine's own fonts of the same names."""
    made: dict[str, str] = field(default_factory=dict)
    """What stands beside the site, by name: HTML."""

    def serve(self, route: Route) -> None:
        """Answer what the page asks for."""
        target = follow("", route.request.url)
        name = target[0] if target else "no-such-file"
        path = SHEET if name == SHEET.name else self.site / name
        path = path / "index.html" if path.is_dir() else path
        font = next((data for face, data in self.fonts.items() if name == face.file), None)
        if font:
            route.fulfill(body=font, content_type="font/ttf")
        elif name in self.made:
            route.fulfill(body=self.made[name], content_type="text/html; charset=utf-8")
        elif path.is_file():
            route.fulfill(path=path)
        else:
            route.fulfill(status=404)

    def print_book(self, book: Book) -> bytes:
        """Return the book as PDF: printed once to learn where its chapters begin, then with that in its contents."""
        start = home(book.language)
        links = read(self.site, start).xpath("//link[@rel='stylesheet']/@href")
        sheets = [*(target[0] for link in links if (target := follow(start, link))), SHEET.name]

        def print_with(pages: dict[str, int]) -> bytes:
            self.made[BOOK] = render("book", book.language, book=book, sheets=sheets, pages=pages)
            return self._print(BOOK, prefer_css_page_size=True, print_background=True)

        pdf = print_with(places(print_with({})))
        return signed(pdf, book.title, book.description, book.language, book.date)

    def print_checklist(self, language: Language, paper: Paper) -> bytes:
        """Return the checklist and its worksheets as PDF, blank."""
        address = f"{home(language)}checklist/"
        pdf = self._print(address, format=paper)
        document = read(self.site, address)
        title, description, date = (
            str(document.xpath(f"string({place})")).strip()
            for place in ("//title", "//meta[@name='description']/@content", "//p[@class='reviewed']/time/@datetime")
        )
        return signed(pdf, title, description, language, date)

    def _print(self, name: str, **settings: Any) -> bytes:
        self.page.goto(BASE + name)
        self.page.add_style_tag(content=rules(self.fonts, BASE))
        self.page.evaluate("document.fonts.ready")
        return self.page.pdf(outline=True, tagged=True, **settings)


@contextmanager
def press(site: Path, fonts: dict[Face, bytes]) -> Iterator[Press]:
    """Start the browser for the time of a `with` block; the pages’ own policy would keep our fonts out."""
    with launch() as started:
        made = Press(started.new_page(bypass_csp=True), site, fonts)
        made.page.route("**/*", made.serve)
        yield made
