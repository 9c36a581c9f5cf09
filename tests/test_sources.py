"""The sources: their dates, their faults, and the footnotes that name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import messages, write
from handbook.problems import DataError
from handbook.sources import Source, cited, footnotes, load_sources, unknown

LAW = """\
law:
  publisher: Congress
  title: A Law
  date: 2020-01-02
  url: https://law.example
  checked: 2026-11-24
"""


def _load(folder: Path, text: str) -> dict[str, Source]:
    return load_sources(write(folder, {"sources.yml": text}) / "sources.yml", "docs/sources.yml")


@pytest.mark.parametrize(("piece", "instead", "fault"), [
    ("2020-01-02", "2020-13", "4: “law.date”: it is “2020-13”: write YYYY-MM-DD, YYYY-MM, YYYY or undated"),
    ("2020-01-02", "2101", "4: “law.date”: it is “2101”: write YYYY-MM-DD, YYYY-MM, YYYY or undated"),
    ("2020-01-02", "May", "4: “law.date”: it is “May”: write YYYY-MM-DD, YYYY-MM, YYYY or undated"),
    ("2020-01-02", "2026-11-25",
     "1: “law”: it is dated 2026-11-25, after it was checked (2026-11-24): correct one of them"),
    ("https://", "www.",
     "5: “law.url”: string should match pattern '^https?://\\S+$', but it is 'www.law.example': correct it"),
    ("  title: A Law\n", "", "1: “law.title” is missing: add it"),
])  # fmt: skip
def test_faults(tmp_path: Path, piece: str, instead: str, fault: str) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, LAW.replace(piece, instead))
    assert messages(caught.value.problems) == [f"docs/sources.yml:{fault}"]


@pytest.mark.parametrize(("markdown", "ids"), [
    ("a[^b] c[^d-1]\n\nx[^b] y[^e]", [("b", 1), ("d-1", 1), ("e", 3)]),
    ("a[^b]\n\n[^c]: its own definition", [("b", 1)]),
    ("```\na[^b]\n```\n~~~\n[^c]\n~~~\n[^d]", [("d", 7)]),
    ("[b](^c) [^d e]", []),
])  # fmt: skip
def test_cited(markdown: str, ids: list[tuple[str, int]]) -> None:
    assert cited(markdown) == ids


def test_unknown_sources_are_named_with_their_line(tmp_path: Path) -> None:
    problems = unknown("a[^law]\nb[^lore]\n\nc[^lore] d[^lure]\n", _load(tmp_path, LAW), "docs/zh/a.md", first_line=6)
    assert messages(problems) == [
        "docs/zh/a.md:7: no source “lore”: add it to docs/sources.yml or correct the footnote",
        "docs/zh/a.md:9: no source “lure”: add it to docs/sources.yml or correct the footnote",
    ]


@pytest.mark.parametrize(("piece", "instead", "printed"), [
    ("", "", "[A Law](https://law.example), 2020-01-02"),
    ("2020-01-02", "'2026-11-24'", "[A Law](https://law.example), 2026-11-24"),
    ("2020-01-02", "2020-01", "[A Law](https://law.example), 2020-01"),
    ("2020-01-02", "1900", "[A Law](https://law.example), 1900"),
    ("2020-01-02", "undated", "[A Law](https://law.example)"),
    ("  url: https://law.example\n", "", "A Law, 2020-01-02"),
])  # fmt: skip
def test_footnotes(tmp_path: Path, piece: str, instead: str, printed: str) -> None:
    other = LAW.replace("law:", "lore:").replace("A Law", "Lore")
    sources = _load(tmp_path, LAW.replace(piece, instead) + other)
    assert footnotes(["lore", "lure", "law"], sources, "核对于") == (
        "[^lore]: Congress, [Lore](https://law.example), 2020-01-02 (核对于 2026-11-24).\n"
        f"[^law]: Congress, {printed} (核对于 2026-11-24)."
    )
