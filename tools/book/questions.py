"""Questions of a page, read back from their forms."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from book.markup import Element, classed, drop, first, inner, outer, swap

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Question:
    """One question: what stands in its chapter, and what stands in the key."""

    number: int
    id: str
    kind: str
    kind_name: str
    prompt: Markup
    options: tuple[Markup, ...]
    answer: str
    """The letters of the right options, or of the steps in order; "" where there is nothing to choose."""
    reasons: tuple[Markup, ...]
    """Of each option in turn, of each step in the right order, or the criteria."""
    explanation: Markup


def read_question(form: Element, number: int, kind_name: str) -> Question:
    """Return the question of a form."""
    kind = form.get("data-kind")
    legend = form.find(".//legend")
    for label in legend.xpath("./span[@class='quiz__kind']"):
        drop(label)
    options = [
        inner(label if (label := option.find("./label")) is not None else first(option, "quiz__step"))
        for option in form.xpath(".//ol[contains(@class, 'quiz__options')]/li")
    ]
    answers = form.xpath("./details")[0]
    for reason in answers.xpath(".//li[contains(@class, 'quiz__reason')]"):
        for field in reason.xpath("./input"):
            drop(field)
        for label in reason.xpath("./label"):
            label.drop_tag()
        for verdict in classed(reason, "quiz__verdict"):
            sign = "✓" if "quiz__verdict--right" in verdict.get("class") else "✗"
            swap(verdict, f"<span>{sign}</span>")
    explanation = [
        each for each in answers if each.tag != "summary" and each.get("class") not in ("quiz__reasons", "quiz__rate")
    ]
    places = form.get("data-answer").split()
    return Question(
        number,
        form.get("id"),
        kind,
        kind_name,
        Markup(inner(legend).strip()),
        tuple(options),
        "" if kind == "open" else "".join(LETTERS[int(place)] for place in places),
        tuple(Markup(inner(reason).strip()) for reason in answers.xpath(".//li[contains(@class, 'quiz__reason')]")),
        outer(*explanation),
    )
