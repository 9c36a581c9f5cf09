"""What Markdown from a data file or a question may not hold: whatever could become script, or markup of its own."""

from __future__ import annotations

import html
import re

_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{ *[:#.]|\{[^}\n]*=[^}\n]*\}")
"""Attribute lists of Python-Markdown, by which an attribute such as onclick or href would come in."""
_ADDRESS = re.compile(r"\]\((?=\s*<?([^)>]*))|^[\s>*+\-\d.]*\[[^\]]+\]:\s*<?(\S+)", re.MULTILINE)
"""Of a link in the text, also within what looks like another's address, or of one defined apart, in a list too."""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


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
    for match in _ADDRESS.finditer(without_code(markdown)):
        address = re.sub(r"[\x00-\x20]", "", html.unescape(match[1] or match[2] or ""))
        scheme = _SCHEME.match(address)
        if scheme and scheme[1].lower() not in {"http", "https"}:
            return scheme[0]
    return None


def without_code(markdown: str) -> str:
    """Return `markdown` without what stands between backticks."""
    return _CODE.sub("", markdown)
