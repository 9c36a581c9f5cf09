"""Questions as an author writes them: admonitions in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from handbook.boxes import markers, meant
from handbook.markup import forbidden_scheme, refers, without_code
from handbook.pages import SourcePage
from handbook.problems import Problem
from handbook.quiz.model import KINDS, Option, Question

_OPENER = re.compile(r'^!!! quiz +(?P<kind>[\w-]+) +(?P<id>\S+) +"(?P<prompt>.*)" *$')
_OPTION = re.compile(r"^- \[(?P<mark>.)\] +(?P<text>\S.*)$")
_STEP = re.compile(r"^(?P<mark>\d+)\. +(?P<text>\S.*)$")
_REASON = re.compile(r"^ {2,}> *(?P<text>\S.*)$")
_QUOTATION = re.compile(r"^> *\S", re.MULTILINE)
_LATE = re.compile(r"\s*[-*+] \[.?\]")
"""An option, or nearly, behind the options."""
_LINK = re.compile(r"\]\([^)\s]+\)")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")

SYNTAX = '!!! quiz KIND ID "PROMPT" (CONTRIBUTING.md, Questions)'
_NO_REASON = "the option has no reason: put one under it, indented by four spaces, behind “>”"


@dataclass(frozen=True)
class Block:
    """The lines of one question in a text."""

    start: int
    """Of the opening line, counted from 0."""
    end: int
    """One past the last line."""
    kind: str
    """Of the box, as written: `quiz`, or nearly."""
    opener: str
    body: tuple[str, ...]
    """Without the four spaces; blank lines at the end are left out."""


def blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the question blocks of a page's lines, also those whose marker is misspelt; those in code are left out."""
    end = 0
    for number, _, kind in markers(lines):
        if number < end or meant(kind) != "quiz":
            continue
        end = number + 1
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
            end += 1
        body = [line[4:].rstrip() for line in lines[number + 1 : end]]
        while body and not body[-1]:
            body.pop()
        yield Block(number, number + 1 + len(body), kind, lines[number], tuple(body))


def replace(markdown: str, render: Callable[[str], str | None]) -> str:
    """Return `markdown` with each question replaced by what `render` gives for its id; None leaves it as it is."""
    lines = markdown.split("\n")
    kept: list[str] = []
    last = 0
    for block in blocks(lines):
        opener = _OPENER.match(block.opener)
        markup = render(opener["id"]) if opener else None
        if markup is not None:
            kept += [*lines[last : block.start], "", *markup.strip("\n").split("\n"), ""]
            last = block.end
    return "\n".join([*kept, *lines[last:]])


def parse_questions(page: SourcePage) -> tuple[list[Question], list[Problem]]:
    """Return every question of a page, as far as it can be read, and their faults."""
    questions: list[Question] = []
    problems: list[Problem] = []
    for block in blocks(page.body.split("\n")):
        question, faults = _parse(block, page)
        problems += [Problem(page.shown, page.first_line + line, message) for line, message in faults]
        if question:
            questions.append(question)
    return questions, problems


def _parse(block: Block, page: SourcePage) -> tuple[Question | None, list[tuple[int, str]]]:
    """Return one question, and its faults with lines counted from 0 in the page's body."""
    place = (page.language, page.uri, page.shown, page.first_line + block.start)
    opener = _OPENER.match(block.opener)
    if not opener:
        id = next((word for word in block.opener.split('"')[0].split() if _ID.fullmatch(word)), "")
        question = Question(id, "", "", (), "\n".join(block.body), *place, faulty=True, clear=False) if id else None
        if block.kind.lower() != "quiz":
            return question, []  # the box's kind is misspelt, which is told with those of all boxes
        return question, [(block.start, f"not the opening line of a question: write {SYNTAX}, at the line's beginning")]
    faults: list[tuple[int, str]] = []
    if opener["kind"] not in KINDS:
        faults.append((block.start, f"unknown kind “{opener['kind']}”: use {', '.join(KINDS[:-1])} or {KINDS[-1]}"))
    if not _ID.fullmatch(opener["id"]):
        faults.append((block.start, f"the id “{opener['id']}” is not lower-case words joined by hyphens: correct it"))
    if not opener["prompt"].strip():
        faults.append((block.start, "the prompt is empty: write the question between the quotes"))
    if '"' in opener["prompt"]:
        faults.append((block.start, "a straight quote stands in the prompt: write “ and ”"))
    if re.search(r"[\[\]]", without_code(opener["prompt"])):
        faults.append((block.start, "a square bracket stands in the prompt, which is a link itself: remove it"))
    faults += _markup(block)
    options, rest, option_faults = _options(block, opener["kind"], page.first_line)
    faults += option_faults
    faults += _late(block, opener["kind"], rest, len(options)) if options else []
    explanation = "\n".join(block.body[rest:]).strip()
    choice_faults = list(_judge_options(opener["kind"], options))
    faults += [(block.start, message) for message in choice_faults]
    faults += [(block.start, message) for message in _judge_explanation(opener["kind"], explanation)]
    if len({option.text for option in options}) < len(options):
        faults.append((block.start, "two options are the same: change one"))
    clear = opener["kind"] in KINDS and not choice_faults and all(text == _NO_REASON for _, text in option_faults)
    question = Question(
        opener["id"],
        opener["kind"],
        opener["prompt"].strip(),
        tuple(options),
        explanation,
        *place,
        faulty=bool(faults),
        clear=clear,
    )
    return question, faults


