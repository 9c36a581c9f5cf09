"""The decks, opened and read back."""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest

from handbook.content import Content, load_content
from handbook.decks import Card, both, cards, deck_files, package, table

ROOT = Path(__file__).parents[1]
NAMES = {"zh": "手册", "en": "Handbook", "both": "手册 Handbook"}
STAMP = 1_795_478_400


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(ROOT / "docs")


def notes(data: bytes, folder: Path) -> list[tuple[str, str, str, str]]:
    """Return guid, id, front and back of every note of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extract("collection.anki2", folder)
    with sqlite3.connect(folder / "collection.anki2") as database:
        rows = database.execute("SELECT guid, flds FROM notes ORDER BY id").fetchall()
    database.close()
    return [(guid, *fields.split("\x1f")) for guid, fields in rows]


def test_every_question_and_term_is_in_each_deck(content: Content, tmp_path: Path) -> None:
    files = deck_files(content.bank, content.glossary, NAMES, STAMP)
    expected = {
        *(f"question:{id}" for id in content.bank.questions["zh"]),
        *(f"term:{id}" for id in content.glossary.terms),
    }
    for deck in NAMES:
        found = notes(files[f"handbook-{deck}.apkg"], tmp_path)
        assert {id for _, id, _, _ in found} == expected
        assert len({guid for guid, _, _, _ in found}) == len(found)
        assert [row[0] for row in rows(files[f"handbook-{deck}.tsv"])] == [f"{deck}:{id}" for _, id, _, _ in found]


def rows(data: bytes) -> list[list[str]]:
    """Return the rows of a table as Anki reads it: what begins with “#” is a comment or a directive."""
    lines = [line for line in data.decode().splitlines(keepends=True) if not line.startswith("#")]
    return list(csv.reader(lines, dialect="excel-tab"))


def test_a_table_tells_anki_what_its_columns_are() -> None:
    lines = table([Card("term:a", "# *A*\n\nb", 'a "b" <c>', "glossary::x")], "zh").split("\n")
    assert lines == [
        "#separator:tab",
        "#html:false",
        "#guid column:1",
        "#tags column:4",
        "#columns:Id\tFront\tBack\tTags",
        'zh:term:a\t# A / b\t"a ""b"" <c>"\tglossary::x',
        "",
    ]


def test_what_both_languages_share_stands_once(content: Content) -> None:
    zh, en = cards(content.bank, content.glossary, "zh"), cards(content.bank, content.glossary, "en")
    joined = {card.id: card for card in both(zh, en)}
    twice = [
        (card.id, paragraph)
        for card in joined.values()
        for side in (card.front, card.back)
        for paragraph in set(side.split("\n\n"))
        if side.split("\n\n").count(paragraph) > 1
    ]
    assert twice == []
    for language in (zh, en):
        for card in language:
            assert {*card.back.split("\n\n")} <= {*joined[card.id].back.split("\n\n")}, card.id
    model = next(question for question in content.bank.questions["en"].values() if question.kind == "open")
    english = next(part for part in model.explanation.split("\n\n") if part.startswith(">"))
    assert joined[f"question:{model.id}"].back.count(english) == 1


def test_each_deck_speaks_its_language(content: Content, tmp_path: Path) -> None:
    files = deck_files(content.bank, content.glossary, NAMES, STAMP)
    fronts = {
        deck: {id: front for _, id, front, _ in notes(files[f"handbook-{deck}.apkg"], tmp_path)} for deck in NAMES
    }
    term = content.glossary.terms["effective-challenge"]
    assert term.zh.term in fronts["zh"]["term:effective-challenge"]
    assert term.en.term in fronts["en"]["term:effective-challenge"]
    for text in (term.zh.term, term.en.term):
        assert text in fronts["both"]["term:effective-challenge"]


def test_ids_are_the_same_in_a_second_build_and_the_bytes_too(content: Content, tmp_path: Path) -> None:
    first = package(cards(content.bank, content.glossary, "en"), "Handbook", "en", STAMP)
    assert first == package(cards(content.bank, content.glossary, "en"), "Handbook", "en", STAMP)
    later = package(cards(content.bank, content.glossary, "en"), "Handbook", "en", STAMP + 86_400)
    assert later != first
    assert [guid for guid, *_ in notes(first, tmp_path)] == [guid for guid, *_ in notes(later, tmp_path)]


def test_making_decks_leaves_nothing_behind(content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    deck_files(content.bank, content.glossary, NAMES, STAMP)
    assert list(tmp_path.iterdir()) == []


def test_a_card_has_no_links_and_no_markup_of_the_author(content: Content) -> None:
    for card in cards(content.bank, content.glossary, "en"):
        assert "](" not in card.front + card.back, card.id
        assert "[^" not in card.front + card.back, card.id
    for row in rows(table(cards(content.bank, content.glossary, "zh"), "zh").encode()):
        assert len(row) == 4, row
        assert "*" not in "".join(row), row
    together = both(cards(content.bank, content.glossary, "zh"), cards(content.bank, content.glossary, "en"))
    for row in rows(table(together, "both").encode()):
        assert "---" not in "".join(row), row


def test_a_card_of_one_language_alone_is_left_out_of_both(content: Content) -> None:
    zh, en = cards(content.bank, content.glossary, "zh"), cards(content.bank, content.glossary, "en")
    assert [card.id for card in both(zh, en[1:])] == [card.id for card in zh if card.id != en[0].id]
