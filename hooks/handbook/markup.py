"""What Markdown may not hold: in a page whatever runs as script, in a data file or a question all markup of its own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{ *[:#.]|\{[^}\n]*=[^}\n]*\}")
"""Attribute lists of Python-Markdown, by which an attribute such as onclick or href would come in."""
_ADDRESS = re.compile(r"\]\((?=\s*<?([^)>]*))|^[\s>*+\-\d.]*\[[^\]]+\]:(?=\s*<?(\S+))", re.MULTILINE)
"""Of a link in the text, also within what looks like another's address, or of one defined apart, in a list too."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20]")
"""What a browser drops from the scheme of an address."""
_FENCED = re.compile(r"^((~{3,}|`{3,}) *(?:\{[^\n]*\}|[\w#.+-]*) *\n)(.*?)(^\2 *$)", re.DOTALL | re.MULTILINE)
_SUSPECT = re.compile(r"<script|javascript:|on[a-z]+=", re.IGNORECASE)
"""Without this, spaces dropped and references resolved, nothing runs."""
_HANDLER = re.compile(r"(?<![\w-])on[a-z]+(?==)", re.IGNORECASE)
_REFERENCE = re.compile(r"\]:|\] ?\[(?!\^)")
_MARKDOWN_FOR = re.compile(r"<(a|button|code|h[1-6]|pre)(?=[\s>])", re.IGNORECASE)
"""Of an element in which no term is linked, when it is written in Markdown."""
_TAG = re.compile(r"<(?=(/?)[a-z])(?!/?(?:br|hr|img|https?:))", re.IGNORECASE)
"""Of an element that another tag ends."""


def raw_html(markdown: str) -> str | None:
    """Return the first piece of HTML in `markdown` outside of code, or None."""
    match = _HTML.search(without_code(markdown))
    return match[0] if match else None


def attributes(markdown: str) -> str | None:
    """Return the first attribute list in `markdown` outside of code, or None."""
    match = _ATTRIBUTES.search(without_code(markdown))
    return match[0] if match else None


def forbidden_scheme(markdown: str) -> str | None:
    """Return what the first link in `markdown` begins with that is neither a path nor https (http), or None.

    The address is read as a browser does: character references resolved, spaces and control characters dropped
    (URL Standard, 4.4).
    """
    return next((each for _, each in _schemes(without_code(markdown)) if each.lower() not in {"http:", "https:"}), None)


def _schemes(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the scheme of each link's address that has one, with the place of the address."""
    for match in _ADDRESS.finditer(markdown):
        address = match[1] or match[2] or ""
        if scheme := _SCHEME.match(_UNSEEN.sub("", html.unescape(address))):
            yield match.start(1 if match[1] else 2), scheme[0]


def running(markdown: str) -> list[tuple[int, str]]:
    """Return what in a page would run as script, each with its line, counted from 0.

    That is an element `script`, an attribute `on…`, an address `javascript:`. Code is text, where Markdown can't be led
    astray: between fences at the line's beginning, or between backticks in one line, with no HTML open on it and no
    backtick left over before it in its paragraph.
    """
    if not _SUSPECT.search(_UNSEEN.sub("", html.unescape(markdown))):
        return []
    lines = _without_fenced(markdown).split("\n")
    found: list[tuple[int, str]] = []
    astray, deep = False, 0
    for place, line in enumerate(lines):
        rest = without_code(line)
        astray = bool(line.strip()) and (astray or "`" in rest or "\\`" in line)
        if not astray and not deep and not re.match(" {0,3}<[a-zA-Z]", line):
            lines[place] = line = rest
        deep = max(0, deep + sum(-1 if end else 1 for end in _TAG.findall(line)))
        given = line.partition("{")[2]
        found += [(place, handler) for handler in _HANDLER.findall(given)]
        if re.search("=[\"']?javascript:", _UNSEEN.sub("", html.unescape(given)), re.IGNORECASE):
            found.append((place, "javascript:"))
    text = "\n".join(lines)
    found += [
        (text.count("\n", 0, start), scheme) for start, scheme in _schemes(text) if scheme.lower() == "javascript:"
    ]
    return sorted({*found, *_Tags(text).found})


def in_html(markdown: str) -> list[tuple[int, str]]:
    """Return the tags of links, code and headings that a page writes in HTML, each with its line, counted from 0.

    The terms in them would be linked, and a link stand within a link: inline HTML is out of the linking's sight.
    """
    if not _MARKDOWN_FOR.search(markdown):
        return []
    lines = _without_fenced(markdown).split("\n")
    return [(place, tag) for place, line in enumerate(lines) for tag in _MARKDOWN_FOR.findall(without_code(line))]


def _without_fenced(markdown: str) -> str:
    """Return `markdown` with the lines between fences empty."""
    return _FENCED.sub(lambda match: match[1] + "\n" * match[3].count("\n") + match[4], markdown)


class _Tags(HTMLParser):
    """Finds what runs in the tags of a text, whatever they stand in."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        tags = re.sub("<(?![a-zA-Z])", " ", text)  # comments are looked into too
        self.feed(f"{tags}>")
        self.reset()
        self.feed(tags.replace("<", "><") + ">")  # a tag may stand in what looks like another's

    def set_cdata_mode(self, *_: Any, **__: Any) -> None:
        """Read on behind `<script>` as behind any tag."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = self.getpos()[0] - 1
        if tag == "script":
            self.found.append((place, "<script>"))
        self.found += [(place, name) for name, _ in attrs if name.startswith("on")]
        if any(_UNSEEN.sub("", value or "").lower().startswith("javascript:") for _, value in attrs):
            self.found.append((place, "javascript:"))


def refers(markdown: str) -> bool:
    """Tell whether a link in `markdown` has its address elsewhere, or gives another's; footnotes are none."""
    return bool(_REFERENCE.search(markdown))


def without_code(markdown: str) -> str:
    """Return `markdown` without what stands between backticks."""
    return _CODE.sub("", markdown)
