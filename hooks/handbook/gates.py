"""The seven gates of a model's life, in order."""

from __future__ import annotations

from pathlib import Path

from handbook.problems import DataError
from handbook.records import Language, Record, read, repeated


class GateText(Record):
    """What the picture says of a gate, in one language."""

    name: str
    question: tuple[str, ...]
    """In the lines that the wide picture breaks it into."""


class Gate(Record):
    """One gate, as `docs/gates.yml` gives it; its page is `gates/<id>.md`."""

    id: str
    zh: GateText
    en: GateText

    def text(self, language: Language) -> GateText:
        """Return the gate in `language`."""
        return self.zh if language == "zh" else self.en


def load_gates(path: Path, shown: str) -> tuple[Gate, ...]:
    """Return the gates of `path` in order; raise DataError with every fault."""
    gates, lines, problems = read(path, shown, tuple[Gate, ...])
    problems += repeated([each.id for each in gates or ()], lines, shown)
    if problems or gates is None:
        raise DataError(problems)
    return gates
