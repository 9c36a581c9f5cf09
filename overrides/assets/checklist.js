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

for (const box of boxes) box.checked = recall(`tick:${box.dataset.tick}`) === true;
for (const note of notes) {
  const text = recall(`note:${note.dataset.note}`);
  note.value = typeof text === "string" ? text : "";
}

document.addEventListener("input", (event) => {
  const { tick, note } = event.target.dataset;
  if (tick) {
    store(`tick:${tick}`, event.target.checked ? true : null);
    show();
  } else if (note) {
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
    for (const box of boxes) box.checked = false;
    for (const note of notes) note.value = "";
    show();
  }
});
window.addEventListener("afterprint", () => document.documentElement.classList.remove("print-blank"));

show();
tools.hidden = false;
