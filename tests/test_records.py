"""Data files: their values, the lines of their fields, every fault of a file at once."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import field_validator

from cases import messages
from handbook.records import Lines, Location, Record, read


class Gate(Record):
    name: str
    kind: Literal["a", "b"] = "a"
    sizes: tuple[int, ...] = ()

    @field_validator("name")
    @classmethod
    def _short(cls, name: str) -> str:
        if len(name) > 9:
            raise ValueError("it is too long: shorten it")
        return name


Gates = dict[str, Gate]


def _read(path: Path, content: str | bytes) -> tuple[Gates | None, list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    value, _, problems = read(path, "docs/gates.yml", Gates)
    return value, messages(problems)


def test_sound_file(tmp_path: Path) -> None:
    value, faults = _read(tmp_path / "gates.yml", "first:\n  name: ' 概念 '\n  sizes: [1, 2]\n")
    assert faults == []
    assert value == {"first": Gate(name="概念", sizes=(1, 2))}


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("g:\n  kind: a\n", ["1: “g.name” is missing: add it"]),
        ("\n# c\ng:\n  name: x\n  size: 1\n", [
            "5: “g.size” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"
        ]),
        ("g:\n  name: x\n  kind: c\n", ["3: “g.kind” is “c”: use one of 'a' or 'b'"]),
        ("g:\n  name: much too long\n", ["2: “g.name”: it is too long: shorten it"]),
        ("g:\n  name: x\n  sizes:\n    - 1\n    - x\n", [
            "5: “g.sizes.1”: input should be a valid integer, unable to parse string as an integer, "
            "but it is 'x': correct it"
        ]),
        ("a: {name: x}\n2026:\n  name: x\n", ["2: “2026.[key]”: input should be a valid string, but it is 2026: correct it"]),
        ("a: {name: x}\nb: {name: y}\na: {name: z}\n", ["3: the field “a” is given twice: keep one"]),
        ("", ["1: “the file”: input should be a valid dictionary, but it is None: correct it"]),
        ("a: {name: x}\nb: [\n", ["3: not valid YAML: expected the node content, but found '<stream end>'; correct it"]),
        ("a: {name: x}\nb: {{ y }}\n", ["2: not valid YAML: found unhashable key; correct it"]),
        ("a:\n  name: 2026-02-30\n", ["2: not valid YAML: day is out of range for month; correct it"]),
        ("a:\n  name: '\x07'\n", ["2: not valid YAML: special characters are not allowed; remove the character"]),
        (b"a: \xff\n", ["1: can't be read: 'utf-8' codec can't decode byte 0xff in position 3: invalid start byte; save it as UTF-8"]),
        ("g:\n  kind: c\n  size: 1\n  size: 2\nh: {}\n", [
            "1: “g.name” is missing: add it",
            "2: “g.kind” is “c”: use one of 'a' or 'b'",
            "4: the field “size” is given twice: keep one",
            "4: “g.size” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)",
            "5: “h.name” is missing: add it",
        ]),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, content: str | bytes, faults: list[str]) -> None:
    assert _read(tmp_path / "gates.yml", content) == (None, [f"docs/gates.yml:{fault}" for fault in faults])


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "gates.yml", "docs/gates.yml", Gates)


@pytest.mark.parametrize(
    ("location", "line"),
    [((), 1), (("zh",), 2), (("zh", "forms"), 3), (("zh", "forms", 1), 5), (("zh", "forms", 9), 3), (("en", "x"), 1)],
)
def test_lines_of_fields(location: Location, line: int) -> None:
    assert Lines(yaml.compose("# c\nzh:\n  forms:\n    - a\n    - b\n"))[location] == line
