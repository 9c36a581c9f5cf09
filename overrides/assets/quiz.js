// Checks an answer, explains it and remembers it on this device. All words come from the page.

import { boxOf, forget, known, record } from "./progress.js";

const LETTERS = "ABCDEFGH";
const all = (form, selector) => [...form.querySelectorAll(selector)];
const inputs = (form) => all(form, form.dataset.kind === "open" ? ".quiz__reason > input" : ".quiz__option > input");
const steps = (form) => all(form, ".quiz__option").sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1);
const key = (form) => form.dataset.answer.split(" ").map(Number);
const letter = (place) => LETTERS[place];
let warned = false;

function paragraph(...parts) {
  const made = document.createElement("p");
  made.append(...parts);
  return made;
}

function strong(text) {
  const made = document.createElement("strong");
  made.textContent = text;
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

/** Return what an answer is worth: "right", "partly" or "wrong"; an open one is right with all criteria but one. */
function worth(form, answer) {
  const right = key(form);
  if (form.dataset.kind === "open") return answer.length >= right.length - 1 ? "right" : "wrong";
  if (answer.join() === right.join()) return "right";
  return form.dataset.kind === "all" && answer.some((place) => right.includes(place)) ? "partly" : "wrong";
}

/** Say what the answer is worth, with the reason for each chosen option. */
function show(form, { note = "" } = {}) {
  const answer = chosen(form);
  const verdict = worth(form, answer);
  const right = verdict === "right";
  const result = form.querySelector(".quiz__result");
  const open = form.dataset.kind === "open";
  const rated = open ? form.dataset.rated.replace("{}", answer.length).replace("{}", key(form).length) : "";
  const words = [right ? "✓" : "✗", open ? form.dataset[right ? "enough" : "again"] : form.dataset[verdict], rated].join(" ");
  result.className = `quiz__result quiz__result--${right ? "right" : "wrong"}`;
  const reasons = all(form, ".quiz__reason");
  const choice = ["one", "all"].includes(form.dataset.kind);
  result.replaceChildren(
    paragraph(strong(words), note && ` ${note}`),
    ...(choice ? answer : []).map((place) => {
      const copy = reasons[place].cloneNode(true);
      copy.querySelector(".quiz__verdict")?.remove();
      return paragraph(strong(`${letter(place)} `), ...copy.childNodes);
    }),
  );
  form.classList.add("quiz--answered");
  if (!open) inputs(form).forEach((input) => { input.disabled = true; });
  all(form, ".quiz__option").forEach((option, place) => {
    const input = option.querySelector("input");
    const good = input ? input.checked && key(form).includes(place) : Number(option.dataset.place) === key(form)[place];
    option.classList.toggle("quiz__option--right", good);
    option.classList.toggle("quiz__option--wrong", input ? input.checked && !good : !good);
  });
  all(form, ".quiz__moves, .quiz__guess, .quiz__check").forEach((part) => { part.hidden = true; });
  all(form, ".quiz__again, .quiz__forget").forEach((part) => { part.hidden = false; });
  return right;
}

/** Keep what stands in the form. */
function save(form) {
  const answer = chosen(form);
  const guess = form.querySelector(".quiz__guess input")?.checked ?? false;
  const correct = worth(form, answer) === "right";
  // Ticking one criterion after another is one attempt.
  const { quiz: id, version, before = boxOf(id, version) } = form.dataset;
  form.dataset.before = before;
  const kept = record(id, { version, answer, correct, sure: !guess, before: Number(before) });
  form.dispatchEvent(new CustomEvent("quiz-answered", { bubbles: true, detail: { id: form.dataset.quiz, correct, sure: !guess } }));
  if (kept || warned) return "";
  warned = true; // once a page is enough
  return form.dataset.unsaved;
}

/** Make the form ready for an answer. */
function clear(form) {
  form.classList.remove("quiz--answered");
  delete form.dataset.before;
  for (const input of inputs(form)) {
    input.disabled = false;
    input.checked = false;
  }
  all(form, ".quiz__option").forEach((option) => option.classList.remove("quiz__option--right", "quiz__option--wrong"));
  if (form.dataset.kind === "order") restore(form, steps(form).map((_, place) => place));
  form.querySelector(".quiz__result").replaceChildren();
  all(form, ".quiz__moves, .quiz__guess, .quiz__check").forEach((part) => { part.hidden = false; });
  all(form, ".quiz__again, .quiz__forget").forEach((part) => { part.hidden = true; });
  form.querySelector(".quiz__answers").open = false;
}

/** Turn the form of a page, or one put in later, into one that answers. */
export function prepare(form, { fresh = false } = {}) {
  all(form, ".quiz__actions, .quiz__write, .quiz__reason > input").forEach((part) => { part.hidden = false; });
  clear(form); // a browser may restore what was ticked, but not what it meant
  const kept = fresh ? null : known(form.dataset.quiz, form.dataset.version);
  if (!kept) return;
  restore(form, kept.answer);
  show(form, { note: form.dataset.remembered });
}

/** Judge what stands in the form, where anything does, and keep it; for a round that judges at its end. */
export function settle(form) {
  if (form.dataset.kind === "open" || form.classList.contains("quiz--answered")) return;
  if (form.dataset.kind === "order" ? form.dataset.moved : chosen(form).length) show(form, { note: save(form) });
}

/** Return what the answer in the form was judged to be worth; null where it wasn't given. */
export const worthOf = (form) => (form.classList.contains("quiz--answered") ? worth(form, chosen(form)) : null);

const formOf = (event) => event.target instanceof Element && event.target.closest("form.quiz");

document.addEventListener("submit", (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  if (form.closest(".session--mock")) return; // a mock round is judged at its end
  const answers = form.querySelector(".quiz__answers");
  if (form.dataset.kind === "open") {
    answers.open = true;
    show(form, { note: save(form) }); // nothing covered, until a criterion is ticked
    answers.querySelector("summary").focus();
    return;
  }
  if (chosen(form).length === 0) {
    const result = form.querySelector(".quiz__result");
    result.className = "quiz__result";
    result.textContent = form.dataset.choose;
    return;
  }
  show(form, { note: save(form) });
  answers.open = true;
  form.querySelector(".quiz__again").focus({ preventScroll: true }); // the pressed button is gone
});

document.addEventListener("reset", (event) => {
  const form = formOf(event);
  if (!form) return;
  event.preventDefault();
  clear(form);
  form.querySelector("input:not([hidden]), textarea, button").focus();
});

// Rating oneself is kept at each tick.
document.addEventListener("change", (event) => {
  const form = formOf(event);
  if (form && event.target.matches(".quiz--open .quiz__reason > input")) show(form, { note: save(form) });
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
  } else if (button.classList.contains("quiz__forget")) {
    const forms = form ? [form] : document.querySelectorAll("form.quiz");
    for (const each of button.dataset.forgetPage === undefined && !form ? [] : forms) {
      forget(each.dataset.quiz);
      clear(each);
    }
    if (!form) button.closest(".quiz-reset").querySelector("output").textContent = button.dataset.done;
    form?.querySelector("input:not([hidden]), textarea, button")?.focus();
  }
});

document.querySelectorAll("form.quiz").forEach((form) => prepare(form));
document.querySelectorAll(".quiz-reset").forEach((part) => { part.hidden = false; });
