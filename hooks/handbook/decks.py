"""The handbook as cards: Anki packages and tables of the questions and the glossary."""

from __future__ import annotations

import csv
import io
import itertools
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache

import genanki
import markdown

from handbook.glossary.model import Glossary
from handbook.quiz.bank import Bank
from handbook.quiz.model import Question
from handbook.records import LANGUAGES, Language
from handbook.templates import load_words

# Anki knows a deck and a kind of card by these numbers; never change them.
_DECKS = {"zh": 1_726_110_301, "en": 1_726_110_302, "both": 1_726_110_303}
_MODEL = 1_726_110_310

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FOOTNOTE = re.compile(r"\[\^[\w-]+\]")
_EMPHASIS = re.compile(r"\*+|`|~~|^> ?|^-{3}$", re.MULTILINE)
_LINKS = (
    *("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail", "html"),
)
"""The patterns of links and HTML in Python-Markdown. A card has neither, and looking for them takes its time."""
_RULE = "\n\n---\n\n"
"""Between the languages of a card that has both."""
_STYLE = ".card{font-family:system-ui,sans-serif;font-size:18px;line-height:1.6;text-align:left}.kind{color:#666}"


@dataclass(frozen=True)
class Card:
    """One question or term; front and back are Markdown without links."""

    id: str
    """`question:<id>` or `term:<id>`: what a card is known by, in every deck."""
    front: str
    back: str
    tag: str


def question_card(question: Question) -> Card:
    """Return a question as a card: the prompt and what to choose from; the answer, its reasons, what settles it."""
    words = load_words(question.language)
    seen = list(zip("ABCDEFGH", question.seen, strict=False))
    front = [f"*{words['quiz_' + question.kind]}*", question.prompt]
    if question.kind != "open":
        front.append("\n".join(f"- {letter}. {option.text}" for letter, option in seen))
    if question.kind == "open":
        back = [question.explanation, "\n".join(f"- **{option.text}** {option.reason}" for option in question.options)]
    else:
        answer = "".join("ABCDEFGH"[place] for place in question.answer)
        back = [
            f"**{answer}**",
            "\n".join(f"- {letter}. {option.reason}" for letter, option in seen),
            question.explanation,
        ]
    topic = question.uri.removesuffix(".md").replace("/", "::")
    return Card(f"question:{question.id}", _plain_links(front), _plain_links(back), topic)


def term_card(glossary: Glossary, id: str, language: Language) -> Card:
    """Return a term as a card: its name; its name in the other language, its definition, how to say it."""
    term = glossary.terms[id]
    text, twin = term.text(language), term.en if language == "zh" else term.zh
    name = f"{text.term} ({text.abbr})" if text.abbr else text.term
    back = [f"**{twin.term}**", text.definition, *([text.say] if text.say else [])]
    return Card(f"term:{id}", name, _plain_links(back), f"glossary::{term.category}")


def cards(bank: Bank, glossary: Glossary, language: Language) -> list[Card]:
    """Return every question and term in one language, the questions in the order of their pages."""
    return [
        *(question_card(question) for question in bank.questions[language].values()),
        *(term_card(glossary, id, language) for id in glossary.terms),
    ]


def both(first: Sequence[Card], second: Sequence[Card]) -> list[Card]:
    """Return the cards of `first` with those of `second` below, for what both have; what they share stands once."""
    by_id = {card.id: card for card in second}
    return [
        Card(
            card.id,
            _with(card.front, by_id[card.id].front),
            _with(card.back, by_id[card.id].back),
            card.tag,
        )
        for card in first
        if card.id in by_id
    ]


def _with(text: str, other: str) -> str:
    """Return `text`, and below it the paragraphs of `other` that it hasn't: both languages quote the same English."""
    paragraphs = set(text.split("\n\n"))
    rest = "\n\n".join(paragraph for paragraph in other.split("\n\n") if paragraph not in paragraphs)
    return f"{text}{_RULE}{rest}" if rest else text


def table(cards: Iterable[Card], deck: str) -> str:
    """Return the cards as tab-separated values: id, front, back, tags; line breaks are ` / `.

    The lines at the top tell Anki what the columns are (Anki Manual, Text Files), so that none becomes a card, and
    that a card's id, one for each `deck`, is what it's known by when a newer file is imported. Anki looks for them in
    the file's first byte: a byte order mark would hide them.
    """
    columns = ["Id", "Front", "Back", "Tags"]
    out = io.StringIO()
    out.write("#separator:tab\n#html:false\n#guid column:1\n#tags column:4\n")
    out.write("#columns:" + "\t".join(columns) + "\n")
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    for card in cards:
        writer.writerow([f"{deck}:{card.id}", _flat(card.front), _flat(card.back), card.tag])
    return out.getvalue()


def package(cards: Iterable[Card], name: str, deck: str, timestamp: int) -> bytes:
    """Return an Anki package (`.apkg`) of the cards.

    `deck` is a language or `both`; `timestamp`, in seconds since 1970, is when the cards were last edited: Anki
    updates a card that it knows when it is newer. The same arguments give the same bytes.
    """
    kind = genanki.Model(
        _MODEL,
        "Handbook",
        fields=[{"name": "Id"}, {"name": "Front"}, {"name": "Back"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"}],
        css=_STYLE,
    )
    made = genanki.Deck(_DECKS[deck], name)
    for card in cards:
        guid = genanki.guid_for(card.id, deck)
        fields = [card.id, _html(card.front), _html(card.back)]
        made.add_note(genanki.Note(kind, fields, guid=guid, tags=[card.tag]))
    # In memory: genanki's own way to a file leaves its database among the machine's temporary files.
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(made).write_to_db(database.cursor(), float(timestamp), itertools.count(1000 * timestamp))
        database.commit()
        return _packed({"collection.anki2": database.serialize(), "media": b"{}"})


def deck_files(bank: Bank, glossary: Glossary, names: dict[str, str], timestamp: int) -> dict[str, bytes]:
    """Return every deck by its file's name; `names` are the decks' names by language and for `both`."""
    lists: dict[str, list[Card]] = {language: cards(bank, glossary, language) for language in LANGUAGES}
    lists["both"] = both(lists["zh"], lists["en"])
    files = {}
    for deck, content in lists.items():
        files[f"handbook-{deck}.apkg"] = package(content, names[deck], deck, timestamp)
        files[f"handbook-{deck}.tsv"] = table(content, deck).encode()
    return files


def _packed(files: dict[str, bytes]) -> bytes:
    """Return an archive of the files, without the time at which it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _plain_links(parts: Iterable[str]) -> str:
    """Join paragraphs, with the text of their links alone: a card can't follow them."""
    return "\n\n".join(_FOOTNOTE.sub("", _LINK.sub(r"\1", part)).strip() for part in parts)


def _html(text: str) -> str:
    return "\n<hr />\n".join(_converted(part) for part in text.split(_RULE))


@lru_cache(maxsize=65536)
def _converted(text: str) -> str:
    # Most of a build's time for decks goes here, and a card with both languages repeats those of each.
    return _converter().reset().convert(text.replace("<", "&lt;")).replace("&amp;lt;", "&lt;")


@lru_cache(maxsize=1)
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown()
    for name in _LINKS:
        converter.inlinePatterns.deregister(name)
    return converter


def _flat(text: str) -> str:
    lines = [line.strip() for line in _EMPHASIS.sub("", text).splitlines()]
    return " / ".join(line for line in lines if line)
