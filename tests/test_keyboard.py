"""A reader without a mouse: everything is reached, in order, and seen where it is (WCAG 2.2, 2.1.1, 2.4.3, 2.4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

WATCH = """() => {
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    || element.matches(".md-option, .md-skip");  // seen by their labels, and once they have the focus
  const groups = new Set();
  window.wanted = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => shown(element) && !element.disabled && element.tabIndex >= 0)
    .filter((element) => {  // one stop a group of radio buttons
      if (element.type !== "radio") return true;
      const group = `${element.form?.id ?? ""}/${element.name}`;
      return !groups.has(group) && groups.add(group);
    });
  window.met = [];
}"""
HERE = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  window.met.push(element);
  const target = element.matches(".md-option") ? element.nextElementSibling
    : element.type === "file" ? element.closest("label") : element;
  const box = target.getBoundingClientRect();
  return {
    name: `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? element.type ?? ""}`,
    text: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40),
    box: [box.x, box.y, box.width, box.height],
    shown: target.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    tabindex: element.tabIndex,
  };
}"""
MISSED = """() => window.wanted.filter((element) => !window.met.includes(element) &&
  !(element.type === "radio" && window.met.some((other) => other.name === element.name)))
  .map((element) => element.outerHTML.slice(0, 120))"""
PAGES = ["", "en/gates/concept/", "glossary/", "en/glossary/psi/", "checklist/", "en/practice/", "en/faq/", "404.html"]
VIEWS = [(name, width, 844) for name in PAGES for width in (390, 1280)]
VIEWS += [("en/glossary/psi/", 1080, 1920)]  # all of it in sight: what comes with scrolling never came


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Yield what has the focus after each press of Tab, until it has gone round."""
    page.evaluate(WATCH)
    for _ in range(1000):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            return
        yield here
    raise AssertionError("Tab never comes to the end: something holds the focus")


@pytest.mark.parametrize(("name", "width", "height"), VIEWS)
def test_every_control_is_reached_and_its_focus_seen(
    served: str, page: Page, name: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(served + name, wait_until="networkidle")
    faults: list[str] = []
    looked_at: set[str] = set()
    for here in walk(page):
        x, y, across, down = here["box"]
        if not here["shown"] or not across or not down:
            faults.append(f"has the focus unseen: {here}")
        elif x + across < 1 or x > width or y + down < 1 or y > height:
            faults.append(f"has the focus out of sight: {here}")
        elif here["name"] not in looked_at:
            looked_at.add(here["name"])
            if not _changes_with_focus(page, here["box"]):
                faults.append(f"looks the same with the focus: {here}")
        if here["tabindex"] > 0:
            faults.append(f"has an order of its own: {here}")
    assert faults == []
    assert page.evaluate(MISSED) == []


def _changes_with_focus(page: Page, box: list[float]) -> bool:
    """Tell whether the element that has the focus looks different without it."""
    x, y, across, down = box
    left, top = max(0.0, x - 8), max(0.0, y - 8)
    clip: Any = {"x": left, "y": top, "width": min(across, 380) + 16, "height": min(down, 200) + 16}
    with_focus = page.screenshot(clip=clip, caret="initial")
    page.evaluate("window.last = document.activeElement; window.last.blur()")
    without = page.screenshot(clip=clip)
    page.evaluate("window.last.focus({ preventScroll: true })")
    return with_focus != without


def test_the_menu_opens_leads_on_and_closes(served: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served + "en/faq/")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "faq" not in url)


def test_search_opens_from_its_button(served: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(served + "en/faq/")
    button = page.get_by_role("button", name="Search", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()


def test_the_skip_link_leads_to_the_text(served: str, page: Page) -> None:
    page.goto(served + "en/faq/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("name", ["en/gates/concept/", "checklist/"])
def test_without_script_the_menu_opens_too(chromium: Browser, served: str, name: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + name)
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary a").first).to_be_visible()
    expect(page.locator("[data-switch]").first).to_be_hidden()
    context.close()


def test_nothing_moves_for_who_asked_for_stillness(served: str, page: Page) -> None:
    page.goto(served + "en/gates/concept/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
          const style = getComputedStyle(element);
          const seconds = (value) => Math.max(...value.split(",").map(parseFloat));
          return seconds(style.transitionDuration) > 0.01 || seconds(style.animationDuration) > 0.01;
        }).map((element) => element.className || element.tagName)"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
