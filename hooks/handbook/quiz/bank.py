"""All questions of the handbook, in every language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from handbook.pages import SourcePage
from handbook.problems import Problem
from handbook.quiz.model import Question, version
from handbook.quiz.parse import parse_questions
from handbook.records import LANGUAGES, Language


@dataclass(frozen=True)
class Bank:
    """The questions by language and id, in the order of their pages."""

    questions: dict[Language, dict[str, Question]]
    versions: dict[str, str]

    def on_page(self, language: Language, uri: str) -> list[Question]:
        """Return the questions of one page, in order."""
        return [question for question in self.questions[language].values() if question.uri == uri]


def read_bank(pages: Iterable[SourcePage]) -> tuple[Bank, list[Problem]]:
    """Return every question of `pages`, and every fault: in a page, between pages, between languages."""
    questions: dict[Language, dict[str, Question]] = {language: {} for language in LANGUAGES}
    problems: list[Problem] = []
    for page in pages:
        found, faults = parse_questions(page)
        problems += faults
        for question in found:
            first = questions[page.language].setdefault(question.id, question)
            if first is not question:
                problems.append(
                    Problem(
                        question.shown,
                        question.line,
                        f"the id “{question.id}” is taken by {first.shown}:{first.line}: choose another",
                    )
                )
    problems += _between_languages(questions)
    together: dict[str, list[Question]] = defaultdict(list)
    for language in LANGUAGES:
        for id, question in questions[language].items():
            together[id].append(question)
    return Bank(questions, {id: version(group) for id, group in together.items()}), sorted(problems)


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
                message = f"the question “{id}” has no valid twin in “{missing}”: add it to the same page there"
                problems.append(Problem(present.shown, present.line, message))
                continue
            for name, one, two in [
                ("page", here.uri, there.uri),
                ("kind", here.kind, there.kind),
                ("number of options", len(here.options), len(there.options)),
                ("right answer", here.answer, there.answer),
            ]:
                if one != two:
                    where = f"{here.shown}:{here.line} ({two} here, {one} there)"
                    message = f"the {name} of “{id}” differs from {where}: make them agree"
                    problems.append(Problem(there.shown, there.line, message))
    return problems
