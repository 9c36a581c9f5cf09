"""Each rule of the prose catches its fault, and lets sound text pass."""

from __future__ import annotations

from pathlib import Path

import pytest

import prose as command
from handbook.prose import check_text

SOUND_ZH = """---
description: 一句话，SR 26-2 也在。
---

# 标题 {#top}

2026 年 4 月 17 日，SR 26-2 取代了 SR 11-7（见[规则](x.md#a)）。[^law]“不行”，他说。

> “She said, ‘It’s a hard no.’ I asked why.”

- [ ] **读一遍。**为什么：`x=1,y` 不算。
    { #c-read }

<!-- lifecycle -->

!!! quiz one a-b "选哪个？"
"""


def faults(text: str, *, english: bool = False) -> list[str]:
    return [
        str(problem)
        for problem in check_text(text, "docs/zh/a.md", english=english, avoid={"模型所有者": "模型负责人"})
    ]


def test_sound_chinese_passes() -> None:
    assert faults(SOUND_ZH) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("SR 26-2取代了它。", "spacing or punctuation: write “R 26-2 取代了它。” for “R 26-2取代了它。”"),
        ("他说:好。", "half-width punctuation beside Han in “他说:好。”: use the full-width mark"),
        ("好（yes）,走。", "half-width punctuation beside Han in “好（yes）,走。”: use the full-width mark"),
        ("⼀个模型。", "“⼀” (U+2F00) is a radical that looks like a character: type the character"),
        ("零\u200b宽。", "invisible character U+200B: remove it"),
        ("丢\ufffd了。", "U+FFFD stands where a character was lost: type it again"),
        ("不\u00a0换行。", "a space that doesn’t break (U+00A0): type an ordinary one"),
        ("两个 汉字。", "a space between Han in “两个 汉字。”: remove it"),
        ("有  两格。", "two spaces: leave one"),
        ("等等...", "three periods in “等等...”: type …"),
        ('他说"好"。', "straight quotation mark in “他说\"好\"。”: use “ ”"),
        ("问模型所有者。", "the handbook doesn’t say “模型所有者”: write “模型负责人”"),
    ],
    ids=lambda value: value[:8],
)  # fmt: skip
def test_a_fault_in_chinese(line: str, message: str) -> None:
    assert f"docs/zh/a.md:3: {message}" in faults(f"# 标题 {{#top}}\n\n{line}\n")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("It's here.", "straight quotation mark in “It's here”: use ’ or “ ”"),
        ('He said "no".', 'straight quotation mark in “said "no".”: use ’ or “ ”'),
        ("One -- two.", "double hyphen in “One -- two”: use other punctuation"),
    ],
)
def test_a_fault_in_english(line: str, message: str) -> None:
    assert faults(f"{line}\n", english=True) == [f"docs/zh/a.md:1: {message}"]


def test_what_is_no_prose_is_left_alone() -> None:
    assert faults('```\nIt\'s "code"...\n```\n\n[a "b"](c "d") `x--y` <b title="t">bold</b>\n', english=True) == [
        'docs/zh/a.md:5: straight quotation mark in “a "b" x bo”: use ’ or “ ”'
    ]


def test_yaml_is_checked_by_its_strings() -> None:
    text = "zh:\n  forms: [模型风险,AI]\n  text: |\n    好。\n    SR 26-2取代。\n"
    assert [str(problem) for problem in check_text(text, "docs/glossary/a.yml")] == [
        "docs/glossary/a.yml:5: spacing or punctuation: write “R 26-2 取代。” for “R 26-2取代。”"
    ]


def test_the_command_names_the_place_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "en" / "a.md"
    page.parent.mkdir()
    page.write_text("It's wrong.\n", encoding="utf-8")
    assert command.main([str(tmp_path)]) == 1
    assert f"{page}:1: straight quotation mark" in capsys.readouterr().out
    page.write_text("It’s right.\n", encoding="utf-8")
    assert command.main([str(tmp_path)]) == 0
