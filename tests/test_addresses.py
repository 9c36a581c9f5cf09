"""What a release has published stays where it was, or is redirected."""

from __future__ import annotations

from pathlib import Path

import pytest

import addresses
from crawl import Site

PAGE = """<html><body><h2 id="chrome">c</h2><article>
<h1 id="top">t<a class="headerlink" href="#top">#</a></h1><h2 id="letter-a">A</h2>
<h2 id="used-in" data-search-exclude="">u<a class="headerlink" href="#used-in">#</a></h2><p id="fn:law">f</p>
<form id="quiz-q" data-quiz="q"></form><ul><li id="c-one">1</li></ul><a href="../deck.apkg" download>d</a>
</article></body></html>"""
REDIRECT = '<html><head><meta http-equiv="refresh" content="0; url=../one/"></head></html>'


@pytest.fixture
def small(tmp_path: Path) -> Site:
    for name, text in {"one/index.html": PAGE, "old/index.html": REDIRECT, "404.html": PAGE, "deck.apkg": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Site(tmp_path, "https://handbook.example/")


def test_what_others_may_link_to(small: Site) -> None:
    assert sorted(addresses.addresses(small)) == ["/deck.apkg", "/one/", "/one/#c-one", "/one/#quiz-q", "/one/#top"]


def test_what_is_gone(small: Site) -> None:
    kept = ["/one/", "/one/#top", "/one/#gone", "/gone/", "/gone.apkg", "/old/", "/old/#any"]
    assert list(addresses.gone(small, kept, "urls.txt")) == [
        f"urls.txt:{line}: {address}: it is gone: restore it, or say in docs/redirects.yml where it has moved"
        for line, address in ((3, "/one/#gone"), (4, "/gone/"), (5, "/gone.apkg"))
    ]


def test_the_list_only_grows(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(addresses, "KEPT", tmp_path / "urls.txt")
    addresses.KEPT.write_text("/gone/\n/one/\n", encoding="utf-8")
    addresses.main(str(small.root))
    assert addresses.read() == ["/deck.apkg", "/gone/", "/one/", "/one/#c-one", "/one/#quiz-q", "/one/#top"]
    assert capsys.readouterr().out == "urls.txt: 6 addresses, 4 of them new\n"


@pytest.mark.parametrize("text", [None, ""])
def test_the_list_is_there(small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    monkeypatch.setattr(addresses, "KEPT", tmp_path / "urls.txt")
    if text is not None:
        addresses.KEPT.write_text(text, encoding="utf-8")
    for use in (addresses.read, lambda: addresses.main(str(small.root))):
        with pytest.raises(SystemExit, match=r"^tests/urls\.txt is missing or empty: restore it"):
            use()


@pytest.mark.site
def test_no_address_of_the_handbook_is_gone(site: Site) -> None:
    kept = addresses.read()
    assert kept == sorted(set(kept)), "tests/urls.txt is out of order: run make addresses"
    missing = list(addresses.gone(site, kept, "tests/urls.txt"))
    assert not missing, "\n".join(missing)
