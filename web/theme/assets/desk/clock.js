// The times of a ticket: which service levels apply to it, when each falls due, and how the first answer did.

import { due, dueInDays, partOf } from "./business-time.js";
import { levels } from "./levels.js";

/** The targets that apply to a ticket's plan (and with it its service tier), priority and channel. */
function applying({ plans, targets }, { plan, priority, channel }) {
  const tier = plans.find(([id]) => id === plan)?.[2];
  const own = { plan, priority, channel, "service-tier": tier };
  return targets.filter(([by, when]) => own[by] === when);
}

/** When each target's span at `index` runs out, the earliest first; of equal ones, the first that is listed. */
function falling(face, found, start, index) {
  return found
    .filter((target) => target[index])
    .map((target) => {
      const [minutes, named, text, days] = target[index];
      const hours = named && face.hours[named];
      const at = hours && days ? dueInDays(start, days, hours) : due(start, minutes, hours);
      if (at === null) return null;
      const warn = { at: partOf(start, at, target[2] / 100, hours), text: `${target[2]}% of the time used` };
      return { at, text, warn };
    })
    .filter(Boolean)
    .sort((a, b) => a.at - b.at);
}

const inOrder = (...found) =>
  found
    .map((iso) => Date.parse(iso))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);

/**
 * When a ticket's times fall: `warn`, `first` (the breach), `update`, `solve`; null where nothing is promised.
 * Of several targets the one that falls due first counts, as `deskbook.decisions.service` decides it too;
 * the warning is that of the target that counts. The first response is the first answer, `responded`, and
 * no later one changes it. The next update counts from the last answer, `answered`, and before there is
 * one, from the start.
 */
export function times(data) {
  const face = levels();
  const found = face ? applying(face, data) : [];
  if (!found.length) return null;
  const start = Date.parse(data.started ?? new Date().toISOString());
  const answers = inOrder(data.first_answered, data.answered);
  const [responded = answers[0] ?? null] = inOrder(data.first_answered);
  const answered = answers.at(-1) ?? null;
  const [first = null] = falling(face, found, start, 3);
  const [update = null] = falling(face, found, answered ?? start, 4);
  const [solve = null] = falling(face, found, start, 5);
  return { start, responded, answered, warn: first?.warn ?? null, first, update, solve };
}

/** How the first answer did: `ok` or `late`, in words with its reason; null before there is one. */
export function response({ responded, first }) {
  if (!responded) return null;
  if (!first) return { state: "ok", text: `sent at ${when(responded)}`, why: "" };
  const why = `due ${when(first.at)}, within ${first.text}`;
  if (responded <= first.at) return { state: "ok", text: `met at ${when(responded)}`, why };
  const late = span(Math.max(responded - first.at, 60_000));
  return { state: "late", text: `missed by ${late}`, why: `sent ${when(responded)}, ${why}` };
}

/** @type {Intl.DateTimeFormatOptions} */
const FORM = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
};

/** An instant in the reader's own time zone: Mon, 23 Nov, 10:00 GMT. */
export const when = (at) => new Intl.DateTimeFormat("en-GB", FORM).format(at);

/** A length of time in its two largest units: "2 h 5 min". */
function span(length) {
  const minutes = Math.round(Math.abs(length) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days) return `${days} d ${hours} h`;
  return hours ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

/** How far an instant is from now: "in 2 h 5 min", "10 min ago". */
export const away = (at, now = Date.now()) => (at >= now ? `in ${span(at - now)}` : `${span(at - now)} ago`);
