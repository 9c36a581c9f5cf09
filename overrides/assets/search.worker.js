// The engine behind the theme's search box, in place of the theme's own worker. It speaks that worker's messages:
// 0 here is the index, 1 ready, 2 a query, 3 its result. It holds no inverted index: a page's names are ranked first,
// then the sections' texts are scanned, which finds words inside words and costs less than building one.
// A classic script, since from a folder on disk a page may load only that (see search.js).

(() => {
  "use strict";

  const [SPACE, LETTER, DIGIT, HAN, NOTHING] = [0, 1, 2, 3, 4]; // what a character is
  const EXACT = 600; // the rank of a name that is what was asked for
  const NOT_JOINING = /[’'‘\u200b\u00ad]/; // within a word these count for nothing
  let characters; // traditional forms, each with its simplified one
  let pages; // what can be found, by page
  let vocabulary; // every Latin word with its number of uses
  const known = new Map(); // every character met, as it is compared
  const SMALL = new Set("a an and are at be by can do does for from how i in is it me my of on or the to was what when who why will with you your".split(" "));

  // ---- Text as it is compared

  const classOf = (char) =>
    char >= "\u3400" && char <= "\u9fff"
      ? HAN
      : NOT_JOINING.test(char)
        ? NOTHING
        : /\p{N}/u.test(char)
          ? DIGIT
          : /\p{L}/u.test(char)
            ? LETTER
            : SPACE;

  /** Return what a character is compared as, and its class; each is looked up once. */
  function look(char) {
    const form = (characters[char] ?? char).normalize("NFKC").toLowerCase();
    const kind = classOf(form[0]);
    const found = { form: kind === SPACE || kind === NOTHING ? "" : form.replace(/[^\p{L}\p{N}]/gu, ""), kind };
    known.set(char, found);
    return found;
  }

  /**
   * Return `text` in the one form that is compared, and the place in `text` of each of its characters: half width,
   * small letters, simplified characters; one space around each run of letters, of digits and of Han, so that a Latin
   * word always follows a space.
   */
  function fold(text) {
    let folded = " ";
    const at = [0];
    let last = SPACE;
    let gap = true;
    for (let place = 0; place < text.length; place += 1) {
      const char = text[place];
      const { form, kind } = known.get(char) ?? look(char);
      if (kind === SPACE) gap = true;
      if (!form) continue;
      if (last !== SPACE && (kind !== last || (gap && kind !== HAN))) {
        folded += " ";
        at.push(place);
      }
      folded += form;
      for (let i = 0; i < form.length; i += 1) at.push(place);
      last = kind;
      gap = false;
    }
    at.push(text.length);
    return { text: `${folded} `, at };
  }

  const folded = [...(characters[char] ?? char).normalize("NFKC").toLowerCase()];
      found = folded.map((each) => [each, classOf(each)]);
      known.set(char, found);
    }
    return found;
  }

  /**
   * Return `text` in the one form that is compared, and the place in `text` of each of its characters: half width,
   * small letters, simplified characters; one space around each run of letters, of digits and of Han, so that a Latin
   * word always follows a space.
   */
  function fold(text) {
    let folded = " ";
    const at = [0];
    let last = CLASS.space;
    let gap = true;
    for (let place = 0; place < text.length; place += 1) {
      for (const [char, kind] of look(text[place])) {
        if (kind === CLASS.none) continue;
        if (kind === CLASS.space) {
          gap = true;
          continue;
        }
        if (folded !== " " && (kind !== last || (gap && kind !== CLASS.han))) {
          folded += " ";
          at.push(place);
        }
        folded += char;
        at.push(place);
        last = kind;
        gap = false;
      }
    }
    at.push(text.length);
    return { text: `${folded} `, at };
  }

  const folded = (text) => fold(text).text.trim();
  const tight = (text) => text.replaceAll(" ", "");
  const isHan = (text) => classOf(text[0]) === HAN;

  /** Return what the forms of an English word have in common at their beginning. */
  function stem(word) {
    const singular = word.length > 3 ? word.replace(/(?<![siu])s$/, "") : word;
    const cut = singular.replace(/(?:ations?|ators?|ating|ated|ate|ion|ings?|ed|er|or|ie|y|e)$/, "");
    return cut.length >= 4 ? cut : singular;
  }

  /** Tell whether `a` becomes `b` by at most one letter more, less, other, or one swap of neighbours. */
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

  const named = (text, own) => {
    const form = folded(text);
    return { text, own, form: ` ${form} `, tight: tight(form), words: form.split(" ") };
  };

  function setUp({ config, docs }) {
    characters = config.characters ?? {};
    known.clear();
    pages = new Map();
    vocabulary = null;
    for (const doc of docs) {
      const [path] = doc.location.split("#");
      if (!pages.has(path)) {
        const names = [
          ...(doc.names ?? [doc.title]).map((name) => named(name, true)),
          ...(doc.others ?? []).map((name) => named(name, false)),
        ];
        pages.set(path, { article: doc, names, sections: [] });
      }
      pages.get(path).sections.push({ doc, title: named(doc.title, true), text: fold(doc.text) });
    }
  }

  function* everything() {
    for (const page of pages.values()) {
      for (const name of page.names) yield name.form;
      for (const section of page.sections) {
        yield section.title.form;
        yield section.text.text;
      }
    }
  }

  /** Return the most used word that a mistyped one may stand for; the word itself where it is known. */
  function correct(word) {
    if (!vocabulary) {
      vocabulary = new Map();
      for (const text of everything()) {
        for (const [found] of text.matchAll(/[a-z]{4,}/g)) vocabulary.set(found, (vocabulary.get(found) ?? 0) + 1);
      }
    }
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    let best = word;
    for (const [other, uses] of vocabulary) {
      if (other.startsWith(stem(word))) return word;
      if (nearly(word, other) && uses > (vocabulary.get(best) ?? 0)) best = other;
    }
    return best;
  }

  // ---- A query, cut into needles: places in a text where a word begins, or Han anywhere

  const phrase = (form) => (isHan(form) ? form : form.length < 4 ? ` ${form} ` : ` ${form}`);
  const needle = (piece) => (isHan(piece) ? piece : piece.length < 3 ? ` ${piece} ` : ` ${stem(piece)}`);

  function read(query) {
    const form = folded(query);
    const all = [...new Set(query.split(/\s+/).flatMap((part) => folded(part).split(" ")))].filter(Boolean);
    const telling = all.filter((piece) => !SMALL.has(piece));
    return { form, tight: tight(form), pieces: telling.length ? telling : all };
  }

  /** Return how well a name answers: EXACT for the name itself, then as its beginning, as its part, word by word; 0 not. */
  function rank(name, asked) {
    const share = (asked.tight.length / name.tight.length) * 50;
    if (name.tight === asked.tight) return EXACT;
    if (name.form.startsWith(` ${asked.form} `)) return 450 + share;
    if (name.form.includes(isHan(asked.form) ? asked.form : ` ${asked.form} `)) return 400 + share;
    if (name.tight.startsWith(asked.tight)) return 350 + share;
    if (name.form.includes(` ${asked.form}`)) return 300 + share;
    return asked.pieces.every((piece) => name.form.includes(needle(piece))) ? 240 + share : 0;
  }

  // ---- Sections

  function occurrences(text, wanted) {
    const found = [];
    for (let place = text.indexOf(wanted); place !== -1; place = text.indexOf(wanted, place + wanted.length - 1)) {
      found.push(place);
      if (found.length === 8) break;
    }
    return found;
  }

  /**
   * Return the sections that hold something of what is wanted, scored up to 165.
   * `wanted` are the pieces of the query, each with its needles, of which any will do.
   */
  function scan(wanted) {
    const uses = wanted.map(() => 0);
    const hits = [];
    for (const page of pages.values()) {
      const context = page.sections[0].title.form;
      for (const section of page.sections) {
        const matches = wanted.map(({ needles }) => ({
          text: needles.find((each) => section.text.text.includes(each)),
          title: needles.find((each) => section.title.form.includes(each)),
          context: needles.some((each) => context.includes(each)),
        }));
        if (!matches.some(({ text, title }) => text || title)) continue;
        matches.forEach(({ text, title }, place) => (uses[place] += text || title ? 1 : 0));
        hits.push({ page, section, matches });
      }
    }
    // What few sections hold tells more than what most do.
    const weights = uses.map((count) => Math.log(2 + hits.length / (1 + count)));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const hit of hits) {
      hit.missing = wanted.filter((_, place) => !Object.values(hit.matches[place]).some(Boolean));
      hit.needles = [...new Set(hit.matches.flatMap(({ text, title }) => [text, title]).filter(Boolean))];
      const held = weights.reduce((sum, weight, place) => sum + (hit.missing.includes(wanted[place]) ? 0 : weight), 0);
      const often = hit.matches.reduce(
        (sum, { text, title }) => sum + (title ? 10 : 0) + (text ? occurrences(hit.section.text.text, text).length : 0),
        0,
      );
      hit.score = 120 * (held / all) ** 2 + Math.min(often, 40) + (hit.section === hit.page.sections[0] ? 5 : 0);
    }
    return hits;
  }

  // ---- What the box shows

  const escape = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

  /** Return the ranges of `text` that the needles find, a Latin word to its end, in order and apart. */
  function ranges({ text, at }, needles) {
    const found = needles.flatMap((each) =>
      occurrences(text, each).map((place) => {
        const first = each.startsWith(" ") ? place + 1 : place;
        let end = place + each.trimEnd().length;
        if (!isHan(text[end - 1])) end = text.indexOf(" ", end);
        return [at[first], at[end - 1] + 1];
      }),
    );
    found.sort(([a], [b]) => a - b);
    return found.filter(([start, end], place) => end > start && !found.slice(0, place).some(([, before]) => before > start));
  }

  function marked(text, spans, from = 0, to = text.length) {
    let result = "";
    let last = from;
    for (const [start, end] of spans) {
      if (start < last || end > to) continue;
      result += `${escape(text.slice(last, start))}<mark>${escape(text.slice(start, end))}</mark>`;
      last = end;
    }
    return (result + escape(text.slice(last, to))).replaceAll("\n", " ");
  }

  /** Return the part of a text that shows the first match, from the beginning of its paragraph where that is near. */
  function excerpt(text, spans) {
    const length = isHan(text[0] ?? "a") ? 100 : 200;
    const first = spans[0]?.[0] ?? 0;
    let from = text.lastIndexOf("\n", first) + 1;
    if (first - from > length / 2) {
      const near = first - Math.round(length / 4);
      const pause = text.slice(near, first).search(/[\s，。；：、]/);
      from = pause === -1 ? near : near + pause + 1;
    }
    let to = Math.min(text.length, from + length);
    if (to < text.length && /\w/.test(text[to])) to = text.lastIndexOf(" ", to);
    if (to <= first) to = Math.min(text.length, from + length);
    return `${from > 0 && text[from - 1] !== "\n" ? "…" : ""}${marked(text, spans, from, to)}${to < text.length ? "…" : ""}`;
  }

  /** Return the words to mark on the page reached: not every 7 and 11 of “SR 11-7”. */
  const telling = (text) => text.split(/[\s-]+/).filter((word) => /\p{Script=Han}|\p{L}{2}|\d{3}/u.test(word));

  function shown(section, score, needles, missing) {
    const { doc, text } = section;
    const title = fold(doc.title);
    const inTitle = ranges(title, needles);
    const inText = ranges(text, needles);
    const terms = {};
    for (const [source, spans] of [[doc.title, inTitle], [doc.text, inText]]) {
      for (const [start, end] of spans.slice(0, 6)) {
        for (const word of telling(source.slice(start, end))) terms[word.toLowerCase()] = true;
      }
    }
    for (const { piece } of missing) terms[piece] = false;
    return {
      location: doc.location,
      title: marked(doc.title, inTitle),
      text: excerpt(doc.text, inText),
      score,
      terms,
    };
  }

  /** Return the query completed to the name that it begins, as the box wants it: its last word, whole. */
  function suggestion(query, ranked) {
    const begun = query.toLowerCase();
    const name = ranked.map((each) => each.name).find(({ text }) => text.toLowerCase().startsWith(begun));
    const last = query.split(/[\s-]+/).at(-1);
    return name && last ? [last + name.text.slice(query.length)] : [];
  }

  // ---- The search

  /** Return the best name of each page that has one to answer the query, best first. */
  function rankPages(asked) {
    const best = [];
    for (const page of pages.values()) {
      let top = { score: 0 };
      for (const name of page.names) {
        const score = rank(name, asked);
        if (score > top.score) top = { page, name, score };
      }
      if (top.score) best.push(top);
    }
    return best.sort((a, b) => b.score - a.score);
  }

  /** Return the pages of which a name is one character off. */
  function rankMistyped(asked) {
    if (!isHan(asked.tight) || asked.tight.length < 3) return [];
    return [...pages.values()].flatMap((page) => {
      const name = page.names.find((each) => nearly(each.tight, asked.tight));
      return name ? [{ page, name, score: 220 }] : [];
    });
  }

  /** Return what the texts are scanned for: the words asked for or, for a name, all names of the same page. */
  function wantedOf(asked, ranked) {
    const meant = ranked.filter(({ score }) => score === EXACT).flatMap(({ page }) => page.names.filter(({ own }) => own));
    if (!meant.length) return asked.pieces.map((piece) => ({ piece, needles: [needle(piece)] }));
    const forms = new Set([asked.form, ...meant.map(({ form }) => form.trim())]);
    return [{ piece: asked.form, needles: [...forms].map((form) => phrase(form)) }];
  }

  /** Return the pairs of characters in the query: for Han whose words are found apart only. */
  function pairsOf(asked) {
    const pairs = asked.pieces.filter(isHan).flatMap((piece) => [...piece].slice(1).map((char, place) => piece[place] + char));
    return pairs.map((piece) => ({ piece, needles: [piece] })).filter(({ needles }) => [...everything()].some((text) => text.includes(needles[0])));
  }

  function search(query, { corrected = false } = {}) {
    const asked = read(query);
    if (!asked.form) return { items: [], suggest: [] };
    let ranked = rankPages(asked);
    let hits = scan(wantedOf(asked, ranked));
    const complete = hits.filter(({ missing }) => !missing.length);
    if (complete.length) {
      hits = complete;
    } else if (!ranked.length) {
      const right = asked.pieces.map(correct).join(" ");
      if (!corrected && right !== asked.pieces.join(" ")) return search(right, { corrected: true });
      ranked = rankMistyped(asked);
      if (!ranked.length && !hits.length) hits = scan(pairsOf(asked)).filter(({ score }) => score > 50);
    }

    const groups = new Map(ranked.map(({ page, score }) => [page, { page, score, hits: [] }]));
    for (const hit of hits) {
      if (hit.section !== hit.page.sections[0]) hit.score = Math.max(hit.score, rank(hit.section.title, asked) - 30);
      if (!groups.has(hit.page)) groups.set(hit.page, { page: hit.page, score: 0, hits: [] });
      groups.get(hit.page).hits.push(hit);
    }
    const items = [...groups.values()].map(group).sort((a, b) => b[0].score - a[0].score);
    return { items, suggest: suggestion(query, ranked) };
  }

  /** Return what the box shows of a page: its sections, best first, and the page itself in any case. */
  function group({ page, score, hits }) {
    const results = hits.map((hit) => shown(hit.section, hit.score, hit.needles, hit.missing));
    let article = results.find(({ location }) => location === page.sections[0].doc.location);
    if (!article) results.push((article = shown(page.sections[0], 0, [], [])));
    if (score) article.score = score + article.score / 20; // between names as good, the page that says it more often
    return results.sort((a, b) => b.score - a.score);
  }

  function answer({ type, data }) {
    if (type === 0) {
      setUp(data);
      return { type: 1 };
    }
    return { type: 3, data: search(data) };
  }

  if (typeof document === "undefined") addEventListener("message", ({ data }) => postMessage(answer(data)));
  else self.searchEngine = answer;
})();
