"""The rules of the handbook's prose that a machine can hold: characters, spacing, punctuation, one name a thing.

Chinese: one space between Han and Latin letters or digits and full-width punctuation, as AutoCorrect has it
(after the W3C's Requirements for Chinese Text Layout and the common copywriting guidelines). English: curly
quotation marks and apostrophes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

import autocorrect_py
import yaml

from handbook.problems import Problem

_HAN = re.compile(r"[\u3400-\u9fff]")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,;:!?()]|[,;:!?()][\u3400-\u9fff]")
_STRAIGHT = re.compile(r"\w'\w|\w'(?=[\s.,;:]|$)|\"")
_GAP = re.compile(r"[\u3400-\u9fff] +[\u3400-\u9fff]")
_DOUBLED = re.compile(r"\S {2,}\S")
_DOTS = re.compile(r"\.\.\.")
_DASHES = re.compile(r"\w ?--+ ?\w")
_FENCE = re.compile(r"^\s*(```|~~~)")
# What is not prose: code, comments, tags, attribute lists, footnote marks, targets of links, bare
# addresses; and English quoted in Chinese keeps its own spacing.
_MASKS = [
    (re.compile(r"`[^`]*`"), "x"),
    (re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"\{[:#.][^{}]*\}|\{ ?[#.:][^{}]*\}"), ""),
    (re.compile(r"\[\^[\w-]+\]"), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"https?://\S+"), "x"),
    (re.compile(r"“[^”\u3400-\u9fff]*”"), "“x”"),
    (re.compile(r"\*\*|~~|^\s*(?:[-*>#|]|\d+\.)+\s*(?:\[[ x]\]\s*)?"), ""),
]
_QUIZ = re.compile(r'^!!! [\w -]+ "(.*)" *$')


def check_text(
    text: str, shown: str, *, english: bool = False, avoid: Mapping[str, str] | None = None
) -> list[Problem]:
    """Return every fault of one file's text, whose name in messages is `shown`.

    `english` says that its prose is English, so that its quotation marks are checked; lines that hold Han are
    checked as Chinese in any case. `avoid` gives wordings that the handbook doesn't use, with what it says instead.
    """
    problems = []
    for number, line, prose in _values(text) if shown.endswith(".yml") else _lines(text):
        for message in _of_line(line, prose, english, avoid or {}):
            problems.append(Problem(shown, number, message))
    return problems


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line with its number, as it stands and as prose alone; code and front matter have no prose."""
    fenced = False
    front = text.startswith("---\n")
    for number, line in enumerate(text.split("\n"), 1):
        if front:
            front = number == 1 or line.rstrip() != "---"
            yield number, line, line.removeprefix("description: ") if line.startswith("description: ") else ""
            continue
        if _FENCE.match(line):
            fenced = not fenced
        prose = "" if fenced else line
        title = _QUIZ.match(prose)
        if title:
            prose = title[1]
        for pattern, replacement in _MASKS:
            prose = pattern.sub(replacement, prose)
        yield number, line, prose


def _values(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line of the strings in a YAML document; what isn't valid YAML is told by the loader."""
    try:
        nodes = [yaml.compose(text, Loader=yaml.SafeLoader)]
    except yaml.YAMLError:
        return
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.CollectionNode):
            nodes += [part for item in node.value for part in (item if isinstance(item, tuple) else [item])]
        elif isinstance(node, yaml.ScalarNode):
            first = node.start_mark.line + (2 if node.style in ("|", ">") else 1)
            yield from ((first + number - 1, line, prose) for number, line, prose in _lines(node.value))


def _of_line(line: str, prose: str, english: bool, avoid: Mapping[str, str]) -> Iterator[str]:
    for char in line:
        if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs") and char != "\t":
            yield f"invisible character U+{ord(char):04X}: remove it"
        elif _RADICAL.match(char):
            yield f"“{char}” (U+{ord(char):04X}) is a radical that looks like a character: type the character"
        elif char == "\ufffd":
            yield "U+FFFD stands where a character was lost: type it again"
        elif char == "\u00a0":
            yield "a space that doesn’t break (U+00A0): type an ordinary one"
    if _DOUBLED.search(prose):
        yield "two spaces: leave one"
    dots = _DOTS.search(prose)
    if dots:
        yield f"three periods in “{_around(prose, dots.start())}”: type …"
    if _HAN.search(prose):
        gap = _GAP.search(prose)
        if gap:
            yield f"a space between Han in “{_around(prose, gap.start())}”: remove it"
        if '"' in prose:
            yield f"straight quotation mark in “{_around(prose, prose.index(chr(34)))}”: use “ ”"
        half = _HALF_WIDTH.search(prose)
        if half:
            yield f"half-width punctuation beside Han in “{_around(prose, half.start())}”: use the full-width mark"
        right = autocorrect_py.format(prose)
        if right != prose and not half:
            place = next((i for i, (a, b) in enumerate(zip(prose, right, strict=False)) if a != b), len(right) - 1)
            yield f"spacing or punctuation: write “{_around(right, place)}” for “{_around(prose, place)}”"
    elif english:
        straight = _STRAIGHT.search(prose)
        if straight:
            yield f"straight quotation mark in “{_around(prose, straight.start())}”: use ’ or “ ”"
        dashes = _DASHES.search(prose)
        if dashes:
            yield f"double hyphen in “{_around(prose, dashes.start())}”: use other punctuation"
    for wrong, instead in avoid.items():
        if wrong in prose:
            yield f"the handbook doesn’t say “{wrong}”: write “{instead}”"


def _around(text: str, place: int) -> str:
    return text[max(0, place - 6) : place + 8].strip()
