// The reader's record as a file, to carry it to another device.

import { DAY, ids, known, sound, worth } from "./progress.js";
import { keep, recall } from "./store.js";

const FORMAT = "handbook-progress-1";

/** Return every sound record, as a file's text. */
export function exported() {
  const all = ids().map((id) => [id, recall(`quiz:${id}`)]);
  return JSON.stringify({ format: FORMAT, answers: Object.fromEntries(all.filter(([, entry]) => sound(entry))) }, null, 1);
}

/** Tell whether a sound record can be of this question. */
function fits({ answer, correct, at }, { kind, key, size }) {
  const [least, most] = { one: [1, 1], all: [1, size], order: [size, size], open: [0, size] }[kind];
  return (
    answer.length >= least &&
    answer.length <= most &&
    answer.every((place) => place < size) &&
    correct === (worth(kind, key, answer) === "right") &&
    Date.parse(at) < Date.now() + DAY
  );
}

/** Take in a file's text; return how many answers it brought, how many were left out and why, and whether all are kept.
 *
 * The newer answer wins. Throws where the text is no such file, and then changes nothing.
 */
export function imported(text, questions) {
  const data = JSON.parse(text);
  const answers = data?.format === FORMAT ? data.answers : null;
  if (Object.prototype.toString.call(answers) !== "[object Object]") throw new TypeError("no such file");
  const entries = Object.entries(answers);
  const good = entries.filter(([, entry]) => sound(entry));
  if (entries.length && !good.length) throw new TypeError("no record in it");
  const told = { brought: 0, older: 0, unknown: 0, unsound: entries.length - good.length, kept: true };
  for (const [id, { version, answer, correct, sure, at, box, due, missed }] of good) {
    const entry = { version, answer, correct, sure, at, box, due, missed };
    const question = questions.get(id);
    const present = known(id, version);
    if (question?.version !== version) told.unknown += 1;
    else if (!fits(entry, question)) told.unsound += 1;
    else if (present && Date.parse(present.at) >= Date.parse(at)) told.older += 1;
    else {
      told.kept = keep(`quiz:${id}`, entry) && told.kept;
      told.brought += 1;
    }
  }
  return told;
}
