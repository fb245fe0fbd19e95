// What in a text may be a customer's: addresses, numbers of cards, accounts and telephones, and what the
// agent entered for the ticket. It is pointed out, not taken out: only a person can tell.

const MAIL = /[^\s<>()"'@]+@[^\s<>()"'@]+\.[^\s<>()"'@.,;:!?]{2,}/g;
const ACCOUNT = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g;
const DIGITS = /(?<![\p{L}\p{N}])[+(]?\d(?:[\s()./-]{0,2}\d){6,18}(?![\p{L}\p{N}])/gu;
const DAY = /^(?:19|20)\d\d[-./]\d\d?[-./]\d\d?$|^\d\d?[-./]\d\d?[-./](?:19|20)\d\d$/;

/** [what, words] of each part of a text that looks like a customer's. */
export function customers(text, known = []) {
  const found = [];
  /** @type {(what: string, pattern: RegExp, fits?: (part: string) => boolean) => void} */
  const take = (what, pattern, fits = () => true) => {
    for (const [part] of text.matchAll(pattern)) {
      if (fits(part) && !found.some(([, other]) => other.includes(part))) found.push([what, part.trim()]);
    }
  };
  take("an email address", MAIL);
  take("an account number", ACCOUNT);
  take("a card number", DIGITS, isCard);
  take("a telephone or account number", DIGITS, (part) => !DAY.test(part.trim()));
  const plain = text.toLocaleLowerCase();
  for (const value of known) {
    if (holds(plain, value.toLocaleLowerCase())) found.push(["entered for the ticket", value]);
  }
  return found;
}

/** Whether a text holds a value as a word of its own. */
function holds(text, value) {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const round = [text[at - 1] ?? " ", text[at + value.length] ?? " "];
    if (round.every((one) => !/[\p{L}\p{N}]/u.test(one))) return true;
  }
  return false;
}

/** Cards have 13 to 19 digits, the last of which proves the others (Luhn). */
function isCard(part) {
  const digits = part.replace(/\D/g, "");
  if (digits.length < 13) return false;
  const sum = [...digits].reverse().reduce((all, one, place) => {
    const value = Number(one) * (place % 2 ? 2 : 1);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** What a checklist of this page offers to be chosen says nothing of a customer. */
const offered = () =>
  new Set(["yes", ...[...document.querySelectorAll("desk-checklist [type=radio]")].map(({ value }) => value)]);

/** What the agent entered for the ticket: compared with, never sent. */
export async function entered() {
  try {
    const { ticket } = await import("./ticket.js");
    const { slots, checks } = ticket.data;
    const written = Object.values(checks).flatMap((sheet) => Object.values(sheet));
    const values = [ticket.ref, ticket.left, ...Object.values(slots), ...written].map((one) => one.trim());
    const chosen = offered();
    return [...new Set(values)].filter((one) => one.length > 2 && !chosen.has(one));
  } catch {
    return [];
  }
}
