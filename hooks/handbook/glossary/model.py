"""What a term is."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from handbook.markup import attributes, forbidden_scheme, raw_html, refers, without_code
from handbook.records import Language, Record, known

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

_MARKUP = re.compile(r"[*_`<>{\n]|\[[^\]]*\] ?[\[(]")
_STOP = re.compile(r"[。！？]|(?<![A-Z])[.!?](?=[”’)]* +[“‘(]?[A-Z])|[.!?](?=[”’)]*$)")
"""Ends of sentences; inside the text a point after a capital is an abbreviation's, as in U.S. Treasury."""


def _plain(text: str) -> str:
    if _MARKUP.search(text):
        raise ValueError("write one line of plain text, and move markup to “text”")
    return text


def _sentence(text: str) -> str:
    stops = list(_STOP.finditer(text))
    if len(stops) != 1 or text[stops[0].end() :].strip("”’)）"):
        raise ValueError("write one sentence that ends with a full stop, and move the rest to “text”")
    return text


def _markdown(text: str) -> str:
    if raw_html(text):
        raise ValueError("HTML is not allowed: write it in Markdown")
    if attributes(text):
        raise ValueError("attributes in braces are not allowed: leave them out")
    if scheme := forbidden_scheme(text):
        raise ValueError(f"a link may not begin with “{scheme}”: link to a page or an https address")
    if refers(without_code(text)):
        raise ValueError("a link’s address stands in the link: write [text](address)")
    return text


Plain = Annotated[Text, AfterValidator(_plain)]
Sentence = Annotated[Plain, AfterValidator(_sentence)]
Markdown = Annotated[Text, AfterValidator(_markdown)]
TermId = Annotated[str, known("term")]
GateId = Annotated[str, known("gate")]
RoundId = Annotated[str, known("round")]
SourceId = Annotated[str, known("source")]


class TermText(Record):
    """A term in one language."""

    term: Plain
    abbr: Plain | None = None
    forms: tuple[Plain, ...] = ()
    """Other wordings that stand for it: aliases and inflections."""
    avoid: tuple[Plain, ...] = ()
    """Wordings that the handbook does not use for it; the prose check finds them."""
    also: tuple[Plain, ...] = ()
    """What readers type who look for it: synonyms, slips, short forms. They find it, and link nowhere."""
    link: bool = True
    """False for a word of everyday speech: then only a page's own links lead here."""
    definition: Sentence
    """One sentence, plain text."""
    text: Markdown
    say: Markdown
    """How to use it in an interview."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every wording of the term, its own name first, each once."""
        return tuple(dict.fromkeys([self.term, *([self.abbr] if self.abbr else []), *self.forms]))

    @property
    def found_by(self) -> tuple[str, ...]:
        """Every wording that finds the term without being a name of it, each once."""
        return tuple(dict.fromkeys([*self.also, *self.avoid]))


class Confusion(Record):
    """Another term that this one is taken for, and the difference."""

    term: TermId
    zh: Plain
    en: Plain


class Term(Record):
    """One term of the glossary, as its file gives it, with the id that the file's name gives."""

    id: str = ""
    category: Category
    as_of: date
    zh: TermText
    en: TermText
    see_also: tuple[TermId, ...] = ()
    confused_with: tuple[Confusion, ...] = ()
    gates: tuple[GateId, ...] = ()
    rounds: tuple[RoundId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    replaced_by: TermId | None = None
    replaced_on: date | None = None

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
