"""Questions in a page: read, found faulty, replaced."""

from __future__ import annotations

import markdown
import pytest

from cases import EXTENSIONS, Case, golden, messages, name_words
from handbook.pages import SourcePage, parse_page
from handbook.problems import Problem
from handbook.quiz.model import Option, Question
from handbook.quiz.parse import SYNTAX, parse_questions, replace
from handbook.records import Language
from handbook.templates import readable, render

OPENER = f"not the opening line of a question: write {SYNTAX}, at the line's beginning"
FIRST = "options come first: write “- [ ] …” or “- [x] …”, one line each"
NEITHER = "neither an option, a reason nor set off by a blank line: keep each on one line"
NO_REASON = "the option has no reason: put one under it, indented by four spaces, behind “>”"
SCHEME = "a link may lead to a page, to http or to https: change its address"
BRACES = "attribute lists have no place in a question: remove the braces"
PICTURE = "pictures have no place in a question: describe it in words"
REFERENCE = "a link’s address stands in the link: write [text](address)"
LATE = "an option stands behind the explanation’s beginning: move it up to the others"
WITHIN = "a question stands within another: begin it at the line’s beginning, behind a blank line"
BRACKET = "a square bracket stands in the prompt, which is a link itself: remove it"
NO_LINK = "the explanation links to nothing: add a link to the section or term that settles it"

GOOD = """\
!!! quiz one concept-first "Which?"

    - [ ] One
        > No.
    - [x] Two
        > Yes, *so*.
    - [ ] Three
        > No.

    See [entry](#entry).

    And more.
"""
SHOWN = "docs/zh/gates/concept.md"
FRONT = "---\nreviewed: 2026-11-24\n---\n\n# A {#a}\n\n"


def _page(text: str, language: Language = "zh") -> SourcePage:
    return parse_page(text, language, "gates/concept.md", f"docs/{language}/gates/concept.md")


