"""Templates: authors' Markdown is kept, HTML in it is not; words in both languages."""

from __future__ import annotations

from pathlib import Path

import jinja2
import markdown
import pytest

from cases import messages, write
from handbook import templates
from handbook.problems import DataError


@pytest.mark.parametrize(("text", "html"), [
    ("a < b & *c* > d", "<p>a &lt; b &amp; <em>c</em> &gt; d</p>"),
    ("<script>x</script>", "<p>&lt;script>x&lt;/script></p>"),
    ("`<b>` <b>", "<p><code>&lt;b&gt;</code> &lt;b></p>"),
    # What isn't code to Markdown, though it looks like it.
    (r"\`<script>x</script>\`", "<p>`&lt;script>x&lt;/script>`</p>"),
    ("`a\n\n<img src=x onerror=x>`", "<p>`a</p>\n<p>&lt;img src=x onerror=x>`</p>"),
])  # fmt: skip
def test_text_of_an_author_never_becomes_html(text: str, html: str) -> None:
    made = templates.readable(markdown.markdown(templates.markdown_text(text)))
    assert made.replace("&gt;", ">") == html.replace("&gt;", ">")
    assert "<script" not in made
    assert "<img" not in made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose templates and words stand in for the handbook's."""
    monkeypatch.setattr(templates, "FOLDER", tmp_path)
    monkeypatch.setattr(templates, "WORDS", tmp_path / "words.yml")
    monkeypatch.setattr(templates, "_environment", templates._environment.__wrapped__)
    return write(tmp_path, {"words.yml": "right: {zh: 对, en: 'Right & just'}\n"})


@pytest.mark.parametrize(("template", "rendered"), [
    ("{{ words.right }} {{ language }}", "Right &amp; just en"),
    ("{## a note ##}# H {#id}", "# H {#id}"),
    ("{{ text }}", "&lt;b&gt;\n`&lt;i&gt;`"),
    ("    {{ text | markdown | indent_lines(4) }}", "    \ue000b>\n    `\ue000i>`"),
    ("{% if text %}\na\n  {% endif %}\nb", "a\nb"),
])  # fmt: skip
def test_render(folder: Path, template: str, rendered: str) -> None:
    write(folder, {"x.html": template})
    assert templates.render("x", "en", text="<b>\n`<i>`") == rendered


def test_what_is_missing_is_an_error(folder: Path) -> None:
    write(folder, {"x.html": "{{ text }}", "words.yml": "right: {zh: 对}\n"})
    with pytest.raises(DataError, match=r"words\.yml:1: “right\.en” is missing: add it"):
        templates.load_words("en")
    write(folder, {"words.yml": "right: {zh: 对, en: Right}\nwrong: {zh: 错, en: Wrong}\n"})
    with pytest.raises(jinja2.UndefinedError, match="'text' is undefined"):
        templates.render("x", "zh")


@pytest.mark.parametrize(("files", "faults"), [
    ({}, []),
    ({"overrides/a/x.html": "{{ words.right }} {{ words.menu }}"},
     ["docs/words.yml:1: “menu” is missing, which overrides/a/x.html uses: add it"]),
    ({"hooks/y.py": 'load_words(language)["menu"], words["right"], words.items()  # docs/words.yml'},
     ["docs/words.yml:1: “menu” is missing, which hooks/y.py uses: add it"]),
    ({"docs/words.yml": "{}"}, ["docs/words.yml:1: “right” is missing, which the handbook uses: add it"]),
    ({"docs/words.yml": "right: {zh: 对}"}, ["docs/words.yml:1: “right.en” is missing: add it"]),
    ({"docs/words.yml": None}, ["docs/words.yml:1: the file is missing: restore it, empty if need be"]),
])  # fmt: skip
def test_words_that_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str | None], faults: list[str]
) -> None:
    monkeypatch.setattr(templates, "FOLDER", tmp_path / "overrides/handbook")
    monkeypatch.setattr(templates, "WORDS", tmp_path / "docs/words.yml")
    given = {"docs/words.yml": "right: {zh: 对, en: Right}\n", **files}
    write(tmp_path, {name: text for name, text in given.items() if text is not None})
    told: list[str] = []
    try:
        templates.check_words(["right"])
    except DataError as error:
        told = messages(error.problems)
    assert told == faults


def test_a_template_that_is_no_text_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "FOLDER", tmp_path / "overrides/handbook")
    write(tmp_path, {"overrides/x.html": ""})
    (tmp_path / "overrides/x.html").write_bytes(b"\xff")
    with pytest.raises(DataError, match=r"overrides/x\.html:1: can't be read: .*; save it as UTF-8"):
        templates.check_words([])
