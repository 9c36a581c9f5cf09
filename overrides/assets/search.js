// The search box: what the theme's script leaves out. A classic script, loaded before the theme's, so that it works
// from a folder on disk too.

(() => {
  "use strict";

  const UNMARKED = "svg, script, style, button, select, textarea, .headerlink, [data-search-exclude]";
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, summary, figcaption, pre, div";

  const settings = document.getElementById("__config");
  const config = JSON.parse(settings.textContent);
  const query = document.querySelector(".md-search__input");
  const toggle = document.getElementById("__search"); // checked while the box is open
  const onDisk = location.protocol === "file:";

  // The theme looks at the box when a key goes up. Text comes without keys too: pasted, dictated, by an input method.
  const lookAgain = () => {
    for (const type of ["keydown", "keyup"]) query.dispatchEvent(new KeyboardEvent(type)); // down: for its suggestion
  };
  query.addEventListener("input", lookAgain);
  query.form.addEventListener("reset", () => setTimeout(lookAgain)); // once the box is empty

  // The theme hands the link to be shared to the clipboard one query late.
  const share = document.querySelector("[data-md-component=search-share]");
  new MutationObserver(() => share.setAttribute("data-clipboard-text", share.href)).observe(share, {
    attributeFilter: ["href"],
  });

  // Escape leads from a result back to the box, and from the box back to where the reader was.
  let opener = null;
  const box = document.querySelector("[data-md-component=search]");
  query.addEventListener("focus", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) opener = relatedTarget;
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing || !box.contains(document.activeElement)) return;
      if (document.activeElement === query) {
        setTimeout(() => opener?.focus()); // once the theme has closed the box
      } else {
        event.preventDefault();
        event.stopPropagation();
        query.focus();
      }
    },
    { capture: true },
  );

  query.form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector(".md-search-result__link")?.click();
  });

  // Enter opens the first result of what was typed, not of what stood there before: it waits for the answer.
  let waiting = 0; // queries not answered yet
  let entered = false;
  const takeBack = () => (entered = false);
  query.addEventListener("input", takeBack);
  toggle.addEventListener("change", takeBack); // the box is closed
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target !== query || !waiting) return;
      event.preventDefault();
      event.stopPropagation();
      entered = true;
    },
    { capture: true },
  );

  // Ctrl or Cmd+K opens the box, as "/" does; where the window is narrow, the theme opens it for neither.
  document.addEventListener("keydown", (event) => {
    const withK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const slash = event.key === "/" && !event.target.matches("input, select, textarea, [contenteditable]");
    if (!withK && !(slash && !event.ctrlKey && !event.metaKey && !event.altKey)) return;
    event.preventDefault();
    if (!toggle.checked) toggle.click();
    query.focus();
    query.select();
  });

  // Nothing found: the glossary is offered. Only then is it there, since the arrow keys lead to every link.
  const said = document.querySelector(".md-search-result__meta");
  const offer = said.parentElement.querySelector("template").content.firstElementChild;
  const glossary = offer.querySelector("a");
  if (onDisk) glossary.href = glossary.href.replace(/\/$/, "/index.html");
  new MutationObserver(() => {
    if (said.textContent === config.translations["search.result.none"]) said.after(offer);
    else offer.remove();
  }).observe(said, { childList: true });

  // The one page for addresses that lead nowhere is built in English: in the Chinese part it searches that.
  if (document.getElementById("not-found") && !new URL(location).href.startsWith(new URL(config.base, location).href)) {
    config.base = config.base.replace(/en\/$/, "");
    settings.textContent = JSON.stringify(config);
    glossary.href = glossary.href.replace(/en\/(?=glossary\/)/, "");
  }

  markFound(new URL(location).searchParams.get("h"));

  // The engine and what it searches are fetched when the box is first used, not with every page: the theme is told at
  // once that its engine is ready (it was given an empty index), and what it then asks is passed on.
  const NOTHING = { type: 3, data: { items: [], suggest: [] } };
  const say = (words) => {
    if (words) said.textContent = words;
  };
  const Native = window.Worker;
  class LateWorker extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
      query.addEventListener("focus", () => this.start().catch(() => {}), { once: true });
    }

    start() {
      this.engine ??= this.begin().catch((error) => {
        this.engine = null; // the next query tries again
        throw error;
      });
      return this.engine;
    }

    async begin() {
      const base = new URL(config.base.replace(/\/?$/, "/"), location);
      const answer = await fetch(new URL("search/sections.json", base));
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      const engine = new (Native ?? WorkerInPage)(this.address);
      const ready = new Promise((resolve, reject) => {
        engine.addEventListener("message", resolve, { once: true });
        engine.addEventListener("error", reject, { once: true }); // the script can't be had
      });
      const handed = answer.json().then((data) => engine.postMessage({ type: 0, data }));
      await Promise.all([ready, handed]); // either may fail, and first
      this.ready = true;
      engine.addEventListener("message", ({ data }) => this.answer(data));
      return engine;
    }

    async postMessage(message) {
      if (message.type === 2) waiting += 1;
      await null; // the theme listens only once it has said this
      if (message.type === 0) this.answer({ type: 1 });
      else if (message.data || this.engine) await this.ask(message); // in order: an empty box is empty
      else this.answer(NOTHING);
    }

    async ask(message) {
      if (!this.ready) say(message.data && said.dataset.waiting);
      try {
        (await this.start()).postMessage(message);
      } catch {
        entered = false;
        this.answer(NOTHING);
        say(message.data && said.dataset.failed);
      }
    }

    answer(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (data.type !== 3) return;
      waiting -= 1;
      if (waiting || !entered) return;
      entered = false;
      setTimeout(() => query.form.requestSubmit()); // once the theme shows it
    }
  }

  // From a folder on disk a page may not start a worker: then the same engine runs in the page, and leads to files.
  // So it does where a browser has no workers.
  class WorkerInPage extends EventTarget {
    constructor(address) {
      super();
      const script = document.createElement("script");
      script.src = address;
      this.engine = new Promise((resolve, reject) => {
        script.addEventListener("load", () => resolve(window.searchEngine));
        script.addEventListener("error", reject);
      });
      document.head.append(script);
    }

    async postMessage(message) {
      const engine = await this.engine.catch(() => null);
      if (!engine) return this.dispatchEvent(new Event("error"));
      const answer = engine(message);
      for (const result of onDisk ? (answer.data?.items ?? []).flat() : []) {
        result.location = result.location.replace(/(^|\/)(?=#|$)/, "$1index.html");
      }
      this.dispatchEvent(new MessageEvent("message", { data: answer }));
    }
  }
  window.Worker = onDisk ? WorkerInPage : LateWorker;

  /**
   * Mark on the page what the engine found, as whole words and phrases: the theme, which would cut them up, finds
   * nothing to mark in an `h` that begins with a bar. A phrase may run through links.
   */
  function markFound(found) {
    const phrases = (found ?? "").split("|").filter(Boolean).sort((a, b) => b.length - a.length);
    if (!found?.startsWith("|") || !phrases.length) return;
    const patterns = phrases.map((phrase) => {
      const words = phrase.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
      return `${/^\w/.test(phrase) ? "(?<!\\w)" : ""}${words.join("\\s+")}${/\w$/.test(phrase) ? "(?!\\w)" : ""}`;
    });
    const nodes = [];
    let text = "";
    let block = null;
    const walker = document.createTreeWalker(document.querySelector("[data-md-component=content]"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest(UNMARKED)) continue;
      const around = node.parentElement.closest(BLOCKS);
      if (around !== block) text += "\0";
      block = around;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    for (const { 0: match, index } of [...text.matchAll(new RegExp(patterns.join("|"), "gi"))].reverse()) {
      const end = index + match.length;
      for (const { node, start } of nodes.filter((each) => each.start < end && each.start + each.node.length > index)) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, index - start));
        range.setEnd(node, Math.min(node.length, end - start));
        const mark = document.createElement("mark");
        mark.toggleAttribute("data-md-highlight", true);
        range.surroundContents(mark);
      }
    }
  }
})();
