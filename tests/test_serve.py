"""`make serve` shows an edit by itself, and lives through a broken one."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from buildcost import copy_sources

pytestmark = pytest.mark.site


class Served:
    """A copy of the handbook, being served."""

    def __init__(self, root: Path, port: int, log: Path) -> None:
        self.root, self.port, self.log = root, port, log

    def edit(self, name: str, pattern: str, after: str) -> None:
        """Replace the first match of a pattern in a file."""
        path = self.root / name
        text, count = re.subn(pattern, after, path.read_text(encoding="utf-8"), count=1)
        assert count, f"{pattern!r} is not in {name}"
        path.write_text(text, encoding="utf-8")

    def page(self, name: str) -> str:
        """Return a page as it is served now."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{name}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def eventually(self, happens: Callable[[], bool], what: str) -> None:
        """Wait until something happens; fail with the server's words where it doesn't."""
        end = time.monotonic() + 180  # long: it says that something is broken, not that a machine is busy
        while not happens():
            assert time.monotonic() < end, f"{what} did not happen:\n{self.log.read_text(encoding='utf-8')[-3000:]}"
            time.sleep(0.2)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("serve")
    copy_sources(root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = root / "log"
    with log.open("w") as out:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=root, stdout=out, stderr=subprocess.STDOUT)
        served = Served(root, port, log)
        try:
            served.eventually(lambda: "<h1" in served.page("en/"), "the first build")
            yield served
        finally:
            server.terminate()
            server.wait(10)


EDITS = {
    "page": ("docs/en/about.md", r"(\{ \.answer \})", r"\1\n\nAn edited page.", "en/about/"),
    "term": (
        "docs/glossary/psi.yml",
        r"(?s)(\nen:.*?\n  definition: )[^\n]*",
        r"\1An edited term.",
        "en/glossary/psi/",
    ),
    "word": ("docs/words.yml", r"(term_back: .*en: )[^}]*", r"\1An edited word", "en/glossary/psi/"),
    "template": (
        "overrides/handbook/quiz.html",
        "<fieldset",
        '<fieldset title="An edited template"',
        "en/gates/concept/",
    ),
    "style": (
        "overrides/assets/handbook.css",
        r"\Z",
        '\n[title="An edited style"] { color: red }\n',
        "assets/site.css",
    ),
    "question": (
        "docs/en/gates/concept.md",
        r'(!!! quiz one [\w-]+ )".*"',
        r'\1"An edited question?"',
        "en/gates/concept/",
    ),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_is_shown(serving: Served, what: str) -> None:
    name, pattern, after, page = EDITS[what]
    serving.edit(name, pattern, after)
    serving.eventually(lambda: f"An edited {what}" in serving.page(page), f"the edit of {name}")


def test_a_page_that_is_open_shows_an_edit_by_itself(serving: Served, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{serving.port}/en/faq/")
    serving.edit("docs/en/faq.md", r"(\{ \.answer \})", r"\1\n\nNobody reloaded this.")
    expect(page.get_by_text("Nobody reloaded this.")).to_be_visible(timeout=180_000)


def test_a_broken_edit_is_told_and_the_next_good_one_shown(serving: Served) -> None:
    serving.edit("docs/glossary/psi.yml", "category: measure", "category: mesure")
    told = "docs/glossary/psi.yml:1: “category” is “mesure”: use one of"
    serving.eventually(lambda: told in serving.log.read_text(encoding="utf-8"), "the message")
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")
    serving.edit("docs/glossary/psi.yml", "category: mesure", "category: measure")
    serving.edit("docs/en/about.md", r"(\{ \.answer \})", r"\1\n\nAfter the broken one.")
    serving.eventually(lambda: "After the broken one." in serving.page("en/about/"), "the recovery")
