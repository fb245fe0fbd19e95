// What is known of the ticket that the agent works on: kept in this browser, sent nowhere.
//
// A ticket that is named has a state under its number (state.js says of what), until it is done or was not touched
// for 14 days. Each tab has the ticket it is used for; a new tab has none. A tab leaves its ticket on the home page,
// where the next one begins, and after half an hour without a key or a click; the number brings it back.
// What is entered without a number lives in the page: it ends with it, and with that half hour. Only a
// reload keeps it, and a number that is typed takes it over.
//
//   deskbook.tickets  in the browser: number → state
//   deskbook.ticket   in the tab: {ref, at, left}: the ticket, the last key or click, and the ticket that was left
//   deskbook.page     in the tab, while a page is reloaded: {path, at, data}

import { fromFragment, onFragment } from "./from-help-desk.js";
import { levels } from "./levels.js";
import { fields, nameable, number, record, text } from "./shape.js";
import { blank, checked } from "./state.js";
import { browser, shelf, tab } from "./storage.js";

const LAST = 14 * 86_400_000;
const IDLE = 30 * 60_000;
const RELOAD = 60_000; // a reload takes less; what is older was left by a page that nobody came back to
const TOUCH = 20_000;
const FIRST_NAME = "ticket.requester.first_name";

const fresh = (at, age) => Math.abs(Date.now() - at) <= age;

const tickets = shelf(browser, "deskbook.tickets", 1, (found, drop) =>
  record(
    found,
    (one) => checked(one, drop),
    (name) => name === "" || drop(), // kept for no number once, which nobody may see again
  ),
);
const here = shelf(tab, "deskbook.ticket", 1, (found) => ({
  ref: "",
  left: "",
  at: 0,
  ...fields(found, {}, { ref: text, left: text, at: number }),
}));
const page = shelf(tab, "deskbook.page", 1, (found) => fields(found, { path: text, at: number, data: checked }));

class Ticket extends EventTarget {
  turn = 0; // how often another ticket took this one's place: what a widget holds of its own then goes
  ref = "";
  left = ""; // the number of the ticket that this tab was used for before
  /** @type {Record<string, any>} */
  data = blank();
  #changes = 0;
  #at = 0; // the last key, click, or ticket that came
  #noted = 0;

