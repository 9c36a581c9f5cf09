"""The checklist on a screen, in both languages: ticks and notes stay on the device."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from crawl import Site

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


def test_other_tabs_follow(checklist: Page) -> None:
    other = checklist.context.new_page()
    other.goto(checklist.url)
    other.locator("[data-note]").first.fill("My story")
    other.locator("[data-tick]").first.check()
    expect(checklist.locator("[data-note]").first).to_have_value("My story")
    expect(checklist.locator("[data-tick]").first).to_be_checked()
    assert done(checklist)[0] == 1
    checklist.locator("[data-note]").first.press_sequentially(", longer")
    expect(other.locator("[data-note]").nth(1)).to_have_value("")
    other.locator("[data-note]").nth(1).focus()
    expect(other.locator("[data-note]").first).to_have_value("My story, longer")


def test_what_is_being_written_stays(checklist: Page) -> None:
    field = checklist.locator("[data-note]").first
    field.fill("Mine")
    checklist.evaluate("""() => {
        localStorage.setItem(`handbook:note:${document.activeElement.dataset.note}`, '"Theirs"');
        dispatchEvent(new StorageEvent("storage"));
    }""")
    expect(field).to_have_value("Mine")


def test_the_parts_of_a_story_stand_side_by_side_where_there_is_room(checklist: Page) -> None:
    fields = checklist.locator("li[id^=w-influence]")

    def rows() -> int:
        return len({round(box["y"]) for field in fields.all() if (box := field.bounding_box())})

    assert rows() == 1
    checklist.set_viewport_size({"width": 390, "height": 800})
    assert rows() == 3
    checklist.emulate_media(media="print")
    assert rows() == 1


def test_the_two_ways_to_print(checklist: Page) -> None:
    ways = checklist.get_by_role("group", name=re.compile("^(打印|Print)$")).get_by_role("button")
    assert ways.count() == 2
    checklist.evaluate("window.print = () => { window.printed = document.documentElement.className }")
    for way, blank in (("blank", True), ("filled", False)):
        checklist.locator(f"[data-print={way}]").click()
        assert ("print-blank" in checklist.evaluate("window.printed")) is blank
    checklist.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "print-blank" not in (checklist.locator("html").get_attribute("class") or "")


def test_search_finds_the_page_by_its_title_once(site: Site) -> None:
    index = json.loads((site.root / "en/search/sections.json").read_text(encoding="utf-8"))
    places = [entry["location"] for entry in index["docs"] if entry["location"].startswith("checklist/")]
    assert "checklist/#pitch" in places
    assert "checklist/#checklist" not in places


def test_boxes_can_be_ticked_without_script(served: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "en/checklist/")
    page.locator("[data-tick]").first.check()
    expect(page.locator("[data-tick]").first).to_be_checked()
    assert page.locator(".checklist").bounding_box() is None, "nor does it take a place"
    context.close()
