"""The comparison of the two languages finds each kind of difference that it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawl import Site
from parity import differences

URL = "https://handbook.example/"

ARTICLE = """<article>
<h1 id="top">t</h1><h2 id="a">a</h2>
<p><a href="{here}other/">x</a> <a class="term" href="{here}glossary/x/">own affair</a></p>
<div class="admonition say"></div>
<table><tr><th></th><th></th></tr><tr><td></td><td></td></tr></table>
<ul><li>1</li><li>2</li></ul>
<figure class="lifecycle"></figure>
<form class="quiz" data-quiz="q-1" data-kind="one" data-version="v" data-answer="0"></form>
<ul><li class="task-list-item" id="c-one"></li></ul>
</article>"""


def build(root: Path, zh: str, en: str) -> list[str]:
    for folder, article in (("", zh), ("en/", en)):
        path = root / folder / "index.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<html><body>{article.format(here='/' + folder)}</body></html>", encoding="utf-8")
    return differences(Site(root, URL))


def test_the_same_page_twice_has_none(tmp_path: Path) -> None:
    assert (
        build(tmp_path, ARTICLE, ARTICLE.replace('<a class="term" href="{here}glossary/x/">own affair</a>', "")) == []
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('<h2 id="a">', '<h2 id="b">', "heading 2: “h2 #a” in Chinese, “h2 #b” in English"),
        ('<h2 id="a">a</h2>', '<h3 id="a">a</h3>', "heading 2: “h2 #a” in Chinese, “h3 #a” in English"),
        ("{here}other/", "{here}another/", "link 1: “/other/” in Chinese, “/another/” in English"),
        ('<a href="{here}other/">x</a>', "x", "link 1: “/other/” in Chinese, “nothing” in English"),
        ("admonition say", "admonition trap", "box 1: “admonition say” in Chinese, “admonition trap” in English"),
        ("<tr><td></td><td></td></tr>", "", "table 1: “2 rows of 2” in Chinese, “1 rows of 2” in English"),
        ("<li>2</li>", "", "list 1: “ul of 2” in Chinese, “ul of 1” in English"),
        ('<figure class="lifecycle"></figure>', "", "picture 1: “figure lifecycle” in Chinese, “nothing” in English"),
        (
            'data-answer="0"',
            'data-answer="1"',
            "question 1: “q-1 (one, v): 0” in Chinese, “q-1 (one, v): 1” in English",
        ),
        (
            'data-quiz="q-1"',
            'data-quiz="q-2"',
            "question 1: “q-1 (one, v): 0” in Chinese, “q-2 (one, v): 0” in English",
        ),
        ('id="c-one"', 'id="c-two"', "item to tick 1: “c-one” in Chinese, “c-two” in English"),
    ],
)
def test_each_difference_is_named(tmp_path: Path, before: str, after: str, expected: str) -> None:
    assert before in ARTICLE
    assert build(tmp_path, ARTICLE, ARTICLE.replace(before, after)) == [f"index.html: {expected}"]


def test_a_page_in_one_language_only(tmp_path: Path) -> None:
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra/index.html").write_text("<html><body><article></article></body></html>", encoding="utf-8")
    assert build(tmp_path, ARTICLE, ARTICLE) == ["extra/index.html: only in Chinese"]
