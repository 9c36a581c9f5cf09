"""Pages as written: front matter, body, the line on which the body begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases import FRONT, messages, write
from handbook.pages import front_matter_problems, parse_page, read_pages
from handbook.records import Language


@pytest.mark.parametrize(("text", "meta", "body", "line"), [
    ("# A\n", {}, "# A\n", 1),
    ("---\na: 1\n---\n# A\n", {"a": 1}, "# A\n", 4),
    ("--- \na: 1\nb: '---'\n---\t\n\n# A\n\n---\n", {"a": 1, "b": "---"}, "\n# A\n\n---\n", 5),
    ("---\n---\n# A\n", {}, "# A\n", 3),
    ("---\n- a\n---\n# A\n", {}, "# A\n", 4),
    ("---\na: [\n---\n# A\n", {}, "# A\n", 4),
    ("---\nreviewed: 2026-02-30\n---\n# A\n", {}, "# A\n", 4),
    ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n", 1),
], ids=["none", "plain", "rules in it", "empty", "list", "not YAML", "no such date", "not on top"])  # fmt: skip
def test_parse_page(text: str, meta: dict[str, Any], body: str, line: int) -> None:
    page = parse_page(text, "zh", "a.md", "docs/zh/a.md")
    assert (page.meta, page.body, page.first_line) == (meta, body, line)


@pytest.mark.parametrize(("language", "low", "high"), [("zh", 25, 80), ("en", 50, 160)])
def test_length_of_the_description(language: Language, low: int, high: int) -> None:
    for length in (low - 1, low, high, high + 1):
        page = parse_page(FRONT.format("字" * length), language, "a.md", "docs/a.md")
        told = [f"docs/a.md:1: the description has {length} characters: write {low} to {high}"]
        assert messages(front_matter_problems(page)) == ([] if low <= length <= high else told)


@pytest.mark.parametrize("reviewed", ["", "soon", "2026-11", "2026-11-24 or so"])
def test_both_faults_of_front_matter_are_told(reviewed: str) -> None:
    page = parse_page(FRONT.format("").replace("2026-11-24", reviewed), "en", "a.md", "docs/en/a.md")
    assert messages(front_matter_problems(page)) == [
        "docs/en/a.md:1: the description has 0 characters: write 50 to 160",
        "docs/en/a.md:1: “reviewed” is missing or no date: add reviewed: YYYY-MM-DD",
    ]


def test_read_pages_in_order(tmp_path: Path) -> None:
    names = ["en/b.md", "zh/c/index.md", "zh/b.md", "zh/a.txt", "glossary/x.yml", "en/a.md"]
    pages = list(read_pages(write(tmp_path / "docs", dict.fromkeys(names, "# 标题\n"))))
    assert [(page.language, page.uri) for page in pages] == [
        *[("zh", "b.md"), ("zh", "c/index.md")],
        *[("en", "a.md"), ("en", "b.md")],
    ]
    assert [page.shown for page in pages][1] == "docs/zh/c/index.md"
