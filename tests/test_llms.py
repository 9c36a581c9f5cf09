"""llms.txt, in the form of llmstxt.org, and as the site has it."""

from __future__ import annotations

import pytest

from crawl import Site
from handbook.llms import Entry, llms_txt


def test_form() -> None:
    entry = Entry("A [b]", "https://a.example/b/", "What it says.")
    assert llms_txt("Title", "What it is.", "Unofficial.", [("Part", [entry, entry])]) == (
        "# Title\n\n> What it is.\n\nUnofficial.\n\n## Part\n\n"
        "- [A \\[b\\]](https://a.example/b/): What it says.\n- [A \\[b\\]](https://a.example/b/): What it says.\n"
    )


@pytest.mark.site
@pytest.mark.parametrize(("name", "title"), [("llms.txt", "富国银行"), ("en/llms.txt", "Wells Fargo")])
def test_each_language_lists_all_its_pages(site: Site, name: str, title: str) -> None:
    text = (site.root / name).read_text(encoding="utf-8")
    assert text.startswith(f"# {title}")
    listed = {line.split("](")[1].split("): ")[0] for line in text.splitlines() if line.startswith("- [")}
    names = {path.relative_to(site.root).as_posix().removesuffix("index.html") for path in site.files} - {"404.html"}
    pages = {each for each in names if each.startswith("en/") == name.startswith("en/")}
    assert listed == {site.url + each for each in pages}
