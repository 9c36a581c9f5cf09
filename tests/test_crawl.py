"""The crawl finds each kind of fault that it names, and none in a sound site."""

from __future__ import annotations

import gzip
import json
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
    home = f"/book/{'en/' if language == 'en' else ''}"
    config = json.dumps({"base": home, "search": "/book/worker.js"})
    nav = f'<a href="{home}">h</a><a href="{home}roles/">r</a>'
    return (
        f'<!doctype html><html lang="{language}"><head><title>{path or "t"}</title><meta name="description" content="d">'
        f'<link rel="icon" href="/book/picture.svg"><link rel="canonical" href="{own}">{links}{head}</head><body><nav>{nav}</nav>'
        f'<article><h1 id="top">t</h1>{body}</article>'
        f'<script id="__config" type="application/json">{config}</script></body></html>'
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
        "404.html": "<!doctype html><html lang='zh-Hans'><title>404</title><article></article></html>",
        "picture.svg": "<svg/>",
        "sitemap.xml": sitemap("", "en/", "roles/", "en/roles/"),
        "worker.js": "",
        "search/sections.json": '{"docs": [{"location": "roles/#top"}, {"location": "en/"}]}',
        "en/search/sections.json": '{"docs": []}',
        **{f"{folder}search/search_index.{kind}": "{}" for folder in ("", "en/") for kind in ("js", "json")},
    }
    for name, text in {**sound, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "sitemap.xml.gz").write_bytes(gzip.compress((root / "sitemap.xml").read_bytes()))
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
        ('<form data-file="none.json"></form>', "none.json", "no such file"),
        ('<button formaction="none/">n</button>', "none/", "no such file"),
        ('<q cite="none/">n</q>', "none/", "no such file"),
        ('<q cite="https://other/">n</q>', "https://other/", "“other” is no plausible host"),
        ('<video poster="none.svg"></video>', "none.svg", "no such file"),
        ("<p style=\"background: url(picture.svg), url('none.svg')\"></p>", "none.svg", "no such file"),
        (
            '<form data-file="https://other.example/x.json"></form>',
            "https://other.example/x.json",
            "“form data-file” fetches from another host",
        ),
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
        ("index.html", "<title>t<", "<title> <", "index.html: title: missing or empty"),
        ("index.html", "<title>t</title>", "", "index.html: title: missing or empty"),
        ("404.html", "<title>404</title>", "", "404.html: title: missing or empty"),
        ("roles/index.html", "<title>roles/<", "<title>t<", "roles/index.html: title: index.html has the same, “t”"),
        (
            "index.html",
            "</head>",
            f'<meta property="og:url" content="{URL}none/"></head>',
            f"index.html: {URL}none/: no such file",
        ),
        (
            "index.html",
            "</head>",
            '<meta name="twitter:image" content="none.svg"></head>',
            "index.html: none.svg: no such file",
        ),
        ("index.html", "worker.js", "none.js", "index.html: /book/none.js: no such file"),
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
        ("sitemap.xml", f"<loc>{URL}roles/</loc>", f"<loc>{URL}</loc>", f"sitemap.xml: {URL}: it is listed twice"),
        ("sitemap.xml", "<urlset", "<!-- --><urlset", "sitemap.xml.gz: (no address): it holds other than sitemap.xml"),
        (
            "search/sections.json",
            "roles/#top",
            "roles/#gone",
            "search/sections.json: roles/#gone: no such anchor",
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


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("en/roles/index.html", b"", "en/roles/index.html: (no address): the page is empty"),
        ("en/roles/index.html", b"<!doctype html>\n", "en/roles/index.html: (no address): the page is empty"),
        ("sitemap.xml", None, "sitemap.xml: (no address): the file is missing"),
        (
            "sitemap.xml.gz",
            b"sitemap",
            "sitemap.xml.gz: (no address): it can’t be read: BadGzipFile: Not a gzipped file (b'si')",
        ),
        ("sitemap.xml.gz", None, "sitemap.xml.gz: (no address): the file is missing"),
        ("sitemap.xml.gz", b"", "sitemap.xml.gz: (no address): it holds other than sitemap.xml"),
        (
            "en/search/sections.json",
            b"{}",
            "en/search/sections.json: (no address): it can’t be read: KeyError: 'docs'",
        ),
        ("secret.yml", b"", "secret.yml: (no address): nothing leads to this file: remove it, or link to it"),
        (
            "en/sitemap.xml",
            b"",
            "en/sitemap.xml: (no address): nothing leads to this file: remove it, or link to it",
        ),
    ],
)
def test_a_file_that_is_broken_missing_or_left_over(
    tmp_path: Path, name: str, data: bytes | None, expected: str
) -> None:
    site = write(tmp_path, {})
    if data is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(data)
    assert [str(fault) for fault in site.faults()] == [expected]


