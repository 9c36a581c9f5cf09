"""Each kind of fault, put alone into a sound handbook, is told by name: by the build, or by the crawl of what it made."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.theme import Theme

import addresses
from conftest import ROOT
from crawl import Site
from handbook import decks, templates
from parity import differences
from sample import NAV, SAMPLE

pytestmark = pytest.mark.site  # it builds some sixty small sites: too long for make check

URL = "https://handbook.example/book/"


class Told(logging.Handler):
    """Keeps what the build warns of: strict builds fail with the first."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        several = message.startswith("Faults in the handbook's data:\n")
        self.lines += message.splitlines()[1:] if several else [message]


class Compiled(BytecodeCache):
    """Keeps compiled templates from one build to the next; jinja looks at their source before it takes one."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


_get_env = Theme.get_env


def _compiled_once(theme: Theme) -> Environment:
    environment = _get_env(theme)
    environment.bytecode_cache = Compiled()
    return environment


@dataclass
class Handbook:
    """The sources of a handbook in a folder of their own, and the site made of them."""

    root: Path

    @property
    def site(self) -> Site:
        return Site(self.root / "site", URL)

    def edit(self, name: str, before: str, after: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before!r} is not in {name}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def build(self) -> list[str]:
        """Build the site with the sources' own settings, hooks and templates; return what the build warned of."""
        told = Told()
        config = load_config(str(self.root / "mkdocs.yml"), site_url=URL, strict=False)
        config.plugins.on_startup(command="build", dirty=False)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(utils, "clean_directory", utils.clean_directory)  # the languages plugin puts in its own
            patch.setattr(templates, "FOLDER", self.root / "overrides/handbook")
            patch.setattr(templates, "WORDS", self.root / "docs/words.yml")
            patch.setattr(Theme, "get_env", _compiled_once)
            patch.setattr(decks, "package", lambda *_: b"")  # a database each, whose place alone matters here
            templates._environment.cache_clear()
            logging.getLogger("mkdocs").addHandler(told)
            try:
                build(config)
            except Abort:
                pass  # the reason was logged
            finally:
                logging.getLogger("mkdocs").removeHandler(told)
                config.plugins.on_shutdown()
        templates._environment.cache_clear()
        return told.lines

    def faults(self, kept: list[str]) -> list[str]:
        """Return what is wrong with the site as it lies there; `kept` are the addresses of the last release."""
        return [
            *map(str, self.site.faults()),
            *differences(self.site),
            *addresses.gone(self.site, kept, "tests/urls.txt"),
        ]


