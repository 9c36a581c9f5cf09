"""Questions: an admonition becomes a form, with its answers readable without script and on paper.

on_page_markdown   each question is replaced by the markup of its template; on the practice page, the bench and the list
on_env             all pages are rendered: the file that the practice page fetches for a round; the decks
"""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

from handbook.decks import deck_files
from handbook.quiz.parse import replace
from handbook.quiz.practice import bench, listing, question_file
from handbook.records import LANGUAGES
from handbook.templates import load_words, render
from this_build import content_of, language_of

BENCH = "<!-- practice -->"
LIST = "<!-- questions -->"
DECKS = "practice/decks/"
"""Below the site's root: both languages share them."""


@event_priority(10)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the page's forms in, before its sources are written at its foot (0)."""
    content, language = content_of(config), language_of(config)
    questions = content.bank.questions[language]

    def form(id: str) -> str | None:
        question = questions.get(id)
        if question is None or f"{language}/{question.uri}" != page.file.src_uri:
            return None  # faulty: already told, and left as an ordinary box
        return render("quiz", language, question=question, version=content.bank.versions[id])

    replaced = replace(markdown, form)
    if BENCH in replaced:
        replaced = replaced.replace(BENCH, bench(content, language))
    if LIST in replaced:
        replaced = replaced.replace(
            LIST, listing(content, language, "decks/" if language == LANGUAGES[0] else f"../../{DECKS}")
        )
    here = content.bank.on_page(language, page.file.src_uri.removeprefix(f"{language}/"))
    return f"{replaced}\n\n{render('answer_key', language, questions=here)}" if here else replaced


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Write the questions beside the practice page, and once for both languages the decks."""
    language = language_of(config)
    practice = files.get_file_from_path(f"{language}/practice.md")
    if practice is None:
        return
    pages = [
        (file.src_uri.removeprefix(f"{language}/"), file.url_relative_to(practice), file.page.content or "")
        for file in files.documentation_pages()
        if file.page
    ]
    content = content_of(config)
    name = f"{practice.url}questions.json"
    files.append(File.generated(config, name, content=question_file(content, language, pages)))
    if language == LANGUAGES[0]:
        names: dict[str, str] = {each: load_words(each)["decks_name"] for each in LANGUAGES}
        names["both"] = " / ".join(names.values())
        for name, data in deck_files(content.bank, content.glossary, names, get_build_timestamp()).items():
            files.append(File.generated(config, DECKS + name, content=data))
