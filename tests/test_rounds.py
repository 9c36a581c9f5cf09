"""The rounds: in order, and every fault told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import messages, write
from handbook.problems import DataError
from handbook.rounds import load_rounds

ROUND = "- {id: technical, zh: 技术面, en: Technical, draws: [roles/index.md]}\n"


def test_a_round_knows_its_page_and_names(tmp_path: Path) -> None:
    (found,) = load_rounds(write(tmp_path, {"rounds.yml": ROUND}) / "rounds.yml", "docs/rounds.yml")
    assert (found.uri, found.name("zh"), found.name("en")) == ("interview/technical.md", "技术面", "Technical")


def test_every_fault_is_told(tmp_path: Path) -> None:
    text = f"{ROUND}{ROUND}- {{id: panel, en: Panel, draws: 3}}\n"
    with pytest.raises(DataError) as caught:
        load_rounds(write(tmp_path, {"rounds.yml": text}) / "rounds.yml", "docs/rounds.yml")
    assert messages(caught.value.problems) == [
        "docs/rounds.yml:3: “2.draws” is 3: write a list, [one, two]",
        "docs/rounds.yml:3: “2.zh” is missing: add it",
    ]
    with pytest.raises(DataError) as caught:
        load_rounds(write(tmp_path, {"rounds.yml": ROUND * 2}) / "rounds.yml", "docs/rounds.yml")
    assert messages(caught.value.problems) == ["docs/rounds.yml:2: the id “technical” is given twice: change one"]
