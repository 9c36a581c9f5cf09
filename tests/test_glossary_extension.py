"""Links to terms in a page."""

from __future__ import annotations

import markdown
import pytest

from cases import EXTENSIONS, Case, glossary, golden, term
from handbook.glossary.extension import TermLinks, unlinked
from handbook.glossary.links import finder
from handbook.languages import OtherLanguage
from handbook.records import Language

TERMS = glossary(
    term("model", {"term": "模型", "link": False}, {"term": "model", "link": False}),
    term("mrm", "模型风险管理", {"term": "model risk management", "abbr": "MRM"}),
    term("occ", {"term": "货币监理署", "forms": ["Office of the Comptroller"]}, "OCC"),
    term("recall", "召回率", "recall"),
    term("risk", "风险", "risk"),
)


def _markdown(language: Language) -> markdown.Markdown:
    links = TermLinks(TERMS, finder(TERMS, language), language, lambda id: f"/{language}/glossary/{id}.md")
    return markdown.Markdown(extensions=[*EXTENSIONS, links, OtherLanguage(language)])


@golden("terms")
def test_golden(case: Case) -> None:
    assert _markdown(case.language).convert(case.source) + "\n" == case.html


@pytest.mark.parametrize(
    ("ids", "linked"), [([], ["recall", "risk"]), (["risk"], ["recall"]), (["recall", "risk"], [])]
)
def test_unlinked_terms_of_a_page(ids: list[str], linked: list[str]) -> None:
    pages = _markdown("zh")
    html = pages.convert(unlinked(ids) + "召回率\n\n## 第二节 {#b}\n\n风险")
    assert [id for id in TERMS.terms if f'data-term="{id}"' in html] == linked
    assert "unlinked" not in html
    assert 'data-term="risk"' in pages.reset().convert("风险"), "the next page has its own list"
