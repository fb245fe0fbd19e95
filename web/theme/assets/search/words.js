// Words of a text as the search sees them (deskbook/search/words.py); the stop words and the table of characters
// (deskbook/search/fold.py) come with the index.
import { stem } from "./stem.js";

const PARTED =
  /(?<![a-z0-9'_-])(?:([a-z]{1,2})[_-]|([b-hj-z]) )(?=[0-9])|(?<![a-z0-9'_-])([0-9]+)[_-](?=[a-z]{1,2}(?![a-z0-9]))/g;
const GLUED = /(?<=[a-z]{3})(?=[0-9])|(?<=[0-9])(?=[a-z]{3})/g;
const table = new Map();

// Takes the table in; nothing is read before.
export function learn(written) {
  for (const line of written.split("\n")) {
    const [text, ...runs] = line.split(" ");
    let code = 0;
    for (const run of runs) {
      const [far, more = 0] = run
        .replace("+", "")
        .split("-")
        .map((number) => parseInt(number, 16));
      code += far;
      for (let step = 0; step <= more; step++) {
        const counted = run.endsWith("+") ? String.fromCharCode(text.charCodeAt(0) + step) : text;
        table.set(String.fromCodePoint(code + step), counted.replaceAll("_", " "));
      }
      code += more;
    }
  }
}

export const fold = (text) => text.replace(/[^\x00-\x7f]/gu, (sign) => table.get(sign) ?? " ").toLowerCase();

export const tokens = (text) =>
  fold(text)
    .replace(PARTED, (_, letters, letter, digits) => letters ?? letter ?? digits)
    .replace(GLUED, " ")
    .match(/[a-z0-9]+/g) ?? [];

export const stems = (text, stop) =>
  tokens(text)
    .filter((word) => !stop.has(word))
    .map(stem);
