// Fetches the script of each widget that the page holds, and nothing on a page that holds none.

const PARTS = {
  "desk-ticket-bar": "bar",
  "desk-tree": "tree",
  "desk-checklist": "checklist",
  "desk-form": "form",
  "desk-clock": "clock-panel",
  "desk-quiz": "quiz",
  "desk-path": "path",
  "desk-progress": "progress",
  "desk-calculator": "calculator",
  "ol.desk-steps": "steps",
  "desk-outbox": "outbox-bar",
};

const page = document.documentElement;
page.dataset.desk = "on"; // what the line at the top of the page waits for, which says that scripts are missing

/** Fetches the script of what `found` selects. Where it does not come, all else goes on, and the page says so. */
function fetched(part, found) {
  return import(`./${part}.js`).catch(() => {
    for (const one of found ? document.querySelectorAll(found) : []) one.classList.add("desk-failed");
    const line = document.querySelector(".desk-still");
    if (!line) return;
    line.textContent = "A part of this page did not load. All of it can be read; reload it to use the rest.";
    line.hidden = false;
  });
}

// Replies stand far down and many to a page: their script comes when the first is near the window.
const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    fetched("reply", "desk-reply");
  },
  { rootMargin: "800px" },
);
for (const reply of document.querySelectorAll("desk-reply")) near.observe(reply);

for (const [found, part] of Object.entries(PARTS)) {
  if (document.querySelector(found)) fetched(part, found);
}

// A page without a widget has to do with the ticket too: a help desk may name it there, the home page leaves it, and
// what was entered on the page before without a number ends.
if (document.querySelector(".desk-home")) fetched("ticket");
fetched("from-help-desk").then((desk) => {
  if (desk?.fromFragment()) fetched("ticket");
  desk?.onFragment(() => fetched("ticket"));
});
try {
  if (/** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))[0]?.type !== "reload")
    sessionStorage.removeItem("deskbook.page");
} catch {
  // a browser that refuses storage kept nothing
}
