"""The real handbook, built: every address holds, and the two languages are one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from crawl import Site
from parity import differences

pytestmark = pytest.mark.site


def test_every_address_holds(site: Site) -> None:
    faults = site.faults()
    assert not faults, "\n".join(map(str, faults))


def test_the_languages_are_one(site: Site) -> None:
    found = differences(site)
    assert not found, "\n".join(found)


def test_every_page_shows_its_review_and_its_answer_first(site: Site) -> None:
    for path in site.files:
        if path.name == "404.html":
            continue
        page = site.page(path)
        assert page.xpath("//article//p[@class='reviewed']/time/@datetime"), path
        assert page.xpath("//article//p[contains(@class, 'answer')]"), path


def test_nothing_comes_from_another_host(site: Site) -> None:
    """The crawl sees markup; this sees what the site’s style sheets load by themselves; the browser sees the rest."""
    for path in Path(site.root).rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "@import" not in text, path
        assert "url(http" not in text.replace('"', "").replace("'", ""), path


def test_the_page_not_found_speaks_both_languages(site: Site) -> None:
    page = site.page(site.root / "404.html")
    assert page.xpath("//article/section/@lang") == ["zh-Hans", "en"]
    assert page.xpath("//a[@class='language-switch']/@href") == ["/handbook/"]


def test_no_chrome_is_left_untranslated(site: Site) -> None:
    """Navigation, title and switcher are in the page's language."""
    for path in site.files:
        if path.name == "404.html":
            continue
        page = site.page(path)
        chrome = " ".join(page.xpath("//nav[contains(@class, 'md-nav--primary')]//text()"))
        chrome += page.findtext(".//title")
        han = sum("\u4e00" <= char <= "\u9fff" for char in chrome)
        if site.language(path) == "en":
            assert han == 0, (path, chrome)
        else:
            assert han > 50, path


def test_the_switcher_leads_to_the_counterpart(site: Site) -> None:
    for path in site.files:
        if path.name == "404.html":
            continue
        (link,) = site.page(path).xpath("//a[@class='language-switch']")
        own = site.address(path).removeprefix(site.url)
        neutral = own.removeprefix("en/")
        expected = site.url + (neutral if own.startswith("en/") else f"en/{neutral}")
        assert urljoin(site.address(path), link.get("href")) == expected, path
        assert not link.get("href").startswith("/"), path


def test_every_page_of_the_navigation_has_its_name_in_it(site: Site) -> None:
    for home, name in (("index.html", "术语表"), ("en/index.html", "Glossary")):
        links = site.page(site.root / home).xpath("//nav[contains(@class, 'md-nav--primary')]//a")
        assert name in {link.text_content().strip() for link in links}
