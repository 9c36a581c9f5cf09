// Checks an answer, explains it and remembers it on this device. All words come from the page.

import { keep, recall } from "./store.js";

const inputs = (form) => [...form.querySelectorAll(".quiz__option > input")];
const chosen = (form) => inputs(form).flatMap((input, place) => (input.checked ? [place] : []));
const right = (form) =>
  [...form.querySelectorAll(".quiz__option")].flatMap((option, place) => ("correct" in option.dataset ? [place] : []));

/** Show what the form's answer is worth. */
function judge(form, { remembered = false } = {}) {
  const answer = chosen(form);
  const key = right(form);
  const correct = answer.join() === key.join();
  const verdict = correct ? "right" : form.dataset.kind === "all" && answer.some((place) => key.includes(place)) ? "partly" : "wrong";
  const result = form.querySelector(".quiz__result");
  result.className = `quiz__result quiz__result--${correct ? "right" : "wrong"}`;
  const words = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = `${correct ? "✓" : "✗"} ${form.dataset[verdict]}`;
  words.append(strong, remembered ? ` ${form.dataset.remembered}` : "");
  const reasons = [...form.querySelectorAll(".quiz__reason")];
  result.replaceChildren(
    words,
    ...answer.map((place) => {
      const reason = document.createElement("p");
      const letter = document.createElement("strong");
      letter.textContent = `${"ABCDEF"[place]} `;
      const clone = reasons[place].cloneNode(true);
      clone.querySelector(".quiz__verdict")?.remove();
      reason.append(letter, ...clone.childNodes);
      return reason;
    }),
  );
  inputs(form).forEach((input, place) => {
    input.disabled = true;
    const option = input.closest(".quiz__option");
    option.classList.toggle("quiz__option--right", input.checked && key.includes(place));
    option.classList.toggle("quiz__option--wrong", input.checked && !key.includes(place));
  });
  form.querySelector(".quiz__check").hidden = true;
  form.querySelector(".quiz__again").hidden = false;
  return correct;
}

/** Make the form ready for an answer. */
function clear(form) {
  for (const input of inputs(form)) {
    input.disabled = false;
    input.checked = false;
    input.closest(".quiz__option").classList.remove("quiz__option--right", "quiz__option--wrong");
  }
  form.querySelector(".quiz__result").replaceChildren();
  form.querySelector(".quiz__check").hidden = false;
  form.querySelector(".quiz__again").hidden = true;
  form.querySelector(".quiz__answers").open = false;
}

for (const form of document.querySelectorAll("form.quiz")) {
  form.querySelector(".quiz__actions").hidden = false;
  clear(form); // a browser may restore what was ticked, but not what it meant
  const kept = recall(`quiz:${form.dataset.quiz}`);
  if (kept?.version === form.dataset.version && Array.isArray(kept.answer)) {
    inputs(form).forEach((input, place) => {
      input.checked = kept.answer.includes(place);
    });
    judge(form, { remembered: true });
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form.quiz");
  if (!form) return;
  event.preventDefault();
  const result = form.querySelector(".quiz__result");
  if (chosen(form).length === 0) {
    result.className = "quiz__result";
    result.textContent = form.dataset.choose;
    return;
  }
  const correct = judge(form);
  keep(`quiz:${form.dataset.quiz}`, {
    version: form.dataset.version,
    answer: chosen(form),
    correct,
    at: new Date().toISOString(),
  });
  form.querySelector(".quiz__answers").open = true;
  form.querySelector(".quiz__again").focus({ preventScroll: true }); // the pressed button is gone
});

document.addEventListener("reset", (event) => {
  const form = event.target.closest("form.quiz");
  if (!form) return;
  event.preventDefault();
  clear(form);
  keep(`quiz:${form.dataset.quiz}`, null);
  inputs(form)[0].focus();
});
