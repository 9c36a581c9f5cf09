"""Finding terms in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from handbook.glossary.model import Glossary
from handbook.records import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Mention:
    """One wording of a term, at its place in a text."""

    term: str
    start: int
    end: int


class TermFinder:
    """Finds every wording in one pass over the text, whatever their number (Aho and Corasick, 1975)."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are wordings, each with the id of its term."""
        self._names = list(names)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [name.lower() for name, _ in self._names], matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, leftmost first and the longest of those, none inside another.

        Latin wordings end where words end. They are matched with their case, but for the first letter: a small
        one may be a capital, as at the beginning of a sentence. Han text has no borders between words: there the
        longest wording decides.
        """
        lowered = text.lower()
        if len(lowered) != len(text):  # a character that lower-casing makes longer, such as İ: keep the places right
            lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
        candidates = sorted(
            self._automaton.find_matches_as_indexes(lowered, overlapping=True),
            key=lambda match: (match[1], -match[2]),
        )
        mentions: list[Mention] = []
        taken = 0
        for index, start, end in candidates:
            name, term = self._names[index]
            if start >= taken and _same_case(name, text[start:end]) and _bounded(text, start, end):
                mentions.append(Mention(term, start, end))
                taken = end
        return mentions


def finder(glossary: Glossary, language: Language) -> TermFinder:
    """Return the finder of what links by itself in `language`."""
    return TermFinder(
        (name, term.id) for term in glossary.terms.values() if (text := term.text(language)).link for name in text.names
    )


def _same_case(name: str, found: str) -> bool:
    return found == name or (name[0].islower() and found == name[0].upper() + name[1:])


def _bounded(text: str, start: int, end: int) -> bool:
    """Tell whether the Latin ends of a match are ends of words; a hyphen joins words."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _WORD.match(text[start]) and (
        _WORD.match(before) or (before == "-" and _WORD.match(text[start - 2 : start - 1]))
    ):
        return False
    return not (
        _WORD.match(text[end - 1]) and (_WORD.match(after) or (after == "-" and _WORD.match(text[end + 1 : end + 2])))
    )
