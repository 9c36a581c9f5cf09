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
  say: 说。
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
zh: {term: 消费者局, definition: 机构。, text: 正文。, say: 说。}
en: {term: Consumer Bureau, abbr: CFPB, definition: An agency., text: Text., say: Say.}
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


PLAIN = "write one line of plain text, and move markup to “text”"
SENTENCE = "write one sentence that ends with a full stop, and move the rest to “text”"
LINK = "link to a page or an https address"


@pytest.mark.parametrize(("piece", "instead", "fault"), [
    ("  definition: An agency.\n", "", "9: “en.definition” is missing: add it"),
    ("  say: Say it.\n", "", "9: “en.say” is missing: add it"),
    ("text: 正文。", "text: ''", "7: “zh.text” is empty: fill it in or remove it"),
    ("text: 正文。", "text: [正文。]",
     "7: “zh.text” is ['正文。']: write text, in quotes where it looks like something else"),
    ("forms: [监理署, OCC]", "forms: 监理署", "5: “zh.forms” is '监理署': write a list, [one, two]"),
    ("agency", "bank", "1: “category” is “bank”: use one of 'law', 'agency', 'model-risk', 'fairness', 'measure', "
     "'genai', 'lifecycle', 'organization', 'interview' or 'pay'"),
    ("sources:\n  - law\n", "", "1: a term of the category agency needs a source: add sources"),
    ("see_also: [cfpb]", "replaced_by: cfpb", f"16: {TOGETHER}"),
    ("see_also: [cfpb]", "replaced_on: 2026-11-24", f"16: {TOGETHER}"),
    ("as_of", "id: occ\nas_of", "2: the id is the file's name: remove the field"),
    ("[cfpb]", "[cfpb, occ]", "16: “see_also.1”: a term can't refer to itself: remove it"),
    ("see_also: [cfpb]", "replaced_on: 2026-11-24\nreplaced_by: fdic", f"17: “replaced_by”: {NO_FDIC}"),
    ("see_also: [cfpb]", "confused_with:\n  - zh: 不同。\n    en: They differ.\n    term: fdic",
     f"19: “confused_with.0.term”: {NO_FDIC}"),
    ("[concept]", "[end]", "17: “gates.0”: no gate “end”: correct the id or add the gate"),
    ("[technical]", "[lunch]", "18: “rounds.0”: no round “lunch”: correct the id or add the round"),
    ("  - law\n", "  - law\n  - lore\n", "21: “sources.1”: no source “lore”: correct the id or add the source"),
    ("An agency", "An *agency*", f"12: “en.definition”: {PLAIN}"),
    ("An agency", "An _agency_", f"12: “en.definition”: {PLAIN}"),
    ("An agency", "An agency{ onclick=x }", f"12: “en.definition”: {PLAIN}"),
    ("An agency", "An [agency][x]", f"12: “en.definition”: {PLAIN}"),
    ("An agency", "An [agency](x.md)", f"12: “en.definition”: {PLAIN}"),
    ("管银行的机构。", '"管。\\n银行。"', f"6: “zh.definition”: {PLAIN}"),
    ("An agency.", "An agency", f"12: “en.definition”: {SENTENCE}"),
    ("An agency.", "An agency. It is old.", f"12: “en.definition”: {SENTENCE}"),
    ("管银行的机构。", "管银行。也查账。", f"6: “zh.definition”: {SENTENCE}"),
    ("term: 货币监理署", "term: <b>货币监理署</b>", f"4: “zh.term”: {PLAIN}"),
    ("abbr: OCC", "abbr: O<i>C</i>C", f"11: “en.abbr”: {PLAIN}"),
    ("监理署, OCC]", "监理署, 'O<br>CC']", f"5: “zh.forms.1”: {PLAIN}"),
    ("1 < 2", "<br>", "13: “en.text”: HTML is not allowed: write it in Markdown"),
    ("1 < 2", "<img src=x onerror=alert(1)", "13: “en.text”: HTML is not allowed: write it in Markdown"),
    ("Say it", "Say <b>it</b>", "15: “en.say”: HTML is not allowed: write it in Markdown"),
    ("1 < 2", "[a](javascript:alert(1))", f"13: “en.text”: a link may not begin with “javascript:”: {LINK}"),
    ("1 < 2", "[a]( java&#x73;cript:alert(1))", f"13: “en.text”: a link may not begin with “javascript:”: {LINK}"),
    ("1 < 2", "[a][b]\n\n    [b]: DATA:text/html,x", f"13: “en.text”: a link may not begin with “DATA:”: {LINK}"),
    ("1 < 2", "[a][b]", "13: “en.text”: a link’s address stands in the link: write [text](address)"),
    ("1 < 2", "[a](x.md){: onclick=alert(1) }",
     "13: “en.text”: attributes in braces are not allowed: leave them out"),
    ("term: 货币监理署", "term: 消费者局", f"4: “消费者局” {TAKEN}:3: keep it in one of them"),
    ("监理署, OCC]", "监理署, 消费者局]", f"5: “消费者局” {TAKEN}:3: keep it in one of them"),
    ("forms: [监理署, OCC]", "also: [OCC, 消费者局]", f"5: “消费者局” {TAKEN}:3: keep it in one of them"),
    ("abbr: OCC", "also: [A, CFPB]", f"11: “CFPB” {TAKEN}:4: keep it in one of them"),
    ("abbr: OCC", "also: OCC", "11: “en.also” is 'OCC': write a list, [one, two]"),
    ("abbr: OCC", "abbr: cfpb", f"11: “cfpb” {TAKEN}:4: keep it in one of them"),
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
        "docs/glossary/fdic.yml:1: not valid YAML: did not find expected node content; correct it",
        "docs/glossary/occ.yml:13: “en.text”: HTML is not allowed: write it in Markdown",
        "docs/glossary/occ.yml:18: “rounds.0”: no round “lunch”: correct the id or add the round",
    ]


def test_a_fault_of_a_field_hides_no_other_fault_of_its_file(tmp_path: Path) -> None:
    changed = (
        OCC.replace("  definition: An agency.\n", "")
        .replace("1 < 2", "<br>")
        .replace("[cfpb]", "[fdic]")
        .replace("监理署, OCC]", "监理署, 消费者局]")
    )
    changed = changed.replace("as_of: 2026-11-24", "as_of: 2026-02-30\nreplaced_by: cfpb")
    changed = changed.replace("sources:\n  - law\n", "")
    changed += "confused_with:\n  - {term: cfpb, zh: 不同。}\n"
    assert _faults(tmp_path, {"occ.yml": changed, "cfpb.yml": CFPB}) == [
        "docs/glossary/occ.yml:1: a term of the category agency needs a source: add sources",
        "docs/glossary/occ.yml:2: “as_of”: input should be a valid date or datetime, day value is outside expected "
        "range, but it is '2026-02-30': correct it",
        f"docs/glossary/occ.yml:3: {TOGETHER}",
        f"docs/glossary/occ.yml:6: “消费者局” {TAKEN}:3: keep it in one of them",
        "docs/glossary/occ.yml:10: “en.definition” is missing: add it",
        "docs/glossary/occ.yml:13: “en.text”: HTML is not allowed: write it in Markdown",
        f"docs/glossary/occ.yml:16: “see_also.0”: {NO_FDIC}",
        "docs/glossary/occ.yml:20: this pair is told apart in docs/glossary/cfpb.yml:6 already: write it once",
        "docs/glossary/occ.yml:20: “confused_with.0.en” is missing: add it",
    ]


def test_markup_in_a_difference(tmp_path: Path) -> None:
    marked = CFPB.replace("They differ", "They <b>differ</b>")
    assert _faults(tmp_path, {"occ.yml": OCC, "cfpb.yml": marked}) == [
        f"docs/glossary/cfpb.yml:6: “confused_with.0.en”: {PLAIN}"
    ]


def test_the_line_of_a_taken_form_is_its_own(tmp_path: Path) -> None:
    first = CFPB.replace("zh: {term", "zh:\n  forms:\n    - 局\n    - 署\n  term").replace("。}\nen", "。\nen")
    first = first.replace(
        ", definition: 机构。, text: 正文。, say: 说。", "\n  definition: 机构。\n  text: 正文。\n  say: 说。"
    )
    assert _faults(tmp_path, {"occ.yml": OCC.replace("监理署, OCC", "署"), "cfpb.yml": first}) == [
        f"docs/glossary/occ.yml:5: “署” {TAKEN}:6: keep it in one of them"
    ]


ONLY_TERMS = "only terms stand here, each in a file <id>.yml: rename it or move it away"


def test_what_would_be_passed_over_is_told(tmp_path: Path) -> None:
    files = {"occ.yml": OCC, "cfpb.yml": CFPB, "fdic.yaml": OCC, "old/sec.yml": OCC, "index.yml": OCC}
    write(tmp_path, files)
    (tmp_path / "dir.yml").mkdir()
    assert _faults(tmp_path, files) == [
        "docs/glossary/dir.yml:1: can't be read: is a directory; put a file there that can",
        f"docs/glossary/fdic.yaml:1: {ONLY_TERMS}",
        "docs/glossary/index.yml:1: “index” is the glossary's own page: give the term another id",
        f"docs/glossary/old:1: {ONLY_TERMS}",
    ]


def test_a_pair_told_apart_on_both_terms(tmp_path: Path) -> None:
    twice = f"{OCC}confused_with:\n  - {{term: cfpb, zh: 不同。, en: They differ.}}\n"
    line = twice.count("\n")
    there = CFPB.rstrip("\n").count("\n") + 1
    assert _faults(tmp_path, {"occ.yml": twice, "cfpb.yml": CFPB}) == [
        f"docs/glossary/occ.yml:{line}: this pair is told apart in docs/glossary/cfpb.yml:{there} already: write it once"
    ]
