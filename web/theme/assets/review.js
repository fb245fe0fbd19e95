// The badge of a review, worked out anew on the reader's own day: a published page outlives its build.

const SOON = 14;
const DAY = 86_400_000;

const day = (iso) => Date.parse(`${iso}T00:00:00Z`);

const days = (count) => (count === 1 ? "1 day" : `${count} days`);

function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}

/** The state and the words for a review that is `due` on a day and may be waived until another. */
export function judge(due, waived, now) {
  const left = Math.round((day(due) - now) / DAY);
  if (left < 0 && waived && now <= day(waived)) return ["waived", `review overdue by ${days(-left)}, waived`];
  if (left < 0) return ["overdue", `review overdue by ${days(-left)}`];
  if (left === 0) return ["soon", "review due today"];
  if (left <= SOON) return ["soon", `review due in ${days(left)}`];
  return ["ok", "up to date"];
}

class DeskReview extends HTMLElement {
  connectedCallback() {
    const due = this.getAttribute("due");
    if (!due || this.hasAttribute("state")) return;
    const [state, words] = judge(due, this.getAttribute("waived"), today());
    this.textContent = words;
    this.className = `desk-badge desk-badge-${state}`;
  }
}

customElements.define("desk-review", DeskReview);
