"""Faults in what an author wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, what to do."""

    path: str
    """As shown to the author, relative to the project's root."""
    line: int
    """Counted from 1; 1 where the whole file is at fault."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class DataError(ValueError):
    """Data files that can't be used; the message lists every fault, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(["Faults in the handbook's data:", *map(str, self.problems)]))
