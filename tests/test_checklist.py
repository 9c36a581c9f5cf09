"""Items and prompts in a rendered page become boxes with names and fields."""

from __future__ import annotations

import pytest

from handbook.checklist import fillable, for_paper, in_sheets

ITEM = '<li class="task-list-item" id="c-read"><input type="checkbox"/> <strong>Read <a href="x">it</a>.</strong> Why.</li>'


def test_an_item_gets_a_box_named_by_its_bold_words() -> None:
    assert fillable(ITEM) == (
        '<li class="task-list-item" id="c-read"><input type="checkbox" id="c-read-box" data-tick="c-read">'
        '<label for="c-read-box"><strong>Read <a href="x">it</a>.</strong></label> Why.</li>'
    )


def test_a_prompt_gets_a_field() -> None:
    html = fillable('<li id="w-kill">Whom?\n</li>')
    assert '<label for="w-kill-note">Whom?</label><textarea id="w-kill-note" data-note="w-kill"' in html
    assert '<span class="prompt__written"></span>' in html


@pytest.mark.parametrize(
    "html",
    [
        '<li class="task-list-item"><input type="checkbox"/> <strong>No id.</strong></li>',
        '<li class="task-list-item" id="c-plain"><input type="checkbox"/> No bold words.</li>',
        '<li id="other">Not a prompt.</li>',
    ],
)
def test_the_rest_stays(html: str) -> None:
    assert fillable(html) == html


LIST, WORKSHEETS = '<h1 id="top">List</h1><p>1</p>', '<h2 id="worksheets">W</h2><p>2</p>'
KILL, PITCH, REST = '<h3 id="kill">K</h3><p>3</p>', '<h3 id="pitch">P</h3><p>4</p>', '<h2 id="quiz">Q</h2><h3>5</h3>'


def test_the_list_and_each_worksheet_are_a_sheet_with_a_foot() -> None:
    html = in_sheets(
        LIST + WORKSHEETS + KILL + PITCH + REST, "en", reviewed="2026-11-24", address="https://handbook.example/a&b/"
    )
    sheets = html.split('<section class="sheet">')[1:]
    for sheet, content in zip(sheets, (LIST, WORKSHEETS + KILL, PITCH), strict=True):
        assert sheet.strip().startswith(content)
        assert "2026-11-24 · https://handbook.example/a&amp;b/</p>\n</section>" in sheet
    assert html.endswith(f"</section>\n{REST}")


def test_a_foot_without_an_address_ends_with_its_date() -> None:
    assert " 2026-11-24</p>" in in_sheets(WORKSHEETS + KILL, "zh", reviewed="2026-11-24", address="")


@pytest.mark.parametrize("html", [LIST, LIST + REST, LIST + WORKSHEETS + REST])
def test_a_page_without_worksheets_stays(html: str) -> None:
    assert in_sheets(html, "en", reviewed="2026-11-24", address="") == html


@pytest.mark.parametrize(("site", "named"), [
    ("https://handbook.example/", True), ("http://127.0.0.1:8000/handbook/", True),
    ("http://127.0.0.1:8000/", False), ("http://localhost:9000", False),
])  # fmt: skip
def test_paper_names_no_address_that_only_this_machine_knows(site: str, named: bool) -> None:
    assert for_paper("there", site) == ("there" if named else "")
