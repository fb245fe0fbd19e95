// The note for the ticket: what was decided and why, which steps were done and when, as text or Markdown.

import { response, times, when } from "./clock.js";
import { meta } from "./dom.js";

const two = (number) => String(number).padStart(2, "0");

/** A moment as people sort it: 2026-11-22 14:02, in the reader's time zone. */
export function moment(iso) {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const marked = (text) => text.replace(/([\\`*_[\]<>#|])/g, "\\$1");

export function note({ ref, data }, markdown = false) {
  const [safe, strong] = markdown ? [marked, (text) => `**${marked(text)}**`] : [String, String];
  const lines = [strong(ref ? `Ticket ${ref}` : "Ticket note")];
  const revision = meta("revision") || "unpublished";
  lines.push(safe(`${meta("site") || document.title}, revision ${revision}`));
  const fields = ["priority", "plan", "channel"].filter((name) => data[name]).map((name) => `${name}: ${data[name]}`);
  if (fields.length) lines.push(safe(fields.join(", ")));
  for (const walk of Object.values(data.walks)) {
    lines.push("", strong(walk.title) + safe(` (SOP ${walk.sop})`));
    walk.steps.forEach((one, index) => {
      lines.push(`${index + 1}. ${safe(one.ask)} ${strong(one.label)}${one.known ? " (known before)" : ""}`);
    });
    if (!walk.end) lines.push("", "Not walked to an end yet.");
    else {
      lines.push("", `Outcome: ${strong(walk.end.title)}`);
      lines.push(...walk.end.lines.map((line) => `- ${safe(line)}`));
    }
  }
  const clock = times(data);
  if (clock?.first) {
    const given = response(clock);
    lines.push("", given ? `First response: ${given.text}` : `First response due: ${when(clock.first.at)}`);
    if (clock.answered) lines.push(`Last answer to the customer: ${when(clock.answered)}`);
  }
  const ticks = Object.entries(data.ticks).sort((a, b) => a[1].at.localeCompare(b[1].at));
  if (ticks.length) {
    lines.push("", strong("Steps done"));
    for (const [key, tick] of ticks) {
      lines.push(`- ${moment(tick.at)} ${safe(`${key.split("#")[0]}, ${tick.name}: ${tick.text}`)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}
