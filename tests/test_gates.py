"""The gates, in the order of their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import HANDBOOK, messages, write
from handbook.gates import load_gates
from handbook.problems import DataError


def test_gates_keep_their_order(tmp_path: Path) -> None:
    gates = load_gates(write(tmp_path, HANDBOOK) / "gates.yml", "docs/gates.yml")
    assert [gate.id for gate in gates] == ["concept", "validation"]
    assert gates[0].text("zh").name == "概念"
    assert gates[0].text("en").question == ("Is it", "worth it?")


def test_every_fault_is_told(tmp_path: Path) -> None:
    text = (
        "- id: concept\n  zh: {name: 概念, question: 值得吗}\n- zh: {name: 验证, question: [稳吗]}\n  en: {name: V}\n"
    )
    with pytest.raises(DataError) as caught:
        load_gates(write(tmp_path, {"gates.yml": text}) / "gates.yml", "docs/gates.yml")
    assert messages(caught.value.problems) == [
        "docs/gates.yml:1: “0.en” is missing: add it",
        "docs/gates.yml:2: “0.zh.question” is '值得吗': write a list, [one, two]",
        "docs/gates.yml:3: “1.id” is missing: add it",
        "docs/gates.yml:4: “1.en.question” is missing: add it",
    ]


def test_an_id_given_twice(tmp_path: Path) -> None:
    text = HANDBOOK["gates.yml"].replace("id: validation", "id: concept")
    with pytest.raises(DataError) as caught:
        load_gates(write(tmp_path, {"gates.yml": text}) / "gates.yml", "docs/gates.yml")
    assert messages(caught.value.problems) == ["docs/gates.yml:4: the id “concept” is given twice: change one"]
