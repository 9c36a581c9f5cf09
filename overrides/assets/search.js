// The search box: what the theme's script leaves out. A classic script, loaded before the theme's, so that it works
// from a folder on disk too.

(() => {
  "use strict";

  const config = JSON.parse(document.getElementById("__config").textContent);
  const query = document.querySelector(".md-search__input");

  // Ctrl or Cmd+K opens the box, as "/" does.
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    query.focus();
    query.select();
  });

  // Nothing found: the glossary is offered.
  const said = document.querySelector(".md-search-result__meta");
  const offer = document.querySelector(".search-none");
  new MutationObserver(() => {
    offer.hidden = said.textContent !== config.translations["search.result.none"];
  }).observe(said, { childList: true });

  // On disk a page may not start a worker. The same engine then runs in the page, and leads to files, not folders.
  if (location.protocol === "file:") {
    window.Worker = class extends EventTarget {
      constructor(address) {
        super();
        const script = document.createElement("script");
        script.src = address;
        this.engine = new Promise((resolve) => script.addEventListener("load", () => resolve(window.searchEngine)));
        document.head.append(script);
      }

      async postMessage(message) {
        const answer = (await this.engine)(message);
        for (const result of (answer.data?.items ?? []).flat()) {
          result.location = result.location.replace(/(^|\/)(?=#|$)/, "$1index.html");
        }
        this.dispatchEvent(new MessageEvent("message", { data: answer }));
      }
    };
  }
})();
