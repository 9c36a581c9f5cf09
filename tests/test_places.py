"""What a script shows has its place from the first paint: nothing below it moves when the script comes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE, DESK = 412, 1280


@pytest.mark.parametrize("name", ["practice/", "en/practice/", "checklist/", "en/checklist/"])
def test_nothing_moves_when_the_script_comes(name: str, served: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    script = f"**/assets/{name.removeprefix('en/').strip('/')}.js"
    page.route(script, lambda route: route.abort())
    page.goto(served + name)
    assert page.locator(".practice, .checklist").get_attribute("hidden") is not None
    page.evaluate("document.getAnimations().forEach(each => { each.pause(); each.currentTime = 0 })")
    before = {width: places(page, width) for width in (PHONE, DESK)}
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    given_back = {width: places(page, width) for width in (PHONE, DESK)}
    page.unroute(script)
    page.reload()
    assert page.locator(".practice, .checklist").get_attribute("hidden") is None
    assert {width: places(page, width) for width in (PHONE, DESK)} == before
    for width in (PHONE, DESK):
        assert given_back[width][-1] < before[width][-1], "where no script comes, it keeps no place for good"
    context.close()


def places(page: Page, width: int) -> list[float]:
    """Return where each section of the page begins in a window of `width`."""
    page.set_viewport_size({"width": width, "height": 823})
    found: list[float] = page.locator("article h2:not(#report-title)").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().top + scrollY)"
    )
    return found
