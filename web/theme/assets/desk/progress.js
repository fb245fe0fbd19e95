// The training path as a whole: each part's tasks and each quiz, and a file to take the progress along.

import { button, download, el, voice } from "./dom.js";
import { bar, fill, training } from "./training.js";

const LARGEST = 1_000_000; // bytes; the whole path fills a hundredth of it

class DeskProgress extends HTMLElement {
  #bar = bar();
  #said = voice();

  connectedCallback() {
    if (this.contains(this.#bar.node)) return;
    this.prepend(this.#bar.node);
    if (this.dataset.file) this.append(this.#tools(), this.#said);
    training.addEventListener("change", () => this.#draw());
    this.#draw();
  }

  #tools() {
    const pick = async () => {
      const [file] = input.files;
      if (!file) return;
      const taken = file.size < LARGEST ? training.load(await file.text()) : null;
      this.#said.classList.toggle("desk-warn", !taken);
      if (taken) this.#loaded(taken);
      else this.#said.textContent = `${file.name} is no saved progress; choose a file that was saved here.`;
      input.value = "";
    };
    const input = el("input", {
      type: "file",
      accept: ".json,application/json",
      class: "desk-offstage",
      tabindex: "-1",
      "aria-label": "File with your progress",
      onchange: pick,
    });
    return el(
      "div",
      { class: "desk-tools" },
      button("Save progress to a file", () => download("training-progress.json", training.file())),
      button("Load progress from a file", () => input.click()),
      input,
    );
  }

  #loaded({ added, undo }) {
    const back = () => {
      undo();
      this.#said.textContent = "The progress is as it was.";
    };
    const what = `${added} ${added === 1 ? "task or quiz is" : "tasks and quizzes are"} new here. `;
    this.#said.replaceChildren(
      `Progress loaded. ${added ? what : "Nothing in it is new here. "}`,
      button("Undo", back),
    );
  }

  #draw() {
    const { tasks, quizzes } = training.data;
    let [count, total] = [0, 0];
    for (const part of this.querySelectorAll("[data-path]")) {
      const ids = part.dataset.tasks.split(" ").filter(Boolean);
      const done = ids.filter((id) => tasks[part.dataset.path]?.[id]).length;
      part.replaceChildren(`${done} of ${ids.length}`, fill(done, ids.length));
      [count, total] = [count + done, total + ids.length];
    }
    for (const cell of this.querySelectorAll("[data-quiz-result]")) {
      const { best, passed } = quizzes[cell.dataset.quizResult] ?? {};
      cell.textContent =
        best === undefined ? "not taken" : `${best}%, ${passed ? `passed on ${passed}` : "not passed"}`;
    }
    this.#bar.show(count, total, "tasks of the training path done");
  }
}

customElements.define("desk-progress", DeskProgress);
