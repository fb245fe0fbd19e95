// In a help desk's side panel (`?panel=1`) every link of the site stays in the panel, and a procedure begins
// with what to do: its sections stand in the bar, its facts fold away unless one of them is a warning.

import { within } from "./address.js";

const ABOVE = "#use-this-when, #before-you-begin"; // stand at the top of a procedure anyway

if (document.documentElement.classList.contains("desk-panel")) {
  for (const event of ["pointerdown", "click", "contextmenu"])
    document.addEventListener(event, stay, { capture: true });
  const facts = document.querySelector(".desk-facts");
  if (facts) arrange(facts).catch(() => {}); // without the script the facts stay where they are
}

/** Mends a link before it is followed, in this tab or in another. */
function stay(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.origin !== location.origin || link.hasAttribute("download")) return;
  if (link.pathname === location.pathname && link.search === location.search) return;
  link.href = within(link.href).href;
}

async function arrange(facts) {
  const { el, fold, words } = await import("./desk/dom.js");
  const links = [...document.querySelectorAll(`article h2[id]:not(${ABOVE})`)].map((heading) =>
    el("a", { href: `#${heading.id}` }, words(heading, ".headerlink")),
  );
  document.querySelector(".desk-panel-bar").append(el("span", { class: "desk-panel-parts" }, ...links));
  if (facts.querySelector(":is(.desk-badge-overdue, .desk-badge-waived, .desk-badge-triggered)")) {
    facts.classList.add("desk-shown");
    return;
  }
  const place = el("span");
  facts.replaceWith(place);
  const { node } = fold("Owner, review, scope and tools", { class: "desk-button desk-plain" }, () => facts);
  place.replaceWith(node);
}
