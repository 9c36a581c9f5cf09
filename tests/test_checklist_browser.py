"""The checklist on a screen, in both languages: ticks and notes stay on the device."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(params=["checklist/", "en/checklist/"], ids=["zh", "en"])
def checklist(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served + request.param)
    yield page
    context.close()


def done(page: Page) -> list[int]:
    """Return the numbers of the progress line: done, all."""
    return [int(number) for number in re.findall(r"\d+", page.locator(".checklist__count").inner_text())]


def test_a_tick_is_counted_kept_and_the_same_in_both_languages(checklist: Page) -> None:
    boxes = checklist.locator("[data-tick]")
    total = boxes.count()
    assert total > 20
    assert done(checklist) == [0, total]
    first = boxes.first.get_attribute("data-tick")
    checklist.locator(".task-list-item > label").first.click(position={"x": 3, "y": 3})
    boxes.nth(1).focus()
    checklist.keyboard.press("Space")
    assert done(checklist) == [2, total]
    checklist.locator(".language-switch").click()
    expect(checklist.locator(f"[data-tick={first}]")).to_be_checked()
    assert done(checklist) == [2, total]


def test_every_box_and_field_has_a_name(checklist: Page) -> None:
    names: list[str] = checklist.locator("[data-tick], [data-note]").evaluate_all(
        "fields => fields.map(field => [...field.labels].map(label => label.textContent.trim()).join(' '))"
    )
    assert len(names) > 40
    assert all(names)
    assert len({*names[:26]}) == 26


def test_notes_are_kept_and_everything_can_be_cleared(checklist: Page) -> None:
    checklist.locator("[data-note]").first.fill("<b>我的</b> story")
    checklist.locator("[data-tick]").first.check()
    checklist.reload()
    expect(checklist.locator("[data-note]").first).to_have_value("<b>我的</b> story")
    checklist.once("dialog", lambda dialog: dialog.dismiss())
    checklist.locator(".checklist__reset").click()
    assert done(checklist)[0] == 1
    checklist.once("dialog", lambda dialog: dialog.accept())
    checklist.locator(".checklist__reset").click()
    assert done(checklist)[0] == 0
    expect(checklist.locator("[data-note]").first).to_have_value("")
    checklist.reload()
    expect(checklist.locator("[data-tick]").first).not_to_be_checked()


def test_the_two_ways_to_print(checklist: Page) -> None:
    checklist.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    for way, blank in (("blank", True), ("filled", False)):
        checklist.locator(f"[data-print={way}]").click()
        assert ("print-blank" in checklist.evaluate("window.printed")) is blank
    checklist.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "print-blank" not in (checklist.locator("html").get_attribute("class") or "")


def test_boxes_can_be_ticked_without_script(served: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "en/checklist/")
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-tick]").first).to_be_checked()
    expect(page.locator(".checklist")).to_be_hidden()
    context.close()
