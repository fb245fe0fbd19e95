// The steps of a procedure: each can be ticked for the current ticket, and has a menu of its own.

import { copyNote } from "./copy-note.js";
import { button, copy, el, fold, voice, words } from "./dom.js";
import { ticket } from "./ticket.js";
import { configured } from "./ways.js";

const takes = Object.values(configured()).some(Boolean);
const head = document.querySelector("[data-sop], [data-playbook]");
const page =
  head?.dataset.sop ?? head?.dataset.playbook ?? location.pathname.split("/").filter(Boolean).at(-1) ?? "page";

/** The heading above a list of steps, where it is a branch. */
function branch(list) {
  let before = list.previousElementSibling;
  while (before && !/^H[1-6]$/.test(before.tagName)) before = before.previousElementSibling;
  return before && before.tagName !== "H2" ? words(before, ".headerlink") : "";
}

function menu(step) {
  const link = () => copy(`${location.origin}${location.pathname}#${step.id}`, said, "Link copied.");
  const handIn = (kind) => async () => {
    const where = `${step.name}: ${step.text}`;
    (await import("./hand-in.js")).write(kind, { step: step.id, where, back: box.node.firstChild });
  };
  const said = voice();
  const box = fold("⋯", { class: "desk-button desk-plain", "aria-label": `More on ${step.name}` }, () =>
    el(
      "div",
      { class: "desk-step-more" },
      takes && button("This step didn’t match", handIn("deviation")),
      takes && button("Ask about this step", handIn("question")),
      button("Copy link to this step", link),
      said,
    ),
  );
  box.node.classList.add("desk-step-menu");
  box.node.addEventListener("focusout", ({ relatedTarget: to }) => to && !box.node.contains(to) && box.close());
  document.addEventListener("click", ({ target: on }) => box.node.contains(on) || box.close());
  return box.node;
}

const boxes = [];

for (const list of document.querySelectorAll("ol.desk-steps")) {
  const where = branch(list);
  [...list.children].forEach((item, index) => {
    const number = `step ${list.start + index}`;
    const step = {
      id: item.id,
      name: where ? `${where}, ${number}` : number,
      text: words(item, "ul, ol, pre, table, .admonition, .desk-step-link"),
    };
    const key = `${page}#${item.id}`;
    const time = el("time", { class: "desk-step-time" });
    const mark = () =>
      ticket.change(({ ticks }) => {
        if (box.checked) ticks[key] = { at: new Date().toISOString(), name: step.name, text: step.text };
        else delete ticks[key];
      });
    const box = el("input", {
      type: "checkbox",
      class: "desk-step-tick",
      "aria-label": `Done: ${step.name}. ${step.text}`,
      onchange: mark,
    });
    boxes.push({ box, time, key, item });
    item.prepend(box);
    item.append(time, menu(step));
  });
}

const count = el("span", {});
const said = voice();
const put = () => copyNote(said);
const last = document.querySelectorAll("ol.desk-steps");
last[last.length - 1].after(
  el("div", { class: "desk-tools desk-steps-foot" }, count, button("Copy ticket note", put), said),
);

let { turn } = ticket;

function draw() {
  if (turn !== ticket.turn) said.textContent = "";
  turn = ticket.turn;
  for (const { box, time, key, item } of boxes) {
    const tick = ticket.data.ticks[key];
    box.checked = Boolean(tick);
    item.classList.toggle("desk-step-done", Boolean(tick));
    time.textContent = tick
      ? new Date(tick.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
      : "";
    if (tick) time.dateTime = tick.at;
  }
  const done = boxes.filter(({ box }) => box.checked).length;
  count.textContent = `${done} of ${boxes.length} steps ticked for this ticket.`;
}

ticket.addEventListener("change", draw);
draw();
