// A checklist: kept while it is filled in, and copied only when nothing that is required is missing.

import { button, copy, el, voice, words } from "./dom.js";
import { entries, record, text } from "./shape.js";
import { browser, shelf } from "./storage.js";
import { ticket } from "./ticket.js";

// The lists that belong to the agent, not to a ticket: checklist → {item: value}.
const sheets = shelf(browser, "deskbook.sheets", 1, (found, drop) =>
  record(found, (sheet) => record(sheet, text, drop), drop),
);

class DeskChecklist extends HTMLElement {
  #said = voice();
  #turn = ticket.turn;

  connectedCallback() {
    if (this.contains(this.#said) || !this.querySelector(".desk-checks")) return;
    const copied = button("Copy as text", () => this.#copy(), { class: "desk-button desk-main" });
    this.querySelector(".desk-checks").after(
      el(
        "div",
        { class: "desk-tools" },
        copied,
        button("Clear", () => this.#clear()),
      ),
      this.#said,
    );
    this.addEventListener("input", () => this.#store());
    const early = this.#filled(); // what was entered before this script came: the page itself holds nothing
    if (Object.keys(early).length) this.#put({ ...this.#kept, ...early });
    ticket.addEventListener("change", () => this.#fill());
    this.#fill();
  }

  get #own() {
    return this.dataset.keep === "agent";
  }

  get #kept() {
    const all = this.#own ? sheets.read() : ticket.data.checks;
    return all[this.dataset.checklist] ?? entries();
  }

  get #items() {
    return [...this.querySelectorAll("[data-item]")].map((box) => ({
      id: box.dataset.item,
      box,
      required: box.dataset.required === "true",
      text: words(box.matches("fieldset") ? box.querySelector("legend") : box, ".desk-need, .desk-help, textarea"),
      fields: [...box.querySelectorAll("input, textarea")],
    }));
  }

  #value({ fields }) {
    if (fields.length > 1) return fields.find(({ checked }) => checked)?.value ?? "";
    const [field] = fields;
    return field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value.trim();
  }

  #fill() {
    const kept = this.#kept;
    const another = !this.#own && this.#turn !== ticket.turn;
    this.#turn = ticket.turn;
    if (another) {
      this.#said.textContent = "";
      this.#mark([]);
    }
    for (const { id, fields } of this.#items) {
      for (const field of fields) {
        if (field.type === "radio") field.checked = field.value === kept[id];
        else if (field.type === "checkbox") field.checked = kept[id] === "yes";
        else if (another || field !== document.activeElement) field.value = kept[id] ?? "";
      }
    }
  }

  #put(values) {
    const { checklist: id } = this.dataset;
    const set = (all) => {
      if (values) all[id] = values;
      else delete all[id];
      return all;
    };
    if (this.#own) sheets.write(set(sheets.read()));
    else ticket.change(({ checks }) => set(checks));
  }

  #filled() {
    const filled = this.#items.map((item) => [item.id, this.#value(item)]).filter(([, value]) => value);
    return record(Object.fromEntries(filled), text);
  }

  #store() {
    this.#mark([]);
    this.#put(this.#filled());
  }

  #mark(missing) {
    for (const item of this.#items) {
      for (const field of item.fields)
        field.toggleAttribute(
          "aria-invalid",
          missing.some(({ id }) => id === item.id),
        );
      for (const field of this.querySelectorAll("[aria-invalid]")) field.setAttribute("aria-invalid", "true");
    }
  }

  async #copy() {
    const items = this.#items;
    const missing = items.filter((item) => item.required && !this.#value(item));
    this.#mark(missing);
    this.#said.classList.toggle("desk-warn", missing.length > 0);
    if (missing.length) {
      this.#said.textContent = `Not copied. Still needed: ${missing.map(({ text }) => text).join("; ")}.`;
      missing[0].fields[0].focus();
      return;
    }
    const title = this.querySelector(".desk-card-title");
    const name = title ? words(title, ".desk-kind") : words(this.previousElementSibling ?? this, ".headerlink");
    const lines = items.map((item) => {
      const value = this.#value(item);
      if (item.fields.length === 1 && item.fields[0].type === "checkbox") return `[${value ? "x" : " "}] ${item.text}`;
      return `${item.text}: ${value || "–"}`;
    });
    const of = ticket.ref && !this.#own ? `, ticket ${ticket.ref}` : "";
    await copy(`${name}${of}\n\n${lines.join("\n")}\n`, this.#said, "Checklist copied.");
  }

  #clear() {
    const before = this.#kept;
    this.#put(null);
    this.#fill();
    this.#mark([]);
    const back = () => {
      this.#put(before);
      this.#fill();
      this.#said.textContent = "The entries are back.";
    };
    this.#said.replaceChildren("Cleared. ", button("Undo", back));
  }
}

customElements.define("desk-checklist", DeskChecklist);
