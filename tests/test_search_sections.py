"""A page's sections, as they are searched."""

from __future__ import annotations

import pytest

from handbook.search.sections import Section, sections


@pytest.mark.parametrize(("html", "found"), [
    ("", []),
    ("<h1 id='a'>A <em>b</em> <a class='headerlink' href='#a'>#</a></h1><p>One.</p>", [("", "A b", "One.")]),
    ("<p>Before.</p><h2 id='b'>B</h2><p>After.</p>", [("", "", "Before."), ("b", "B", "After.")]),
    ("<h1 id='a'>A</h1><p>1</p><div><h2 id='b'>B</h2>2</div><p>3</p>", [("", "A", "1\n3"), ("b", "B", "2")]),
    ("<h1 id='a'>A</h1><h2 id='b' data-search-exclude>B</h2><p>2</p><h2>C</h2>", [("", "A", "")]),
    ("<h1 id='a'>A</h1><nav data-search-exclude><p>x</p></nav> y<script>z</script>", [("", "A", "y")]),
    ("<p>一段。</p>\n<p>又一段。</p>", [("", "", "一段。\n又一段。")]),
    ("<ul> <li>one</li> <li>two <code>x\n y</code></li> </ul>", [("", "", "one\ntwo x y")]),
    ("<pre><code>a\n  b</code></pre>", [("", "", "a\nb")]),
    ("<p>取代了它。<sup id='f'><a href='#g'>1</a></sup>之后</p>", [("", "", "取代了它。之后")]),
    ("<p>R&amp;D &lt;b&gt; <!-- c -->d</p>", [("", "", "R&D <b> d")]),
    ("<table><tr><th>N</th> <td>One <em>b</em></td></tr>\n<tr><td>Two</td></tr></table>",
     [("", "", "N · One b\nTwo")]),
    ("<div class='admonition say'><p class='admonition-title'>Strong</p><p>a</p></div>"
     "<div class='admonition trap'><p class='admonition-title'>Too fast</p><p>b</p></div>", [("", "", "a\nToo fast\nb")]),
])  # fmt: skip
def test_sections(html: str, found: list[tuple[str, str, str]]) -> None:
    assert sections(html) == [Section(*each) for each in found]
