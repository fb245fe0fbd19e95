// A quiz: answers checked against their digest, feedback that only the right answer makes readable.

import { button, el, voice } from "./dom.js";
import { hex, sha256 } from "./sha256.js";
import { today, training } from "./training.js";

/** The feedback of a question, unscrambled with the right option's name. */
function unscrambled(code, salt, name) {
  const bytes = Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
  for (let block = 0; block * 32 < bytes.length; block += 1) {
    const key = sha256(`${salt}:${block}:${name}`);
    for (let i = block * 32; i < Math.min(bytes.length, block * 32 + 32); i += 1) bytes[i] ^= key[i % 32];
  }
  return new TextDecoder().decode(bytes);
}

class DeskQuiz extends HTMLElement {
  #said = voice();
  #score = el("p", { class: "desk-score" });
  #whole = true; // a retry of the wrong ones is for learning: it does not count as a pass
  #checked = false;
  #buttons;

  connectedCallback() {
    if (this.contains(this.#said) || !this.querySelector(".desk-question")) return;
    for (const note of this.querySelectorAll(".desk-nojs")) note.hidden = true;
    this.#buttons = {
      check: button("Check answers", () => this.#check(), { class: "desk-button desk-main" }),
      retry: button("Try the wrong ones again", () => this.#again(false)),
      over: button("Take the whole quiz again", () => this.#again(true)),
    };
    this.append(el("div", { class: "desk-tools" }, ...Object.values(this.#buttons)), this.#said, this.#score);
    this.addEventListener("change", ({ target }) => this.#choose(target));
    training.addEventListener("change", () => this.#draw());
    const { answers = {}, checked } = this.#adopted();
    for (const question of this.#questions) {
      for (const input of question.inputs) input.checked = answers[question.id] === input.value;
    }
    if (checked && this.#questions.every(({ value }) => value !== undefined)) this.#mark();
    this.#draw();
  }

  get #record() {
    return training.data.quizzes[this.dataset.quiz] ?? {};
  }

  /** The record, with what was answered before this script came: the page itself answers nothing. */
  #adopted() {
    const early = this.#questions.filter(({ value }) => value !== undefined).map(({ id, value }) => [id, value]);
    const { answers, checked } = this.#record;
    if (early.length && !checked) this.#keep({ answers: { ...answers, ...Object.fromEntries(early) } });
    return this.#record;
  }

  get #questions() {
    return [...this.querySelectorAll(".desk-question")].map((box) => {
      const { question: id, salt, right: digest, feedback } = box.dataset;
      const inputs = [...box.querySelectorAll("input")];
      const value = inputs.find(({ checked }) => checked)?.value;
      const right = value !== undefined && hex(sha256(`${salt}:${value}`)) === digest;
      return { box, id, inputs, value, right, feedback: () => unscrambled(feedback, salt, value) };
    });
  }

  #keep(more) {
    training.change(({ quizzes }) => (quizzes[this.dataset.quiz] = { ...this.#record, ...more }));
  }

  #choose(input) {
    const { question } = input.closest(".desk-question").dataset;
    this.#keep({ answers: { ...this.#record.answers, [question]: input.value } });
  }

  #check() {
    const questions = this.#questions;
    const open = questions.filter(({ value }) => value === undefined);
    this.#said.classList.toggle("desk-warn", open.length > 0);
    if (open.length) {
      const one = open.length === 1 ? "1 question has" : `${open.length} questions have`;
      this.#said.textContent = `${one} no answer yet.`;
      open[0].inputs[0].focus();
      return;
    }
    const good = questions.filter(({ right }) => right).length;
    const share = Math.floor((100 * good) / questions.length);
    const passed = share >= Number(this.dataset.pass);
    const { tries = 0, best = 0 } = this.#record;
    if (this.#whole) {
      const day = passed ? { passed: this.#record.passed ?? today() } : {};
      this.#keep({ tries: tries + 1, best: Math.max(best, share), last: share, checked: true, ...day });
    }
    this.#mark();
    const verdict = !this.#whole ? "" : passed ? " Passed." : ` Not passed: ${this.dataset.pass}% are needed.`;
    this.#said.classList.toggle("desk-warn", this.#whole && !passed);
    this.#said.textContent = `${good} of ${questions.length} right (${share}%).${verdict}`;
    this.#draw();
    const wrong = this.#questions.find(({ right }) => !right);
    (wrong ? this.#buttons.retry : this.#buttons.over).focus();
  }

  /** Says at each question whether it is right, and locks it. */
  #mark() {
    this.#checked = true;
    for (const { box, inputs, right, feedback } of this.#questions) {
      box.querySelector(".desk-feedback")?.remove();
      for (const input of inputs) input.disabled = true;
      const source = box.querySelector(".desk-source");
      const text = right ? `Right. ${feedback()}` : "Not right. The step says why.";
      const line = el("p", { class: "desk-feedback", "data-state": right ? "right" : "wrong" }, text);
      if (source) source.before(line);
      else box.append(line);
    }
  }

  #again(all) {
    this.#whole = all;
    this.#checked = false;
    const again = this.#questions.filter(({ right }) => all || !right);
    const answers = { ...this.#record.answers };
    for (const { box, id, inputs } of again) {
      delete answers[id];
      for (const input of inputs) Object.assign(input, { disabled: false, checked: false });
      box.querySelector(".desk-feedback")?.remove();
    }
    this.#keep({ answers, checked: false });
    this.#said.textContent = "";
    this.#draw();
    again[0]?.inputs[0].focus();
  }

  #draw() {
    const { check, retry, over } = this.#buttons;
    check.hidden = this.#checked;
    over.hidden = !this.#checked;
    retry.hidden = !this.#checked || this.#questions.every(({ right }) => right);
    const { tries, best, passed } = this.#record;
    const times = tries === 1 ? "Taken once" : `Taken ${tries} times`;
    this.#score.textContent = tries ? `${times}, best result ${best}%${passed ? `, passed on ${passed}` : ""}.` : "";
  }
}

customElements.define("desk-quiz", DeskQuiz);
