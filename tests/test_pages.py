"""Pages as written: front matter, body, the line on which the body begins."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cases import FRONT, messages, write
from handbook.pages import parse_page, read_pages, strays
from handbook.records import Language

SOUND = "description: 一句话说明这一页讲什么，长度要够，给搜索引擎看的。\nreviewed: 2026-11-24\n"


@pytest.mark.parametrize(("text", "body", "line"), [
    ("# A\n", "# A\n", 1),
    ("---\na: 1\n---\n# A\n", "# A\n", 4),
    ("--- \na: 1\nb: '---'\n---\t\n\n# A\n\n---\n", "\n# A\n\n---\n", 5),
    ("---\n---\n# A\n", "# A\n", 3),
    ("---\na: 1\n---", "", 3),
    ("\n---\na: 1\n---\n", "\n---\na: 1\n---\n", 1),
], ids=["none", "plain", "rules in it", "empty", "nothing below", "not on top"])  # fmt: skip
def test_parse_page(text: str, body: str, line: int) -> None:
    page = parse_page(text, "zh", "a.md", "docs/zh/a.md")
    assert (page.body, page.first_line) == (body, line)


def test_sound_front_matter() -> None:
    page = parse_page(f"---\n{SOUND}gate: concept\nunlinked: [recall]\n---\n", "zh", "a.md", "docs/zh/a.md", IDS)
    assert page.problems == ()
    assert page.front is not None
    assert (page.front.reviewed, page.front.gate, page.front.unlinked) == (date(2026, 11, 24), "concept", ("recall",))


@pytest.mark.parametrize(("language", "low", "high"), [("zh", 25, 80), ("en", 50, 160)])
def test_length_of_the_description(language: Language, low: int, high: int) -> None:
    for length in (low - 1, low, high, high + 1):
        page = parse_page(FRONT.format("字" * length), language, "a.md", "docs/a.md")
        told = [f"docs/a.md:2: “description”: it has {length} characters: write {low} to {high}"]
        assert messages(page.problems) == ([] if low <= length <= high else told)


IDS = {"gate": ["concept"], "round": ["technical"], "term": ["recall"]}
NO_DATE = "no date: write YYYY-MM-DD"


@pytest.mark.parametrize(("front", "faults"), [
    ("- a\n", ["2: “the file” is ['a']: write fields, each as “name: value”"]),
    (f"{SOUND}a: [\n", ["5: not valid YAML: did not find expected node content; correct it"]),
    (SOUND.replace("2026-11-24", "2026-02-30"), [
        "3: “reviewed”: input should be a valid date or datetime, day value is outside expected range, "
        "but it is '2026-02-30': correct it",
    ]),
    ("", ["2: “description” is missing: add it", "2: “reviewed” is missing: add it"]),
    (SOUND.replace("2026-11-24", "soon"), [f"3: “reviewed”: it is “soon”, {NO_DATE}"]),
    (SOUND.replace("2026-11-24", "2026-11"), [f"3: “reviewed”: it is “2026-11”, {NO_DATE}"]),
    (SOUND.replace("2026-11-24", "2026"), [f"3: “reviewed”: it is “2026”, {NO_DATE}"]),
    (SOUND.replace("2026-11-24", ""), [f"3: “reviewed”: it is “None”, {NO_DATE}"]),
    (f"{SOUND}unlinked: 5\n", ["4: “unlinked” is 5: write a list, [one, two]"]),
    (f"{SOUND}finds: [HR, '']\n", ["4: “finds.1” is empty: fill it in or remove it"]),
    (f"{SOUND}unlinked:\n", ["4: “unlinked” is None: write a list, [one, two]"]),
    (f"{SOUND}unlinked: [2026]\n",
     ["4: “unlinked.0” is 2026: write text, in quotes where it looks like something else"]),
    (f"{SOUND}unlinked:\n  - recall\n  - recal\n", ["6: “unlinked.1”: no term “recal”: correct the id or add the term"]),
    (f"{SOUND}gate: end\nround: lunch\n", [
        "4: “gate”: no gate “end”: correct the id or add the gate",
        "5: “round”: no round “lunch”: correct the id or add the round",
    ]),
    (f"{SOUND}term: recall\ntemplate: 404.html\ntitle: <script>\n", [
        f"{line}: “{field}” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"
        for line, field in ((4, "term"), (5, "template"), (6, "title"))
    ]),
])  # fmt: skip
def test_faults_of_front_matter(front: str, faults: list[str]) -> None:
    page = parse_page(f"---\n{front}---\n\n# A\n", "zh", "a.md", "docs/zh/a.md", IDS)
    assert messages(page.problems) == [f"docs/zh/a.md:{fault}" for fault in faults]
    assert page.front is None


def test_a_page_without_front_matter_is_told() -> None:
    page = parse_page("# A\n", "zh", "a.md", "docs/zh/a.md")
    assert messages(page.problems) == [
        "docs/zh/a.md:1: the page has no front matter: begin it with ---, description, reviewed, ---"
    ]


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", {"zh/a.md": "# A\n"})
    (docs / "en/b.md").mkdir(parents=True)
    (docs / "zh/c.md").write_bytes(b"\xff")
    pages, lost = read_pages(docs)
    assert [page.shown for page in pages] == ["docs/zh/a.md"]
    assert messages(lost) == [
        "docs/en/b.md:1: can't be read: is a directory; put a file there that can",
        "docs/zh/c.md:1: can't be read: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte; "
        "save it as UTF-8",
    ]


def test_what_would_not_be_read_is_told(tmp_path: Path) -> None:
    sound = [".hidden", "gates.yml", "words.yml", "glossary/a.yml", "zh/a.md", "zh/b/c.svg"]
    strange = ["stray.md", "gate.yml", "fr/a.md", "en/a.markdown", "zh/b/A.MD"]
    where = "nothing of this name is read: move a page into zh/ and en/, a term into glossary/, or remove it"
    assert messages(strays(write(tmp_path / "docs", dict.fromkeys(sound + strange, "")))) == [
        "docs/en/a.markdown:1: a page ends in .md: rename the file",
        f"docs/fr:1: {where}",
        f"docs/gate.yml:1: {where}",
        f"docs/stray.md:1: {where}",
        "docs/zh/b/A.MD:1: a page ends in .md: rename the file",
    ]


def test_read_pages_in_order(tmp_path: Path) -> None:
    names = ["en/b.md", "zh/c/index.md", "zh/b.md", "zh/a.txt", "glossary/x.yml", "en/a.md"]
    pages, _ = read_pages(write(tmp_path / "docs", dict.fromkeys(names, "# 标题\n")))
    assert [(page.language, page.uri) for page in pages] == [
        *[("zh", "b.md"), ("zh", "c/index.md")],
        *[("en", "a.md"), ("en", "b.md")],
    ]
    assert [page.shown for page in pages][1] == "docs/zh/c/index.md"


def test_the_address_of_a_link_apart_from_it_is_told() -> None:
    page = parse_page(f"---\n{SOUND}---\n\n# A\n\n[a]: b.md\n[^law]: no\n", "zh", "a.md", "docs/zh/a.md")
    assert messages(page.problems) == ["docs/zh/a.md:8: a link’s address stands in the link: write [text](address)"]


def test_a_control_character_is_told() -> None:
    page = parse_page(f"---\n{SOUND}---\n\n# A\n\n\tb\0\n\x85\n", "zh", "a.md", "docs/zh/a.md")
    assert messages(page.problems) == [
        f"docs/zh/a.md:{place} stands here: remove it"
        for place in ("8: the control character U+0000", "9: the control character U+0085")
    ]


def test_links_and_code_in_html_are_told() -> None:
    body = "`<a>` <abbr>x</abbr>\n\n```\n<a href=x>\n```\n\n<b>x</b> <a href='x'>OCC</a> <CODE>y</CODE>"
    page = parse_page(f"---\n{SOUND}---\n\n# A\n\n{body}\n", "zh", "a.md", "docs/zh/a.md")
    told = "stands in the page: write it in Markdown, so that no term is linked in it"
    assert messages(page.problems) == [f"docs/zh/a.md:14: <{tag}> {told}" for tag in ("CODE", "a")]


@pytest.mark.parametrize(("body", "faults"), [
    ("<script>x</script>\n\n[a](javascript:x)", ["8: “<script>”", "10: “javascript:”"]),
    ("*a*{onclick=x} <b onfocus=x>c</b>", ["8: “onclick”", "8: “onfocus”"]),
    ("`<script>`, <b class='d'>e</b>", []),
])  # fmt: skip
def test_what_would_run_as_script_is_told(body: str, faults: list[str]) -> None:
    page = parse_page(f"---\n{SOUND}---\n\n# A\n\n{body}\n", "zh", "a.md", "docs/zh/a.md")
    told = "would run as script: remove it, or show it between backticks"
    assert messages(page.problems) == [f"docs/zh/a.md:{fault} {told}" for fault in faults]
