// What waits to be sent, kept in this browser: {record, sent?: way, at?, failed?}. Where the browser keeps
// nothing, the list lives as long as the page, and `lasting` is false.

import { isRecord } from "./record.js";
import { fields, list, text } from "./shape.js";
import { browser, shelf } from "./storage.js";

const NAME = "deskbook.outbox.by";
const MOST = 100;

const handed = (found) => (isRecord(found) ? found : undefined);
const item = (found) => fields(found, { record: handed }, { sent: text, at: text, failed: text });
const waiting = shelf(browser, "deskbook.outbox", 1, (found, drop) => list(found, item, drop));

class Outbox extends EventTarget {
  constructor() {
    super();
    addEventListener("storage", ({ key }) => (key === waiting.key || key === null) && this.#tell());
  }

  get items() {
    return waiting.read();
  }

  get full() {
    return this.items.length >= MOST;
  }

  get lasting() {
    return browser.keeps(waiting.key);
  }

  find(id) {
    return this.items.find(({ record }) => record.id === id);
  }

  /** Keeps a record, in place of the one with its id. */
  put(record, state = {}) {
    const { items } = this;
    const at = items.findIndex((one) => one.record.id === record.id);
    items.splice(at < 0 ? items.length : at, 1, { ...state, record });
    this.#save(items);
  }

  /** Takes a record out; gives back a way to undo that. */
  drop(id) {
    const gone = this.find(id);
    this.#save(this.items.filter(({ record }) => record.id !== id));
    return () => gone && this.put(gone.record, gone);
  }

  /** The agent's own name or initials, as last given. */
  get by() {
    return browser.get(NAME) ?? "";
  }

  set by(name) {
    browser.set(NAME, name, true);
  }

  /** What is not kept, the window in which it was written says itself. */
  #save(items) {
    waiting.write(items, true);
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

export const outbox = new Outbox();
