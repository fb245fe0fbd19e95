// A form that is filled in elsewhere: its template, copied.

import { button, copy, el, voice } from "./dom.js";

class DeskForm extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector(".desk-template");
    if (!template || this.querySelector(".desk-tools")) return;
    const said = voice();
    const put = () => copy(template.textContent, said, "Template copied.");
    template.after(
      el("div", { class: "desk-tools" }, button("Copy template", put, { class: "desk-button desk-main" })),
      said,
    );
  }
}

customElements.define("desk-form", DeskForm);
