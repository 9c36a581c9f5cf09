"""The file from which the glossary's index filters."""

from __future__ import annotations

from cases import glossary, term
from handbook.glossary.filter import filter_file


def test_the_file_is_small_and_in_the_order_of_the_ids() -> None:
    audit = term("audit", {"term": "审计", "definition": "查账。"}, {"term": "Audit", "definition": "A “check”."})
    terms = [term("b", "SR 2", "SR 2"), audit]
    assert (
        filter_file(glossary(*terms))
        == '{"audit":{"names":["审计","audit","shenji","sj"],"definition":"查账。 A “check”."},'
        '"b":{"names":["sr 2"],"definition":"zh b. en b."}}'
    )
    assert filter_file(glossary(*terms)) == filter_file(glossary(*reversed(terms)))
