"""The checklist: boxes with names, lines to write on, sheets of paper."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from handbook.records import Language
from handbook.templates import render

_ITEM = re.compile(
    r'<li class="task-list-item" id="(?P<id>c-[\w-]+)"><input type="checkbox"[^>]*> *'
    r"(?P<what><strong>.*?</strong>)",
    re.DOTALL,
)
_PROMPT = re.compile(r'<li id="(?P<id>w-[\w-]+)">(?P<prompt>.*?)</li>', re.DOTALL)
_WORKSHEETS = '<h2 id="worksheets"'

LINES = 7
"""To write on under a prompt, at most: the style sheet shows as many as the sheet has room for."""


def fillable(html: str) -> str:
    """Return a rendered page whose items can be ticked and whose prompts can be answered, also without script.

    An item is a task list entry with an id that begins with `c-`: its first bold words name its box. A prompt is a
    list entry whose id begins with `w-`: it gets a field to write in, and a place where paper has what was written.
    Scripts keep both by these ids.
    """
    return _PROMPT.sub(_field, _ITEM.sub(_box, html))


def in_sheets(html: str, language: Language, *, reviewed: str, address: str) -> str:
    """Return the rendered checklist cut into sheets of paper, each with the foot: the list, then each worksheet.

    The worksheets are the parts of the section `worksheets`, whose own first lines stand on the sheet of the first.
    What follows them stays as it is, and so does a page that has none.
    """
    listed, found, rest = html.partition(_WORKSHEETS)
    worksheets, after, rest = rest.partition("<h2 ")
    opening, *others = re.split("(?=<h3 )", found + worksheets)
    if not others:
        return html
    sheets = [listed, opening + others[0], *others[1:]]
    made = [render("sheet", language, content=Markup(sheet), reviewed=reviewed, address=address) for sheet in sheets]
    return "\n".join([*made, after + rest])


def for_paper(address: str, site: str) -> str:
    """Return an address as paper may name it: "" where the site's own is MkDocs's, at the root of this machine."""
    root = urlsplit(site)
    return "" if root.hostname in ("127.0.0.1", "localhost") and root.path in ("", "/") else address


def _box(match: re.Match[str]) -> str:
    id = match["id"]
    return (
        f'<li class="task-list-item" id="{id}"><input type="checkbox" id="{id}-box" data-tick="{id}">'
        f'<label for="{id}-box">{match["what"]}</label>'
    )


def _field(match: re.Match[str]) -> str:
    id = match["id"]
    return (
        f'<li class="prompt" id="{id}"><label for="{id}-note">{match["prompt"].strip()}</label>'
        f'<textarea id="{id}-note" data-note="{id}" rows="2" maxlength="4000" placeholder=" "></textarea>'
        '<span class="prompt__written"></span>'
        f'<span class="prompt__lines" aria-hidden="true">{"<i></i>" * LINES}</span></li>'
    )
