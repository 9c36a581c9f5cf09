"""Style and scripts, packed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import messages, write
from handbook.assets import SHEETS, TOGETHER, pack
from handbook.problems import DataError


def test_sheets_are_joined_in_order_and_everything_is_minified(tmp_path: Path) -> None:
    files = {sheet: f"/* {sheet} */\n.{sheet[:-4]} {{\n  color: red;\n}}\n" for sheet in SHEETS}
    files |= {"practice.css": "p  {  margin : 0 }", "term.js": "// why\nconst a = `x // y`;\n", "theme/a.css": "a  { }"}
    pack(write(tmp_path, files), "assets")
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["practice.css", TOGETHER, "term.js"]
    assert (tmp_path / TOGETHER).read_text() == "".join(f".{sheet[:-4]}{{color:red}}" for sheet in SHEETS)
    assert (tmp_path / "practice.css").read_text() == "p{margin:0}"
    assert (tmp_path / "term.js").read_text() == "const a=`x // y`;"
    assert (tmp_path / "theme/a.css").read_text() == "a  { }"


def test_a_missing_sheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        pack(write(tmp_path, dict.fromkeys(SHEETS[2:], "")), "overrides/assets")
    assert messages(caught.value.problems) == [
        f"overrides/assets/{sheet}:1: the file is missing: restore it, empty if need be" for sheet in sorted(SHEETS[:2])
    ]


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(SHEETS, ""))
    for name in ("term.js", "practice.css"):
        (tmp_path / name).write_bytes(b"\xff")
    with pytest.raises(DataError) as caught:
        pack(tmp_path, "overrides/assets")
    assert messages(caught.value.problems) == [
        f"overrides/assets/{name}:1: can't be read: 'utf-8' codec can't decode byte 0xff in position 0: "
        "invalid start byte; save it as UTF-8"
        for name in ("practice.css", "term.js")
    ]
