// The badge of a review, worked out anew on the reader's own day: a published page outlives its build.

import { judge } from "./review-state.js";
import { SOON_DAYS } from "./shared.js";

function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}

class DeskReview extends HTMLElement {
  connectedCallback() {
    const due = this.getAttribute("due");
    if (!due || this.hasAttribute("state")) return;
    const [state, words] = judge(due, this.getAttribute("waived"), today(), SOON_DAYS);
    this.textContent = words;
    this.className = `desk-badge desk-badge-${state}`;
  }
}

customElements.define("desk-review", DeskReview);
