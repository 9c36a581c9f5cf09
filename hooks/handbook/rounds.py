"""The rounds of the interview, in order."""

from __future__ import annotations

from pathlib import Path

from handbook.problems import DataError
from handbook.records import Language, Record, read, repeated


class Round(Record):
    """One round, as `docs/rounds.yml` gives it; its page is `interview/<id>.md`."""

    id: str
    zh: str
    en: str
    draws: tuple[str, ...]
    """Pages whose questions a mock round takes after those of the round's own page."""

    @property
    def uri(self) -> str:
        """The round's page, without the language."""
        return f"interview/{self.id}.md"

    def name(self, language: Language) -> str:
        """Return the round's name in `language`."""
        return self.zh if language == "zh" else self.en


def load_rounds(path: Path, shown: str) -> tuple[Round, ...]:
    """Return the rounds of `path` in order; raise DataError with every fault."""
    rounds, lines, problems = read(path, shown, tuple[Round, ...])
    problems += repeated([each.id for each in rounds or ()], lines, shown)
    if problems or rounds is None:
        raise DataError(problems)
    return rounds
