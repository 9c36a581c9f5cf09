"""The glossary's pages, as a reader meets them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from lxml import html

from cases import EXTENSIONS, HANDBOOK, name_words, write
from handbook.content import Content, load_content
from handbook.glossary.pages import index_markdown, questions_by_term, term_markdown
from handbook.pages import parse_page
from handbook.records import Language
from handbook.templates import readable


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    name_words(monkeypatch)
    return load_content(write(tmp_path / "docs", HANDBOOK))


def _rendered(text: str) -> tuple[dict[str, Any], Callable[[str], Any]]:
    """Return a page's front matter, and the search in its HTML."""
    page = parse_page(text, "zh", "a.md", "docs/zh/a.md")
    return yaml.safe_load(text.split("---")[1]), html.fromstring(
        f"<main>{readable(markdown.markdown(page.body, extensions=EXTENSIONS))}</main>"
    ).xpath


@pytest.mark.parametrize(("id", "language", "sections", "links"), [
    ("sr-2", "en", {
        "SR 2 letter (SR 2)": "新函 term_pinyin xīn hán category_law New. A <b> , a < b. term_say One. Two.",
        "term_confused": "internal audit colonThey differ.",
        "term_see_also": "SR 1",
        "term_gates": "Concept Validation",
        "term_rounds": "Technical",
        "term_questions": "?",
        "term_used_in": "",
        "sources": "Congress, Law , 2020 (checked 2026-11-24). term_as_of 2026-11-01",
    }, ["audit.md", "sr-1.md", "../gates/concept.md", "../gates/validation.md", "../interview/technical.md",
        "../law.md#quiz-a-law", "https://law.example"]),
    ("sr-1", "en", {
        "SR 1": "旧函 term_pinyin jiù hán category_law term_replaced term_replaced_text 2026-04-17 SR 2 letter sr-2 "
                "“Old” & it's gone: done. See the new one . term_say Say.",
        "term_used_in": "",
        "sources": "Congress, Law , 2020 (checked 2026-11-24). term_as_of 2026-11-24",
    }, ["sr-2.md", "https://law.example"]),
    ("audit", "zh", {
        "内部审计": "internal audit term_pinyin nèi bù shěn jì category_organization 查账的人。 正文。 term_say 说。",
        "term_confused": "新函 colon不同。",
        "term_used_in": "term_as_of 2026-10-01",
    }, ["sr-2.md"]),
])  # fmt: skip
def test_term(content: Content, id: str, language: Language, sections: dict[str, str], links: list[str]) -> None:
    meta, find = _rendered(term_markdown(content, id, language, questions_by_term(content, language)))
    term = content.glossary.terms[id]
    text = term.text(language)
    assert meta == {"description": text.definition, "reviewed": term.as_of, "term": id, "title": text.term}
    found: dict[str, list[str]] = {}
    for words in find("//main//text()"):
        if words.getparent().tag in ("h1", "h2") and words.is_text:
            found[str(words)] = []
        elif words.strip():
            found[list(found)[-1]].append(words.strip())
    assert {heading: " ".join(words) for heading, words in found.items()} == sections
    assert find("//a/@href") == links


@pytest.mark.parametrize(("language", "letters", "entries"), [
    ("zh", {"j": ["sr-1/"], "n": ["audit/"], "x": ["sr-2/"]}, "新函 SR 2 SR 2 letter 新的信函。"),
    ("en", {"i": ["audit/"], "s": ["sr-1/", "sr-2/"]}, "SR 2 letter SR 2 新函 New."),
])  # fmt: skip
def test_index(content: Content, language: Language, letters: dict[str, list[str]], entries: str) -> None:
    meta, find = _rendered(index_markdown(content, language))
    assert meta["reviewed"] == date(2026, 11, 24)
    assert find("//nav/a/@href") == [f"#letter-{letter}" for letter in letters]
    assert {section[0].get("id"): section.xpath(".//dt/a/@href") for section in find("//section")} == {
        f"letter-{letter}": pages for letter, pages in letters.items()
    }
    assert " ".join(find("//section[last()]//*[@class='glossary-entry'][last()]//text()[normalize-space()]")) == entries
    assert find("//option/@value") == ["", "law", "organization"]
    assert find("string(//output)") == "glossary_count 3"
    assert find("//form/@data-file") == [{"zh": "filter.json", "en": "../../glossary/filter.json"}[language]]
    assert find("//*[a/@href='audit/']/..")[0].attrib == {"class": "glossary-entry", "data-category": "organization"}
