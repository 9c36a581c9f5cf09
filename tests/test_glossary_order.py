"""The order of terms, how Chinese is read, and what finds a term."""

from __future__ import annotations

import pytest

from cases import glossary, term
from handbook.glossary.order import in_order, initial, reading, syllables, wordings
from handbook.records import Language


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [("召回率", "zhào huí lǜ"), ("银行", "yín háng"), ("A/B 测试 2", "A/B cè shì 2"), ("SR 26-2", "")],
)
def test_reading(text: str, pinyin: str) -> None:
    assert reading(text) == pinyin


@pytest.mark.parametrize(("language", "letters"), [
    ("zh", {"#": ["4/5 规则", "“五分之四”"], "A": ["A/B 测试", "安全"], "O": ["OCC"], "Z": ["账", "召回率", "召集"]}),
    ("en", {"#": ["4/5 rule", "Élan"], "A": ["A/B test", "accuracy", "AUC"], "B": ["back-testing", "Bias"]}),
])  # fmt: skip
def test_order_and_letters(language: Language, letters: dict[str, list[str]]) -> None:
    names = [name for group in letters.values() for name in group]
    terms = glossary(*(term(f"t-{place}", name, name) for place, name in enumerate(reversed(names))))
    assert [each.text(language).term for each in in_order(terms, language)] == names
    assert {letter: [name for name in names if initial(name, language) == letter] for letter in letters} == letters


def test_wordings() -> None:
    found = term(
        "t",
        {"term": "召回率", "forms": ["A/B 召回", "TPR"], "avoid": ["重现率"]},
        {"term": "Recall", "abbr": "TPR", "also": ["hit rate"]},
    )
    assert wordings(found) == [
        *("召回率", "a/b 召回", "tpr", "recall", "重现率", "hit rate"),
        *("zhaohuilv", "abzhaohui", "zhaohuilu", "zhl", "abzh"),
    ]


def test_syllables_are_those_of_the_words_that_the_characters_stand_in() -> None:
    assert syllables(["银行", "行为面", "A/B 姓", "比率"]) == {
        "bi": "比",
        "hang": "行",
        "lu": "率",
        "lv": "率",
        "mian": "面",
        "wei": "为",
        "xing": "姓行",
        "yin": "银",
    }
