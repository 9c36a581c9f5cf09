"""Questions: an admonition becomes a form, with its answers readable without script and on paper.

on_page_markdown   each question is replaced by the markup of its template; the answer key closes the page
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from handbook.content import Content
from handbook.languages import tagged
from handbook.quiz.parse import replace
from handbook.templates import render


@event_priority(10)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the page's forms in, before its sources are written at its foot (0)."""
    content: Content = config.extra["handbook"]
    language = tagged(str(config.theme["language"]))
    questions = content.bank.questions[language]

    def form(id: str) -> str | None:
        question = questions.get(id)
        if question is None or f"{language}/{question.uri}" != page.file.src_uri:
            return None  # faulty: already told, and left as an ordinary box
        return render("quiz", language, question=question, version=content.bank.versions[id])

    replaced = replace(markdown, form)
    here = content.bank.on_page(language, page.file.src_uri.removeprefix(f"{language}/"))
    return f"{replaced}\n\n{render('answer_key', language, questions=here)}" if here else replaced
