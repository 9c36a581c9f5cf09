"""What has moved: read, every fault told; pages at the old addresses, old anchors beside the new."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import messages, write
from conftest import BuildSite
from handbook.problems import DataError
from handbook.redirects import Move, Place, address, keep_anchors, load_redirects, moved_pages
from sample import SAMPLE

PAGES = ("index.md", "gates/index.md", "gates/concept.md", "reindex.md")


def load(folder: Path, text: str, pages: tuple[str, ...] | None = PAGES) -> tuple[Move, ...]:
    return load_redirects(write(folder, {"redirects.yml": text}) / "redirects.yml", "docs/redirects.yml", pages)


def test_a_page_knows_its_address() -> None:
    assert [address(uri) for uri in PAGES] == ["/", "/gates/", "/gates/concept/", "/reindex/"]


def test_moves_are_read(tmp_path: Path) -> None:
    moves = load(tmp_path, "/old/: /\n/gates/start/: /gates/concept/#entry\n/gates/concept/#a: /gates/concept/#b\n")
    assert [(move.old, move.new, move.line) for move in moves] == [
        (Place("/old/", ""), Place("/", ""), 1),
        (Place("/gates/start/", ""), Place("/gates/concept/", "entry"), 2),
        (Place("/gates/concept/", "a"), Place("/gates/concept/", "b"), 3),
    ]
    assert moved_pages(moves) == list(moves[:2])


@pytest.mark.parametrize("text", ["{}\n", None])
def test_nothing_need_have_moved(tmp_path: Path, text: str | None) -> None:
    write(tmp_path, {"redirects.yml": text} if text else {})
    assert load_redirects(tmp_path / "redirects.yml", "docs/redirects.yml", PAGES) == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("old/: /", "“old/” is no address of a page: write /folder/page/ or /folder/page/#anchor"),
        ("/old: /", "“/old” is no address of a page: write /folder/page/ or /folder/page/#anchor"),
        (
            "/old/: https://law.example/",
            "“https://law.example/” is no address of a page: write /folder/page/ or /folder/page/#anchor",
        ),
        ("/old/: /../", "“/../” is no address of a page: write /folder/page/ or /folder/page/#anchor"),
        ("/en/old/: /", "“/en/old/” names a language: leave it out, both move together"),
        ("/old/: /zh/", "“/zh/” names a language: leave it out, both move together"),
        ("/assets/: /", "“/assets/” is the build's own folder, where no page stands: name the address of a page"),
        ("/files/old/: /", "“/files/old/” is the build's own folder, where no page stands: name the address of a page"),
        ("/old/: /gone/", "there is no page /gone/: correct it, or add the page"),
        ("/gates/: /", "a page stands there: remove the line, or the page"),
        ("/old/: /old/", "it leads round in a circle: name an address that stands"),
        ("/gates/#a: /gates/concept/#a", "an anchor can move within its page only: name another anchor of the page"),
        ("/gates/#a: /gates/#a", "it leads round in a circle: name an address that stands"),
        ("/old/#a: /old/#b", "there is no page /old/: correct it, or add the page"),
    ],
)
def test_a_faulty_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, f"/moved/: /\n{line}\n")
    assert messages(caught.value.problems) == [f"docs/redirects.yml:2: “{line.split(': ')[0]}”: {message}"]


def test_chains_and_loops(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "/a/: /b/\n/b/: /c/#x\n/c/: /\n/d/: /e/\n/e/: /d/\n/f/: /d/\n")
    assert messages(caught.value.problems) == [
        "docs/redirects.yml:1: “/a/”: “/b/” is redirected itself: name where it ends, /",
        "docs/redirects.yml:2: “/b/”: “/c/#x” is redirected itself: name where it ends, /",
        "docs/redirects.yml:4: “/d/”: it leads round in a circle: name an address that stands",
        "docs/redirects.yml:5: “/e/”: it leads round in a circle: name an address that stands",
        "docs/redirects.yml:6: “/f/”: it leads round in a circle: name an address that stands",
    ]


def test_pages_that_can_t_be_known_are_not_missed(tmp_path: Path) -> None:
    assert load(tmp_path, "/old/: /gone/\n", None)
    with pytest.raises(DataError):
        load(tmp_path, "/old/: /old/\n", None)


def test_data_of_another_shape(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "/old/: [/]\n")
    assert messages(caught.value.problems)[0].startswith("docs/redirects.yml:1: ")


def move(old: str, new: str) -> Move:
    return Move(Place.of(old), Place.of(new), "docs/redirects.yml", 1)


HTML = '<h2 class="a" id="new" data-b="1 > 0">t</h2><p id="here">t</p>'


def test_an_old_anchor_stands_inside_the_element_of_the_new() -> None:
    html, problems = keep_anchors(HTML, [move("/a/#old", "/a/#new"), move("/b/#x", "/b/#y")], "/a/", "en")
    assert html == HTML.replace(">t</h2>", '><span id="old"></span>t</h2>')
    assert problems == []


@pytest.mark.parametrize(
    ("moved", "message"),
    [
        (move("/a/#old", "/a/#gone"), "there is no “#gone” on en/a/: correct it, or give a heading this id"),
        (move("/before/", "/a/#gone"), "there is no “#gone” on en/a/: correct it, or give a heading this id"),
        (move("/a/#here", "/a/#new"), "“#here” still stands on en/a/: remove the line, or the anchor"),
    ],
)
def test_an_anchor_that_can_t_be_kept(moved: Move, message: str) -> None:
    html, problems = keep_anchors(HTML, [moved], "/a/", "en")
    assert html == HTML
    assert messages(problems) == [f"docs/redirects.yml:1: {message}"]


def test_both_languages_are_sent_on(build_site: BuildSite) -> None:
    files = {**SAMPLE, "redirects.yml": SAMPLE["redirects.yml"] + "/gone/away/: /\n"}
    site, warnings = build_site(files)
    assert warnings == []
    assert [str(fault) for fault in site.faults()] == []
    for name, content, text in (
        ("gates/first", "0; url=../concept/#entry", "去新地址"),
        ("en/gates/first", "0; url=../concept/#entry", "Go to its new address"),
        ("gone/away", "0; url=../../", "去新地址"),
        ("en/gone/away", "0; url=../../", "Go to its new address"),
    ):
        page = site.page(site.root / name / "index.html")
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [content]
        assert page.xpath("//a/text()") == [text]
    assert site.page(site.root / "en/gates/concept/index.html").xpath("//h2[@id='entry']/span/@id") == ["start"]
    assert "first" not in (site.root / "sitemap.xml").read_text(encoding="utf-8")
