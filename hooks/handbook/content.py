"""Everything the handbook is made of, loaded and checked as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from handbook.boxes import strange_boxes
from handbook.gates import Gate, load_gates
from handbook.glossary.load import load_glossary
from handbook.glossary.model import CATEGORIES, Glossary
from handbook.links import Places, dead_links_of_questions, dead_links_of_terms
from handbook.pages import FrontMatter, SourcePage, read_pages, strays
from handbook.problems import DataError, Problem
from handbook.quiz.bank import Bank, read_bank
from handbook.quiz.model import KINDS
from handbook.records import other
from handbook.redirects import Move, load_redirects
from handbook.rounds import Round, load_rounds
from handbook.sources import Source, load_sources, unknown
from handbook.templates import check_words

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
    redirects: tuple[Move, ...]
    problems: tuple[Problem, ...]
    """What is wrong in the pages; what is wrong in the data is raised instead."""

    @cached_property
    def front_matter(self) -> dict[str, FrontMatter | None]:
        """Each page's front matter by the page's path below docs/, None where it has faults."""
        return {f"{page.language}/{page.uri}": page.front for page in self.pages}


def load_content(docs: Path) -> Content:
    """Return what stands below `docs`; raise DataError where a data file is faulty, with the faults of the pages too.

    What can't be known for a fault elsewhere is not held against those who name it.
    """
    faults: list[Problem] = []

    def attempt(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except DataError as error:
            faults.extend(error.problems)
            return None

    attempt(lambda: check_words([*(f"quiz_{kind}" for kind in KINDS), *(f"category_{each}" for each in CATEGORIES)]))
    sources = attempt(lambda: load_sources(docs / "sources.yml", f"{docs.name}/sources.yml"))
    gates = attempt(lambda: load_gates(docs / "gates.yml", f"{docs.name}/gates.yml"))
    rounds = attempt(lambda: load_rounds(docs / "rounds.yml", f"{docs.name}/rounds.yml"))
    gate_ids = None if gates is None else [gate.id for gate in gates]
    round_ids = None if rounds is None else [round.id for round in rounds]
    glossary = attempt(
        lambda: load_glossary(
            docs / "glossary", f"{docs.name}/glossary", gates=gate_ids, rounds=round_ids, sources=sources
        )
    )
    known = {"gate": gate_ids, "round": round_ids, "term": None if glossary is None else glossary.terms}
    pages, lost = read_pages(docs, known)
    faults += strays(docs) + (lost or _alone(pages))
    uris = (
        None
        if glossary is None or lost
        else {page.uri for page in pages} | {f"glossary/{id}.md" for id in ("index", *glossary.terms)}
    )
    redirects = attempt(lambda: load_redirects(docs / "redirects.yml", f"{docs.name}/redirects.yml", uris))
    bank, problems = read_bank(pages)
    for page in pages:
        problems += [*page.problems, *strange_boxes(page)]
        if sources is not None:
            problems += unknown(page.body, sources, page.shown, page.first_line)
    if glossary is not None and sources is not None:
        for id in glossary.terms:
            text = (docs / f"glossary/{id}.yml").read_text(encoding="utf-8")
            faults += unknown(text, sources, f"{docs.name}/glossary/{id}.yml")
    if glossary is not None:
        places = Places(pages, glossary.terms)
        problems += dead_links_of_questions(bank.read, places)
        if not lost:
            faults += dead_links_of_terms(glossary, places, docs / "glossary", f"{docs.name}/glossary")
    if faults or sources is None or gates is None or rounds is None or glossary is None or redirects is None:
        raise DataError([*faults, *problems])
    return Content(sources, gates, rounds, glossary, tuple(pages), bank, redirects, tuple(sorted(problems)))


def _alone(pages: Sequence[SourcePage]) -> list[Problem]:
    """Return a fault for each page that is there in one language only."""
    known = {(page.language, page.uri) for page in pages}
    return [
        Problem(page.shown, 1, f"the page has no counterpart in “{other(page.language)}”: write it, or remove this one")
        for page in pages
        if (other(page.language), page.uri) not in known
    ]
