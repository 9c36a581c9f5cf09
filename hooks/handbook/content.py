"""Everything the handbook is made of, loaded and checked as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from handbook.gates import Gate, load_gates
from handbook.glossary.load import load_glossary
from handbook.glossary.model import Glossary
from handbook.pages import SourcePage, front_matter_problems, read_pages
from handbook.problems import DataError, Problem
from handbook.quiz.bank import Bank, read_bank
from handbook.quiz.links import dead_links
from handbook.rounds import Round, load_rounds
from handbook.sources import Source, load_sources, unknown

T = TypeVar("T")


@dataclass(frozen=True)
class Content:
    """The data files and the pages' sources."""

    sources: dict[str, Source]
    gates: tuple[Gate, ...]
    rounds: tuple[Round, ...]
    glossary: Glossary
    pages: tuple[SourcePage, ...]
    bank: Bank
    problems: tuple[Problem, ...]
    """What is wrong in the pages; what is wrong in the data is raised instead."""


def load_content(docs: Path) -> Content:
    """Return what stands below `docs`; raise DataError with every fault of every data file."""
    faults: list[Problem] = []

    def attempt(load: Callable[[], T], otherwise: T) -> T:
        try:
            return load()
        except DataError as error:
            faults.extend(error.problems)
            return otherwise

    sources: dict[str, Source] = attempt(lambda: load_sources(docs / "sources.yml", f"{docs.name}/sources.yml"), {})
    gates: tuple[Gate, ...] = attempt(lambda: load_gates(docs / "gates.yml", f"{docs.name}/gates.yml"), ())
    rounds: tuple[Round, ...] = attempt(lambda: load_rounds(docs / "rounds.yml", f"{docs.name}/rounds.yml"), ())
    broken = bool(faults)
    glossary = attempt(
        lambda: load_glossary(
            docs / "glossary",
            f"{docs.name}/glossary",
            gates=[gate.id for gate in gates],
            rounds=[round.id for round in rounds],
            sources=sources,
        ),
        Glossary(terms={}),
    )
    if faults:
        # With the sources, gates or rounds unread every mention of them looks wrong: say only what is.
        raise DataError(
            f for f in faults if not (broken and f.message.startswith(("no source", "no gate", "no round")))
        )
    pages = tuple(read_pages(docs))
    bank, problems = read_bank(pages)
    for asked in bank.questions.values():
        problems += dead_links(asked.values(), pages, glossary.terms)
    for page in pages:
        problems += front_matter_problems(page)
        problems += unknown(page.body, sources, page.shown, page.first_line)
    return Content(sources, gates, rounds, glossary, pages, bank, tuple(sorted(problems)))
