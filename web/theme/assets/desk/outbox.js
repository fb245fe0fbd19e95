// What waits to be sent, kept in this browser: {record, sent?: way, at?, failed?}. Where the browser keeps
// nothing, the list lives as long as the page, and `lasting` is false.

import { isRecord } from "./record.js";

const KEY = "deskbook.outbox";
const NAME = "deskbook.outbox.by";
const MOST = 100;

/** The browser's storage, or null where it is refused: in some frames the mere look at it throws. */
function storage() {
  try {
    const place = globalThis.localStorage;
    return place && !place.refused ? place : null;
  } catch {
    return null;
  }
}

class Outbox extends EventTarget {
  lasting = true;
  #items = [];
  #name = "";

  constructor() {
    super();
    this.#items = this.#stored();
    addEventListener("storage", ({ key }) => {
      if (key !== KEY && key !== null) return;
      this.#items = this.#stored();
      this.#tell();
    });
  }

  get items() {
    return [...this.#items];
  }

  get full() {
    return this.#items.length >= MOST;
  }

  find(id) {
    return this.#items.find(({ record }) => record.id === id);
  }

  /** Keeps a record, in place of the one with its id. */
  put(record, state = {}) {
    this.#save((items) => {
      const at = items.findIndex((one) => one.record.id === record.id);
      if (at < 0) items.push({ record, ...state });
      else items[at] = { record, ...state };
    });
  }

  /** Takes a record out; gives back a way to undo that. */
  drop(id) {
    const gone = this.find(id);
    this.#save((items) => items.splice(0, items.length, ...items.filter(({ record }) => record.id !== id)));
    return () => gone && this.put(gone.record, gone);
  }

  /** The agent's own name or initials, as last given. */
  get by() {
    try {
      return storage()?.getItem(NAME) ?? this.#name;
    } catch {
      return this.#name;
    }
  }

  set by(name) {
    this.#name = name;
    this.#write(NAME, name);
  }

  #save(edit) {
    const items = this.lasting ? this.#stored() : this.#items;
    edit(items);
    this.#items = items;
    this.#write(KEY, JSON.stringify({ v: 1, items }));
    this.#tell();
  }

  #write(key, text) {
    try {
      storage().setItem(key, text);
      this.lasting = true;
    } catch {
      this.lasting = false;
    }
  }

  /** What was kept. What has another shape than ours is put aside, not lost. */
  #stored() {
    let text = null;
    try {
      text = storage().getItem(KEY);
    } catch {
      this.lasting = false;
      return this.#items;
    }
    if (text === null) return [];
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      found = null;
    }
    const all = found?.v === 1 && Array.isArray(found.items) ? found.items : null;
    const good = (all ?? []).filter((one) => isRecord(one?.record));
    if (!all || good.length < all.length) this.#write(`${KEY}.unread`, text);
    return good;
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const outbox = new Outbox();
