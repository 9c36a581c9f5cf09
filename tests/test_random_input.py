"""Whatever an author writes: no crash, no hang, no markup of their own (Hypothesis makes the input).

Data files become a value or a list of faults, each with its file and line; questions and terms become pages that hold
nothing but the handbook's own elements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from lxml import html

from cases import EXTENSIONS, HANDBOOK, write
from handbook.content import Content, load_content
from handbook.gates import load_gates
from handbook.glossary.load import load_glossary
from handbook.glossary.pages import term_markdown
from handbook.pages import parse_page
from handbook.problems import DataError, Problem
from handbook.quiz.bank import read_bank
from handbook.quiz.parse import parse_questions, replace
from handbook.rounds import load_rounds
from handbook.sources import load_sources
from handbook.templates import readable, render

quick = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,  # the same input on each run: a test that fails, fails again
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

TRICKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</form>", "<!--", "-->", "&lt;b&gt;", "&#60;i&#62;",
    "[a](javascript:alert(1))", "[a](java&#x73;cript:alert(1))", "[a]: javascript:alert(1)", "[a][a]",
    "{onclick=alert(1)}", "{: href=javascript:alert(1) }", "![a](x.png){onerror=alert(1)}", "`", "``", "```", "~~~",
    "<b>`</b>`", "\\`<b>", "| a |", "|---|", "$x$", "{{ x }}", "{% x %}", "!!! quiz", "??? note", "- [x] ", "1. ", "> ",
    "    ", "\t", "\n", "\n\n", "# ", "{#id}", "[^law]", "[^law]: x", "*", "**", "_", "\\", '"', "“", "'", "]", "](", ")",
    "\ue000", "\u200b", "\u202e", "\u2028", "\x85", "模型", "Model", "SR 1", "内审", "a", " ", "%content-security-policy%",
]  # fmt: skip
"""What has led a Markdown reader astray somewhere, and what makes it look like a page of the handbook."""

prose = some.lists(some.sampled_from(TRICKS) | some.text(max_size=6), max_size=12).map("".join)
GENTLE = [trick for trick in TRICKS if not re.search(r"[{\n]|]:|script:|!!!|\?\?\?", trick)]
"""What the rules let through, into pages: it must do no harm there."""
gentle = some.lists(some.sampled_from(GENTLE) | some.text("abc模型 &;<>*`", max_size=6), max_size=8).map("".join)
line = gentle.map(lambda text: " ".join(text.split()).strip('"') or "a")
words = gentle.map(lambda text: text.replace("<", "< ").strip() or "a")
plain = some.text("abcAB模型 &;'\"“”-·/\\|_#()\ue000\u200b\u202e", min_size=1, max_size=20).map(
    lambda text: text.strip() or "a"
)
scalars = some.none() | some.booleans() | some.integers() | some.floats() | some.dates() | prose
data = some.recursive(
    scalars,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(prose | some.integers(), inner, max_size=4),
    max_leaves=12,
)

TERM: dict[str, Any] = yaml.safe_load(HANDBOOK["glossary/sr-2.yml"])
PLACE = re.compile(r"docs/[^:\n]+:\d+: \S")


def told(problems: list[Problem], shown: str) -> None:
    """Check that each fault has its place."""
    for problem in problems:
        assert PLACE.match(str(problem)), str(problem)
        assert problem.line >= 1
        assert "Traceback" not in problem.message
        assert problem.path.startswith(shown)


def loaded(load: Callable[[Path], object], text: str) -> None:
    """Load a file of `text`: a value, or faults with their places."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.yml")
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        try:
            load(path)
        except DataError as error:
            told(error.problems, "docs/x.yml")


LOADERS: dict[str, Callable[[Path], object]] = {
    "sources": lambda path: load_sources(path, "docs/x.yml"),
    "gates": lambda path: load_gates(path, "docs/x.yml"),
    "rounds": lambda path: load_rounds(path, "docs/x.yml"),
}


@pytest.mark.parametrize("name", LOADERS)
@quick
@given(some.text(max_size=80) | prose | data.map(lambda value: yaml.safe_dump(value, allow_unicode=True)))
def test_any_text_as_a_data_file(name: str, text: str) -> None:
    loaded(LOADERS[name], text)


@quick
@given(some.text(max_size=80) | prose)
def test_any_text_as_a_term(text: str) -> None:
    loaded(lambda path: load_glossary(path.parent, "docs", gates=[], rounds=[], sources=[]), text)


