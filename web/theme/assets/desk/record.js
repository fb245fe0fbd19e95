// What an agent hands in: one record with a version. It names the page and the step, never a customer or a
// ticket: nothing of `ticket.js` is read here. `deskbook inbox` reads what these functions write.
//
//   v         1
//   id        its own, so that what arrives twice counts once
//   kind      deviation, question, none-of-these, read (later quiz, progress: with about, done, total)
//   at        the moment, in UTC
//   page      the page's address, without query and fragment
//   sop       the id of the procedure or click path
//   step      the step's anchor
//   revision  the revision that was read
//   by        who the agent says they are
//   text      what the agent wrote, last

import { meta } from "./dom.js";

export const LIMITS = { page: 300, sop: 64, step: 100, revision: 80, by: 80, about: 64, text: 2000 };
const FIELDS = ["v", "kind", "at", "page", "sop", "step", "revision", "by", "about", "done", "total"];

export const KINDS = {
  deviation: { title: "This step didn’t match", subject: "Step does not match", ask: "What did you see instead?" },
  question: { title: "A question about this step", subject: "Question", ask: "Your question" },
  "none-of-these": { title: "None of these fits", subject: "No SOP fits", ask: "What do customers ask?" },
  read: { title: "I have read this page", subject: "Read", ask: "Anything unclear? (optional)" },
};

/** The page that is being read. */
export function here() {
  const head = document.querySelector("[data-sop], [data-playbook]");
  return {
    page: `${location.origin}${location.pathname}`.slice(0, LIMITS.page),
    sop: head?.dataset.sop ?? head?.dataset.playbook ?? "",
    revision: (meta("revision") || "unpublished").slice(0, LIMITS.revision),
  };
}

/** A new record; a browser on plain http has no `randomUUID`. */
export function record(kind, fields) {
  const bytes = [...crypto.getRandomValues(new Uint8Array(12))];
  const id = bytes.map((one) => one.toString(16).padStart(2, "0")).join("");
  return written({ v: 1, id, kind, at: new Date().toISOString().replace(/\.\d+/, ""), ...here(), ...fields });
}

/** The record as it is sent: its fields in one order, none of them empty or too long. */
export function written(record) {
  const made = { v: record.v, id: record.id };
  for (const name of [...FIELDS.slice(1), "text"]) {
    const value = typeof record[name] === "string" ? whole(record[name].trim(), LIMITS[name]) : record[name];
    if (value !== "" && value !== undefined) made[name] = value;
  }
  return made;
}

/** At most `most` characters, and no half of one: what is sent is sound text. */
function whole(text, most) {
  const short = [...text].slice(0, most).join("");
  return short.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "");
}

/** Whether a value that was kept is a record that can be shown and sent. */
export function isRecord(value) {
  return (
    value?.v === 1 &&
    Object.hasOwn(KINDS, value.kind) &&
    /^[\w-]{8,64}$/.test(value.id) &&
    !Number.isNaN(Date.parse(value.at)) &&
    Object.keys(LIMITS).every((name) => value[name] === undefined || typeof value[name] === "string")
  );
}

export const subject = ({ kind, sop = "", step = "" }) =>
  [KINDS[kind].subject, step ? `${sop}#${step}` : sop].filter(Boolean).join(": ");

/** The record as a mail or an issue carries it: the first and last line bear its id, so no text can end it. */
export function letter(record) {
  const lines = FIELDS.filter((name) => record[name] !== undefined).map((name) => `${name}: ${record[name]}`);
  const text = ["text:", record.text ?? ""];
  return [`Deskbook record ${record.id}`, ...lines, ...text, `End of record ${record.id}`].join("\n");
}
