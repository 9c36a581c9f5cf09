// The tip of a term: by hover, by focus, and on a touch screen as a sheet. Without this script a term is a link with
// a title. Rules: WCAG 2.2, 1.4.13 (dismissible, hoverable, persistent).

const template = document.getElementById("term-tip");
const tip = template?.content.firstElementChild.cloneNode(true);
let shown = null; // the link whose tip is open
let timer = 0;
let pointer = "mouse";
let returning = false; // focus goes back to the link of a sheet that was closed

const termOf = (target) => (target instanceof Element ? target.closest("a.term") : null);

function place(link) {
  // A term may run over the end of a line: the tip covers none of its parts.
  const parts = [...link.getClientRects()];
  const [first, last] = [parts[0], parts[parts.length - 1]];
  const below = last.bottom + tip.offsetHeight + 8 < window.innerHeight;
  const left = Math.min((below ? last : first).left, document.documentElement.clientWidth - tip.offsetWidth - 8);
  tip.style.left = `${Math.max(8, left) + window.scrollX}px`;
  tip.style.top = `${(below ? last.bottom + 2 : first.top - tip.offsetHeight - 2) + window.scrollY}px`;
}

function open(link, sheet) {
  clearTimeout(timer);
  if (shown === link) return;
  close();
  // The browser's own tip would stand beside ours.
  if (link.title) {
    link.dataset.definition = link.title;
    link.removeAttribute("title");
  }
  tip.querySelector(".term-tip__other").textContent = link.dataset.other;
  tip.querySelector(".term-tip__definition").textContent = link.dataset.definition;
  tip.querySelector(".term-tip__more").href = link.href;
  tip.classList.toggle("term-tip--sheet", sheet);
  tip.setAttribute("role", sheet ? "dialog" : "tooltip");
  // A name would be read in place of the definition that describes the link.
  if (sheet) tip.setAttribute("aria-label", tip.dataset.label);
  else tip.removeAttribute("aria-label");
  tip.hidden = false;
  shown = link;
  if (sheet) {
    tip.querySelector(".term-tip__more").focus({ preventScroll: true });
  } else {
    link.setAttribute("aria-describedby", tip.id);
    place(link);
  }
}

function close({ refocus = false } = {}) {
  clearTimeout(timer);
  if (!shown) return;
  const link = shown;
  shown = null;
  tip.hidden = true;
  link.removeAttribute("aria-describedby");
  if (link.dataset.definition) link.title = link.dataset.definition;
  if (!refocus) return;
  returning = true;
  link.focus({ preventScroll: true });
  returning = false;
}

const isSheet = () => tip.classList.contains("term-tip--sheet");

if (tip) {
  tip.id = "term-tip-open";
  tip.hidden = true;
  document.querySelector("main").append(tip); // a landmark, and not the text, whose rules would change its look

  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shown && !tip.contains(event.target) && termOf(event.target) !== shown) close();
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = termOf(event.target);
    if (link) {
      clearTimeout(timer);
      timer = setTimeout(() => open(link, false), 120);
    } else if (tip.contains(event.target)) {
      clearTimeout(timer);
    }
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "mouse" || isSheet()) return;
    if (!termOf(event.target) && !tip.contains(event.target)) return;
    clearTimeout(timer);
    if (shown === document.activeElement) return; // it was opened by focus, or still has it
    timer = setTimeout(close, 250); // time to cross from the word to the tip
  });
  document.addEventListener("focusin", (event) => {
    const link = termOf(event.target);
    if (returning) return;
    if (link && link.matches(":focus-visible")) open(link, false);
    else if (shown && !link && !tip.contains(event.target)) close();
  });
  document.addEventListener("click", (event) => {
    const link = termOf(event.target);
    if (link && pointer === "touch" && event.detail > 0) { // Enter comes without a count of clicks
      event.preventDefault();
      open(link, true);
    } else if (event.target instanceof Element && event.target.closest(".term-tip__close")) {
      close({ refocus: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) close({ refocus: isSheet() });
  });
}
