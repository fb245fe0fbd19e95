// What a new agent has done: tasks by part, and quizzes. Kept in this browser, saved to and read from a file.
//
//   tasks    part → {task: day}
//   quizzes  quiz → {tries, best, last, passed?: day, answers: {question: value}}

import { el, keep, read } from "./dom.js";

const KEY = "deskbook.training";
const FORM = "deskbook-training";

class Training extends EventTarget {
  data = this.#stored();

  constructor() {
    super();
    addEventListener("storage", ({ key }) => {
      if (key !== KEY) return;
      this.data = this.#stored();
      this.dispatchEvent(new Event("change"));
    });
  }

  change(edit) {
    edit(this.data);
    keep(localStorage, KEY, this.data);
    this.dispatchEvent(new Event("change"));
  }

  /** The content of the file that a reader takes along. */
  file() {
    return { form: FORM, ...this.data };
  }

  /** Takes over a saved file; false where it is none of ours. */
  load(text) {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      return false;
    }
    if (found?.form !== FORM || typeof found.tasks !== "object" || typeof found.quizzes !== "object") return false;
    this.change((data) => {
      data.tasks = found.tasks ?? {};
      data.quizzes = found.quizzes ?? {};
    });
    return true;
  }

  #stored() {
    return { tasks: {}, quizzes: {}, ...read(localStorage, KEY) };
  }
}

export const training = new Training();

export const today = () =>
  new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** A bar for the eye; its numbers stand in words beside it, on the screen and on paper. */
export function fill(count, total) {
  const [box, filled] = ["svg", "rect"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  box.setAttribute("class", "desk-bar");
  box.setAttribute("aria-hidden", "true");
  filled.setAttribute("width", `${total ? (100 * count) / total : 0}%`);
  filled.setAttribute("height", "100%");
  box.append(filled);
  return box;
}

export function bar() {
  const node = el("p", { class: "desk-progress-line" });
  const show = (count, total, what) =>
    node.replaceChildren(
      fill(count, total),
      el("span", { class: "desk-progress-text" }, `${count} of ${total} ${what}`),
    );
  return { node, show };
}
