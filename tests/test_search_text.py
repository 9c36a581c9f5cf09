"""The text of a section, as it is searched."""

from __future__ import annotations

import pytest

from handbook.records import Language
from handbook.search.text import native, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一段。</p>\n<p>又一段。</p>", "一段。\n又一段。"),
        ("<ul> <li>one</li> <li>two <code>x</code></li> </ul>", "one\ntwo x"),
        ("<p>取代了它。<sup>1</sup>之后</p>", "取代了它。之后"),
        ("<p>R&amp;D &lt;b&gt;</p>", "R&D <b>"),
        ("\u200b模型\u200b风险\u200b", "模型风险"),
        ("The model says Fraud  Genuine", "The model says Fraud Genuine"),
        ("", ""),
    ],
)
def test_plain_text(markup: str, text: str) -> None:
    assert plain(markup) == text


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("zh", "“I’d stop it.”（我会叫停。）", "（我会叫停。）"),
        ("zh", "别说“I’d stop it.”，它太短。", "别说“I’d stop it.”，它太短。"),
        ("zh", "见 SR 26-2\nEnglish alone, and longer than a name would ever be.", "见 SR 26-2"),
        ("zh", "SR 26-2\nWells Fargo", "SR 26-2\nWells Fargo"),
        ("en", "“I’d stop it.”（我会叫停。）", "“I’d stop it.”"),
        ("en", "One line.\n我会叫停，马上。\nAnother.", "One line.\nAnother."),
        ("en", "The word is 质疑, said often.", "The word is 质疑, said often."),
    ],
)
def test_what_the_other_language_says_too_is_left_to_it(language: Language, text: str, kept: str) -> None:
    assert native(text, language) == kept
