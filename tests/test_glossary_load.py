"""The glossary's files: a sound pair, and every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import messages, write
from handbook.glossary.load import load_glossary
from handbook.glossary.model import Glossary
from handbook.problems import DataError

OCC = """\
category: agency
as_of: 2026-11-24
zh:
  term: 货币监理署
  forms: [监理署, OCC]
  definition: 管银行的机构。
  text: 正文。
en:
  term: Office of the Comptroller
  abbr: OCC
  definition: An agency.
  text: |
    Text with `<b>` in code and 1 < 2.
  say: Say it.
see_also: [cfpb]
gates: [concept]
rounds: [technical]
sources:
  - law
"""
CFPB = """\
category: organization
as_of: 2026-11-24
zh: {term: 消费者局, definition: 机构。, text: 正文。}
en: {term: Consumer Bureau, abbr: CFPB, definition: An agency., text: Text.}
confused_with:
  - {term: occ, zh: 不同。, en: They differ.}
"""


def _load(folder: Path, files: dict[str, str]) -> Glossary:
    return load_glossary(
        write(folder, files), "docs/glossary", gates=["concept"], rounds=["technical"], sources=["law"]
    )


def _faults(folder: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(DataError) as caught:
        _load(folder, files)
    return messages(caught.value.problems)


def test_sound_glossary(tmp_path: Path) -> None:
    glossary = _load(tmp_path, {"occ.yml": OCC, "cfpb.yml": CFPB})
    assert list(glossary.terms) == ["cfpb", "occ"]
    assert glossary.terms["occ"].id == "occ"
    assert glossary.terms["occ"].text("zh").names == ("货币监理署", "监理署", "OCC")
    assert glossary.terms["occ"].text("en").names == ("Office of the Comptroller", "OCC")
    told_apart = glossary.terms["cfpb"].confused_with[0]
    assert glossary.confusions("cfpb") == [("occ", told_apart)]
    assert glossary.confusions("occ") == [("cfpb", told_apart)]


TOGETHER = "replaced_by and replaced_on belong together: give both or neither"
NO_FDIC = "no term “fdic”: correct the id or add the term"
TAKEN = "already belongs to docs/glossary/cfpb.yml"


@pytest.mark.parametrize(("piece", "instead", "fault"), [
    ("  definition: An agency.\n", "", "8: “en.definition” is missing: add it"),
    ("text: 正文。", "text: ''", "7: “zh.text”: string should have at least 1 character, but it is '': correct it"),
    ("say: Say", "says: Say",
     "14: “en.says” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)"),
    ("agency", "bank", "1: “category” is “bank”: use one of 'law', 'agency', 'model-risk', 'fairness', 'measure', "
     "'genai', 'lifecycle', 'organization', 'interview' or 'pay'"),
    ("sources:\n  - law\n", "", "1: “the file”: a term of the category agency needs a source: add sources"),
    ("see_also: [cfpb]", "replaced_by: cfpb", f"1: “the file”: {TOGETHER}"),
    ("see_also: [cfpb]", "replaced_on: 2026-11-24", f"1: “the file”: {TOGETHER}"),
    ("as_of", "id: occ\nas_of", "2: the id is the file's name: remove the field"),
    ("[cfpb]", "[cfpb, fdic, fdic]", f"15: {NO_FDIC}"),
    ("[cfpb]", "[cfpb, occ]", "15: a term can't refer to itself: remove it"),
    ("see_also: [cfpb]", "replaced_on: 2026-11-24\nreplaced_by: fdic", f"16: {NO_FDIC}"),
    ("see_also: [cfpb]", "confused_with:\n  - zh: 不同。\n    en: They differ.\n    term: fdic", f"18: {NO_FDIC}"),
    ("[concept]", "[end]", "16: no gate “end”: correct the id or add the gate"),
    ("[technical]", "[lunch]", "17: no round “lunch”: correct the id or add the round"),
    ("  - law\n", "  - law\n  - lore\n", "20: no source “lore”: correct the id or add the source"),
    ("An agency", "An *agency*", "11: the definition is one line of plain text: move markup to “text”"),
    ("管银行的机构。", '"管。\\n银行。"', "6: the definition is one line of plain text: move markup to “text”"),
    ("1 < 2", "<br>", "12: HTML is not allowed in “text”: write it in Markdown"),
    ("Say it", "Say <b>it</b>", "14: HTML is not allowed in “say”: write it in Markdown"),
    ("term: 货币监理署", "term: 消费者局", f"4: “消费者局” {TAKEN}:3: keep it in one of them"),
    ("监理署, OCC]", "监理署, 消费者局]", f"5: “消费者局” {TAKEN}:3: keep it in one of them"),
    ("abbr: OCC", "abbr: cfpb", f"10: “cfpb” {TAKEN}:4: keep it in one of them"),
])  # fmt: skip
def test_faults(tmp_path: Path, piece: str, instead: str, fault: str) -> None:
    assert piece in OCC
    changed = OCC.replace(piece, instead, 1)
    assert _faults(tmp_path, {"occ.yml": changed, "cfpb.yml": CFPB}) == [f"docs/glossary/occ.yml:{fault}"]


def test_all_faults_of_all_files_are_told(tmp_path: Path) -> None:
    files = {
        "occ.yml": OCC.replace("[technical]", "[lunch]").replace("1 < 2", "<br>"),
        "cfpb.yml": CFPB.replace("zh: 不同。, ", ""),
        "Bad_name.yml": "{}",
        "fdic.yml": "a: [",
    }
    assert _faults(tmp_path, files) == [
        "docs/glossary/Bad_name.yml:1: the file's name is the term's id: use lower-case words joined by hyphens",
        "docs/glossary/cfpb.yml:6: “confused_with.0.zh” is missing: add it",
        "docs/glossary/fdic.yml:1: not valid YAML: expected the node content, but found '<stream end>'; correct it",
        "docs/glossary/occ.yml:12: HTML is not allowed in “text”: write it in Markdown",
        "docs/glossary/occ.yml:17: no round “lunch”: correct the id or add the round",
    ]


def test_a_pair_told_apart_on_both_terms(tmp_path: Path) -> None:
    twice = f"{OCC}confused_with:\n  - {{term: cfpb, zh: 不同。, en: They differ.}}\n"
    line = twice.count("\n")
    there = CFPB.rstrip("\n").count("\n") + 1
    assert _faults(tmp_path, {"occ.yml": twice, "cfpb.yml": CFPB}) == [
        f"docs/glossary/occ.yml:{line}: this pair is told apart in docs/glossary/cfpb.yml:{there} already: write it once"
    ]
