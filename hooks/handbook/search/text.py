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
# What is to be spoken is English with a Chinese gloss in both languages: “Yes.”（是。）
_SPOKEN = re.compile(r"“[^”\u3400-\u9fff]*”(?=（[^（）]*[\u3400-\u9fff])")
_GLOSS = re.compile(r"（[^（）]*[\u3400-\u9fff][^（）]*）")
_LONG = 30
"""A line in the other language that is shorter may be a name."""


def plain(markup: str) -> str:
    """Return the text of a section as the theme collected it: a block a line, no tags, no marks of footnotes."""
    text = _BLOCK.sub("\n", _NOTE.sub("", markup.replace(ZERO_WIDTH, "")))
    lines = (_SPACES.sub(" ", unescape(_TAG.sub("", line))).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def native(text: str, language: Language) -> str:
    """Return `text` without what it says in the other language as well: that half is in the other index."""
    if language == "zh":
        lines = (line for line in _SPOKEN.sub("", text).split("\n") if _HAN.search(line) or len(line) < _LONG)
    else:
        lines = (line for line in _GLOSS.sub("", text).split("\n") if 2 * len(_HAN.findall(line)) <= len(line))
    return "\n".join(line.strip() for line in lines if line.strip())
