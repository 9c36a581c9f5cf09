"""The checklist's items and worksheets: boxes with names, lines to write on."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r'<li class="task-list-item" id="(?P<id>c-[\w-]+)"><input type="checkbox"[^>]*> *'
    r"(?P<what><strong>.*?</strong>)",
    re.DOTALL,
)
_PROMPT = re.compile(r'<li id="(?P<id>w-[\w-]+)">(?P<prompt>.*?)</li>', re.DOTALL)

LINES = 6
"""To write on under a prompt, at most: the style sheet shows as many as the sheet has room for."""


def fillable(html: str) -> str:
    """Return a rendered page whose items can be ticked and whose prompts can be answered, also without script.

    An item is a task list entry with an id that begins with `c-`: its first bold words name its box. A prompt is a
    list entry whose id begins with `w-`: it gets a field to write in. Scripts keep both by these ids.
    """
    return _PROMPT.sub(_field, _ITEM.sub(_box, html))


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
        f'<span class="prompt__lines" aria-hidden="true">{"<i></i>" * LINES}</span></li>'
    )
