"""The real handbook in a real browser: what scripts add, and what stays without them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize(("here", "there"), [("gates/concept/", "en/gates/concept/"), ("en/", "")])
def test_the_switcher_stays_on_the_page(served: str, page: Page, here: str, there: str) -> None:
    page.goto(served + here)
    page.locator(".language-switch").click()
    expect(page).to_have_url(served + there)


class TestTip:
    """The tip of a term (WCAG 2.2, 1.4.13)."""

    NAME = "en/gates/validation/"

    def test_opens_by_hover_stays_while_pointed_at_and_goes(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        link, tip = page.locator("article a.term").first, page.locator(".term-tip")
        definition = link.get_attribute("title")
        link.hover()
        expect(tip).to_be_visible()
        expect(tip).to_contain_text(definition or "")
        expect(link).not_to_have_attribute("title", definition or "")
        tip.hover()
        page.wait_for_timeout(400)
        expect(tip).to_be_visible()
        page.mouse.move(5, 5)
        expect(tip).to_be_hidden()
        expect(link).to_have_attribute("title", definition or "")

    def test_leaves_time_to_cross_from_the_word(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        link, tip = page.locator("article a.term").first, page.locator(".term-tip")
        link.hover()
        expect(tip).to_be_visible()
        from_, to = link.bounding_box(), tip.bounding_box()
        assert from_ and to
        page.mouse.move(from_["x"] - 3, from_["y"] + from_["height"] / 2)  # off the word, not yet on the tip
        page.wait_for_timeout(120)
        page.mouse.move(to["x"] + 20, to["y"] + to["height"] / 2)
        page.wait_for_timeout(400)
        expect(tip).to_be_visible()

    def test_without_script_a_term_is_a_plain_link_with_its_definition(self, served: str, chromium: Browser) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(served + self.NAME)
        link = page.locator("article a.term").first
        id = link.get_attribute("data-term")
        assert link.get_attribute("title")
        link.click()
        assert page.url == f"{served}en/glossary/{id}/"
        context.close()

    def test_escape_closes_it_without_moving_the_pointer(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        page.locator("article a.term").first.hover()
        expect(page.locator(".term-tip")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".term-tip")).to_be_hidden()

    def test_opens_by_keyboard_focus_and_names_the_other_language(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        link = page.locator("article a.term").first
        before = page.locator("article h1 .headerlink")
        before.focus()
        page.keyboard.press("Tab")
        while not link.evaluate("link => link === document.activeElement"):
            page.keyboard.press("Tab")
        tip = page.locator(".term-tip")
        expect(tip).to_be_visible()
        expect(link).to_have_attribute("aria-describedby", "term-tip-open")
        assert tip.get_attribute("aria-label") is None, "a name would be read in place of the definition"
        expect(tip.locator("[lang='zh-Hans']")).to_have_text(link.get_attribute("data-other") or "")
        page.keyboard.press("Tab")
        expect(link).not_to_have_attribute("aria-describedby", "term-tip-open")

    def test_fits_a_narrow_window(self, served: str, page: Page) -> None:
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(served + self.NAME)
        for link in page.locator("article a.term").all()[:8]:
            link.hover()
            expect(page.locator(".term-tip")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            page.keyboard.press("Escape")

    def test_covers_no_part_of_a_term_that_runs_over_a_line(self, served: str, page: Page) -> None:
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(served + self.NAME)
        wrapped = page.locator("article a.term").evaluate_all(
            "links => links.flatMap((link, place) => link.getClientRects().length > 1 ? [place] : [])"
        )
        assert wrapped, "no term runs over a line at this width: choose another"
        link = page.locator("article a.term").nth(wrapped[0])
        link.scroll_into_view_if_needed()
        link.hover(position={"x": 2, "y": 2}, force=True)
        page.mouse.move(
            *page.evaluate(
                "link => { const box = link.getClientRects()[0]; return [box.left + 3, box.top + 5] }",
                link.element_handle(),
            )
        )
        expect(page.locator(".term-tip")).to_be_visible()
        clear = page.evaluate(
            "link => { const tip = document.querySelector('.term-tip').getBoundingClientRect();"
            " return [...link.getClientRects()].every(box => box.bottom <= tip.top || box.top >= tip.bottom) }",
            link.element_handle(),
        )
        assert clear

    def test_escape_closes_the_sheet_and_returns_to_the_word(self, served: str, chromium: Browser) -> None:
        context = chromium.new_context(**PHONE)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(served + self.NAME)
        link = page.locator("article a.term").first
        link.tap()
        expect(page.locator(".term-tip--sheet")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".term-tip")).to_be_hidden()
        expect(link).to_be_focused()
        context.close()

    def test_a_tap_opens_a_sheet_whose_link_leads_on(self, served: str, chromium: Browser) -> None:
        context = chromium.new_context(**PHONE)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(served + self.NAME)
        link = page.locator("article a.term").first
        link.tap()
        sheet = page.get_by_role("dialog", name="Term")
        expect(sheet).to_be_visible()
        expect(page).to_have_url(served + self.NAME)
        sheet.get_by_role("button", name="Close").tap()
        expect(sheet).to_be_hidden()
        expect(link).to_be_focused()
        link.tap()
        sheet.get_by_role("link").tap()
        expect(page).to_have_url(re.compile(r"/en/glossary/[a-z0-9-]+/$"))
        context.close()


class TestQuiz:
    """A question on a page."""

    NAME = "en/gates/concept/"

    @staticmethod
    def form(page: Page) -> tuple[str, list[int], int]:
        """Return the first choose-one question's id, its right places and its number of options."""
        form = page.locator("form.quiz[data-kind=one]").first
        right = [int(place) for place in (form.get_attribute("data-answer") or "").split()]
        return form.get_attribute("data-quiz") or "", right, form.locator(".quiz__option").count()

    def test_a_wrong_answer_is_explained_and_can_be_tried_again(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        id, right, count = self.form(page)
        wrong = next(place for place in range(count) if place not in right)
        form = page.locator(f"form[data-quiz='{id}']")
        form.get_by_role("button", name="Check").click()
        expect(form.get_by_role("status")).to_have_text("Choose an answer first.")
        form.locator("label").nth(wrong).click()
        form.get_by_role("button", name="Check").click()
        status = form.get_by_role("status")
        expect(status).to_contain_text("✗ Not right")
        reason = form.locator(".quiz__reason").nth(wrong).evaluate("node => node.lastChild.textContent.trim()")
        expect(status).to_contain_text(reason)
        expect(form.locator("details")).to_have_attribute("open", "")
        expect(form.get_by_role("button", name="Try again")).to_be_focused()
        options = form.locator(".quiz__option")
        expect(options.nth(wrong)).to_contain_text("✗ Not right")
        expect(options.nth(right[0])).to_contain_text("○ right, but not chosen")
        form.get_by_role("button", name="Try again").click()
        expect(form.locator(".quiz__mark")).to_have_count(0)
        expect(status).to_be_empty()
        expect(form.locator("input").first).to_be_focused()
        expect(form.locator("input").first).to_be_enabled()

    def test_a_right_answer_by_keyboard_is_remembered_in_both_languages(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        id, right, _ = self.form(page)
        form = page.locator(f"form[data-quiz='{id}']")
        form.locator("input").nth(right[0]).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(form.get_by_role("status")).to_contain_text("✓ Right")
        page.reload()
        expect(form.get_by_role("status")).to_contain_text("kept on this device")
        page.locator(".language-switch").click()
        expect(form.get_by_role("status")).to_contain_text("✓ 对")
        expect(form.locator("input").nth(right[0])).to_be_checked()

    def test_an_edited_question_asks_again(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        id, right, _ = self.form(page)
        page.evaluate(
            "([id, answer]) => localStorage.setItem(`handbook:quiz:${id}`, JSON.stringify({version: 'old', answer}))",
            [id, right],
        )
        page.reload()
        form = page.locator(f"form[data-quiz='{id}']")
        expect(form.get_by_role("button", name="Check")).to_be_visible()
        expect(form.get_by_role("status")).to_be_empty()

    def test_several_right_options_need_all_of_them(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        form = page.locator("form.quiz[data-kind=all]").first
        right = [int(place) for place in (form.get_attribute("data-answer") or "").split()]
        labels = form.locator(".quiz__option > label")
        wrong = next(place for place in range(labels.count()) if place not in right)
        labels.nth(right[0]).click()
        labels.nth(wrong).click()
        form.get_by_role("button", name="Check").click()
        status = form.get_by_role("status")
        expect(status).to_contain_text("Not quite")
        for place in range(labels.count()):
            if place in (right[0], wrong):
                word = "✓ Right" if place in right else "✗ Not right"
            else:
                word = "○ right, but not chosen" if place in right else ""
            expect(labels.nth(place).locator(".quiz__mark")).to_have_count(1 if word else 0)
            if word:
                expect(labels.nth(place)).to_contain_text(word)
                expect(status).to_contain_text(f"{'ABCDEF'[place]} {word}")
        form.get_by_role("button", name="Try again").click()
        for place in right:
            labels.nth(place).click()
        form.get_by_role("button", name="Check").click()
        expect(form.get_by_role("status")).to_contain_text("✓ Right")

    def test_works_where_storage_is_off(self, served: str, context: BrowserContext) -> None:
        context.add_init_script(
            "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('off', 'SecurityError'); }})"
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)) if "quiz" in (error.stack or "") else None)
        page.goto(served + self.NAME)
        id, right, _ = self.form(page)
        form = page.locator(f"form[data-quiz='{id}']")
        form.locator("label").nth(right[0]).click()
        form.get_by_role("button", name="Check").click()
        expect(form.get_by_role("status")).to_contain_text("✓ Right")
        assert errors == []


def test_without_script_everything_can_be_read(served: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + "en/gates/concept/")
    form = page.locator("form.quiz").first
    expect(form.get_by_role("button", name="Check")).to_be_hidden()
    form.locator("summary").click()
    expect(form.locator(".quiz__reason").first).to_be_visible()
    link = page.locator("article a.term").first
    assert link.get_attribute("title")
    link.click()
    expect(page).to_have_url(re.compile(r"/en/glossary/[a-z0-9-]+/$"))
    page.goto(served + "en/glossary/")
    expect(page.locator(".glossary-entry").last).to_be_visible()
    expect(page.locator(".glossary-filter")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", ["gates/concept/", "en/gates/concept/"])
def test_paper_has_the_questions_and_a_key_at_the_end_but_no_furniture(served: str, page: Page, name: str) -> None:
    page.goto(served + name)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar--primary", ".quiz__answers", ".quiz__actions", ".lifecycle__narrow"):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("legend", ".answer-key", ".lifecycle__wide"):
        expect(page.locator(shown).first).to_be_visible()
    last_form = page.locator("form.quiz").last.bounding_box()
    key = page.locator(".answer-key").bounding_box()
    assert last_form and key and key["y"] > last_form["y"]


class TestOtherKinds:
    """Putting in order, and answering out loud."""

    NAME = "en/gates/"

    def test_steps_move_by_keyboard_and_the_order_is_kept(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        form = page.locator("form.quiz[data-kind=order]").first
        status = form.get_by_role("status")
        form.get_by_role("button", name="Check").click()
        expect(status).to_contain_text("✗")  # steps are never shown in order
        form.get_by_role("button", name="Try again").click()
        wanted = [int(place) for place in (form.get_attribute("data-answer") or "").split()]
        for target, place in enumerate(wanted):
            step = form.locator(f".quiz__option[data-place='{place}']")
            while step.evaluate("step => [...step.parentElement.children].indexOf(step)") > target:
                up = step.get_by_role("button", name="Move up")
                up.focus()
                page.keyboard.press("Enter")
                expect(up).to_be_focused()
        expect(status).to_contain_text(re.compile(r"^\d\. "))  # says where the step went
        form.get_by_role("button", name="Check").click()
        expect(status).to_contain_text("✓ Right")
        page.reload()
        expect(form.get_by_role("status")).to_contain_text("kept on this device")
        places = form.locator(".quiz__option").evaluate_all("steps => steps.map(step => Number(step.dataset.place))")
        assert places == wanted

    def test_an_open_answer_is_rated_by_its_criteria(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        form = page.locator("form.quiz[data-kind=open]").first
        expect(form.locator("details")).not_to_have_attribute("open", "")
        form.locator("textarea").fill("My points")
        form.get_by_role("button", name="See a model answer").click()
        expect(form.locator("details")).to_have_attribute("open", "")
        boxes = form.locator(".quiz__reason > input")
        expect(form.locator("summary")).to_be_focused()  # the model answer comes next
        id, total = form.get_attribute("data-quiz"), boxes.count()
        read = "id => JSON.parse(localStorage.getItem(`handbook:quiz:${id}`))"
        boxes.first.check()
        expect(form.get_by_role("status")).to_be_empty()  # judged by the reader alone, and not yet
        assert page.evaluate(read, id) is None
        form.get_by_role("button", name="Save my rating").click()
        expect(form.get_by_role("status")).to_contain_text(f"✗ Go over it again. You covered 1 of {total}")
        for place in range(1, total):
            boxes.nth(place).check()
        expect(form.get_by_role("status")).to_contain_text(f"✓ That counts as right. You covered {total} of {total}")
        record = page.evaluate(read, id)
        assert record["box"] == 1 and not record["missed"]  # a rating that is corrected is one attempt
        page.reload()
        expect(form.get_by_role("status")).to_contain_text(f"You covered {total} of {total}")
        form.get_by_role("button", name="Forget this answer").click()
        page.reload()
        expect(form.get_by_role("status")).to_be_empty()

    def test_a_page_can_be_forgotten_at_once(self, served: str, page: Page) -> None:
        page.goto(served + self.NAME)
        for form in page.locator("form.quiz[data-kind=one]").all():
            form.locator("label").first.click()
            form.get_by_role("button", name="Check").click()
        kept = "Object.keys(localStorage).filter(key => key.startsWith('handbook:quiz:')).length"
        before = page.evaluate(kept)
        ask = page.locator(".quiz-reset summary")
        ask.press("Enter")
        assert page.evaluate(kept) == before > 0, "it asks first"
        page.get_by_role("button", name="Yes, forget them").click()
        expect(ask).to_be_focused()
        expect(page.locator(".quiz-reset output")).to_have_text("Forgotten.")
        assert page.evaluate(kept) == 0
        page.reload()
        assert page.locator("form.quiz--answered").count() == 0
