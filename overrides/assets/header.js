// The buttons of menu and search. They switch the theme's two check boxes, which alone no key reaches; without this
// script the labels that stand in their places do (see partials/header.html).

for (const button of document.querySelectorAll("button[data-switch]")) {
  const toggle = document.getElementById(`__${button.dataset.switch}`);
  const show = () => button.setAttribute("aria-expanded", String(toggle.checked));
  toggle.addEventListener("change", show);
  button.addEventListener("click", () => {
    toggle.checked = !toggle.checked;
    toggle.dispatchEvent(new Event("change"));
  });
}

const query = document.querySelector("[data-md-component=search-query]");
const magnifier = document.querySelector("button[data-switch=search]");
document.getElementById("__search").addEventListener("change", ({ target }) => {
  if (target.checked) query.focus();
  else if (magnifier.offsetParent) magnifier.focus({ preventScroll: true });
});

const drawer = document.getElementById("__drawer");
const menu = document.querySelector("button[data-switch=drawer]");
const navigation = document.querySelector(".md-sidebar--primary");

drawer.addEventListener("change", () => {
  if (drawer.checked) navigation.querySelector("a").focus({ preventScroll: true });
});
navigation.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drawer.checked) return;
  menu.click();
  menu.focus();
});
navigation.addEventListener("focusout", (event) => {
  // On with the keys, past the last link: a drawer that nobody is in stands in the way.
  if (drawer.checked && event.relatedTarget && !navigation.contains(event.relatedTarget)) menu.click();
});

// What the theme says in a corner, that a link was copied, is said aloud too; and a status needs no landmark.
document.querySelector(".md-dialog").setAttribute("role", "status");
