"""Measure the handbook: `make bench` prints every figure beside what it is compared with, measured in the same run.

What it prints is Markdown, for BENCHMARKS.md. What is timed is the processor's time where that can be had, so that
other work on the machine changes little.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from buildcost import print_growth, print_ratio
from glossarycost import print_glossary, print_linking
from lighthouse import print_lighthouse
from machine import print_machine
from pagecost import print_costs
from searchcost import make_stock, print_search
from serving import serve
from variants import build_site
from weightcost import print_weight


def main(folder: Path) -> None:
    """Print every figure; what is built on the way goes into `folder`."""
    print_machine()
    print("\n### Build")
    ours, stock = print_ratio(folder / "ratio")
    print_growth(folder / "growth")
    print_linking()
    print_glossary(folder / "glossary")
    print("\n### Weight")
    print_weight(ours, stock)
    print_lighthouse(ours, stock)
    print("\n### Search")
    build_site(folder / "search/ours")
    build_site(folder / "search/stock", without="search", separator=r"[\s\u200b\-]")
    make_stock(folder / "search/stock")
    print_search(folder / "search/ours", folder / "search/stock")
    print("\n### Scripts")
    with serve(ours) as served:
        print_costs(served)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as made:
        main(Path(made))
