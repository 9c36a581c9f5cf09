"""What search finds and what it costs, beside the theme's own search over the same pages."""

from __future__ import annotations

import gzip
import json
import re
import statistics
from pathlib import Path

from playwright.sync_api import Browser

from searchbox import FOLDERS, Found, SearchBox, first_and_third, queries
from serving import launch, serve
from table import print_table

SLOWER = 4
TYPED = {
    "zh": ["模型风险管理", "不利行动通知", "sr 11-7", "adverse action", "回滚的顺序"],
    "en": ["model risk management", "adverse action notice", "sr 11-7", "不利行动", "rollback order"],
}
"""Typed letter by letter; each beginning is a query."""


def make_stock(site: Path) -> None:
    """Give the home pages of a site that was built without our hook the theme's own engine and its one index."""
    engine = next((site / "assets/javascripts/workers").glob("search.*.min.js")).relative_to(site).as_posix()
    for folder in FOLDERS.values():
        path = site / folder / "index.html"
        head, config, tail = re.split(
            r'(?<=<script id="__config" type="application/json">)(.*?)(?=</script>)',
            path.read_text(encoding="utf-8"),
            maxsplit=1,
            flags=re.DOTALL,
        )
        up = "../" if folder else ""
        config = json.dumps({**json.loads(config), "base": up or ".", "search": up + engine})
        ours = re.compile(r'<script src="[^"]*assets/search\.js"></script>')  # it would start our engine
        path.write_text(head + config + ours.sub("", tail), encoding="utf-8")


def print_search(ours: Path, stock: Path) -> None:
    """Print what both sites find, weigh and take."""
    with serve(ours) as here, serve(stock) as there, launch() as browser:
        found, weighed, took = [], [], []
        for language, folder in FOLDERS.items():
            shares = [first_and_third(_ask_all(browser, root, language)) for root in (here, there)]
            asked = str(len(list(queries(language))))
            found.append((language, asked, *(f"{share:.1%}" for pair in zip(*shares, strict=True) for share in pair)))
            own, its = _weight(ours / folder), _weight(stock)
            weighed.append((language, f"{own:.0f}", f"{its:.0f}", f"{own / its:.2f}"))
            for name, root in (("ours", here), ("stock", there)):
                first, waits = _times(browser, root, language, in_page=name == "ours")
                figures = (first, statistics.median(waits), max(waits))
                took.append((f"{language}, {name}", f"{len(waits)}", *(f"{figure:.0f}" for figure in figures)))
    print_table(
        "The golden set in the real box (stock: the theme with jieba as documented, same pages)",
        ("language", "queries", "first, ours", "first, stock", "in three, ours", "in three, stock"),
        found,
    )
    print_table(
        "Search index, kB compressed (budget 200 a language; stock has one for both)",
        ("language", "ours", "stock", "ratio"),
        weighed,
    )
    print_table(
        f"Search in a browser slowed {SLOWER} times, ms (budget 50 a key at the median). Ours runs in the slowed page "
        "itself; the stock engine runs in a worker, which the browser can't slow, so its figures flatter it",
        ("engine", "keys", "first result after the first focus", "a key, median", "a key, most"),
        took,
    )


def _ask_all(browser: Browser, root: str, language: str) -> list[Found]:
    page = browser.new_page()
    box = SearchBox(page, root, language)
    found = [box.ask(query) for query in queries(language)]
    page.close()
    return found


def _weight(folder: Path) -> float:
    index = folder / "search/sections.json"  # ours; the theme's is in one file with its settings
    if not index.exists():
        index = folder / "search/search_index.json"
    return len(gzip.compress(index.read_bytes(), 9)) / 1000


def _times(browser: Browser, root: str, language: str, *, in_page: bool) -> tuple[float, list[float]]:
    """Return the milliseconds from the first focus to the first result, and from each key to its result."""
    page = browser.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    box = SearchBox(page, root, language, in_page=in_page)
    focused: float = page.evaluate("performance.now()")
    box.type(TYPED[language][0][:2])
    first: float = page.evaluate("searching.answered.at(-1)") - focused
    before = len(box.waits())
    for text in TYPED[language]:
        box.clear()
        for letter in re.findall(r" ?\S", text):  # a space alone asks nothing new
            box.type_on(letter)
    waits = box.waits()[before:]
    page.close()
    return first, waits
