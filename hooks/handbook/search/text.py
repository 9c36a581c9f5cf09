"""The text of a section, as it is searched and as the box shows it."""

from __future__ import annotations

import re
from html import unescape

from handbook.records import Language

ZERO_WIDTH = "\u200b"
"""Where jieba is installed the theme marks the words of Chinese with it, for an engine that needs that."""
_NOTE = re.compile(r"<sup>.*?</sup>")
_BLOCK = re.compile(r"\s*</?(?:p|li|ol|ul|pre)>\s*")
_TAG = re.compile(r"</?\w+>")
_SPACES = re.compile(r"[^\S\n]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ROW = re.compile(r"(<tr\b[^>]*>)(.*?)(</tr>)", re.DOTALL)
_BETWEEN_CELLS = re.compile(r"(</t[dh]>)\s*(?=<t[dh]\b)")
_LONG = 60
"""A paragraph in the other language is searched up to this length: with all of them an index is over its budget."""


def with_rows(html: str) -> str:
    """Return a page's HTML with each row of a table as a paragraph, and a dot between its cells.

    Of a table the theme collects nothing but the words.
    """
    return _ROW.sub(lambda row: row[1] + "<p>" + _BETWEEN_CELLS.sub(r"\1 · ", row[2]) + "</p>" + row[3], html)


def plain(markup: str) -> str:
    """Return the text of a section as the theme collected it: a block a line, no tags, no marks of footnotes."""
    text = _BLOCK.sub("\n", _NOTE.sub("", markup.replace(ZERO_WIDTH, "")))
    lines = (_SPACES.sub(" ", unescape(_TAG.sub("", line))).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def native(text: str, language: Language) -> str:
    """Return `text` without long paragraphs in the other language: each says again what `language` says beside it."""
    return "\n".join(line for line in text.split("\n") if len(line) <= _LONG or _in(language, line))


def _in(language: Language, line: str) -> bool:
    """Tell whether a paragraph is in `language`, whatever it quotes."""
    han = len(_HAN.findall(line))
    return han > 0 if language == "zh" else 2 * han <= len(line)
