"""Items and prompts in a rendered page become boxes with names and fields."""

from __future__ import annotations

import pytest

from handbook.checklist import fillable

ITEM = '<li class="task-list-item" id="c-read"><input type="checkbox"/> <strong>Read <a href="x">it</a>.</strong> Why.</li>'


def test_an_item_gets_a_box_named_by_its_bold_words() -> None:
    assert fillable(ITEM) == (
        '<li class="task-list-item" id="c-read"><input type="checkbox" id="c-read-box" data-tick="c-read">'
        '<label for="c-read-box"><strong>Read <a href="x">it</a>.</strong></label> Why.</li>'
    )


def test_a_prompt_gets_a_field() -> None:
    html = fillable('<li id="w-kill">Whom?\n</li>')
    assert '<label for="w-kill-note">Whom?</label><textarea id="w-kill-note" data-note="w-kill"' in html


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
