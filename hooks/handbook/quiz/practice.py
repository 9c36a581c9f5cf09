"""The practice page: its questions in order, what it knows of each at once, and the file from which it draws them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.content import Content
from handbook.quiz.model import KINDS, Question
from handbook.records import Language
from handbook.templates import load_words, render

_FORM = re.compile(r'<form class="quiz .*?</form>', re.DOTALL)
_ID = re.compile(r'data-quiz="([^"]+)"')


@dataclass(frozen=True)
class Topic:
    """A page with questions."""

    uri: str
    """Without the language."""
    name: str
    questions: tuple[Question, ...]


def topics(content: Content, language: Language) -> list[tuple[str, str, list[Topic]]]:
    """Return the pages with questions under three headings (text, id, pages): gates, rounds, other pages."""
    words = load_words(language)
    gates = {"gates/index.md": "", **{f"gates/{gate.id}.md": gate.text(language).name for gate in content.gates}}
    rounds = {"interview/index.md": "", **{round.uri: round.name(language) for round in content.rounds}}
    titles = {page.uri: page.title for page in content.pages if page.language == language}
    others = dict.fromkeys((uri for uri in titles if uri not in gates and uri not in rounds), "")
    groups = []
    for heading, id, names in [
        (words["practice_by_gate"], "by-gate", gates),
        (words["practice_by_round"], "by-round", rounds),
        (words["practice_by_topic"], "by-topic", others),
    ]:
        found = [
            Topic(uri, name or titles.get(uri, uri), tuple(content.bank.on_page(language, uri)))
            for uri, name in names.items()
        ]
        groups.append((heading, id, [topic for topic in found if topic.questions]))
    return groups


def bench(content: Content, language: Language) -> str:
    """Return the markup of the practice bench, with what it knows of each question before it fetches the file."""
    groups = topics(content, language)
    return render(
        "practice",
        language,
        topics=[(heading, [(topic.uri, topic.name) for topic in pages]) for heading, _, pages in groups],
        kinds=KINDS,
        rounds=content.rounds,
        file="questions.json",
        total=sum(len(topic.questions) for _, _, pages in groups for topic in pages),
        index={
            topic.uri: [
                (each.id, each.kind, content.bank.versions[each.id], len(each.options), each.answer)
                for each in topic.questions
            ]
            for _, _, pages in groups
            for topic in pages
        },
    )


def listing(content: Content, language: Language, decks: str) -> str:
    """Return the list of every question and of the decks, as Markdown; `decks` is their folder, with a slash."""
    return render(
        "questions",
        language,
        topics=[
            (heading, id, [(topic.uri, topic.name, topic.questions) for topic in pages])
            for heading, id, pages in topics(content, language)
        ],
        decks=decks,
    )


def question_file(content: Content, language: Language, pages: Iterable[tuple[str, str, str]]) -> str:
    """Return the JSON from which the practice page draws: each question's place, and its form as the page shows it.

    `pages` are (page without its language, its address as seen from the practice page, its rendered HTML).
    """
    names = {topic.uri: topic.name for _, _, group in topics(content, language) for topic in group}
    entries = []
    for uri, address, html in pages:
        for form in _FORM.findall(html):
            match = _ID.search(form)
            question = content.bank.questions[language].get(match[1]) if match else None
            if question:
                entries.append(
                    {
                        "id": question.id,
                        "kind": question.kind,
                        "version": content.bank.versions[question.id],
                        "key": question.answer,
                        "size": len(question.options),
                        "topic": uri,
                        "name": names[uri],
                        "address": address,
                        "html": form,
                    }
                )
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
