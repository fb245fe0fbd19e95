// What a kept value may be made of. Each check gives the value, or undefined where it is something else.

const RESERVED = new Set(["__proto__", "constructor", "prototype"]);

export const text = (found) => (typeof found === "string" ? found : undefined);
export const flag = (found) => (typeof found === "boolean" ? found : undefined);
export const number = (found) => (Number.isFinite(found) ? found : undefined);
export const moment = (found) => (Number.isNaN(Date.parse(text(found) ?? "")) ? undefined : found);
export const day = (found) => (/^\d{4}-\d\d-\d\d$/.test(text(found) ?? "") ? moment(found) : undefined);

/** Whether a word can name an entry of an object. */
export const nameable = (word) => typeof word === "string" && word !== "" && !RESERVED.has(word);

/** An object for entries under any name: it inherits none. */
export const entries = () => Object.create(null);

const isObject = (found) => typeof found === "object" && found !== null && !Array.isArray(found);

/**
 * The entries that pass the check; `drop` is called with the name of each that does not.
 * @param {(name?: string) => any} drop
 */
export function record(found, check, drop = () => {}) {
  const good = entries();
  if (found !== undefined && !isObject(found)) drop();
  for (const [name, value] of isObject(found) ? Object.entries(found) : []) {
    const checked = nameable(name) ? check(value) : undefined;
    if (checked === undefined) drop(name);
    else good[name] = checked;
  }
  return good;
}

/** The items that pass the check. */
export function list(found, check, drop = () => {}) {
  if (!Array.isArray(found)) {
    if (found !== undefined) drop();
    return [];
  }
  const good = found.map((one) => check(one)).filter((one) => one !== undefined);
  if (good.length < found.length) drop();
  return good;
}

/** An object with these fields and no other: those of `needed` must pass, those of `more` may be missing. */
export function fields(found, needed, more = {}, drop = () => {}) {
  if (!isObject(found)) return undefined;
  const good = {};
  for (const [name, check] of Object.entries(needed)) {
    good[name] = check(found[name]);
    if (good[name] === undefined) return undefined;
  }
  for (const [name, check] of Object.entries(more)) {
    if (found[name] == null) continue;
    const checked = check(found[name]);
    if (checked === undefined) drop();
    else good[name] = checked;
  }
  return good;
}
