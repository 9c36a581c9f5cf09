"""The glossary's files, read and checked as a whole."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from handbook.glossary.model import Glossary, Term
from handbook.problems import DataError, Problem
from handbook.records import LANGUAGES, Lines, read

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HTML = re.compile(r"<[a-zA-Z/!][^>]*>")
_MARKUP = re.compile(r"[*`\[\]<>]|\n")
_CODE = re.compile(r"`[^`]*`")


def load_glossary(
    folder: Path, shown: str, *, gates: Collection[str], rounds: Collection[str], sources: Collection[str]
) -> Glossary:
    """Return the glossary that the files `<id>.yml` of `folder` make up.

    `gates`, `rounds` and `sources` are the ids that terms may name. Raises DataError with every fault of every file:
    what the model can't hold, ids that lead nowhere, a wording that two terms claim, HTML.
    """
    terms: dict[str, Term] = {}
    lines: dict[str, Lines] = {}
    problems: list[Problem] = []
    paths = sorted(folder.glob("*.yml"))
    for path in paths:
        name = f"{shown}/{path.name}"
        if not _ID.fullmatch(path.stem):
            problems.append(
                Problem(name, 1, "the file's name is the term's id: use lower-case words joined by hyphens")
            )
            continue
        term, lines[path.stem], faults = read(path, name, Term)
        problems += faults
        if term is not None:
            if term.id:
                problems.append(Problem(name, lines[path.stem][("id",)], "the id is the file's name: remove the field"))
            terms[path.stem] = term.model_copy(update={"id": path.stem})
    known = {path.stem for path in paths}
    for id, term in terms.items():
        for location, message in _faults(term, known, gates, rounds, sources):
            problems.append(Problem(f"{shown}/{id}.yml", lines[id][location], message))
    problems += _claimed_twice(terms, lines, shown)
    problems += _told_twice(terms, lines, shown)
    if problems:
        raise DataError(problems)
    return Glossary(terms=terms)


def _faults(
    term: Term,
    terms: Collection[str],
    gates: Collection[str],
    rounds: Collection[str],
    sources: Collection[str],
) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what is wrong inside one term: the place in its file, and the message."""
    named: list[tuple[tuple[str | int, ...], str, Collection[str], str]] = [
        *((("see_also", i), id, terms, "term") for i, id in enumerate(term.see_also)),
        *((("confused_with", i, "term"), entry.term, terms, "term") for i, entry in enumerate(term.confused_with)),
        *((("gates", i), id, gates, "gate") for i, id in enumerate(term.gates)),
        *((("rounds", i), id, rounds, "round") for i, id in enumerate(term.rounds)),
        *((("sources", i), id, sources, "source") for i, id in enumerate(term.sources)),
        *([(("replaced_by",), term.replaced_by, terms, "term")] if term.replaced_by else []),
    ]
    found: list[tuple[tuple[str | int, ...], str]] = []
    for location, id, known, kind in named:
        if id not in known:
            found.append((location, f"no {kind} “{id}”: correct the id or add the {kind}"))
        elif kind == "term" and id == term.id:
            found.append((location, "a term can't refer to itself: remove it"))
    for language in LANGUAGES:
        text = term.text(language)
        if _MARKUP.search(text.definition):
            found.append(((language, "definition"), "the definition is one line of plain text: move markup to “text”"))
        for field in ("text", "say"):
            if _HTML.search(_CODE.sub("", getattr(text, field) or "")):
                found.append(((language, field), f"HTML is not allowed in “{field}”: write it in Markdown"))
    return found


def _claimed_twice(terms: dict[str, Term], lines: dict[str, Lines], shown: str) -> list[Problem]:
    """Return a fault for each wording that two terms claim in one language, naming the other place."""
    problems = []
    for language in LANGUAGES:
        owner: dict[str, str] = {}
        for id, term in terms.items():
            text = term.text(language)
            for name in text.names:
                first = owner.setdefault(name.casefold(), id)
                if first != id:
                    place: tuple[str | int, ...] = (language, "abbr" if name == text.abbr else "term")
                    if name in text.forms:
                        place = (language, "forms", text.forms.index(name))
                    there = f"{shown}/{first}.yml:{lines[first][(language,)]}"
                    problems.append(
                        Problem(
                            f"{shown}/{id}.yml",
                            lines[id][place],
                            f"“{name}” already belongs to {there}: keep it in one of them",
                        )
                    )
    return problems


def _told_twice(terms: dict[str, Term], lines: dict[str, Lines], shown: str) -> list[Problem]:
    """Return a fault for each pair of terms that is told apart more than once: it is shown on both terms anyway."""
    problems = []
    first: dict[frozenset[str], tuple[str, int]] = {}
    for id, term in terms.items():
        for place, entry in enumerate(term.confused_with):
            here = (id, lines[id][("confused_with", place)])
            there = first.setdefault(frozenset((id, entry.term)), here)
            if there != here:
                message = f"this pair is told apart in {shown}/{there[0]}.yml:{there[1]} already: write it once"
                problems.append(Problem(f"{shown}/{here[0]}.yml", here[1], message))
    return problems
