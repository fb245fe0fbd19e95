// The times of a ticket: which service levels apply to it, and when each falls due.
//
// Business time is counted as `deskbook.clocks` counts it: opening hours are wall-clock times of a zone,
// a span is real time. A wall time that the clocks skip or repeat is read with the offset before the shift.

import { levels } from "./ticket.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const formats = new Map();

/** How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
function ahead(zone, at) {
  if (!formats.has(zone)) {
    const fields = {
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    };
    formats.set(
      zone,
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", calendar: "gregory", ...fields }),
    );
  }
  const part = Object.fromEntries(
    formats
      .get(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, +value]),
  );
  return (
    Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) -
    Math.floor(at / 1000) * 1000
  );
}

/** The instant of a wall time, given as if it were UTC. */
function instant(zone, wall) {
  const [before, after] = [ahead(zone, wall - DAY), ahead(zone, wall + DAY)];
  if (ahead(zone, wall - before) === before) return wall - before;
  return ahead(zone, wall - after) === after ? wall - after : wall - before;
}

/** When the day that begins at `midnight` (as if it were UTC) opens and closes; null where it does not. */
function opening(hours, midnight) {
  const day = new Date(midnight);
  const span = hours.week[(day.getUTCDay() + 6) % 7];
  if (!span || hours.closed.includes(day.toISOString().slice(0, 10))) return null;
  return span.map((minute) => instant(hours.zone, midnight + minute * MINUTE));
}

/** When `minutes` from `start` have run, counting only opening hours where `hours` are given. */
export function due(start, minutes, hours) {
  let left = minutes * MINUTE;
  if (!hours) return start + left;
  const local = start + ahead(hours.zone, start);
  for (let midnight = Math.floor(local / DAY) * DAY; ; midnight += DAY) {
    const span = opening(hours, midnight);
    if (!span) continue;
    const begin = Math.max(start, span[0]);
    if (begin < span[1] && begin + left <= span[1]) return begin + left;
    left -= Math.max(span[1] - begin, 0);
  }
}

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
      const [minutes, hours, text] = target[index];
      const opening = hours && face.hours[hours];
      const share = target[2] / 100;
      const warn = { at: due(start, minutes * share, opening), text: `${target[2]}% of the time used` };
      return { at: due(start, minutes, opening), text, warn };
    })
    .sort((a, b) => a.at - b.at);
}

/**
 * When a ticket's times fall: `warn`, `first` (the breach), `update`, `solve`; null where nothing is promised.
 * Of several targets the one that falls due first counts, as `deskbook.decisions.service` decides it too;
 * the warning is that of the target that counts. The next update counts from the last answer, and before
 * there is one, from the start.
 */
export function times(data) {
  const face = levels();
  const found = face ? applying(face, data) : [];
  if (!found.length) return null;
  const start = Date.parse(data.started ?? new Date().toISOString());
  const answered = data.answered ? Date.parse(data.answered) : null;
  const [first = null] = falling(face, found, start, 3);
  const [update = null] = falling(face, found, answered ?? start, 4);
  const [solve = null] = falling(face, found, start, 5);
  return { start, answered, warn: first?.warn ?? null, first, update, solve };
}

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

/** How far an instant is from now, in its two largest units: "in 2 h 5 min", "10 min ago". */
export function away(at, now = Date.now()) {
  const minutes = Math.round(Math.abs(at - now) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const text = days ? `${days} d ${hours} h` : hours ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
  return at >= now ? `in ${text}` : `${text} ago`;
}
