// How far the reader is: one record a question, without a language, kept with the version that was answered.
//
// A record: {version, answer: [places], correct, sure, at: time, box: 1 to 5, due: date}. The boxes are Leitner's: a
// right answer moves up one, a wrong one back to the first, a guess that was right stays where it is.

import { keep, keys, recall } from "./store.js";

/** Days until a question of box 1, 2, 3, 4, 5 is due again. */
export const INTERVALS = [1, 2, 4, 8, 16];

const FORMAT = "handbook-progress-1";
const key = (id) => `quiz:${id}`;
const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

/** Return what is known of a question in its present version, or null. */
export function known(id, version) {
  const record = recall(key(id));
  return record?.version === version && Array.isArray(record.answer) ? record : null;
}

/** Keep an answer; returns whether it will outlive the page. */
export function record(id, { version, answer, correct, sure }, now = new Date()) {
  const before = known(id, version)?.box ?? 0;
  const box = !correct ? 1 : sure ? Math.min(before + 1, INTERVALS.length) : Math.max(before, 1);
  const due = new Date(now);
  due.setDate(due.getDate() + INTERVALS[box - 1]);
  return keep(key(id), { version, answer, correct, sure, at: now.toISOString(), box, due: day(due) });
}

/** Forget one question. */
export const forget = (id) => keep(key(id), null);

/** Forget every question. */
export const forgetAll = () => keys("quiz:").forEach((name) => keep(name, null));

/** Tell how a question stands: "new", "wrong", "due" or "done". */
export function standing(id, version, now = new Date()) {
  const found = known(id, version);
  if (!found) return "new";
  if (!found.correct) return "wrong";
  return found.due <= day(now) ? "due" : "done";
}

/** Return everything as text, to be put into a file. */
export function exported() {
  const answers = Object.fromEntries(keys("quiz:").map((name) => [name.slice(5), recall(name)]));
  return JSON.stringify({ format: FORMAT, answers }, null, 1);
}

const sound = (entry) =>
  entry !== null &&
  typeof entry === "object" &&
  /^[0-9a-f]{12}$/.test(entry.version) &&
  Array.isArray(entry.answer) &&
  entry.answer.every((place) => Number.isInteger(place) && place >= 0 && place < 16) &&
  typeof entry.correct === "boolean" &&
  !Number.isNaN(Date.parse(entry.at)) &&
  INTERVALS[entry.box - 1] !== undefined &&
  /^\d{4}-\d{2}-\d{2}$/.test(entry.due);

/** Take in a file's text and return how many answers it brought. The newer answer to a question wins; nothing else is
 *  lost. Throws where the text is not such a file, and then changes nothing. */
export function imported(text) {
  const data = JSON.parse(text);
  const answers = data?.format === FORMAT && Object.entries(data.answers ?? {});
  if (!answers || !answers.every(([id, entry]) => /^[a-z0-9-]+$/.test(id) && sound(entry))) throw new TypeError("not a file of progress");
  let count = 0;
  for (const [id, { version, answer, correct, sure, at, box, due }] of answers) {
    const present = recall(key(id));
    if (present && present.at >= at) continue;
    keep(key(id), { version, answer, correct, sure: sure === true, at, box, due });
    count += 1;
  }
  return count;
}
