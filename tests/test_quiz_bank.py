"""The questions of all pages: ids, twins in the other language, versions."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from cases import messages
from handbook.pages import SourcePage, parse_page
from handbook.quiz.bank import read_bank
from handbook.quiz.model import Question, version
from handbook.quiz.parse import parse_questions
from handbook.records import Language


def _page(language: Language, name: str, *questions: tuple[str, str, str]) -> SourcePage:
    """Return a page with a question for each kind, id and row of boxes, on lines 3, 14, 25 and so on."""
    text = "# A {#a}\n"
    for kind, id, boxes in questions:
        options = "".join(f"    - [{box}] {place}\n        > Why.\n" for place, box in enumerate(boxes))
        text += f'\n!!! quiz {kind} {id} "Which?"\n\n{options}\n    [See](#a).\n'
    return parse_page(text, language, f"{name}.md", f"docs/{language}/{name}.md")


ONE, TWO = ("one", "q-one", "x  "), ("all", "q-two", "xx ")


def test_sound_bank() -> None:
    pages = [_page("zh", "a", TWO, ONE), _page("zh", "b"), _page("en", "a", TWO, ONE)]
    bank, problems = read_bank(pages)
    assert problems == []
    assert [question.id for question in bank.on_page("en", "a.md")] == ["q-two", "q-one"]
    assert bank.on_page("zh", "b.md") == []
    twins = [bank.questions["zh"]["q-one"], bank.questions["en"]["q-one"]]
    assert [twin.shown for twin in twins] == ["docs/zh/a.md", "docs/en/a.md"]
    assert bank.versions["q-one"] == version(twins)
    assert bank.versions["q-one"] != bank.versions["q-two"]


@pytest.mark.parametrize(
    ("pages", "faults"),
    [
        (
            [_page("zh", "a", ONE, TWO), _page("zh", "b", ONE), _page("en", "a", ONE, TWO)],
            ["docs/zh/b.md:3: the id “q-one” is taken by docs/zh/a.md:3: choose another"],
        ),
        (
            [_page("zh", "a", ONE), _page("en", "a", ONE, ONE)],
            ["docs/en/a.md:14: the id “q-one” is taken by docs/en/a.md:3: choose another"],
        ),
        (
            [_page("zh", "a", ONE), _page("en", "a", TWO)],
            [
                "docs/en/a.md:3: the question “q-two” has no valid twin in “zh”: add it to the same page there",
                "docs/zh/a.md:3: the question “q-one” has no valid twin in “en”: add it to the same page there",
            ],
        ),
        (
            [_page("zh", "a", ONE), _page("en", "a", ("one", "q-one", "   "))],
            [
                "docs/en/a.md:3: no option is right: mark one with [x]",
                "docs/zh/a.md:3: the question “q-one” has no valid twin in “en”: add it to the same page there",
            ],
        ),
        (
            [_page("zh", "a", TWO, ONE), _page("en", "b", TWO, ("all", "q-one", " xx "))],
            [
                "docs/en/b.md:14: the kind of “q-one” differs from docs/zh/a.md:14 (all here, one there): make them agree",
                "docs/en/b.md:14: the number of options of “q-one” differs from docs/zh/a.md:14 (4 here, 3 there): "
                "make them agree",
                "docs/en/b.md:14: the page of “q-one” differs from docs/zh/a.md:14 (b.md here, a.md there): make them agree",
                "docs/en/b.md:14: the right answer of “q-one” differs from docs/zh/a.md:14 ((1, 2) here, (0,) there): "
                "make them agree",
                "docs/en/b.md:3: the page of “q-two” differs from docs/zh/a.md:3 (b.md here, a.md there): make them agree",
            ],
        ),
    ],
    ids=["taken elsewhere", "taken on the page", "no twin", "faulty twin", "all that differs"],
)
def test_faults(pages: list[SourcePage], faults: list[str]) -> None:
    _, problems = read_bank(pages)
    assert sorted(messages(problems)) == faults


def _options(question: Question, **changes: object) -> Question:
    first = dataclasses.replace(question.options[2], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(question, options=(*question.options[:2], first))


@pytest.mark.parametrize("place", [0, 1], ids=["zh", "en"])
@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (lambda question: dataclasses.replace(question, prompt="What?"), True),
        (lambda question: dataclasses.replace(question, kind="all"), True),
        (lambda question: _options(question, text="Other"), True),
        (lambda question: _options(question, correct=True), True),
        (lambda question: dataclasses.replace(question, options=question.options[::-1]), True),
        (lambda question: _options(question, reason="Because."), False),
        (lambda question: dataclasses.replace(question, explanation="[So](b.md).", line=9), False),
        (lambda question: dataclasses.replace(question, uri="b.md", shown="docs/b.md"), False),
    ],
    ids=["prompt", "kind", "option", "right answer", "order", "reason", "explanation", "page"],
)
def test_version(edit: Callable[[Question], Question], changed: bool, place: int) -> None:
    twins = [question for language in ("zh", "en") for question in parse_questions(_page(language, "a", ONE))[0]]
    before = version(twins)
    assert len(before) == 12
    twins[place] = edit(twins[place])
    assert (version(twins) != before) is changed
    assert version(twins[::-1]) == version(twins)
