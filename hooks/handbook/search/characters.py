"""Characters of Traditional Chinese, for readers who type them."""

from __future__ import annotations

from functools import lru_cache

from opencc import OpenCC


def traditional_forms(text: str) -> dict[str, str]:
    """Return the traditional forms of the characters in `text`, each with its simplified form."""
    used = set(text)
    return {form: simple for form, simple in _forms() if simple in used}


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, str], ...]:
    """Return every unified ideograph that has a simplified form other than itself, with that form."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")  # a line each: no phrase decides
    return tuple((form, to) for form, to in zip(characters, simple, strict=True) if form != to and len(to) == 1)
