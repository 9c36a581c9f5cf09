"""The questions of all pages: ids, twins in the other language, versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from handbook.pages import SourcePage, parse_page
from handbook.quiz.bank import read_bank
from handbook.quiz.model import Question, version
from handbook.quiz.parse import SYNTAX
from handbook.records import Language


def _page(language: Language, name: str, *questions: tuple[str, str, str]) -> SourcePage:
    """Return a page with a question for each kind, id and row of boxes, on lines 3, 13 and so on."""
    text = "# A {#a}\n"
    for kind, id, boxes in questions:
        options = "".join(f"    - [{box}] {place}\n        > Why.\n" for place, box in enumerate(boxes))
        text += f'\n!!! quiz {kind} {id} "Which?"\n{options}\n    [See](#a).\n'
    return parse_page(text, language, f"{name}.md", f"docs/{language}/{name}.md")


def _faulty(language: Language, name: str, *questions: tuple[str, str, str]) -> SourcePage:
    """Return the same, but for the first reason of each question, which is missing."""
    page = _page(language, name, *questions)
    return replace(page, body=page.body.replace("0\n        > Why.\n", "0\n"))


NO_REASON = "the option has no reason: put one under it, indented by four spaces, behind “>”"
ONE, TWO = ("one", "q-one", "x  "), ("all", "q-two", "xx ")
NO_TWIN = "has no twin in"
DIFFERS = "of “q-one” differs from docs/zh/a.md:13"


def test_sound_bank() -> None:
    bank, problems = read_bank([_page("zh", "a", TWO, ONE), _page("zh", "b"), _page("en", "a", TWO, ONE)])
    assert problems == []
    assert [question.id for question in bank.on_page("en", "a.md")] == ["q-two", "q-one"]
    assert bank.on_page("zh", "b.md") == []
    twins = [bank.questions["zh"]["q-one"], bank.questions["en"]["q-one"]]
    assert [twin.shown for twin in twins] == ["docs/zh/a.md", "docs/en/a.md"]
    assert bank.versions["q-one"] == version(twins)


@pytest.mark.parametrize(("pages", "faults"), [
    ([_page("zh", "a", ONE, TWO), _page("zh", "b", ONE), _page("en", "a", ONE, TWO)],
     ["docs/zh/b.md:3: the id “q-one” is taken by docs/zh/a.md:3: choose another"]),
    ([_page("zh", "a", ONE), _page("en", "a", ONE, ONE)],
     ["docs/en/a.md:13: the id “q-one” is taken by docs/en/a.md:3: choose another"]),
    ([_page("zh", "a", ONE), _page("en", "a", TWO)], [
        f"docs/en/a.md:3: the question “q-two” {NO_TWIN} “zh”: add it to the same page there",
        f"docs/zh/a.md:3: the question “q-one” {NO_TWIN} “en”: add it to the same page there",
    ]),
    ([_page("zh", "a", ONE), _page("en", "a", ("one", "q-one", "   "))], [
        "docs/en/a.md:3: no option is right: mark one with [x]",
    ]),
    ([_page("zh", "a", TWO, ONE), _faulty("en", "b", TWO), _faulty("en", "c", ONE, TWO)], [
        "docs/en/b.md:3: the page of “q-two” differs from docs/zh/a.md:3 (b.md here, a.md there): make them agree",
        f"docs/en/b.md:4: {NO_REASON}",
        f"docs/en/c.md:3: the page {DIFFERS} (c.md here, a.md there): make them agree",
        f"docs/en/c.md:4: {NO_REASON}",
        "docs/en/c.md:12: the id “q-two” is taken by docs/en/b.md:3: choose another",
        f"docs/en/c.md:13: {NO_REASON}",
    ]),
    ([_page("zh", "a", ONE), _faulty("en", "a", ("all", "q-one", "xx "))], [
        "docs/en/a.md:3: the kind of “q-one” differs from docs/zh/a.md:3 (all here, one there): make them agree",
        "docs/en/a.md:3: the right answer of “q-one” differs from docs/zh/a.md:3 ((0, 2) here, (2,) there): make them agree",
        f"docs/en/a.md:4: {NO_REASON}",
    ]),
    ([_page("zh", "a", ONE), _page("en", "a", ("pick", "q-one", "x   "))],
     ["docs/en/a.md:3: unknown kind “pick”: use one, all, order or open"]),
    ([_page("zh", "a", ONE), _page("en", "a", ("one aside", "q-one", "x  "))],
     [f"docs/en/a.md:3: not the opening line of a question: write {SYNTAX}, at the line's beginning"]),
    ([_page("zh", "a", TWO, ONE), _page("en", "b", TWO, ("all", "q-one", " xx "))], [
        "docs/en/b.md:3: the page of “q-two” differs from docs/zh/a.md:3 (b.md here, a.md there): make them agree",
        f"docs/en/b.md:13: the kind {DIFFERS} (all here, one there): make them agree",
        f"docs/en/b.md:13: the number of options {DIFFERS} (4 here, 3 there): make them agree",
        f"docs/en/b.md:13: the page {DIFFERS} (b.md here, a.md there): make them agree",
        f"docs/en/b.md:13: the right answer {DIFFERS} ((0, 1) here, (2,) there): make them agree",
    ]),
], ids=["taken elsewhere", "taken on the page", "no twin", "faulty twin", "faults beside a missing reason",
        "other kind beside a missing reason", "unknown kind", "unreadable twin", "all that differs"])  # fmt: skip
def test_faults(pages: list[SourcePage], faults: list[str]) -> None:
    assert [str(problem) for problem in read_bank(pages)[1]] == faults


def _option(question: Question, **changes: Any) -> Question:
    return replace(question, options=(*question.options[:2], replace(question.options[2], **changes)))


@pytest.mark.parametrize("place", [0, 1], ids=["zh", "en"])
@pytest.mark.parametrize(("edit", "changed"), [
    (lambda question: replace(question, prompt="What?"), True),
    (lambda question: replace(question, kind="all"), True),
    (lambda question: _option(question, text="Other"), True),
    (lambda question: _option(question, correct=True), True),
    (lambda question: replace(question, options=question.options[::-1]), True),
    (lambda question: _option(question, reason="Because.", line=9), False),
    (lambda question: replace(question, explanation="[So](b.md).", uri="b.md", line=9), False),
], ids=["prompt", "kind", "option", "right answer", "order", "reason", "explanation and place"])  # fmt: skip
def test_version(edit: Callable[[Question], Question], changed: bool, place: int) -> None:
    bank, _ = read_bank([_page("zh", "a", ONE), _page("en", "a", ONE)])
    twins = [bank.questions["zh"]["q-one"], bank.questions["en"]["q-one"]]
    twins[place] = edit(twins[place])
    assert (version(twins) != bank.versions["q-one"]) is changed
    assert version(twins[::-1]) == version(twins)
    assert len(version(twins)) == 12


SHUFFLED = set(permutations(range(3)))


@pytest.mark.parametrize(("kind", "orders"), [
    ("one", SHUFFLED), ("all", SHUFFLED), ("order", SHUFFLED - {(0, 1, 2)}), ("open", {(0, 1, 2)}),
])  # fmt: skip
def test_options_as_a_reader_sees_them(kind: str, orders: set[tuple[int, ...]]) -> None:
    bank, _ = read_bank([_page("zh", "a", ONE), _page("en", "a", ONE)])
    twins = [replace(bank.questions[language]["q-one"], kind=kind) for language in ("zh", "en")]
    asked = [[replace(twin, id=f"q-{number}") for twin in twins] for number in range(99)]
    assert {question.shuffle for question, _ in asked} == orders
    for question, twin in asked:
        assert question.shuffle == twin.shuffle
        right = [option for option in question.options if kind == "order" or option.correct]
        assert [question.seen[place] for place in question.answer] == right
