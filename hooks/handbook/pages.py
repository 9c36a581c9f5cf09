"""The Markdown pages as an author wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.problems import Problem
from handbook.records import LANGUAGES, Language

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^# (.*?)(?: *\{[^{}]*\})?$", re.MULTILINE)
_DESCRIPTION = {"zh": (25, 80), "en": (50, 160)}


@dataclass(frozen=True)
class SourcePage:
    """One page in one language."""

    language: Language
    uri: str
    """Without the language: `gates/concept.md`."""
    shown: str
    """As named in messages: `docs/zh/gates/concept.md`."""
    meta: dict[str, Any]
    body: str
    first_line: int
    """The line of the file on which `body` begins, counted from 1."""

    @property
    def title(self) -> str:
        """The text of the first heading, or the path where there is none."""
        match = _TITLE.search(self.body)
        return match[1] if match else self.uri


def read_pages(docs: Path) -> Iterator[SourcePage]:
    """Yield every page below `docs`, the default language first, in the order of their paths."""
    for language in LANGUAGES:
        root = docs / language
        for path in sorted(root.rglob("*.md")):
            uri = path.relative_to(root).as_posix()
            yield parse_page(path.read_text(encoding="utf-8"), language, uri, f"{docs.name}/{language}/{uri}")


def parse_page(text: str, language: Language, uri: str, shown: str) -> SourcePage:
    """Split a page into front matter and body; front matter that isn't a mapping counts as none."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return SourcePage(language, uri, shown, {}, text, 1)
    try:
        meta = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError):  # ValueError: a date that the calendar doesn't have
        meta = None
    body = text[match.end() :]
    return SourcePage(language, uri, shown, meta if isinstance(meta, dict) else {}, body, match[0].count("\n") + 1)


def front_matter_problems(page: SourcePage) -> list[Problem]:
    """Return what the front matter of `page` lacks: description in its length, date of review."""
    problems = []
    description = str(page.meta.get("description") or "")
    low, high = _DESCRIPTION[page.language]
    if not low <= len(description) <= high:
        problems.append(
            Problem(page.shown, 1, f"the description has {len(description)} characters: write {low} to {high}")
        )
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(page.meta.get("reviewed"))):
        problems.append(Problem(page.shown, 1, "“reviewed” is missing or no date: add reviewed: YYYY-MM-DD"))
    return problems
