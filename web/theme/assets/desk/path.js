// One part of the training path: its tasks can be ticked, and a bar shows how far it is.

import { el } from "./dom.js";
import { entries } from "./shape.js";
import { bar, today, training } from "./training.js";

class DeskPath extends HTMLElement {
  #bar = bar();

  connectedCallback() {
    const list = this.querySelector(".desk-tasks");
    if (!list || this.contains(this.#bar.node)) return;
    list.before(this.#bar.node);
    const { path } = this.dataset;
    this.addEventListener("change", (/** @type {any} */ { target }) => {
      const task = target.closest(".desk-task")?.dataset.task;
      if (!task) return;
      training.change(({ tasks }) => {
        tasks[path] ??= entries();
        if (target.checked) tasks[path][task] = today();
        else delete tasks[path][task];
      });
    });
    this.#adopt();
    training.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  /** Ticks made before this script came count: the page itself holds none. */
  #adopt() {
    const { path } = this.dataset;
    const early = [...this.querySelectorAll(".desk-task:has(:checked)")].map(({ dataset }) => [dataset.task, today()]);
    if (early.length)
      training.change(({ tasks }) => (tasks[path] = Object.assign(entries(), Object.fromEntries(early), tasks[path])));
  }

  #draw() {
    const done = training.data.tasks[this.dataset.path] ?? entries();
    const tasks = [...this.querySelectorAll(".desk-task")];
    for (const task of tasks) {
      const day = done[task.dataset.task];
      task.querySelector("input").checked = Boolean(day);
      task.querySelector(".desk-task-day")?.remove();
      if (day) task.append(el("span", { class: "desk-task-day" }, ` done ${day}`));
    }
    const count = tasks.filter((task) => done[task.dataset.task]).length;
    this.#bar.show(count, tasks.length, "tasks done");
  }
}

customElements.define("desk-path", DeskPath);
