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

// Replies stand far down and many to a page: their script comes when the first is near the window.
const near = new IntersectionObserver(
  (entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    near.disconnect();
    import("./reply.js");
  },
  { rootMargin: "800px" },
);
for (const reply of document.querySelectorAll("desk-reply")) near.observe(reply);

for (const [found, part] of Object.entries(PARTS)) {
  if (document.querySelector(found)) import(`./${part}.js`);
}
