"""What a term is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from handbook.records import Language, Record

CATEGORIES = (
    "law",
    "agency",
    "model-risk",
    "fairness",
    "measure",
    "genai",
    "lifecycle",
    "organization",
    "interview",
    "pay",
)
Category = Literal[
    "law",
    "agency",
    "model-risk",
    "fairness",
    "measure",
    "genai",
    "lifecycle",
    "organization",
    "interview",
    "pay",
]
SOURCED: frozenset[str] = frozenset({"law", "agency", "model-risk", "fairness", "measure"})
"""Categories whose terms a reader may act on, so that they need a source."""

Text = Annotated[str, StringConstraints(min_length=1)]


class TermText(Record):
    """A term in one language."""

    term: Text
    abbr: Text | None = None
    forms: tuple[Text, ...] = ()
    """Other wordings that stand for it: aliases and inflections."""
    avoid: tuple[Text, ...] = ()
    """Wordings that the handbook does not use for it; the prose check finds them."""
    link: bool = True
    """False for a word of everyday speech: then only a page's own links lead here."""
    definition: Text
    """One sentence, plain text."""
    text: Text
    """Markdown."""
    say: Text | None = None
    """Markdown: how to use it in an interview."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording of the term, its own name first, each once."""
        return tuple(dict.fromkeys([self.term, *([self.abbr] if self.abbr else []), *self.forms]))


class Confusion(Record):
    """Another term that this one is taken for, and the difference."""

    term: str
    zh: Text
    en: Text


class Term(Record):
    """One term of the glossary, as its file gives it, with the id that the file's name gives."""

    id: str = ""
    category: Category
    as_of: date
    zh: TermText
    en: TermText
    see_also: tuple[str, ...] = ()
    confused_with: tuple[Confusion, ...] = ()
    gates: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    replaced_by: str | None = None
    replaced_on: date | None = None

    @model_validator(mode="after")
    def _complete(self) -> Term:
        if (self.replaced_by is None) != (self.replaced_on is None):
            raise ValueError("replaced_by and replaced_on belong together: give both or neither")
        if self.category in SOURCED and not self.sources:
            raise ValueError(f"a term of the category {self.category} needs a source: add sources")
        return self

    def text(self, language: Language) -> TermText:
        """Return the term in `language`."""
        return self.zh if language == "zh" else self.en


class Glossary(Record):
    """Every term by id, in the order of the ids."""

    terms: dict[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], Term]

    def confusions(self, id: str) -> list[tuple[str, Confusion]]:
        """Return what `id` is confused with, both ways: the other term's id and the entry that tells them apart."""
        own = [(entry.term, entry) for entry in self.terms[id].confused_with]
        return own + [
            (term.id, entry) for term in self.terms.values() for entry in term.confused_with if entry.term == id
        ]
