"""Which words of a text are mentions of a term: they stand in braces."""

from __future__ import annotations

import re

import pytest

from cases import glossary, term
from handbook.glossary.links import TermFinder, finder
from handbook.records import Language

NAMES = [
    *("风险", "模型风险", "模型风险管理", "风险管理办法", "RAG 系统"),
    *("risk", "model risk", "model risk management", "recall", "OCC", "SR 11-7", "A/B test", "p-value"),
]


@pytest.mark.parametrize("marked", [
    # the longest wording, and none inside another
    "{风险}在前，{模型风险管理}在后",
    "{模型风险}{模型风险管理}{风险}",
    "{模型风险}管办法",
    "{模型风险管理}办法",
    "{model risk management}, {model risk}, {risk}, {model risk} manager",
    # Latin words have borders, hyphens join them; Han text has none
    "{risk}, ({risk}) “{risk}” {risk}’s {risk}/{risk}. {risk}",
    "risks asterisk risky brisk risk9 9risk risk-based pre-risk a-risk-b",
    "{risk}- or -{risk} – {risk}—{risk}",
    "按{OCC}的{SR 11-7}做，见{RAG 系统}内",
    "OCCs XOCC SR 11-70 SR 11-7-1 {A/B test} A/B tests",
    # case: as written, a small first letter may be a capital
    "{Recall} and {recall}, not RECALL, reCall or ReCall",
    "{OCC}, not occ or Occ; {Model risk}, MODEL RISK; {P-value}, P-Value",
    # letters that lower-casing makes longer don't shift the places
    "İİ {Risk} İ{风险}",
    "",
])  # fmt: skip
def test_mentions(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    mentions = TermFinder((name, name) for name in NAMES).find(text)
    found = [mention.term for mention in mentions]
    assert found == [name if name in NAMES else name[0].lower() + name[1:] for name in re.findall(r"{(.*?)}", marked)]
    for mention in reversed(mentions):
        text = f"{text[: mention.start]}{{{text[mention.start : mention.end]}}}{text[mention.end :]}"
    assert text == marked


@pytest.mark.parametrize(("language", "text", "found"), [
    ("zh", "召回率、查全率、recall、模型", ["recall", "recall"]),
    ("en", "recall, REC, recalled, model, 召回率", ["recall", "recall", "recall", "model"]),
])  # fmt: skip
def test_finder_knows_each_wording_of_its_language(language: Language, text: str, found: list[str]) -> None:
    terms = glossary(
        term("model", {"term": "模型", "link": False}, "model"),
        term(
            "recall", {"term": "召回率", "forms": ["查全率"]}, {"term": "recall", "abbr": "REC", "forms": ["recalled"]}
        ),
    )
    assert [mention.term for mention in finder(terms, language).find(text)] == found
    assert finder(glossary(), language).find(text) == []
