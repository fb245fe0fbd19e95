// A decision asked one question at a time, from the outline that the page holds and still prints.

import { copyNote } from "./copy-note.js";
import { button, el, voice } from "./dom.js";
import { levels } from "./levels.js";
import { ticket } from "./ticket.js";
import {
  address,
  answered,
  carried,
  follow,
  foreign,
  forget,
  known,
  model,
  offered,
  priority,
  rewound,
  summaries,
} from "./walk.js";

/** A number as people type it, `$1,200.50` too; a comma that does not part thousands could mean either. */
function amount(typed) {
  const text = typed.trim().replace(/^[$€£]\s*/, "");
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(",", ""));
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

class DeskTree extends HTMLElement {
  #view = el("div", { class: "desk-walk", role: "group" });
  #stage = el("div", { class: "desk-stage" });
  #live = el("p", { class: "desk-offstage", role: "status" });
  #said = voice();
  #switch = button("", () => this.#show(!this.hasAttribute("walking"), true));
  #shared = null; // the answers of a link, until the reader goes on from there
  #turn = ticket.turn;
  #way;

  connectedCallback() {
    if (this.#way || !this.querySelector(".desk-nodes")) return;
    try {
      this.#begin();
    } catch (error) {
      this.#whole();
      throw error;
    }
  }

  /** Leaves the outline as it was built: a decision that cannot be walked is read. */
  #whole() {
    this.toggleAttribute("walking", false);
    this.#view.remove();
    this.#switch.parentElement?.remove();
  }

  #begin() {
    const outline = this.querySelector(".desk-nodes");
    this.#view.append(this.#stage, this.#live, this.#said);
    this.#view.setAttribute("aria-label", `Walk through: ${model(this).title}`);
    outline.before(el("div", { class: "desk-tools desk-tree-switch" }, this.#switch), this.#view);
    this.addEventListener("keydown", (event) => this.#keys(event));
    ticket.addEventListener("change", () => {
      const here = this.#view.contains(document.activeElement);
      if (this.#turn !== ticket.turn) this.#leave();
      this.#draw();
      if (here && !this.#view.contains(document.activeElement)) this.#focus();
    });
    addEventListener("hashchange", () => this.#arrive());
    this.#show(true);
    this.#arrive();
  }

  /** Another ticket is at hand: a link's answers and what was said of the one before go. */
  #leave() {
    this.#turn = ticket.turn;
    this.#said.textContent = "";
    this.#shared = null;
  }

  get #log() {
    return this.#shared ?? ticket.data.log;
  }

  /** Opens what the address names: a path to walk on from, or a place in the outline. */
  #arrive() {
    const name = location.hash.slice(1);
    const path = carried(this, name);
    const place = document.getElementById(name);
    if (path) {
      this.#shared = path;
      this.#clean(); // what was answered stays in no history and no bookmark
    } else if (!place || !this.contains(place)) return;
    this.#show(path || place === this);
    this.#draw();
    (path ? this : place).scrollIntoView();
  }

  #clean() {
    try {
      history.replaceState(history.state, "", `#${this.id}`);
    } catch {
      location.hash = this.id; // a frame without an origin of its own may not rewrite its address
    }
  }

  #show(walking, focus) {
    this.toggleAttribute("walking", Boolean(walking));
    this.#switch.textContent = walking ? "Show the whole tree" : "Walk through it";
    this.#view.hidden = !walking;
    this.#draw();
    if (focus && walking) this.#focus();
  }

  /** Takes a new log over from the reader's own doing. */
  #walk(log, spoken) {
    this.#shared = null;
    for (const part of ["note", "clock-panel"]) import(`./${part}.js`).catch(() => {}); // the connection may be gone later
    const way = follow(this, log);
    ticket.change((data) => {
      data.log = log;
      for (const tree of this.#way.trees) delete data.walks[model(tree).id];
      const asked = way.steps.some(({ own }) => own) || way.end;
      if (asked) Object.assign(data.walks, summaries(way));
      const level = way.end && priority(way.ends, log);
      if (level) data.priority = level;
    });
    this.#said.textContent = "";
    const { node, end } = this.#way;
    this.#live.textContent = `${spoken} ${node ? `Next question: ${node.ask}` : "You have reached an outcome."}`;
    this.#focus(end);
  }