@some.composite
def spoilt(draw: some.DrawFn) -> dict[str, Any]:
    """Return a sound term in which one value, or several, have been replaced by anything."""
    term: dict[str, Any] = yaml.safe_load(yaml.safe_dump(TERM))
    for _ in range(draw(some.integers(1, 3))):
        part = draw(some.sampled_from([term, *(value for value in term.values() if isinstance(value, dict))]))
        part[draw(some.sampled_from([*part, "also", "new"]))] = draw(data)
    return term


@quick
@given(spoilt(), spoilt())
def test_any_value_in_a_term(one: dict[str, Any], two: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        folder = write(Path(name), {"sr-2.yml": yaml.safe_dump(one), "sr-3.yml": yaml.safe_dump(two)})
        try:
            load_glossary(folder, "docs/glossary", gates=["concept"], rounds=None, sources=["law"])
        except DataError as error:
            told(error.problems, "docs/glossary/sr-")


@quick
@given(prose, some.text(max_size=60) | prose)
def test_any_page(front: str, body: str) -> None:
    page = parse_page(f"---\n{front}\n---\n{body}", "zh", "a.md", "docs/zh/a.md")
    told(list(page.problems), "docs/zh/a.md")
    parse_questions(page)


OWN = {
    "a", "abbr", "blockquote", "br", "button", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "fieldset", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "legend", "li", "main", "ol",
    "output", "p", "pre", "section", "span", "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "th", "thead", "tr", "ul", "path", "small", "kbd", "time",
}  # fmt: skip
"""Elements that Markdown or the handbook's templates make."""


def harmless(rendered: str) -> None:
    """Check that a rendered page holds only the handbook's own elements, and no attribute that runs."""
    for element in html.fromstring(f"<main>{rendered}</main>").iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        assert element.tag in OWN, html.tostring(element, encoding="unicode")[:200]
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            if name in ("href", "src", "action"):
                address = re.sub(r"[\x00-\x20]", "", value).lower()
                assert not re.match(r"(javascript|data|vbscript):", address), value


@quick
@given(line, some.lists(some.tuples(line, line), min_size=3, max_size=3, unique_by=lambda pair: pair[0]), gentle)
def test_any_words_in_a_question(prompt: str, options: list[tuple[str, str]], explanation: str) -> None:
    body = "\n".join(
        f"    - [{'x' if place == 1 else ' '}] {text}\n        > {reason}"
        for place, (text, reason) in enumerate(options)
    )
    more = "\n".join(f"    {each}" for each in f"{explanation} [E](#e)".splitlines())
    page = parse_page(f'\n!!! quiz one a-b "{prompt}"\n\n{body}\n\n{more}\n', "zh", "a.md", "docs/zh/a.md")
    bank, problems = read_bank([page])
    told(problems, "docs/zh/a.md")
    questions = bank.questions["zh"]
    if not questions:
        return  # faulty: the build stops there

    def form(id: str) -> str:
        return render("quiz", "zh", question=questions[id], version="0")

    key = render("answer_key", "zh", questions=list(questions.values()))
    harmless(readable(markdown.markdown(f"{replace(page.body, form)}\n\n{key}", extensions=EXTENSIONS)))


@pytest.fixture(scope="module")
def content() -> Content:
    with TemporaryDirectory() as folder:
        return load_content(write(Path(folder, "docs"), HANDBOOK))


@quick
@given(words, plain, plain, words)
def test_any_words_in_a_term(content: Content, text: str, name: str, definition: str, say: str) -> None:
    fields = {"term": name, "definition": f"{definition}.", "text": text, "say": say, "forms": [name]}
    term = content.glossary.terms["sr-1"]
    with suppress(ValueError):  # faulty: the build stops there
        made = type(term).model_validate({**term.model_dump(), "en": fields})
        glossary = type(content.glossary)(terms={**content.glossary.terms, "sr-1": made})
        changed = type(content)(**{**content.__dict__, "glossary": glossary})
        page = parse_page(term_markdown(changed, "sr-1", "en", {}), "en", "sr-1.md", "docs/en/sr-1.md")
        harmless(readable(markdown.markdown(page.body, extensions=EXTENSIONS)))


@pytest.mark.parametrize("markup", ["<script>x</script>", "<b onclick='x'>y</b>", "<a href='java\tscript:x'>y</a>"])
def test_the_check_above_sees_what_runs(markup: str) -> None:
    with pytest.raises(AssertionError):
        harmless(markup)
