"""What a build takes: processor time and memory, beside the theme's own build, and as the handbook grows."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stock import write_stock
from table import print_table

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "hooks", "overrides")
BUDGET = 1.3
"""Of our build against the theme's own, in processor time."""
ROUNDS = 7
"""The builds to compare are run so often, in turn; the median of the rounds' ratios counts: a machine's pace drifts."""
RUNS = 3
"""Where nothing is compared each build is run so often; the least time counts."""
SIZES = (1, 5, 20)
"""How many times the handbook's pages."""
_ONCE = "practice.md"
"""The page that is never copied: it lists every question, so each copy would grow with all the others."""
_QUESTION = re.compile(r"^(!!! quiz [\w-]+ [\w-]+)", re.MULTILINE)
_BUILD = "from mkdocs.__main__ import cli; cli()"
_WITHOUT_JIEBA = "import sys; sys.modules['jieba'] = None; "


@dataclass(frozen=True)
class Cost:
    """What a build took."""

    seconds: float
    """Of the processor, in the program and in the system."""
    memory: int
    """The most that it held at once, in bytes."""


def build(folder: Path, site: Path, *, jieba: bool) -> Cost:
    """Build what is in `folder` into `site`, in a process of its own; return what that took.

    jieba, which the tests bring, is hidden unless `jieba`. Raise RuntimeError with its words where a build fails.
    """
    code = _BUILD if jieba else _WITHOUT_JIEBA + _BUILD
    command = [sys.executable, "-c", code, "build", "--quiet", "--no-strict", "--site-dir", str(site)]
    measured = [sys.executable, str(Path(__file__).with_name("measured.py")), *command]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    done = subprocess.run(measured, cwd=folder, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the build of {folder} failed:\n{done.stderr}")
    return Cost(**json.loads(done.stdout))


def copy_sources(folder: Path, times: int = 1) -> None:
    """Copy the handbook's sources into `folder`, with so many copies of each page that there are `times` as many.

    The copies stand beside their pages, in no navigation, and are sound: their questions have ids of their own.
    """
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    copies = [
        _copy(page, number) for page in sorted((folder / "docs").glob("*/**/*.md")) for number in range(2, times + 1)
    ]
    unlisted = "".join(f"  {name}\n" for name in sorted({name for name in copies if name}))
    (folder / "mkdocs.yml").write_text(
        f"{settings}\nnot_in_nav: |\n{unlisted}" if unlisted else settings, encoding="utf-8"
    )


def _copy(page: Path, number: int) -> str | None:
    """Write copy `number` beside a page; return its name, or None where there is to be none."""
    if page.name == _ONCE:
        return None
    copy = page.with_name(f"{page.stem}-copy-{number}.md")
    copy.write_text(_QUESTION.sub(rf"\1-copy-{number}", page.read_text(encoding="utf-8")), encoding="utf-8")
    return copy.name


def print_ratio(folder: Path) -> tuple[Path, Path]:
    """Print our build against the theme's own of the same Markdown; return both sites, below `folder`."""
    copy_sources(folder / "ours")
    write_stock(folder / "ours", folder / "stock")
    sites = {name: folder / f"{name}-site" for name in ("ours", "stock")}
    builds = (("ours", False), ("stock", True), ("stock", False))
    rounds = [[build(folder / name, sites[name], jieba=jieba).seconds for name, jieba in builds] for _ in range(ROUNDS)]
    own, *others = zip(*rounds, strict=True)
    against = ("stock as its manual asks where pages are Chinese, with jieba", "stock without jieba")
    rows = []
    for name, its in zip(against, others, strict=True):
        ratio = statistics.median(ours / stock for ours, stock in zip(own, its, strict=True))
        rows.append((name, f"{statistics.median(own):.2f}", f"{statistics.median(its):.2f}", f"{ratio:.2f}"))
    print_table(
        f"Our build against the theme's own of the same Markdown, processor time, median of {ROUNDS} rounds (budget "
        f"{BUDGET})",
        ("against", "ours, s", "stock, s", "ratio"),
        rows,
    )
    return sites["ours"], sites["stock"]


def print_growth(folder: Path) -> None:
    """Print what the build takes as the handbook grows; a page more must not cost more than the ones before.

    Terms' pages are many and small, so what each added page takes is compared, not the mean of all.
    """
    measured: list[tuple[int, int, Cost]] = []
    for times in SIZES:
        copy_sources(sources := folder / f"times-{times}", times)
        site = folder / f"times-{times}-site"
        runs = [build(sources, site, jieba=False) for _ in range(1 if times == SIZES[-1] else RUNS)]
        cost = Cost(min(run.seconds for run in runs), max(run.memory for run in runs))
        measured.append((times, sum(1 for _ in site.rglob("*.html")), cost))
        shutil.rmtree(site)
    rows, first = [], 0.0
    for number, (times, pages, cost) in enumerate(measured):
        row = [f"{times}", f"{pages}", f"{cost.seconds:.1f}", f"{cost.memory / 1e6:.0f}"]
        if number:
            _, fewer, before = measured[number - 1]
            each = (cost.seconds - before.seconds) / (pages - fewer)
            first = first or each
            kept = (cost.memory - before.memory) / (pages - fewer)
            row += [f"{1000 * each:.1f}", f"{each / first:.2f}", f"{kept / 1e6:.2f}"]
        rows.append([*row, *[""] * (7 - len(row))])
    print_table(
        f"The build at {', '.join(map(str, SIZES))} times the pages, the same terms",
        ("times", "pages", "processor s", "peak MB", "ms each page added", "against the first added", "MB each"),
        rows,
    )
