// The state of one ticket, and how it is checked when it is read.
//
//   log     answers in order: {fact, name, set, label, tree, node, from, sensitive}
//   walks   tree → {title, sop, steps: [{fact, ask, label, known}], end}, for the note
//   ticks   `sop#step` → {at, name, text}
//   slots   placeholder → what the agent typed
//   checks  checklist → {item: value}
//   plan, priority, channel; started, first_answered, answered: moments; saved: when it was last touched

import { entries, fields, flag, list, moment, number, record, text } from "./shape.js";

export const blank = () => ({ log: [], walks: entries(), ticks: entries(), slots: entries(), checks: entries() });

const texts = (found) => {
  let whole = true;
  const good = list(found, text, () => (whole = false));
  return whole ? good : undefined;
};

const set = (found) => {
  const span = fields(found, { lo: number, hi: number });
  const one = fields(found, { is: texts });
  return one?.is.length ? one : span && span.lo <= span.hi ? span : undefined;
};

const answer = (found) =>
  fields(found, { fact: text, set }, { name: text, label: text, tree: text, node: text, from: text, sensitive: text });

const step = (found) => fields(found, { ask: text, label: text }, { fact: text, known: flag });
const steps = (found) => (Array.isArray(found) ? list(found, step) : undefined);
const end = (found) => fields(found, { title: text, lines: texts });
const walk = (found) => fields(found, { title: text, steps }, { sop: text, end });
const tick = (found) => fields(found, { at: moment, name: text, text });
const sheet = (found) => record(found, text);

/** A state as it was kept; undefined where it is none. */
export function checked(found, drop = () => {}) {
  const rest = fields(
    found,
    {},
    {
      plan: text,
      priority: text,
      channel: text,
      started: moment,
      first_answered: moment,
      answered: moment,
      saved: number,
    },
    drop,
  );
  return (
    rest && {
      ...rest,
      log: list(found.log, answer, drop),
      walks: record(found.walks, walk, drop),
      ticks: record(found.ticks, tick, drop),
      slots: record(found.slots, text, drop),
      checks: record(found.checks, sheet, drop),
    }
  );
}

const many = (count, one, more = `${one}s`) => count && `${count} ${count === 1 ? one : more}`;

/**
 * What a state holds, in words without its values: "3 answers, 1 step, 2 entries".
 * @param {Record<string, any>} state
 */
export function holds({ log, ticks, slots, checks, plan, priority, channel, first_answered, answered }) {
  const facts = new Set(log.map(({ fact }) => fact)).size;
  const own = [plan, priority, channel, first_answered, answered].filter(Boolean).length;
  return [
    many(facts, "answer"),
    many(Object.keys(ticks).length, "ticked step"),
    many(Object.keys(slots).length, "entry", "entries"),
    many(Object.keys(checks).length, "checklist"),
    own && "its data",
  ]
    .filter(Boolean)
    .join(", ");
}
