"""Links of questions and terms: what leads nowhere is told with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import HANDBOOK, messages, write
from handbook.content import load_content
from handbook.links import TERM_SECTIONS, Places, dead_links_of_questions
from handbook.pages import parse_page
from handbook.problems import DataError
from handbook.quiz.parse import parse_questions

ROOT = Path(__file__).parents[1]
PAGE = """# Concept {{#concept}}

!!! quiz one concept-first "Which?"

    - [ ] One
        > No.
    - [x] Two
        > Yes.
    - [ ] Three
        > No.

    See [it]({target}).
"""
OTHER = "# Roles {#roles}\n\n## Monday {#monday}\n"


def faults(target: str) -> list[str]:
    page = parse_page(PAGE.format(target=target), "en", "gates/concept.md", "docs/en/gates/concept.md")
    other = parse_page(OTHER, "en", "roles/index.md", "docs/en/roles/index.md")
    questions, _ = parse_questions(page)
    assert questions
    return [str(problem) for problem in dead_links_of_questions(questions, Places([page, other], {"psi"}))]


@pytest.mark.parametrize(
    "target",
    [
        "#concept",
        "#quiz-concept-first",
        "../roles/index.md",
        "../roles/index.md#monday",
        "../glossary/psi.md",
        "../glossary/psi.md#used-in",
        "https://example.org/x",
    ],
)
def test_a_good_link(target: str) -> None:
    assert faults(target) == []


@pytest.mark.parametrize(
    "target",
    [
        "#",
        "https://",
        "../glossary/psi.md#nowhere",
        "../glossary/index.md#nowhere",
        "#nowhere",
        "../roles/none.md",
        "../roles/index.md#tuesday",
        "../glossary/none.md",
        "roles/index.md",
        "#quiz-concept-second",
    ],
)
def test_a_link_that_leads_nowhere(target: str) -> None:
    assert faults(target) == [
        f"docs/en/gates/concept.md:3: a link of “concept-first” leads nowhere: {target}: correct it"
    ]


@pytest.mark.parametrize("written", ['../roles/none.md "x"', " ../roles/none.md ", "<../roles/none.md>"])
def test_an_address_is_found_however_it_is_written(written: str) -> None:
    assert faults(written) == [
        "docs/en/gates/concept.md:3: a link of “concept-first” leads nowhere: ../roles/none.md: correct it"
    ]


def test_the_sections_of_a_term_are_those_of_its_template() -> None:
    template = (ROOT / "overrides/handbook/term.html").read_text(encoding="utf-8")
    assert set(re.findall(r"\{#([a-z-]+)", template)) == TERM_SECTIONS


def test_a_term_whose_link_leads_nowhere(tmp_path: Path) -> None:
    changed = HANDBOOK["glossary/sr-1.yml"].replace("(sr-2.md)", "(sr-3.md) and [there](../law.md#none)")
    with pytest.raises(DataError) as caught:
        load_content(write(tmp_path / "docs", HANDBOOK | {"glossary/sr-1.yml": changed}))
    line = changed[: changed.index("sr-3.md")].count("\n") + 1
    assert messages(caught.value.problems) == [
        f"docs/glossary/sr-1.yml:{line}: a link leads nowhere: ../law.md#none: correct it",
        f"docs/glossary/sr-1.yml:{line}: a link leads nowhere: sr-3.md: correct it",
    ]
