"""The Markdown pages as an author wrote them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, StringConstraints, ValidationInfo

from handbook.markup import in_html, running
from handbook.problems import Problem
from handbook.records import CONTROL, LANGUAGES, Language, Record, check, known, parse, unreadable

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^# (.*?)(?: *\{[^{}]*\})?$", re.MULTILINE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:")
"""Of a link's address apart from it: with one a question could lead where its own text doesn't show."""
_DESCRIPTION = {"zh": (25, 80), "en": (50, 160)}
_BESIDE = ("glossary", "gates.yml", "redirects.yml", "rounds.yml", "sources.yml", "words.yml")
"""What stands below docs/ beside the languages' folders."""
_WHERE = "move a page into zh/ and en/, a term into glossary/, or remove it"
_MISNAMED = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Endings of Markdown files: what ends so, or in capitals, was meant for a page."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _described(text: str, info: ValidationInfo) -> str:
    low, high = _DESCRIPTION[(info.context or {}).get("language", "zh")]
    if not low <= len(text) <= high:
        raise ValueError(f"it has {len(text)} characters: write {low} to {high}")
    return text


def _day(value: Any) -> Any:
    # YAML makes dates of what looks like one; a moment or a bare year is no date of review.
    if type(value) is not datetime.date and not (isinstance(value, str) and _DATE.fullmatch(value)):
        raise ValueError(f"it is “{value}”, no date: write YYYY-MM-DD")
    return value


class FrontMatter(Record):
    """What stands above a page, between its two lines of dashes."""

    description: Annotated[str, AfterValidator(_described)]
    """One sentence for search engines."""
    reviewed: Annotated[datetime.date, BeforeValidator(_day)]
    gate: Annotated[str, known("gate")] | None = None
    """On a gate's page, the gate."""
    round: Annotated[str, known("round")] | None = None
    """On a round's page, the round."""
    unlinked: tuple[Annotated[str, known("term")], ...] = ()
    """Terms that the page's text must not link."""
    finds: tuple[Annotated[str, StringConstraints(min_length=1)], ...] = ()
    """What readers type into the search box who look for this page, beside its titles."""
    checklist: bool = False
    """On the checklist: load its style and script."""
    practice: bool = False
    """On the practice page: load its style and script."""
    hide: tuple[Literal["navigation", "toc", "footer"], ...] = ()
    """Parts of the theme that the page goes without."""


@dataclass(frozen=True)
class SourcePage:
    """One page in one language."""

    language: Language
    uri: str
    """Without the language: `gates/concept.md`."""
    shown: str
    """As named in messages: `docs/zh/gates/concept.md`."""
    front: FrontMatter | None
    """None where it has faults."""
    problems: tuple[Problem, ...]
    """What is wrong with it, its questions and boxes left out."""
    body: str
    first_line: int
    """The line of the file on which `body` begins, counted from 1."""

    @property
    def title(self) -> str:
        """The text of the first heading, or the path where there is none."""
        match = _TITLE.search(self.body)
        return match[1] if match else self.uri


def read_pages(
    docs: Path, ids: Mapping[str, Collection[str] | None] | None = None
) -> tuple[list[SourcePage], list[Problem]]:
    """Return every page below `docs`, the default language first, in the order of their paths, and what can't be read.

    `ids` are those that front matter may name, by kind (gate, round, term), None where they can't be known.
    """
    pages: list[SourcePage] = []
    lost: list[Problem] = []
    for language in LANGUAGES:
        root = docs / language
        for path in sorted(root.rglob("*.md")):
            uri = path.relative_to(root).as_posix()
            shown = f"{docs.name}/{language}/{uri}"
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                lost.append(Problem(shown, 1, unreadable(error)))
            else:
                pages.append(parse_page(text, language, uri, shown, ids))
    return pages, lost


def strays(docs: Path) -> list[Problem]:
    """Return a fault for whatever stands below `docs` and would not be read."""
    problems = [
        Problem(f"{docs.name}/{path.name}", 1, f"nothing of this name is read: {_WHERE}")
        for path in docs.iterdir()
        if path.name not in (*LANGUAGES, *_BESIDE) and not path.name.startswith(".")
    ]
    for language in LANGUAGES:
        problems += [
            Problem(f"{docs.name}/{path.relative_to(docs).as_posix()}", 1, "a page ends in .md: rename the file")
            for path in (docs / language).rglob("*")
            if path.suffix != ".md" and path.suffix.lower() in _MISNAMED
        ]
    return problems


def parse_page(
    text: str, language: Language, uri: str, shown: str, ids: Mapping[str, Collection[str] | None] | None = None
) -> SourcePage:
    """Split a page into front matter and body, and check the front matter against the model and `ids`."""
    match = _FRONT_MATTER.match(text)
    if not match:
        told = Problem(shown, 1, "the page has no front matter: begin it with ---, description, reviewed, ---")
        return SourcePage(language, uri, shown, None, (told,), text, 1)
    data, lines, problems = parse(match[1], shown, first_line=2)
    front = None
    if data is not None or not problems:
        context = {"language": language, **(ids or {})}
        front, faults = check({} if data is None else data, lines, shown, FrontMatter, context)
        problems += faults
    body, first_line = text[match.end() :], match[0].count("\n") + 1
    problems += [
        Problem(shown, first_line + place, "a link’s address stands in the link: write [text](address)")
        for place, line in enumerate(body.split("\n"))
        if _DEFINITION.match(line)
    ]
    problems += [
        Problem(shown, first_line + place, f"the control character U+{ord(control[0]):04X} stands here: remove it")
        for place, line in enumerate(body.split("\n"))
        if (control := CONTROL.search(line))
    ]
    problems += [
        Problem(shown, first_line + place, f"“{what}” would run as script: remove it, or show it between backticks")
        for place, what in running(body)
    ]
    problems += [
        Problem(
            shown,
            first_line + place,
            f"<{tag}> stands in the page: write it in Markdown, so that no term is linked in it",
        )
        for place, tag in in_html(body)
    ]
    return SourcePage(language, uri, shown, front, tuple(problems), body, first_line)
