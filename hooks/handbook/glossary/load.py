"""The glossary's files, read and checked as a whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from handbook.glossary.model import SOURCED, Glossary, Term
from handbook.problems import DataError, Problem
from handbook.records import LANGUAGES, Language, Lines, Location, check, parse, unreadable

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_INDEX = "index"
"""The glossary's own page; no term may take its place."""


def load_glossary(
    folder: Path,
    shown: str,
    *,
    gates: Collection[str] | None,
    rounds: Collection[str] | None,
    sources: Collection[str] | None,
) -> Glossary:
    """Return the glossary that the files `<id>.yml` of `folder` make up.

    `gates`, `rounds` and `sources` are the ids that terms may name, None where they can't be known. Raises DataError
    with every fault of every file: what the model can't hold, ids that lead nowhere, a wording that two terms claim,
    HTML. What is compared between files is compared in faulty files too, as far as they can be read.
    """
    problems: list[Problem] = []
    data: dict[str, Any] = {}
    lines: dict[str, Lines] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{shown}/{path.name}"
        if wrong := _misnamed(path):
            problems.append(Problem(name, 1, wrong))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(name, 1, unreadable(error)))
            continue
        data[path.stem], lines[path.stem], faults = parse(text, name)
        problems += faults
    # A file that can't be read is a term all the same: what refers to it is not at fault.
    known = {path.stem for path in folder.glob("*.yml")}
    terms: dict[str, Term] = {}
    for id, fields in data.items():
        if fields is None and any(problem.path == f"{shown}/{id}.yml" for problem in problems):
            continue
        context = {"id": id, "term": known, "gate": gates, "round": rounds, "source": sources}
        term, faults = check(fields, lines[id], f"{shown}/{id}.yml", Term, context)
        problems += faults
        for field, message in _fields_apart(fields):
            problems.append(Problem(f"{shown}/{id}.yml", lines[id][(field,)], message))
        if term is not None:
            terms[id] = term.model_copy(update={"id": id})
    problems += _claimed_twice(data, lines, shown)
    problems += _told_twice(data, lines, shown)
    if problems:
        raise DataError(problems)
    return Glossary(terms=terms)


def _fields_apart(fields: Any) -> Iterator[tuple[str, str]]:
    """Yield what is wrong between the fields of a term, with the field; also where single fields are faulty."""
    if not isinstance(fields, Mapping):
        return
    if "id" in fields:
        yield "id", "the id is the file's name: remove the field"
    for one, other in (("replaced_by", "replaced_on"), ("replaced_on", "replaced_by")):
        if fields.get(one) is not None and fields.get(other) is None:
            yield one, "replaced_by and replaced_on belong together: give both or neither"
    category = fields.get("category")
    if isinstance(category, str) and category in SOURCED and not fields.get("sources"):
        yield "category", f"a term of the category {category} needs a source: add sources"


def _misnamed(path: Path) -> str | None:
    """Return why nothing would be read from `path`, a file or folder among the terms, or None."""
    if path.suffix != ".yml":
        return "only terms stand here, each in a file <id>.yml: rename it or move it away"
    if not _ID.fullmatch(path.stem):
        return "the file's name is the term's id: use lower-case words joined by hyphens"
    if path.stem == _INDEX:
        return f"“{_INDEX}” is the glossary's own page: give the term another id"
    return None


def _claimed_twice(data: Mapping[str, Any], lines: Mapping[str, Lines], shown: str) -> list[Problem]:
    """Return a fault for each wording that two terms claim in one language, naming the other place."""
    problems = []
    for language in LANGUAGES:
        owner: dict[str, tuple[str, int]] = {}
        for id, fields in data.items():
            for place, name in _names(fields, language):
                here = (id, lines[id][place])
                there = owner.setdefault(name.casefold(), here)
                if there[0] != id:
                    told = f"“{name}” already belongs to {shown}/{there[0]}.yml:{there[1]}: keep it in one of them"
                    problems.append(Problem(f"{shown}/{id}.yml", here[1], told))
    return problems


def _names(fields: Any, language: Language) -> Iterator[tuple[Location, str]]:
    """Yield each wording that a term's file gives it in `language`, with its place, as far as they can be read."""
    text = fields.get(language) if isinstance(fields, Mapping) else None
    if not isinstance(text, Mapping):
        return
    for field in ("term", "abbr"):
        if isinstance(text.get(field), str):
            yield (language, field), text[field].strip()
    for field in ("forms", "also"):
        forms = text.get(field)
        for place, form in enumerate(forms if isinstance(forms, list) else ()):
            if isinstance(form, str):
                yield (language, field, place), form.strip()


def _told_twice(data: Mapping[str, Any], lines: Mapping[str, Lines], shown: str) -> list[Problem]:
    """Return a fault for each pair of terms that is told apart more than once: it is shown on both terms anyway."""
    problems = []
    first: dict[frozenset[str], tuple[str, int]] = {}
    for id, fields in data.items():
        entries = fields.get("confused_with") if isinstance(fields, Mapping) else None
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, Mapping) or not isinstance(entry.get("term"), str):
                continue
            here = (id, lines[id][("confused_with", place)])
            there = first.setdefault(frozenset((id, entry["term"])), here)
            if there != here:
                message = f"this pair is told apart in {shown}/{there[0]}.yml:{there[1]} already: write it once"
                problems.append(Problem(f"{shown}/{here[0]}.yml", here[1], message))
    return problems
