"""Where a rendered page uses terms."""

from __future__ import annotations

import pytest

from handbook.glossary.references import Use, term_uses

LINK = '<a class="term" data-term="{}" href="x">x</a>'
RISK, RECALL = LINK.format("risk"), LINK.format("recall")


@pytest.mark.parametrize(
    ("html", "uses"),
    [
        (f"<p>{RISK}</p>", [Use("risk", "", "")]),
        (f'<h2 id="a">A</h2><p>{RISK} {RECALL}</p>', [Use("risk", "a", "A"), Use("recall", "a", "A")]),
        (f'<h2 id="a">A</h2><p>{RISK} {RISK}</p>', [Use("risk", "a", "A")]),
        (
            f'<h1 id="a">A</h1>{RISK}<h2 id="b">B</h2><p>x</p><h3 id="c">C</h3>{RISK}{RECALL}',
            [Use("risk", "a", "A"), Use("risk", "c", "C"), Use("recall", "c", "C")],
        ),
        (
            '<h2 id="a">Q&amp;A <code>x</code><a class="headerlink" href="#a" title="t">#</a></h2>' + RISK,
            [Use("risk", "a", "Q&A x")],
        ),
        (f'<h2 id="a">A</h2><h3>no id</h3>{RISK}', [Use("risk", "a", "A")]),
        ('<a class="terminal" data-term="risk"></a><a class="term"></a><b class="term" data-term="risk"></b>', []),
        ('<a class="x term y" data-term="risk"></a>', [Use("risk", "", "")]),
    ],
    ids=["no heading", "two terms", "once", "sections", "heading’s text", "heading without id", "others", "classes"],
)
def test_term_uses(html: str, uses: list[Use]) -> None:
    assert term_uses(html) == uses
