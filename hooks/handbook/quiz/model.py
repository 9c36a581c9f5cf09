"""What a question is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from handbook.records import Language

KINDS = ("one", "all")
"""Choose one, choose all that apply."""


@dataclass(frozen=True)
class Option:
    """One answer that a reader can choose; its texts are inline Markdown."""

    text: str
    correct: bool
    reason: str
    line: int


@dataclass(frozen=True)
class Question:
    """One question in one language."""

    id: str
    kind: str
    prompt: str
    """Inline Markdown."""
    options: tuple[Option, ...]
    explanation: str
    """Markdown."""
    language: Language
    uri: str
    """The page, without the language."""
    shown: str
    """The page, as named in messages."""
    line: int

    @property
    def answer(self) -> tuple[int, ...]:
        """The places of the right options, counted from 0."""
        return tuple(index for index, option in enumerate(self.options) if option.correct)


def version(questions: list[Question]) -> str:
    """Return twelve hexadecimal digits that change when a question does, in any of its languages.

    An answer that a reader gave is kept with it, so that an edited question is asked again.
    """
    content = [
        (question.language, question.kind, question.prompt, [(o.text, o.correct) for o in question.options])
        for question in sorted(questions, key=lambda question: question.language)
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:12]
