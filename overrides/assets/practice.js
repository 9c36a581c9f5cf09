// The practice page: picks questions from the whole handbook, runs a mock round, reports. All words come from the page.

import { forget, ids, known, stands } from "./progress.js";
import { chosen, prepare, restore, restoreSure, settle, sureOf, worthOf } from "./quiz.js";
import { keep, recall } from "./store.js";
import { exported, imported } from "./transfer.js";

const bench = document.querySelector(".practice");
const session = document.querySelector(".session");
const report = document.querySelector(".report");
const choose = document.querySelector(".practice__choose");
const mock = document.querySelector(".practice__mock");
const message = document.querySelector(".practice__message");
const count = document.querySelector(".practice__count");
const words = bench.dataset;
const fill = (text, values) => text.replace(/\{(\w*)\}/g, (_, name) => values[name || "n"]);
const inSession = (selector) => session.querySelector(selector);
const inReport = (selector) => report.querySelector(selector);
const pressed = (name, on) => inSession(`[data-do=${name}]`).setAttribute("aria-pressed", String(on));

/** Seconds that a question of each kind takes. */
const SECONDS = { one: 60, all: 90, order: 90, open: 180 };

/** What is known of the questions: at first without their markup, as it stands in the page. */
let questions = Object.entries(JSON.parse(bench.querySelector("script").textContent)).flatMap(([topic, rows]) =>
  rows.map(([id, kind, version, size, key]) => ({ id, kind, version, size, key, topic })),
);
let fetched = "no"; // or "asked", "yes"
let run = null; // {items, place, mock, left: seconds of a mock round, timer, at: time of the last tick}
// An item: {question, form, flagged, said: answered aloud, worth and sure: of the first answer, done: it counts no more}

/** Milliseconds after which a line is taken to be dead. */
const PATIENCE = 60_000;

/** Where a mock round is kept, so that a reload doesn't lose it. */
const ROUND = "mock";

