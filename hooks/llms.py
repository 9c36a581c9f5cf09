"""llms.txt, one a language: the pages in the order of study, then the glossary.

on_nav             (-100, after the languages plugin has translated the headings) write it from the navigation
"""

from __future__ import annotations

from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from handbook.glossary.order import in_order
from handbook.llms import Entry, llms_txt
from handbook.records import LANGUAGES
from handbook.templates import load_words
from this_build import content_of, language_of


@event_priority(-100)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Add the file of this language to what is published."""
    content, language = content_of(config), language_of(config)
    site = str(config.site_url)
    written = {f"{page.language}/{page.uri}": page for page in content.pages}

    def entry(page: Page) -> Entry | None:
        source = written.get(page.file.src_uri)
        if source is None or source.front is None:
            return None
        return Entry(source.title, urljoin(site, page.url), source.front.description)

    def entries(*pages: object) -> list[Entry]:
        return [made for page in pages if isinstance(page, Page) and (made := entry(page))]

    words = load_words(language)
    sections = [(words["book_start"], entries(*nav.items))]
    sections += [(item.title, entries(*item.children)) for item in nav.items if isinstance(item, Section)]
    home = "" if language == LANGUAGES[0] else f"{language}/"
    index = Entry(words["glossary_title"], urljoin(site, f"{home}glossary/"), words["glossary_description"])
    terms = [
        Entry(term.text(language).term, urljoin(site, f"{home}glossary/{term.id}/"), term.text(language).definition)
        for term in in_order(content.glossary, language)
    ]
    sections.append((words["glossary_title"], [index, *terms]))
    text = llms_txt(config.site_name, str(config.site_description), words["unofficial"], sections)
    files.append(File.generated(config, f"{home}llms.txt", content=text))
