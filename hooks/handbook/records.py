"""Data files: YAML read with its line numbers and checked against a model, all faults at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError, ValidationInfo
from yaml.composer import Composer
from yaml.reader import Reader

from handbook.problems import Problem

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
"""Every language of the handbook, the default one first."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A character that no text needs and many programs trip over: all controls but the tab and the line's end."""
_BITS = 64
"""Python refuses to write out a number of many thousands; no field needs more than these."""

T = TypeVar("T")
Location = tuple[str | int, ...]


class _Loader(Composer, yaml.CSafeLoader):
    """YAML's safe loader, with a place for a value that can't be.

    libyaml reads the text, in a tenth of the time that Python takes; the nodes are made in Python, where too deep a
    nesting can be caught.
    """

    def __init__(self, text: str) -> None:
        Reader(text)  # refuses what can't be read by the place of its character; libyaml counts bytes
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Refuse aliases: no file needs them, and a few lines of them can stand for gigabytes."""
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="an alias (*) is not allowed here, write the value out",
                problem_mark=event.start_mark,  # type: ignore[arg-type]  # libyaml's own, which has a line too
            )
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        """Tell where a value is that its tag or form promises, but can't be made, or be shown."""
        try:
            value = super().construct_object(node, deep)
        except ValueError as error:
            if node.tag == "tag:yaml.org,2002:timestamp":
                return node.value  # a day that the calendar hasn't: the field that takes a date tells, with the others
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from error
        except (LookupError, ArithmeticError, AttributeError, TypeError) as error:
            raise yaml.MarkedYAMLError(problem=str(error), problem_mark=node.start_mark) from error
        wrong = None
        if isinstance(value, int) and value.bit_length() > _BITS:
            wrong = "the number is too long to be read"
        elif isinstance(value, str) and (control := CONTROL.search(value)):
            wrong = f"the text holds the control character U+{ord(control[0]):04X}"
        if wrong:
            raise yaml.MarkedYAMLError(problem=wrong, problem_mark=node.start_mark)
        return value


class Record(BaseModel):
    """Base of everything loaded from a file: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def known(kind: str) -> AfterValidator:
    """Return the rule that an id is one of `kind` (“term”, say).

    The ids stand in the context under that name, or None where they can't be known; under “id” that of the record
    itself, which can't refer to itself.
    """

    def look(id: str, info: ValidationInfo) -> str:
        context = info.context or {}
        ids: Collection[str] | None = context.get(kind)
        if ids is not None and id not in ids:
            raise ValueError(f"no {kind} “{id}”: correct the id or add the {kind}")
        if kind == "term" and id == context.get("id"):
            raise ValueError("a term can't refer to itself: remove it")
        return id

    return AfterValidator(look)


def other(language: Language) -> Language:
    """Return the other of the two languages."""
    return "en" if language == "zh" else "zh"


class Lines:
    """Where each field of a YAML document stands."""

    def __init__(self, node: yaml.Node | None, first_line: int = 1) -> None:
        """`first_line` is the line of its file on which the document begins."""
        self.duplicates: list[tuple[int, str]] = []
        """Keys that a mapping gives twice: the line of the second, and the key."""
        self._lines: dict[tuple[str, ...], int] = {(): first_line}
        self._first_line = first_line
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
                line = key.start_mark.line + self._first_line
                if key.value in given:
                    self.duplicates.append((line, key.value))
                given.add(key.value)
                self._lines[here] = line
                self._walk(value, here)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                here = (*location, str(index))
                self._lines[here] = item.start_mark.line + self._first_line
                self._walk(item, here)


def read(path: Path, shown: str, model: type[T]) -> tuple[T | None, Lines, list[Problem]]:
    """Read one YAML file as `model`.

    Returns the value (None where the file has faults), where its fields stand, and the faults, whose path
    is `shown`. Nothing is raised for what an author wrote, nor for a file that is missing.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None, Lines(None), [Problem(shown, 1, "the file is missing: restore it, empty if need be")]
    except (OSError, UnicodeDecodeError) as error:
        return None, Lines(None), [Problem(shown, 1, unreadable(error))]
    data, lines, problems = parse(text, shown)
    if problems and data is None:
        return None, lines, problems
    value, faults = check(data, lines, shown, model)
    return (None if problems else value), lines, problems + faults


def unreadable(error: OSError | UnicodeDecodeError) -> str:
    """Return what is wrong with a file that can't be read as text, and what to do."""
    if isinstance(error, UnicodeDecodeError):
        return f"can't be read: {error}; save it as UTF-8"
    return f"can't be read: {(error.strerror or str(error)).lower()}; put a file there that can"


def parse(text: str, shown: str, first_line: int = 1) -> tuple[Any, Lines, list[Problem]]:
    """Return the data of a YAML document, where its fields stand, and its faults; None for data that isn't YAML.

    `first_line` is the line of its file on which `text` begins, counted from 1.
    """
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None  # first: it refuses keys that Lines can't hold
        lines = Lines(node, first_line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line if mark else 0, text.count("\n")) + first_line  # libyaml may point behind the end
        return None, Lines(None, first_line), [Problem(shown, line, f"not valid YAML: {error.problem}; correct it")]
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        told = Problem(shown, line, f"not valid YAML: {error.reason}; remove the character")
        return None, Lines(None, first_line), [told]
    except RecursionError:
        told = Problem(shown, first_line, "not valid YAML: nested too deep; write it flatter")
        return None, Lines(None, first_line), [told]
    return (
        data,
        lines,
        [Problem(shown, line, f"the field “{key}” is given twice: keep one") for line, key in lines.duplicates],
    )


def check(
    data: Any, lines: Lines, shown: str, model: type[T], context: Mapping[str, Any] | None = None
) -> tuple[T | None, list[Problem]]:
    """Return `data` as `model`, or None and every fault; the model's own rules find `context` in their info."""
    try:
        return TypeAdapter(model).validate_python(data, context=dict(context or {})), []
    except ValidationError as error:
        return None, [Problem(shown, lines[fault["loc"]], _explain(dict(fault))) for fault in error.errors()]


def _explain(fault: dict[str, Any]) -> str:
    field = ".".join(str(part) for part in fault["loc"]) or "the file"
    given = repr(fault["input"])
    shortened = given if len(given) <= 60 else f"{given[:60]}…"
    match fault["type"]:
        case "missing":
            return f"“{field}” is missing: add it"
        case "extra_forbidden":
            return f"“{field}” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"
        case "literal_error":
            return f"“{field}” is “{fault['input']}”: use one of {fault['ctx']['expected']}"
        case "value_error" | "assertion_error":
            return f"“{field}”: {fault['ctx']['error']!s}"
        case "tuple_type" | "list_type":
            return f"“{field}” is {shortened}: write a list, [one, two]"
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"“{field}” is {shortened}: write fields, each as “name: value”"
        case "string_type":
            return f"“{field}” is {shortened}: write text, in quotes where it looks like something else"
        case "string_too_short":
            return f"“{field}” is empty: fill it in or remove it"
        case _:
            return f"“{field}”: {fault['msg'][0].lower()}{fault['msg'][1:]}, but it is {shortened}: correct it"


def repeated(ids: Sequence[str], lines: Lines, shown: str) -> list[Problem]:
    """Return a fault for each record of a list whose id stands in it already; `lines` are those of the list."""
    return [
        Problem(shown, lines[(place, "id")], f"the id “{id}” is given twice: change one")
        for place, id in enumerate(ids)
        if id in ids[:place]
    ]
