"""What a question is."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from handbook.records import Language

KINDS = ("one", "all", "order", "open")
"""Choose one; choose all that apply; put in order; answer aloud and rate yourself."""


@dataclass(frozen=True)
class Option:
    """An answer to choose, a step to place, or a criterion to rate oneself by; its texts are inline Markdown."""

    text: str
    correct: bool
    """Of an answer: that it is right. Steps and criteria all belong."""
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
    """As the author wrote them; steps stand in the right order."""
    explanation: str
    """Markdown; of an open question, the model answer and what settles it."""
    language: Language
    uri: str
    """The page, without the language."""
    shown: str
    """The page, as named in messages."""
    line: int
    faulty: bool = False
    """It has a fault of its own: it stays an ordinary box, and is only held against the other questions."""
    clear: bool = True
    """Its kind, options and right answers could be read."""

    @property
    def shuffle(self) -> tuple[int, ...]:
        """The options' places in the order in which a reader sees them.

        It comes from the id alone, so it is the same in both languages and at each build, and an author's habit of
        putting the right option third gives nothing away. Steps are never shown in the right order; criteria stay.
        """
        places = list(range(len(self.options)))
        if self.kind == "open":
            return tuple(places)
        mixed = sorted(places, key=lambda place: hashlib.sha256(f"{self.id}:{place}".encode()).digest())
        if self.kind == "order" and mixed == places:
            mixed = [*mixed[1:], mixed[0]]
        return tuple(mixed)

    @property
    def seen(self) -> tuple[Option, ...]:
        """The options in the order in which a reader sees them."""
        return tuple(self.options[place] for place in self.shuffle)

    @property
    def answer(self) -> tuple[int, ...]:
        """The right answer, in places as a reader sees them, from 0: the right options, or the steps in order."""
        if self.kind == "order":
            return tuple(self.shuffle.index(place) for place in range(len(self.options)))
        return tuple(place for place, option in enumerate(self.seen) if option.correct)


def version(questions: list[Question]) -> str:
    """Return twelve hexadecimal digits that change when a question does, in any of its languages.

    An answer that a reader gave is kept with it, so that an edited question is asked again.
    """
    content = [
        (question.language, question.kind, question.prompt, [(o.text, o.correct) for o in question.seen])
        for question in sorted(questions, key=lambda question: question.language)
    ]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:12]
