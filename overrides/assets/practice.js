// The practice page: picks questions from the whole handbook, runs a mock round, reports. All words come from the page.

import { exported, forgetAll, imported, known, stands } from "./progress.js";
import { chosen, prepare, restore, settle, worthOf } from "./quiz.js";
import { keep, recall } from "./store.js";

const bench = document.querySelector(".practice");
const session = document.querySelector(".session");
const report = document.querySelector(".report");
const choose = document.querySelector(".practice__choose");
const mock = document.querySelector(".practice__mock");
const message = document.querySelector(".practice__message");
const count = document.querySelector(".practice__count");
const words = bench.dataset;
const fill = (text, values) => text.replace(/\{(\w*)\}/g, (_, name) => values[name || "n"]);

/** Seconds that a question of each kind takes. */
const SECONDS = { one: 60, all: 90, order: 90, open: 180 };

let questions = [];
let run = null; // {items: [{question, form, flagged}], place, mock, left: seconds, timer, at: time of the last tick}

/** Where a mock round is kept, so that a reload doesn't lose it. */
const ROUND = "mock";

const shuffled = (list) => {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
};

/** Return the form of a question, its links turned to this page's point of view. */
function formOf(question) {
  const holder = document.createElement("div");
  holder.innerHTML = question.html; // the build's own markup, from this site
  const base = new URL(question.address, location.href);
  for (const link of holder.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href;
  const form = holder.firstElementChild;
  prepare(form, { fresh: true });
  return form;
}

function picked() {
  const { topic, kind, standing: which } = choose.elements;
  return questions.filter(
    (question) =>
      (!topic.value || question.topic === topic.value) &&
      (!kind.value || question.kind === kind.value) &&
      (!which.value || stands(which.value, question.id, question.version)),
  );
}

function tell() {
  const found = picked();
  count.textContent = found.length ? fill(words.count, { n: found.length }) : words.none;
  choose.querySelector("[type=submit]").disabled = found.length === 0;
}

/** Draw the questions of a mock round: the round's own first, then those of related pages, until the time is filled. */
function drawn(round, draws, minutes) {
  const pools = [[round], draws].map((topics) => shuffled(questions.filter((question) => topics.includes(question.topic))));
  let seconds = minutes * 60;
  const chosen = [];
  for (const question of pools.flat()) {
    if (SECONDS[question.kind] <= seconds) {
      seconds -= SECONDS[question.kind];
      chosen.push(question);
    }
  }
  return chosen;
}

function begin(list, minutes = 0) {
  run = { items: list.map((question) => ({ question, form: formOf(question), flagged: false })), place: 0, mock: minutes > 0, left: minutes * 60, timer: 0 };
  open(0);
}

/** Show the session, at one of its questions. */
function open(place) {
  bench.hidden = true;
  report.hidden = true;
  session.hidden = false;
  session.classList.toggle("session--mock", run.mock);
  session.querySelector(".session__time").hidden = !run.mock;
  for (const button of session.querySelectorAll("[aria-pressed]")) button.setAttribute("aria-pressed", "false");
  session.querySelector(".session__clock").hidden = false;
  if (run.mock) {
    clock();
    run.at = Date.now();
    run.timer = setInterval(tick, 1000);
  }
  turn(place);
}

/** Keep a mock round as it stands. */
function remember() {
  if (!run?.mock || !report.hidden) return;
  keep(ROUND, {
    place: run.place,
    left: run.left,
    items: run.items.map(({ question, form, flagged }) => ({
      id: question.id,
      version: question.version,
      flagged,
      moved: form.dataset.moved === "yes",
      guess: form.querySelector(".quiz__guess input")?.checked ?? false,
      answer: form.dataset.kind === "open" ? [] : chosen(form),
    })),
  });
}

/** Take up the round that was kept; what was edited since then is left out. */
function goOn() {
  const kept = recall(ROUND);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const items = (kept?.items ?? []).flatMap((item) => {
    const question = byId.get(item.id);
    if (question?.version !== item.version) return [];
    const form = formOf(question);
    if (question.kind !== "open") restore(form, item.answer);
    if (item.moved) form.dataset.moved = "yes";
    if (item.guess) form.querySelector(".quiz__guess input").checked = true;
    return [{ question, form, flagged: item.flagged }];
  });
  if (items.length === 0) return;
  run = { items, place: 0, mock: true, left: kept.left, timer: 0 };
  open(Math.min(kept.place, items.length - 1));
}

function clock() {
  const left = Math.max(Math.ceil(run.left), 0);
  session.querySelector(".session__clock").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  session.querySelector(".session__up").textContent = left === 0 ? words.timeUp : "";
}

/** Count the time that has passed: a page in the background is not asked each second. */
function tick() {
  const now = Date.now();
  const passed = (now - run.at) / 1000;
  run.at = now;
  if (session.querySelector("[data-do=pause]").getAttribute("aria-pressed") === "true" || run.left <= 0) return;
  run.left = Math.max(run.left - passed, 0);
  clock();
  remember();
}

function turn(place) {
  run.place = place;
  const item = run.items[place];
  session.querySelector(".session__question").replaceChildren(item.form);
  label();
  session.querySelector("[data-do=back]").disabled = place === 0;
  session.querySelector("[data-do=next]").hidden = place === run.items.length - 1;
  session.querySelector(".session__place").focus();
  remember();
}

function label() {
  const item = run.items[run.place];
  const flagged = run.items.flatMap((each, place) => (each.flagged ? [place + 1] : []));
  session.querySelector(".session__place").textContent =
    fill(words.place, { here: run.place + 1, all: run.items.length }) + (flagged.length ? ` · ${words.flagged}: ${flagged.join(", ")}` : "");
  session.querySelector("[data-do=flag]").setAttribute("aria-pressed", String(item.flagged));
}

function finish() {
  clearInterval(run.timer);
  keep(ROUND, null);
  // In a mock round nothing was checked yet; an open question is rated in the report.
  for (const { form } of run.items) {
    if (run.mock) settle(form);
    form.querySelector(".quiz__answers").open = form.dataset.kind === "open" || worthOf(form) !== "right";
  }
  session.hidden = true;
  report.hidden = false;
  const groups = { sure: [], wrong: [], rate: [], skipped: [], right: [] };
  for (const item of run.items) {
    const worth = worthOf(item.form);
    const record = known(item.question.id, item.question.version);
    if (item.question.kind === "open" && worth === null) groups.rate.push(item);
    else if (worth === null) groups.skipped.push(item);
    else if (worth === "right") groups.right.push(item);
    else groups[record?.sure && item.question.kind !== "open" ? "sure" : "wrong"].push(item);
  }
  report.querySelector(".report__questions").replaceChildren(
    ...Object.entries(groups).flatMap(([name, items]) => {
      if (items.length === 0) return [];
      const heading = document.createElement("h3");
      heading.textContent = report.querySelector(".report__questions").dataset[name];
      return [heading, ...items.flatMap((item) => (item.flagged ? [flag(), item.form] : [item.form]))];
    }),
  );
  sum();
  report.querySelector("#report-title").focus();
}

function flag() {
  const mark = document.createElement("p");
  mark.className = "report__flag";
  mark.textContent = `⚑ ${words.flagged}`;
  return mark;
}

/** Count anew; an open question is rated after the round. */
function sum() {
  const rows = new Map();
  for (const { question, form } of run.items) {
    const row = rows.get(question.topic) ?? { question, right: 0, all: 0 };
    row.all += 1;
    row.right += worthOf(form) === "right" ? 1 : 0;
    rows.set(question.topic, row);
  }
  const total = [...rows.values()].reduce((sum, row) => sum + row.right, 0);
  report.querySelector(".report__score").textContent = fill(words.score, { right: total, all: run.items.length });
  report.querySelector("tbody").replaceChildren(
    ...[...rows.values()]
      .sort((a, b) => a.right / a.all - b.right / b.all)
      .map(({ question, right, all }) => {
        const row = document.createElement("tr");
        const link = document.createElement("a");
        link.href = question.address;
        link.textContent = question.name;
        row.insertCell().textContent = question.name;
        row.insertCell().textContent = `${right} / ${all}`;
        row.insertCell().append(right < all ? link : "");
        return row;
      }),
  );
}

function close() {
  run = null;
  report.hidden = true;
  bench.hidden = false;
  offer();
  tell();
  choose.elements.topic.focus();
}

const press = (button) => {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  return on;
};

const actions = {
  pause: press,
  hide(button) {
    session.querySelector(".session__clock").hidden = press(button);
  },
  flag() {
    run.items[run.place].flagged = !run.items[run.place].flagged;
    label();
    remember();
  },
  back: () => turn(run.place - 1),
  next: () => turn(run.place + 1),
  end: finish,
  print: () => window.print(),
  close,
  continue: goOn,
  export() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
    link.download = "handbook-progress.json";
    link.click();
    URL.revokeObjectURL(link.href);
  },
  reset() {
    if (!window.confirm(words.sureReset)) return;
    forgetAll();
    message.textContent = words.resetDone;
    tell();
  },
};

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("button[data-do]");
  if (button) actions[button.dataset.do](button);
});
document.addEventListener("quiz-answered", () => {
  if (run && !report.hidden) sum();
});
choose.addEventListener("change", tell);
choose.addEventListener("submit", (event) => {
  event.preventDefault();
  begin(shuffled(picked()));
});
mock.addEventListener("submit", (event) => {
  event.preventDefault();
  const { round, minutes } = mock.elements;
  begin(drawn(round.value, round.selectedOptions[0].dataset.draws.split(" "), Number(minutes.value)), Number(minutes.value));
});
document.querySelector(".practice__file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const current = new Map(questions.map((question) => [question.id, question.version]));
    const { count: brought, kept } = imported(await file.text(), current);
    message.textContent = `${fill(words.imported, { n: brought })} ${kept ? "" : words.unsaved}`;
  } catch {
    message.textContent = words.notImported;
  }
  event.target.value = "";
  tell();
});

/** Offer to take up the round that was kept. */
function offer() {
  bench.querySelector("[data-do=continue]").hidden = !recall(ROUND);
}

for (const event of ["input", "click"]) session.addEventListener(event, remember);
bench.hidden = false;
try {
  const answer = await fetch(words.questions);
  if (!answer.ok) throw new Error(answer.statusText);
  questions = await answer.json();
  offer();
  tell();
} catch {
  count.textContent = words.failed;
  for (const button of bench.querySelectorAll("[type=submit]")) button.disabled = true;
}
