"""The glossary: a page a term, links to them from every page, and the lists of where each is used.

on_config          a fresh extension that links terms, for this build's language
on_files           (+50) declare the pages in every language; (-100, after the languages are sorted out) fill them
on_page_markdown   tell the extension which terms a page keeps unlinked
on_page_content    note which terms the sections of a page use
on_env             all pages are rendered: write the lists of uses; tell the terms that no page uses; once for both
                   languages, the file from which the index filters
"""

from __future__ import annotations

import logging
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from handbook.glossary.extension import TermLinks, unlinked
from handbook.glossary.filter import FILTER, filter_file
from handbook.glossary.links import finder
from handbook.glossary.pages import index_markdown, questions_by_term, term_markdown
from handbook.glossary.references import term_uses
from handbook.records import LANGUAGES
from handbook.templates import render
from this_build import content_of, language_of

log = logging.getLogger("mkdocs.hooks.glossary")

USES = "<!-- uses -->"


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Put in the extension for this language in place of the last build's."""
    language, glossary = language_of(config), content_of(config).glossary
    links = TermLinks(glossary, finder(glossary, language), language, lambda id: f"/{language}/glossary/{id}.md")
    extensions: list[Any] = config.markdown_extensions  # MkDocs takes objects beside names
    extensions[:] = [*(known for known in extensions if not isinstance(known, TermLinks)), links]


@event_priority(50)
def _declare(files: Files, *, config: MkDocsConfig) -> Files:
    """Announce the pages before the languages are sorted out, or they would have no counterpart."""
    for language in LANGUAGES:
        for name in ("index", *content_of(config).glossary.terms):
            file = File(f"{language}/glossary/{name}.md", config.docs_dir, config.site_dir, config.use_directory_urls)
            if name != "index":
                file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
    return files


@event_priority(-100)
def _fill(files: Files, *, config: MkDocsConfig) -> Files:
    """Write the pages of this language."""
    content, language = content_of(config), language_of(config)
    asked = questions_by_term(content, language)
    for name in ("index", *content.glossary.terms):
        file = files.get_file_from_path(f"{language}/glossary/{name}.md")
        assert file is not None, f"{name} was declared in every language"
        file.generated_by = "hooks/glossary.py"
        file.content_string = (
            index_markdown(content, language) if name == "index" else term_markdown(content, name, language, asked)
        )
    return files


on_files = CombinedEvent(_declare, _fill)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep unlinked what the page lists, and on a term's page the term itself."""
    own = [page.meta["term"]] if "term" in page.meta else []
    return unlinked([*own, *page.meta.get("unlinked", [])]) + markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Note the uses in the page's metadata, which lives as long as this build; terms' own pages don't count."""
    if "/glossary/" not in page.file.src_uri:
        page.meta["term_uses"] = term_uses(html)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write into each term's page where it is used."""
    language, glossary = language_of(config), content_of(config).glossary
    if language == LANGUAGES[0]:
        files.append(File.generated(config, FILTER, content=filter_file(glossary)))
    pages = [file.page for file in files.documentation_pages() if file.page]
    uses: dict[str, list[tuple[Page, list[str]]]] = {}
    for page in pages:
        for use in page.meta.get("term_uses", []):
            places = uses.setdefault(use.term, [])
            if not places or places[-1][0] is not page:
                places.append((page, []))
            places[-1][1].append(use)
    for page in pages:
        id = page.meta.get("term")
        if id in glossary.terms:
            rows = [
                (other.title, other.file.url_relative_to(page.file), sections) for other, sections in uses.get(id, [])
            ]
            page.content = (page.content or "").replace(USES, render("uses", language, rows=rows))
            if not rows:
                log.warning(
                    "docs/glossary/%s.yml:1: no page uses this term in “%s”: use it, add the form in use, or drop it",
                    id,
                    language,
                )
