"""A sound handbook with a page of every kind, both languages: what faults are put into, and what must give none."""

from __future__ import annotations

from conftest import page

NAV = """\
nav:
  - 首页: index.md
  - 全流程: gates/index.md
  - 概念: gates/concept.md
  - 技术面: interview/technical.md
  - 术语表: glossary/index.md
  - 备考清单: checklist.md
  - 练习: practice.md
  - 规则变化: changes.md
"""

_QUESTIONS = """\
[^law]

!!! quiz one concept-one "{a}"

    - [ ] A
        > R.
    - [x] B
        > R.
    - [ ] C
        > R.

    [D](#entry)

!!! quiz all concept-all "{a}"

    - [ ] A
        > R.
    - [x] B
        > R.
    - [x] C
        > R.

    [D](../glossary/old-law.md)

!!! quiz order concept-order "{a}"

    1. A
        > R.
    2. B
        > R.
    3. C
        > R.

    [D](index.md#path)

!!! quiz open concept-open "{a}"

    - [ ] A
        > R.
    - [ ] B
        > R.
    - [ ] C
        > R.

    > The model answer.

    参考回答。

    [D](#entry)
"""

SAMPLE = {
    "sources.yml": """\
law: {publisher: Congress, title: A Law, date: 2020-01-02, url: "https://law.example/a", checked: 2026-11-24}
""",
    "rounds.yml": "- {id: technical, zh: 技术面, en: Technical, draws: []}\n",
    "gates.yml": "- id: concept\n  zh: {name: 概念, question: [值得吗]}\n  en: {name: Concept, question: [Why]}\n",
    "redirects.yml": """\
/gates/first/: /gates/concept/#entry
/gates/concept/#start: /gates/concept/#entry
""",
    "glossary/new-law.yml": """\
category: law
as_of: 2026-11-24
zh: {term: 新法, definition: 一部新的法律。, text: "见 [旧法](old-law.md)。", say: 这样说。}
en: {term: New Act, definition: A new law., text: "See [the old one](old-law.md).", say: Say so.}
see_also: [old-law]
confused_with: [{term: old-law, zh: 不是一回事。, en: Not the same.}]
gates: [concept]
rounds: [technical]
sources: [law]
""",
    "glossary/old-law.yml": """\
category: law
as_of: 2026-11-24
zh: {term: 旧法, definition: 一部旧的法律。, text: 正文。, say: 这样说。}
en: {term: Old Act, definition: An old law., text: Text., say: Say so.}
sources: [law]
replaced_by: new-law
replaced_on: 2026-04-17
""",
    "zh/index.md": page(
        "首页",
        "答案。\n{ .answer }\n\n<!-- lifecycle -->\n\n<!-- find -->\n\n## 一节 {#part}\n\n"
        "新法取代了旧法[^law]。见[概念](gates/concept.md#entry)，或本页[一节](#part)。",
    ),
    "en/index.md": page(
        "Home",
        "The answer.\n{ .answer }\n\n<!-- lifecycle -->\n\n<!-- find -->\n\n## A part {#part}\n\n"
        "The New Act replaced the Old Act[^law]. See [the concept](gates/concept.md#entry), or [the part](#part).",
    ),
    "zh/gates/index.md": page("全流程", "## 路径 {#path}\n\n<!-- timeline -->\n\n[概念](concept.md)"),
    "en/gates/index.md": page("The whole path", "## The path {#path}\n\n<!-- timeline -->\n\n[The concept](concept.md)"),
    "zh/gates/concept.md": page(
        "概念", "<!-- lifecycle -->\n\n## 之前 {#entry}\n\n" + _QUESTIONS.format(a="问？"), gate="concept", unlinked="[new-law]"
    ),
    "en/gates/concept.md": page(
        "Concept", "<!-- lifecycle -->\n\n## Before {#entry}\n\n" + _QUESTIONS.format(a="Q?"), gate="concept", unlinked="[new-law]"
    ),
    "zh/interview/technical.md": page("技术面", "[概念](../gates/concept.md)", round="technical"),
    "en/interview/technical.md": page("Technical", "[The concept](../gates/concept.md)", round="technical"),
    "zh/checklist.md": page("备考清单", "<!-- checklist -->\n\n- [ ] **读。** [概念](gates/concept.md)\n    { #c-read }", checklist="true"),
    "en/checklist.md": page(
        "Checklist", "<!-- checklist -->\n\n- [ ] **Read.** [The concept](gates/concept.md)\n    { #c-read }", checklist="true"
    ),
    "zh/practice.md": page("练习", "<!-- practice -->\n\n<!-- questions -->", practice="true"),
    "en/practice.md": page("Practice", "<!-- practice -->\n\n<!-- questions -->", practice="true"),
    "zh/changes.md": page("规则变化", '!!! changed "过时"\n\n    ~~旧的~~，现在是新的。\n\n![图](picture.svg)'),
    "en/changes.md": page("What changed", '!!! changed "Out of date"\n\n    ~~Old~~, now new.\n\n![A picture](picture.svg)'),
    "zh/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "en/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}  # fmt: skip
"""By path below docs/."""
