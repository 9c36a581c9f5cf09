"""The glossary's index in a real browser: what a reader types, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUERIES = [
    ("有效质疑", "effective-challenge"),
    ("模型风险", "model-risk"),
    ("质疑", "effective-challenge"),
    ("effective challenge", "effective-challenge"),
    ("Adverse Action", "adverse-action"),
    ("OCC", "occ"),
    ("psi", "psi"),
    ("SR 11-7", "sr-11-7"),
    ("sr117", "sr-11-7"),
    ("sr26-2", "sr-26-2"),
    ("mxfx", "model-risk"),
    ("moxingfengxian", "model-risk"),
    ("ecoa", "ecoa"),
    ("联储", "federal-reserve"),
    ("disparat impact", "disparate-impact"),
    ("calibraton", "calibration"),
    ("ＰＳＩ", "psi"),
    ("kill story", "kill-story"),
    ("validators", "independent-validation"),
    ("shengchengshi", "generative-ai"),
    ("scsai", "generative-ai"),
    ("superceded", "sr-11-7"),
]


@pytest.fixture(scope="module", params=["glossary/", "en/glossary/"], ids=["zh", "en"])
def index(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served + request.param)
    yield page
    context.close()


def hits(page: Page) -> list[str]:
    """Return the ids of the terms that are shown, in order."""
    shown: list[str] = page.locator(".glossary-entry dt > a").evaluate_all(
        "links => links.filter(link => link.offsetParent).map(link => link.getAttribute('href').replaceAll('/', ''))"
    )
    return shown


@pytest.mark.parametrize(("query", "term"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_finds_its_term_first(index: Page, query: str, term: str) -> None:
    index.locator("#glossary-query").fill(query)
    assert hits(index)[:1] == [term]


def test_a_word_of_the_definition_finds_in_either_language(index: Page) -> None:
    for query in ("Comptroller", "货币监理"):
        index.locator("#glossary-query").fill(query)
        assert "occ" in hits(index)


def test_a_word_too_short_for_an_error_is_not_forgiven(index: Page) -> None:
    index.locator("#glossary-query").fill("zpsi")
    assert hits(index) == []


def test_the_count_is_announced_and_nothing_found_says_so(index: Page) -> None:
    count = index.locator(".glossary-filter__count")
    assert count.evaluate("output => output.tagName") == "OUTPUT"  # a live region by itself
    index.locator("#glossary-query").fill("disparate impact")
    expect(count).to_have_text(
        {"zh": f"找到 {len(hits(index))} 条", "en": f"{len(hits(index))} found"}[_language(index)]
    )
    index.locator("#glossary-query").fill("qqqqqqqq")
    expect(count).to_contain_text({"zh": "没有找到", "en": "Nothing found"}[_language(index)])
    index.locator("#glossary-query").fill("")
    assert len(hits(index)) == index.locator(".glossary-entry").count()


def test_a_category_narrows_and_both_stand_in_the_address(index: Page) -> None:
    index.locator("#glossary-query").fill("risk")
    before = hits(index)
    index.locator("#glossary-category").select_option("law")
    after = hits(index)
    assert 0 < len(after) < len(before)
    assert index.url.endswith("?term=risk&category=law")
    index.reload()
    assert hits(index) == after
    index.locator("#glossary-category").select_option("")
    index.locator("#glossary-query").fill("")
    assert "?" not in index.url


def test_the_other_language_shows_the_same_search(index: Page) -> None:
    before = index.url
    index.locator("#glossary-query").fill("disparate impact")
    index.locator("#glossary-category").select_option("fairness")
    found = hits(index)
    index.locator(".language-switch").click()
    expect(index.locator("#glossary-query")).to_have_value("disparate impact")
    assert set(hits(index)) == set(found)
    assert index.url.split("?")[0] != before.split("?")[0]
    index.goto(before.split("?")[0])


def test_escape_in_the_list_goes_back_to_the_query(index: Page) -> None:
    index.locator("#glossary-query").fill("disparate")
    index.locator("#glossary-query").press("ArrowDown")
    assert _focused(index) == hits(index)[0]
    index.keyboard.press("Escape")
    expect(index.locator("#glossary-query")).to_be_focused()
    index.locator("#glossary-query").fill("")


@pytest.mark.parametrize("name", ["glossary/", "en/glossary/"])
def test_without_script_the_whole_list_is_there_and_nothing_that_needs_it(
    chromium: Browser, served: str, name: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + name)
    expect(page.locator(".glossary-filter")).to_be_hidden()
    entries = page.locator(".glossary-entry")
    assert entries.count() > 130
    assert all(entry.is_visible() for entry in (entries.first, entries.last))
    page.locator(".glossary-entry a[href='recall/']").click()
    expect(page.locator("h1")).to_contain_text("召回率" if "en" not in name else "recall")
    context.close()


def test_the_keyboard_path(index: Page) -> None:
    index.locator("#glossary-query").fill("")
    index.locator("h1").click()
    index.keyboard.press("/")
    expect(index.locator("#glossary-query")).to_be_focused()
    index.keyboard.type("disparate")
    found = hits(index)
    assert len(found) > 1
    for place in (0, 1, 0):
        index.keyboard.press("ArrowUp" if place == 0 and _focused(index) else "ArrowDown")
        assert _focused(index) == found[place]
    index.keyboard.press("ArrowUp")
    expect(index.locator("#glossary-query")).to_be_focused()
    index.keyboard.press("Escape")
    expect(index.locator("#glossary-query")).to_have_value("")
    index.keyboard.type("psi")
    index.keyboard.press("Enter")
    index.wait_for_url("**/psi/")
    index.go_back()


def test_paper_shows_what_is_filtered_and_no_box(index: Page) -> None:
    index.locator("#glossary-query").fill("disparate impact")
    found = hits(index)
    index.emulate_media(media="print")
    expect(index.locator(".glossary-filter")).to_be_hidden()
    assert hits(index) == found
    index.emulate_media(media="screen")
    index.locator("#glossary-query").fill("")


def _language(page: Page) -> str:
    return "en" if "/en/" in page.url else "zh"


def _focused(page: Page) -> str | None:
    address: str | None = page.evaluate("document.activeElement.closest('dt > a')?.getAttribute('href') ?? null")
    return address.replace("/", "") if address else None
