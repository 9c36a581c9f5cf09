"""The practice page in a real browser, in both languages: picking, a mock round, the record as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture(params=["practice/", "en/practice/"], ids=["zh", "en"])
def practice(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Page]:
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(served + request.param)
    expect(page.locator(".practice__count")).to_contain_text(re.compile(r"\d"))
    yield page
    context.close()


def count(page: Page) -> int:
    found = re.search(r"\d+", page.locator(".practice__count").inner_text())
    return int(found[0]) if found else 0


def answer(form: Locator, *, right: bool) -> None:
    """Give a choose-one question a right or a wrong answer."""
    key = [int(place) for place in (form.get_attribute("data-answer") or "").split()]
    options = form.locator(".quiz__option > label")
    wrong = next(place for place in range(options.count()) if place not in key)
    options.nth(key[0] if right else wrong).click()


def start(page: Page, **chosen: str) -> None:
    for name, value in chosen.items():
        page.locator(f".practice__choose [name={name}]").select_option(value)
    page.locator(".practice__choose [type=submit]").click()


def test_what_was_wrong_comes_back_and_leaves_when_right(practice: Page) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    answer(form, right=False)
    form.locator(".quiz__check").click()
    expect(form.locator(".quiz__result")).to_contain_text("✗")
    practice.locator("[data-do=end]").click()
    expect(practice.locator(".report")).to_be_visible()
    practice.locator("[data-do=close]").click()
    practice.locator(".practice__choose [name=standing]").select_option("wrong")
    assert count(practice) == 1
    start(practice)
    answer(form, right=True)
    form.locator(".quiz__check").click()
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    assert count(practice) == 0
    expect(practice.locator(".practice__choose [type=submit]")).to_be_disabled()


def test_a_question_is_due_again_when_its_day_has_come(practice: Page) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    id = form.get_attribute("data-quiz")
    answer(form, right=True)
    form.locator(".quiz__check").click()
    record = practice.evaluate("id => JSON.parse(localStorage.getItem(`handbook:quiz:${id}`))", id)
    assert record["box"] == 1 and record["correct"] and record["sure"]
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    practice.locator(".practice__choose [name=standing]").select_option("due")
    assert count(practice) == 0
    practice.clock.install()
    practice.clock.fast_forward("25:00:00")
    practice.locator(".practice__choose [name=topic]").select_option("gates/concept.md")
    practice.locator(".practice__choose [name=standing]").select_option("due")
    assert count(practice) == 1


def test_a_guess_that_was_right_does_not_move_up(practice: Page) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    id = form.get_attribute("data-quiz")
    for guess, box in ((False, 1), (True, 1), (False, 2)):
        answer(form, right=True)
        form.locator(".quiz__guess input").set_checked(guess)
        form.locator(".quiz__check").click()
        record = practice.evaluate("id => JSON.parse(localStorage.getItem(`handbook:quiz:${id}`))", id)
        assert (record["box"], record["sure"]) == (box, not guess)
        form.locator(".quiz__again").click()


def test_a_whole_mock_round(practice: Page) -> None:
    practice.clock.install()
    practice.locator(".practice__mock [name=round]").select_option("interview/technical.md")
    practice.locator(".practice__mock [name=minutes]").select_option("10")
    practice.locator(".practice__mock [type=submit]").click()
    form, clock, place = (
        practice.locator(f".session {part}") for part in ("form.quiz", ".session__clock", ".session__place")
    )
    expect(clock).to_have_text("10:00")
    practice.clock.run_for(3000)
    expect(clock).to_have_text("9:57")
    assert clock.get_attribute("aria-live") == "off"
    practice.locator("[data-do=pause]").click()
    practice.clock.run_for(5000)
    expect(clock).to_have_text("9:57")
    practice.locator("[data-do=pause]").click()
    practice.locator("[data-do=hide]").click()
    expect(clock).to_be_hidden()
    practice.locator("[data-do=hide]").click()
    total = int(re.findall(r"\d+", place.inner_text())[-1])
    assert 4 <= total <= 10
    expect(form.locator(".quiz__check")).to_be_hidden()
    given = {"right": 0, "wrong": 0, "rest": 0}
    for number in range(total):
        if form.get_attribute("data-kind") != "one":
            given["rest"] += 1
        elif given["wrong"] == 0:
            answer(form, right=False)
            given["wrong"] += 1
        else:
            answer(form, right=True)
            given["right"] += 1
        if number == 0:
            form.locator("input, button, textarea").first.press("Enter")  # judges nothing before the end
            expect(practice.locator(".quiz--answered")).to_have_count(0)
            practice.locator("[data-do=flag]").click()
            expect(place).to_contain_text(": 1")
        if number < total - 1:
            practice.locator("[data-do=next]").click()
    practice.clock.run_for(600_000)
    expect(clock).to_have_text("0:00")
    expect(practice.locator(".session__up")).not_to_be_empty()
    practice.locator("[data-do=end]").click()
    expect(practice.locator("#report-title")).to_be_focused()
    numbers = sorted(int(number) for number in re.findall(r"\d+", practice.locator(".report__score").inner_text()))
    assert numbers == sorted([total, given["right"]])
    first = practice.locator(".report__questions > h3").first
    expect(first).to_have_text(
        {"zh": "有把握却答错的，先看", "en": "Wrong though you were sure: start here"}[_language(practice)]
    )
    expect(practice.locator(".report__topics tbody a").first).to_have_attribute(
        "href", re.compile(r"/(gates|interview|mistakes)")
    )
    expect(practice.locator(".report__questions form.quiz")).to_have_count(total)


def test_a_mock_round_outlives_a_reload(practice: Page) -> None:
    expect(practice.locator("[data-do=continue]")).to_be_hidden()
    practice.locator(".practice__mock [name=minutes]").select_option("10")
    practice.locator(".practice__mock [type=submit]").click()
    while practice.locator(".session form.quiz").get_attribute("data-kind") != "one":
        practice.locator("[data-do=next]").click()
    form = practice.locator(".session form.quiz")
    id = form.get_attribute("data-quiz")
    answer(form, right=True)
    place = practice.locator(".session__place").inner_text()
    practice.reload()
    practice.locator("[data-do=continue]").click()
    expect(practice.locator(".session__place")).to_have_text(place)
    assert form.get_attribute("data-quiz") == id
    expect(form.locator("input:checked")).to_have_count(1)
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    expect(practice.locator("[data-do=continue]")).to_be_hidden()


def test_an_import_never_replaces_the_present_version_by_an_older_one(practice: Page, tmp_path: Path) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    id = form.get_attribute("data-quiz") or ""
    answer(form, right=True)
    form.locator(".quiz__check").click()
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    read = "id => JSON.parse(localStorage.getItem(`handbook:quiz:${id}`))"
    before = practice.evaluate(read, id)
    stale = {**before, "version": "0123456789ab", "at": "2099-01-01T00:00:00.000Z", "correct": False}
    for entry, name in ((stale, "stale"), ({**before, "at": "2020-01-01T00:00:00.000Z"}, "older")):
        saved = tmp_path / f"{name}.json"
        saved.write_text(json.dumps({"format": "handbook-progress-1", "answers": {id: entry}}), encoding="utf-8")
        practice.locator(".practice__file").set_input_files(saved)
        expect(practice.locator(".practice__message")).to_contain_text("0")
        assert practice.evaluate(read, id) == before


def test_what_is_no_record_stays_out_of_the_export(practice: Page, tmp_path: Path) -> None:
    practice.evaluate(
        "localStorage.setItem('handbook:quiz:concept-old', JSON.stringify({version: 'old', answer: [0]}))"
    )
    with practice.expect_download() as download:
        practice.locator("[data-do=export]").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text(encoding="utf-8"))["answers"] == {}


def test_the_record_leaves_and_comes_back_as_a_file(practice: Page, tmp_path: Path) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    answer(form, right=False)
    form.locator(".quiz__check").click()
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    with practice.expect_download() as download:
        practice.locator("[data-do=export]").click()
    saved = tmp_path / "progress.json"
    download.value.save_as(saved)
    assert len(json.loads(saved.read_text(encoding="utf-8"))["answers"]) == 1
    practice.once("dialog", lambda dialog: dialog.accept())
    practice.locator("[data-do=reset]").click()
    practice.locator(".practice__choose [name=standing]").select_option("wrong")
    assert count(practice) == 0
    practice.locator(".practice__file").set_input_files(saved)
    expect(practice.locator(".practice__message")).to_contain_text("1")
    assert count(practice) == 1


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        '{"format": "handbook-progress-1"}',
        '{"format": "handbook-progress-1", "answers": {"concept-x": {"version": "0123456789ab", "answer": [9, 9], "correct": true, '
        '"at": "2026-01-01T00:00:00Z", "box": 1, "due": "2026-01-02"}}}',
        '{"format": "handbook-progress-1", "answers": {"concept-x": {"version": "0123456789ab", "answer": [0], "correct": true, '
        '"at": "2026-01-01T00:00:00Z", "box": 1, "due": "9999-99-99"}}}',
        '{"format": "something-else", "answers": {}}',
        '{"format": "handbook-progress-1", "answers": {"concept-x": {"version": "<script>", "answer": [0]}}}',
        '{"format": "handbook-progress-1", "answers": {"<img src=x onerror=alert(1)>": null}}',
    ],
)
def test_a_broken_file_changes_nothing_and_says_so(practice: Page, tmp_path: Path, text: str) -> None:
    practice.evaluate("localStorage.setItem('handbook:quiz:concept-kept', '1')")
    broken = tmp_path / "broken.json"
    broken.write_text(text, encoding="utf-8")
    practice.locator(".practice__file").set_input_files(broken)
    expected = {"zh": "不是本手册导出的记录文件", "en": "Nothing was changed"}[_language(practice)]
    expect(practice.locator(".practice__message")).to_contain_text(expected)
    assert practice.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handbook:'))") == [
        "handbook:quiz:concept-kept"
    ]


def test_the_list_of_questions_needs_no_script(served: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "en/practice/")
    expect(page.locator(".practice")).to_be_hidden()
    page.locator(".question-list summary").first.click()
    page.locator(".question-list a").first.click()
    expect(page).to_have_url(re.compile(r"/en/gates/#quiz-"))
    context.close()


def _language(page: Page) -> str:
    return "en" if "/en/" in page.url else "zh"
