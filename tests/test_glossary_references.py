"""Where a rendered page uses terms."""

from __future__ import annotations

import pytest

from handbook.glossary.references import Use, term_uses

RISK, RECALL = (f'<a class="x term" data-term="{id}" href="x">x</a>' for id in ("risk", "recall"))


@pytest.mark.parametrize(("html", "uses"), [
    (f'<p id="p">{RISK}</p>', [Use("risk", "", "")]),
    (f'<h2 id="a">A</h2><p>{RISK} {RECALL} {RISK}</p>', [Use("risk", "a", "A"), Use("recall", "a", "A")]),
    (f'<h1 id="a">A</h1>{RISK}<h2 id="b">B</h2><p>x</p><h3 id="c">C</h3>{RISK}',
     [Use("risk", "a", "A"), Use("risk", "c", "C")]),
    (f'<h2 id="a">Q&amp;A <a href="b">b</a><a class="headerlink" href="#a">#</a> <code>c</code></h2>{RISK}',
     [Use("risk", "a", "Q&A b c")]),
    (f'<h2 id="a">A</h2><h3>B</h3>{RISK}', [Use("risk", "a", "A")]),
    ('<a class="terminal" data-term="risk"></a><a class="term"></a><b class="term" data-term="risk"></b>', []),
], ids=["no heading", "once a section", "sections", "heading’s text", "no id", "other elements"])  # fmt: skip
def test_term_uses(html: str, uses: list[Use]) -> None:
    assert term_uses(html) == uses
