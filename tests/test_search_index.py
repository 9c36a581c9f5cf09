"""An index a language, from the pages of both."""

from __future__ import annotations

import re
from typing import Any

from handbook.records import Language
from handbook.search.index import Entry, make_index, page_entries


def page(language: Language, address: str, html: str, *names: str, also: tuple[str, ...] = ()) -> list[Entry]:
    return page_entries(language, address, html, names, also)


BOTH = [
    *page("zh", "", "<h1 id='top'>首页</h1><p>text</p>", "首页"),
    *page(
        "zh",
        "glossary/psi/",
        "<h1 id='psi'>群体稳定性指标 (PSI)</h1><p>定义。</p><h2 id='do-not-confuse'>别混淆</h2><p>不同。</p>",
        "群体稳定性指标",
        "PSI",
        also=("稳定性", "stability index"),
    ),
    *page(
        "zh",
        "gates/concept/",
        "<h1 id='concept'>概念：值吗？</h1><p>风险。</p><h2 id='questions'>问题</h2><h2 id='quiz'>自测</h2>",
        "概念",
    ),
    *page("en", "", "<h1 id='top'>Home</h1>", "Home"),
    *page(
        "en",
        "glossary/psi/",
        "<h1 id='psi'>population stability index (PSI)</h1><p>Definition.</p>",
        "population stability index",
        "PSI",
        also=("Stability Index", "stability", "psi"),
    ),
    *page("en", "gates/concept/", "<h1 id='concept'>Concept: worth it?</h1><p>Risk.</p>", "Concept"),
]


def docs(language: Language) -> dict[str, dict[str, Any]]:
    return {doc["location"]: doc for doc in make_index(BOTH, language)["docs"]}


def test_each_language_has_its_own_pages_below_its_own_root() -> None:
    assert list(docs("zh")) == [
        "",
        "glossary/psi/",
        "glossary/psi/#do-not-confuse",
        "gates/concept/",
        "gates/concept/#questions",
    ]
    assert list(docs("en")) == ["", "glossary/psi/", "gates/concept/"]


def test_a_page_has_its_names_in_both_languages_each_once() -> None:
    term = docs("zh")["glossary/psi/"]
    assert term["names"] == ["群体稳定性指标", "PSI"]
    assert term["others"] == ["population stability index", "population stability index (PSI)"]
    assert docs("en")["gates/concept/"]["others"] == ["概念", "概念：值吗？"]
    assert "names" not in docs("zh")[""]
    assert "names" not in docs("zh")["glossary/psi/#do-not-confuse"]


def test_what_only_finds_a_page_finds_it_in_both_languages_unless_it_is_its_name() -> None:
    assert docs("zh")["glossary/psi/"]["also"] == ["稳定性", "Stability Index", "stability"]
    assert docs("en")["glossary/psi/"]["also"] == ["stability index", "stability", "稳定性"]
    assert "also" not in docs("zh")["gates/concept/"]


def test_what_is_shown_is_clean() -> None:
    term = docs("zh")["glossary/psi/"]
    assert (term["title"], term["text"]) == ("群体稳定性指标 (PSI)", "定义。")


def test_the_settings_are_those_of_the_language() -> None:
    for language in ("zh", "en"):
        config = make_index(BOTH, language)["config"]
        assert (config["lang"], config["pipeline"]) == ([language], [])
        assert config["pinyin"]["ti"] == "体"
        assert not re.search(config["separator"], "any text, 任何文字 - |\u200b")
        assert config["characters"]["風" if language == "zh" else "穩"] == ("风" if language == "zh" else "稳")
