// Fetches the script of each widget that the page holds, and nothing on a page that holds none.

const PARTS = {
  "desk-ticket-bar": "bar",
  "desk-tree": "tree",
  "desk-reply": "reply",
  "desk-checklist": "checklist",
  "desk-form": "form",
  "desk-clock": "clock-panel",
  "desk-quiz": "quiz",
  "desk-path": "path",
  "desk-progress": "progress",
  "desk-calculator": "calculator",
  "ol.desk-steps": "steps",
};

for (const [found, part] of Object.entries(PARTS)) {
  if (document.querySelector(found)) import(`./${part}.js`);
}
