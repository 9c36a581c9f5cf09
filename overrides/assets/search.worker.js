// The engine behind the theme's search box, in place of the theme's own. It answers the same messages: 0 brings the
// index, 1 says ready, 2 brings a query, 3 its result. It builds no inverted index: the names of pages are ranked, the
// texts of sections are scanned. So it finds words inside words, and is ready at once.
// A classic script: from a folder on disk a page may load nothing else (see search.js).

(() => {
  "use strict";

  const [SPACE, LETTER, DIGIT, HAN, NOTHING] = [0, 1, 2, 3, 4]; // what a character is
  const IN_WORDS = /[’'‘\u200b\u00ad]/; // for nothing
  const SMALL = new Set(
    ("a an and are at be by can do does for from how i in is it me my of on or the to was what when who why with you " +
      "your").split(" "),
  );
  const EXACT = 600; // the rank of a name that is what was asked for
  const MISTYPED = 220;

  let simplified = {}; // traditional characters, each with its simplified form
  let pages = []; // each with its names and its sections, the page itself being the first
  let forms = []; // every name, title and text, as it is compared
  let vocabulary = null; // every Latin word, with the number of its uses
  const known = new Map(); // every character met, as it is compared

  // ---- Text as it is compared

  function classOf(char) {
    if (char >= "\u3400" && char <= "\u9fff") return HAN;
    if (IN_WORDS.test(char)) return NOTHING;
    if (/\p{N}/u.test(char)) return DIGIT;
    return /\p{L}/u.test(char) ? LETTER : SPACE;
  }

  function look(char) {
    const form = (simplified[char] ?? char).normalize("NFKC").toLowerCase();
    const found = { form: form.replace(/[^\p{L}\p{N}]/gu, ""), kind: classOf(form[0]) };
    known.set(char, found);
    return found;
  }

  /**
   * Return `text` in the one form that is compared, and of each of its characters the place in `text`: half width,
   * small letters, simplified Chinese, one space around each run of letters, of digits and of Han.
   */
  function fold(text) {
    let form = " ";
    const at = [0];
    let last = SPACE;
    let gap = false;
    for (let place = 0; place < text.length; place += 1) {
      const char = known.get(text[place]) ?? look(text[place]);
      if (char.kind === SPACE) gap = true;
      if (char.kind === SPACE || char.kind === NOTHING) continue;
      if (last !== SPACE && (char.kind !== last || (gap && last !== HAN))) {
        form += " ";
        at.push(place);
      }
      form += char.form;
      for (let i = 0; i < char.form.length; i += 1) at.push(place);
      last = char.kind;
      gap = false;
    }
    at.push(text.length);
    return { text, form: `${form} `, at };
  }

  const tight = (form) => form.replaceAll(" ", "");
  const isHan = (form) => classOf(form[0]) === HAN;

  /** Return what the forms of an English word have in common. */
  function stem(word) {
    const one = word.length > 3 ? word.replace(/(?<![isu])s$/, "") : word;
    const cut = one.replace(/(?:ations?|ators?|ating|ated|ate|ion|ings?|ed|er|or|ie|y|e)$/, "");
    return cut.length > 3 ? cut : one;
  }

  /** Tell whether `a` becomes `b` by at most one character more, less, other, or one swap of neighbors. */
  function nearly(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    let start = 0;
    while (start < a.length && a[start] === b[start]) start += 1;
    const [restA, restB] = [a.slice(start), b.slice(start)];
    return (
      restA.slice(1) === restB.slice(1) ||
      restA.slice(1) === restB ||
      restA === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    );
  }

  // ---- What can be found

  function setUp({ config, docs }) {
    simplified = config.characters ?? {};
    vocabulary = null;
    known.clear();
    const byPath = new Map();
    const name = (text, own) => {
      const folded = fold(text);
      return { ...folded, tight: tight(folded.form), own };
    };
    for (const { location, title, text, names = [title], others = [] } of docs) {
      const [path] = location.split("#");
      if (!byPath.has(path)) {
        const all = [...names.map((each) => name(each, true)), ...others.map((each) => name(each, false))];
        byPath.set(path, { names: all, sections: [] });
      }
      byPath.get(path).sections.push({ location, title: name(title, true), body: fold(text) });
    }
    pages = [...byPath.values()];
    const texts = pages.flatMap(({ names, sections }) => [
      ...names,
      ...sections.flatMap(({ title, body }) => [title, body]),
    ]);
    forms = texts.map(({ form }) => form);
  }

  /** Return the most used word that a mistyped one may stand for; the word itself where it is a word. */
  function correct(word) {
    if (!vocabulary) {
      vocabulary = new Map();
      for (const [found] of forms.join().matchAll(/[a-z]{4,}/g)) {
        vocabulary.set(found, (vocabulary.get(found) ?? 0) + 1);
      }
    }
    if (!/^[a-z]{4,}$/.test(word)) return word;
    let best = word;
    for (const [other, uses] of vocabulary) {
      if (other.startsWith(stem(word))) return word;
      if (nearly(word, other) && uses > (vocabulary.get(best) ?? 0)) best = other;
    }
    return best;
  }

  // ---- A query

  // What is looked for in a form: Han anywhere, Latin where a word begins or, if it is short, where it is one.
  const phrase = (form) => (isHan(form) ? form : form.length < 4 ? ` ${form} ` : ` ${form}`);

  function needle(piece) {
    if (isHan(piece)) return piece;
    if (piece.length > 2) return ` ${stem(piece)}`;
    const word = ` ${piece} `;
    return forms.some((form) => form.includes(word)) ? word : ` ${piece}`;
  }

  function read(query) {
    const form = fold(query).form.trim();
    const words = new Set(query.split(/\s+/).flatMap((part) => fold(part).form.trim().split(" ")));
    words.delete("");
    const telling = [...words].filter((word) => !SMALL.has(word));
    const pieces = (telling.length ? telling : [...words]).map((piece) => ({ piece, needles: [needle(piece)] }));
    return { form, tight: tight(form), pieces };
  }

  /** Return how well a name answers: as itself, with its first words, some words, begun, word by word; 0 is not. */
  function rank(name, asked) {
    const share = (50 * asked.tight.length) / name.tight.length;
    if (name.tight === asked.tight) return EXACT;
    if (name.form.startsWith(` ${asked.form} `)) return 450 + share;
    if (name.form.includes(isHan(asked.form) ? asked.form : ` ${asked.form} `)) return 400 + share;
    if (name.tight.startsWith(asked.tight)) return 350 + share;
    if (name.form.includes(` ${asked.form}`)) return 300 + share;
    return asked.pieces.every(({ needles }) => name.form.includes(needles[0])) ? 240 + share : 0;
  }

  /** Return the pages that have a name to answer the query, each with its best, best first. */
  function rankPages(asked) {
    const ranked = [];
    for (const page of pages) {
      let best = { score: 0 };
      for (const name of page.names) {
        const score = rank(name, asked);
        if (score > best.score) best = { page, name, score };
      }
      if (best.score) ranked.push(best);
    }
    return ranked.sort((a, b) => b.score - a.score);
  }

  /** Return the pages that have a name in Chinese but for one character. */
  function rankMistyped(asked) {
    if (!isHan(asked.tight) || asked.tight.length < 3) return [];
    return pages.flatMap((page) => {
      const name = page.names.find((each) => nearly(each.tight, asked.tight));
      return name ? [{ page, name, score: MISTYPED }] : [];
    });
  }

  // ---- Sections: what is wanted is a list of pieces, each with its needles, any of which will do

  /** Return the words asked for or, where they are the name of a page, all its names: any language finds each. */
  function wantedBy(asked, ranked) {
    const meant = ranked.filter(({ score }) => score === EXACT).flatMap(({ page }) => page.names);
    if (!meant.length) return asked.pieces;
    const named = new Set([asked.form, ...meant.filter(({ own }) => own).map(({ form }) => form.trim())]);
    return [{ piece: asked.form, needles: [...named].map(phrase) }];
  }

  /** Return the words of two characters in the query, for Chinese that no text has as a whole. */
  function pairsOf(asked) {
    const runs = asked.pieces.map(({ piece }) => piece).filter(isHan);
    const pairs = runs.flatMap((run) => [...run].slice(1).map((char, place) => run[place] + char));
    const uses = pairs.map((pair) => forms.filter((form) => form.includes(pair)).length);
    // A pair that is rarer than those on both sides of it is where two words meet.
    const border = (place) => uses[place] < uses[place - 1] && uses[place] < uses[place + 1];
    const words = pairs.filter((_, place) => uses[place] && !border(place));
    return words.map((piece) => ({ piece, needles: [piece] }));
  }

  function placesOf(form, wanted) {
    const places = [];
    let place = form.indexOf(wanted);
    while (place !== -1 && places.length < 8) {
      places.push(place);
      place = form.indexOf(wanted, place + wanted.length - 1); // two words may share a space
    }
    return places;
  }

  /** Return the sections that hold something of what is wanted, with a score below 170. */
  function scan(wanted) {
    const hits = [];
    const uses = wanted.map(() => 0);
    for (const page of pages) {
      for (const section of page.sections) {
        const found = wanted.map(({ needles }) => ({
          inBody: needles.find((each) => section.body.form.includes(each)),
          inTitle: needles.find((each) => section.title.form.includes(each)),
        }));
        const held = found.map(({ inBody, inTitle }) => Boolean(inBody || inTitle));
        held.forEach((holds, piece) => (uses[piece] += Number(holds)));
        if (held.includes(true)) hits.push({ page, section, found, held });
      }
    }
    const weights = uses.map((count) => Math.log(2 + hits.length / (1 + count))); // what few sections hold tells more
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const hit of hits) {
      const [itself] = hit.page.sections;
      let [weight, often] = [0, 0];
      hit.missing = [];
      wanted.forEach(({ piece, needles }, place) => {
        const { inBody, inTitle } = hit.found[place];
        if (hit.held[place] || needles.some((each) => itself.title.form.includes(each))) weight += weights[place];
        else hit.missing.push(piece);
        often += (inTitle ? 10 : 0) + (inBody ? placesOf(hit.section.body.form, inBody).length : 0);
      });
      hit.needles = wanted.flatMap(({ needles }) => needles);
      hit.score = 120 * (weight / all) ** 2 + Math.min(often, 40) + (hit.section === itself ? 5 : 0);
    }
    return hits;
  }

  // ---- What the box shows

  const escape = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

  /** Return where in the text the needles are, a Latin word to its end, in order and apart. */
  function spansOf({ form, at }, needles) {
    const found = needles.flatMap((each) =>
      placesOf(form, each).map((place) => {
        let end = place + each.trimEnd().length;
        if (!isHan(form[end - 1])) end = form.indexOf(" ", end);
        return [at[each.startsWith(" ") ? place + 1 : place], at[end - 1] + 1];
      }),
    );
    found.sort(([a, endA], [b, endB]) => a - b || endB - endA);
    const apart = [];
    for (const span of found) if (span[0] >= (apart.at(-1)?.[1] ?? 0)) apart.push(span);
    return apart;
  }

  /** Return a part of the text as HTML, with the spans inside it marked. */
  function marked(text, spans, from = 0, to = text.length) {
    let html = "";
    let last = from;
    for (const [start, end] of spans) {
      if (start < last || end > to) continue;
      html += `${escape(text.slice(last, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      last = end;
    }
    html += escape(text.slice(last, to));
    return html.replace(/(?<=[\u3000-\u303f\uff00-\uffef]”?)\n/g, "").replaceAll("\n", " ");
  }

  const lengthFor = (text) => (/\p{Script=Han}/u.test(text.slice(0, 60)) ? 90 : 180);

  /** Return the text between two places as HTML, no word cut behind `first`, with dots where a paragraph is cut. */
  function part(text, spans, from, end, first) {
    let to = Math.min(text.length, end);
    if (/\w/.test(text[to] ?? "")) to = Math.max(text.lastIndexOf(" ", to), first + 1);
    const cut = (place) => place > 0 && place < text.length && text[place] !== "\n" && text[place - 1] !== "\n";
    return `<p>${cut(from) ? "…" : ""}${marked(text, spans, from, to)}${cut(to) ? "…" : ""}</p>`;
  }

  /** Return some lines around the first span, from the beginning of its paragraph where that is near. */
  function excerpt(text, spans) {
    const length = lengthFor(text);
    const first = spans[0]?.[0] ?? 0;
    let from = text.lastIndexOf("\n", first) + 1;
    if (first - from > length / 2) {
      from = first - Math.round(length / 4);
      from = Math.min(first, from + text.slice(from, first).search(/[\s，。；：、]|$/) + 1);
    }
    return part(text, spans, from, from + length, first);
  }

  /** Return how the text begins: a term's definition, a page's answer. */
  function beginning(text, spans) {
    const length = lengthFor(text);
    const end = text.indexOf("\n", length / 4); // a heading is not enough
    return part(text, spans, 0, Math.min(end === -1 ? text.length : end, 2 * length), 0);
  }

  /** Return a section as the box takes it; its `terms` are marked on the page reached, or told to be missing. */
  function shown({ location, title, body }, { score, needles = [], missing = [], named = false }) {
    const [inTitle, inBody] = [title, body].map((text) => spansOf(text, needles));
    const cut = ({ text }, spans) => spans.map((span) => text.slice(...span));
    const words = [...cut(title, inTitle), ...cut(body, inBody)].join(" ").toLowerCase().split(/[\s-]+/);
    // Not each 7 and 11 of “SR 11-7”.
    const telling = words.filter((word) => /\p{Script=Han}|\p{L}{2}|\d{3}/u.test(word));
    return {
      location,
      title: marked(title.text, inTitle),
      text: body.text && (named ? beginning : excerpt)(body.text, inBody),
      score,
      terms: Object.fromEntries([...telling.map((word) => [word, true]), ...missing.map((piece) => [piece, false])]),
    };
  }

  /** Return a page with its sections, best first; the page itself is there in any case, and first where it is named. */
  function group({ page, score, hits }) {
    const [itself] = page.sections;
    const own = hits.find(({ section }) => section === itself);
    const first = { ...own, score: Math.max(score, own?.score ?? 0), named: score > 0 };
    const others = hits.filter((hit) => hit !== own);
    const results = [shown(itself, first), ...others.map((hit) => shown(hit.section, hit))];
    return results.sort((a, b) => b.score - a.score);
  }

  /** Return the query completed to a name that it begins, as the box takes it: from its last word on. */
  function suggestion(query, ranked) {
    const begun = query.toLowerCase();
    const last = query.split(/[\s-]+/).at(-1);
    const best = ranked.find(({ name }) => name.text.toLowerCase().startsWith(begun));
    return best && last ? [last + best.name.text.slice(query.length)] : [];
  }

  function search(query, { corrected = false } = {}) {
    const asked = read(query);
    if (!asked.form) return { items: [], suggest: [] };
    let ranked = rankPages(asked);
    let hits = scan(wantedBy(asked, ranked));
    const whole = hits.filter(({ missing }) => !missing.length);
    if (whole.length) {
      hits = whole;
    } else if (!ranked.length) {
      const words = asked.pieces.map(({ piece }) => piece);
      const right = words.map(correct);
      if (!corrected && right.join() !== words.join()) return search(right.join(" "), { corrected: true });
      ranked = rankMistyped(asked);
      if (!ranked.length && !hits.length) hits = scan(pairsOf(asked));
    }
    // Of names that answer as well, the one in more use comes first.
    for (const each of ranked.slice(0, 10)) {
      const form = each.name.form.trim();
      const uses = hits.filter(({ section }) => section.body.form.includes(form)).length;
      each.score += Math.min(5, Math.log2(1 + uses));
    }

    const groups = new Map(ranked.map(({ page, score }) => [page, { page, score, hits: [] }]));
    for (const hit of hits) {
      const { page, section } = hit;
      if (section !== page.sections[0]) hit.score = Math.max(hit.score, rank(section.title, asked) - 30);
      if (!groups.has(page)) groups.set(page, { page, score: 0, hits: [] });
      groups.get(page).hits.push(hit);
    }
    const items = [...groups.values()].map(group).sort((a, b) => b[0].score - a[0].score);
    return { items, suggest: suggestion(query, ranked) };
  }

  function answer({ type, data }) {
    if (type !== 0) return { type: 3, data: search(data) };
    setUp(data);
    return { type: 1 };
  }

  if (typeof document === "undefined") addEventListener("message", ({ data }) => postMessage(answer(data)));
  else window.searchEngine = answer;
})();
