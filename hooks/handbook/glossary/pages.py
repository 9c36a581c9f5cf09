"""The glossary's pages as Markdown: one a term, and the index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

from handbook.content import Content
from handbook.glossary.filter import from_index
from handbook.glossary.links import finder
from handbook.glossary.model import CATEGORIES
from handbook.glossary.order import in_order, initial, reading
from handbook.languages import TAGS
from handbook.quiz.model import Question
from handbook.records import LANGUAGES, Language, other
from handbook.sources import reference
from handbook.templates import load_words, render

_LINK = re.compile(r"\]\((?:\.\./)*glossary/([\w-]+)\.md")


def term_markdown(content: Content, id: str, language: Language, asked: Mapping[str, list[Question]]) -> str:
    """Return the page of the term `id`; `asked` are the questions about each term."""
    terms, words = content.glossary.terms, load_words(language)
    term = terms[id]
    return render(
        "term",
        language,
        term=term,
        text=term.text(language),
        twin=term.text(other(language)),
        twin_lang=TAGS[other(language)],
        reading=reading(term.zh.term),
        replacement=terms[term.replaced_by].text(language).term if term.replaced_by else None,
        confusions=[
            (other_id, terms[other_id].text(language).term, getattr(entry, language))
            for other_id, entry in content.glossary.confusions(id)
        ],
        see_also=[(other_id, terms[other_id].text(language).term) for other_id in term.see_also],
        gates=[(gate.id, gate.text(language).name) for gate in content.gates if gate.id in term.gates],
        rounds=[(round.id, round.name(language)) for round in content.rounds if round.id in term.rounds],
        questions=asked.get(id, []),
        sources=[reference(content.sources[source], words["checked"]) for source in term.sources],
    )


def index_markdown(content: Content, language: Language) -> str:
    """Return the index: every term in the language's order, under its first letter."""
    ordered = in_order(content.glossary, language)
    letters = [
        (letter, [(term, term.text(language), term.text(other(language))) for term in group])
        for letter, group in groupby(ordered, key=lambda term: initial(term.text(language).term, language))
    ]
    present = {term.category for term in ordered}
    return render(
        "glossary_index",
        language,
        letters=letters,
        count=len(ordered),
        file=from_index(language),
        categories=[category for category in CATEGORIES if category in present],
        twin_lang=TAGS[other(language)],
        reviewed=max(term.as_of for term in ordered) if ordered else None,
    )


def questions_by_term(content: Content, language: Language) -> dict[str, list[Question]]:
    """Return the questions that name or link each term in either language, in the order of their pages.

    Either: which words a text uses is each language's own affair, and both sides list the same questions.
    """
    about: dict[str, set[str]] = {}
    for each in LANGUAGES:
        named = finder(content.glossary, each)
        for question in content.bank.questions[each].values():
            text = "\n".join([question.prompt, question.explanation, *(option.text for option in question.options)])
            for id in {*_LINK.findall(text), *(mention.term for mention in named.find(text))}:
                about.setdefault(id, set()).add(question.id)
    asked = content.bank.questions[language].values()
    return {id: [question for question in asked if question.id in ids] for id, ids in about.items()}
