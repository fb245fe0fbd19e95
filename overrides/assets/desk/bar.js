// `desk-ticket-bar`: which ticket the page is used for, when it falls due, its note, and a clean start.

import { button, copy, download, el, fold, voice } from "./dom.js";
import { panel } from "./clock-panel.js";
import { note } from "./note.js";
import { away, levels, times } from "./clock.js";
import { ticket } from "./ticket.js";

class DeskTicketBar extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const said = voice();
    const refs = el("datalist", { id: "desk-tickets" });
    const rename = () => ticket.go(ref.value.trim());
    const ref = el("input", { type: "text", class: "desk-input", list: refs.id, autocomplete: "off", maxlength: "40", placeholder: "number", onchange: rename });
    const due = el("span", { class: "desk-bar-due" });
    const put = async () => {
      await copy(note(ticket));
      said.textContent = "Note copied.";
    };
    const fresh = () => {
      const undo = ticket.clear();
      const back = button("Undo", () => {
        undo();
        said.textContent = "The ticket is back.";
        ref.focus();
      });
      said.replaceChildren("Answers, ticks and entries of the ticket are cleared. ", back);
      ref.focus();
    };
    const file = () => download(`ticket-${ticket.ref || "note"}.json`, { ticket: ticket.ref, ...ticket.data });
    const row = el(
      "div",
      { class: "desk-bar-row" },
      el("label", {}, "Ticket ", ref),
      refs,
      due,
      button("Copy note", put),
      button("New ticket", fresh),
    );
    const more = fold("Times and data", { class: "desk-button desk-plain" }, () =>
      el(
        "div",
        {},
        levels() && panel(),
        el("p", { class: "desk-hint" }, "What you enter stays in this browser. ", button("Save as a file", file)),
      ),
    );
    this.setAttribute("role", "region");
    this.setAttribute("aria-label", "Your ticket");
    this.append(row, said, more.node);
    const draw = () => {
      if (document.activeElement !== ref) ref.value = ticket.ref;
      refs.replaceChildren(...ticket.refs.map((value) => el("option", { value })));
      const clock = times(ticket.data);
      const next = clock && (clock.answered ? ["Next update", clock.update] : ["First response", clock.first]);
      due.textContent = next?.[1] ? `${next[0]} due ${away(next[1].at)}` : "";
      due.dataset.state = next?.[1]?.at < Date.now() ? "late" : "open";
    };
    ticket.addEventListener("change", draw);
    setInterval(() => !document.hidden && draw(), 30_000);
    draw();
  }
}

customElements.define("desk-ticket-bar", DeskTicketBar);
