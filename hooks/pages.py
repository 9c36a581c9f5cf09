"""Every page: the content is loaded, its faults are told, sources and pictures are put in.

on_config          load everything below docs/ and adapt the Markdown extensions to the language
on_pre_build       tell the faults of this language's pages (strict makes them fatal)
on_page_markdown   (+100) front matter without its faults; then pictures, links to the files made of the site, and
                   footnotes for the sources that the page cites
on_page_content    what was held back from Markdown; boxes and fields of the checklist
on_page_context    (-100, after search has read the page) the words of the interface, for the templates; sheets of the
                   checklist
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from handbook.checklist import fillable, for_paper, in_sheets
from handbook.content import load_content
from handbook.languages import OtherLanguage
from handbook.problems import DataError
from handbook.sources import cited, footnotes
from handbook.tables import LabeledCells
from handbook.templates import load_words, readable, render
from this_build import content_of, language_of, others_follow

log = logging.getLogger("mkdocs.hooks.pages")

LIFECYCLE = "<!-- lifecycle -->"
TIMELINE = "<!-- timeline -->"
CHECKLIST = "<!-- checklist -->"
FIND = "<!-- find -->"
FILES = "<!-- files -->"


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Load the content once for all languages; -100 is after the languages are set up."""
    language = language_of(config)
    try:
        # The languages plugin builds the others inside the first one's build: what that loaded still holds.
        content = (others_follow(config) and config.extra.get("handbook")) or load_content(Path(config.docs_dir))
        words = load_words(language)
    except DataError as error:
        raise PluginError(str(error)) from error
    config.extra["handbook"] = content
    config.mdx_configs["footnotes"] = {"BACKLINK_TITLE": words["footnote_back"]}
    config.mdx_configs["toc"] = {**config.mdx_configs.get("toc", {}), "permalink_title": words["permalink"]}
    ours = (OtherLanguage, LabeledCells)
    extensions: list[Any] = config.markdown_extensions  # MkDocs takes objects beside names
    extensions[:] = [
        *(known for known in extensions if not isinstance(known, ours)),
        OtherLanguage(language),
        LabeledCells(),
    ]


def on_pre_build(config: MkDocsConfig) -> None:
    """Tell what is wrong in the pages of this language."""
    content = content_of(config)
    here = f"{Path(config.docs_dir).name}/{language_of(config)}/"
    for problem in content.problems:
        if problem.path.startswith(here):
            log.warning("%s", problem)


@event_priority(100)
def _front_matter(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep of an author's front matter what holds: faults were told, and nothing else has to look out for them."""
    content = content_of(config)
    if page.file.src_uri in content.front_matter:
        front = content.front_matter[page.file.src_uri]
        page.meta = front.model_dump(exclude_unset=True) if front else {}


def _markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the pictures that the page asks for, and write out its footnotes."""
    content = content_of(config)
    language = language_of(config)
    if LIFECYCLE in markdown:
        stations = []
        for gate in content.gates:
            file = files.get_file_from_path(f"{language}/gates/{gate.id}.md")
            stations.append((gate.id, gate.text(language), file.url_relative_to(page.file) if file else None))
        picture = render("lifecycle", language, stations=stations, current=page.meta.get("gate", ""))
        markdown = markdown.replace(LIFECYCLE, picture)
    if TIMELINE in markdown:
        markdown = markdown.replace(TIMELINE, render("timeline", language))
    glossary = files.get_file_from_path(f"{language}/glossary/index.md")
    if FIND in markdown and glossary:
        markdown = markdown.replace(FIND, render("find", language, address=glossary.url_relative_to(page.file)))
    # Pages link to the kinds of files that are made, by make pdf and its like, and to nothing else.
    made = str(config.extra.get("files")).split()
    folder = get_relative_url("files/", page.url)
    if CHECKLIST in markdown:
        ready = folder if "checklist" in made else ""
        markdown = markdown.replace(CHECKLIST, render("checklist", language, folder=ready))
    if FILES in markdown:
        books = [kind for kind in ("pdf", "epub") if kind in made]
        markdown = markdown.replace(FILES, render("files", language, folder=folder, kinds=books) if books else "")
    ids = [id for id, _ in cited(markdown)]
    if ids:
        notes = footnotes(ids, content.sources, load_words(language)["checked"])
        markdown += "\n\n" + render("sources", language, notes=notes)
    return markdown


on_page_markdown = CombinedEvent(_front_matter, _markdown)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put back the less-than signs of questions and terms; make the checklist fillable."""
    return fillable(readable(html))


@event_priority(-100)
def on_page_context(context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Hand the words of the interface to the theme's templates; lay the checklist out in sheets of paper.

    Not before search has read it (0): its parser takes a title inside of anything for one of many.
    """
    language = language_of(config)
    context["words"] = load_words(language)
    if page.meta.get("checklist"):
        address = for_paper(page.canonical_url or "", config.site_url or "")
        reviewed = str(page.meta.get("reviewed"))
        page.content = in_sheets(page.content or "", language, reviewed=reviewed, address=address)


def on_template_context(context: dict[str, Any], *, template_name: str, config: MkDocsConfig) -> None:
    """The same for pages without Markdown, such as 404.html."""
    context["words"] = load_words(language_of(config))
