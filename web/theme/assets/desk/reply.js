// A canned reply: fields for its gaps, the letter as it will read, and a copy for the help desk in use.

import { button, copy, el, voice } from "./dom.js";
import { DESKS } from "./placeholders.js";
import { record, text } from "./shape.js";
import { browser, shelf } from "./storage.js";
import { ticket } from "./ticket.js";

const choice = shelf(browser, "deskbook.desk", 1, (found) => (Object.hasOwn(DESKS, found ?? "") ? found : "text"));
// What is the agent's own, such as their name, outlives the ticket.
const self = shelf(browser, "deskbook.agent", 1, (found, drop) => record(found, text, drop));
const TONE = "Would I be happy if this landed in my inbox?";

const shared = new EventTarget();
const desk = () => DESKS[choice.read()];
const filled = ({ fields }, name) => (Object.hasOwn(fields, name) ? fields[name] : "");

/** What fills a gap: the help desk's field, what was typed, or what the ticket says of itself. */
function filling(name) {
  const own = name === "ticket.id" ? ticket.ref : "";
  return filled(desk(), name) || ticket.data.slots[name] || self.read()[name] || own;
}

function type(name, value) {
  if (name.startsWith("agent.")) {
    const own = self.read();
    own[name] = value;
    self.write(own);
    return void shared.dispatchEvent(new Event("change"));
  }
  ticket.change(({ slots }) => {
    if (value) slots[name] = value;
    else delete slots[name];
  });
}

class DeskReply extends HTMLElement {
  #gaps = [];
  #fields = new Map();
  #said = voice();
  #tone;
  #turn = ticket.turn;

  connectedCallback() {
    const fold = this.closest("details");
    if (fold && !fold.open) fold.addEventListener("toggle", () => this.#build(), { once: true });
    else this.#build();
  }

  #build() {
    const body = this.querySelector(".desk-reply-body");
    if (!body || this.#tone) return;
    this.#gaps = [...this.querySelectorAll(".desk-slot")].map((node) => ({
      node,
      name: node.dataset.slot,
      label: node.textContent.replace(/^\[|\]$/g, ""),
    }));
    const letter = this.querySelector(".desk-reply-subject") ?? body;
    letter.before(this.#form());
    body.after(this.#tools());
    ticket.addEventListener("change", () => this.#draw());
    shared.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #form() {
    for (const { name, label } of this.#gaps) {
      if (this.#fields.has(name)) continue;
      const input = el("input", {
        type: "text",
        class: "desk-input",
        oninput: () => type(name, input.value),
      });
      const box = el("label", {}, `${label} `, input, el("span", { class: "desk-field-note" }));
      this.#fields.set(name, { input, box });
    }
    const boxes = [...this.#fields.values()].map(({ box }) => box);
    return el("div", { class: "desk-fields desk-reply-fields", hidden: !boxes.length }, ...boxes);
  }

  #tools() {
    const options = Object.entries(DESKS).map(([value, { title }]) => el("option", { value }, title));
    const pick = () => {
      choice.write(select.value);
      shared.dispatchEvent(new Event("change"));
    };
    const select = el("select", { class: "desk-input desk-desk", onchange: pick }, ...options);
    this.#tone = el("input", { type: "checkbox" });
    const rest = { class: "desk-button desk-main" };
    return el(
      "div",
      { class: "desk-reply-tools" },
      el("label", { class: "desk-tone" }, this.#tone, ` ${TONE}`),
      el(
        "div",
        { class: "desk-tools" },
        button("Copy reply", () => this.#ask(), rest),
        el("label", {}, "Placeholders: ", select),
      ),
      this.#said,
    );
  }

  #draw() {
    const one = desk();
    const another = this.#turn !== ticket.turn;
    this.#turn = ticket.turn;
    if (another) {
      this.#tone.checked = false;
      this.#said.textContent = "";
    }
    for (const { node, name, label } of this.#gaps) {
      const text = filling(name);
      node.textContent = text || `[${label}]`;
      node.classList.toggle("desk-filled", Boolean(text));
    }
    for (const [name, { input, box }] of this.#fields) {
      const field = filled(one, name);
      input.disabled = Boolean(field);
      box.lastChild.textContent = field ? " filled by the help desk" : "";
      if (another || document.activeElement !== input) input.value = field || filling(name);
    }
    for (const option of this.querySelectorAll(".desk-desk option")) option.selected = DESKS[option.value] === desk();
  }

  /** Copies, unless a gap is empty: then it says which, and copies only when told to. */
  #ask() {
    const open = this.#gaps.filter(({ name }) => !filling(name));
    const labels = [...new Set(open.map(({ label }) => label))];
    if (!labels.length) return this.#copy();
    const first = this.#fields.get(open[0].name).input;
    const anyway = button("Copy anyway", () => this.#copy());
    this.#said.classList.add("desk-warn");
    this.#said.replaceChildren(
      `Not filled in: ${labels.join("; ")}. `,
      button("Fill in", () => first.focus()),
      " ",
      anyway,
    );
  }

  async #copy() {
    const subject = this.querySelector(".desk-reply-subject-text");
    const head = subject ? `Subject: ${subject.textContent}\n\n` : "";
    const text = head + this.querySelector(".desk-reply-body").textContent;
    const unread = !this.#tone.checked;
    const more = unread ? ` Read it once more before you send it: ${TONE}` : "";
    if (!(await copy(text, this.#said, `Reply copied.${more}`)) || !unread) return;
    this.#said.classList.add("desk-warn");
    this.#tone.focus();
  }
}

customElements.define("desk-reply", DeskReply);
