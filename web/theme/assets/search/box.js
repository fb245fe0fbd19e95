// <desk-search>: a search box that answers while the customer talks. Nothing is fetched before it is used.
// What the customer said never stands in an address: neither the page's own nor one that a link leads to.
import { within } from "../address.js";
import { onFragment } from "../desk/from-help-desk.js";
import { forget, remember, said } from "./said.js";
import { ask } from "./thread.js";

const KEYS = { ArrowDown: 1, ArrowUp: -1 };
const AREAS = ["channel", "tier", "product", "tool"];
const LABELS = { channel: "Channel", tier: "For", product: "Product", tool: "Tool" };

class DeskSearch extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.querySelector("input");
    this.root = new URL(this.dataset.root, document.baseURI);
    this.base = new URL("search/", this.root);
    this.whole = this.hasAttribute("whole");
    this.output = make("div", { className: "desk-found" });
    this.status = make("p", { className: "desk-found-status" });
    this.status.setAttribute("role", "status");
    this.list = make("ul", { className: "desk-found-list" });
    this.remark = make("p", { className: "desk-found-status" });
    this.output.append(this.status, this.list, this.remark);
    this.append(this.output);
    onFragment((named) => this.named(named));
    if (!this.whole) this.input.addEventListener("focus", () => ask(this.base, {}), { once: true });
    this.input.addEventListener("input", () => this.answer(true));
    this.form.addEventListener("submit", (event) => this.enter(event));
    this.addEventListener("keydown", (event) => this.keys(event));
    if (this.whole) return void this.asPage();
    this.addEventListener("focusout", (event) => this.left(event.relatedTarget));
    if (this.contains(document.activeElement)) ask(this.base, {});
    if (this.input.value) this.answer(true); // typed before this script came
  }

  // On its own page the box keeps the query for Back and reload, and has filters.
  async asPage() {
    const tags = new URLSearchParams(location.search).get("tags");
    const named =
      tags
        ?.split(",")
        .map((tag) => tag.trim())
        .filter(Boolean) ?? [];
    const query = said();
    this.input.value ||= query;
    if (tags === null) this.input.focus();
    if (named.length) await this.suggest(named);
    if (this.input.value) this.answer(false);
  }

  // A help desk may name the next ticket while the page stays open: its words come, and those of the last one go.
  named({ text = "" }) {
    this.input.value = this.whole ? text : "";
    this.answer(false);
  }

  // The procedures of a ticket's tags stand above what the text finds.
  async suggest(tags) {
    const named = tags.join(", ");
    const list = make("ul", { className: "desk-found-list" });
    try {
      const { tags: known, sops } = await (await fetch(new URL("suggest.json", this.root))).json();
      const places = new Map(Object.entries(known).map(([tag, ids]) => [alike(tag), ids]));
      for (const id of new Set(tags.flatMap((tag) => places.get(alike(tag)) ?? []))) {
        const title = link(within(new URL(sops[id].url, this.root)), sops[id].title, "desk-found-title");
        list.append(item(title, make("span", { className: "desk-found-summary" }, sops[id].summary)));
      }
      this.before(
        make("p", {}, list.firstChild ? `For the tags ${named}:` : `No procedure has the tags ${named}.`),
        list,
      );
    } catch {
      this.before(make("p", {}, `The procedures of the tags ${named} cannot be read right now.`));
    }
  }

  offer(facets) {
    if (!facets || this.filters) return;
    const row = make("details", { className: "desk-filters" });
    row.append(make("summary", {}, "Narrow down"));
    this.filters = AREAS.filter((name) => facets[name].length > 1).map((name) => {
      const choice = make("select", { name });
      choice.append(new Option("any", ""), ...facets[name].map(([, title], place) => new Option(title, place)));
      choice.addEventListener("change", () => this.answer(false));
      const label = make("label", {}, `${LABELS[name]} `);
      label.append(choice);
      row.append(label);
      return choice;
    });
    this.output.before(row);
  }

  async answer(typing) {
    const query = this.input.value.trim();
    const mine = (this.latest = Symbol(query));
    if (this.whole) remember(query);
    if (!query) return this.close();
    const filters = Object.fromEntries((this.filters ?? []).map(({ name, value }) => [name, value]));
    const reply = await ask(this.base, { query, typing, filters, limit: this.whole ? 10 : 6 });
    if (this.whole && !this.filters) this.offer((await ask(this.base, {})).facets);
    if (this.latest !== mine) return;
    this.show(reply);
  }

  show({ answer, failed, missing = [], alone }) {
    this.classList.add("desk-open");
    this.remark.textContent = [
      alone && "The search has no thread of its own here: it works, but typing may lag.",
      missing.length && `A part of the search is missing (${missing.join(", ")}): it finds less than it should.`,
    ]
      .filter(Boolean)
      .join(" ");
    if (!answer) {
      const home = item(link(within(this.root), "Look on the first page", "desk-found-title"));
      return this.say(`The search cannot be read right now: ${failed}. The menu lists every procedure.`, [home]);
    }
    const { hits, gap } = answer;
    if (gap) {
      const meanwhile = note(`Meanwhile: ${gap.summary}`);
      return this.say(`There is no SOP for this yet: ${gap.title.toLowerCase()}.`, [meanwhile, ...this.ways()]);
    }
    if (!hits.length) return this.say("Nothing here fits well enough to be sure.", this.ways());
    const count = hits.length === 1 ? "1 procedure" : `${hits.length} procedures`;
    this.say(`${count}, best first`, [...hits.map((hit) => this.item(hit)), item(make("desk-none"))]);
  }

  // An answer may come while the reader is among the links of the one before: the place is kept.
  say(text, items) {
    const place = [...this.list.querySelectorAll("a")].indexOf(document.activeElement);
    this.redrawing = true;
    this.status.textContent = text;
    this.list.replaceChildren(...items);
    if (place >= 0) (this.list.querySelectorAll("a")[place] ?? this.input).focus();
    this.redrawing = false;
  }

  // Where nothing fits: the decision that places any ticket, and a way to ask for what is missing.
  ways() {
    const { triage } = this.dataset;
    const place =
      triage &&
      link(within(new URL(`sops/${triage}/#decide`, this.root)), "Walk the triage decision", "desk-found-title");
    return [...(place ? [item(place)] : []), item(make("desk-none"))];
  }

  item(hit) {
    const page = within(new URL(hit.url, this.root));
    const title = link(page, hit.title, "desk-found-title");
    const parts = [title, ...badges(hit), make("span", { className: "desk-found-summary" }, hit.summary)];
    if (hit.asks.includes(hit.because)) {
      parts.push(make("span", { className: "desk-found-because" }, `As in: “${hit.because}”`));
    }
    if (hit.step) {
      const step = link(new URL(`#${hit.step.anchor}`, page), "", "desk-found-step");
      step.append(make("span", {}, "Step: "), hit.step.text);
      parts.push(step);
    }
    return item(...parts);
  }

  enter(event) {
    const first = this.list.querySelector("a");
    event.preventDefault();
    if (first && this.classList.contains("desk-open")) location.assign(first.href);
    else this.answer(false);
  }

  keys(event) {
    if (event.key === "Escape") {
      this.input.value = "";
      if (this.whole) remember("");
      this.close();
      this.input.focus();
    } else if (KEYS[event.key]) {
      const stops = [this.input, ...this.list.querySelectorAll("a, button")];
      const at = stops.indexOf(document.activeElement);
      if (at < 0 || stops.length < 2) return;
      event.preventDefault();
      stops[Math.min(stops.length - 1, Math.max(0, at + KEYS[event.key]))].focus();
    }
  }

  left(target) {
    if (!this.redrawing && !this.contains(target)) this.close();
  }

  close() {
    this.latest = null;
    this.remark.textContent = "";
    this.classList.remove("desk-open");
    this.say("", []);
  }
}