def test_an_empty_sitemap(tmp_path: Path) -> None:
    site = write(tmp_path, {"sitemap.xml": ""})
    (fault,) = site.faults()
    assert str(fault).startswith("sitemap.xml: (no address): it can’t be read: XMLSyntaxError: Document is empty")


@pytest.mark.parametrize("name", ["sections.json", "search_index.json", "search_index.js"])
def test_every_page_asks_for_the_search_index(tmp_path: Path, name: str) -> None:
    site = write(tmp_path, {})
    (tmp_path / "en/search" / name).unlink()
    assert [str(fault) for fault in site.faults()] == [
        f"en/{page}index.html: /book/en/search/{name}: no such file" for page in ("", "roles/")
    ]


def test_files_that_nothing_links_to_may_be_known_by_name(tmp_path: Path) -> None:
    names = (
        "robots.txt",
        "_headers",
        "en/llms.txt",
        "assets/practice.js",
        "assets/javascripts/lunr/min/lunr.zh.min.js",
        "assets/stylesheets/main.57a0d79d.min.css.map",
    )
    assert write(tmp_path, dict.fromkeys(names, "")).faults() == []


def test_json_ld(tmp_path: Path) -> None:
    script = '<script type="application/ld+json">{"@id": "https://handbook.example/book/gone/"}</script>'
    site = write(tmp_path, {"index.html": page("zh-Hans", "", head=script)})
    assert [fault.message for fault in site.faults()] == ["no such file"]


def test_json_ld_is_followed_to_its_leaves(tmp_path: Path) -> None:
    data = (
        f'{{"@context": "https://schema.org", "hasPart": [{{"url": "{URL}gone/"}}], "license": "https://law.example/"}}'
    )
    site = write(
        tmp_path, {"index.html": page("zh-Hans", "", head=f'<script type="application/ld+json">{data}</script>')}
    )
    assert [str(fault) for fault in site.faults()] == [f"index.html: {URL}gone/: no such file"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="roles/"></a>', "index.html: roles/: the link has no words"),
        ('<a href="roles/"><img src="picture.svg" alt=""></a>', "index.html: roles/: the link has no words"),
        (
            f'<a href="{URL}roles/">r</a>',
            f"index.html: {URL}roles/: it names the site’s own host: write it relative to the page",
        ),
        ('<p id="a" aria-labelledby="a b"></p>', "index.html: #b: “aria-labelledby” names no element"),
        ('<a href="https://other/">o</a>', "index.html: https://other/: “other” is no plausible host"),
    ],
)
def test_the_manner_of_an_address(tmp_path: Path, body: str, expected: str) -> None:
    assert [str(fault) for fault in write(tmp_path, {"index.html": page("zh-Hans", "", body)}).faults()] == [expected]


@pytest.mark.parametrize(
    "body", ['<a href="roles/" aria-label="r"></a>', '<a href="roles/"><img src="picture.svg" alt="r"></a>']
)
def test_a_link_may_have_its_words_hidden(tmp_path: Path, body: str) -> None:
    assert write(tmp_path, {"index.html": page("zh-Hans", "", body)}).faults() == []


def test_the_page_not_found_is_served_at_any_depth(tmp_path: Path) -> None:
    text = '<html lang="zh-Hans"><title>404</title><body><a href="/book/">h</a> <a href="roles/">r</a></body></html>'
    assert [str(fault) for fault in write(tmp_path, {"404.html": text}).faults()] == [
        "404.html: roles/: this page is served at any depth: begin the address with a slash"
    ]


def test_pages_that_lead_only_to_each_other_are_orphans(tmp_path: Path) -> None:
    paths = ("one/", "two/", "en/one/", "en/two/")
    links = '<a href="../one/">1</a><a href="../two/">2</a>'
    files = {
        f"{path}index.html": page("en" if path.startswith("en/") else "zh-Hans", path.removeprefix("en/"), links)
        for path in paths
    }
    site = write(tmp_path, {**files, "sitemap.xml": sitemap("", "en/", "roles/", "en/roles/", *paths)})
    assert [str(fault) for fault in site.faults()] == [
        f"{path}index.html: (no address): no page leads here" for path in sorted(paths)
    ]


