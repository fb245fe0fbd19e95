// `desk-ticket-bar`: which ticket the page is used for, when it falls due, its note, and a clean start.

import { button, download, el, fold, voice } from "./dom.js";
import { copyNote, levels, ticket } from "./ticket.js";

class DeskTicketBar extends HTMLElement {
  #said = voice();
  #refs = el("datalist", { id: "desk-tickets" });
  #due = el("span", { class: "desk-bar-due" });
  #ref = el("input", {
    type: "text",
    class: "desk-input",
    list: "desk-tickets",
    autocomplete: "off",
    maxlength: "40",
    placeholder: "number",
    onchange: ({ target }) => ticket.go(target.value.trim()),
  });

  connectedCallback() {
    if (this.firstChild) return;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Your ticket");
    const put = async () => {
      await copyNote();
      this.#said.textContent = "Note copied.";
    };
    const row = [
      el("label", {}, "Ticket ", this.#ref),
      this.#refs,
      this.#due,
      button("Copy note", put),
      button("New ticket", () => this.#clear()),
    ];
    const more = fold("Times and data", { class: "desk-button desk-plain" }, () => this.#more());
    this.append(el("div", { class: "desk-bar-row" }, row), this.#said, more.node);
    ticket.addEventListener("change", () => this.#draw());
    setInterval(() => document.hidden || this.#draw(), 30_000);
    this.#draw();
  }

  #more() {
    const file = () => download(`ticket-${ticket.ref || "note"}.json`, { ticket: ticket.ref, ...ticket.data });
    const box = el(
      "div",
      {},
      el("p", { class: "desk-hint" }, "What you enter stays in this browser. ", button("Save as a file", file)),
    );
    if (levels()) import("./clock-panel.js").then(({ panel }) => box.prepend(panel()));
    return box;
  }

  #clear() {
    const undo = ticket.clear();
    const back = () => {
      undo();
      this.#said.textContent = "The ticket is back.";
      this.#ref.focus();
    };
    this.#said.replaceChildren("Answers, ticks and entries of the ticket are cleared. ", button("Undo", back));
    this.#ref.focus();
  }

  async #draw() {
    if (document.activeElement !== this.#ref) this.#ref.value = ticket.ref;
    this.#refs.replaceChildren(...ticket.refs.map((value) => el("option", { value })));
    const { plan, priority, channel } = ticket.data;
    if (!plan && !priority && !channel) return void (this.#due.textContent = "");
    const { away, times } = await import("./clock.js");
    const clock = times(ticket.data);
    const [name, next] = clock?.answered ? ["Next update", clock.update] : ["First response", clock?.first];
    this.#due.textContent = next ? `${name} due ${away(next.at)}` : "";
    this.#due.dataset.state = next?.at < Date.now() ? "late" : "open";
  }
}

customElements.define("desk-ticket-bar", DeskTicketBar);
