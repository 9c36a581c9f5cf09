"""What the index's filter knows of each term beside what the page shows: a file of its own, for both languages."""

from __future__ import annotations

import json

from handbook.glossary.model import Glossary
from handbook.glossary.order import wordings
from handbook.records import LANGUAGES, Language

FILTER = "glossary/filter.json"
"""Its name below the site's root."""


def from_index(language: Language) -> str:
    """Return the file's address as seen from the index of `language`."""
    return "filter.json" if language == LANGUAGES[0] else f"../../{FILTER}"


def filter_file(glossary: Glossary) -> str:
    """Return the JSON that the filter fetches: by id, a term's wordings, and its definitions in both languages."""
    known = {
        id: {"names": wordings(term), "definition": f"{term.zh.definition} {term.en.definition}"}
        for id, term in sorted(glossary.terms.items())
    }
    return json.dumps(known, ensure_ascii=False, separators=(",", ":"))