def test_what_style_sheets_and_scripts_load(tmp_path: Path) -> None:
    files = {
        "a.css": "a { background: url(picture.svg) url('none.svg') url(data:image/png,x) url(https://other.example/x) }",
        "a.js": 'import { a } from "./none.js";\nconst text = "import from nowhere";\n',
        "a.min.js": 'import { a } from "./none.js";\n',
        "index.html": page(
            "zh-Hans",
            "",
            head='<link rel="stylesheet" href="a.css"><script src="a.js"></script><script src="a.min.js"></script>',
        ),
    }
    assert [str(fault) for fault in write(tmp_path, files).faults()] == [
        "a.css: https://other.example/x: it fetches from another host",
        "a.css: none.svg: no such file",
        "a.js: ./none.js: no such file",
    ]


def test_what_the_practice_page_fetches(tmp_path: Path) -> None:
    form = "<form><a href='#top'>t</a><a href='#gone'>g</a></form>"
    file = json.dumps(
        [{"id": "q", "address": "../roles/", "html": form}, {"id": "r", "address": "../gone/", "html": "<p></p>"}]
    )
    home = page("zh-Hans", "", '<form data-file="practice/questions.json"></form>')
    site = write(tmp_path, {"practice/questions.json": file, "index.html": home})
    assert [str(fault) for fault in site.faults()] == [
        "practice/questions.json: #gone: in “q”: no such anchor",
        "practice/questions.json: ../gone/: in “r”: no such file",
    ]


def redirect(
    language: str,
    target: str,
    canonical: str,
    delay: str = "0",
    link: str = "",
    robots: str = "noindex",
    title: str = "moved",
) -> str:
    return (
        f'<html lang="{language}"><head><title>{title}</title><meta name="robots" content="{robots}">'
        f'<meta http-equiv="refresh" content="{delay}; url={target}"><link rel="canonical" href="{canonical}"></head>'
        f'<body><a href="{link or target}">there</a></body></html>'
    )


ROLES = {"old/index.html": f"{URL}roles/", "en/old/index.html": f"{URL}en/roles/"}


def test_a_sound_redirect_is_no_page(tmp_path: Path) -> None:
    files = {
        name: redirect("en" if name.startswith("en/") else "zh-Hans", "../roles/#top", to) for name, to in ROLES.items()
    }
    site = write(tmp_path, files)
    assert site.faults() == []
    assert tmp_path / "old/index.html" not in site.files


@pytest.mark.parametrize(
    ("target", "change", "message"),
    [
        ("../gone/", {"canonical": f"{URL}gone/"}, "../gone/: no such file"),
        ("../roles/#gone", {}, "../roles/#gone: no such anchor"),
        ("../old/", {"canonical": f"{URL}old/"}, "../old/: the redirect leads back to itself"),
        ("../older/", {"canonical": f"{URL}older/"}, "../older/: the redirect leads to another"),
        ("../en/roles/", {"canonical": f"{URL}en/roles/"}, "../en/roles/: it leads to the other language"),
        ("../roles/", {"delay": "5"}, "../roles/: the redirect waits for 5 seconds"),
        ("../roles/", {"link": "../"}, "../roles/: there is no link for readers who aren’t sent on"),
        ("../roles/", {"canonical": f"{URL}old/"}, f"canonical: it is not the new address {URL}roles/"),
        ("../roles/", {"title": ""}, "title: missing or empty"),
        ("../roles/", {"robots": "all"}, "robots: a redirect is not for search engines: noindex"),
        ("../roles/", {"language": "en"}, "html lang: it says “en”, the place says “zh-Hans”"),
    ],
)
def test_a_faulty_redirect(tmp_path: Path, target: str, change: dict[str, str], message: str) -> None:
    sound = {"language": "zh-Hans", "target": target, "canonical": f"{URL}roles/"}
    files = {
        "old/index.html": redirect(**{**sound, **change}),
        "en/old/index.html": redirect("en", "../roles/", f"{URL}en/roles/"),
        "older/index.html": redirect("zh-Hans", "../roles/", f"{URL}roles/"),
        "en/older/index.html": redirect("en", "../roles/", f"{URL}en/roles/"),
    }
    assert [str(fault) for fault in write(tmp_path, files).faults()] == [f"old/index.html: {message}"]


def test_redirects_stand_in_both_languages_and_nothing_links_to_them(tmp_path: Path) -> None:
    files = {
        "old/index.html": redirect("zh-Hans", "../roles/", f"{URL}roles/"),
        "index.html": page("zh-Hans", "", '<a href="old/">o</a>'),
    }
    assert [str(fault) for fault in write(tmp_path, files).faults()] == [
        "index.html: old/: it is redirected: link to where it leads",
        "old/index.html: en/old/index.html: there is no redirect in the other language",
    ]
