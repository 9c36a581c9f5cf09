"""Links of questions: what leads nowhere is told with its place."""

from __future__ import annotations

import pytest

from handbook.pages import parse_page
from handbook.quiz.links import dead_links
from handbook.quiz.parse import parse_questions

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
    return [str(problem) for problem in dead_links(questions, [page, other], {"psi"})]


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
