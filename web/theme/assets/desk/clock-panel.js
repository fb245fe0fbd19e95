// `desk-clock`: when the ticket's first response, warning, next update and solution fall.

import { away, response, times, when } from "./clock.js";
import { button, el, fold } from "./dom.js";
import { levels } from "./levels.js";
import { ticket } from "./ticket.js";

const KINDS = [
  ["channel", "Channel", "channels"],
  ["plan", "Plan", "plans"],
  ["priority", "Priority", "priorities"],
];

/** The fields and the times of the current ticket, as one element that follows every change. */
export function panel() {
  const face = levels();
  const fields = KINDS.map(([field, name, list]) => choice(field, name, face[list]));
  const moments = [
    moment("started", "Came in"),
    moment("first_answered", "First answer sent"),
    moment("answered", "Last answer sent"),
  ];
  const list = el("dl", { class: "desk-times" });
  const draw = () => {
    for (const one of [...fields, ...moments]) one.draw();
    list.replaceChildren(...rows(times(ticket.data)));
  };
  ticket.addEventListener("change", draw);
  setInterval(() => !document.hidden && draw(), 30_000);
  draw();
  return el(
    "div",
    { class: "desk-clock-panel" },
    el("div", { class: "desk-fields" }, ...fields.map((one) => one.node), ...moments.map((one) => one.node)),
    list,
  );
}

/** A choice that the ticket keeps, to be drawn when the ticket changes; the channel is a fact that decisions need not ask for again. */
export function choice(field, name, options) {
  const pick = () =>
    ticket.change((data) => {
      data[field] = select.value || undefined;
      if (field !== "channel") return;
      data.log = data.log.filter(({ fact }) => fact !== "channel");
      const label = select.selectedOptions[0].textContent;
      if (select.value) data.log.push({ fact: "channel", name, set: { is: [select.value] }, label });
    });
  const list = [["", "not set"], ...options].map(([value, title]) => el("option", { value }, title));
  const select = el("select", { class: "desk-input", "aria-label": name, onchange: pick }, ...list);
  return { node: el("label", {}, `${name} `, select), draw: () => (select.value = ticket.data[field] ?? "") };
}

const local = (iso) => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** A point in time that the ticket keeps; the first answer that is told stays the first. */
function moment(field, name) {
  const set = (value) =>
    ticket.change((data) => {
      if (field === "answered") data.first_answered ??= data.answered ?? value;
      data[field] = value;
    });
  const pick = () => set(input.value ? new Date(input.value).toISOString() : undefined);
  const input = el("input", { type: "datetime-local", class: "desk-input", onchange: pick });
  const now = button("Now", () => set(new Date().toISOString()), { "aria-label": `${name} now` });
  const draw = () => {
    const { [field]: iso } = ticket.data;
    if (document.activeElement !== input) input.value = iso ? local(iso) : "";
  };
  return { node: el("div", {}, el("label", {}, `${name} `, input), now), draw };
}

function rows(clock) {
  if (!clock) return [el("div", {}, el("dt", {}, "Due"), el("dd", {}, "Set channel, plan or priority."))];
  const { first, warn, update, solve } = clock;
  const given = response(clock);
  const shown = [
    !given && ["Warning", warn],
    !given && ["First response", first && { ...first, text: `within ${first.text}` }],
    ["Next update", update && { ...update, text: `every ${update.text}` }],
    ["Solved", solve && { ...solve, text: `goal: within ${solve.text}` }],
  ];
  const done = given ? [row("First response", given.state, given.text, given.why)] : [];
  const open = shown
    .filter((one) => one?.[1])
    .map(([name, { at, text }]) => row(name, at < Date.now() ? "late" : "open", when(at), `${away(at)} ${text}`));
  return [...done, ...open];
}

function row(name, state, text, why) {
  const more = el("span", { class: "desk-times-why" }, ` ${why}`);
  return el("div", { "data-state": state }, el("dt", {}, name), el("dd", {}, el("b", {}, text), why && more));
}

class DeskClock extends HTMLElement {
  connectedCallback() {
    const table = this.querySelector(".desk-table");
    if (this.querySelector(".desk-clock-panel") || !levels()) return;
    table?.remove();
    this.prepend(
      el(
        "p",
        { class: "desk-card-title" },
        el("span", { class: "desk-kind" }, "Clock: "),
        "When this ticket falls due",
      ),
      panel(),
    );
    this.classList.add("desk-card");
    if (table) this.append(fold("Every target at a glance", { class: "desk-button desk-plain" }, () => table).node);
  }
}

customElements.define("desk-clock", DeskClock);
