// The way through a decision: read from the outline on the page, followed as far as the facts are known.

import { words } from "./dom.js";
import { levels } from "./levels.js";

const FAR = 1e15;
const STEP = 1e-6; // stands for "just above" where a fact takes any number

/** What is known of a fact: some of its values, {is: [...]}, or a closed interval of numbers, {lo, hi}.
 *  This is the part of a fact's domain that an answer takes, from its attributes. */
function taken(data, type) {
  if (data.is !== undefined) return { is: data.is.split(" ") };
  const whole = type === "integer";
  let [lo, hi] = [-FAR, FAR];
  if (data.atLeast !== undefined) lo = whole ? Math.ceil(+data.atLeast) : +data.atLeast;
  if (data.above !== undefined) lo = whole ? Math.floor(+data.above) + 1 : +data.above + STEP;
  if (data.atMost !== undefined) hi = whole ? Math.floor(+data.atMost) : +data.atMost;
  if (data.below !== undefined) hi = whole ? Math.ceil(+data.below) - 1 : +data.below - STEP;
  return { lo, hi };
}

const has = (set, value) => (set.is ? set.is.includes(value) : +value >= set.lo && +value <= set.hi);

/** Whether all that is possible in `a` is in `b`. */
function inside(a, b) {
  if (a.is) return a.is.every((value) => has(b, value));
  return b.is ? a.lo === a.hi && has(b, String(a.lo)) : a.lo >= b.lo && a.hi <= b.hi;
}

/** What is in both; null where nothing is. */
function both(a, b) {
  const [list, other] = a.is ? [a, b] : [b, a];
  if (list.is) {
    const is = list.is.filter((value) => has(other, value));
    return is.length ? { is } : null;
  }
  const [lo, hi] = [Math.max(a.lo, b.lo), Math.min(a.hi, b.hi)];
  return lo <= hi ? { lo, hi } : null;
}

/** As a link carries it: `true`, `a+b`, `20`, `15..30`. */
function written(set) {
  if (set.is) return set.is.join("+");
  if (set.lo === set.hi) return String(set.lo);
  return `${set.lo === -FAR ? "" : set.lo}..${set.hi === FAR ? "" : set.hi}`;
}

function parsed(text) {
  const span = /^(-?[\d.]*?)\.\.(-?[\d.]*)$/.exec(text);
  if (span) return { lo: span[1] === "" ? -FAR : +span[1], hi: span[2] === "" ? FAR : +span[2] };
  return text !== "" && !Number.isNaN(+text) ? { lo: +text, hi: +text } : { is: text.split("+") };
}

const models = new WeakMap();

/** What a `desk-tree` asks and where it ends. */
export function model(tree) {
  if (!models.has(tree)) models.set(tree, read(tree));
  return models.get(tree);
}

function read(tree) {
  const nodes = new Map();
  for (const item of tree.querySelectorAll(".desk-node")) {
    const { node: id, fact, name = fact, type, unit = "", min, max, sensitive } = item.dataset;
    const [ask, why] = ["ask", "why"].map((part) => item.querySelector(`:scope > .desk-${part}`));
    const answers = [...item.querySelectorAll(":scope > .desk-answers > .desk-answer")].map((answer) => ({
      label: words(answer.querySelector(":scope > .desk-answer-label")),
      go: answer.dataset.go,
      set: taken(answer.dataset, type),
    }));
    const numeric = type === "integer" || type === "number";
    nodes.set(id, {
      tree,
      id,
      fact,
      name,
      type,
      unit,
      sensitive,
      numeric,
      min: +min,
      max: +max,
      answers,
      ask: words(ask, ".desk-number"),
      why: why && words(why),
      link: item.id,
    });
  }
  const ends = new Map([...tree.querySelectorAll(".desk-outcome")].map((end) => [end.dataset.outcome, end]));
  const { tree: id, start, sop } = tree.dataset;
  return { id, start, sop, nodes, ends, title: words(tree.querySelector(".desk-card-title"), ".desk-kind") };
}

/** What the log knows of a fact: its last word. */
export const known = (log, fact) => log.findLast((one) => one.fact === fact);

/**
 * Follows a tree, and those that it continues in on this page, as far as the log answers.
 * Ends at a `node` to ask, or at an `end` (an outcome's element), or at neither where a tree is broken.
 */