  constructor() {
    super();
    browser.set("deskbook.ticket", null);
    this.#purge();
    const reloaded = this.#reloaded();
    this.#arrive();
    if (!this.ref && reloaded) this.data = reloaded;
    this.#name(fromFragment());
    onFragment((given) => this.#name(given));
    addEventListener("storage", ({ key }) => (key === tickets.key || key === null) && this.#again());
    addEventListener("pagehide", () => this.#hide());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#back());
    for (const kind of ["pointerdown", "keydown", "input", "wheel"])
      addEventListener(kind, () => this.#touch(), { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => this.#look());
    setInterval(() => this.#look(), 30_000);
  }

  /** The numbers that have a state, the newest first. */
  get refs() {
    const all = Object.entries(this.#all()).sort(([, a], [, b]) => b.saved - a.saved);
    return all.map(([ref]) => ref);
  }

  /** Tells one moment of the ticket from the next: something was entered, or another ticket came. */
  get edits() {
    return `${this.turn}.${this.#changes}`;
  }

  /** Lets `edit` change the state, then keeps it and tells every widget. The first change starts the clock. */
  change(edit) {
    this.data.started ??= new Date().toISOString();
    this.#changes += 1;
    edit(this.data);
    this.#save();
  }

  /**
   * Goes to the ticket of that number, as far as it can name one. What was entered on this page without a number
   * moves along where that number has no state of its own; gives it then, else null.
   */
  go(ref) {
    if (ref === this.ref || (ref && !nameable(ref))) return null;
    const moves = this.ref === "" && this.data.started && !this.#all()[ref] ? this.data : null;
    this.#enter(ref, moves);
    if (moves) this.#save();
    else this.#tell();
    return moves;
  }

  /** Begins without a ticket. One that has a number is left, one that has none is forgotten. Gives a way to undo that. */
  next() {
    const { ref, data } = this;
    this.left = ref;
    this.#enter("");
    this.#tell();
    return () => this.#restore(ref, data);
  }

  /** Forgets the ticket; gives a way to undo that. */
  done() {
    const { ref, data } = this;
    if (ref) this.#write(ref, null);
    if (ref) tickets.clean(LAST, [JSON.stringify(ref).slice(1, -1)]);
    this.left = "";
    this.#enter("");
    this.#tell();
    return () => this.#restore(ref, data);
  }

  #restore(ref, data) {
    this.left = "";
    this.#enter(ref, data);
    this.turn += 1;
    this.#save();
  }

  /** The channel, the plan or the priority; the channel is a fact that decisions need not ask for again. */
  #set(kind, list, given) {
    const named = (title) => title.toLowerCase().replaceAll(" ", "-");
    const known = levels()?.[list]?.find(([id, title]) => id === given || named(title) === given);
    if (!given || (levels() && !known)) return;
    const [id, title] = known ?? [given, given];
    this.data[kind] = id;
    if (kind !== "channel") return;
    const rest = this.data.log.filter(({ fact }) => fact !== kind);
    this.data.log = [...rest, { fact: kind, name: "Channel", set: { is: [id] }, label: title }];
  }

  /** Takes what a help desk said in the address, in place of all that this tab was used for. */
  #name(given) {
    if (!given) return;
    this.left = "";
    this.#enter(nameable(given.ticket) ? given.ticket : "");
    if (Object.keys(given).every((name) => name === "text")) return this.#tell();
    this.change((data) => {
      if (given.name) data.slots[FIRST_NAME] = given.name;
      this.#set("channel", "channels", given.channel);
      this.#set("plan", "plans", given.plan);
      this.#set("priority", "priorities", given.priority);
    });
  }

  // --- which ticket this page is used for ---------------------------------------------------------

  /** The ticket that the tab is used for, unless this is the home page or half an hour went by. */
  #arrive() {
    this.#at = Date.now();
    const { ref, left, at } = here.read();
    const begins = document.querySelector(".desk-home") || !fresh(at, IDLE);
    this.left = begins ? ref || left : left;
    this.ref = begins || !nameable(ref) ? "" : ref;
    this.data = this.#stored();
    if (ref) this.#note();
  }

  #enter(ref, same) {
    if (!same) this.turn += 1;
    this.#at = Date.now();
    if (ref === this.left) this.left = "";
    this.ref = ref;
    this.data = same ?? this.#stored();
    this.#note();
  }

  /** The page comes back as it was put away, and has heard nothing meanwhile. */
  #back() {
    page.write(null);
    this.turn += 1;
    this.#arrive();
    this.#tell();
  }

  #touch() {
    this.#look();
    this.#at = Date.now();
    if (this.ref && !fresh(this.#noted, TOUCH)) this.#note();
  }

  /** Leaves the ticket where nobody touched the page for half an hour. */
  #look() {
    if (fresh(this.#at, IDLE)) return;
    this.#at = Date.now();
    if (!this.ref && !this.data.started) return;
    this.left = this.ref || this.left;
    this.#enter("");
    this.#tell();
    this.dispatchEvent(new Event("idle"));
  }

  /** Notes in the tab which ticket it is used for. */
  #note() {
    const { ref, left } = this;
    this.#noted = Date.now();
    here.write(ref || left ? { ref, left, at: this.#at } : null, !ref);
  }

  // --- what is kept -------------------------------------------------------------------------------

  #hide() {
    if (this.ref) this.#note();
    else if (this.data.started) page.write({ path: location.pathname, at: Date.now(), data: this.data }, true);
  }

  /** What this page held when it was reloaded, just now. */
  #reloaded() {
    const kept = page.read();
    page.write(null);
    const again =
      /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))[0]?.type === "reload";
    return again && kept?.path === location.pathname && fresh(kept.at, RELOAD) ? kept.data : null;
  }

  #all() {
    const all = tickets.read();
    for (const [ref, { saved }] of Object.entries(all)) if (!fresh(saved ?? 0, LAST)) delete all[ref];
    return all;
  }

  #stored() {
    return (this.ref && this.#all()[this.ref]) || blank();
  }

  #purge() {
    const all = this.#all();
    if (Object.keys(all).length < Object.keys(tickets.read()).length) tickets.write(all, true);
    tickets.clean(LAST);
  }

  #write(ref, data) {
    const all = this.#all();
    if (data) all[ref] = { ...data, saved: Date.now() };
    else delete all[ref];
    tickets.write(all);
  }

  #save() {
    if (this.ref && this.data.started) this.#write(this.ref, this.data);
    this.#tell();
  }

  /** Takes over what another window did. */
  #again() {
    if (!this.ref) return this.#tell();
    const { started } = this.data;
    this.data = this.#stored();
    if (started && !this.data.started) this.#enter("");
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const ticket = new Ticket();
