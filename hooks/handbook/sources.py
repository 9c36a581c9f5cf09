"""What the handbook cites: one record a source, written out as footnotes where a page names it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator, model_validator

from handbook.problems import DataError, Problem
from handbook.records import Record, read


def _dated(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Say once what a date may be, not once for each way of giving it."""
    try:
        return validate(value)
    except ValidationError:
        raise ValueError(f"it is “{value}”: write YYYY-MM-DD, YYYY-MM, YYYY or undated") from None


SourceDate: TypeAlias = Annotated[
    datetime.date
    | Annotated[int, Field(ge=1900, le=2100)]
    | Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    | Literal["undated"],
    WrapValidator(_dated),
]

_REFERENCE = re.compile(r"\[\^([\w-]+)\](?!:)")
_FENCE = re.compile(r"^(```|~~~)")


class Source(Record):
    """One publication, as `docs/sources.yml` gives it."""

    publisher: str
    title: str
    date: SourceDate
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    """None where the page could not be opened: then it is cited without a link."""
    checked: datetime.date
    """When its text, or a faithful account of it, was last in hand."""

    @model_validator(mode="after")
    def _checked_after_publication(self) -> Source:
        if isinstance(self.date, datetime.date) and self.date > self.checked:
            raise ValueError(f"it is dated {self.date}, after it was checked ({self.checked}): correct one of them")
        return self

    @property
    def dated(self) -> str | None:
        """The date as printed, or None for an undated page."""
        return None if self.date == "undated" else str(self.date)


def load_sources(path: Path, shown: str) -> dict[str, Source]:
    """Return the sources of `path` by id; raise DataError with every fault."""
    sources, _, problems = read(path, shown, dict[str, Source])
    if problems or sources is None:
        raise DataError(problems)
    return sources


def cited(markdown: str) -> list[tuple[str, int]]:
    """Return the ids of the footnotes that `markdown` refers to, each with its first line, in order."""
    found: dict[str, int] = {}
    fenced = False
    for number, line in enumerate(markdown.splitlines(), 1):
        if _FENCE.match(line):
            fenced = not fenced
        if not fenced:
            for match in _REFERENCE.finditer(line):
                found.setdefault(match[1], number)
    return list(found.items())


def unknown(markdown: str, sources: Mapping[str, Source], shown: str, first_line: int = 1) -> list[Problem]:
    """Return a fault for each footnote of `markdown` that no source backs."""
    return [
        Problem(shown, line + first_line - 1, f"no source “{id}”: add it to docs/sources.yml or correct the footnote")
        for id, line in cited(markdown)
        if id not in sources
    ]


def footnotes(ids: Iterable[str], sources: Mapping[str, Source], checked: str) -> str:
    """Return the Markdown definitions of the footnotes `ids`; `checked` is the word before the date of the check."""
    return "\n".join(f"[^{id}]: {reference(sources[id], checked)}" for id in ids if id in sources)


def reference(source: Source, checked: str) -> str:
    """Return one source as a line of Markdown: publisher, title with its link, date, date of the check."""
    title = f"[{source.title}]({source.url})" if source.url else source.title
    parts = [source.publisher, title, *([source.dated] if source.dated else [])]
    return f"{', '.join(parts)} ({checked} {source.checked})."
