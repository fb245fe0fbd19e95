// What a new agent has done: tasks by part, and quizzes. Kept in this browser, saved to and read from a file.
//
//   tasks    part → {task: day}
//   quizzes  quiz → {tries, best, last, passed?: day, checked?, answers: {question: value}}
//
// A file that is loaded adds to what is there: the earliest day of each task and pass, the best of each result.

import { el } from "./dom.js";
import { day, entries, fields, flag, number, record, text } from "./shape.js";
import { browser, shelf } from "./storage.js";

const KEY = "deskbook.training";
const FORM = "deskbook-training";
const VERSION = 1;

const count = (found) => (Number.isSafeInteger(found) && found >= 0 ? found : undefined);
const share = (found) => (number(found) >= 0 && found <= 100 ? found : undefined);

const quiz = (found, drop) =>
  fields(
    found,
    {},
    {
      tries: count,
      best: share,
      last: share,
      passed: day,
      checked: flag,
      answers: (all) => record(all, text, drop),
    },
    drop,
  );

/** The progress in what was kept; a blank one where that is none. */
const progress = (found, drop) => ({
  tasks: record(found?.tasks, (part) => record(part, day, drop), drop),
  quizzes: record(found?.quizzes, (one) => quiz(one, drop), drop),
});

const kept = shelf(browser, KEY, VERSION, (found, drop) => {
  if (found !== undefined && (typeof found !== "object" || found === null)) drop();
  return progress(found, drop);
});

const first = (a, b) => (a && b ? (a < b ? a : b) : (a ?? b));

/** Two records in one: under a name that both have, what `both` makes of the two. */
function joined(mine, theirs, both) {
  const all = entries();
  for (const name of new Set([...Object.keys(mine ?? {}), ...Object.keys(theirs ?? {})])) {
    all[name] = both(mine?.[name], theirs?.[name]);
  }
  return all;
}

/** The results of a quiz here and in a file. The answers begun here stay. */
function results(mine = {}, theirs = {}) {
  const { answers, checked, last } = mine.answers || mine.tries ? mine : theirs;
  const most = (name) => Math.max(mine[name] ?? 0, theirs[name] ?? 0);
  const tried = mine.tries || theirs.tries ? { tries: most("tries"), best: most("best"), last } : {};
  return { ...tried, answers, checked, passed: first(mine.passed, theirs.passed) };
}

class Training extends EventTarget {
  data = kept.read();

  constructor() {
    super();
    addEventListener("storage", ({ key }) => {
      if (key !== KEY && key !== null) return;
      this.data = kept.read();
      this.dispatchEvent(new Event("change"));
    });
  }

  change(edit) {
    edit(this.data);
    this.#keep(this.data);
  }

  /** The content of the file that a reader takes along. */
  file() {
    return { form: FORM, version: VERSION, ...this.data };
  }

  /**
   * Adds a saved file; null where it is none of ours. Gives how many days and results are new, and a way to undo it.
   */
  load(text) {
    let found = null;
    try {
      found = JSON.parse(text);
    } catch {
      return null;
    }
    const ours = found?.form === FORM && (found.version ?? VERSION) === VERSION;
    const whole = [found?.tasks, found?.quizzes].every((one) => typeof one === "object" && one && !Array.isArray(one));
    if (!ours || !whole) return null;
    const before = this.data;
    const theirs = progress(found, () => {});
    const tasks = joined(before.tasks, theirs.tasks, (a, b) => joined(a, b, first));
    const quizzes = joined(before.quizzes, theirs.quizzes, results);
    const added = done({ tasks, quizzes }) - done(before);
    this.#keep({ tasks, quizzes });
    return { added, undo: () => this.#keep(before) };
  }

  #keep(data) {
    this.data = data;
    kept.write(data);
    this.dispatchEvent(new Event("change"));
  }
}

/** How many tasks are done and quizzes taken. */
const done = ({ tasks, quizzes }) =>
  Object.values(tasks).reduce((sum, part) => sum + Object.values(part).filter(Boolean).length, 0) +
  Object.values(quizzes).filter(({ tries }) => tries).length;

export const training = new Training();

export const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

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