  #draw() {
    this.#way = follow(this, this.#log);
    if (this.#view.hidden) return;
    const { steps, node, end } = this.#way;
    this.#stage.replaceChildren(
      ...[
        this.#shared ? this.#borrowed() : this.#known(),
        steps.length && this.#path(steps),
        node ? this.#question(node) : this.#end(end),
      ].filter(Boolean),
      this.#tools(),
    );
  }

  #borrowed() {
    const use = button("Use it for this ticket", () => this.#walk(this.#own(), "Taken over."));
    const again = [...new Set(this.#way.steps.filter(({ node }) => node.sensitive).map(({ node }) => node.name))];
    const asked = again.length > 0 && `Not taken from a link: ${again.join(", ")}. `;
    return el("div", { class: "desk-hint" }, el("p", {}, "These answers came with the link. ", asked), use);
  }

  /** What was answered elsewhere and counts here, by name: nothing of it decides unseen. */
  #known() {
    const found = foreign(this.#way.trees, ticket.data.log);
    if (!found.length) return null;
    const drop = (facts, spoken) => () => {
      ticket.change((data) => forget(data, facts));
      this.#live.textContent = spoken;
    };
    const items = found.map(({ fact, name = fact, label, from = "the ticket", sensitive }) =>
      el(
        "li",
        { "data-sensitive": sensitive },
        `${name}: `,
        el("b", {}, label ?? "known"),
        ` (from ${from}) `,
        button("Forget", drop([fact], `Forgotten: ${name}.`), { "aria-label": `Forget: ${name}` }),
      ),
    );
    const all = button(
      "Forget all",
      drop(
        found.map(({ fact }) => fact),
        "All of it is forgotten.",
      ),
    );
    const head = el("p", {}, "Known already, so not asked here: ", found.length > 1 && all);
    return el("div", { class: "desk-known", role: "group", "aria-label": "Known already" }, head, el("ul", {}, items));
  }

  /** The log to go on from: the ticket's, or a link's answers as this tree's own; who the customer is, what is paid
   *  and what they agreed to is never taken from a link. */
  #own() {
    if (!this.#shared) return ticket.data.log;
    const steps = this.#way.steps.filter(({ node }) => !node.sensitive);
    const rest = ticket.data.log.filter(({ fact }) => !steps.some(({ node }) => node.fact === fact));
    return steps.reduce((log, { node, label }) => answered(log, node, known(this.#log, node.fact).set, label), rest);
  }

  #path(steps) {
    const items = steps.map((step, index) => {
      const { node, label, own } = step;
      const text = [
        el("span", { class: "desk-crumb-name" }, `${own ? "" : "known: "}${node.name} `),
        el("b", {}, label),
        el("span", { class: "desk-offstage" }, ", change this answer"),
      ];
      return el("li", {}, el("button", { type: "button", title: node.ask, onclick: () => this.#back(index) }, text));
    });
    return el("ol", { class: "desk-crumbs", "aria-label": "Answers so far" }, ...items);
  }

  #question(node) {
    const id = `${this.id}-asked`;
    const label = "Show this question in the whole tree";
    const anchor = el(
      "a",
      { href: `#${node.link}`, class: "desk-question-link", title: label, "aria-label": label },
      "#",
    );
    const answers = offered(node, this.#log).map((answer, index) => {
      const key = index < 9 && el("kbd", { "aria-hidden": "true" }, String(index + 1));
      const choose = () => this.#walk(answered(this.#own(), node, answer.set, answer.label), `${answer.label}.`);
      return el(
        "li",
        {},
        el("button", { type: "button", class: "desk-button desk-choice", onclick: choose }, key, answer.label),
      );
    });
    return el(
      "div",
      { class: "desk-asked", role: "group", "aria-labelledby": id },
      el("p", { class: "desk-asked-text" }, el("span", { id, tabindex: "-1" }, node.ask), " ", anchor),
      node.why && el("p", { class: "desk-asked-why" }, node.why),
      node.numeric && this.#number(node, id),
      el("ol", { class: "desk-choices" }, ...answers),
    );
  }

  /** A field for the number itself, which finds the answer that it belongs to. */
  #number(node, id) {
    const wrong = el("p", { class: "desk-wrong", role: "alert" });
    const input = el("input", {
      type: "text",
      inputmode: "decimal",
      "aria-labelledby": id,
      class: "desk-input",
    });
    const send = (event) => {
      event.preventDefault();
      const value = amount(input.value);
      const whole = node.type === "integer";
      if (Number.isNaN(value) || value < node.min || value > node.max || (whole && !Number.isInteger(value))) {
        wrong.textContent = `Type a ${whole ? "whole " : ""}number from ${node.min} to ${node.max}.`;
        input.setAttribute("aria-invalid", "true");
        return input.focus();
      }
      const log = this.#own().filter(({ fact }) => fact !== node.fact);
      this.#walk(
        answered(log, node, { lo: value, hi: value }, `${value} ${node.unit}`.trim()),
        `${value} ${node.unit}.`,
      );
    };
    return el(
      "form",
      { class: "desk-number-form", onsubmit: send },
      input,
      ` ${node.unit} `,
      el("button", { class: "desk-button" }, "Next"),
      wrong,
    );
  }

  #end(outcome) {
    const box = el("div", {
      class: "desk-outcome desk-reached",
      tabindex: "-1",
      role: "group",
      "aria-label": "Outcome",
    });
    if (!outcome) return box;
    box.append(...[...outcome.children].map((part) => part.cloneNode(true)));
    const due = el("p", { class: "desk-due" }, "\u00a0");
    box.append(due);
    this.#due(due, outcome).catch(() => due.remove()); // the clock did not load: the outcome stands
    const put = (markdown) => () => {
      ticket.change(({ walks }) => Object.assign(walks, summaries(this.#way)));
      return copyNote(this.#said, markdown);
    };
    const onward = outcome.dataset.then && box.querySelector(".desk-outcome-facts span:last-child a");
    const tools = el(
      "div",
      { class: "desk-tools" },
      onward && el("a", { class: "desk-button desk-main", href: onward.href }, `Go on: ${onward.textContent}`),
      button("Copy as ticket note", put(false), { class: onward ? "desk-button" : "desk-button desk-main" }),
      button("Copy as Markdown", put(true)),
    );
    return el("div", {}, box, !this.#shared && tools);
  }

  /** The line that says when the first answer is due, and the priority that no outcome states. */
  async #due(line, outcome) {
    const { away, times, when } = await import("./clock.js");
    const level = priority(this.#way.ends, this.#log);
    const clock = times({ ...ticket.data, priority: level ?? ticket.data.priority });
    const worked = level && !outcome.dataset.priority ? `Priority: ${level.toUpperCase()}. ` : "";
    if (clock) {
      line.textContent = `${worked}First response due ${when(clock.first.at)}, ${away(clock.first.at)}.`;
    } else if (levels()) {
      const { choice } = await import("./clock-panel.js");
      const plan = choice("plan", "Customer's plan", levels().plans);
      plan.draw();
      line.replaceChildren(worked, "For a due time, say the plan. ", plan.node);
    } else line.textContent = worked;
  }

  #tools() {
    const { steps } = this.#way;
    const link =
      steps.length > 0 &&
      el("a", { href: `#${address(this, steps, this.#log)}`, class: "desk-path-link" }, "Link to this path");
    const none = !steps.some(({ own }) => own);
    return el(
      "div",
      { class: "desk-tools desk-walk-tools" },
      button("Back", () => this.#back(), { disabled: none }),
      button("Restart", () => this.#restart(), { disabled: none }),
      link,
    );
  }

  #back(index = this.#way.steps.findLastIndex(({ own }) => own)) {
    if (index >= 0) this.#walk(rewound(this.#own(), this.#way, index), "Back.");
  }

  #restart() {
    const trees = this.#way.trees.map((tree) => model(tree).id);
    this.#walk(
      this.#own().filter(({ tree }) => !trees.includes(tree)),
      "From the start.",
    );
  }

  #focus(end) {
    const { node } = this.#way;
    const first = node?.numeric ? ".desk-number-form input" : `#${CSS.escape(`${this.id}-asked`)}`;
    this.#view.querySelector(end || !node ? ".desk-reached" : first)?.focus();
  }

  #keys(event) {
    const { key, target } = event;
    if (this.#view.hidden || event.ctrlKey || event.metaKey || event.altKey || !this.#view.contains(target)) return;
    const choices = [...this.#view.querySelectorAll(".desk-choice")];
    const at = choices.indexOf(target);
    const typing = target.matches("input");
    const move = { ArrowDown: at + 1, ArrowUp: at < 0 ? choices.length - 1 : at - 1 }[key];
    if (move !== undefined) choices[(move + choices.length) % choices.length]?.focus();
    else if (typing) return;
    else if (/^[1-9]$/.test(key)) choices[key - 1]?.click();
    else if (key === "ArrowRight") choices[at]?.click();
    else if (key === "ArrowLeft" || key === "Backspace") this.#back();
    else if (key === "r" || key === "R") this.#restart();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define("desk-tree", DeskTree);
