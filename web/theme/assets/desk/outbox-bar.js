// `desk-outbox`: how much waits to be sent, and "I have read this page". `desk-none`: the last answer of a
// search. Where the site is told no way to send, neither is there.

import { button } from "./dom.js";
import { outbox } from "./outbox.js";
import { here } from "./record.js";
import { configured } from "./ways.js";

const takes = Object.values(configured()).some(Boolean);
const windows = () => import("./hand-in.js");

class DeskOutbox extends HTMLElement {
  connectedCallback() {
    if (!takes || this.firstChild) return;
    const open = button("", async () => (await windows()).list(open));
    const whole = this.hasAttribute("whole");
    const { sop, revision } = here();
    const read = button("I have read this page", async () =>
      (await windows()).write("read", { back: read, where: `${sop}, revision ${revision}` }),
    );
    const draw = () => {
      const { length } = outbox.items;
      const text = length ? `Outbox: ${length} to send` : "Outbox";
      open.textContent = whole ? text : `✉ ${length}`;
      open.setAttribute("aria-label", text);
      open.classList.toggle("desk-main", length > 0);
      open.hidden = !length && !whole;
    };
    this.append(...(whole && sop && revision !== "unpublished" ? [read] : []), open);
    outbox.addEventListener("change", draw);
    draw();
  }
}

// What a search box holds goes into a record only where the agent typed all of it: it may also have been
// filled from a ticket, and a customer's words stay where they are.
const typed = new WeakMap();
const mine = new WeakSet();
document.addEventListener("beforeinput", (/** @type {any} */ { target }) => target.value === "" && mine.add(target), {
  capture: true,
});
document.addEventListener(
  "input",
  (/** @type {any} */ { target, data }) => {
    if (target.value === "" || target.value === data) mine.add(target);
    if (mine.has(target)) typed.set(target, target.value);
  },
  { capture: true },
);

class DeskNone extends HTMLElement {
  connectedCallback() {
    if (!takes || this.firstChild) return;
    const box = this.closest("desk-search")?.querySelector("input");
    const open = async () => {
      const text = box && typed.get(box) === box.value ? box.value.trim() : "";
      (await windows()).write("none-of-these", { text, sop: "", back: box });
    };
    this.append(button("None of these", open, { class: "desk-button desk-plain" }));
  }
}

customElements.define("desk-outbox", DeskOutbox);
customElements.define("desk-none", DeskNone);
