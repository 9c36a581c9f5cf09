"""The search box in a real browser: what readers type, what comes first, and how it is used."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from crawl import Site
from searchbox import FOLDERS, SearchBox, first_and_third, queries

pytestmark = [pytest.mark.site, pytest.mark.browser]

SLOW_JSON = """
  const { json } = Response.prototype;
  Response.prototype.json = function () {
    return new Promise((resolve) => setTimeout(resolve, 300)).then(() => json.call(this));
  };
"""
"""A slow line: what is fetched arrives a while after its headers."""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", FOLDERS)
def test_the_golden_set(served: str, page: Page, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    box = SearchBox(page, served, language)
    found = [box.ask(query) for query in queries(language)]
    first, third = first_and_third(found)
    with capsys.disabled():
        print(f"\nGolden set, {language}, {len(found)} queries: first {first:.1%}, among the first three {third:.1%}")
    misses = "\n".join(str(each) for each in found if each.place > 1)
    assert len(found) >= 60
    assert first >= 0.9, misses
    assert third >= 0.98, misses
    elsewhere = [path for each in found for path in each.pages if re.match(r"http|en/", path)]
    assert not elsewhere, "results in the other language"


@pytest.mark.parametrize("language", FOLDERS)
class TestIndex:
    """What is in the index of a language."""

    def test_it_is_within_its_budget(self, site: Site, language: str) -> None:
        index = (site.root / FOLDERS[language] / "search/sections.json").read_bytes()
        assert len(gzip.compress(index, 9)) < 200_000

    def test_questions_lists_and_navigation_are_not(self, site: Site, language: str) -> None:
        folder = site.root / FOLDERS[language]
        index = json.loads((folder / "search/sections.json").read_text(encoding="utf-8"))
        text = "\n".join(doc["text"] for doc in index["docs"])
        for path in folder.rglob("*.html"):
            page = site.page(path)
            if site.language(path) != page.get("lang") or path.name == "404.html":
                continue
            for part in page.xpath(
                "//form[contains(@class, 'quiz')]//label | //*[@class='answer-key']//p | //*[@class='uses']"
                " | //nav[contains(@class, 'md-nav--primary')]"
            ):
                said = " ".join(part.text_content().split())
                assert len(said) < 25 or said not in text, (path, said)
        unwanted = r"#(sources|see-also|gates|asked-in|used-in|questions|letter-\w|quiz)$"
        listed = [doc["location"] for doc in index["docs"] if doc["location"].startswith("glossary/")]
        assert not [location for location in listed if re.search(unwanted, location)]

    def test_it_is_clean_and_the_script_for_folders_is_the_same(self, site: Site, language: str) -> None:
        folder = site.root / FOLDERS[language] / "search"
        index = (folder / "sections.json").read_text(encoding="utf-8")
        assert not re.search("[\u200b\u200c\u200d\ufeff]", index)
        assert (folder / "search_index.js").read_text(encoding="utf-8") == f"var __index = {index}"

    def test_the_theme_fetches_an_empty_one_with_every_page(self, site: Site, language: str) -> None:
        index = json.loads((site.root / FOLDERS[language] / "search/search_index.json").read_text(encoding="utf-8"))
        assert index["docs"] == []


class TestBox:
    """How the box is used."""

    @pytest.mark.parametrize("width", [1280, 390])
    @pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
    def test_a_key_opens_it_and_the_keyboard_leads_to_a_result(
        self, served: str, page: Page, keys: str, width: int
    ) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        box = SearchBox(page, served, "en", path="gates/concept/")
        page.keyboard.press(keys)
        expect(box.input).to_be_focused()
        expect(box.input).to_have_value("")
        box.type("four-fifths")
        page.keyboard.press("ArrowDown")
        expect(box.items.first.locator("a").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/glossary/four-fifths-rule/?h=*")
        expect(page.locator("mark[data-md-highlight]").first).to_be_visible()

    def test_enter_goes_to_the_best_and_its_words_are_marked(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "zh")
        box.type("模型風險")
        page.keyboard.press("Enter")
        page.wait_for_url("**/glossary/model-risk/?h=*")
        marks = page.locator("mark[data-md-highlight]")
        expect(marks.first).to_be_visible()
        assert {text.lower() for text in marks.all_inner_texts()} == {"模型风险", "model risk"}

    @pytest.mark.parametrize(("language", "query", "path", "marked"), [
        ("en", "OCC", "glossary/occ/", {"occ", "office of the comptroller of the currency"}),
        ("en", "SR 11-7", "glossary/sr-11-7/", {"sr 11-7"}),
        ("en", "f1", "glossary/f1/", {"f1", "f1 score", "f1 scores", "f1-score"}),
        ("en", "human in the loop", "glossary/human-in-the-loop/",
         {"human in the loop", "humans in the loop", "human-in-the-loop", "meaningful human review"}),
        ("en", "follow-up", "interview/", {"following up", "follow-up", "follow up"}),
        ("zh", "B条例", "glossary/regulation-b/", {"b", "条例", " 条例", "b 条例", "条例 b", "regulation b", "reg b"}),
        ("zh", "模形风险", "glossary/model-risk/", {"模型风险", "model risk"}),
        ("zh", "风险胃", "glossary/risk-appetite/",
         {"风险偏好", "风险容忍度", "风险胃纳", "risk appetite"}),
    ])  # fmt: skip
    def test_whole_names_and_phrases_are_marked_on_the_page_reached(
        self, served: str, page: Page, language: str, query: str, path: str, marked: set[str]
    ) -> None:
        box = SearchBox(page, served, language)
        box.type(query)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{path}?h=*")
        found = {text.lower() for text in page.locator("mark[data-md-highlight]").all_inner_texts()}
        assert found
        assert found <= marked

    def test_what_is_found_is_told_and_shown_with_the_words_marked(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "en")
        box.type("proxy variable")
        expect(page.get_by_role("dialog", name="Search").get_by_role("status")).to_contain_text("matching document")
        first = box.items.first
        expect(first.locator("h1")).to_have_text("proxy variable")
        expect(first.locator("h1 mark")).to_have_text("proxy variable")
        assert "<" not in first.inner_text()
        assert page.locator(".md-search-result__list").get_attribute("role") == "list"

    def test_a_name_is_suggested_and_taken_with_the_right_arrow(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "en")
        box.type("adverse ac")
        expect(page.locator(".md-search__suggest")).to_have_text("adverse action")
        page.keyboard.press("ArrowRight")
        expect(box.input).to_have_value("adverse action")

    @pytest.mark.parametrize(("path", "typed", "shared"), [
        ("checklist/", "psi drift", "checklist/?q=psi+drift"),
        ("checklist/?q=four+fifths", "", "checklist/?q=four+fifths"),
        ("", "质疑", "?q=%E8%B4%A8%E7%96%91"),
    ])  # fmt: skip
    def test_the_link_to_share_is_that_of_what_stands_in_the_box(
        self, served: str, page: Page, path: str, typed: str, shared: str
    ) -> None:
        box = SearchBox(page, served, "en", path=path)
        share = page.locator("[data-md-component=search-share]")
        if typed.isascii() and typed:
            page.keyboard.press("/")
            page.keyboard.type(typed)  # letter by letter
        elif typed:
            box.type(typed)
        expect(share).to_have_attribute("href", box.base + shared)
        share.click()
        expect(page.locator(".md-dialog")).to_contain_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == box.base + shared

    def test_text_that_no_key_brings_is_searched(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "zh")
        box.input.focus()
        keyboard = page.context.new_cdp_session(page)
        keyboard.send("Input.imeSetComposition", {"text": "gong'p", "selectionStart": 6, "selectionEnd": 6})
        keyboard.send("Input.insertText", {"text": "公平信贷"})
        expect(box.items.first.locator("h1")).to_have_text("公平信贷")
        page.evaluate("document.execCommand('selectAll')")
        page.evaluate("document.execCommand('insertText', false, '护栏')")
        expect(box.items.first.locator("h1")).to_have_text("护栏")

    def test_escape_leads_back_to_the_box_and_then_to_where_the_reader_was(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "en", path="checklist/")
        link = page.locator(".md-content a").first
        link.focus()
        page.keyboard.press("/")
        box.type("psi")
        page.keyboard.press("ArrowDown")
        expect(box.items.first.locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(box.input).to_be_focused()
        expect(box.items.first).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        expect(box.items.first).to_be_hidden()

    @pytest.mark.parametrize(("folder", "title"), [("", "护栏"), ("en/", "guardrail")])
    def test_an_address_that_leads_nowhere_searches_the_language_it_is_in(
        self, site: Site, served: str, page: Page, folder: str, title: str
    ) -> None:
        # The site was built for another host: its page is shown at the address of that.
        nowhere = f"{site.url}{folder}no/such/page/"
        page.route(f"{site.url}**", lambda route: route.fulfill(
            path=site.root / ("404.html" if route.request.url == nowhere else route.request.url.removeprefix(site.url))
        ))  # fmt: skip
        page.goto(nowhere)
        page.locator(".md-search__input").fill("guardrail")
        first = page.locator(".md-search-result__item a").first
        expect(first.locator("h1")).to_have_text(title)
        assert (first.get_attribute("href") or "").startswith(f"{site.url}{folder}glossary/guardrail/")

    @pytest.mark.parametrize("language", FOLDERS)
    def test_nothing_found_says_so_and_offers_the_glossary(self, served: str, page: Page, language: str) -> None:
        box = SearchBox(page, served, language)
        offer = page.locator(".search-none")
        box.type("qqqq")
        expect(page.get_by_role("status").first).to_have_text(
            {"zh": "没有找到符合条件的结果", "en": "No matching documents"}[language]
        )
        expect(offer).to_be_visible()
        box.type("psi")
        expect(offer).to_be_hidden()
        box.type("qqqq")
        page.keyboard.press("ArrowDown")
        expect(offer.get_by_role("link")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{box.base}glossary/")

    @pytest.mark.parametrize(("language", "said"), [("zh", "正在加载索引…"), ("en", "Fetching the index…")])
    def test_on_a_slow_line_it_says_so_and_enter_waits(self, served: str, page: Page, language: str, said: str) -> None:
        held: list[Route] = []
        page.route("**/search/sections.json", lambda route: held.append(route))
        box = SearchBox(page, served, language)
        box.input.focus()
        page.keyboard.type("sr 11-7")
        expect(page.get_by_role("status").first).to_have_text(said)
        page.keyboard.press("Enter")
        held[0].continue_()
        page.wait_for_url(f"{box.base}glossary/sr-11-7/*")

    @pytest.mark.parametrize("key", ["Escape", "x"])
    def test_closing_the_box_or_typing_on_takes_enter_back(self, served: str, page: Page, key: str) -> None:
        held: list[Route] = []
        page.route("**/search/sections.json", lambda route: held.append(route))
        box = SearchBox(page, served, "en")
        box.input.focus()
        page.keyboard.type("psi")
        page.keyboard.press("Enter")
        page.keyboard.press(key)
        held[0].continue_()
        expect(page.get_by_role("status", include_hidden=True).first).not_to_have_text("Fetching the index…")
        page.wait_for_timeout(300)
        assert page.url == box.base

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            ("zh", "索引加载失败，请检查网络后重新输入。"),
            ("en", "The index can’t be reached. Check the connection and type again."),
        ],
    )
    @pytest.mark.parametrize("lost", ["search/sections.json", "assets/search.worker.js"])
    def test_without_a_line_it_says_so_and_asks_again(
        self, served: str, page: Page, language: str, said: str, lost: str
    ) -> None:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(f"**/{lost}", lambda route: route.abort())
        page.add_init_script(SLOW_JSON)  # the engine may be lost before its index is read
        box = SearchBox(page, served, language)
        box.input.focus()
        page.keyboard.type("psi")
        expect(page.get_by_role("status").first).to_have_text(said)
        expect(page.locator(".search-none")).to_have_count(0)
        page.unroute_all()
        page.keyboard.press("Backspace")
        page.keyboard.type("i")
        expect(box.items.first.locator("a").first).to_have_attribute("href", re.compile(r"/glossary/psi/"))
        assert errors == []

    @pytest.mark.parametrize("how", ["Backspace", "Clear"])
    def test_an_emptied_box_has_no_results(self, served: str, page: Page, how: str) -> None:
        box = SearchBox(page, served, "en")
        box.type("recall")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        if how == "Clear":
            page.locator(".md-search").get_by_role("button", name=how).click()
        else:
            for _ in "recall":
                page.keyboard.press(how)
        page.wait_for_timeout(600)  # an answer to what stood there before may still be on its way
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        expect(page.get_by_role("status").first).to_have_text("Type to start searching")

    @pytest.mark.parametrize("language", FOLDERS)
    def test_a_shared_link_opens_with_its_results(self, served: str, page: Page, language: str) -> None:
        box = SearchBox(page, served, language, path="checklist/?q=sr+11-7")
        expect(box.input).to_have_value("sr 11-7")
        expect(box.items.first.locator("h1")).to_have_text("SR 11-7")
        expect(page.locator("[data-md-component=search-share]")).to_have_attribute(
            "href", f"{box.base}checklist/?q=sr+11-7"
        )

    def test_it_works_without_workers(self, served: str, page: Page) -> None:
        box = SearchBox(page, served, "zh", in_page=True)
        box.type("有效质疑")
        assert box.pages()[0] == "glossary/effective-challenge/"

    @pytest.mark.parametrize(
        ("language", "query", "file"), [("zh", "sr117", "sr-11-7"), ("en", "质疑", "effective-challenge")]
    )
    def test_it_works_from_a_folder_on_disk(self, site: Site, page: Page, language: str, query: str, file: str) -> None:
        root = site.root.as_uri() + "/"
        box = SearchBox(page, root, language, path="gates/concept/index.html")
        box.type(query)
        assert box.pages()[0] == f"glossary/{file}/index.html"
        page.keyboard.press("Enter")
        page.wait_for_url(f"{box.base}glossary/{file}/index.html?h=*")
        box.type("qqqq")
        assert page.locator(".search-none a").evaluate("link => link.href") == f"{box.base}glossary/index.html"
