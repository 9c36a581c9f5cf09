"""The order of a list of terms, as a reader of each language expects it, and how Chinese is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pypinyin import Style, lazy_pinyin, pinyin

from handbook.glossary.model import Glossary, Term
from handbook.records import Language

_HAN = re.compile(r"[\u3400-\u9fff]+")


def reading(text: str) -> str:
    """Return how `text` is read: the pinyin of its Han characters, with tones, and other letters and digits.

    Empty where it has no Han characters.
    """
    if not _HAN.search(text):
        return ""
    parts = (part for syllable in pinyin(text) for part in syllable[0].split())
    return " ".join(part for part in parts if any(map(str.isalnum, part)))


def sort_key(text: str, language: Language) -> tuple[list[str], str]:
    """Return what `text` is sorted by: its letters, or in Chinese the pinyin of each character."""
    parts = lazy_pinyin(text, style=Style.TONE3) if language == "zh" else [text]
    return [part.lower() for part in parts], text


def in_order(glossary: Glossary, language: Language) -> list[Term]:
    """Return the terms in the order of `language`."""
    return sorted(glossary.terms.values(), key=lambda term: _place(term.text(language).term, language))


def _place(text: str, language: Language) -> tuple[bool, tuple[list[str], str]]:
    return initial(text, language) != "#", sort_key(text, language)


def initial(text: str, language: Language) -> str:
    """Return the letter under which `text` stands in an index: A to Z, or # for digits and the rest."""
    first = sort_key(text, language)[0][0][:1].upper()
    return first if "A" <= first <= "Z" else "#"


def wordings(term: Term) -> list[str]:
    """Return the wordings that find a term: in both languages, pinyin of its names without tones, and their initials.

    Letters and digits of a Chinese name stand in its pinyin as they are: 生成式 AI is shengchengshiai and scsai. What
    is read ü is typed as v or as u.
    """
    written = [*term.zh.names, *term.en.names, *term.zh.found_by, *term.en.found_by]
    shapes: tuple[Callable[[str], str], ...] = (str, _with_u, lambda syllable: syllable[0])
    read = [_pinyin(name, shape) for shape in shapes for name in term.zh.names if _HAN.search(name)]
    return _unique(wording.lower() for wording in [*written, *read])


def syllables(names: Iterable[str]) -> dict[str, str]:
    """Return each syllable of pinyin, without its tone, that a character is read as in `names`, with the characters."""
    read: dict[str, set[str]] = {}
    for name in names:
        for run in _HAN.findall(name):
            for character, syllable in zip(run, lazy_pinyin(run), strict=True):
                for typed in (syllable, _with_u(syllable)):
                    read.setdefault(typed, set()).add(character)
    return {syllable: "".join(sorted(characters)) for syllable, characters in sorted(read.items())}


def _with_u(syllable: str) -> str:
    """Return a syllable as those type it who have no v for ü: lu for lü."""
    return syllable.replace("v", "u")


def _pinyin(name: str, short: Callable[[str], str]) -> str:
    runs = (
        "".join(map(short, lazy_pinyin(run))) if _HAN.match(run) else "".join(filter(str.isalnum, run))
        for run in re.split(f"({_HAN.pattern})", name)
    )
    return "".join(runs)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
