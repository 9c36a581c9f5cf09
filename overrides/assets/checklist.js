// The checklist on this device: ticks and notes are kept by their ids, and printed as they are or blank.

import { keep, keys, recall } from "./store.js";

const tools = document.querySelector(".checklist");
const boxes = [...document.querySelectorAll("[data-tick]")];
const notes = [...document.querySelectorAll("[data-note]")];
const bar = tools.querySelector(".checklist__progress");
const message = tools.querySelector(".checklist__message");

function store(key, value) {
  if (!keep(key, value)) message.textContent = tools.dataset.unsaved;
}

function show() {
  const done = boxes.filter((box) => box.checked).length;
  bar.max = boxes.length;
  bar.value = done;
  tools.querySelector(".checklist__count").textContent = tools.dataset.done.replace("{done}", done).replace("{all}", boxes.length);
}

/** Fill a field, and the place beside it that is printed: a field would be cut at its edge. */
function write(note, text) {
  if (note.value !== text) note.value = text;
  note.parentElement.querySelector(".prompt__written").textContent = text;
}

/** Show what is kept, but for the field that is being written in. */
function load() {
  for (const box of boxes) box.checked = recall(`tick:${box.dataset.tick}`) === true;
  for (const note of notes) {
    const text = recall(`note:${note.dataset.note}`);
    if (note !== document.activeElement || !document.hasFocus()) write(note, typeof text === "string" ? text : "");
  }
  show();
}

document.addEventListener("input", (event) => {
  const { tick, note } = event.target.dataset;
  if (tick) {
    store(`tick:${tick}`, event.target.checked ? true : null);
    show();
  } else if (note) {
    write(event.target, event.target.value);
    store(`note:${note}`, event.target.value || null);
  }
});

tools.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.print) {
    document.documentElement.classList.toggle("print-blank", button.dataset.print === "blank");
    window.print();
  } else if (window.confirm(tools.dataset.sure)) {
    for (const key of [...keys("tick:"), ...keys("note:")]) keep(key, null);
    load();
  }
});
window.addEventListener("afterprint", () => document.documentElement.classList.remove("print-blank"));
// Ticks and notes made in another tab.
window.addEventListener("storage", load);

load();
tools.hidden = false;
