"""The search box of a built site, used in a real browser as a reader uses it; and the golden set of queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from playwright.sync_api import Page, expect

QUERIES = Path(__file__).parents[1] / "tests" / "search" / "queries.yml"
FOLDERS = {"zh": "", "en": "en/"}
_WATCH = """
window.searching = { asked: [], answered: [] };
window.Worker = class extends window.Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener("message", ({ data }) => {
      if (data.type === 3) setTimeout(() => searching.answered.push(performance.now()));
    });
  }
  postMessage(message) {
    if (message.type === 2) searching.asked.push({ query: message.data, at: performance.now() });
    super.postMessage(message);
  }
};
"""
"""Notes when the box asks its worker, and when the answer has been shown; the worker is the site's own."""
_SHOWN = "query => searching.asked.at(-1)?.query === query && searching.answered.length === searching.asked.length"


@dataclass(frozen=True)
class Query:
    """One query of the golden set."""

    language: str
    kind: str
    text: str
    page: str
    """The page that the reader wants, below the root of the language."""


def queries() -> Iterator[Query]:
    """Yield the golden set."""
    for language, kinds in yaml.safe_load(QUERIES.read_text(encoding="utf-8")).items():
        for kind, wanted in kinds.items():
            yield from (Query(language, kind, text, page) for text, page in wanted.items())


class SearchBox:
    """The box on a language's home page."""

    def __init__(self, page: Page, root: str, language: str) -> None:
        """`root` is where the site is served."""
        self.page, self.base = page, root + FOLDERS[language]
        page.add_init_script(_WATCH)
        page.goto(self.base)
        self.input = page.get_by_role("textbox", name={"zh": "搜索", "en": "Search"}[language])

    def ask(self, text: str) -> list[str]:
        """Type `text` and return the pages found, best first, below the language's root (or in full, if not there)."""
        self.input.focus()
        self.input.fill("")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("End")  # the box listens to keys, not to input
        self.page.wait_for_function(_SHOWN, arg=text)
        found: list[str] = self.page.locator(".md-search-result__item").evaluate_all(
            "items => items.map(item => item.querySelector('a').href)"
        )
        return [urlsplit(address)._replace(query="", fragment="").geturl().removeprefix(self.base) for address in found]

    def place(self, query: Query) -> int | None:
        """Return at which place the wanted page is shown, counted from 1; None where it isn't."""
        found = self.ask(query.text)
        return found.index(query.page) + 1 if query.page in found else None