export function follow(tree, log) {
  const steps = [];
  const trees = [tree];
  const ends = [];
  let at = model(tree).start;
  for (;;) {
    const here = trees.at(-1);
    const node = model(here).nodes.get(at);
    if (!node) {
      const end = model(here).ends.get(at);
      if (end) ends.push(end);
      const then = end?.dataset.then;
      const next = then && document.querySelector(`desk-tree[data-tree="${CSS.escape(then)}"]`);
      if (!next || trees.includes(next)) return { steps, trees, ends, end };
      trees.push(next);
      at = model(next).start;
      continue;
    }
    const entry = known(log, node.fact);
    const answer = entry && node.answers.find(({ set }) => inside(entry.set, set));
    if (!answer || steps.length > 200) return { steps, trees, ends, node };
    const own = log.find((one) => one.tree === model(here).id && one.node === node.id);
    const { lo, hi } = entry.set;
    const number = lo !== undefined && lo === hi ? `${lo} ${node.unit}`.trim() : null;
    steps.push({ node, label: own?.label ?? number ?? answer.label, own: Boolean(own) });
    at = answer.go;
  }
}

/** The priority of a way: what its last outcome says, else what impact and urgency make it; null while open. */
export function priority(ends, log) {
  const own = ends.findLast((end) => end.dataset.priority)?.dataset.priority;
  const [impact, urgency] = ["impact", "urgency"].map((fact) => known(log, fact)?.set.is ?? []);
  const all = new Set(impact.flatMap((row) => urgency.map((column) => levels()?.matrix[row]?.[column])));
  return own ?? (all.size === 1 ? [...all][0] : null) ?? null;
}

/** The answers that what is known leaves open. */
export function offered(node, log) {
  const entry = known(log, node.fact);
  return entry ? node.answers.filter(({ set }) => both(entry.set, set)) : node.answers;
}

/** The log with one more answer: `set` is exact where a number was typed, else an answer's part of the domain. */
export function answered(log, node, set, label) {
  const entry = known(log, node.fact);
  const narrowed = (entry && both(entry.set, set)) || set;
  const { id: tree, title: from } = model(node.tree);
  const { fact, name, sensitive, id } = node;
  return [...log, { fact, name, set: narrowed, label, tree, node: id, from, sensitive }];
}

/** What was not answered in these trees but counts in them: for each of their facts, its last word in the log. */
export function foreign(trees, log) {
  const facts = new Set(trees.flatMap((tree) => [...model(tree).nodes.values()].map(({ fact }) => fact)));
  const ids = trees.map((tree) => model(tree).id);
  const last = [...facts].map((fact) => known(log, fact)).filter((entry) => entry && !ids.includes(entry.tree));
  return last.sort((a, b) => Number(Boolean(b.sensitive)) - Number(Boolean(a.sensitive)));
}

/** Takes facts out of a ticket's state, and the notes of decisions that asked for them. */
export function forget(data, facts) {
  data.log = data.log.filter(({ fact }) => !facts.includes(fact));
  for (const [tree, { steps }] of Object.entries(data.walks)) {
    if (steps.some(({ fact }) => facts.includes(fact))) delete data.walks[tree];
  }
}

/** The log without the answers from step `index` on, so that this step is asked again. */
export function rewound(log, { steps }, index) {
  const gone = steps.slice(index).map(({ node }) => `${model(node.tree).id} ${node.id}`);
  const rest = log.filter((one) => !gone.includes(`${one.tree} ${one.node}`));
  const { node, own } = steps[index];
  return own ? rest : rest.filter((one) => one.fact !== node.fact);
}

/** The path as the part of a link behind `#`: `tree-refund/identity-verified=true/amount-usd=20`. */
export function address(tree, steps, log) {
  const facts = new Map(steps.map(({ node }) => [node.fact, known(log, node.fact).set]));
  return [tree.id, ...[...facts].map(([fact, set]) => `${fact}=${written(set)}`)].join("/");
}

/** The log that a link carries for a tree; null where it carries none. */
export function carried(tree, hash) {
  const [id, ...parts] = hash.split("/");
  if (id !== tree.id || !parts.length) return null;
  return parts.map((part) => {
    const [fact, text = ""] = part.split("=");
    return { fact, set: parsed(text) };
  });
}

/**
 * What the note says of a way: for each tree its questions with their answers, and its outcome.
 * @param {{steps: any[], trees: any[], end?: any}} way
 */
export function summaries({ steps, trees, end }) {
  const found = trees.map((tree, index) => {
    const { id, title, sop } = model(tree);
    const onward = trees[index + 1];
    const goes = onward ? { title: `goes on with ${model(onward).title}`, lines: [] } : end && said(end);
    const own = steps.filter(({ node }) => node.tree === tree);
    return [
      id,
      {
        title,
        sop,
        steps: own.map(({ node, label, own: asked }) => ({ fact: node.fact, ask: node.ask, label, known: !asked })),
        end: goes,
      },
    ];
  });
  return Object.fromEntries(found);
}

/** An outcome in plain lines: what to do, a warning, and who and what comes next. */
function said(end) {
  const [title, ...rest] = end.children;
  const lines = rest.flatMap((part) =>
    part.matches(".desk-outcome-facts") ? words(part).split(" · ") : [words(part)],
  );
  return { title: words(title, ".desk-kind"), lines };
}
