"""A tiny handbook, built whole: both languages, generated pages, and what is said of an author's slips."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from conftest import BuildSite, page

TERM = """category: law
as_of: 2026-11-24
zh:
  term: 样例法
  abbr: YLF
  definition: 一部样例法律。
  text: 见 [另一项](other-term.md)。
  say: 这样说。
en:
  term: Sample Act
  forms: [Sample Acts]
  definition: A sample of a law.
  text: See [the other](other-term.md).
  say: Say so.
see_also: [other-term]
confused_with: [{term: other-term, zh: 不是一回事。, en: Not the same.}]
gates: [concept]
rounds: [technical]
sources: [law]
"""
OTHER = """category: interview
as_of: 2026-11-24
zh: {term: 另一词, definition: 另一个词。, text: 说明。, say: 这样说。}
en: {term: other word, definition: Another word., text: Text., say: Say so.}
replaced_by: sample-act
replaced_on: 2026-04-17
"""
QUIZ = """!!! quiz one home-sample "{prompt}"

    - [ ] {a}
        > {r}
    - [x] {b}
        > {r}
    - [ ] {c}
        > {r}

    {why} [{link}](#part).
"""
FILES = {
    "glossary/sample-act.yml": TERM,
    "glossary/other-term.yml": OTHER,
    "zh/gates/concept.md": page("概念", "另一词。", gate="concept"),
    "en/gates/concept.md": page("Concept", "other word.", gate="concept"),
    "zh/interview/technical.md": page("技术面"),
    "en/interview/technical.md": page("Technical"),
    "zh/index.md": page(
        "首页",
        "<!-- lifecycle -->\n\n## 一节 {#part}\n\n样例法很重要[^law]，样例法。样例 <b>样例法</b>。\n\n"
        + QUIZ.format(prompt="选哪个 `<b>`？", a="甲", b="乙", c="丙", r="理由。", why="见", link="这节"),
    ),
    "en/index.md": page(
        "Home",
        "<!-- lifecycle -->\n\n## A part {#part}\n\nThe Sample Act matters[^law]; Sample Acts again. 样例法也在。\n\n"
        + QUIZ.format(prompt="Which one `<b>`?", a="A", b="B", c="C", r="Reason.", why="See", link="the part"),
    ),
}


def test_both_languages_come_out_whole(build_site: BuildSite) -> None:
    site, warnings = build_site(FILES)
    assert warnings == []
    assert [str(fault) for fault in site.faults()] == []
    names = {path.relative_to(site.root).as_posix() for path in site.files}
    for name in ("index.html", "glossary/index.html", "glossary/sample-act/index.html", "gates/concept/index.html"):
        assert {name, f"en/{name}"} <= names


def test_a_generated_page_has_its_own_counterpart(build_site: BuildSite) -> None:
    """A generated file that the languages plugin doesn't know shows the counterpart of the page before it."""
    site, _ = build_site(FILES)
    head = site.page(site.root / "en/glossary/sample-act/index.html")
    assert head.xpath("//link[@hreflang='zh-Hans']/@href") == ["https://handbook.example/glossary/sample-act/"]
    assert head.xpath("//a[@class='language-switch']/@href") == ["../../../glossary/sample-act/"]
    assert "https://handbook.example/en/glossary/sample-act/" in (site.root / "sitemap.xml").read_text()


def test_the_first_mention_in_a_section_is_linked(build_site: BuildSite) -> None:
    site, _ = build_site(FILES)
    for name, definition, other in (
        ("index.html", "一部样例法律。", "Sample Act"),
        ("en/index.html", "A sample of a law.", "样例法"),
    ):
        links = site.page(site.root / name).xpath("//article//a[contains(@class, 'term')]")
        assert [(link.get("title"), link.get("data-other"), link.get("href")) for link in links] == [
            (definition, other, "glossary/sample-act/")
        ]


def test_a_term_page_tells_where_it_is_used_and_what_replaced_it(build_site: BuildSite) -> None:
    site, _ = build_site(FILES)
    term = site.page(site.root / "en/glossary/sample-act/index.html")
    assert term.xpath("//ul[@class='uses']/li/a/@href") == ["../../", "../../#part"]
    assert term.xpath("//*[@id='do-not-confuse']/following-sibling::ul[1]//a/@href") == ["../other-term/"]
    data = json.loads(term.xpath("//script[@type='application/ld+json']/text()")[0])
    assert (data["@type"], data["name"], data["inLanguage"]) == ("DefinedTerm", "Sample Act", "en")
    replaced = site.page(site.root / "glossary/other-term/index.html")
    box = replaced.xpath("//article//div[@class='admonition changed']")[0]
    assert "2026-04-17" in box.text_content()
    assert box.xpath(".//a/@href") == ["../sample-act/"]
    assert box.getprevious().get("class") == "term-page__names", "before the definition"
    assert [name.get("lang") for name in replaced.xpath("//*[@class='term-page__twin']")] == ["en"]
    assert [name.get("lang") for name in term.xpath("//*[@class='term-page__twin']")] == ["zh-Hans"]
    # The difference is written once and shown on both terms.
    assert replaced.xpath("//*[@id='do-not-confuse']/following-sibling::ul[1]//a/@href") == ["../sample-act/"]


def test_a_term_is_not_linked_on_its_own_page(build_site: BuildSite) -> None:
    talkative = TERM.replace("text: See [the other]", "text: The Sample Act. An other word. See [the other]")
    site, _ = build_site({**FILES, "glossary/sample-act.yml": talkative})
    links = site.page(site.root / "en/glossary/sample-act/index.html").xpath("//article//a[contains(@class, 'term')]")
    assert {link.get("data-term") for link in links} == {"other-term"}


def test_the_picture_links_every_gate_and_marks_the_page(build_site: BuildSite) -> None:
    site, _ = build_site({**FILES, "en/gates/concept.md": page("Concept", "<!-- lifecycle -->", gate="concept")})
    home = site.page(site.root / "en/index.html")
    assert home.xpath("//figure[@class='lifecycle']//a/@href") == ["gates/concept/"] * 2
    gate = site.page(site.root / "en/gates/concept/index.html")
    assert gate.xpath("//figure//a[@aria-current='page']/@href") == ["./"] * 2


def test_a_question_is_a_form_whose_markup_is_its_own(build_site: BuildSite) -> None:
    site, _ = build_site(FILES)
    form = site.page(site.root / "en/index.html").xpath("//form[starts-with(@class, 'quiz ')]")[0]
    assert form.xpath(".//legend/code/text()") == ["<b>"]
    assert sorted(form.xpath(".//label[@for]/text()")) == ["A", "B", "C"]
    assert len(form.xpath(".//details//li")) == 3
    zh = site.page(site.root / "index.html").xpath("//form[starts-with(@class, 'quiz ')]")[0]
    assert zh.get("data-version") == form.get("data-version")


def test_footnotes_are_written_from_the_sources(build_site: BuildSite) -> None:
    site, _ = build_site(FILES)
    note = site.page(site.root / "en/index.html").xpath("//div[@class='footnote']//li")[0].text_content()
    assert "Congress, A Law, 2020-01-02 (checked 2026-11-24)." in note
    assert site.page(site.root / "index.html").xpath("//h2[@id='sources']/text()")[0] == "来源"


def test_building_twice_in_one_process_gives_the_same_bytes(build_site: BuildSite) -> None:
    """No state outlives a build."""

    def everything(root: Path) -> dict[str, bytes]:
        # A compressed sitemap carries the time of its making.
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and path.suffix != ".gz"
        }

    first = everything(build_site(FILES)[0].root)
    second = everything(build_site(FILES)[0].root)
    assert first == second


