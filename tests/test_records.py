"""Data files: their values, the lines of their fields, every fault of a file at once."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import field_validator

from cases import messages
from handbook.records import Lines, Location, Record, parse, read


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


def _read(path: Path, content: bytes) -> tuple[dict[str, Gate] | None, list[str]]:
    path.write_bytes(content)
    value, _, problems = read(path, "docs/gates.yml", dict[str, Gate])
    return value, messages(problems)


def test_sound_file(tmp_path: Path) -> None:
    value, faults = _read(tmp_path / "gates.yml", "first:\n  name: ' 概念 '\n  sizes: [1, 2]\n".encode())
    assert (value, faults) == ({"first": Gate(name="概念", sizes=(1, 2))}, [])


NO_SUCH_FIELD = "is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"


@pytest.mark.parametrize(("content", "faults"), [
    (b"g:\n  kind: a\n", ["1: “g.name” is missing: add it"]),
    (b"\n# c\ng:\n  name: x\n  size: 1\n", [f"5: “g.size” {NO_SUCH_FIELD}"]),
    (b"g:\n  name: x\n  kind: c\n", ["3: “g.kind” is “c”: use one of 'a' or 'b'"]),
    (b"g:\n  name: much too long\n", ["2: “g.name”: it is too long: shorten it"]),
    (b"g:\n  name: x\n  sizes:\n    - 1\n    - [2]\n",
     ["5: “g.sizes.1”: input should be a valid integer, but it is [2]: correct it"]),
    (b"a: {name: x}\n26:\n  name: x\n", ["2: “26.[key]” is 26: write text, in quotes where it looks like something else"]),
    (b"a: {name: x}\nb: {name: y}\na: {name: z}\n", ["3: the field “a” is given twice: keep one"]),
    (b"", ["1: “the file” is None: write fields, each as “name: value”"]),
    (b"a:\n  - b\nc: [\n", ["4: not valid YAML: did not find expected node content; correct it"]),
    (b"a: {name: x}\nb: {{ y }}\n", ["2: not valid YAML: found unhashable key; correct it"]),
    (b"a:\n  name: '\x07'\n", ["2: not valid YAML: special characters are not allowed; remove the character"]),
    (b"\xff",
     ["1: can't be read: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte; save it as UTF-8"]),
    (b"g:\n  kind: c\n  size: 1\n  size: 2\nh: {}\n", [
        "1: “g.name” is missing: add it",
        "2: “g.kind” is “c”: use one of 'a' or 'b'",
        "4: the field “size” is given twice: keep one",
        f"4: “g.size” {NO_SUCH_FIELD}",
        "5: “h.name” is missing: add it",
    ]),
])  # fmt: skip
def test_faults(tmp_path: Path, content: bytes, faults: list[str]) -> None:
    assert _read(tmp_path / "gates.yml", content) == (None, [f"docs/gates.yml:{fault}" for fault in faults])


def test_file_that_is_not_there(tmp_path: Path) -> None:
    value, _, problems = read(tmp_path / "gates.yml", "docs/gates.yml", dict[str, Gate])
    assert value is None
    assert [str(problem) for problem in problems] == [
        "docs/gates.yml:1: the file is missing: restore it, empty if need be"
    ]


@pytest.mark.parametrize(
    ("location", "line"),
    [((), 1), (("zh",), 2), (("zh", "forms"), 3), (("zh", "forms", 1), 5), (("zh", "forms", 9), 3), (("en", "x"), 1)],
)
def test_lines_of_fields(location: Location, line: int) -> None:
    assert Lines(yaml.compose("# c\nzh:\n  forms:\n    - a\n    - b\n"))[location] == line


@pytest.mark.parametrize(("text", "line", "fault"), [
    ("a: &x [*x]\n", 1, "an alias (*) is not allowed here, write the value out; correct it"),
    ("a: &x {name: y}\nb: *x\n", 2, "an alias (*) is not allowed here, write the value out; correct it"),
    ("a: {name: !!int ''}\n", 1, "string index out of range; correct it"),
    ("a: {name: !!bool perhaps}\n", 1, "'perhaps'; correct it"),
    ("a: 1\nb: 0x" + "f" * 10_000, 2, "the number is too long to be read; correct it"),
    ("0x" + "f" * 100 + ": b", 1, "the number is too long to be read; correct it"),
    ('a: 1\nb: "c\\0"\n', 2, "the text holds the control character U+0000; correct it"),
    ('"\\x9f": b\n', 1, "the text holds the control character U+009F; correct it"),
    ("[" * 5000, 1, "nested too deep; write it flatter"),
], ids=["alias of itself", "alias", "no integer", "no truth value", "long number", "long key", "control character",
        "control character in a key", "too deep"])  # fmt: skip
def test_yaml_that_its_reader_trips_over(tmp_path: Path, text: str, line: int, fault: str) -> None:
    assert _read(tmp_path / "gates.yml", text.encode()) == (None, [f"docs/gates.yml:{line}: not valid YAML: {fault}"])


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    _, _, problems = read(tmp_path, "docs/gates.yml", dict[str, Gate])
    assert messages(problems) == ["docs/gates.yml:1: can't be read: is a directory; put a file there that can"]


def test_lines_of_a_document_inside_a_file() -> None:
    data, lines, problems = parse("a: 1\nb: 2\na: 3\n", "x.md", first_line=2)
    assert (data, lines[("b",)]) == ({"a": 3, "b": 2}, 3)
    assert messages(problems) == ["x.md:4: the field “a” is given twice: keep one"]
