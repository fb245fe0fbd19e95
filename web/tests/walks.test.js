import assert from "node:assert/strict";
import { test } from "node:test";
import { vectors } from "./vectors.js";

const { trees, cases } = vectors("walks");

/** An element as far as walk.js reads it: its data and the parts that a selector names. */
function element(data, parts = {}, text = "") {
  const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  const dataset = Object.fromEntries(Object.entries(data).map(([name, value]) => [camel(name), value]));
  const all = (selector) => parts[selector] ?? [];
  const node = {
    dataset,
    textContent: text,
    querySelectorAll: all,
    querySelector: (one) => all(one)[0] ?? null,
  };
  return Object.assign(node, { cloneNode: () => node });
}

const WORDS = element({});
const drawn = new Map(
  trees.map(({ tree, start, sop, nodes, outcomes }) => {
    const answered = (one) => element(one, { ":scope > .desk-answer-label": [WORDS] });
    const items = nodes.map(({ answers, ...data }) =>
      element(data, {
        ":scope > .desk-ask": [WORDS],
        ":scope > .desk-answers > .desk-answer": answers.map(answered),
      }),
    );
    const parts = {
      ".desk-node": items,
      ".desk-outcome": outcomes.map((one) => element(one)),
      ".desk-card-title": [WORDS],
    };
    return [tree, element({ tree, start, sop }, parts)];
  }),
);
globalThis.CSS = { escape: (text) => text };
globalThis.document = {
  querySelector: (selector) => drawn.get(/data-tree="(.*)"/.exec(selector)?.[1]) ?? null,
};
const { follow, model } = await import("../theme/assets/desk/walk.js");

test("a ticket walks as deskbook/decisions/walk.py walks it", () => {
  for (const [tree, facts, wanted, wantedEnd] of cases) {
    const log = Object.entries(facts).map(([fact, value]) => {
      const set = typeof value === "number" ? { lo: value, hi: value } : { is: [String(value)] };
      return { fact, set, label: String(value) };
    });
    const { steps, trees: passed, end, node } = follow(drawn.get(tree), log);
    const taken = steps.map(({ node }, index) => {
      const next = steps[index + 1]?.node;
      return [model(node.tree).id, node.id, node.answers.find(({ set }) => holds(set, facts[node.fact])).go, next?.id];
    });
    const what = `${tree} ${JSON.stringify(facts)}`;
    assert.deepEqual(
      taken.map((one) => one.slice(0, 3)),
      wanted,
      what,
    );
    assert.deepEqual(end ? [model(passed.at(-1)).id, end.dataset.outcome] : null, wantedEnd, what);
    assert.equal(Boolean(node), !wantedEnd, what);
  }
});

const holds = (set, value) => (set.is ? set.is.includes(String(value)) : value >= set.lo && value <= set.hi);
