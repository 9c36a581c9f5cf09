"""The text of a section, as it is searched."""

from __future__ import annotations

import pytest

from handbook.records import Language
from handbook.search.text import native, plain, with_rows


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


def test_the_rows_and_cells_of_a_table_stay_apart() -> None:
    table = (
        "<table>\n<tr>\n<th>Name</th>\n<td data-label='a'>One <em>b</em></td>\n</tr>\n<tr>\n<td>Two</td></tr></table>"
    )
    rows = with_rows(table)
    assert "<tr><p>\n<th>Name</th> · <td data-label='a'>One <em>b</em></td>\n</p></tr>" in rows
    assert "<tr><p>\n<td>Two</td></p></tr>" in rows
    assert with_rows("<p>no table</p>") == "<p>no table</p>"


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
