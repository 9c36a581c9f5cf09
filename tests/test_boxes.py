"""Boxes of a page: each kind is known, or told with what was meant."""

from __future__ import annotations

import pytest

from handbook.boxes import strange_boxes
from handbook.pages import parse_page

SHOWN = "docs/zh/a.md"
KINDS = "use say, changed, scene, trap or quiz"


def faults(text: str) -> list[str]:
    page = parse_page(f"---\nreviewed: 2026-11-24\n---\n\n{text}\n", "zh", "a.md", SHOWN)
    return [str(problem) for problem in strange_boxes(page)]


@pytest.mark.parametrize("text", [
    "".join(f'!!! {kind} "题"\n\n    文。\n\n' for kind in ("say", "changed", "scene", "trap", "quiz")),
    "文!!! x\n\n!x\n\n??\n\n- !!!",
    '```\n!!! note "题"\n```',
    '~~~\n```\n!!! note "题"\n~~~\n',
    '````\n```\n!!! note "题"\n````\n',
    '<!--\n!!! note "题"\n\n-->\n<!-- !!! note -->',
])  # fmt: skip
def test_sound(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(("line", "fault"), [
    ('!!! quizz one concept-foo "问？"', "no box is of the kind “quizz”: did you mean “quiz”?"),
    ('!!! Say "说"', "no box is of the kind “Say”: did you mean “say”?"),
    ('??? chnaged "变"', "no box is of the kind “chnaged”: did you mean “changed”?"),
    ('    !!! note "注"', f"no box is of the kind “note”: {KINDS}"),
    ('!!! "题"', f"the box has no kind: {KINDS}"),
    ('> !!! note "注"', f"no box is of the kind “note”: {KINDS}"),
    ('<!-- no end\n!!! note "注"', f"no box is of the kind “note”: {KINDS}"),
    ('???+ trap "坑"', "a box begins with “!!!”, not with “???+”: correct it"),
    ('!! trap "坑"', "a box begins with “!!!”, not with “!!”: correct it"),
    ('！！！ trap "坑"', "a box begins with “!!!”, not with “！！！”: correct it"),
])  # fmt: skip
def test_faults(line: str, fault: str) -> None:
    text = f"# A {{#a}}\n\n```\n!!! note\n```\n\n{line}"
    assert faults(text) == [f"{SHOWN}:{11 + line.count(chr(10))}: {fault}"]


def test_what_is_amiss_in_a_question_is_told_there() -> None:
    assert faults('??? Quiz one concept-foo "问？"') == []