def _markup(block: Block) -> Iterator[tuple[int, str]]:
    """Yield what would let a question's text do more than be read.

    Code is no exception: where it begins and ends depends on what stands around it once the question is taken apart.
    """
    lines = [line.replace("`", "") for line in (block.opener, *block.body)]
    scheme = [place for place, line in enumerate(lines) if forbidden_scheme(line)]
    if not scheme and forbidden_scheme("\n".join(lines)):
        scheme = [0]  # an address on a line of its own
    for place in scheme:
        yield block.start + place, "a link may lead to a page, to http or to https: change its address"
    for place, line in enumerate(lines, block.start):
        if "{" in line:
            yield place, "attribute lists have no place in a question: remove the braces"
        if refers(line):
            yield place, "a link’s address stands in the link: write [text](address)"
        if "![" in line:
            yield place, "pictures have no place in a question: describe it in words"


def _late(block: Block, kind: str, rest: int, count: int) -> Iterator[tuple[int, str]]:
    """Yield what stands behind the `count` options, from the body's line `rest` on, and belongs elsewhere."""
    for place, line in enumerate(block.body[rest:], block.start + 1 + rest):
        step = _STEP.match(line) if kind == "order" else None
        if _LATE.match(line) or (step and step["mark"] == str(count + 1)):
            yield place, "an option stands behind the explanation’s beginning: move it up to the others"
    for place, _, name in markers(list(block.body)):
        if meant(name) == "quiz":
            message = "a question stands within another: begin it at the line’s beginning, behind a blank line"
            yield block.start + 1 + place, message


def _options(block: Block, kind: str, first_line: int) -> tuple[list[Option], int, list[tuple[int, str]]]:
    """Return the options, the body's line at which the explanation begins, and the faults."""
    pattern, form = (_STEP, "“1. …”") if kind == "order" else (_OPTION, "“- [ ] …” or “- [x] …”")
    options: list[Option] = []
    faults: list[tuple[int, str]] = []
    number = 0
    while number < len(block.body):
        line, place = block.body[number], block.start + 1 + number
        match = pattern.match(line)
        if not match:
            if line.strip() and not (options and number and not block.body[number - 1]):
                if not options:
                    faults.append((place, f"options come first: write {form}, one line each"))
                    break
                faults.append((place, "neither an option, a reason nor set off by a blank line: keep each on one line"))
            elif line.strip():
                break
            number += 1
            continue
        wrong = _wrong_mark(kind, match["mark"], len(options) + 1)
        if wrong:
            faults.append((place, wrong))
        reason = _REASON.match(block.body[number + 1]) if number + 1 < len(block.body) else None
        if not reason:
            faults.append((place, _NO_REASON))
        why = reason["text"].strip() if reason else ""
        correct = kind in ("order", "open") or match["mark"] in "xX"
        options.append(Option(match["text"].strip(), correct, why, first_line + place))
        number += 2 if reason else 1
    return options, number, faults


def _wrong_mark(kind: str, mark: str, place: int) -> str | None:
    """Return what is wrong with the mark before an option; `place` counts from 1."""
    if kind == "order":
        return None if mark == str(place) else f"step {mark} stands in place {place}: number the steps in order"
    if kind == "open":
        return None if mark == " " else f"the box holds “{mark}”: a criterion is neither right nor wrong, write [ ]"
    return None if mark in " xX" else f"the box holds “{mark}”: write [ ] or [x]"


_COUNTS = {"order": (3, 8, "steps"), "open": (3, 6, "criteria")}


def _judge_options(kind: str, options: list[Option]) -> Iterator[str]:
    """Yield what is wrong with the number of options, and of right ones."""
    least, most, name = _COUNTS.get(kind, (3, 6, "options"))
    right = sum(option.correct for option in options)
    if not least <= len(options) <= most:
        yield f"{len(options)} {name}: give {least} to {most}"
    if right == 0 and kind in ("one", "all"):
        yield "no option is right: mark one with [x]"
    if kind == "one" and right > 1:
        yield f"{right} right options in a question of the kind “one”: mark one, or make it “all”"
    if kind == "all" and options and right == len(options):
        yield "every option is right: give at least one that is not"


def _judge_explanation(kind: str, explanation: str) -> Iterator[str]:
    if not explanation:
        yield "no explanation: add one after the options, set off by a blank line"
    elif not _LINK.search(without_code(explanation)):
        yield "the explanation links to nothing: add a link to the section or term that settles it"
    if kind == "open" and explanation and not _QUOTATION.search(explanation):
        yield "no model answer: add one after the criteria, in lines behind “>”"
