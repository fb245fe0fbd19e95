// `desk-ticket-bar`: which ticket the page is used for, when it falls due, its note, and a clean start.

import { copyNote } from "./copy-note.js";
import { button, download, el, fold, voice } from "./dom.js";
import { levels } from "./levels.js";
import { holds } from "./state.js";
import { ticket } from "./ticket.js";

class DeskTicketBar extends HTMLElement {
  #said = voice();
  #shown = "";
  #edits = ""; // how far the ticket was when something was said of it
  #refs = el("datalist", { id: "desk-tickets" });
  #due = el("span", { class: "desk-bar-due" });
  #hint = el("span", { class: "desk-bar-hint" });
  #ref = el("input", {
    type: "text",
    class: "desk-input",
    list: "desk-tickets",
    maxlength: "40",
    placeholder: "number",
    onchange: ({ target }) => this.#go(target.value.trim()),
  });

  connectedCallback() {
    if (this.firstChild) return;
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Your ticket");
    const row = [
      el("label", {}, "Ticket ", this.#ref),
      this.#refs,
      this.#due,
      this.#hint,
      button("Copy note", () => copyNote(this.#said)),
      button("New ticket", () => this.#next()),
      button("Done", () => this.#done()),
    ];
    const more = fold("Times and data", { class: "desk-button desk-plain" }, () => this.#more());
    this.append(el("div", { class: "desk-bar-row" }, row), this.#said, more.node);
    ticket.addEventListener("change", () => {
      if (this.#edits !== ticket.edits) this.#say();
      this.#draw();
    });
    ticket.addEventListener("idle", () => {
      const what = ticket.left ? `ticket ${ticket.left} was put aside` : "what was entered here is forgotten";
      this.#say(`Half an hour went by without a key or a click, so ${what}.`);
    });
    setInterval(() => document.hidden || this.#draw(), 30_000);
    this.#draw();
  }

  /** Says what happened to the ticket, until the next thing happens to it. */
  #say(...words) {
    this.#edits = ticket.edits;
    this.#said.classList.remove("desk-warn");
    this.#said.replaceChildren(...words);
  }

  #more() {
    const file = () => download(`ticket-${ticket.ref || "note"}.json`, { ticket: ticket.ref, ...ticket.data });
    const box = el(
      "div",
      {},
      el(
        "p",
        { class: "desk-hint" },
        "What you enter stays in this browser: with a number for 14 days, without one as long as this page is open. ",
        button("Save as a file", file),
      ),
    );
    const without = "The times did not load; reload the page to try again. ";
    if (levels())
      import("./clock-panel.js").then(({ panel }) => box.prepend(panel())).catch(() => box.prepend(without));
    return box;
  }

  #go(ref) {
    if (!ref) return this.#next();
    const taken = ticket.go(ref);
    if (ticket.ref !== ref) return this.#say("That names no ticket.");
    if (!taken) return;
    const begin = button("Begin empty instead", () => {
      const undo = ticket.done();
      ticket.go(ref);
      this.#undoable(`Ticket ${ref} begins empty. `, undo);
    });
    const facts = taken.log.map(({ name, label }) => `${name}: ${label}`);
    const all = facts.length ? ` (${facts.join("; ")})` : "";
    this.#say(`Taken over from this page: ${holds(taken)}${all}. `, begin);
  }

  #next() {
    const { ref } = ticket;
    const held = holds(ticket.data);
    const undo = ticket.next();
    if (ref) this.#undoable(`Ticket ${ref} is put aside; its number brings it back. `, undo);
    else this.#undoable(`${held ? `Forgotten: ${held}` : "Nothing was entered"}. `, undo);
  }

  #done() {
    const { ref } = ticket;
    const held = holds(ticket.data);
    const undo = ticket.done();
    const what = ref ? "The ticket is done. " : "";
    this.#undoable(`${what}${held ? `Forgotten: ${held}` : "Nothing was entered"}. `, undo);
  }

  #undoable(text, undo) {
    const back = () => {
      undo();
      this.#say("The ticket is back.");
      this.#ref.focus();
    };
    this.#say(text, button("Undo", back));
    this.#ref.focus();
  }

  async #draw() {
    const { ref, refs, left, data } = ticket;
    if (document.activeElement !== this.#ref || this.#shown !== ref) this.#ref.value = this.#shown = ref;
    this.#refs.replaceChildren(...refs.map((value) => el("option", { value })));
    const on = left && !data.started && button(`Go on with ${left}`, () => ticket.go(left));
    this.#hint.replaceChildren(ref ? "" : data.started ? "No number: it ends with this page." : on || "");
    try {
      await this.#times();
    } catch {
      this.#due.textContent = "";
    }
  }

  async #times() {
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
