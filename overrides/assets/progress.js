// How far the reader is: one record a question, without a language, kept with the version that was answered.
//
// A record: {version, answer: [places], correct, sure, at: time, box: 1 to 5, due: date}. The boxes are Leitner's: a
// right answer moves up one, a wrong one back to the first, a guess that was right stays where it is. A box says in how
// many days the question is due again.

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

/** Keep an answer; returns whether it will outlive the page. `before` is the box that the attempt began from. */
export function record(id, { version, answer, correct, sure, before = boxOf(id, version) }, now = new Date()) {
  const box = !correct ? 1 : sure ? Math.min(before + 1, INTERVALS.length) : Math.max(before, 1);
  const due = new Date(now);
  due.setDate(due.getDate() + INTERVALS[box - 1]);
  return keep(key(id), { version, answer, correct, sure, at: now.toISOString(), box, due: day(due) });
}

/** Return the box of a question, 0 for one that was never answered in its present version. */
export const boxOf = (id, version) => known(id, version)?.box ?? 0;

/** Forget one question. */
export const forget = (id) => keep(key(id), null);

/** Forget every question. */
export const forgetAll = () => keys("quiz:").forEach((name) => keep(name, null));

/** Tell whether a question is among the "wrong", the "due" or the "new" ones. */
export function stands(which, id, version, now = new Date()) {
  const found = known(id, version);
  if (which === "new") return !found;
  return Boolean(found) && (which === "wrong" ? !found.correct : found.due <= day(now));
}

const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const sound = (entry) =>
  entry !== null &&
  typeof entry === "object" &&
  /^[0-9a-f]{12}$/.test(entry.version) &&
  Array.isArray(entry.answer) &&
  new Set(entry.answer).size === entry.answer.length &&
  entry.answer.every((place) => Number.isInteger(place) && place >= 0 && place < 8) &&
  typeof entry.correct === "boolean" &&
  /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(entry.at) &&
  !Number.isNaN(Date.parse(entry.at)) &&
  INTERVALS[entry.box - 1] !== undefined &&
  isDate(entry.due);

/** Return everything as text, to be put into a file; what is not a sound record stays behind. */
export function exported() {
  const all = keys("quiz:").map((name) => [name.slice("quiz:".length), recall(name)]);
  return JSON.stringify({ format: FORMAT, answers: Object.fromEntries(all.filter(([, entry]) => sound(entry))) }, null, 1);
}

/** Take in a file's text; return how many answers it brought and whether they will outlive the page.
 *
 * `current` gives the present version of each question. The newer answer wins, but one to an older version of a question
 * never replaces one to the present version. Throws where the text is not such a file, and then changes nothing.
 */
export function imported(text, current) {
  const data = JSON.parse(text);
  const answers = data?.format === FORMAT && data.answers && typeof data.answers === "object" && Object.entries(data.answers);
  if (!answers || !answers.every(([id, entry]) => /^[a-z0-9-]+$/.test(id) && sound(entry))) {
    throw new TypeError("not a file of progress");
  }
  let count = 0;
  let kept = true;
  for (const [id, { version, answer, correct, sure, at, box, due }] of answers) {
    const present = recall(key(id));
    if (sound(present)) {
      const older = present.version === current.get(id) && version !== present.version;
      if (older || present.at >= at) continue;
    }
    kept = keep(key(id), { version, answer, correct, sure: sure === true, at, box, due }) && kept;
    count += 1;
  }
  return { count, kept };
}
