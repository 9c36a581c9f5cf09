"""Measure the handbook: `make bench` prints every figure as a ratio of things measured in the same run."""

from __future__ import annotations

import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

import markdown  # noqa: E402 - the core is not installed
from mkdocs.commands.build import build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402

from handbook.glossary.extension import TermLinks  # noqa: E402
from handbook.glossary.links import finder  # noqa: E402
from handbook.glossary.model import Glossary, Term, TermText  # noqa: E402
from pagecost import print_costs  # noqa: E402
from searchcost import make_stock, print_search  # noqa: E402
from serving import serve  # noqa: E402

ROUNDS = 3
"""Each thing is measured so often, in turn with what it is compared with; the best time counts."""


def best(*tasks: Callable[[], object]) -> list[float]:
    """Return the best time of each task in seconds, all run in turn."""
    times = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for number, task in enumerate(tasks):
            begin = time.perf_counter()
            task()
            times[number] = min(times[number], time.perf_counter() - begin)
    return times


def build_site(folder: Path, *, without: str = "", separator: str | None = None) -> None:
    """Build the real site into `folder`, leaving out one hook; `separator` is a setting of the theme's search."""
    hooks = [f"hooks/{name}.py" for name in ("pages", "glossary", "quiz", "search") if name != without]
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), hooks=hooks, strict=False)
    config.plugins["material/search"].config["separator"] = separator
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def glossary_of(count: int) -> Glossary:
    """Return a glossary of `count` invented terms, three wordings each."""
    chosen = random.Random(1)
    syllables = ["ka", "lo", "mi", "ren", "tas", "vu", "zor", "pel", "din", "qua"]
    terms = {}
    for number in range(count):
        word = "".join(chosen.choice(syllables) for _ in range(4)) + str(number)
        text = TermText(term=word, forms=(f"{word} rate", f"{word} model"), definition="One.", text="Text.", say="Say.")
        terms[f"t{number}"] = Term(id=f"t{number}", category="interview", as_of=date(2026, 1, 1), zh=text, en=text)
    return Glossary(terms=terms)


def pages_with(glossary: Glossary, count: int) -> list[str]:
    """Return pages of some 600 words, of which one in twenty belongs to the first hundred terms."""
    chosen = random.Random(2)
    words = [
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
    known = [term.en.term for term in list(glossary.terms.values())[:100]]
    pages = []
    for _ in range(count):
        text = [chosen.choice(known) if chosen.random() < 0.05 else chosen.choice(words) for _ in range(600)]
        lines = [" ".join(text[start : start + 60]) for start in range(0, 600, 60)]
        pages.append("\n\n".join(f"## Part {number}\n\n{line}." for number, line in enumerate(lines)))
    return pages


def linking() -> None:
    """Print how the cost of linking grows with the number of terms, over the same 200 pages."""
    counts = (100, 1_000, 5_000)
    glossaries = [glossary_of(count) for count in counts]
    pages = pages_with(glossaries[-1], 200)

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
    print(f"Linking over 200 pages, against the same pages without it (1.00 = {without:.2f} s):")
    for count, seconds in zip(counts, times, strict=True):
        print(f"  {count:>5} terms: {seconds / without:.2f}   against 100 terms: {seconds / times[0]:.2f}")


def glossary(folder: Path) -> None:
    """Print what the glossary costs in the build of the real site."""
    with_it, without = best(lambda: build_site(folder), lambda: build_site(folder, without="glossary"))
    print(f"Building the site with the glossary, against without it (1.00 = {without:.2f} s): {with_it / without:.2f}")


def search(folder: Path) -> None:
    """Print what search finds and costs, beside the theme's own with jieba, set up for Chinese as its manual says."""
    build_site(folder / "ours")
    build_site(folder / "stock", without="search", separator=r"[\s\u200b\-]")
    make_stock(folder / "stock")
    print_search(folder / "ours", folder / "stock")
    with serve(folder / "ours") as served:
        print_costs(served)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    linking()
    with tempfile.TemporaryDirectory() as folder:
        glossary(Path(folder))
        search(Path(folder))
