"""Data files: YAML read with its line numbers and checked against a model, all faults at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from handbook.problems import Problem

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Every language of the handbook, the default one first."""

T = TypeVar("T")
Location = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML's safe loader, with a place for a value that can't be, such as the 30th of February."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from error


class Record(BaseModel):
    """Base of everything loaded from a file: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def other(language: Language) -> Language:
    """Return the other of the two languages."""
    return "en" if language == "zh" else "zh"


class Lines:
    """Where each field of a YAML document stands."""

    def __init__(self, node: yaml.Node | None) -> None:
        self.duplicates: list[tuple[int, str]] = []
        """Keys that a mapping gives twice: the line of the second, and the key."""
        self._lines: dict[tuple[str, ...], int] = {(): 1}
        if node is not None:
            self._walk(node, ())

    def __getitem__(self, location: Location) -> int:
        """Return the line of the deepest part of `location` that exists, counted from 1."""
        path = tuple(map(str, location))  # a key that YAML takes for a number is text in its node
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _walk(self, node: yaml.Node, location: tuple[str, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            given: set[str] = set()
            for key, value in node.value:
                here = (*location, key.value)
                line = key.start_mark.line + 1
                if key.value in given:
                    self.duplicates.append((line, key.value))
                given.add(key.value)
                self._lines[here] = line
                self._walk(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                here = (*location, str(index))
                self._lines[here] = item.start_mark.line + 1
                self._walk(item, here)


def read(path: Path, shown: str, model: type[T]) -> tuple[T | None, Lines, list[Problem]]:
    """Read one YAML file as `model`.

    Returns the value (None where the file has faults), where its fields stand, and the faults, whose path
    is `shown`. Nothing is raised for what an author wrote, nor for a file that is missing.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=_Loader)  # first: it refuses keys that Lines can't hold
        lines = Lines(yaml.compose(text, Loader=_Loader))
    except FileNotFoundError:
        return None, Lines(None), [Problem(shown, 1, "the file is missing: restore it, empty if need be")]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, Lines(None), [Problem(shown, line, f"not valid YAML: {error.problem}; correct it")]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        return None, Lines(None), [Problem(shown, line, f"not valid YAML: {error.reason}; remove the character")]
    except RecursionError:
        return None, Lines(None), [Problem(shown, 1, "a YAML alias holds itself: write the value out")]
    except UnicodeDecodeError as error:
        return None, Lines(None), [Problem(shown, 1, f"can't be read: {error}; save it as UTF-8")]
    problems = [Problem(shown, line, f"the field “{key}” is given twice: keep one") for line, key in lines.duplicates]
    try:
        value = TypeAdapter(model).validate_python(data)
    except ValidationError as error:
        problems += [Problem(shown, lines[fault["loc"]], _explain(dict(fault))) for fault in error.errors()]
        return None, lines, problems
    return (None if problems else value), lines, problems


def _explain(fault: dict[str, Any]) -> str:
    field = ".".join(str(part) for part in fault["loc"]) or "the file"
    match fault["type"]:
        case "missing":
            return f"“{field}” is missing: add it"
        case "extra_forbidden":
            return f"“{field}” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"
        case "literal_error":
            return f"“{field}” is “{fault['input']}”: use one of {fault['ctx']['expected']}"
        case "value_error" | "assertion_error":
            return f"“{field}”: {fault['ctx']['error']!s}"
        case _:
            return f"“{field}”: {fault['msg'][0].lower()}{fault['msg'][1:]}, but it is {fault['input']!r}: correct it"


def repeated(ids: Sequence[str], lines: Lines, shown: str) -> list[Problem]:
    """Return a fault for each record of a list whose id stands in it already; `lines` are those of the list."""
    return [
        Problem(shown, lines[(place, "id")], f"the id “{id}” is given twice: change one")
        for place, id in enumerate(ids)
        if id in ids[:place]
    ]
