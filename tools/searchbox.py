"""The search box of a built site, used in a real browser as a reader uses it; and the golden set of queries."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Locator, Page

QUERIES = Path(__file__).parents[1] / "tests" / "search" / "queries.yml"
FOLDERS = {"zh": "", "en": "en/"}
"""Where each language's pages are, below the root of the site."""
_WATCH = """
window.searching = { pressed: 0, asked: [], answered: [] };
addEventListener("input", () => (searching.pressed = performance.now()), { capture: true });
const watched = (Base) => Base && class extends Base {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.type === 3) setTimeout(() => {
        document.body.getBoundingClientRect(); // what is to be shown has its place
        searching.answered.push(performance.now());
      });
    });
  }
  postMessage(message) {
    if (message.type === 2) searching.asked.push({ query: message.data, at: searching.pressed });
    super.postMessage(message);
  }
};
let base = watched(%s);
Object.defineProperty(window, "Worker", { get: () => base, set: (given) => (base = watched(given)) });
"""
"""Notes when text comes in, what the box then asks its engine, and when the answer is shown."""
_SHOWN = "query => searching.asked.at(-1)?.query === query && searching.answered.length === searching.asked.length"


@dataclass(frozen=True)
class Query:
    """One query of the golden set."""

    language: str
    kind: str
    text: str
    page: str
    """The page that the reader wants, below the root of the language."""


def queries(language: str) -> Iterator[Query]:
    """Yield the golden set of a language."""
    kinds = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))[language]
    for kind, wanted in kinds.items():
        yield from (Query(language, kind, text, page) for text, page in wanted.items())


@dataclass(frozen=True)
class Found:
    """What a box showed for a query."""

    query: Query
    pages: list[str]

    @property
    def place(self) -> float:
        """Return the place of the wanted page, counted from 1; infinity where it isn't shown."""
        return self.pages.index(self.query.page) + 1 if self.query.page in self.pages else float("inf")

    def __str__(self) -> str:
        return f"{self.query.text}: wanted {self.query.page}, at {self.place}, first {self.pages[:3]}"


def first_and_third(found: Iterable[Found]) -> tuple[float, float]:
    """Return the shares of queries whose page is first, and among the first three."""
    places = [each.place for each in found]
    return statistics.mean(place == 1 for place in places), statistics.mean(place <= 3 for place in places)


class SearchBox:
    """The box on a page."""

    def __init__(self, page: Page, root: str, language: str, *, path: str = "", in_page: bool = False) -> None:
        """`root` is where the site is; `in_page` runs the site's own engine without a worker."""
        self.page, self.base = page, root + FOLDERS[language]
        page.add_init_script(_WATCH % ("undefined" if in_page else "window.Worker"))
        page.goto(self.base + path)
        self.input = page.locator(".md-search__input")

    @property
    def items(self) -> Locator:
        """Return what is found, a page each."""
        return self.page.locator(".md-search-result__item")

    def type(self, text: str) -> None:
        """Type `text` in place of what stands in the box, and wait for what it finds."""
        self.input.focus()
        self.input.fill("")
        self.type_on(text)

    def clear(self) -> None:
        """Empty the box, which has been asked something, and wait till nothing is shown."""
        self.input.fill("")
        self.page.keyboard.press("End")
        self.page.wait_for_function(_SHOWN, arg="")

    def type_on(self, text: str) -> None:
        """Type `text` behind what stands in the box, and wait for what that finds."""
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("End")  # the theme's own engine, which is asked too, listens to keys alone
        self.page.wait_for_function(_SHOWN, arg=self.input.input_value())

    def pages(self) -> list[str]:
        """Return the pages found, best first, below the language's root; in full where one isn't there."""
        found: list[str] = self.items.evaluate_all("items => items.map(item => item.querySelector('a').href)")
        return [urlsplit(each)._replace(query="", fragment="").geturl().removeprefix(self.base) for each in found]

    def ask(self, query: Query) -> Found:
        """Return what the box shows for `query`."""
        self.type(query.text)
        return Found(query, self.pages())

    def waits(self) -> list[float]:
        """Return for each query asked so far how many milliseconds passed from the text to the result."""
        waited: list[float] = self.page.evaluate(
            "searching.answered.map((at, place) => [searching.asked[place].query, at - searching.asked[place].at])"
            ".filter(([query]) => query).map(([, waited]) => waited)"
        )
        return waited
