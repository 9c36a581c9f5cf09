"""Which paragraphs of a page are searched in its language."""

from __future__ import annotations

import re

from handbook.records import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_LONG = 60
"""A paragraph in the other language is searched up to this length: with all of them an index is over its budget."""


def native(text: str, language: Language) -> str:
    """Return `text` without long paragraphs in the other language: each says again what `language` says beside it."""
    return "\n".join(line for line in text.split("\n") if len(line) <= _LONG or _in(language, line))


def _in(language: Language, line: str) -> bool:
    """Tell whether a paragraph is in `language`, whatever it quotes."""
    han = len(_HAN.findall(line))
    return han > 0 if language == "zh" else 2 * han <= len(line)
