"""Boxes: admonitions of a page, each kind with one meaning (CONTRIBUTING.md, Boxes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from handbook.pages import SourcePage
from handbook.problems import Problem

KINDS = ("say", "changed", "scene", "trap", "quiz")

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_MARKER = re.compile(r"^\s*(?P<mark>[!！]{2,}|[?？]{3,}\+?) *(?P<kind>[\w-]*)")
_WITHIN = re.compile(r"^[ >*+-]*[>*+-] *(?P<mark>!{3}|[?]{3}\+?) +(?P<kind>[\w-]+)")
"""In a quotation or a list."""
_COMMENT = re.compile(r" {0,3}<!--")


def markers(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the place of each line that begins a box or nearly does, counted from 0, its mark and its kind.

    What stands in fenced code or in a comment is left out; the kind is as written, "" where there is none.
    """
    fence = ""
    commented = 0  # the first line behind the comment
    for place, line in enumerate(lines):
        if place < commented:
            continue
        match = _FENCE.match(line)
        if match and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
        elif not fence and _COMMENT.match(line):
            commented = next((end + 1 for end in range(place, len(lines)) if "-->" in lines[end]), 0)
        elif not fence and (marker := _MARKER.match(line) or _WITHIN.match(line)):
            yield place, marker["mark"], marker["kind"]


@lru_cache
def meant(kind: str) -> str | None:
    """Return the kind that an author meant by `kind`, or None where it resembles none."""
    return next(iter(get_close_matches(kind.lower(), KINDS, n=1)), None)


def strange_boxes(page: SourcePage) -> Iterator[Problem]:
    """Yield a fault for each box of a kind that the handbook has not; what is amiss in a `quiz` is told elsewhere."""
    for place, mark, kind in markers(page.body.split("\n")):
        line = page.first_line + place
        if kind not in KINDS and kind.lower() != "quiz":
            close = meant(kind)
            instead = f"did you mean “{close}”?" if close else f"use {', '.join(KINDS[:-1])} or {KINDS[-1]}"
            wrong = f"no box is of the kind “{kind}”" if kind else "the box has no kind"
            yield Problem(page.shown, line, f"{wrong}: {instead}")
        elif mark != "!!!" and kind.lower() != "quiz":
            yield Problem(page.shown, line, f"a box begins with “!!!”, not with “{mark}”: correct it")