const shuffled = (list) => {
  const places = new Map(list.map((each) => [each, Math.random()]));
  return [...list].sort((a, b) => places.get(a) - places.get(b));
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

/** Act once the questions are here with their markup; `form` tells how it goes, or what `act` returns. */
async function withMarkup(form, act) {
  if (fetched === "asked") return;
  const say = (text) => {
    for (const told of bench.querySelectorAll(".practice__told")) told.textContent = form.contains(told) ? text : "";
  };
  if (fetched === "no") {
    fetched = "asked";
    say(words.reading);
    try {
      const answer = await fetch(words.file, { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(answer.statusText);
      questions = await answer.json();
      fetched = "yes";
    } catch {
      fetched = "no"; // the reader may try again
    }
  }
  say(fetched === "yes" ? (act() ?? "") : words.failed);
}

function picked() {
  const { topic, kind, standing } = choose.elements;
  return questions.filter(
    (question) =>
      (!topic.value || question.topic === topic.value) &&
      (!kind.value || question.kind === kind.value) &&
      (!standing.value || stands(standing.value, question.id, question.version)),
  );
}

function tell() {
  const found = picked();
  count.textContent = found.length ? fill(words.count, { n: found.length }) : words.none;
  choose.querySelector("[type=submit]").disabled = found.length === 0;
}

/** Draw a mock round until its time is filled: at least a third from related pages, what is new or was wrong first. */
function drawn(round, draws, seconds) {
  const fresh = ({ id, version }) => known(id, version)?.missed !== false;
  const pool = (topics) =>
    shuffled(questions.filter(({ topic }) => topics.includes(topic))).sort((a, b) => fresh(b) - fresh(a));
  const own = pool([round]);
  const related = pool(draws);
  const found = [];
  let others = 0;
  for (;;) {
    const fits = ({ kind }) => SECONDS[kind] <= seconds;
    const [here, there] = [own.find(fits), related.find(fits)];
    if (!here && !there) return shuffled(found);
    const other = Boolean(there) && (!here || 3 * others < found.length + 1 || (fresh(there) && !fresh(here)));
    const [question, from] = other ? [there, related] : [here, own];
    from.splice(from.indexOf(question), 1);
    found.push(question);
    others += other;
    seconds -= SECONDS[question.kind];
  }
}

const itemOf = (question) => ({ question, form: formOf(question), flagged: false, said: false, worth: null });

function begin(list, seconds) {
  if (list.length === 0) return; // they changed since this page was loaded
  open(list.map(itemOf), 0, seconds);
}

/** Tell whether an open question was answered, aloud or in writing. */
const spoken = ({ form, said }) => said || Boolean(form.querySelector("textarea")?.value.trim());

/** Take down what an answer was worth: a second try changes nothing, but a rating may be corrected. */
function note(item) {
  if (item.done || (item.worth !== null && item.question.kind !== "open")) return;
  item.worth = worthOf(item.form);
  item.sure = sureOf(item.form);
}

/** Show the session, at one of its questions; with seconds left it is a mock round. */
function open(items, place, left) {
  run = { items, place, mock: left !== undefined, left };
  bench.hidden = true;
  report.hidden = true;
  session.hidden = false;
  session.classList.toggle("session--mock", run.mock);
  inSession(".session__time").hidden = !run.mock;
  pressed("pause", false);
  pressed("hide", false);
  inSession(".session__clock").hidden = false;
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
    items: run.items.map((item) => ({
      id: item.question.id,
      version: item.question.version,
      flagged: item.flagged,
      said: spoken(item),
      moved: item.form.dataset.moved === "yes",
      sure: sureOf(item.form),
      answer: item.question.kind === "open" ? [] : chosen(item.form),
    })),
  });
}

/** Take up the round that was kept, without what was edited since. Where nothing is left, let it go and say so. */
function goOn() {
  let round;
  try {
    const { items: all, place, left } = recall(ROUND);
    const items = all.flatMap((was) => {
      const question = questions.find(({ id }) => id === was.id);
      if (question?.version !== was.version) return [];
      const item = itemOf(question);
      if (question.kind !== "open") restore(item.form, was.answer);
      if (was.moved) item.form.dataset.moved = "yes";
      restoreSure(item.form, was.sure);
      return [{ ...item, flagged: was.flagged, said: was.said }];
    });
    const here = Math.min(place, items.length - 1);
    if (items[here] && left >= 0) round = [items, here, left];
  } catch {
    // what is kept may be anything: another version of this page wrote it
  }
  if (round) return open(...round);
  keep(ROUND, null);
  offer();
  mock.elements.round.focus(); // the pressed button is gone
  return words.edited;
}

function clock() {
  const left = Math.ceil(run.left);
  inSession(".session__clock").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  inSession(".session__up").textContent = left === 0 ? words.timeUp : "";
}

/** Count the time that has passed: a page in the background is not asked each second. */
function tick() {
  const now = Date.now();
  const passed = (now - run.at) / 1000;
  run.at = now;
  if (inSession("[data-do=pause]").getAttribute("aria-pressed") === "true" || run.left <= 0) return;
  run.left = Math.max(run.left - passed, 0);
  clock();
  remember();
}

function turn(place) {
  run.place = place;
  const item = run.items[place];
  inSession(".session__question").replaceChildren(item.form);
  label();
  inSession("[data-do=back]").disabled = place === 0;
  inSession("[data-do=next]").hidden = !run.items[place + 1];
  inSession(".session__place").focus();
  remember();
}

function label() {
  const item = run.items[run.place];
  const flagged = run.items.flatMap((each, place) => (each.flagged ? [place + 1] : []));
  inSession(".session__place").textContent =
    fill(words.place, { here: run.place + 1, all: run.items.length }) + (flagged.length ? ` · ${words.flagged}: ${flagged.join(", ")}` : "");
  pressed("flag", item.flagged);
  pressed("said", item.said);
  inSession("[data-do=said]").hidden = !run.mock || item.question.kind !== "open";
}

function finish() {
  clearInterval(run.timer);
  keep(ROUND, null);
  // In a mock round nothing was checked yet; an open question is rated in the report.
  const groups = { sure: [], wrong: [], rate: [], skipped: [], right: [] }; // in this order
  for (const item of run.items) {
    if (run.mock) settle(item.form);
    note(item);
    const answers = item.form.querySelector(".quiz__answers");
    const rate = item.worth === null && (spoken(item) || (item.question.kind === "open" && answers.open));
    item.done = !rate; // the round is over: what is tried again counts no more
    if (item.worth === null) groups[rate ? "rate" : "skipped"].push(item);
    else if (item.worth === "right") groups.right.push(item);
    else groups[item.sure ? "sure" : "wrong"].push(item);
    answers.open = item.worth !== "right";
  }
  session.hidden = true;
  report.hidden = false;
  inReport(".report__questions").replaceChildren(
    ...Object.entries(groups).flatMap(([name, items]) => {
      if (items.length === 0) return [];
      const heading = document.createElement("h3");
      heading.textContent = inReport(".report__questions").dataset[name];
      return [heading, ...items.flatMap((item) => (item.flagged ? [flag(), item.form] : [item.form]))];
    }),
  );
  sum();
  inReport("#report-title").focus();
}

function flag() {
  const mark = document.createElement("p");
  mark.className = "report__flag";
  mark.textContent = `⚑ ${words.flagged}`;
  return mark;
}

/** Count what was answered; an open question is rated after the round. */
function sum() {
  const rows = new Map();
  const total = { right: 0, all: 0, rate: 0, skipped: 0 };
  for (const { question, worth, done } of run.items) {
    const row = rows.get(question.topic) ?? { question, drawn: 0, right: 0, all: 0 };
    rows.set(question.topic, row);
    row.drawn += 1;
    if (worth === null) total[done ? "skipped" : "rate"] += 1;
    for (const each of [row, total]) {
      each.all += worth !== null;
      each.right += worth === "right";
    }
  }
  inReport(".report__score").textContent = [
    fill(words.score, total),
    ...["skipped", "rate"].flatMap((name) => (total[name] ? [fill(report.dataset[name], { n: total[name] })] : [])),
  ].join(" · ");
  inReport("tbody").replaceChildren(
    ...[...rows.values()]
      .sort((a, b) => a.right / a.drawn - b.right / b.drawn)
      .map(({ question, right, all, drawn }) => {
        const row = document.createElement("tr");
        const link = document.createElement("a");
        link.href = question.address; // not made whole: paper would show it
        link.textContent = question.name;
        row.insertCell().textContent = question.name;
        row.insertCell().textContent = all ? `${right} / ${all}` : "–";
        row.insertCell().append(right < drawn ? link : "");
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
    inSession(".session__clock").hidden = press(button);
  },
  flag() {
    run.items[run.place].flagged = !run.items[run.place].flagged;
    label();
  },
  said(button) {
    run.items[run.place].said = press(button);
  },
  back: () => turn(run.place - 1),
  next: () => turn(run.place + 1),
  end: finish,
  print: () => window.print(),
  close,
  continue: () => withMarkup(mock, goOn),
  export() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported()], { type: "application/json" }));
    link.download = "handbook-progress.json";
    link.click();
    URL.revokeObjectURL(link.href);
  },
  reset(button) {
    ids().forEach(forget);
    keep(ROUND, null);
    const ask = button.closest("details");
    ask.open = false;
    ask.querySelector("summary").focus();
    message.textContent = words.resetDone;
    offer();
    tell();
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-do]");
  if (button) actions[button.dataset.do](button);
});
document.addEventListener("quiz-answered", (event) => {
  const item = run?.items.find(({ form }) => form === event.target);
  if (!item) return;
  note(item);
  if (!report.hidden) sum();
});
document.addEventListener("reset", (event) => {
  const item = run?.items.find(({ form }) => form === event.target);
  if (item) item.done = true;
});
choose.addEventListener("change", tell);
choose.addEventListener("submit", (event) => {
  event.preventDefault();
  withMarkup(choose, () => {
    const list = shuffled(picked());
    const confident = ({ id, version }) => known(id, version)?.sure === true;
    if (choose.elements.standing.value === "wrong") list.sort((a, b) => confident(b) - confident(a));
    begin(list);
  });
});
mock.addEventListener("submit", (event) => {
  event.preventDefault();
  const { round, minutes } = mock.elements;
  withMarkup(mock, () => {
    const seconds = minutes.value * 60;
    begin(drawn(round.value, round.selectedOptions[0].dataset.draws.split(" "), seconds), seconds);
  });
});
document.querySelector(".practice__file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const told = imported(await file.text(), new Map(questions.map((question) => [question.id, question])));
    message.textContent = [
      fill(words.imported, { n: told.brought }),
      ...["older", "unknown", "unsound"].flatMap((name) => (told[name] ? [fill(words[name], { n: told[name] })] : [])),
      told.kept ? "" : words.unsaved,
    ].join(" ");
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

// After what a click does, here and in the quiz: both listen at the document too, and before.
for (const event of ["input", "click"]) document.addEventListener(event, remember);
offer();
tell();
bench.hidden = false;
