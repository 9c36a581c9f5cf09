// Checks an answer, explains it and remembers it on this device. All words come from the page.

import { forget, known, record, worth } from "./progress.js";

const LETTERS = "ABCDEFGH";
const SIGNS = { right: "✓", wrong: "✗", missed: "○" };
const FIRST = "input:not([hidden]), textarea, button";
const all = (form, selector) => [...form.querySelectorAll(selector)];
const isOpen = (form) => form.dataset.kind === "open";
const inputs = (form) => all(form, isOpen(form) ? ".quiz__reason > input" : ".quiz__option > input");
const steps = (form) => all(form, ".quiz__option");
const key = (form) => form.dataset.answer.split(" ").map(Number);
const answered = (form) => form.classList.contains("quiz--answered");
const verdictOf = (form) => worth(form.dataset.kind, key(form), chosen(form));
/** What was known of a form's question when the attempt began: ticking one criterion after another is one attempt. */
const before = new WeakMap();
let warned = false;

function element(name, ...parts) {
  const made = document.createElement(name);
  made.append(...parts);
  return made;
}

/** Return the answer that stands in the form: places as the page shows them. */
export function chosen(form) {
  if (form.dataset.kind === "order") return steps(form).map((step) => Number(step.dataset.place));
  return inputs(form).flatMap((input, place) => (input.checked ? [place] : []));
}

/** Put a kept answer back into the form. */
export function restore(form, answer) {
  if (form.dataset.kind === "order") {
    const byPlace = new Map(steps(form).map((step) => [Number(step.dataset.place), step]));
    if (answer.every((place) => byPlace.has(place))) form.querySelector(".quiz__options").append(...answer.map((place) => byPlace.get(place)));
  } else {
    inputs(form).forEach((input, place) => {
      input.checked = answer.includes(place);
    });
  }
}

/** Return what the reader said before checking: true for sure, false for a guess, null for neither. */
export function sureOf(form) {
  const said = form.querySelector(".quiz__sure :checked");
  return said ? said.value === "sure" : null;
}

/** Put back what was said. */
export function restoreSure(form, sure) {
  for (const input of all(form, ".quiz__sure input")) input.checked = sure !== null && (input.value === "sure") === sure;
}

/** Return what each option turned out to be, in the order of the page: right, wrong, missed, or "" for neither. */
function marks(form) {
  const right = key(form);
  return steps(form).map((step, place) => {
    const input = step.querySelector("input");
    if (!input) return Number(step.dataset.place) === right[place] ? "right" : "wrong";
    if (input.checked) return right.includes(place) ? "right" : "wrong";
    return right.includes(place) ? "missed" : "";
  });
}

const told = (form, mark) => `${SIGNS[mark]}\u00a0${form.dataset[mark]}`;

/** Say what the answer is worth, at each option too, with the reasons of those that were chosen or missed. */
function show(form, note = "") {
  const verdict = verdictOf(form);
  const right = verdict === "right";
  const open = isOpen(form);
  const rated = open ? form.dataset.rated.replace("{}", chosen(form).length).replace("{}", key(form).length) : "";
  const words = [right ? SIGNS.right : SIGNS.wrong, open ? form.dataset[right ? "enough" : "again"] : form.dataset[verdict], rated];
  const result = form.querySelector(".quiz__result");
  result.className = `quiz__result quiz__result--${right ? "right" : "wrong"}`;
  result.replaceChildren(element("p", element("strong", words.join(" ")), note && ` ${note}`));
  const reasons = all(form, ".quiz__reason");
  const turned = marks(form);
  steps(form).forEach((step, place) => {
    const mark = turned[place];
    step.querySelector(".quiz__mark")?.remove();
    if (!mark) return;
    const made = element("span", ` ${told(form, mark)}`);
    made.className = `quiz__mark quiz__mark--${mark}`;
    const label = step.querySelector("label");
    if (!label) {
      step.querySelector(".quiz__step").after(made);
      return;
    }
    label.append(made);
    const copy = reasons[place].cloneNode(true);
    copy.querySelector(".quiz__verdict").remove();
    result.append(element("p", element("strong", `${LETTERS[place]} ${told(form, mark)} `), ...copy.childNodes));
  });
  form.classList.add("quiz--answered");
  if (!open) inputs(form).forEach((input) => { input.disabled = true; });
  all(form, ".quiz__moves, .quiz__sure, .quiz__check").forEach((part) => { part.hidden = true; });
  all(form, ".quiz__again, .quiz__forget").forEach((part) => { part.hidden = false; });
}

