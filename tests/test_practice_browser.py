"""The practice page in a real browser, in both languages: picking, a mock round, the record as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from paper import Print, plain

pytestmark = [pytest.mark.site, pytest.mark.browser]


OURS = re.compile(r"/(quiz|practice|progress|transfer|store)\.js")


@pytest.fixture(params=["practice/", "en/practice/"], ids=["zh", "en"])
def practice(request: pytest.FixtureRequest, chromium: Browser, served: str) -> Iterator[Page]:
    yield from opened(chromium, served + request.param)


@pytest.fixture
def english(chromium: Browser, served: str) -> Iterator[Page]:
    """For what has no words."""
    yield from opened(chromium, f"{served}en/practice/")


def opened(chromium: Browser, address: str) -> Iterator[Page]:
    """Open the practice page at `address`; at the end, none of its scripts has failed (the theme's do by a test's clock)."""
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)) if OURS.search(error.stack or "") else None)
    page.goto(address)
    expect(page.locator(".practice")).to_be_visible()
    yield page
    context.close()
    assert errors == []


def count(page: Page) -> int:
    found = re.search(r"\d+", page.locator(".practice__count").inner_text())
    return int(found[0]) if found else 0


def answer(form: Locator, *, right: bool) -> None:
    """Give a choose-one question a right or a wrong answer."""
    key = [int(place) for place in (form.get_attribute("data-answer") or "").split()]
    options = form.locator(".quiz__option > label")
    wrong = next(place for place in range(options.count()) if place not in key)
    options.nth(key[0] if right else wrong).click()


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def score(page: Page) -> list[int]:
    """Return the numbers of a report's score, the smallest first: languages order them differently."""
    return sorted(numbers(page.locator(".report__score").inner_text()))


def questions(page: Page, **wanted: str) -> list[dict[str, Any]]:
    """Return what the page draws from, as far as it is as wanted."""
    found: list[dict[str, Any]] = page.evaluate("fetch('questions.json').then(answer => answer.json())")
    return [each for each in found if all(each[name] == value for name, value in wanted.items())]


def wrong_place(question: dict[str, Any]) -> int:
    return next(place for place in range(question["size"]) if place not in question["key"])