def copy_of(sources: dict[str, str], root: Path) -> Handbook:
    """Write a handbook's sources to `root`."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "hooks").mkdir()
    for hook in (ROOT / "hooks").glob("*.py"):  # the core is what the tests import
        shutil.copy2(hook, root / "hooks")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings[: settings.index("\nnav:\n") + 1] + NAV, encoding="utf-8")
    for name, text in sources.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy2(ROOT / "docs/words.yml", root / "docs")
    return Handbook(root)


KEPT = [
    "/",
    "/changes/",
    "/gates/concept/#entry",
    "/gates/concept/#quiz-concept-one",
    "/gates/concept/#start",
    "/gates/first/",
]
"""The addresses of the last release, two of them moved since."""

Change = Callable[[Handbook], object]


def edit(name: str, before: str, after: str) -> Change:
    return lambda handbook: handbook.edit(name, before, after)


def add(name: str, text: str) -> Change:
    """Put `text` at the end of a file, or a file where there is none."""

    def put(handbook: Handbook) -> None:
        path = handbook.root / name
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")

    return put


def remove(*names: str) -> Change:
    def take(handbook: Handbook) -> None:
        for name in names:
            (handbook.root / name).unlink()

    return take


def all_of(*changes: Change) -> Change:
    def change(handbook: Handbook) -> None:
        for each in changes:
            each(handbook)

    return change


HOME = "docs/en/index.md"
CONCEPT = "docs/en/gates/concept.md"
TERM = "docs/glossary/new-law.yml"

SOURCES: dict[str, tuple[Change, str]] = {
    # Pages.
    "a link to no page": (
        add(HOME, "[x](gates/none.md)"),
        "Doc file 'en/index.md' contains a link 'gates/none.md', but the target 'en/gates/none.md' is not found among documentation files.",
    ),
    "an anchor that is not on the page": (
        add(HOME, "[x](#none)"),
        "Doc file 'en/index.md' contains a link '#none', but there is no such anchor on this page.",
    ),
    "an anchor that is not on another page": (
        add(HOME, "[x](gates/concept.md#none)"),
        "Doc file 'en/index.md' contains a link 'gates/concept.md#none', but the doc 'en/gates/concept.md' does not contain an anchor '#none'.",
    ),
    "an anchor that is missing in the other language": (
        edit("docs/zh/gates/index.md", "{#path}", "{#way}"),
        "Doc file 'zh/gates/concept.md' contains a link 'index.md#path', but the doc 'zh/gates/index.md' does not contain an anchor '#path'.",
    ),
    "an anchor that a term’s page has not": (
        add(HOME, "[x](glossary/new-law.md#none)"),
        "Doc file 'en/index.md' contains a link 'glossary/new-law.md#none', but the doc 'en/glossary/new-law.md' does not contain an anchor '#none'.",
    ),
    "a picture that is not there": (
        edit("docs/en/changes.md", "picture.svg", "none.svg"),
        "Doc file 'en/changes.md' contains a link 'none.svg', but the target 'en/none.svg' is not found among documentation files.",
    ),
    "a letter in the wrong case": (
        add(HOME, "[x](gates/Concept.md)"),
        "Doc file 'en/index.md' contains a link 'gates/Concept.md', but the target 'en/gates/Concept.md' is not found among documentation files.",
    ),
    "a link that names the language": (
        add("docs/zh/index.md", "[x](../en/changes.md)"),
        "Doc file 'zh/index.md' contains a link '../en/changes.md', but the target 'en/changes.md' is not found among documentation files.",
    ),
    "a link out of the docs folder": (
        add(HOME, "[x](../../README.md)"),
        "Doc file 'en/index.md' contains a link '../../README.md', but the target '../README.md' is not found among documentation files.",
    ),
    "a link to a file that is not published": (
        add(HOME, "[x](../sources.yml)"),
        "Doc file 'en/index.md' contains a link '../sources.yml', but the target 'sources.yml' is not found among documentation files.",
    ),
    "a link to an address that has moved": (
        add(HOME, '<a href="gates/first/">x</a>'),
        "en/index.html: gates/first/: it is redirected: link to where it leads",
    ),
    "a link in HTML that leads nowhere": (add(HOME, '<a href="none/">x</a>'), "en/index.html: none/: no such file"),
    "a link without words": (add(HOME, "[](gates/concept.md)"), "en/index.html: gates/concept/: the link has no words"),
    "a link to our own host": (
        add(HOME, f"[x]({URL}en/changes/)"),
        "en/index.html: https://handbook.example/book/en/changes/: it names the site’s own host: write it relative to the page",
    ),
    "a link of another scheme": (
        add(HOME, "[x](htps://law.example/a)"),
        "en/index.html: htps://law.example/a: the scheme “htps” leads nowhere",
    ),
    "an external link without https": (
        add(HOME, "[x](http://law.example/a)"),
        "en/index.html: http://law.example/a: it isn’t https: correct it, or give the reason in tests/external.py",
    ),
    "an external link to no plausible host": (
        add(HOME, "[x](https://law/a)"),
        "en/index.html: https://law/a: “law” is no plausible host",
    ),
    "an external link that tracks the reader": (
        add(HOME, "[x](https://law.example/a?utm_source=x)"),
        "en/index.html: https://law.example/a?utm_source=x: “utm_source” tracks the reader: leave it out",
    ),
    "a picture from another host": (
        add(HOME, "![x](https://law.example/a.png)"),
        "en/index.html: https://law.example/a.png: “img src” fetches from another host",
    ),
    "two elements with one id": (add(HOME, "## Again {#part}"), "en/index.html: #part: two elements have this id"),
    "a label for no field": (add(HOME, '<label for="none">x</label>'), "en/index.html: #none: “for” names no element"),
    "a footnote without a source": (
        add(HOME, "x[^none]"),
        "docs/en/index.md:18: no source “none”: add it to docs/sources.yml or correct the footnote",
    ),
    "a front matter that names no gate": (
        edit(CONCEPT, "gate: concept", "gate: none"),
        "docs/en/gates/concept.md:4: “gate”: no gate “none”: correct the id or add the gate",
    ),
    "a front matter that names no term": (
        edit(CONCEPT, "[new-law]", "[none]"),
        "docs/en/gates/concept.md:5: “unlinked.0”: no term “none”: correct the id or add the term",
    ),
    "a page that would run a script": (
        add(HOME, "<script>x</script>"),
        "docs/en/index.md:18: “<script>” would run as script: remove it, or show it between backticks",
    ),
    "a page that runs something when it is clicked": (
        add(HOME, "*a*{ onclick=x }"),
        "docs/en/index.md:18: “onclick” would run as script: remove it, or show it between backticks",
    ),
    "a page with a template of its own": (
        edit(HOME, "reviewed:", "template: none.html\nreviewed:"),
        "docs/en/index.md:3: “template” is not a known field: remove it or correct its name (CONTRIBUTING.md lists them)",
    ),
    # Questions.
    "a question’s link to no term": (
        edit(CONCEPT, "../glossary/old-law.md", "../glossary/none.md"),
        "docs/en/gates/concept.md:27: a link of “concept-all” leads nowhere: ../glossary/none.md: correct it",
    ),
    "a question’s link to no anchor": (
        edit(CONCEPT, "index.md#path", "index.md#none"),
        "docs/en/gates/concept.md:38: a link of “concept-order” leads nowhere: index.md#none: correct it",
    ),
    # Terms.
    "a term’s link to no term": (
        edit(TERM, "[the old one](old-law.md)", "[the old one](none.md)"),
        "docs/glossary/new-law.yml:4: a link leads nowhere: none.md: correct it",
    ),
    "a term that refers to no term": (
        edit(TERM, "see_also: [old-law]", "see_also: [none]"),
        "docs/glossary/new-law.yml:5: “see_also.0”: no term “none”: correct the id or add the term",
    ),
    "a term confused with no term": (
        edit(TERM, "{term: old-law", "{term: none"),
        "docs/glossary/new-law.yml:6: “confused_with.0.term”: no term “none”: correct the id or add the term",
    ),
    "a term replaced by no term": (
        edit("docs/glossary/old-law.yml", "replaced_by: new-law", "replaced_by: none"),
        "docs/glossary/old-law.yml:6: “replaced_by”: no term “none”: correct the id or add the term",
    ),
    "a term of no gate": (
        edit(TERM, "gates: [concept]", "gates: [none]"),
        "docs/glossary/new-law.yml:7: “gates.0”: no gate “none”: correct the id or add the gate",
    ),
    "a term without its source": (
        edit(TERM, "sources: [law]", "sources: [none]"),
        "docs/glossary/new-law.yml:9: “sources.0”: no source “none”: correct the id or add the source",
    ),
    # The set of pages.
    "a page that is not in the navigation": (
        all_of(add("docs/zh/alone.md", SAMPLE["zh/changes.md"]), add("docs/en/alone.md", SAMPLE["en/changes.md"])),
        'The following pages exist in the docs directory, but are not included in the "nav" configuration:\n  - zh/alone.md',
    ),
    "a page in no language’s folder": (
        add("docs/stray.md", SAMPLE["en/changes.md"]),
        "docs/stray.md:1: nothing of this name is read: move a page into zh/ and en/, a term into glossary/, or remove it",
    ),
    "a page of another ending": (
        add("docs/en/x.markdown", SAMPLE["en/changes.md"]),
        "docs/en/x.markdown:1: a page ends in .md: rename the file",
    ),
    "a page that no page leads to": (
        all_of(
            add("docs/zh/alone.md", SAMPLE["zh/changes.md"]),
            add("docs/en/alone.md", SAMPLE["en/changes.md"]),
            edit("mkdocs.yml", "\nnav:\n", "\nnot_in_nav: alone.md\nnav:\n"),
        ),
        "alone/index.html: (no address): no page leads here",
    ),
    "a page of the navigation that is not there": (
        add("mkdocs.yml", "  - 无: none.md\n"),
        "A reference to 'none.md' is included in the 'nav' configuration, which is not found in the documentation files.",
    ),
    "a page in one language only": (
        remove("docs/en/changes.md"),
        "docs/zh/changes.md:1: the page has no counterpart in “en”: write it, or remove this one",
    ),
    "a page of the last release that vanished": (
        all_of(
            remove("docs/zh/changes.md", "docs/en/changes.md"), edit("mkdocs.yml", "  - 规则变化: changes.md\n", "")
        ),
        "tests/urls.txt:2: /changes/: it is gone: restore it, or say in docs/redirects.yml where it has moved",
    ),
    "an anchor of the last release that vanished": (
        all_of(*(edit(f"docs/{each}/gates/concept.md", "one concept-one", "one concept-won") for each in ("zh", "en"))),
        "tests/urls.txt:4: /gates/concept/#quiz-concept-one: it is gone: restore it, or say in docs/redirects.yml where it has moved",
    ),
    # Redirects.
    "a redirect that leads back to itself": (
        add("docs/redirects.yml", "/a/: /b/\n/b/: /a/\n"),
        "docs/redirects.yml:3: “/a/”: it leads round in a circle: name an address that stands",
    ),
    "a redirect that leads to another": (
        add("docs/redirects.yml", "/a/: /gates/first/\n"),
        "docs/redirects.yml:3: “/a/”: “/gates/first/” is redirected itself: name where it ends, /gates/concept/#entry",
    ),
    "a redirect to no page": (
        add("docs/redirects.yml", "/a/: /none/\n"),
        "docs/redirects.yml:3: “/a/”: there is no page /none/: correct it, or add the page",
    ),
    "a redirect to no anchor": (
        add("docs/redirects.yml", "/a/: /gates/concept/#none\n"),
        "docs/redirects.yml:3: there is no “#none” on zh/gates/concept/: correct it, or give a heading this id",
    ),
    "a redirect where a page stands": (
        add("docs/redirects.yml", "/gates/: /gates/concept/\n"),
        "docs/redirects.yml:3: “/gates/”: a page stands there: remove the line, or the page",
    ),
    "an anchor that moved to no anchor": (
        add("docs/redirects.yml", "/gates/concept/#old: /gates/concept/#none\n"),
        "docs/redirects.yml:3: there is no “#none” on zh/gates/concept/: correct it, or give a heading this id",
    ),
    # Templates, style, scripts and hooks.
    "the words of the interface are not there": (
        remove("docs/words.yml"),
        "docs/words.yml:1: the file is missing: restore it, empty if need be",
    ),
    "a word of the interface is not there": (
        edit("docs/words.yml", "menu: {", "menus: {"),
        "docs/words.yml:1: “menu” is missing, which overrides/partials/header.html uses: add it",
    ),
    "a script that is no text": (
        lambda handbook: (handbook.root / "overrides/assets/store.js").write_bytes(b"// \xff"),
        "overrides/assets/store.js:1: can't be read: 'utf-8' codec can't decode byte 0xff in position 3: "
        "invalid start byte; save it as UTF-8",
    ),
    "a link in 404.html that leads nowhere": (
        edit("overrides/404.html", '"glossary/" | url', '"none/" | url'),
        "404.html: /book/none/: no such file",
    ),
    "a link in 404.html that holds at one depth only": (
        edit("overrides/404.html", '{{ "./" | url }}', "./"),
        "404.html: ./: this page is served at any depth: begin the address with a slash",
    ),
    "a canonical address that is another page’s": (
        edit(
            "overrides/main.html",
            'rel="canonical" href="{{ page.canonical_url }}',
            'rel="canonical" href="{{ config.site_url }}',
        ),
        "en/changes/index.html: canonical: it is not the page’s own address https://handbook.example/book/en/changes/",
    ),
    "an hreflang to nowhere": (
        edit(
            "overrides/main.html", "{% set address = config.site_url ~", '{% set address = config.site_url ~ "none/" ~'
        ),
        "en/changes/index.html: https://handbook.example/book/none/changes/: no such file",
    ),
    "an hreflang without its default": (
        edit("overrides/main.html", "x-default", "fr"),
        "changes/index.html: hreflang: the languages given are ['en', 'fr', 'zh-Hans']",
    ),
    "a JSON-LD address to nowhere": (
        edit("overrides/main.html", '"@id": page.canonical_url', '"@id": page.canonical_url ~ "none/"'),
        "en/glossary/new-law/index.html: https://handbook.example/book/en/glossary/new-law/none/: no such file",
    ),
    "a sitemap entry to nowhere": (
        edit("overrides/sitemap.xml", "<loc>{{ file.page.canonical_url", "<loc>{{ file.page.canonical_url ~ 'none/'"),
        "sitemap.xml: https://handbook.example/book/changes/none/: no such page",
    ),
    "a switcher that leads to another page": (
        edit("overrides/partials/alternate.html", 'href="{{ counterpart }}"', 'href="none/"'),
        "en/index.html: none/: no such file",
    ),
    "a template’s link to no page": (
        edit("overrides/handbook/find.html", 'action="', 'action="none/'),
        "en/index.html: none/glossary/: no such file",
    ),
    "a template’s link to the other language": (
        edit("overrides/main.html", '<a href="../">', '<a href="{{ config.site_url }}">'),
        "en/glossary/new-law/index.html: https://handbook.example/book/: it leads to the other language",
    ),
    "a style sheet that is not there": (
        remove("overrides/assets/quiz.css"),
        "overrides/assets/quiz.css:1: the file is missing: restore it, empty if need be",
    ),
    "a style sheet’s picture that is not there": (
        add("overrides/assets/quiz.css", "p { background: url(none.svg) }"),
        "assets/site.css: none.svg: no such file",
    ),
    "a script’s module that is not there": (
        remove("overrides/assets/store.js"),
        "assets/checklist.js: ./store.js: no such file",
    ),
    "a deck that is not where its link leads": (
        edit("hooks/quiz.py", 'DECKS = "practice/decks/"', 'DECKS = "practice/cards/"'),
        "practice/index.html: decks/handbook-both.apkg: no such file",
    ),
    "a question whose page the practice page can’t find": (
        edit("hooks/quiz.py", "file.url_relative_to(practice)", "file.url"),
        "en/practice/questions.json: #entry: in “concept-one”: no such file",
    ),
    "a redirect that makes its reader wait": (
        edit("overrides/handbook/redirect.html", '"0; url', '"9; url'),
        "en/gates/first/index.html: ../concept/#entry: the redirect waits for 9 seconds",
    ),
    "a redirect without a link": (
        edit("overrides/handbook/redirect.html", '<a href="{{ address }}">{{ words.moved_link }}</a>', ""),
        "en/gates/first/index.html: ../concept/#entry: there is no link for readers who aren’t sent on",
    ),
}
"""What is done to the sources, and the line that must be told of it."""

OUTPUT: dict[str, tuple[Change, str]] = {
    "in the output: a search entry to nowhere": (
        edit("site/en/search/sections.json", '"location":"gates/concept/#entry"', '"location":"gates/concept/#none"'),
        "en/search/sections.json: gates/concept/#none: no such anchor",
    ),
    "in the output: a table of contents that leads to no anchor": (
        edit("site/en/index.html", '<a href="#part" class="md-nav__link">', '<a href="#none" class="md-nav__link">'),
        "en/index.html: #none: no such anchor",
    ),
    "in the output: an hreflang to another page": (
        edit("site/en/index.html", f'hreflang="zh-Hans" href="{URL}"', f'hreflang="zh-Hans" href="{URL}changes/"'),
        "en/index.html: https://handbook.example/book/changes/: hreflang “zh-Hans” should be https://handbook.example/book/",
    ),
    "in the output: a page of the wrong language": (
        edit("site/en/index.html", '<html lang="en"', '<html lang="zh-Hans"'),
        "en/index.html: html lang: it says “zh-Hans”, the place says “en”",
    ),
    "in the output: a redirect that leads back to itself": (
        edit("site/en/gates/first/index.html", "url=../concept/#entry", "url=../first/"),
        "en/gates/first/index.html: ../first/: the redirect leads back to itself",
    ),
    "in the output: a redirect in one language only": (
        remove("site/en/gates/first/index.html"),
        "gates/first/index.html: en/gates/first/index.html: there is no redirect in the other language",
    ),
    "in the output: a page that the sitemap doesn’t list": (
        edit("site/sitemap.xml", f"<loc>{URL}en/changes/</loc>", f"<loc>{URL}</loc>"),
        "sitemap.xml: https://handbook.example/book/en/changes/: the page is not listed",
    ),
    "in the output: a page without its description": (
        edit(
            "site/en/index.html", '<meta name="description" content="', '<meta name="description" content="" data-was="'
        ),
        "en/index.html: description: missing or empty",
    ),
}
"""The same for what no source of ours holds alone: it is done to the built site."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handbook, list[str]]:
    """Build the handbook without a fault; return it and what was told of it."""
    handbook = copy_of(SAMPLE, tmp_path_factory.mktemp("sound"))
    told = handbook.build()
    return handbook, told + handbook.faults(KEPT)


def test_a_sound_handbook_gives_no_fault(sound: tuple[Handbook, list[str]]) -> None:
    assert sound[1] == []


@pytest.mark.parametrize(("change", "line"), SOURCES.values(), ids=SOURCES)
def test_a_fault_in_the_sources_is_told(tmp_path: Path, change: Change, line: str) -> None:
    handbook = copy_of(SAMPLE, tmp_path)
    change(handbook)
    told = handbook.build()
    if (handbook.root / "site/sitemap.xml").exists():
        told += handbook.faults(KEPT)
    assert line in told, "\n".join(told)
    shutil.rmtree(tmp_path)  # some sixty sites add up


@pytest.mark.parametrize(("change", "line"), OUTPUT.values(), ids=OUTPUT)
def test_a_fault_in_the_output_is_told(
    sound: tuple[Handbook, list[str]], tmp_path: Path, change: Change, line: str
) -> None:
    shutil.copytree(sound[0].root / "site", tmp_path / "site")
    handbook = Handbook(tmp_path)
    change(handbook)
    told = handbook.faults(KEPT)
    assert line in told, "\n".join(told)
    shutil.rmtree(tmp_path)  # some sixty sites add up
