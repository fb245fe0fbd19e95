// Business time: when a span that counts only in opening hours runs out, as `deskbook.clocks` counts it.
//
// Opening hours are wall-clock times of a zone, minutes are real time. A wall time that the clocks skip is
// read with the offset before the shift, one that they repeat is the first of the two, and a date that a
// zone left out has no hours. A working day is a day of these hours: what begins in it is due at the same
// time of a later one, what begins outside of it has the next one in full.
//
//   hours   {zone, week: [[[begin, end], …] × 7 from Monday], closed: [date, …], open: {date: [[begin, end], …]}}
//           in minutes after the midnight of the day on which an opening begins

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const HORIZON = 3660;
const formats = new Map();

/** How far the wall clock of a zone is ahead of UTC at an instant, in milliseconds. */
function ahead(zone, at) {
  if (!formats.has(zone)) {
    /** @type {Intl.DateTimeFormatOptions} */
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
    Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(at / 1000) * 1000
  );
}

/** The instant of a wall time, given as if it were UTC. */
function instant(zone, wall) {
  const [before, after] = [ahead(zone, wall - DAY), ahead(zone, wall + DAY)];
  if (ahead(zone, wall - before) === before) return wall - before;
  return ahead(zone, wall - after) === after ? wall - after : wall - before;
}

/** When the day that begins at `midnight` (as if it were UTC) opens and closes, the earliest first. */
function openings(hours, midnight) {
  const day = new Date(midnight);
  const date = day.toISOString().slice(0, 10);
  const usual = hours.closed.includes(date) ? [] : hours.week[(day.getUTCDay() + 6) % 7];
  const spans = hours.open && Object.hasOwn(hours.open, date) ? hours.open[date] : usual;
  if (!spans.length) return [];
  const noon = instant(hours.zone, midnight + DAY / 2);
  if (Math.floor((noon + ahead(hours.zone, noon)) / DAY) * DAY !== midnight) return [];
  return spans
    .map((span) => span.map((minute) => instant(hours.zone, midnight + minute * MINUTE)))
    .filter(([begin, end]) => begin < end)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

const closing = (found) => Math.max(...found.map(([, end]) => end));

/**
 * The days that open and have not closed for good at `start`, the earliest first. Yesterday's night may
 * still be open, and where a zone left a date out, that of the day before.
 * @returns {Generator<{midnight: number, found: any[]}, undefined>}
 */
function* workingDays(hours, start) {
  let midnight = Math.floor((start + ahead(hours.zone, start)) / DAY) * DAY - 2 * DAY;
  for (let count = 0; count < HORIZON; count += 1, midnight += DAY) {
    const found = openings(hours, midnight);
    if (found.length && closing(found) > start) yield { midnight, found };
  }
}

/** When `minutes` from `start` have run, counting only opening hours where `hours` are given; null: not in ten years. */
export function due(start, minutes, hours) {
  let [now, left] = [start, minutes * MINUTE];
  if (!hours) return start + left;
  for (const { found } of workingDays(hours, start)) {
    for (const [begin, end] of found) {
      now = Math.max(now, begin);
      if (now >= end) continue;
      if (now + left <= end) return now + left;
      left -= end - now;
      now = end;
    }
  }
  return null;
}

/** When so many working days from `start` have run; null: not in ten years. */
export function dueInDays(start, days, hours) {
  if (days < 1) return due(start, 0, hours);
  const later = workingDays(hours, start);
  const first = later.next().value;
  if (!first) return null;
  const began = first.found[0][0] < start;
  let last = first;
  for (let left = began ? days : days - 1; left > 0; left -= 1) {
    last = later.next().value;
    if (!last) return null;
  }
  if (!began) return closing(last.found);
  const wall = start + ahead(hours.zone, start) - first.midnight;
  const at = instant(hours.zone, last.midnight + wall);
  const before = last.found.filter(([begin]) => begin <= at).map(([, end]) => Math.min(at, end));
  return before.length ? Math.max(...before) : last.found[0][0];
}

/** When a part of the time from `start` to `end` has run, of their opening hours where `hours` are given. */
export function partOf(start, end, part, hours) {
  if (!hours) return start + (end - start) * part;
  let [now, ran] = [start, 0];
  for (const { found } of workingDays(hours, start)) {
    if (found[0][0] >= end) break;
    for (const [begin, close] of found) {
      now = Math.max(now, begin);
      const until = Math.min(close, end);
      if (until <= now) continue;
      ran += until - now;
      now = until;
    }
  }
  return due(start, (ran / MINUTE) * part, hours) ?? end;
}
