// The ways a record can go: by mail, as an issue on the repository's host, to one configured address.
// Each says what it sends, word for word. Nothing goes anywhere before the agent presses its link or button.

import { meta } from "./dom.js";
import { letter, subject } from "./record.js";

const MAIL = 1900; // some mail programs cut longer links
const ISSUE = 7500;
const PATIENCE = 15_000;

/** {mail, issue, address} as the site configures them; empty where it takes nothing. */
export function configured() {
  try {
    return JSON.parse(meta("outbox")) ?? {};
  } catch {
    return {};
  }
}

/** Each way of a record: {name, shows, href | send, cut}. A `cut` link is too long to hold the record. */
export function ways(record) {
  const { mail, issue, address } = configured();
  const found = [mail && byMail(mail, record), issue && asIssue(issue, record), address && toAddress(address, record)];
  return found.filter(Boolean);
}

function byMail(to, record) {
  const [title, body] = [subject(record), letter(record)];
  const link = (text) =>
    `mailto:${to}?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  const shows = `To: ${to}\nSubject: ${title}\n\n${body}`;
  return { name: "Send by mail", shows, body, ...fitting(link, body, MAIL) };
}

function asIssue(template, record) {
  const body = fenced(letter(record));
  const title = subject(record);
  const link = (text) =>
    template.replace(/\{(title|body)\}/g, (_, name) => encodeURIComponent(name === "title" ? title : text));
  return { name: "Send as an issue", shows: `${title}\n\n${body}`, body, ...fitting(link, body, ISSUE) };
}

function fitting(link, body, most) {
  const href = link(body);
  return href.length > most ? { href: link("(Paste the record here.)"), cut: true } : { href };
}

/** In a code fence the host renders no markup, fetches no picture and calls nobody by name. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function toAddress(address, record) {
  const shows = JSON.stringify(record, null, 2);
  /** Gives back what went wrong, nothing where it arrived. */
  const send = async () => {
    try {
      const answer = await fetch(new URL(address, document.baseURI), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: shows,
        credentials: "same-origin",
        referrerPolicy: "no-referrer",
        redirect: "error",
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answer.ok ? "" : `the address answered ${answer.status}`;
    } catch (error) {
      return /** @type {Error} */ (error).name === "TimeoutError"
        ? "the address did not answer in time"
        : "there is no way to the address right now";
    }
  };
  return { name: "Send", shows, body: shows, send };
}
