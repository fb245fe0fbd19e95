// `desk-calculator`: the worked example with fields in place of its numbers. Nothing is kept or sent.

import { button, el, voice } from "./dom.js";

const LEAST = { days: 1, "working-day": 1 };
const MOST = { share: 100, days: 366, "working-day": 24 };
const NONE = "–";
const SAID = { usd: "dollars", percent: "percent", minutes: "minutes", hours: "hours" };

const number = (value, digits) =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const money = (value, digits) => `$${number(value, digits)}`;
const unit = (value, one, many) => `${number(value, Number.isInteger(value) ? 0 : 1)} ${value === 1 ? one : many}`;

/** What the numbers come to, each in words; null where one of them is missing. */
export function work(given) {
  if (Object.values(given).some((value) => value === null)) return null;
  const lost = (given.tickets * given.share * given.minutes) / 100;
  const hours = (lost * given.agents * given.days) / 60;
  const hour = given.salary / (given.days * given["working-day"]);
  return {
    "lost-a-day": unit(Math.round(lost * 10) / 10, "minute", "minutes"),
    hours: unit(Math.round(hours), "hour", "hours"),
    hour: money(hour, 2),
    cost: money(hours * hour, 0),
  };
}

class DeskCalculator extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("input")) return;
    const inputs = [...this.querySelectorAll("[data-given]")].map(field);
    const results = [...this.querySelectorAll("[data-made]")];
    const said = voice();
    const draw = () => {
      const made = work(Object.fromEntries(inputs.map((input) => [input.name, value(input)])));
      for (const one of results) one.textContent = made ? made[one.dataset.made] : NONE;
      return made;
    };
    const speak = () => {
      const made = draw();
      said.classList.toggle("desk-warn", !made);
      said.textContent = made ? `${made.hours} a year, which cost ${made.cost}.` : wrong(inputs);
    };
    const reset = () => {
      for (const input of inputs) input.value = input.defaultValue;
      speak();
    };
    this.addEventListener("input", draw);
    this.addEventListener("change", speak);
    this.append(el("div", { class: "desk-tools" }, button("Back to the example", reset)), said);
    for (const head of this.querySelectorAll("thead th:last-child")) head.textContent = "Yours";
    for (const cell of this.querySelectorAll("td[data-label]")) cell.dataset.label = "Yours";
    draw();
  }
}

/** A field in place of a number, named by its row, with the unit beside it. */
function field(shown) {
  const { given: name, value: start, unit: of } = shown.dataset;
  const row = shown.closest("tr").querySelector("th").textContent.trim();
  const label = SAID[of] ? `${row}, in ${SAID[of]}` : row;
  const input = el("input", {
    type: "number",
    class: "desk-input",
    name,
    "aria-label": label,
    min: LEAST[name] ?? 0,
    max: MOST[name],
    step: "any",
    inputmode: "decimal",
    value: start,
  });
  shown.replaceChildren(...(of === "usd" ? ["$ ", input] : [input, ` ${of === "percent" ? "%" : of}`]));
  return input;
}

/** A field's number; null, and the field is marked, where it is empty or out of its range. */
function value(input) {
  const good = input.value !== "" && input.checkValidity();
  input.setAttribute("aria-invalid", String(!good));
  return good ? input.valueAsNumber : null;
}

function wrong(inputs) {
  const bad = inputs.find((input) => value(input) === null);
  return `${bad.getAttribute("aria-label")}: type a number ${bad.max ? `from ${bad.min} to ${bad.max}` : "of 0 or more"}.`;
}

customElements.define("desk-calculator", DeskCalculator);
