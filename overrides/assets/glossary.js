// Filters the index as the reader types, in either language. Without this script: the whole list and the browser's find.

const form = document.querySelector(".glossary-filter");
const query = form.elements.term; // not “q”: with that in the address the theme opens the search of the whole site
const category = form.elements.category;
const count = form.querySelector(".glossary-filter__count");
const all = count.textContent;
const list = document.querySelector(".glossary-list");
const letters = document.querySelector(".glossary-letters");
const results = document.createElement("dl");
results.className = "glossary-list__results";
list.prepend(results);

// Half width, small letters, no accents (of pinyin), one space for what stands between words.
const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
const tight = (text) => text.replace(/ /g, "");

const entries = [...list.querySelectorAll(".glossary-entry")].map((node) => ({
  node,
  home: node.parentElement,
  category: node.dataset.category,
  names: [...node.querySelectorAll("dt > *")].map((name) => fold(name.textContent)),
  definition: fold(node.querySelector("dd").textContent),
}));
let learning = false;

/** Learn the wordings and definitions that the page doesn't show; without them, what it shows has to do. */
async function learn() {
  if (learning) return;
  learning = true;
  try {
    const known = await (await fetch(form.dataset.file)).json();
    for (const entry of entries) {
      const id = entry.node.querySelector("a").getAttribute("href").slice(0, -1);
      const { names, definition } = known[id] ?? entry; // an old copy doesn't know a new term
      entry.names = names.map(fold);
      entry.definition = fold(definition);
    }
  } catch {
    learning = false; // offline, say: the next use asks again
    return;
  }
  if (!query.value) return;
  const focused = document.activeElement;
  filter();
  if (focused !== document.activeElement) focused.focus(); // a link that moves loses it
}

/** Tell whether `a` becomes `b` by at most one letter more, less, other, or one swap of neighbours. */
function nearly(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** Return how well an entry answers: 0 best, null not at all. */
function rank(entry, wanted) {
  const close = tight(wanted);
  const names = entry.names;
  if (names.some((name) => tight(name) === close)) return 0;
  if (names.some((name) => tight(name).startsWith(close))) return 1;
  if (names.some((name) => tight(name).includes(close))) return 2;
  const words = wanted.split(" ");
  const known = names.flatMap((name) => name.split(" "));
  if (words.every((word) => known.some((name) => name.startsWith(word)))) return 3;
  if (words.every((word) => known.some((name) => name.startsWith(word) || (word.length >= 5 && nearly(word, name))))) return 4;
  if (close.length < 2) return null;
  // Chinese runs on; a Latin word is found from its beginning, here and over names and definition together.
  if (/[\u3400-\u9fff]/.test(close) && tight(entry.definition).includes(close)) return 5;
  const all = [...known, ...entry.definition.split(" ")];
  const found = (word) => all.some((each) => each.startsWith(word) || (/[\u3400-\u9fff]/.test(word) && each.includes(word)));
  if (words.every(found)) return 6;
  const almost = (word) => found(word) || (word.length >= 5 && all.some((each) => nearly(word, each)));
  return words.every(almost) ? 7 : null;
}

function filter() {
  const wanted = fold(query.value);
  const found = entries
    .filter((entry) => !category.value || entry.category === category.value)
    .map((entry, place) => ({ entry, place, rank: wanted ? rank(entry, wanted) : 0 }))
    .filter((hit) => hit.rank !== null)
    .sort((a, b) => a.rank - b.rank || (wanted ? a.entry.names[0].length - b.entry.names[0].length : 0) || a.place - b.place);
  const kept = new Set(found.map((hit) => hit.entry));
  for (const entry of entries) {
    entry.node.hidden = !kept.has(entry);
    entry.home.append(entry.node); // back in order
  }
  if (wanted) results.append(...found.map((hit) => hit.entry.node));
  for (const section of list.querySelectorAll(".glossary-list__letter")) {
    section.hidden = wanted !== "" || !section.querySelector(".glossary-entry:not([hidden])");
  }
  letters.hidden = wanted !== "" || category.value !== "";
  const filtered = wanted || category.value;
  count.textContent = !filtered ? all : found.length ? form.dataset.found.replace("{}", found.length) : form.dataset.none;
  const address = new URL(location.href);
  for (const field of [query, category]) {
    if (field.value) address.searchParams.set(field.name, field.value);
    else address.searchParams.delete(field.name);
  }
  history.replaceState(history.state, "", address);
  const twin = document.querySelector(".language-switch"); // the search goes along to the other language
  twin.href = twin.href.split("?")[0] + address.search;
}

const links = () => [...list.querySelectorAll(".glossary-entry:not([hidden]) dt > a")].filter((link) => link.offsetParent);

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (query.value) links()[0]?.click();
});
form.addEventListener("focusin", learn);
form.addEventListener("input", filter);
query.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // the keys belong to the input method
  if (event.key === "ArrowDown") {
    event.preventDefault();
    links()[0]?.focus();
  } else if (event.key === "Escape" && query.value) {
    event.preventDefault();
    query.value = "";
    filter();
  }
});
list.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") query.focus();
  if (!step) return;
  event.preventDefault();
  const shown = links();
  const next = shown.indexOf(document.activeElement) + step;
  (next < 0 ? query : (shown[next] ?? document.activeElement)).focus();
});
// The theme opens the site's search with this key; here the reader wants the glossary's.
window.addEventListener(
  "keydown",
  (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    query.focus();
  },
  { capture: true },
);

const asked = new URL(location.href).searchParams;
query.value = asked.get("term") ?? "";
category.value = asked.get("category") ?? "";
form.hidden = false;
if (query.value || category.value) {
  learn();
  filter();
}
