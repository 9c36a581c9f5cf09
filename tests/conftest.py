"""The sites that tests look at: the real one, built once a run, and tiny ones built on demand."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page

from crawl import Site
from serving import launch, serve

ROOT = Path(__file__).parents[1]
URL = "http://127.0.0.1:8000/handbook/"
"""Where the tested site says it lives: below a folder, since that is what breaks first."""

os.environ["NO_MKDOCS_2_WARNING"] = "1"
os.environ["DISABLE_MKDOCS_2_WARNING"] = "true"
os.environ["SOURCE_DATE_EPOCH"] = "1795478400"
"""A fixed build date, 2026-11-24: two builds are the same byte for byte."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the real handbook, strictly, as its command does."""
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "SITE_URL": URL}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    warnings = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert done.returncode == 0, "\n".join(warnings)
    return Site(folder, URL)


@pytest.fixture(scope="session")
def served(site: Site) -> Iterator[str]:
    """Serve the real handbook below its folder; yield its address."""
    with serve(site.root) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the machine's browser."""
    with launch() as started:
        yield started


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a browser that has been nowhere yet."""
    made = chromium.new_context()
    yield made
    made.close()


@pytest.fixture(name="page")
def new_page(context: BrowserContext) -> Page:
    """Open a page in it."""
    return context.new_page()


BuildSite = Callable[[dict[str, str]], tuple[Site, list[str]]]


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Return a function that builds a tiny handbook from files, with the real settings, templates and hooks.

    It returns the site and the warnings that were logged. Names are paths below docs/; what the handbook can't
    do without (sources, gates, words, a home page) is there unless a file of the name is given.
    """

    def build_tiny(files: dict[str, str]) -> tuple[Site, list[str]]:
        docs = tmp_path / "docs"
        for name, text in {**_minimum(), **files}.items():
            path = docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        config = load_config(
            str(ROOT / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=str(tmp_path / "site"),
            site_url="https://handbook.example/",
            strict=False,
            nav=[],
        )
        warnings = _Warnings()
        logging.getLogger("mkdocs").addHandler(warnings)
        clean = utils.clean_directory
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            utils.clean_directory = clean  # the languages plugin leaves its own where a build fails
            config.plugins.on_shutdown()
            logging.getLogger("mkdocs").removeHandler(warnings)
        return Site(tmp_path / "site", "https://handbook.example/"), warnings.messages

    return build_tiny


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self.messages.append(record.getMessage())


def page(title: str, body: str = "", **meta: str) -> str:
    """Return a page's text with sound front matter."""
    lines = [f"{key}: {value}" for key, value in meta.items()]
    description = "一句话说明这一页讲什么，长度要够，给搜索引擎看，也给读者看。" * (not title.isascii()) or (
        "One sentence that tells a search engine and a reader what this page is about."
    )
    front = "\n".join(["---", f"description: {description}", "reviewed: 2026-11-24", *lines, "---"])
    return f"{front}\n\n# {title} {{#top}}\n\n{body}\n"


def _minimum() -> dict[str, str]:
    return {
        "zh/index.md": page("首页"),
        "en/index.md": page("Home"),
        "sources.yml": "law: {publisher: Congress, title: A Law, date: 2020-01-02, url: 'https://law.example/a', "
        "checked: 2026-11-24}\n",
        "rounds.yml": "- {id: technical, zh: 技术面, en: Technical, draws: []}\n",
        "gates.yml": "- id: concept\n  zh: {name: 概念, question: [值得吗]}\n  en: {name: Concept, question: [Why]}\n",
    }
