// What the browser keeps for this site; what it refuses to keep, the page holds for as long as it is open.
//
// In a frame on another site, in some private windows and by some companies' policies there is no storage: the very
// getter throws. Storage can also be full. Either is told once, in a note that can be closed.
//
// A kept value is {version, value}, as JSON. It is checked when it is read. What no check lets pass is put
// aside whole under `<key>.backup`, as {at, text}, before anything can overwrite it.

const GONE = "Nothing is kept here: the browser refuses storage to this page. What you enter ends when you leave it.";
const FULL = "Not saved: the browser's storage for this site is full. What you enter ends when you leave this page.";

class Store {
  #place = null;
  #held = new Map(); // what the browser did not take

  constructor(name) {
    try {
      const place = globalThis[name];
      place.getItem("deskbook");
      if (!place.refused) this.#place = place;
    } catch {
      this.#place = null;
    }
  }

  get(key) {
    if (this.#held.has(key)) return this.#held.get(key);
    try {
      return this.#place?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /** Whether the browser itself keeps what is set here, as far as it has been tried. */
  keeps(key) {
    return this.#place !== null && !this.#held.has(key);
  }

  /** Keeps a text, or with null forgets it; false where only the page holds it now. */
  set(key, text, quiet = false) {
    try {
      if (text === null) this.#place?.removeItem(key);
      else this.#place.setItem(key, text);
      this.#held.delete(key);
      return true;
    } catch {
      this.#held.set(key, text);
      if (!quiet) tell(this.#place ? FULL : GONE);
      return false;
    }
  }
}

export const browser = new Store("localStorage");
export const tab = new Store("sessionStorage");

/**
 * A place for one value. `check(found, drop)` gives what of `found` can be used, calls `drop` where that is not
 * all of it, and makes a blank value of undefined.
 */
export function shelf(store, key, version, check) {
  const backup = `${key}.backup`;
  const aside = (text) => {
    if (store.get(backup)?.includes(JSON.stringify(text))) return;
    store.set(backup, JSON.stringify({ at: Date.now(), text }), true);
  };
  return {
    key,
    read() {
      const text = store.get(key);
      if (text === null) return check(undefined, () => {});
      let whole = true;
      try {
        const found = JSON.parse(text);
        const known = found?.version === undefined || found.version === version; // before there were versions: the bare value
        if (known) {
          const bare = found?.version === undefined ? found : found.value;
          const value = check(bare ?? undefined, () => (whole = false));
          if (!whole || bare == null) aside(text);
          return value;
        }
      } catch {
        whole = false; // it is no JSON
      }
      aside(text);
      return check(undefined, () => {});
    },
    write: (value, quiet) => store.set(key, value === null ? null : JSON.stringify({ version, value }), quiet),
    /** Forgets the backup where it is older than `age`, or holds any of `words`. */
    clean(age, words = []) {
      const text = store.get(backup);
      if (text === null) return;
      const at = Number(/"at":(\d+)/.exec(text)?.[1] ?? 0);
      if (Math.abs(Date.now() - at) > age || words.some((word) => text.includes(word))) store.set(backup, null, true);
    },
  };
}

const told = new Set();

/** Says something of the whole page, once. */
function tell(text) {
  if (told.has(text)) return;
  told.add(text);
  const note = document.createElement("div");
  const close = document.createElement("button");
  const words = document.createElement("p");
  note.className = "desk-kept-note";
  words.textContent = text;
  words.setAttribute("role", "status");
  close.type = "button";
  close.className = "desk-button";
  close.textContent = "OK";
  close.addEventListener("click", () => note.remove());
  note.append(words, close);
  document.body.append(note);
}
