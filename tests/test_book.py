"""The book's parts: pages become chapters, links turn inward, fonts are cut."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from book.assembly import bound
from book.chapters import drop_section, slug
from book.contents import BASE, follow
from book.fonts import FACES, cut
from book.markup import inner, parse, swap
from book.pictures import drawing
from book.questions import read_question
from conftest import ROOT


@pytest.mark.parametrize(("address", "href", "place"), [
    ("en/gates/concept/", "../validation/#entry", ("en/gates/validation/", "entry")),
    ("en/gates/concept/", "#entry", ("en/gates/concept/", "entry")),
    ("", "en/", ("en/", "")),
    ("en/", "https://law.example/a#b", None),
])  # fmt: skip
def test_follow(address: str, href: str, place: tuple[str, str] | None) -> None:
    assert follow(address, href) == place


@pytest.mark.parametrize(("address", "id"), [
    ("", "home"), ("en/", "home"), ("gates/concept/", "gates-concept"), ("en/gates/concept/", "gates-concept"),
])  # fmt: skip
def test_slug(address: str, id: str) -> None:
    assert slug(address, "en") == id


@pytest.mark.parametrize(("href", "bound_to"), [
    (f"{BASE}a/", '<a href="#a">x</a>'),
    (f"{BASE}a/#part", '<a href="#a--part">x</a>'),
    (f"{BASE}a/#left-out", '<a href="#a">x</a>'),
    (f"{BASE}a/#unknown", '<a href="#a">x</a>'),
    (f"{BASE}files/deck.apkg", "x"),
    ("https://law.example/a", '<a href="https://law.example/a">x</a>'),
])  # fmt: skip
def test_bound(href: str, bound_to: str) -> None:
    anchors = {f"{BASE}a/": "a", f"{BASE}a/#part": "a--part", f"{BASE}a/#left-out": "a--left-out"}
    body = f'<h2 id="a">A</h2><p id="a--part">before <a href="{href}">x</a> after</p>'
    assert f"before {bound_to} after" in bound(body, anchors)


def test_drop_section_ends_at_the_next_heading_of_its_level() -> None:
    article = parse("<h2 id='a'>A</h2><p>1</p><h3>B</h3><p>2</p><h2>C</h2><p>3</p>")
    drop_section(article, "a")
    assert inner(article) == "<h2>C</h2><p>3</p>"


def test_swap_leaves_the_text_behind() -> None:
    line = parse("a <i>b</i> &lt; c")
    swap(line[0], "<b>d</b>")
    assert inner(line) == "a <b>d</b> &lt; c"


QUESTION = """<form id="q" data-kind="{kind}" data-answer="{answer}"><fieldset>
<legend><span class="quiz__kind">Choose one</span> <em>Why</em>?</legend><ol class="quiz__options">
<li><input type="radio"><label>One &amp; two</label></li><li><input type="radio"><label>Three</label></li></ol></fieldset>
<details><summary>Answers</summary><ol class="quiz__reasons">
<li class="quiz__reason"><strong class="quiz__verdict quiz__verdict--wrong">Wrong</strong> No.</li>
<li class="quiz__reason"><strong class="quiz__verdict quiz__verdict--right">Right</strong> Yes.</li>
</ol><p>See <a href="#a">a</a>.</p></details></form>"""


@pytest.mark.parametrize(("kind", "answer", "letters"), [("one", "1", "B"), ("order", "1 0", "BA"), ("open", "0", "")])
def test_read_question(kind: str, answer: str, letters: str) -> None:
    question = read_question(parse(QUESTION.format(kind=kind, answer=answer))[0], 3, "Choose one")
    assert question.prompt == "<em>Why</em>?"
    assert question.options == ("One &amp; two", "Three")
    assert question.answer == letters
    assert question.reasons == ("<span>✗</span> No.", "<span>✓</span> Yes.")
    assert question.explanation == '<p>See <a href="#a">a</a>.</p>'


def test_a_drawing_stands_alone() -> None:
    figure = parse(
        "<figure><svg viewbox='0 0 2 1'></svg><svg viewbox='0 0 1 2'><title>T</title><desc>D</desc>"
        "<a class='lifecycle__gate' href='../x/' aria-current='page'><rect class='lifecycle__hit'/><text>1</text></a></svg></figure>"
    )[0]
    picture, text = drawing(figure)
    assert text == "T. D"
    assert picture.startswith("<svg") and 'viewBox="0 0 1 2"' in picture and "<style>" in picture
    assert '<g class="lifecycle__gate"><text>1</text></g>' in picture


def test_a_cut_font_has_the_wanted_characters_as_quadratic_outlines() -> None:
    fonts = cut(FACES[:1], {ord("验"), ord("证")})
    if not fonts:
        pytest.skip("this machine has no Noto CJK fonts")
    font = TTFont(io.BytesIO(fonts[FACES[0]]))
    assert {*font.getBestCmap()} == {ord("验"), ord("证")}
    assert "glyf" in font and "CFF " not in font


@pytest.mark.parametrize(("target", "there", "kinds"), [
    ("pdf", (), "pdf"), ("epub", ("handbook-zh.pdf",), "epub pdf"), ("pdf", ("handbook-zh.pdf",), "pdf"),
    ("epub", ("checklist-zh-a4.pdf", "checklist-zh-letter.pdf"), "checklist epub"), ("files", (), "checklist epub pdf"),
])  # fmt: skip
def test_what_is_made_is_what_pages_link_to(tmp_path: Path, target: str, there: tuple[str, ...], kinds: str) -> None:
    """And what was made before stays: the build between the two clears the folder."""
    names = ("requirements.txt", "requirements-dev.txt", ".venv/python", ".venv/site", ".venv/tests")
    for name in (*names, *(f"site/files/{name}" for name in there)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    command = ["make", "--dry-run", "--file", str(ROOT / "Makefile"), target]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert f'HANDBOOK_FILES="{kinds}" .venv/bin/mkdocs build' in told
    assert f"tools/files.py site {kinds}\n" in told
