"""The glossary's index in a real browser: what a reader types, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

INDEXES = ["glossary/", "en/glossary/"]
KNOWN = "glossary/filter.json"
FIRST = ".glossary-list__results .glossary-entry >> nth=0 >> a"

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
    ("yǒu xiào zhì yí", "effective-challenge"),
    ("moxingfengxian", "model-risk"),
    ("zhào huí lǜ", "recall"),
    ("zhao hui lu", "recall"),
    ("zhaohuilv", "recall"),
    ("ōu méng AI fǎ àn", "eu-ai-act"),
    ("OCC。", "occ"),
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


@pytest.fixture(scope="module", params=INDEXES, ids=["zh", "en"])
def index(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(served + request.param)
    use(page)
    yield page
    context.close()


def use(page: Page) -> None:
    """Use the filter until it knows what the page doesn't show; leave it empty."""
    query = page.locator("#glossary-query")
    query.fill("mxfx")
    expect(page.locator(FIRST)).to_have_attribute("href", "model-risk/")
    query.fill("")


def hits(page: Page) -> list[str]:
    """Return the ids of the terms that are shown, in order."""
    shown: list[str] = page.locator(".glossary-entry dt > a").evaluate_all(
        "links => links.filter(link => link.offsetParent).map(link => link.getAttribute('href').replaceAll('/', ''))"
    )
    return shown


def expect_hits(page: Page, terms: list[str] | set[str]) -> None:
    """Wait until exactly these terms are shown; a list: in its order."""
    page.wait_for_function(
        """([terms, ordered]) => {
          const links = [...document.querySelectorAll(".glossary-entry dt > a")].filter((link) => link.offsetParent);
          const shown = links.map((link) => link.getAttribute("href").slice(0, -1));
          return (ordered ? shown : shown.sort()).join() === terms.join();
        }""",
        arg=[terms, True] if isinstance(terms, list) else [sorted(terms), False],
        timeout=5000,
    )


@pytest.mark.parametrize(("query", "term"), QUERIES, ids=[query for query, _ in QUERIES])
def test_a_query_finds_its_term_first(index: Page, query: str, term: str) -> None:
    index.locator("#glossary-query").fill(query)
    assert hits(index)[:1] == [term]


def test_a_word_of_the_definition_finds_in_either_language(index: Page) -> None:
    for query in ("Comptroller", "货币监理"):
        index.locator("#glossary-query").fill(query)
        assert "occ" in hits(index)


@pytest.mark.parametrize("query", ["acciunt", "advrse"])
def test_a_slip_in_a_word_of_the_definition_is_forgiven_before_a_comma_too(index: Page, query: str) -> None:
    index.locator("#glossary-query").fill(query)
    assert "adverse-action" in hits(index)


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
    expect_hits(index, after)
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
    expect_hits(index, set(found))
    assert index.url.split("?")[0] != before.split("?")[0]
    index.goto(before.split("?")[0])
    use(index)


def test_escape_in_the_list_goes_back_to_the_query(index: Page) -> None:
    index.locator("#glossary-query").fill("disparate")
    index.locator("#glossary-query").press("ArrowDown")
    assert _focused(index) == hits(index)[0]
    index.keyboard.press("Escape")
    expect(index.locator("#glossary-query")).to_be_focused()
    index.locator("#glossary-query").fill("")


@pytest.fixture
def fresh(chromium: Browser) -> Iterator[Page]:
    """Return a page of a reader who hasn't been here, and note the errors that it tells."""
    context = chromium.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


@pytest.mark.parametrize(("name", "field"), [(INDEXES[0], "#glossary-query"), (INDEXES[1], "#glossary-category")])
def test_what_the_filter_alone_needs_is_fetched_once_when_it_is_used(
    fresh: Page, served: str, name: str, field: str
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith(".json") and "search" not in request.url:
            asked.append(request.url)

    fresh.on("request", note)
    fresh.goto(served + name, wait_until="networkidle")
    assert asked == []
    with fresh.expect_response(served + KNOWN):
        fresh.locator(field).focus()
    use(fresh)
    fresh.locator("#glossary-category").select_option("law")
    assert asked == [served + KNOWN]


@pytest.mark.parametrize("name", INDEXES)
def test_until_then_what_is_shown_is_filtered_and_again_once_it_has_come(fresh: Page, served: str, name: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    fresh.route(served + KNOWN, hold)
    fresh.goto(f"{served}{name}?category=measure")
    measures = hits(fresh)
    assert "psi" in measures  # a category doesn't wait
    assert len(measures) < fresh.locator(".glossary-entry").count()
    query = fresh.locator("#glossary-query")
    for shown in ("psi", "群体稳定性", "population stab"):
        query.fill(shown)
        assert hits(fresh) == ["psi"]
    query.fill("sr117")
    assert hits(fresh) == []
    fresh.locator("#glossary-category").select_option("")
    assert hits(fresh) == ["sr-11-7"]
    query.fill("test")
    before = hits(fresh)
    query.press("ArrowDown")
    assert _focused(fresh) == before[0]
    held[0].continue_()
    fresh.wait_for_function(
        "before => document.querySelectorAll('.glossary-list__results .glossary-entry').length > before",
        arg=len(before),
        timeout=5000,
    )
    assert len(held) == 1
    assert hits(fresh)[0] != before[0]
    assert _focused(fresh) == before[0]  # it has moved; the reader goes on from there
    assert f"{len(hits(fresh))}" in fresh.locator(".glossary-filter__count").inner_text()


@pytest.mark.parametrize("name", INDEXES)
def test_without_it_the_filter_does_with_what_is_shown_and_asks_again(fresh: Page, served: str, name: str) -> None:
    fresh.route(served + KNOWN, lambda route: route.abort())
    fresh.goto(f"{served}{name}?term=disparate+impact")
    assert hits(fresh)[:1] == ["disparate-impact"]
    fresh.locator("#glossary-query").fill("mxfx")
    assert hits(fresh) == []
    fresh.unroute_all()
    # A use while the refused request is still on its way asks nothing: so one use after the other, till one is after it.
    fresh.wait_for_function(
        """() => {
            document.querySelector("#glossary-category").focus();
            document.querySelector("#glossary-query").focus();
            return document.querySelector(".glossary-list__results .glossary-entry");
        }""",
        timeout=5000,
    )
    expect(fresh.locator(FIRST)).to_have_attribute("href", "model-risk/")


def test_an_older_copy_of_it_may_lack_a_term(fresh: Page, served: str) -> None:
    fresh.route(served + KNOWN, lambda route: route.fulfill(json={"psi": {"names": ["only"], "definition": ""}}))
    fresh.goto(f"{served}en/glossary/?term=only")
    expect(fresh.locator(FIRST)).to_have_attribute("href", "psi/")
    fresh.locator("#glossary-query").fill("disparate impact")
    assert hits(fresh)[:1] == ["disparate-impact"]


@pytest.mark.parametrize("name", INDEXES)
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
    use(index)


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
