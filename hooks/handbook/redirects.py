"""Addresses that stay: what has moved is still found where it was."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.problems import DataError, Problem
from handbook.records import LANGUAGES, Language, read
from handbook.templates import render

_ADDRESS = re.compile(r"/([\w-]+/)*(#[\w-]+)?")
_OURS = ("assets", "files", "search")
"""Folders of the site that hold what pages are shown with."""


@dataclass(frozen=True)
class Place:
    """An address below a language's home: `/gates/concept/#entry`."""

    page: str
    """`/gates/concept/`."""
    anchor: str
    """`entry`, or nothing for the page itself."""

    @classmethod
    def of(cls, address: str) -> Place:
        """Return the parts of `address`."""
        page, _, anchor = address.partition("#")
        return cls(page, anchor)


@dataclass(frozen=True)
class Move:
    """One line of `docs/redirects.yml`: either a whole page has moved, or an anchor within its page."""

    old: Place
    new: Place
    shown: str
    """The file as named in messages."""
    line: int


def address(uri: str) -> str:
    """Return where the page `uri` (`gates/concept.md`) is served, below its language's home."""
    return re.sub("/index/$", "/", f"/{uri.removesuffix('.md')}/")


def load_redirects(path: Path, shown: str, pages: Iterable[str] | None) -> tuple[Move, ...]:
    """Return the moves that `path` gives; none where there is no such file. Raise DataError with every fault.

    `pages` are those of the handbook, without their language (`gates/concept.md`), None where they can't be known.
    """
    if not path.exists():
        return ()
    redirects, lines, problems = read(path, shown, dict[str, str])
    standing = None if pages is None else {address(uri) for uri in pages}
    for old, new in (redirects or {}).items():
        wrong = _wrong(old, new, redirects or {}, standing)
        if wrong:
            problems.append(Problem(shown, lines[(old,)], f"“{old}”: {wrong}"))
    if problems or redirects is None:
        raise DataError(problems)
    return tuple(Move(Place.of(old), Place.of(new), shown, lines[(old,)]) for old, new in redirects.items())


def _wrong(old: str, new: str, redirects: Mapping[str, str], standing: Collection[str] | None) -> str | None:
    for each in (old, new):
        if not _ADDRESS.fullmatch(each):
            return f"“{each}” is no address of a page: write /folder/page/ or /folder/page/#anchor"
        if each.split("/")[1] in LANGUAGES:
            return f"“{each}” names a language: leave it out, both move together"
        if each.split("/")[1] in _OURS:
            return f"“{each}” is the build's own folder, where no page stands: name the address of a page"
    here, there = Place.of(old), Place.of(new)
    if here.anchor and here.page != there.page:
        return "an anchor can move within its page only: name another anchor of the page"
    end, passed = new, {old}
    while end not in passed and (onward := redirects.get(end) or redirects.get(Place.of(end).page)):
        passed.add(end)
        end = onward
    if end in passed:
        return "it leads round in a circle: name an address that stands"
    if end != new:
        return f"“{new}” is redirected itself: name where it ends, {end}"
    if standing is None:
        return None
    if not here.anchor and here.page in standing:
        return "a page stands there: remove the line, or the page"
    if there.page not in standing:
        return f"there is no page {there.page}: correct it, or add the page"
    return None


def moved_pages(moves: Iterable[Move]) -> list[Move]:
    """Return the moves of whole pages."""
    return [move for move in moves if not move.old.anchor]


def keep_anchors(html: str, moves: Iterable[Move], page: str, language: Language) -> tuple[str, list[Problem]]:
    """Put the old anchors of a page beside the new ones.

    `page` is the address of the page whose rendered content is `html`. Returns the new content, and a fault for each
    anchor that something moved to but that isn't there, and for each old one that still is.
    """
    problems = []
    where = f"{language}{page}"
    for move in moves:
        if move.new.page != page or not move.new.anchor:
            continue
        # From the id on to the end of its tag; a “>” in a value ends nothing.
        tag = re.search(rf'\sid="{re.escape(move.new.anchor)}"(?:[^">]|"[^"]*")*>', html)
        if tag is None:
            message = f"there is no “#{move.new.anchor}” on {where}: correct it, or give a heading this id"
            problems.append(Problem(move.shown, move.line, message))
        elif move.old.anchor and f' id="{move.old.anchor}"' in html:
            message = f"“#{move.old.anchor}” still stands on {where}: remove the line, or the anchor"
            problems.append(Problem(move.shown, move.line, message))
        elif move.old.anchor:
            html = html[: tag.end()] + render("moved_anchor", language, id=move.old.anchor) + html[tag.end() :]
    return html, problems
