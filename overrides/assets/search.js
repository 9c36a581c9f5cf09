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

  // Nothing found: the glossary is offered. Only then is it there, since the arrow keys lead to every link.
  const said = document.querySelector(".md-search-result__meta");
  const offer = said.parentElement.querySelector("template").content.firstElementChild;
  new MutationObserver(() => {
    if (said.textContent === config.translations["search.result.none"]) said.after(offer);
    else offer.remove();
  }).observe(said, { childList: true });

  // From a folder on disk a page may not start a worker: then the same engine runs in the page, and leads to files.
  const onDisk = location.protocol === "file:";
  if (onDisk || !window.Worker) {
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
        for (const result of onDisk ? (answer.data?.items ?? []).flat() : []) {
          result.location = result.location.replace(/(^|\/)(?=#|$)/, "$1index.html");
        }
        this.dispatchEvent(new MessageEvent("message", { data: answer }));
      }
    };
  }
})();
