// Where a review stands on a day, as deskbook/reviews/due.py decides it.

const DAY = 86_400_000;

const day = (iso) => Date.parse(`${iso}T00:00:00Z`);

const days = (count) => (count === 1 ? "1 day" : `${count} days`);

/**
 * The state and the words for a review that is `due` on a day and may be waived until another; `soon` is how many
 * days before, it begins to say so. Days are ISO texts, `now` is midnight UTC of today's date.
 */
export function judge(due, waived, now, soon) {
  const left = Math.round((day(due) - now) / DAY);
  if (left < 0 && waived && now <= day(waived)) return ["waived", `review overdue by ${days(-left)}, waived`];
  if (left < 0) return ["overdue", `review overdue by ${days(-left)}`];
  if (left === 0) return ["soon", "review due today"];
  if (left <= soon) return ["soon", `review due in ${days(left)}`];
  return ["ok", "up to date"];
}