def entry(question: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a record of a right answer."""
    return {
        "version": question["version"],
        "answer": question["key"],
        "correct": True,
        "sure": None,
        "at": "2026-01-01T00:00:00.000Z",
        "box": 1,
        "due": "2026-01-02",
        "missed": False,
        **changes,
    }


def keep(page: Page, key: str, value: Any) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(`handbook:${key}`, JSON.stringify(value))", [key, value])


def kept(page: Page, key: str) -> Any:
    return page.evaluate("key => JSON.parse(localStorage.getItem(`handbook:${key}`))", key)


def start(page: Page, **chosen: str) -> None:
    for name, value in chosen.items():
        page.locator(f".practice__choose [name={name}]").select_option(value)
    page.locator(".practice__choose [type=submit]").click()


def test_the_page_knows_of_each_question_what_the_file_says(practice: Page) -> None:
    index: dict[str, list[list[Any]]] = practice.evaluate(
        "JSON.parse(document.querySelector('.practice script').textContent)"
    )
    names = ("id", "kind", "version", "size", "key")
    here = [{"topic": topic, **dict(zip(names, row, strict=True))} for topic, rows in index.items() for row in rows]
    file = [{name: each[name] for name in ("topic", *names)} for each in questions(practice)]
    assert sorted(here, key=lambda each: each["id"]) == sorted(file, key=lambda each: each["id"])
    assert count(practice) == len(file)


def test_the_questions_are_fetched_once_and_only_when_a_round_starts(practice: Page) -> None:
    held: list[Route] = []
    practice.route("**/questions.json", lambda route: held.append(route))
    practice.reload()
    practice.locator(".practice__choose [name=standing]").select_option("due")
    assert count(practice) == 0
    practice.locator(".practice__choose [name=standing]").select_option("new")
    assert count(practice) > 100
    assert held == []
    told = practice.locator(".practice__choose .practice__told")
    start(practice)
    expect(told).to_have_text({"zh": "正在取题……", "en": "Fetching the questions…"}[_language(practice)])
    start(practice)
    practice.locator(".practice__mock [type=submit]").click()
    held[0].continue_()
    expect(practice.locator(".session--mock")).to_have_count(0)
    expect(practice.locator(".session form.quiz")).to_be_visible()
    assert practice.locator(".practice").bounding_box() is None, "it keeps its place only before it is shown"
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    expect(told).to_be_empty()
    start(practice)
    expect(practice.locator(".session form.quiz")).to_be_visible()
    assert len(held) == 1


def test_a_round_that_could_not_be_fetched_can_be_tried_again(practice: Page) -> None:
    faults = [
        lambda route: route.abort("internetdisconnected"),
        lambda route: route.fulfill(status=503, body="[]"),
        lambda route: route.fulfill(body="<!doctype html>Sign in to the network"),
    ]
    said = {"zh": "再点一次", "en": "Press the button again"}[_language(practice)]
    choose, mock = (practice.locator(f".practice__{part}") for part in ("choose", "mock"))
    for fault in faults:
        practice.route("**/questions.json", fault)
        for form, other in ((choose, mock), (mock, choose)):
            form.locator("[type=submit]").click()
            expect(form.locator(".practice__told")).to_contain_text(said)
            expect(other.locator(".practice__told")).to_be_empty()
        practice.unroute("**/questions.json")
    expect(practice.locator(".session")).to_be_hidden()
    mock.locator("[type=submit]").click()
    expect(practice.locator(".session--mock form.quiz")).to_be_visible()


def test_what_was_wrong_comes_back_until_it_is_right_on_its_day(practice: Page) -> None:
    practice.clock.install()
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
    for day, left in (("same", 1), ("next", 0)):
        if day == "next":
            practice.clock.fast_forward("25:00:00")
        start(practice)
        answer(form, right=True)
        form.locator(".quiz__check").click()
        practice.locator("[data-do=end]").click()
        practice.locator("[data-do=close]").click()
        assert count(practice) == left, f"right on the {day} day"
    expect(practice.locator(".practice__choose [type=submit]")).to_be_disabled()


def test_a_question_is_due_again_when_its_day_has_come(practice: Page) -> None:
    start(practice, topic="gates/concept.md", kind="one")
    form = practice.locator(".session form.quiz")
    id = form.get_attribute("data-quiz")
    answer(form, right=True)
    form.locator(".quiz__check").click()
    record = kept(practice, f"quiz:{id}")
    assert record["box"] == 1 and record["correct"] and record["sure"] is None, "it wasn't said"
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    practice.locator(".practice__choose [name=standing]").select_option("due")
    assert count(practice) == 0
    practice.clock.install()
    practice.clock.fast_forward("25:00:00")
    practice.locator(".practice__choose [name=topic]").select_option("gates/concept.md")
    practice.locator(".practice__choose [name=standing]").select_option("due")
    assert count(practice) == 1


def test_only_a_right_answer_on_its_day_that_was_no_guess_moves_up(english: Page) -> None:
    english.clock.install()
    start(english, topic="gates/concept.md", kind="one")
    form = english.locator(".session form.quiz")
    id = form.get_attribute("data-quiz")
    for later, said, right, box, missed in [
        ("", None, True, 1, False),
        ("", "sure", True, 1, False),
        ("25:00:00", "guess", True, 1, False),
        ("25:00:00", "sure", True, 2, False),
        ("25:00:00", None, True, 2, False),
        ("25:00:00", None, True, 3, False),
        ("", "sure", False, 1, True),
        ("", "guess", True, 1, True),
        ("25:00:00", "guess", True, 1, True),
        ("25:00:00", None, True, 2, False),
    ]:
        if later:
            english.clock.fast_forward(later)
        answer(form, right=right)
        if said:
            form.locator(f".quiz__sure [value={said}]").check()
        form.locator(".quiz__check").click()
        record = kept(english, f"quiz:{id}")
        assert (record["box"], record["missed"]) == (box, missed), (later, said, right)
        form.locator(".quiz__again").click()
        expect(form.locator(".quiz__sure :checked")).to_have_count(0)


def test_confident_mistakes_come_first_among_what_was_wrong(english: Page) -> None:
    some = questions(english, kind="one")[:9]
    for place, question in enumerate(some):
        missed = {"answer": [wrong_place(question)], "correct": False, "missed": True}
        keep(english, f"quiz:{question['id']}", entry(question, sure=[None, False, True][place % 3], **missed))
    start(english, standing="wrong")
    first = []
    for _ in range(3):
        first.append(english.locator(".session form.quiz").get_attribute("data-quiz"))
        english.locator("[data-do=next]").click()
    assert {*first} == {question["id"] for question in some[2::3]}


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
            form.locator(".quiz__sure [value=sure]").check()
            given["wrong"] += 1
        else:
            answer(form, right=True)
            given["right"] += 1
        if number == 0:
            form.locator("input, textarea").first.press("Enter")  # judges nothing before the end
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
    skipped = [given["rest"]] if given["rest"] else []
    assert score(practice) == sorted([given["right"], given["right"] + given["wrong"], *skipped])
    first = practice.locator(".report__questions > h3").first
    expect(first).to_have_text(
        {"zh": "有把握却答错的，先看", "en": "Wrong though you were sure: start here"}[_language(practice)]
    )
    expect(practice.locator(".report__topics tbody a").first).to_have_attribute(
        "href", re.compile(r"/(gates|interview|mistakes)")
    )
    expect(practice.locator(".report__questions form.quiz")).to_have_count(total)


def test_a_result_stands_and_tells_what_was_skipped(practice: Page) -> None:
    right, wrong, sure = questions(practice, kind="one", topic="interview/technical.md")[:3]
    said, silent = questions(practice, kind="open")[:2]
    blank: dict[str, Any] = {"flagged": False, "said": False, "moved": False, "sure": None, "answer": []}
    items = [
        {**blank, "id": right["id"], "version": right["version"], "answer": right["key"]},
        {**blank, "id": wrong["id"], "version": wrong["version"], "answer": [wrong_place(wrong)]},
        {**blank, "id": sure["id"], "version": sure["version"], "answer": [wrong_place(sure)], "sure": True},
        {**blank, "id": silent["id"], "version": silent["version"]},
        {**blank, "id": said["id"], "version": said["version"]},
    ]
    keep(practice, "mock", {"place": 4, "left": 600, "items": items})
    practice.reload()
    practice.locator("[data-do=continue]").click()
    practice.locator("[data-do=said]").click()
    practice.locator("[data-do=back]").click()
    expect(practice.locator("[data-do=said]")).to_have_attribute("aria-pressed", "false")
    practice.locator("[data-do=back]").click()
    expect(practice.locator("[data-do=said]")).to_be_hidden()
    practice.locator("[data-do=end]").click()
    order = practice.locator(".report__questions form.quiz").evaluate_all("all => all.map(form => form.dataset.quiz)")
    assert order == [question["id"] for question in (sure, wrong, said, silent, right)]
    expect(practice.locator(".report__questions > h3")).to_have_count(5)
    assert score(practice) == [1, 1, 1, 3], "one of three right, one skipped, one to rate"
    for question in (sure, wrong):  # a second try teaches, and changes nothing
        form = practice.locator(f".report form[data-quiz='{question['id']}']")
        form.locator(".quiz__again").click()
        answer(form, right=True)
        form.locator(".quiz__check").click()
        expect(form.locator(".quiz__result")).to_contain_text("✓")
        assert score(practice) == [1, 1, 1, 3]
    form = practice.locator(f".report form[data-quiz='{said['id']}']")
    form.locator("[data-rate]").click()
    assert score(practice) == [1, 1, 4], "rated: nothing covered"
    for box in form.locator(".quiz__reason > input").all():
        box.check()
    assert score(practice) == [1, 2, 4], "the rating was corrected"
    form.locator(".quiz__again").click()
    form.locator(".quiz__check, summary").last.click()
    form.locator("[data-rate]").click()
    assert score(practice) == [1, 2, 4]
    sheets = Print(practice.pdf(format="A4"))
    assert len(sheets.texts) <= 3, "five questions, two of them open"
    controls = {
        "zh": ["看答案和理由", "勾上，再保存评分", "保存评分"],
        "en": ["Answers and reasons", "Tick them, then save", "Save my rating"],
    }
    assert [word for word in controls[_language(practice)] if plain(word) in sheets.text] == []
    reasons = practice.locator(".report details[open] .quiz__reason").evaluate_all(
        "all => all.map(reason => reason.lastChild.textContent)"
    )
    assert len(reasons) > 8
    assert [reason for reason in reasons if plain(reason) not in sheets.text] == [], "the reasons stay"
    links = practice.locator(".report__topics a")
    assert links.count() > 0
    assert "http" not in sheets.text, "on paper links are words"
    places = {each["name"]: urljoin(practice.url, each["address"]) for each in questions(practice)}
    for link in links.all():
        assert link.evaluate("link => link.href") == places[link.inner_text()], "on screen they still lead there"
        assert practice.request.get(places[link.inner_text()]).ok


def test_a_mock_round_mixes_pages_and_prefers_what_is_not_known(english: Page) -> None:
    by_id = {question["id"]: question for question in questions(english)}
    option = english.locator(".practice__mock [name=round] option[value='interview/technical.md']")
    draws = (option.get_attribute("data-draws") or "").split()

    def drawn(minutes: str) -> list[dict[str, Any]]:
        english.reload()
        english.locator(".practice__mock [name=round]").select_option("interview/technical.md")
        english.locator(".practice__mock [name=minutes]").select_option(minutes)
        english.locator(".practice__mock [type=submit]").click()
        expect(english.locator(".session")).to_be_visible()
        return [by_id[item["id"]] for item in kept(english, "mock")["items"]]

    for minutes in ("10", "10", "20", "45"):
        round = drawn(minutes)
        related = [question for question in round if question["topic"] in draws]
        own = [question for question in round if question["topic"] == "interview/technical.md"]
        assert len(own) + len(related) == len(round) == len({question["id"] for question in round})
        assert own, minutes
        assert 3 * len(related) >= len(round), minutes
    short = [question for question in by_id.values() if question["kind"] == "one"]
    own = [question for question in short if question["topic"] == "interview/technical.md"][:2]
    related = [question for question in short if question["topic"] in draws][:6]
    fresh = {question["id"] for question in (*own, *related)}
    wrong = own[0]  # the others were never seen
    for id, question in by_id.items():
        if id not in fresh:
            keep(english, f"quiz:{id}", entry(question))
    missed = {"answer": [wrong_place(wrong)], "correct": False, "missed": True}
    keep(english, f"quiz:{wrong['id']}", entry(wrong, **missed))
    assert fresh <= {question["id"] for question in drawn("10")}


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


def test_a_round_whose_questions_were_edited_is_let_go_and_says_so(practice: Page) -> None:
    question = questions(practice, kind="one")[0]
    item = {"id": question["id"], "version": question["version"], "flagged": False, "said": False, "moved": False}
    item |= {"sure": None, "answer": question["key"]}
    round: dict[str, Any] = {"place": 0, "left": 600, "items": [item]}
    go_on, told = practice.locator("[data-do=continue]"), practice.locator(".practice__mock .practice__told")
    said = {
        "zh": "这一轮的题都更新过了，开始新的一轮吧。",
        "en": "These questions have been edited since. Start a new round.",
    }
    unsound: list[Any] = [
        {**round, "items": [{**item, "version": "0123456789ab"}]},
        {**round, "items": [{**item, "id": "concept-none"}]},
        {**round, "items": [None]},
        {**round, "items": [{**item, "answer": 7}]},
        {**round, "items": {"length": 1}},
        {**round, "items": "text"},
        {**round, "items": []},
        {**round, "place": "first"},
        {**round, "place": -1},
        {**round, "left": "long"},
        {"place": 0},
        "text",
        7,
    ]
    for value in unsound:
        keep(practice, "mock", value)
        practice.reload()
        go_on.click()
        expect(told).to_have_text(said[_language(practice)])
        expect(go_on).to_be_hidden()
        expect(practice.locator(".session")).to_be_hidden()
        expect(practice.locator(".practice__mock [name=round]")).to_be_focused()
        assert kept(practice, "mock") is None, value
    practice.locator(".practice__mock [type=submit]").click()
    expect(practice.locator(".session--mock form.quiz")).to_be_visible()
    practice.locator("[data-do=end]").click()
    practice.locator("[data-do=close]").click()
    expect(told).to_be_empty()
    keep(practice, "mock", {**round, "place": 1, "items": [item, {**item, "version": "0123456789ab"}]})
    practice.reload()
    go_on.click()
    expect(practice.locator(".session form.quiz")).to_have_attribute("data-quiz", question["id"])


def bring(page: Page, folder: Path, answers: Any) -> str:
    """Import a file with these answers; return what the page says then."""
    file = folder / "progress.json"
    file.write_text(json.dumps({"format": "handbook-progress-1", "answers": answers}), encoding="utf-8")
    message = page.locator(".practice__message")
    message.evaluate("message => { message.textContent = '' }")
    page.locator(".practice__file").set_input_files(file)
    expect(message).not_to_be_empty()
    return message.inner_text()


def test_what_an_import_leaves_out_is_counted_and_what_was_here_stays(practice: Page, tmp_path: Path) -> None:
    mine, edited, older, new = questions(practice, kind="one")[:4]
    ordered, rated, several = (questions(practice, kind=kind)[0] for kind in ("order", "open", "all"))
    unsound: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (mine, {"answer": []}),
        (mine, {"answer": [7]}),
        (mine, {"answer": [wrong_place(mine)]}),  # and yet “correct”
        (mine, {"answer": [*mine["key"], wrong_place(mine)]}),
        (mine, {"box": "4"}),
        (mine, {"box": 0}),
        (mine, {"box": 6}),
        (mine, {"sure": "yes"}),
        (mine, {"missed": True, "box": 3}),
        (mine, {"missed": 0}),
        (mine, {"correct": False, "answer": [wrong_place(mine)]}),
        (mine, {"at": "2099-01-01T00:00:00.000Z", "due": "2099-01-02"}),
        (mine, {"due": "2027-01-02"}),
        (mine, {"version": ["0123456789ab"]}),
        (ordered, {"answer": ordered["key"][:-1]}),
        (rated, {"answer": [0]}),
        (several, {"answer": [], "correct": False, "missed": True}),
    ]
    before = {
        question["id"]: entry(question, at="2025-01-01T00:00:00.000Z", due="2025-01-02") for question in (mine, ordered)
    }
    for id, value in before.items():
        keep(practice, f"quiz:{id}", value)
    for question, changes in unsound:
        brought = {question["id"]: entry(question, **changes), new["id"]: entry(new)}
        practice.evaluate("id => localStorage.removeItem(`handbook:quiz:${id}`)", new["id"])
        assert numbers(bring(practice, tmp_path, brought)) == [1, 1], changes
        assert [kept(practice, f"quiz:{id}") for id in before] == list(before.values()), changes
        assert kept(practice, f"quiz:{new['id']}") == entry(new)
    keep(practice, f"quiz:{older['id']}", entry(older))
    said = bring(practice, tmp_path, {
        older["id"]: entry(older, at="2025-12-31T00:00:00Z", due="2026-01-01"),
        edited["id"]: entry(edited, version="0123456789ab"),
        "concept-none": entry(edited),
        "__proto__": entry(edited),
        mine["id"]: entry(mine, note="<b>"),
        rated["id"]: entry(rated, answer=[], correct=False, missed=True),
    })  # fmt: skip
    assert numbers(said) == [2, 1, 3], "two came, one was older than ours, three are of no question here"
    assert kept(practice, f"quiz:{mine['id']}") == entry(mine)
    assert kept(practice, f"quiz:{older['id']}") == entry(older)
    assert practice.evaluate("Object.keys(localStorage).filter(key => /none|proto/.test(key))") == []


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
    practice.locator(".practice__choose [name=standing]").select_option("wrong")
    practice.locator(".practice__mock [type=submit]").click()
    practice.reload()  # and leave a round unfinished
    expect(practice.locator("[data-do=continue]")).to_be_visible()
    expect(practice.locator("[data-do=reset]")).to_be_hidden()
    practice.locator(".practice .ask > summary").press("Enter")
    assert practice.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handbook:')).length") == 2
    practice.locator("[data-do=reset]").press("Enter")
    expect(practice.locator(".practice .ask > summary")).to_be_focused()
    expect(practice.locator(".practice__message")).not_to_be_empty()
    expect(practice.locator("[data-do=continue]")).to_be_hidden()
    assert practice.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handbook:'))") == []
    practice.locator(".practice__choose [name=standing]").select_option("wrong")
    assert count(practice) == 0
    practice.locator(".practice__file").set_input_files(saved)
    expect(practice.locator(".practice__message")).to_contain_text("1")
    assert count(practice) == 1


def test_a_broken_file_changes_nothing_and_says_so(practice: Page, tmp_path: Path) -> None:
    sound = entry(questions(practice, kind="one")[0])
    keep(practice, "quiz:concept-kept", 1)
    message = practice.locator(".practice__message")
    expected = {"zh": "不是本手册导出的记录文件", "en": "Nothing was changed"}[_language(practice)]
    answers: list[Any] = [
        None,
        1,
        "text",
        [sound],
        {"concept-x": None},
        {"concept-x": {**sound, "version": "<script>"}},
        {"concept-x": {**sound, "answer": [9, 9]}},
        {"concept-x": {**sound, "due": "9999-99-99"}},
        {"<img src=x onerror=alert(1)>": {}},
    ]
    for text in [
        "not json",
        "null",
        "[]",
        '{"format": "handbook-progress-1"}',
        json.dumps({"format": "something-else", "answers": {"concept-x": sound}}),
        *(json.dumps({"format": "handbook-progress-1", "answers": each}) for each in answers),
    ]:
        message.evaluate("message => { message.textContent = '' }")
        broken = tmp_path / "broken.json"
        broken.write_text(text, encoding="utf-8")
        practice.locator(".practice__file").set_input_files(broken)
        expect(message).to_contain_text(expected)
        assert practice.evaluate("Object.keys(localStorage).filter(key => key.startsWith('handbook:'))") == [
            "handbook:quiz:concept-kept"
        ], text


def test_the_list_of_questions_needs_no_script(served: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "en/practice/")
    assert page.locator(".practice").bounding_box() is None, "nor does it take a place"
    page.locator(".question-list summary").first.click()
    page.locator(".question-list a").first.click()
    expect(page).to_have_url(re.compile(r"/en/gates/#quiz-"))
    context.close()


def _language(page: Page) -> str:
    return "en" if "/en/" in page.url else "zh"
