"""Traditional forms of what the handbook writes."""

from __future__ import annotations

from handbook.search.characters import traditional_forms


def test_every_form_of_a_character_in_the_text_and_no_other() -> None:
    forms = traditional_forms("模型风险里发")
    assert {form for form, simple in forms.items() if simple == "发"} == {"發", "髮"}
    assert {form for form, simple in forms.items() if simple == "里"} == {"裏", "裡"}
    assert forms["風"] == "风"
    assert forms["險"] == "险"
    assert set(forms.values()) == set("风险里发")


def test_a_character_of_both_scripts_is_left_alone() -> None:
    assert "模" not in traditional_forms("模型")
    assert traditional_forms("SR 26-2") == {}
