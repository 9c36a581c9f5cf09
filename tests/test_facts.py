"""Each of the source guide’s facts stands on a page, in both languages: facts.yml says where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from cases import messages, write
from handbook.pages import read_pages
from handbook.problems import Problem
from handbook.records import LANGUAGES, Record, read

ROOT = Path(__file__).parents[1]
SHOWN = "tests/facts.yml"

RANGES: dict[str, Iterable[object]] = {
    "S{}": range(1, 10),
    "A{}": range(1, 9),
    "R{}": range(1, 11),
    "L{}": range(1, 20),
    "I{}": range(1, 22),
    "C{}": range(8),
    "M{}": range(1, 4),
    "M{}-bad": range(1, 4),
    "M{}-good": range(1, 4),
    "F{}": range(1, 4),
    "F1{}": "abcde",
    "F3{}": "abc",
    "P{}": range(1, 9),
}
EXPECTED = {pattern.format(each) for pattern, range_ in RANGES.items() for each in range_}
"""The ids of the source guide’s facts."""

_NAME = "name the place where it now stands"
_HEADING = re.compile(r"^#{1,6} .*\{#([a-z0-9-]+)\}", re.MULTILINE)


class Place(Record):
    """A heading of a page that exists in every language."""

    page: str
    heading: str


class One(Place):
    """A fact in one place."""

    fact: str

    @property
    def places(self) -> tuple[Place, ...]:
        return (self,)


class Several(Record):
    """A fact in several places."""

    fact: str
    places: Annotated[tuple[Place, ...], Field(min_length=2)]


def faults(path: Path, docs: Path, expected: Set[str]) -> list[Problem]:
    """Return every fault of the table at `path`: ids missing or unknown, places that no page below `docs` has."""
    facts, lines, found = read(path, SHOWN, dict[str, One | Several])
    if facts is None:
        return found
    headings = {(page.language, page.uri): set(_HEADING.findall(page.body)) for page in read_pages(docs)[0]}
    found += [Problem(SHOWN, 1, f"{id} is missing: add it, with its place") for id in expected - facts.keys()]
    for id, fact in facts.items():
        line = lines[(id,)]
        if id not in expected:
            found.append(Problem(SHOWN, line, f"{id} is no fact of the source guide: correct the id"))
        for language in LANGUAGES:
            for place in fact.places:
                ids = headings.get((language, place.page))
                if ids is None:
                    found.append(Problem(SHOWN, line, f"{id}: no page docs/{language}/{place.page}: {_NAME}"))
                elif place.heading not in ids:
                    found.append(
                        Problem(SHOWN, line, f"{id}: no #{place.heading} on docs/{language}/{place.page}: {_NAME}")
                    )
    return found


def test_each_fact_has_its_place() -> None:
    assert messages(faults(ROOT / SHOWN, ROOT / "docs", EXPECTED)) == []


PAGES = {
    "docs/zh/a.md": "# 甲 {#top}\n\n## 乙 {#b}\n",
    "docs/en/a.md": "# A {#top}\n\n## B {#b}\n\n### C {#c}\n",
    "docs/en/only.md": "# Only {#top}\n",
}
SOUND = """\
S1: {fact: One place., page: a.md, heading: top}
S2: {fact: Two places., places: [{page: a.md, heading: top}, {page: a.md, heading: b}]}
"""


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (SOUND, []),
        (SOUND.splitlines()[0], ["1: S2 is missing: add it, with its place"]),
        (SOUND + "S3: {fact: ., page: a.md, heading: b}\n", ["3: S3 is no fact of the source guide: correct the id"]),
        (SOUND + "S2: {fact: ., page: a.md, heading: b}\n", ["3: the field “S2” is given twice: keep one"]),
        (
            SOUND.replace("a.md", "z.md", 1),
            [f"1: S1: no page docs/en/z.md: {_NAME}", f"1: S1: no page docs/zh/z.md: {_NAME}"],
        ),
        (SOUND.replace("a.md", "only.md", 1), [f"1: S1: no page docs/zh/only.md: {_NAME}"]),
        (SOUND.replace("heading: b", "heading: c"), [f"2: S2: no #c on docs/zh/a.md: {_NAME}"]),
        (
            SOUND.replace("heading: b", "heading: d"),
            [f"2: S2: no #d on docs/en/a.md: {_NAME}", f"2: S2: no #d on docs/zh/a.md: {_NAME}"],
        ),
    ],
    ids=[
        "sound",
        "id missing",
        "id unknown",
        "id twice",
        "page unknown",
        "page in one language",
        "heading in one language",
        "heading unknown",
    ],
)
def test_every_fault_is_told(tmp_path: Path, table: str, told: list[str]) -> None:
    write(tmp_path, {**PAGES, "facts.yml": table})
    found = faults(tmp_path / "facts.yml", tmp_path / "docs", {"S1", "S2"})
    assert messages(found) == [f"{SHOWN}:{each}" for each in told]


def test_a_fact_without_a_place_is_told(tmp_path: Path) -> None:
    write(tmp_path, {**PAGES, "facts.yml": "S1: {fact: Nowhere.}\n"})
    found = messages(faults(tmp_path / "facts.yml", tmp_path / "docs", {"S1"}))
    assert found == [
        f"{SHOWN}:1: “S1.{field}” is missing: add it" for field in ("One.heading", "One.page", "Several.places")
    ]
