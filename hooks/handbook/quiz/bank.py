"""All questions of the handbook, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from handbook.pages import SourcePage
from handbook.problems import Problem
from handbook.quiz.model import KINDS, Question, version
from handbook.quiz.parse import parse_questions
from handbook.records import LANGUAGES, Language


@dataclass(frozen=True)
class Bank:
    """The sound questions by language and id, in the order of their pages."""

    questions: dict[Language, dict[str, Question]]
    versions: dict[str, str]
    read: tuple[Question, ...]
    """Every question, also those with faults and those whose id is taken: what can be read of them is checked too."""

    def on_page(self, language: Language, uri: str) -> list[Question]:
        """Return the questions of one page, in order."""
        return list(self._by_page[language].get(uri, ()))

    @cached_property
    def _by_page(self) -> dict[Language, dict[str, list[Question]]]:
        # Each page asks: to look through all questions each time would make a page cost more the more there are.
        pages: dict[Language, dict[str, list[Question]]] = {language: {} for language in self.questions}
        for language, questions in self.questions.items():
            for question in questions.values():
                pages[language].setdefault(question.uri, []).append(question)
        return pages


def read_bank(pages: Iterable[SourcePage]) -> tuple[Bank, list[Problem]]:
    """Return every question of `pages`, and every fault: in a page, between pages, between languages."""
    by_id: dict[Language, dict[str, Question]] = {language: {} for language in LANGUAGES}
    read: list[Question] = []
    problems: list[Problem] = []
    for page in pages:
        found, faults = parse_questions(page)
        read += found
        problems += faults
        for question in found:
            first = by_id[page.language].setdefault(question.id, question)
            if first is not question:
                problems.append(
                    Problem(
                        question.shown,
                        question.line,
                        f"the id “{question.id}” is taken by {first.shown}:{first.line}: choose another",
                    )
                )
    problems += _between_languages(by_id)
    questions = {
        language: {id: question for id, question in by_id[language].items() if not question.faulty}
        for language in LANGUAGES
    }
    together: dict[str, list[Question]] = defaultdict(list)
    for language in LANGUAGES:
        for id, question in questions[language].items():
            together[id].append(question)
    versions = {id: version(group) for id, group in together.items()}
    return Bank(questions, versions, tuple(read)), sorted(problems)


def _between_languages(questions: dict[Language, dict[str, Question]]) -> list[Problem]:
    default, *others = LANGUAGES
    problems = []
    for language in others:
        for id in questions[default].keys() | questions[language].keys():
            here, there = questions[default].get(id), questions[language].get(id)
            if here is None or there is None:
                present = here or there
                assert present is not None
                missing = language if here else default
                message = f"the question “{id}” has no twin in “{missing}”: add it to the same page there"
                problems.append(Problem(present.shown, present.line, message))
                continue
            for name, one, two, known in [
                ("page", here.uri, there.uri, True),
                ("kind", here.kind, there.kind, here.kind in KINDS and there.kind in KINDS),
                ("number of options", len(here.options), len(there.options), here.clear and there.clear),
                ("right answer", here.answer, there.answer, here.clear and there.clear),
            ]:
                if known and one != two:
                    where = f"{here.shown}:{here.line} ({two} here, {one} there)"
                    message = f"the {name} of “{id}” differs from {where}: make them agree"
                    problems.append(Problem(there.shown, there.line, message))
    return problems
