// What is known of the ticket that the agent works on: kept in this browser, sent nowhere.
//
// One state a ticket reference; a reference typed later takes over what was entered before it had one.
// Each tab has its current ticket, and a new tab begins with the last one. `New ticket` forgets the
// current state, and states that nobody touched for a week are dropped.
//
//   started, first_answered, answered   when it came in, its first and its last answer (ISO, UTC)
//   log     answers in order: {fact, name, set, label, tree, node}
//   walks   tree → {title, sop, at, steps: [{ask, label, known}], end}, for the note
//   ticks   `sop#step` → {at, name, text}
//   slots   placeholder → what the agent typed
//   checks  checklist → {item: value}

import { copy, keep, read } from "./dom.js";

const NOW = "deskbook.ticket";
const ALL = "deskbook.tickets";
const LAST = 7 * 86_400_000;

const blank = () => ({ log: [], walks: {}, ticks: {}, slots: {}, checks: {} });

class Ticket extends EventTarget {
  turn = 0; // how often another ticket took this one's place: what a widget holds of its own then goes
  ref = read(sessionStorage, NOW) ?? read(localStorage, NOW) ?? "";
  data = this.#stored();

  constructor() {
    super();
    addEventListener("storage", ({ key }) => key === ALL && this.#again());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#again(read(sessionStorage, NOW) ?? ""));
  }

  /** Takes over what another window did, or what happened while the page was put away. */
  #again(ref = this.ref) {
    const { started } = this.data;
    if (ref !== this.ref) this.#enter(ref);
    else this.data = this.#stored();
    if (started && !this.data.started) this.#enter("");
    this.#tell();
  }

  /** The references that have a state, the newest first. */
  get refs() {
    const all = Object.entries(read(localStorage, ALL) ?? {});
    return all
      .sort((a, b) => b[1].saved - a[1].saved)
      .map(([ref]) => ref)
      .filter(Boolean);
  }

  /** Lets `edit` change the state, then keeps it and tells every widget. The first change starts the clock. */
  change(edit) {
    this.data.started ??= new Date().toISOString();
    edit(this.data);
    this.#save(this.data);
  }

  /** Goes to the ticket of that reference. What has no reference yet moves along. */
  go(ref) {
    if (ref === this.ref) return;
    const known = this.refs.includes(ref);
    const moves = this.ref === "" && !known ? this.data : null;
    if (moves) this.#save(null);
    this.#enter(ref, moves);
    if (moves) this.#save(moves);
    else this.#tell();
  }

  /** Forgets the ticket; gives back a way to undo that. */
  clear() {
    const { ref, data } = this;
    this.#save(null);
    this.#enter("");
    this.#save(null);
    return () => {
      this.#enter(ref);
      this.#save(data);
    };
  }

  #enter(ref, same) {
    if (!same) this.turn += 1;
    this.ref = ref;
    keep(sessionStorage, NOW, ref);
    keep(localStorage, NOW, ref);
    this.data = this.#stored();
  }

  #stored() {
    return { ...blank(), ...read(localStorage, ALL)?.[this.ref] };
  }

  #save(data) {
    const all = read(localStorage, ALL) ?? {};
    for (const [ref, one] of Object.entries(all)) if (Date.now() - one.saved > LAST) delete all[ref];
    if (data) all[this.ref] = { ...data, saved: Date.now() };
    else delete all[this.ref];
    keep(localStorage, ALL, all);
    this.data = data ?? blank();
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const ticket = new Ticket();

let face;

/** The service levels that the page carries; null on a page that carries none. */
export function levels() {
  if (face === undefined) face = JSON.parse(document.querySelector("[data-clock]")?.dataset.clock ?? "null");
  return face;
}

export async function copyNote(markdown) {
  const { note } = await import("./note.js");
  await copy(note(ticket, markdown));
}
