"""Every page in a real browser: open to all, quiet, and to itself (WCAG 2.2 AA, axe's best practices, and the policy).

Pages that were written are looked at on a phone and on a desktop, light and dark. The terms' pages, all made by one
template, are looked at once each, in turn in one of the four ways. What opens over a page, or changes it, is looked at
open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROOT = Path(__file__).parents[1]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 256}
"""A desktop of 1280 by 1024 at 400% (WCAG 2.2, 1.4.10)."""


def written() -> list[str]:
    """Return the addresses of the pages that someone wrote, the glossary's index and the page that isn't there."""
    homes = {"zh": "", "en": "en/"}
    names = ["404.html", *(f"{home}glossary/" for home in homes.values())]
    for language, home in homes.items():
        for path in sorted((ROOT / "docs" / language).rglob("*.md")):
            page = path.relative_to(ROOT / "docs" / language).with_suffix("").as_posix()
            names.append(home + page.removesuffix("index") + ("" if page.endswith("index") else "/"))
    return names


def terms() -> list[str]:
    """Return the addresses of the terms, the languages in turn."""
    ids = [path.stem for path in sorted((ROOT / "docs/glossary").glob("*.yml"))]
    return [f"{home}glossary/{id}/" for id in ids for home in ("", "en/")]


@dataclass
class Visitor:
    """A browser's page that keeps what the handbook's pages said and asked for."""

    page: Page
    served: str
    said: list[str] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("request", self._ask)
        self.page.on("requestfailed", self._fail)
        self.page.on(
            "response",
            lambda answer: self.said.append(f"{answer.status} {answer.url}") if answer.status > 399 else None,
        )

    def _ask(self, request: Request) -> None:
        self.asked.append(request)
        if not request.url.startswith((self.served, "data:", "blob:")):
            self.said.append(f"asks another host: {request.url}")

    def _fail(self, request: Request) -> None:
        if request in self.asked:
            self.said.append(f"{request.url} failed: {request.failure}")

    def _forget(self) -> None:
        self.said.clear()
        self.asked.clear()

    def open(self, name: str) -> None:
        """Go to a page and forget, on arriving, the one before: the requests it gives up as one leaves are no fault."""
        self.page.once("framenavigated", lambda _: self._forget())
        answer = self.page.goto(self.served + name)
        assert answer and answer.ok, f"{name}: {answer and answer.status}"
        self.page.evaluate(AXE.read_text(encoding="utf-8"))

    def look(self, size: Any, scheme: Any) -> None:
        """Change the window and the colours that the reader prefers."""
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def violations(self, rules: list[str]) -> list[str]:
        """Return what axe finds by `rules` or tags of rules, each with the element."""
        found = self.page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules)
        return [
            f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def sideways(self, size: Any) -> bool:
        """Tell whether the page scrolls sideways in a window of `size`."""
        self.page.set_viewport_size(size)
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def cut_by_spacing(self) -> list[str]:
        """Return the text that is cut once a reader sets the spacing of WCAG 2.2, 1.4.12, and was whole before."""
        cut: list[str] = self.page.evaluate(
            """() => {
              const clipped = () => new Set([...document.querySelectorAll("body *")].filter((element) => {
                const style = getComputedStyle(element);
                if (!/hidden|clip/.test(style.overflowX + style.overflowY) || !element.innerText?.trim()) return false;
                if (element.clientWidth < 2 || element.clientHeight < 2 || style.visibility === "hidden") return false;
                return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
              }));
              const before = clipped();
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
                word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
              document.adoptedStyleSheets.push(sheet);
              const cut = [...clipped()].filter((element) => !before.has(element));
              document.adoptedStyleSheets.pop();
              return cut.map((element) => `${element.tagName} ${element.className}: ${element.innerText.slice(0, 40)}`);
            }"""
        )
        return cut


@pytest.fixture(scope="module")
def visitor(chromium: Browser, served: str) -> Iterator[Visitor]:
    assert AXE.exists(), "axe-core is not installed: run make test, or npm ci"
    context = chromium.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield Visitor(context.new_page(), served)
    context.close()


@pytest.mark.parametrize("name", written())
def test_a_page(visitor: Visitor, name: str) -> None:
    found: list[str] = []
    visitor.look(PHONE, "light")
    visitor.open(name)
    for size in (PHONE, DESKTOP):
        visitor.look(size, "light")
        found += visitor.violations(RULES)
        visitor.look(size, "dark")  # the colours alone are others
        found += visitor.violations(["color-contrast", "link-in-text-block"])
    visitor.look(PHONE, "light")
    found += visitor.cut_by_spacing()
    found += ["scrolls sideways at 320 px"] if visitor.sideways(NARROW) else []
    assert found + visitor.said == []


WAYS = [(PHONE, "light"), (DESKTOP, "dark"), (PHONE, "dark"), (DESKTOP, "light")]


@pytest.mark.parametrize(("name", "way"), [(name, WAYS[place // 2 % 4]) for place, name in enumerate(terms())])
def test_a_term(visitor: Visitor, name: str, way: tuple[Any, Any]) -> None:
    visitor.look(*way)
    visitor.open(name)
    found = visitor.violations(RULES)
    found += ["scrolls sideways at 320 px"] if visitor.sideways(NARROW) else []
    assert found + visitor.said == []


def search(page: Page) -> Locator:
    page.locator("[data-switch=search], .md-search__input").filter(visible=True).click()
    page.keyboard.type("psi")
    return page.locator(".md-search-result__item").first


def menu(page: Page) -> Locator:
    page.locator("[data-switch=drawer]").click()
    return page.locator(".md-sidebar--primary a").first


def tip(page: Page) -> Locator:
    page.locator("article a.term").first.hover()
    return page.locator(".term-tip")


def sheet(page: Page) -> Locator:
    page.locator("article a.term").first.tap()
    return page.locator(".term-tip--sheet")


def answer(page: Page) -> Locator:
    form = page.locator("form.quiz[data-kind=all]").first
    form.locator(".quiz__option > label").first.click()
    form.locator(".quiz__check").click()
    return form.locator(".quiz__mark").first


def session(page: Page) -> Locator:
    page.locator(".practice__mock [type=submit]").click()
    return page.locator(".session form.quiz")


def tick(page: Page) -> Locator:
    page.locator(".task-list-item > label").first.click(position={"x": 3, "y": 3})
    return page.locator("[data-tick]:checked")


def narrow(page: Page) -> Locator:
    page.locator("#glossary-query").fill("psi")
    return page.locator(".glossary-list__results .glossary-entry").first


def share(page: Page) -> Locator:
    expect(search(page)).to_be_visible()
    page.locator("[data-md-component=search-share]").click()
    return page.locator(".md-dialog--active")


OPENED: list[tuple[Callable[[Page], Locator], str, list[Any]]] = [
    (search, "glossary/psi/", WAYS[:2]),
    (menu, "glossary/psi/", WAYS[:1]),
    (tip, "glossary/psi/", WAYS[1:2]),
    (sheet, "glossary/psi/", WAYS[:1]),
    (answer, "gates/concept/", WAYS[:2]),
    (session, "practice/", WAYS[:2]),
    (tick, "checklist/", WAYS[:2]),
    (narrow, "glossary/", WAYS[:2]),
    (share, "glossary/psi/", WAYS[:2]),
]
"""What a reader does and then sees, on which page, in which ways."""


@pytest.fixture(scope="module")
def toucher(chromium: Browser, served: str) -> Iterator[Visitor]:
    context = chromium.new_context(has_touch=True)
    yield Visitor(context.new_page(), served)
    context.close()


@pytest.mark.parametrize("home", ["", "en/"], ids=["zh", "en"])
@pytest.mark.parametrize(("act", "name", "ways"), OPENED, ids=[act.__name__ for act, *_ in OPENED])
def test_what_opens(
    toucher: Visitor, act: Callable[[Page], Locator], name: str, ways: list[tuple[Any, Any]], home: str
) -> None:
    found: list[str] = []
    for way in ways:
        toucher.look(*way)
        toucher.open(home + name)
        shown = act(toucher.page)
        expect(shown).to_be_visible()
        found += toucher.violations(RULES)
        assert shown.is_visible(), "it went while axe looked"
        found += toucher.said
        toucher.page.evaluate("localStorage.clear()")
    assert found == []