/** Judge what stands in the form, show it and keep it. */
function judge(form) {
  const { quiz: id, version } = form.dataset;
  if (!before.has(form)) before.set(form, known(id, version));
  const answer = { version, answer: chosen(form), correct: verdictOf(form) === "right", sure: sureOf(form) };
  const kept = record(id, answer, before.get(form));
  show(form, kept || warned ? "" : form.dataset.unsaved);
  warned ||= !kept; // once a page is enough
  form.dispatchEvent(new CustomEvent("quiz-answered", { bubbles: true }));
}

/** Make the form ready for an answer. */
function clear(form) {
  form.classList.remove("quiz--answered");
  before.delete(form);
  for (const input of inputs(form)) {
    input.disabled = false;
    input.checked = false;
  }
  restoreSure(form, null);
  all(form, ".quiz__mark").forEach((mark) => mark.remove());
  if (form.dataset.kind === "order") restore(form, steps(form).map((_, place) => place));
  form.querySelector(".quiz__result").replaceChildren();
  all(form, ".quiz__moves, .quiz__sure, .quiz__check").forEach((part) => { part.hidden = false; });
  all(form, ".quiz__again, .quiz__forget").forEach((part) => { part.hidden = true; });
  form.querySelector(".quiz__answers").open = false;
}

/** Turn the form of a page, or one put in later, into one that answers. */
export function prepare(form, { fresh = false } = {}) {
  all(form, ".quiz__actions, .quiz__write, .quiz__save, .quiz__reason > input").forEach((part) => { part.hidden = false; });
  clear(form); // a browser may restore what was ticked, but not what it meant
  const kept = fresh ? null : known(form.dataset.quiz, form.dataset.version);
  if (!kept) return;
  restore(form, kept.answer);
  show(form, form.dataset.remembered);
}

/** Judge what stands in the form, where anything does; for a round that judges at its end. */
export function settle(form) {
  if (isOpen(form) || answered(form)) return;
  if (form.dataset.kind === "order" ? form.dataset.moved : chosen(form).length) judge(form);
}

/** Return what the answer in the form was judged to be worth; null where it wasn't given. */
export const worthOf = (form) => (answered(form) ? verdictOf(form) : null);

const formOf = (event) => event.target instanceof Element && event.target.closest("form.quiz");

document.addEventListener("submit", (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  if (form.closest(".session--mock")) return; // a mock round is judged at its end
  const answers = form.querySelector(".quiz__answers");
  if (isOpen(form)) {
    answers.open = true; // the reader judges, having read it
    form.querySelector(".quiz__check").hidden = true;
    answers.querySelector("summary").focus();
  } else if (chosen(form).length === 0) {
    const result = form.querySelector(".quiz__result");
    result.className = "quiz__result";
    result.textContent = form.dataset.choose;
  } else {
    judge(form);
    answers.open = true;
    form.querySelector(".quiz__again").focus({ preventScroll: true }); // the pressed button is gone
  }
});

document.addEventListener("reset", (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  clear(form);
  form.querySelector(FIRST).focus();
});

// A rating that was saved is corrected by each further tick.
document.addEventListener("change", (event) => {
  const form = formOf(event);
  if (form && answered(form) && event.target.matches(".quiz--open .quiz__reason > input")) judge(form);
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button");
  if (!button) return;
  const form = button.closest("form.quiz");
  if (form && button.dataset.by) {
    const step = button.closest(".quiz__option");
    const beside = Number(button.dataset.by) < 0 ? step.previousElementSibling : step.nextElementSibling;
    form.dataset.moved = "yes";
    if (beside) Number(button.dataset.by) < 0 ? beside.before(step) : beside.after(step);
    button.focus(); // moving an element takes its focus away
    form.querySelector(".quiz__result").textContent = `${steps(form).indexOf(step) + 1}. ${step.querySelector(".quiz__step").textContent}`;
  } else if (form && button.dataset.rate !== undefined) {
    judge(form);
  } else if (form && button.classList.contains("quiz__forget")) {
    forget(form.dataset.quiz);
    clear(form);
    form.querySelector(FIRST).focus();
  } else if (button.dataset.forgetPage !== undefined) {
    for (const each of document.querySelectorAll("form.quiz")) {
      forget(each.dataset.quiz);
      clear(each);
    }
    const ask = button.closest("details");
    ask.open = false;
    ask.querySelector("summary").focus();
    ask.parentElement.querySelector("output").textContent = button.dataset.done;
  }
});

document.querySelectorAll("form.quiz").forEach((form) => prepare(form));
document.querySelectorAll(".quiz-reset").forEach((part) => { part.hidden = false; });
