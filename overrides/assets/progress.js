// How far the reader is: one record a question, without a language, kept with the version that was answered.
//
// A record: {version, answer: [places], correct, sure: true, false or null, at: time, box: 1 to 5, due: date, missed}.
// The boxes are Leitner's: a right answer moves up one, a wrong one back to the first, a right guess stays. A box says
// in how many days the question is due again. A right answer before that day moves nothing, since it may be what was
// just read: a question stays missed until it is answered right on its day.

import { keep, keys, recall } from "./store.js";

/** Days until a question of box 1, 2, 3, 4, 5 is due again. */
export const INTERVALS = [1, 2, 4, 8, 16];

export const DAY = 86_400_000;

const key = (id) => `quiz:${id}`;
const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
const matches = (text, pattern) => typeof text === "string" && pattern.test(text) && !Number.isNaN(Date.parse(text));

/** Tell whether a value is a record. */
export const sound = (entry) =>
  entry !== null &&
  typeof entry === "object" &&
  typeof entry.version === "string" &&
  /^[0-9a-f]{12}$/.test(entry.version) &&
  Array.isArray(entry.answer) &&
  new Set(entry.answer).size === entry.answer.length &&
  entry.answer.every((place) => Number.isInteger(place) && place >= 0 && place < 8) &&
  typeof entry.correct === "boolean" &&
  [true, false, null].includes(entry.sure) &&
  typeof entry.missed === "boolean" &&
  Number.isInteger(entry.box) &&
  entry.box >= 1 &&
  entry.box <= (entry.missed ? 1 : INTERVALS.length) &&
  (entry.correct || entry.missed) &&
  matches(entry.at, /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/) &&
  matches(entry.due, /^\d{4}-\d{2}-\d{2}$/) &&
  Date.parse(entry.due) <= Date.parse(entry.at) + (INTERVALS[entry.box - 1] + 2) * DAY;

/** Return what an answer is worth: "right", "partly" or "wrong"; an open one is right with all criteria but one. */
export function worth(kind, right, answer) {
  if (kind === "open") return answer.length >= right.length - 1 ? "right" : "wrong";
  if (answer.join() === right.join()) return "right";
  return kind === "all" && answer.some((place) => right.includes(place)) ? "partly" : "wrong";
}

/** Return what is known of a question in its present version, or null. */
export function known(id, version) {
  const entry = recall(key(id));
  return sound(entry) && entry.version === version ? entry : null;
}

/** Keep an answer; returns whether it will outlive the page. `before` is what was known when the attempt began. */
export function record(id, { version, answer, correct, sure }, before = known(id, version), now = new Date()) {
  const early = before && before.due > day(now);
  const entry = { version, answer, correct, sure, at: now.toISOString(), box: 1, missed: !correct };
  if (correct) {
    entry.missed = Boolean(before?.missed && (early || sure === false));
    entry.box = before ? Math.min(before.box + (early || sure === false ? 0 : 1), INTERVALS.length) : 1;
    if (entry.missed) entry.sure = before.sure; // of the mistake
  }
  const next = new Date(now);
  next.setDate(next.getDate() + INTERVALS[entry.box - 1]);
  const due = day(next);
  return keep(key(id), { ...entry, due: correct && early && before.due < due ? before.due : due });
}

/** Forget one question. */
export const forget = (id) => keep(key(id), null);

/** Return the ids of all questions of which something is kept. */
export const ids = () => keys("quiz:").map((name) => name.slice("quiz:".length));

/** Tell whether a question is among the "wrong", the "due" or the "new" ones. */
export function stands(which, id, version, now = new Date()) {
  const found = known(id, version);
  if (which === "new") return !found;
  return Boolean(found) && (which === "wrong" ? found.missed : found.due <= day(now));
}