function badges({ state, review, owner }) {
  const today = new Date().toLocaleDateString("sv");
  const found = [make("span", { className: "desk-found-owner" }, owner)];
  if (state !== "active") found.push(make("span", { className: `desk-badge desk-badge-${state}` }, state));
  if (review < today) found.push(make("span", { className: "desk-badge desk-badge-overdue" }, "review overdue"));
  return found;
}

function make(tag, properties = {}, text = "") {
  const element = Object.assign(document.createElement(tag), properties);
  if (text) element.textContent = text;
  return element;
}

function item(...children) {
  const element = make("li");
  element.append(...children);
  return element;
}

// A tag in any case, with any sign between its words.
const alike = (tag) =>
  tag
    .toLowerCase()
    .match(/[^\s_.-]+/g)
    ?.join("-") ?? "";
const link = (href, text, className) => make("a", { href, className }, text);
const note = (text) => item(make("span", { className: "desk-found-summary" }, text));

// The key `/` goes to the box that is in sight, else to the page of the search.
document.addEventListener("keydown", (event) => {
  const busy = /** @type {Element} */ (event.target).closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || busy || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const boxes = [...document.querySelectorAll("desk-search")].filter((box) => box.checkVisibility());
  const box = boxes.find((one) => !one.closest("header")) ?? boxes[0];
  if (box) box.input.focus();
  else document.querySelector("a.desk-to-search")?.click();
});

customElements.define("desk-search", DeskSearch);
if (!document.querySelector("desk-search[whole]")) forget();
