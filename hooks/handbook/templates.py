"""The handbook's own templates: markup outside of code, words in both languages outside of markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pydantic import ConfigDict

from handbook.problems import DataError, Problem
from handbook.records import LANGUAGES, Language, Record, read, unreadable

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "overrides" / "handbook"
WORDS = ROOT / "docs" / "words.yml"

_USES = {
    "overrides/**/*.html": re.compile(r"\bwords\.(\w+)"),
    "hooks/**/*.py": re.compile(r"words(?:\(\w+\))?\[\"(\w+)\"\]"),
}
"""How a word is named, by the files that name it."""
_LESS_THAN = "\ue000"
"""Stands for `<` while Markdown is at work: a character of no script."""


def render(template: str, language: Language, **values: Any) -> str:
    """Return what the template `<template>.html` makes of `values`, with the words of `language` as `words`."""
    return (
        _environment().get_template(f"{template}.html").render(words=load_words(language), language=language, **values)
    )


def load_words(language: Language) -> dict[str, str]:
    """Return the words of the interface in `language`, by name; raise DataError with every fault of their file."""
    return _read_words(WORDS.stat().st_mtime_ns if WORDS.exists() else 0)[language]


def check_words(names: Iterable[str]) -> None:
    """Raise DataError where the file of words has faults, or lacks one that a template or hook uses, or of `names`.

    The theme's templates would show nothing in its place, and ours stop at it.
    """
    words, shown, problems = load_words(LANGUAGES[0]), f"{WORDS.parent.name}/{WORDS.name}", []
    used = dict.fromkeys(names, "the handbook")
    root = FOLDER.parents[1]
    for files, use in _USES.items():
        for path in sorted(root.glob(files)):
            name = path.relative_to(root).as_posix()
            try:
                used |= dict.fromkeys(use.findall(path.read_text(encoding="utf-8")), name)
            except (OSError, UnicodeDecodeError) as error:
                problems.append(Problem(name, 1, unreadable(error)))
    missing = [name for name in used if name not in words]
    problems += [Problem(shown, 1, f"“{name}” is missing, which {used[name]} uses: add it") for name in missing]
    if problems:
        raise DataError(problems)


class Word(Record):
    """One word of the interface, or what stands between two: its spaces count."""

    model_config = ConfigDict(str_strip_whitespace=False)

    zh: str
    en: str


@lru_cache(maxsize=1)
def _read_words(_changed: int) -> dict[Language, dict[str, str]]:
    words, _, problems = read(WORDS, f"{WORDS.parent.name}/{WORDS.name}", dict[str, Word])
    if problems or words is None:
        raise DataError(problems)
    return {language: {name: getattr(word, language) for name, word in words.items()} for language in LANGUAGES}


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{##",  # {#id} is a heading’s id in Markdown
        comment_end_string="##}",
    )
    environment.filters["markdown"] = markdown_text
    environment.filters["indent_lines"] = lambda text, by: Markup(str(text).replace("\n", "\n" + " " * by))
    return environment


def markdown_text(text: str) -> Markup:
    """Return an author's Markdown for use inside markup, where it can't become HTML of its own.

    Markdown tells code from text by rules that are easily led astray, so no `<` reaches it at all: `readable` puts
    them back, as text, into what it made.
    """
    return Markup(text.replace("<", _LESS_THAN))


def readable(html: str) -> str:
    """Return rendered HTML with the less-than signs that `markdown_text` held back."""
    return html.replace(_LESS_THAN, "&lt;")
