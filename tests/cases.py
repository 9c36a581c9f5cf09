"""What the tests of the core share: golden files, messages, terms in few words, a small handbook on disk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from handbook import templates
from handbook.glossary.model import Glossary, Term
from handbook.problems import Problem
from handbook.records import LANGUAGES, Language

GOLDEN = Path(__file__).parent / "golden"
EXTENSIONS = ("admonition", "attr_list", "md_in_html", "fenced_code", "tables", "toc", "pymdownx.tilde")
"""As in mkdocs.yml, without what the tests of the core have no use for."""


class Case(BaseModel):
    """One golden file: Markdown in, HTML and messages out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language
    source: str
    html: str
    problems: list[str] = []


def golden(folder: str) -> pytest.MarkDecorator:
    """Return the mark that runs a test once with each file of `folder`, as its argument `case`."""
    paths = sorted((GOLDEN / folder).glob("*.yml"))
    assert paths, f"no golden files in {folder}"
    cases = [Case.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths]
    return pytest.mark.parametrize("case", cases, ids=[path.stem for path in paths])


def messages(problems: Iterable[Problem]) -> list[str]:
    """Return the faults as an author reads them, in the order of their places."""
    return [str(problem) for problem in sorted(problems)]


def term(id: str, zh: str | dict[str, Any], en: str | dict[str, Any]) -> Term:
    """Return a term from its names, or from its fields where they matter."""
    fields = {
        language: {"term": given, "definition": f"{language} {id}.", "text": "…", "say": "…"}
        | (given if isinstance(given, dict) else {})
        for language, given in (("zh", zh), ("en", en))
    }
    return Term.model_validate({"id": id, "category": "genai", "as_of": "2026-11-24", **fields})


def glossary(*terms: Term) -> Glossary:
    return Glossary(terms={term.id: term for term in terms})


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write `files`, named by their paths below `folder`, and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def name_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each word of the interface be its own name (and what it has filled in), so that wording may change."""
    words = yaml.safe_load(templates.WORDS.read_text(encoding="utf-8"))
    named = {
        language: {name: " ".join([name, *re.findall(r"{\w*}", text[language])]) for name, text in words.items()}
        for language in LANGUAGES
    }
    monkeypatch.setattr(templates, "_read_words", lambda _changed: named)


FRONT = "---\ndescription: {}\nreviewed: 2026-11-24\n---\n\n"
OPTIONS = "".join(f"    - [{box}] {place}\n        > Why.\n" for place, box in enumerate(" x "))
QUIZ = f'[^law]\n\n!!! quiz one a-law "?"\n{OPTIONS}\n    [D](glossary/sr-2.md)\n'
HANDBOOK = {
    "sources.yml": """\
law: {publisher: Congress, title: Law, date: 2020, url: "https://law.example", checked: 2026-11-24}
""",
    "gates.yml": """\
- id: concept
  zh: {name: 概念, question: [值得吗]}
  en: {name: Concept, question: [Is it, "worth it?"]}
- id: validation
  zh: {name: 验证, question: [站得住吗]}
  en: {name: Validation, question: ["Does it hold?"]}
""",
    "rounds.yml": "- {id: technical, zh: 技术面, en: Technical, draws: []}\n",
    "glossary/sr-1.yml": """\
category: law
as_of: 2026-11-24
zh: {term: 旧函, definition: 旧的信函。, text: 正文。, say: 说。}
en: {term: SR 1, definition: "“Old” & it's gone: done.", text: "See [the new one](sr-2.md).", say: Say.}
sources: [law]
replaced_by: sr-2
replaced_on: 2026-04-17
""",
    "glossary/sr-2.yml": """\
category: law
as_of: 2026-11-01
zh: {term: 新函, definition: 新的信函。, text: 正文。, say: 说。}
en: {term: SR 2 letter, abbr: SR 2, definition: New., text: "A `<b>`, a < b.", say: "One.\\n\\nTwo."}
see_also: [sr-1]
confused_with: [{term: audit, zh: 不同。, en: They differ.}]
gates: [validation, concept]
rounds: [technical]
sources: [law]
""",
    "glossary/audit.yml": """\
category: organization
as_of: 2026-10-01
zh: {term: 内部审计, forms: [内审], definition: 查账的人。, text: 正文。, say: 说。}
en: {term: internal audit, definition: Those who check., text: Text., say: Say.}
""",
    "zh/law.md": f"{FRONT.format('一句话说明这一页讲什么，' * 3)}# 法 {{#law}}\n\n它说的。{QUIZ}",
    "en/law.md": f"{FRONT.format('What this page says, ' * 3)}# Law {{#law}}\n\nIt says.{QUIZ}",
}  # fmt: skip
"""A sound handbook, by path below docs/."""
