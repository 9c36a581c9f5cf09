// The engine behind the theme's search box, in place of the theme's own. It answers the same messages: 0 brings the
// index, 1 says ready, 2 brings a query, 3 its result. It builds no inverted index: the names of pages are ranked, the
// texts of sections are scanned. So it finds words inside words, and is ready at once.
// A classic script: from a folder on disk a page may load nothing else (see search.js).

(() => {
  "use strict";

  const [SPACE, LETTER, DIGIT, HAN, NOTHING] = [0, 1, 2, 3, 4]; // what a character is
  const IN_WORDS = /[’'‘\u200b\u00ad\u0300-\u036f]/; // for nothing; the last are accents, as of pinyin
  const SMALL = new Set(
    ("a an and are at be by can do does for from how i in is it me my of on or the to was what when who why with you " +
      "your").split(" "),
  );
  const UNMARKED = new Set([...SMALL, ..."about as but if its no not off our out so that this up we".split(" ")]);
  const UNTELLING = new Set("什么 怎么 如何 哪些 为什 么是 怎样 多少 是否 可以 一个 我们 需要".split(" "));
  // Words around what is asked about; what they are taken off is compared as it is (see fold).
  const ASKED_BEFORE = new RegExp(
    "^(?:请问|什么是|什么叫|啥是|何谓|(?:怎么|如何|怎样)(?:理解|解释)|解释(?:一下)?|定义" +
      "|(?:what(?:s| is| are| does| do)?|define|explain|compare|describe|(?:the )?(?:definition|meaning) of" +
      "|(?:the )?difference between|the|an?)(?= )) ?",
  );
  const ASKED_BEHIND = new RegExp(
    " ?(?:的?(?:定义|含义|意思|区别|英文|全称|缩写)(?:是什么)?|到底|是?(?:什么|啥)(?:意思)?|是?指什么" +
      "|(?:怎么|如何|怎样)(?:理解|解释)|(?:有什么|有何)(?:区别|不同)|(?<= )(?:meaning|means?|definition|defined|explained" +
      "|stands? for))$",
  );
  const BETWEEN = / (?:vs|versus|and|or) | ?(?:[和与跟及或]|还是) ?/;
  const EXACT = 600; // the rank of a name that is what was asked for
  const TERM = 10; // that much better where the name is a term's
  const UNSHOWN = 20; // that much worse where the name is one that only finds
  const MISTYPED = 220;
  const BESIDES = 150;
  const SECTIONS = 8; // so many of a page are shown,
  const PAGES = 20; // and of pages that hardly anyone scrolls to the best one

  let simplified = {}; // traditional characters, each with its simplified form
  let pages = []; // each with its names and its sections, the page itself being the first
  let sections = []; // those of all pages, in the order of the pages
  let names = new Set(); // every name of a page, without spaces
  let titles = new Set(); // every title of a section, the same way
  let text = ""; // titles and texts of the sections, as they are compared
  let starts = []; // where in that each section begins, and the end
  let everything = ""; // that, and the names
  const held = new Map(); // what was looked for so far, with the places of the sections that hold it
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
    const form = (simplified[char] ?? char).normalize("NFKD").toLowerCase(); // an accent apart
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
    const plural = names.has(word.slice(0, -1)) ? /s$/ : /(?<![isu])s$/; // PSIs, but basis
    const one = word.length > 3 ? word.replace(plural, "") : word;
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

  /** Return what a name is typed as in pinyin, in full and by its initials, for every way to read it; or nothing. */
  function readingsOf(name, syllables) {
    if (!/\p{Script=Han}/u.test(name)) return [];
    let ways = [["", ""]];
    for (const char of name.replaceAll(" ", "")) {
      const read = syllables.get(char) ?? [];
      const added = read.length ? read.map((syllable) => [syllable, syllable[0]]) : [[char, char]];
      ways = ways.flatMap(([full, short]) => added.map(([more, first]) => [full + more, short + first])).slice(0, 8);
    }
    return ways.flat();
  }

  function setUp({ config, docs }) {
    simplified = config.characters ?? {};
    const syllables = new Map();
    for (const [syllable, characters] of Object.entries(config.pinyin ?? {})) {
      for (const char of characters) syllables.set(char, [...(syllables.get(char) ?? []), syllable]);
    }
    vocabulary = null;
    known.clear();
    held.clear();
    const byPath = new Map();
    const name = (called, { own = false, less = 0 } = {}) => {
      const folded = fold(called);
      return { ...folded, tight: tight(folded.form), own, less };
    };
    for (const { location, title, text: written, names: given = [], others = [], also = [] } of docs) {
      const [path] = location.split("#");
      if (!byPath.has(path)) {
        const all = [
          ...given.map((each) => name(each, { own: true })),
          name(title, { own: !given.some((each) => title.startsWith(`${each} (`)) }), // no name has its short form behind
          ...others.map((each) => name(each)),
          ...also.map((each) => name(each, { less: UNSHOWN })),
        ];
        const isTerm = /^glossary\/./.test(path);
        const readings = all.filter(({ less }) => !less).flatMap(({ tight }) => readingsOf(tight, syllables));
        byPath.set(path, { names: all, sections: [], isTerm, readings });
      }
      const [head, body] = [name(title), fold(written)];
      byPath.get(path).sections.push({ location, title: head, body, form: `${head.form}\n${body.form}` });
    }
    pages = [...byPath.values()];
    sections = pages.flatMap((page) => page.sections.map((section) => ({ page, section })));
    names = new Set(pages.flatMap((page) => page.names.map(({ tight }) => tight)));
    titles = new Set(sections.map(({ section }) => section.title.tight));
    starts = [0];
    for (const { section } of sections) starts.push(starts.at(-1) + section.form.length + 1);
    text = sections.map(({ section }) => `${section.form}\n`).join("");
    everything = text + pages.flatMap((page) => page.names.map(({ form }) => form)).join("\n");
  }

  /** Return which sections hold `needle`, as places in the list of all. What is typed on narrows what was found. */
  function holding(needle) {
    if (!held.has(needle)) {
      let begun;
      for (let end = needle.length - 1; end && !begun; end -= 1) begun = held.get(needle.slice(0, end));
      const holds = (place) => sections[place].section.form.includes(needle);
      held.set(needle, begun ? begun.filter(holds) : everywhere(needle));
    }
    return held.get(needle);
  }

  function everywhere(needle) {
    const found = [];
    let place = 0;
    let at = text.indexOf(needle);
    while (at !== -1) {
      while (starts[place + 1] <= at) place += 1;
      found.push(place);
      at = text.indexOf(needle, starts[place + 1]);
    }
    return found;
  }

  /** Return the most used word that a mistyped one may stand for; the word itself where it is a word. */
  function correct(word) {
    if (!vocabulary) {
      vocabulary = new Map();
      for (const [found] of everything.matchAll(/[a-z]{4,}/g)) {
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
    return everything.includes(word) ? word : ` ${piece}`;
  }

  function read(query) {
    const form = fold(query).form.trim();
    const words = new Set(query.split(/\s+/).flatMap((part) => fold(part).form.trim().split(" ")));
    words.delete("");
    const telling = [...words].filter((word) => !SMALL.has(word));
    const pieces = (telling.length ? telling : [...words]).map((piece) => ({ piece, needles: [needle(piece)] }));
    return { form, tight: tight(form), pieces };
  }

  /** Return what a question is about: `form` without the words that ask. */
  function core(form) {
    const less = form.replace(ASKED_BEHIND, "").replace(ASKED_BEFORE, "").trim();
    return less === form || !less ? form : core(less);
  }

  /** Return the names that a query consists of, each as a query of its own; none where it is no name. */
  function subjectsOf({ form }) {
    const about = core(form);
    const ways = [[form], [about], titles.has(tight(form)) ? [] : about.split(BETWEEN)];
    return (ways.find((way) => way.length && way.every((each) => names.has(tight(each)))) ?? []).map(read);
  }

  /** Return the pages that are named side by side in a query that is no name itself (“LLM幻觉”): behind what it says. */
  function besides(asked) {
    const parts = core(asked.form).split(" ");
    if (parts.length < 2 || !parts.every((part) => names.has(part))) return [];
    const exact = (part) => rankPages(read(part)).filter((one) => one.exact);
    return merged(parts.map(exact)).map((one) => ({ ...one, score: BESIDES }));
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
        const rated = rank(name, asked);
        const exact = rated === EXACT;
        const score = rated && rated - name.less + (exact && page.isTerm ? TERM : 0);
        if (score > best.score) best = { page, name, score, exact };
      }
      if (best.score) ranked.push(best);
    }
    return ranked.sort((a, b) => b.score - a.score);
  }

  /** Return the pages that have a Chinese name read so: in full, by its initials, or a part of it. */
  function rankRead({ tight }) {
    if (!/^[a-z0-9]{2,}$/.test(tight)) return [];
    const ranked = pages.flatMap((page) => {
      const scores = page.readings.map((reading) => {
        if (reading === tight) return 230;
        if (tight.length > 2 && reading.startsWith(tight)) return 220;
        return tight.length > 4 && reading.includes(tight) ? 210 : 0;
      });
      const score = Math.max(0, ...scores);
      return score ? [{ page, name: page.names[0], score }] : [];
    });
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
    const meant = ranked.filter(({ exact }) => exact);
    return meant.length ? namesOf(asked, meant) : asked.pieces;
  }

  /** Return what was asked for and all names of `meant`, as one piece. */
  function namesOf(asked, meant) {
    const own = meant.flatMap(({ page }) => page.names.filter((name) => name.own));
    const each = new Set([asked.form, ...own.map(({ form }) => form.trim())]);
    return [{ piece: asked.form, needles: [...each].map(phrase) }];
  }

  /** Return the words of two characters in the query, for Chinese that no text has as a whole. */
  function pairsOf(asked) {
    const runs = asked.pieces.map(({ piece }) => piece).filter(isHan);
    const pairs = runs.flatMap((run) => [...run].slice(1).map((char, place) => run[place] + char));
    const uses = pairs.map((pair) => holding(pair).length);
    // A pair that is rarer than those on both sides of it is where two words meet.
    const border = (place) => uses[place] < uses[place - 1] && uses[place] < uses[place + 1];
    const words = pairs.filter((_, place) => uses[place] && !border(place));
    const telling = words.filter((word) => !UNTELLING.has(word));
    return (telling.length ? telling : words).map((piece) => ({ piece, needles: [piece] }));
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
    const heldBy = new Map(); // each section that holds a piece, with whether it does for each
    wanted.forEach(({ needles }, piece) => {
      for (const place of needles.flatMap(holding)) {
        if (!heldBy.has(place)) heldBy.set(place, wanted.map(() => false));
        heldBy.get(place)[piece] = true;
      }
    });
    const hits = [...heldBy].sort(([a], [b]) => a - b).map(([place, held]) => ({ ...sections[place], held }));
    const uses = wanted.map((_, piece) => hits.filter(({ held }) => held[piece]).length);
    const weights = uses.map((count) => Math.log(2 + hits.length / (1 + count))); // what few sections hold tells more
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    const marks = marking(wanted);
    for (const hit of hits) {
      const [itself] = hit.page.sections;
      let [weight, often] = [0, 0];
      hit.missing = [];
      wanted.forEach(({ piece, needles }, place) => {
        const { title, body } = hit.section;
        const inBody = hit.held[place] && needles.find((each) => body.form.includes(each));
        const inTitle = hit.held[place] && needles.some((each) => title.form.includes(each));
        if (hit.held[place] || needles.some((each) => itself.title.form.includes(each))) weight += weights[place];
        else hit.missing.push(piece);
        often += (inTitle ? 10 : 0) + (inBody ? placesOf(hit.section.body.form, inBody).length : 0);
      });
      hit.marks = marks;
      hit.score = 120 * (weight / all) ** 2 + Math.min(often, 40) + (hit.section === itself ? 5 : 0);
    }
    return hits;
  }

  /** Return what to mark in a section, as a function of it: the words as one where they stand so, no small word alone. */
  function marking(wanted) {
    const begun = (needle) => (isHan(needle) || needle.endsWith(" ") ? needle.trimEnd() : `${needle}[a-z]*`);
    const whole = new RegExp(`${wanted.map(({ needles }) => begun(needles[0])).join("")}(?![a-z])`, "g");
    const telling = wanted.filter(({ piece }) => !UNMARKED.has(piece));
    const apart = (telling.length ? telling : wanted).flatMap(({ needles }) => needles);
    return ({ form }) => (wanted.length > 1 && form.match(whole)) || apart;
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

  const lengthFor = (text) => (/\p{Script=Han}/u.test(text.slice(0, 60)) ? 64 : 120);

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
    return part(text, spans, 0, Math.min(end === -1 ? text.length : end, 1.4 * length), 0);
  }

  /**
   * Return a section as the box takes it. Its `terms` are told to be missing or, all as one, go along in the address of
   * the page reached, where search.js marks them.
   */
  function shown(section, { score, marks = () => [], missing = [], named = false }) {
    const { location, title, body } = section;
    const needles = marks(section);
    const [inTitle, inBody] = [title, body].map((text) => spansOf(text, needles));
    const cut = ({ text }, spans) => spans.map((span) => text.slice(...span).replace(/\s+/g, " ").toLowerCase());
    const phrases = new Set([...cut(title, inTitle), ...cut(body, inBody)]);
    return {
      location,
      title: marked(title.text, inTitle),
      text: body.text && (named ? beginning : excerpt)(body.text, inBody),
      score,
      terms: Object.fromEntries([
        ...(phrases.size ? [[["", ...phrases].join("|"), true]] : []),
        ...missing.map((piece) => [piece, false]),
      ]),
    };
  }

  /** Return a page with its sections, best first; the page itself is there in any case, and first where it is named. */
  function group({ page, score, hits }, place) {
    const [itself] = page.sections;
    const own = hits.find(({ section }) => section === itself);
    const first = { ...own, score: Math.max(score, own?.score ?? 0), named: score > 0 };
    const others = hits.filter((hit) => hit !== own).sort((a, b) => b.score - a.score);
    const results = [shown(itself, first), ...others.slice(0, place < PAGES ? SECTIONS : 1).map((hit) => shown(hit.section, hit))];
    return results.sort((a, b) => b.score - a.score);
  }

  /** Return the query completed to a name that it begins, as the box takes it: from its last word on. */
  function suggestion(query, ranked) {
    const begun = query.toLowerCase();
    const last = query.split(/[\s-]+/).at(-1);
    const best = ranked.find(({ name }) => name.text.toLowerCase().startsWith(begun));
    return best && last ? [last + best.name.text.slice(query.length)] : [];
  }

  /** Return the pages of several rankings, each once, best first; of those as good, what was named first. */
  function merged(rankings) {
    if (rankings.length === 1) return rankings[0];
    const best = new Map();
    for (const each of rankings.flatMap((ranked, place) => ranked.map((one) => ({ ...one, score: one.score - 6 * place })))) {
      if (each.score > (best.get(each.page)?.score ?? 0)) best.set(each.page, each);
    }
    return [...best.values()].sort((a, b) => b.score - a.score);
  }

  function search(query, { corrected = false } = {}) {
    let asked = read(query);
    if (!asked.form) return { items: [], suggest: [] };
    const meant = subjectsOf(asked);
    const subjects = meant.length ? meant : [asked];
    const rankings = subjects.map(rankPages);
    let ranked = merged(rankings);
    let hits = scan(subjects.flatMap((each, place) => wantedBy(each, rankings[place])));
    [asked] = subjects;
    const whole = hits.filter(({ missing }) => !missing.length);
    if (whole.length) {
      if (subjects.length === 1) hits = whole; // of several subjects each is wanted
    } else if (!ranked.length) {
      const about = core(asked.form);
      if (about !== asked.form) return search(about);
      ranked = rankRead(asked);
      const words = asked.pieces.map(({ piece }) => piece);
      const right = ranked.length ? words : words.map(correct);
      if (!corrected && right.join() !== words.join()) return search(right.join(" "), { corrected: true });
      if (!ranked.length) ranked = rankMistyped(asked);
      if (!ranked.length && !hits.length) hits = scan(pairsOf(asked));
    }
    if (ranked.length && !hits.length) hits = scan(namesOf(asked, ranked.slice(0, 3)));
    if (!meant.length) ranked = merged([ranked, besides(asked)]);
    // Of names that answer as well, the one in more use comes first.
    const [top, most] = [ranked.slice(0, 10), 5];
    const rivals = top.filter((one) => top.some((each) => each !== one && Math.abs(each.score - one.score) < most));
    for (const each of rivals) each.score += Math.min(most, Math.log2(1 + holding(each.name.form.trim()).length));

    const groups = new Map(ranked.map(({ page, score }) => [page, { page, score, hits: [] }]));
    for (const hit of hits) {
      const { page, section } = hit;
      if (section !== page.sections[0]) hit.score = Math.max(hit.score, rank(section.title, asked) - 30);
      if (!groups.has(page)) groups.set(page, { page, score: 0, hits: [] });
      groups.get(page).hits.push(hit);
    }
    const best = ({ score, hits }) => hits.reduce((most, hit) => Math.max(most, hit.score), score);
    const items = [...groups.values()].sort((a, b) => best(b) - best(a)).map(group);
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
