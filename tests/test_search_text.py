"""Which paragraphs are searched."""

from __future__ import annotations

import pytest

from handbook.records import Language
from handbook.search.text import native

LONG = "English alone, and longer than a name or a short sentence would ever be."


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("zh", "“I’d stop it.”（我会叫停。）", "“I’d stop it.”（我会叫停。）"),
        ("zh", f"见 SR 26-2\n{LONG}\n完", "见 SR 26-2\n完"),
        ("zh", f"“{LONG}”（很长。）", f"“{LONG}”（很长。）"),
        ("zh", "SR 26-2\nI’d stop it.", "SR 26-2\nI’d stop it."),
        ("en", "“I’d stop it.”（我会叫停。）", "“I’d stop it.”（我会叫停。）"),
        ("en", f"One line.\n{'我会叫停' * 16}。\nAnother.", "One line.\nAnother."),
        ("en", f"One line.\n我会叫停。\n{LONG}", f"One line.\n我会叫停。\n{LONG}"),
    ],
)
def test_of_the_other_language_only_long_paragraphs_are_left_out(language: Language, text: str, kept: str) -> None:
    assert native(text, language) == kept