@golden("quiz")
def test_golden(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    name_words(monkeypatch)
    page = _page(case.source, case.language)
    questions, problems = parse_questions(page)
    assert messages(problems) == case.problems

    def form(id: str) -> str | None:
        found = [question for question in questions if question.id == id and not question.faulty]
        return render("quiz", case.language, question=found[0], version="0123456789ab") if found else None

    html = readable(markdown.markdown(replace(page.body, form), extensions=EXTENSIONS))
    assert f"{html}\n" == case.html


@pytest.mark.parametrize(("front", "first"), [("", 1), (FRONT, 7)])
def test_question(front: str, first: int) -> None:
    options = (
        Option("One", False, "No.", first + 2),
        Option("Two", True, "Yes, *so*.", first + 4),
        Option("Three", False, "No.", first + 6),
    )
    text = ("concept-first", "one", "Which?", options, "See [entry](#entry).\n\nAnd more.")
    question = Question(*text, "zh", "gates/concept.md", SHOWN, first)
    assert question.answer == (0,)
    assert parse_questions(_page(front + GOOD)) == ([question], [])


def _changed(changes: dict[str, str]) -> str:
    text = GOOD
    for piece, instead in changes.items():
        assert piece in text
        text = text.replace(piece, instead)
    return text


@pytest.mark.parametrize("changes", [
    {"[x]": "[X]"},
    {"    - [ ] Three": "\n    - [ ] Three"},
    {"!!! quiz one": "!!! quiz  all"},
    {"\n\n    See": "\n  \n    See"},
    {"quiz one": "quiz all", "[ ] Three": "[x] Three"},
    {"    - [ ] Three\n        > No.\n": "".join(f"    - [ ] {i}\n      > No.\n" for i in "3456")},
    {"Which?": "Why “<b>” & `[x](y)`?"},
])  # fmt: skip
def test_sound_variations(changes: dict[str, str]) -> None:
    questions, problems = parse_questions(_page(_changed(changes)))
    assert problems == []
    assert [question.id for question in questions] == ["concept-first"]


@pytest.mark.parametrize(("changes", "faults"), [
    ({"concept-first ": ""}, [(1, OPENER)]),
    ({'"Which?"': "Which?"}, [(1, OPENER)]),
    ({'"Which?"': '"Which?" {.x}'}, [(1, OPENER)]),
    ({"!!! quiz": " !!! quiz"}, [(1, OPENER)]),
    ({"!!! quiz": "!!!quiz"}, [(1, OPENER)]),
    ({"!!! quiz": "!! quiz"}, [(1, OPENER)]),
    ({"quiz one": "quiz pick"}, [(1, "unknown kind “pick”: use one, all, order or open")]),
    ({"concept-first": "first"}, [(1, "the id “first” is not lower-case words joined by hyphens: correct it")]),
    ({"concept-first": "Concept-1"}, [(1, "the id “Concept-1” is not lower-case words joined by hyphens: correct it")]),
    ({"Which?": " "}, [(1, "the prompt is empty: write the question between the quotes")]),
    ({"Which?": 'The "one"?'}, [(1, "a straight quote stands in the prompt: write “ and ”")]),
    ({"Which?": "See [it](#it)?"}, [(1, BRACKET)]),
    ({"    And more.": "    - [x] Four\n        > Yes."}, [(12, LATE)]),
    ({"    And more.": "    * [] Four"}, [(12, LATE)]),
    ({"    And more.": '    !!! quiz one concept-third "?"'}, [(12, WITHIN)]),
    ({"[entry](#entry)": "`[entry](#entry)`"}, [(1, NO_LINK)]),
    ({"!!! quiz": "> !!! quiz"}, [(1, OPENER)]),
    ({"quiz one": "quiz all", "    - [ ] One": "    Think.\n    - [ ] One"}, [
        (1, "0 options: give 3 to 6"), (1, "no option is right: mark one with [x]"), (3, FIRST)
    ]),
    ({"Three\n        > No.\n\n    See [entry](#entry).\n\n    And more.\n": "Three\n"}, [
        (1, "no explanation: add one after the options, set off by a blank line"), (7, NO_REASON)
    ]),
    ({"One\n": "One\n    and a half\n"}, [(3, NO_REASON), (4, NEITHER), (5, NEITHER)]),
    ({"*so*.\n": "*so*,\n        > *so*.\n"}, [(7, NEITHER)]),
    ({"        > Yes": "    > Yes"}, [(5, NO_REASON), (6, NEITHER)]),
    ({"        > Yes, *so*.\n": ""}, [(5, NO_REASON)]),
    ({"> Yes, *so*.": ">"}, [(5, NO_REASON), (6, NEITHER)]),
    ({"[x] Two": "[] Two"}, [(1, "2 options: give 3 to 6"), (1, "no option is right: mark one with [x]"),
                             (5, NEITHER), (6, NEITHER)]),
    ({"[ ] Three": "[v] Three"}, [(7, "the box holds “v”: write [ ] or [x]")]),
    ({"    - [ ] Three\n        > No.\n": ""}, [(1, "2 options: give 3 to 6")]),
    ({"    - [ ] Three\n        > No.\n": "".join(f"    - [ ] {i}\n        > No.\n" for i in "34567")},
     [(1, "7 options: give 3 to 6")]),
    ({"[x]": "[ ]"}, [(1, "no option is right: mark one with [x]")]),
    ({"[ ]": "[x]"}, [(1, "3 right options in a question of the kind “one”: mark one, or make it “all”")]),
    ({"quiz one": "quiz all", "[ ]": "[x]"}, [(1, "every option is right: give at least one that is not")]),
    ({"Three": "One"}, [(1, "two options are the same: change one")]),
    ({"    See [entry](#entry).\n\n    And more.\n": ""},
     [(1, "no explanation: add one after the options, set off by a blank line")]),
    ({"\n    See": "    See"}, [(9, NEITHER), (1, NO_LINK)]),
    ({"[entry](#entry)": "[entry]"}, [(1, NO_LINK)]),
    ({"one c": "pick c", "first": "", "Which?": "", "[ ] One": "[o] One", "        > Yes, *so*.\n": "", "(#": "#"}, [
        (1, "unknown kind “pick”: use one, all, order or open"),
        (1, "the id “concept-” is not lower-case words joined by hyphens: correct it"),
        (1, "the prompt is empty: write the question between the quotes"),
        (3, "the box holds “o”: write [ ] or [x]"),
        (5, NO_REASON),
        (1, NO_LINK),
    ]),
])  # fmt: skip
@pytest.mark.parametrize(("front", "before"), [("", 0), (FRONT, 6)], ids=["at once", "after front matter"])
def test_faults(changes: dict[str, str], faults: list[tuple[int, str]], front: str, before: int) -> None:
    questions, problems = parse_questions(_page(f"{front}{_changed(changes)}\n{GOOD}"))
    assert messages(problems) == messages(Problem(SHOWN, before + line, message) for line, message in faults)
    *faulty, sound = questions
    assert not sound.faulty, "the question after it is read"
    assert all(question.faulty for question in faulty)


@pytest.mark.parametrize("after", ["", "\n", "\n\n\n# End \t{#end}  ", "\nEnd\x0b\r\n", "\n  text\n   \n"])
@pytest.mark.parametrize("before", ["", "\n", "# A  {#a}\r\n\n\ttab\n \n", f"```\n{GOOD}```\n", "!!! quiz faulty\n\n"])
def test_replace_keeps_the_rest(before: str, after: str) -> None:
    text = f"{before}{GOOD.removesuffix(chr(10))}{after}"
    assert replace(text, lambda id: f"\n<form>\n\n  {id}\n") == f"{before}\n<form>\n\n  concept-first\n{after}"
    assert replace(text, lambda _: None) == text


def test_replace_gives_each_question_its_own() -> None:
    text = f"{GOOD}Between\n{GOOD.replace('first', 'second')}"
    assert replace(text, lambda id: f"<{id}>") == "\n<concept-first>\n\nBetween\n\n<concept-second>\n\n"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[a](javascript:alert(1))", SCHEME),
        ("[a](java&#115;cript:alert(1))", SCHEME),
        ("` [a](data:text/html,x)", SCHEME),
        ("[a](#entry){href=javascript:alert(1)}", BRACES),
        ("[a](#entry){href=javascript:alert(1)//{ }", BRACES),
        ("*a*{: onclick=alert(1) }", BRACES),
        ("*a*{ style=position:fixed;inset:0 }", BRACES),
        ("`a` *a*{ hidden } `b`", BRACES),
        ("[a](#entry){.red}", BRACES),
        ("[a]: https://law.example", REFERENCE),
        ("- [a]: b.md", REFERENCE),
        ("[a][b]", REFERENCE),
        ("![a](https://law.example/a.png)", PICTURE),
    ],
)
@pytest.mark.parametrize(("instead", "place"), [("One", 3), ("No.", 4), ("And more.", 12)])
def test_markup_has_no_place_in_a_question(line: str, fault: str, instead: str, place: int) -> None:
    _, problems = parse_questions(_page(GOOD.replace(instead, f"{instead} {line}", 1)))
    assert f"{SHOWN}:{place}: {fault}" in messages(problems)


def test_an_address_on_the_next_line_is_read_too() -> None:
    _, problems = parse_questions(_page(GOOD.replace("And more.", "And [more](\n    javascript:alert(1)).")))
    assert messages(problems) == [f"{SHOWN}:1: {SCHEME}"]


@pytest.mark.parametrize("opener", ["??? quiz", "???+ quiz", "!!! Quiz"])
def test_what_nearly_begins_a_question_is_told(opener: str) -> None:
    questions, problems = parse_questions(_page(GOOD.replace("!!! quiz", opener, 1)))
    assert [(question.id, question.faulty) for question in questions] == [("concept-first", True)]
    assert messages(problems) == [f"{SHOWN}:1: {OPENER}"]


def test_a_question_whose_box_is_misspelt_is_known_by_its_id() -> None:
    questions, problems = parse_questions(_page(GOOD.replace("quiz", "quizz")))
    assert [(question.id, question.faulty) for question in questions] == [("concept-first", True)]
    assert problems == [], "the box itself is told where boxes are"
