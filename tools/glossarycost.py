"""What linking terms costs: over invented pages and glossaries of several sizes, and in the build of the real site."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

import markdown  # noqa: E402 - the core is not installed

from handbook.glossary.extension import TermLinks  # noqa: E402
from handbook.glossary.links import finder  # noqa: E402
from handbook.glossary.model import Glossary, Term, TermText  # noqa: E402
from table import print_table  # noqa: E402
from variants import build_site  # noqa: E402

ROUNDS = 3
"""Each thing is measured so often, in turn with what it is compared with; the least time counts."""
TERMS = (100, 1_000, 5_000)
PAGES = 200
_WORDS = [
    "the",
    "bank",
    "asks",
    "who",
    "owns",
    "a",
    "model",
    "before",
    "it",
    "goes",
    "live",
    "and",
    "writes",
    "the",
    "answer",
    "down",
]
_SYLLABLES = ["ka", "lo", "mi", "ren", "tas", "vu", "zor", "pel", "din", "qua"]


def print_linking() -> None:
    """Print how the cost of linking grows with the number of terms, over the same pages."""
    glossaries = [glossary_of(count) for count in TERMS]
    pages = pages_with(glossaries[-1], PAGES)

    def convert(glossary: Glossary) -> Callable[[], None]:
        def task() -> None:
            links = TermLinks(glossary, finder(glossary, "en"), "en", lambda id: f"/en/glossary/{id}.md")
            for page in pages:
                markdown.Markdown(extensions=[links]).convert(page)

        return task

    def plain() -> None:
        for page in pages:
            markdown.Markdown().convert(page)

    without, *times = best(plain, *(convert(glossary) for glossary in glossaries))
    print_table(
        f"Linking terms in {PAGES} pages of 600 words, processor time ({without:.2f} s without)",
        ("terms", "against without", f"against {TERMS[0]} terms"),
        [
            (f"{count}", f"{seconds / without:.2f}", f"{seconds / times[0]:.2f}")
            for count, seconds in zip(TERMS, times, strict=True)
        ],
    )


def print_glossary(folder: Path) -> None:
    """Print what the glossary costs in the build of the real site."""
    with_it, without = best(lambda: build_site(folder), lambda: build_site(folder, without="glossary"))
    print_table(
        "The real site with the glossary against without it, processor time",
        ("build", "with, s", "without, s", "ratio"),
        [("the site", f"{with_it:.2f}", f"{without:.2f}", f"{with_it / without:.2f}")],
    )


def best(*tasks: Callable[[], object]) -> list[float]:
    """Return the least processor time of each task in seconds, all run in turn."""
    times = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for number, task in enumerate(tasks):
            begin = time.process_time()
            task()
            times[number] = min(times[number], time.process_time() - begin)
    return times


def glossary_of(count: int) -> Glossary:
    """Return a glossary of `count` invented terms, three wordings each."""
    chosen = random.Random(1)
    terms = {}
    for number in range(count):
        word = "".join(chosen.choice(_SYLLABLES) for _ in range(4)) + str(number)
        text = TermText(term=word, forms=(f"{word} rate", f"{word} model"), definition="One.", text="Text.", say="Say.")
        terms[f"t{number}"] = Term(id=f"t{number}", category="interview", as_of=date(2026, 1, 1), zh=text, en=text)
    return Glossary(terms=terms)


def pages_with(glossary: Glossary, count: int) -> list[str]:
    """Return pages of some 600 words, of which one in twenty belongs to the first hundred terms."""
    chosen = random.Random(2)
    known = [term.en.term for term in list(glossary.terms.values())[:100]]
    pages = []
    for _ in range(count):
        text = [chosen.choice(known) if chosen.random() < 0.05 else chosen.choice(_WORDS) for _ in range(600)]
        lines = [" ".join(text[start : start + 60]) for start in range(0, 600, 60)]
        pages.append("\n\n".join(f"## Part {number}\n\n{line}." for number, line in enumerate(lines)))
    return pages
