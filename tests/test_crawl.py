"""The crawl finds each kind of fault that it names, and none in a sound site."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawl import Site

URL = "https://handbook.example/book/"


def page(language: str, path: str, body: str = "", head: str = "") -> str:
    """Return a sound page at `path` ("" for the home page) of `language`."""
    own = f"{URL}{'en/' if language == 'en' else ''}{path}"
    links = "".join(
        f'<link rel="alternate " hreflang="{tag}" href="{URL}{folder}{path}">'
        for tag, folder in [("zh-Hans", ""), ("en", "en/"), ("x-default", "")]
    )
    return (
        f'<!doctype html><html lang="{language}"><head><title>t</title><meta name="description" content="d">'
        f'<link rel="canonical" href="{own}">{links}{head}</head><body><article><h1 id="top">t</h1>{body}</article></body></html>'
    )


def sitemap(*paths: str) -> str:
    entries = ""
    for path in paths:
        neutral = path.removeprefix("en/")
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{URL}{folder}{neutral}"/>'
            for tag, folder in [("zh-Hans", ""), ("en", "en/"), ("x-default", "")]
        )
        entries += f"<url><loc>{URL}{path}</loc>{links}</url>"
    return (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:xhtml="http://www.w3.org/1999/xhtml">{entries}</urlset>'
    )


def write(root: Path, files: dict[str, str]) -> Site:
    sound = {
        "index.html": page("zh-Hans", ""),
        "en/index.html": page("en", ""),
        "roles/index.html": page("zh-Hans", "roles/"),
        "en/roles/index.html": page("en", "roles/"),
        "404.html": "<!doctype html><html lang='zh-Hans'><body><article></article></body></html>",
        "picture.svg": "<svg/>",
        "sitemap.xml": sitemap("", "en/", "roles/", "en/roles/"),
        "search/search_index.json": '{"docs": [{"location": "roles/#top"}, {"location": "en/"}]}',
    }
    for name, text in {**sound, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(root, URL)


def test_a_sound_site_has_no_fault(tmp_path: Path) -> None:
    body = (
        '<a href="roles/">r</a> <a href="roles/#top">r</a> <a href="#top">t</a> <a href="https://other.example/x">o</a>'
        '<img src="picture.svg" srcset="picture.svg 1x, picture.svg 2x" alt=""><a hreflang="en" href="en/">en</a>'
    )
    assert write(tmp_path, {"index.html": page("zh-Hans", "", body)}).faults() == []


@pytest.mark.parametrize(
    ("body", "address", "message"),
    [
        ('<a href="role/">r</a>', "role/", "no such file"),
        ('<a href="roles">r</a>', "roles", "a folder without its slash: a server redirects it"),
        ('<a href="Roles/">r</a>', "Roles/", "no such file"),
        ('<a href="#nowhere">n</a>', "#nowhere", "no such anchor"),
        ('<a href="roles/#nowhere">n</a>', "roles/#nowhere", "no such anchor"),
        ('<a href="/elsewhere/">n</a>', "/elsewhere/", "it leaves the site’s folder"),
        ('<a href="javascript:void(0)">n</a>', "javascript:void(0)", "the scheme “javascript” leads nowhere"),
        ('<a href="en/">n</a>', "en/", "it leads to the other language"),
        ('<img src="none.svg" alt="">', "none.svg", "no such file"),
        ('<img src="picture.svg" srcset="picture.svg 1x, none.svg 2x" alt="">', "none.svg", "no such file"),
        (
            '<img src="https://other.example/x.png" alt="">',
            "https://other.example/x.png",
            "“img src” fetches from another host",
        ),
        ('<p id="twice"></p><p id="twice"></p>', "#twice", "two elements have this id"),
    ],
)
def test_an_address_in_a_page(tmp_path: Path, body: str, address: str, message: str) -> None:
    faults = write(tmp_path, {"index.html": page("zh-Hans", "", body)}).faults()
    assert [str(fault) for fault in faults] == [f"index.html: {address}: {message}"]


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        (
            "index.html",
            f'href="{URL}en/"',
            f'href="{URL}en/roles/"',
            f"index.html: {URL}en/roles/: hreflang “en” should be {URL}en/",
        ),
        (
            "index.html",
            'hreflang="x-default"',
            'hreflang="fr"',
            "index.html: hreflang: the languages given are ['en', 'fr', 'zh-Hans']",
        ),
        (
            "index.html",
            'rel="canonical" href="',
            'rel="canonical" href="https://old.example/',
            f"index.html: canonical: it is not the page’s own address {URL}",
        ),
        ("index.html", 'content="d"', 'content=" "', "index.html: description: missing or empty"),
        (
            "en/index.html",
            'lang="en"',
            'lang="zh-Hans"',
            "en/index.html: html lang: it says “zh-Hans”, the place says “en”",
        ),
        ("sitemap.xml", f"<loc>{URL}roles/</loc>", f"<loc>{URL}gone/</loc>", f"sitemap.xml: {URL}gone/: no such page"),
        (
            "sitemap.xml",
            f"<loc>{URL}roles/</loc>",
            f"<loc>{URL}</loc>",
            f"sitemap.xml: {URL}roles/: the page is not listed",
        ),
        (
            "search/search_index.json",
            "roles/#top",
            "roles/#gone",
            "search/search_index.json: roles/#gone: no such anchor",
        ),
    ],
)
def test_what_stands_in_the_head_and_beside_the_pages(
    tmp_path: Path, name: str, before: str, after: str, expected: str
) -> None:
    site = write(tmp_path, {})
    path = tmp_path / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    assert expected in [str(fault) for fault in site.faults()]


def test_json_ld(tmp_path: Path) -> None:
    script = '<script type="application/ld+json">{"@id": "https://handbook.example/book/gone/"}</script>'
    site = write(tmp_path, {"index.html": page("zh-Hans", "", head=script)})
    assert [fault.message for fault in site.faults()] == ["no such file"]
