"""The whole handbook: sound, with faults in its data, with faults in its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import HANDBOOK, write
from handbook import templates
from handbook.content import load_content
from handbook.problems import DataError


def test_sound_handbook(tmp_path: Path) -> None:
    content = load_content(write(tmp_path / "docs", HANDBOOK))
    assert content.problems == ()
    assert list(content.sources) == ["law"]
    assert [gate.id for gate in content.gates] == ["concept", "validation"]
    assert list(content.glossary.terms) == ["audit", "sr-1", "sr-2"]
    assert [page.shown for page in content.pages] == ["docs/zh/law.md", "docs/en/law.md"]
    assert list(content.bank.versions) == ["a-law"]


NO_TITLE = {"sources.yml": HANDBOOK["sources.yml"].replace("title: Law, ", "")}
NO_NAME = {"gates.yml": HANDBOOK["gates.yml"].replace("name: Concept, ", "")}
NO_TEXT = {"glossary/audit.yml": HANDBOOK["glossary/audit.yml"].replace(" text: Text.,", "")}
NO_SUCH_NOTE = {"glossary/audit.yml": HANDBOOK["glossary/audit.yml"].replace(" text: Text.,", " text: 'Text[^lore].',")}
NO_SUCH = {"glossary/audit.yml": HANDBOOK["glossary/audit.yml"] + "gates: [end]\nsources: [lore]\nsee_also: [sr-3]\n"}


@pytest.mark.parametrize(("changes", "faults"), [
    (NO_TITLE | NO_NAME | NO_TEXT, [
        "gates.yml:3: “0.en.name” is missing: add it",
        "glossary/audit.yml:4: “en.text” is missing: add it",
        "sources.yml:1: “law.title” is missing: add it",
    ]),
    (NO_SUCH, [
        "glossary/audit.yml:5: “gates.0”: no gate “end”: correct the id or add the gate",
        "glossary/audit.yml:6: “sources.0”: no source “lore”: correct the id or add the source",
        "glossary/audit.yml:7: “see_also.0”: no term “sr-3”: correct the id or add the term",
    ]),
    (NO_TITLE | NO_SUCH, [
        "glossary/audit.yml:5: “gates.0”: no gate “end”: correct the id or add the gate",
        "glossary/audit.yml:7: “see_also.0”: no term “sr-3”: correct the id or add the term",
        "sources.yml:1: “law.title” is missing: add it",
    ]),
    (NO_SUCH_NOTE, ["glossary/audit.yml:4: no source “lore”: add it to docs/sources.yml or correct the footnote"]),
], ids=["every file", "ids that lead nowhere", "silent on what could not be read", "a footnote of a text"])  # fmt: skip
def test_faults_in_data(tmp_path: Path, changes: dict[str, str], faults: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        load_content(write(tmp_path / "docs", HANDBOOK | changes))
    assert str(caught.value).split("\n") == ["Faults in the handbook's data:", *(f"docs/{fault}" for fault in faults)]


def test_faults_of_data_and_pages_are_told_together(tmp_path: Path) -> None:
    page = HANDBOOK["en/law.md"].replace("2026-11-24", "now")
    with pytest.raises(DataError) as caught:
        load_content(write(tmp_path / "docs", HANDBOOK | NO_NAME | {"en/law.md": page}))
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/en/law.md:3: “reviewed”: it is “now”, no date: write YYYY-MM-DD",
        "docs/gates.yml:3: “0.en.name” is missing: add it",
    ]


def test_faults_of_the_words_are_told_with_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = write(tmp_path / "docs", HANDBOOK | NO_NAME | {"words.yml": "menu: {zh: 菜单}\n"})
    monkeypatch.setattr(templates, "WORDS", docs / "words.yml")
    with pytest.raises(DataError) as caught:
        load_content(docs)
    assert [str(problem) for problem in caught.value.problems] == [
        "docs/gates.yml:3: “0.en.name” is missing: add it",
        "docs/words.yml:1: “menu.en” is missing: add it",
    ]


def test_what_would_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"docs/en/x\.markdown:1: a page ends in \.md: rename the file"):
        load_content(write(tmp_path / "docs", HANDBOOK | {"en/x.markdown": ""}))


def test_faults_in_pages(tmp_path: Path) -> None:
    page = HANDBOOK["en/law.md"].replace("2026-11-24", "now").replace("[^law]", "[^lore]").replace("[x]", "[ ]")
    content = load_content(write(tmp_path / "docs", HANDBOOK | {"en/law.md": page}))
    assert [str(problem) for problem in content.problems] == [
        "docs/en/law.md:3: “reviewed”: it is “now”, no date: write YYYY-MM-DD",
        "docs/en/law.md:8: no source “lore”: add it to docs/sources.yml or correct the footnote",
        "docs/en/law.md:10: no option is right: mark one with [x]",
    ]


def test_every_page_that_the_data_names_is_there() -> None:
    """Gates and rounds are linked by their ids, and a mock round draws from pages: those must exist."""
    content = load_content(Path(__file__).parents[1] / "docs")
    pages = {page.uri for page in content.pages}
    named = {f"gates/{gate.id}.md" for gate in content.gates}
    named |= {uri for round in content.rounds for uri in (round.uri, *round.draws)}
    assert named - pages == set()
    with_questions = {question.uri for question in content.bank.questions["zh"].values()}
    assert {uri for round in content.rounds for uri in round.draws} <= with_questions


def test_the_id_of_a_question_begins_with_its_page() -> None:
    content = load_content(Path(__file__).parents[1] / "docs")
    for question in content.bank.questions["zh"].values():
        folder, _, name = question.uri.removesuffix(".md").rpartition("/")
        page = name if name != "index" else folder or "home"
        assert question.id.startswith(f"{page}-"), question