def test_every_slip_in_a_page_is_told_at_once_with_its_line(build_site: BuildSite) -> None:
    body = 'A claim[^gone].\n\n!!! quiz one home-bad "Q?"\n\n    - [ ] A\n        > r\n\n    No link.\n'
    _, warnings = build_site({**FILES, "en/index.md": page("Home", body)})
    told = [warning for warning in warnings if warning.startswith("docs/en/index.md")]
    assert told == [
        "docs/en/index.md:8: no source “gone”: add it to docs/sources.yml or correct the footnote",
        "docs/en/index.md:10: 1 options: give 3 to 6",
        "docs/en/index.md:10: no option is right: mark one with [x]",
        "docs/en/index.md:10: the explanation links to nothing: add a link to the section or term that settles it",
        "docs/en/index.md:10: the question “home-bad” has no twin in “zh”: add it to the same page there",
    ]


def test_a_term_that_no_page_uses_is_told(build_site: BuildSite) -> None:
    _, warnings = build_site({**FILES, "en/gates/concept.md": page("Concept", "", gate="concept")})
    assert [warning for warning in warnings if "no page uses" in warning] == [
        "docs/glossary/other-term.yml:1: no page uses this term in “en”: use it, add the form in use, or drop it"
    ]


def test_broken_data_stops_the_build_with_every_fault_and_no_traceback(
    build_site: BuildSite, caplog: pytest.LogCaptureFixture
) -> None:
    broken = {
        "glossary/sample-act.yml": TERM.replace("see_also: [other-term]", "see_also: [none]"),
        "glossary/other-term.yml": "category: [\n",
    }
    with pytest.raises(Abort):
        build_site({**FILES, **broken})
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        "Faults in the handbook's data:\n"
        "docs/glossary/other-term.yml:2: not valid YAML: did not find expected node content; "
        "correct it\n"
        "docs/glossary/sample-act.yml:15: “see_also.0”: no term “none”: correct the id or add the term"
    ]
    assert "Traceback" not in caplog.text
