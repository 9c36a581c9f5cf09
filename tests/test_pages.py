"""Pages as written: front matter, body, the line on which the body begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases import messages, write
from handbook.pages import front_matter_problems, parse_page, read_pages
from handbook.records import Language


@pytest.mark.parametrize(
    ("text", "meta", "body", "line"),
    [
        ("# A\n", {}, "# A\n", 1),
        ("---\na: 1\n---\n# A\n", {"a": 1}, "# A\n", 4),
        ("--- \na: 1\nb: '---'\n---\t\n\n# A\n\n---\n", {"a": 1, "b": "---"}, "\n# A\n\n---\n", 5),
        ("---\n---\n# A\n", {}, "# A\n", 3),
        ("---\n- a\n---\n# A\n", {}, "# A\n", 4),
        ("---\na: [\n---\n# A\n", {}, "# A\n", 4),
        ("---\nreviewed: 2026-02-30\n---\n# A\n", {}, "# A\n", 4),
        ("\n---\na: 1\n---\n", {}, "\n---\na: 1\n---\n", 1),
    ],
    ids=["none", "plain", "rules and blanks", "empty", "list", "not YAML", "no such date", "not on top"],
)
def test_parse_page(text: str, meta: dict[str, Any], body: str, line: int) -> None:
    page = parse_page(text, "zh", "a.md", "docs/zh/a.md")
    assert (page.meta, page.body, page.first_line) == (meta, body, line)


def _front(language: Language, description: str, reviewed: str) -> list[str]:
    text = f"---\ndescription: {description}\nreviewed: {reviewed}\n---\n"
    return messages(front_matter_problems(parse_page(text, language, "a.md", f"docs/{language}/a.md")))


@pytest.mark.parametrize(
    ("language", "length", "told"),
    [
        ("zh", 24, "write 25 to 80"),
        ("zh", 25, ""),
        ("zh", 80, ""),
        ("zh", 81, "write 25 to 80"),
        ("en", 49, "write 50 to 160"),
        ("en", 50, ""),
        ("en", 160, ""),
        ("en", 161, "write 50 to 160"),
    ],
)
def test_length_of_the_description(language: Language, length: int, told: str) -> None:
    message = f"docs/{language}/a.md:1: the description has {length} characters: {told}"
    assert _front(language, "字" * length, "2026-11-24") == ([message] if told else [])


@pytest.mark.parametrize("reviewed", ["", "soon", "2026-11", "2026-11-24 or so"])
def test_both_faults_of_front_matter_are_told(reviewed: str) -> None:
    assert _front("en", "", reviewed) == [
        "docs/en/a.md:1: the description has 0 characters: write 50 to 160",
        "docs/en/a.md:1: “reviewed” is missing or no date: add reviewed: YYYY-MM-DD",
    ]


def test_read_pages_in_order(tmp_path: Path) -> None:
    names = ["en/b.md", "zh/c/index.md", "zh/b.md", "zh/a.txt", "glossary/x.yml", "en/a.md"]
    pages = list(read_pages(write(tmp_path / "docs", dict.fromkeys(names, "# 标题\n"))))
    assert [(page.language, page.uri, page.shown) for page in pages] == [
        ("zh", "b.md", "docs/zh/b.md"),
        ("zh", "c/index.md", "docs/zh/c/index.md"),
        ("en", "a.md", "docs/en/a.md"),
        ("en", "b.md", "docs/en/b.md"),
    ]
