"""The decks, opened and read back."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from handbook.content import Content, load_content
from handbook.decks import both, cards, deck_files, package, table

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
        rows = list(csv.DictReader(io.StringIO(files[f"handbook-{deck}.tsv"].decode()), dialect="excel-tab"))
        assert [row["id"] for row in rows] == [id for _, id, _, _ in found]


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


def test_a_card_has_no_links_and_no_markup_of_the_author(content: Content) -> None:
    for card in cards(content.bank, content.glossary, "en"):
        assert "](" not in card.front + card.back, card.id
        assert "[^" not in card.front + card.back, card.id
    for row in table(cards(content.bank, content.glossary, "zh")).splitlines():
        assert row.count("\t") == 3, row
        assert "*" not in row, row
    for row in table(
        both(cards(content.bank, content.glossary, "zh"), cards(content.bank, content.glossary, "en"))
    ).splitlines():
        assert "---" not in row, row


def test_a_card_of_one_language_alone_is_left_out_of_both(content: Content) -> None:
    zh, en = cards(content.bank, content.glossary, "zh"), cards(content.bank, content.glossary, "en")
    assert [card.id for card in both(zh, en[1:])] == [card.id for card in zh if card.id != en[0].id]
