"""What pages cost a reader in bytes, on a first visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import URL
from crawl import Site
from pagecost import PRACTICE, PRACTICE_BUDGET, QUIZ, QUIZ_BUDGET, gzipped
from weight import BUDGET, OWN_BUDGET, first_visit, own
from weightcost import FOLDERS, KINDS, Visit


def test_the_quiz_stays_small() -> None:
    assert gzipped(QUIZ) <= QUIZ_BUDGET
    assert gzipped(PRACTICE) <= PRACTICE_BUDGET


@pytest.fixture(scope="module")
def visits(site: Site) -> dict[str, dict[str, int]]:
    names = [path.relative_to(site.root).as_posix() for path in site.files]
    return {name: first_visit(site.root, name, URL) for name in names}


@pytest.mark.site
@pytest.mark.parametrize(
    ("budget", "counted"), [(BUDGET, lambda _: True), (OWN_BUDGET, own)], ids=["everything", "our script and style"]
)
def test_a_first_visit_stays_small(
    visits: dict[str, dict[str, int]], budget: int, counted: Callable[[str], bool]
) -> None:
    weights = {page: {name: size for name, size in files.items() if counted(name)} for page, files in visits.items()}
    heavy = sorted(((sum(files.values()), page, files) for page, files in weights.items()), reverse=True)
    assert [f"{page}: {total} bytes, {files}" for total, page, files in heavy if total > budget] == []


@pytest.mark.browser
@pytest.mark.site
@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_fetches_what_is_weighed(
    site: Site, served: str, chromium: Browser, visits: dict[str, dict[str, int]], kind: str
) -> None:
    """So that nothing that a script fetches goes unweighed."""
    for folder in FOLDERS.values():
        visit = Visit(chromium, served, folder + KINDS[kind])
        assert sorted(visit.loaded) == sorted(visits[f"{folder}{KINDS[kind]}index.html"])
        visit.close()


LOADED = {
    '<link rel="stylesheet" href="../a.css">': {"a.css", "b.css", "c.svg"},
    '<script type="module" src="../a.js"></script>': {"a.js", "b.js", "d.js"},
    '<script id="__config" type="application/json">{"base": "..", "search": "../b.js"}</script>': {
        "search/search_index.json",
    },
    '<img src="../c.svg" srcset="../b.js 2x">': {"c.svg", "b.js"},
    '<link rel="icon" href="/handbook/c.svg">': {"c.svg"},
    '<style>p { background: url("../c.svg") }</style>': {"c.svg"},
    '<section data-file="../b.js"></section>': set(),
    '<a href="../a.css">linked</a> <link rel="next" href="../a.js"> <img src="data:image/png;base64,AA==">': set(),
}


@pytest.mark.parametrize("markup", LOADED)
def test_what_a_page_loads_is_found(tmp_path: Path, markup: str) -> None:
    files = {
        "page/index.html": markup,
        "a.css": "@import 'b.css'; p { background: url(data:image/png;base64,AA==) }",
        "b.css": "p { background: url(c.svg) } q { background: url('#id') }",
        "c.svg": "<svg/>",
        "a.js": 'import { b } from "./b.js";import{d}from"./d.js";\nexport const a = "c.js";',
        "b.js": "export const b = 1;",
        "d.js": "export const d = 1;",
        "search/search_index.json": "{}",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert first_visit(tmp_path, "page/index.html", URL).keys() - {"page/index.html"} == LOADED[markup]


def test_another_host_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="https://elsewhere.example/a.js"></script>', encoding="utf-8")
    with pytest.raises(ValueError, match=r"elsewhere\.example"):
        first_visit(tmp_path, "index.html", URL)
