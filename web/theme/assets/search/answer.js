// Answers to a query: hits with the reason for each, or the gap that it fell into.
import { Ranker } from "./rank.js";
import { Missing, Store } from "./store.js";
import { Table } from "./table.js";
import { stems } from "./words.js";

export class Search {
  static async open(base) {
    const [store, table] = await Promise.all([Store.open(base), words(new URL("words.bin", base))]);
    return new Search(store, table);
  }

  // `missing` names the files without which the answers are poorer.
  constructor(store, table) {
    this.missing = new Set(table ? [] : ["words.bin"]);
    this.store = store;
    this.ranker = new Ranker(store, table);
    this.read = new Map();
  }

  // { hits: [{ id, url, title, summary, because, step, … }], gap, total }
  async ask(query, { typing = false, limit = 10, filters = {} } = {}) {
    const { store } = this,
      { tail, sure } = store.settings;
    const { found, floor } = await this.ranker.scores(query, typing);
    if (!found.length || found[0].score < floor) return { hits: [], gap: null };
    const best = store.shown.get(found[0].document);
    if (best?.kind === "gap") {
      const page = found.find(({ document }) => store.shown.get(document)?.kind !== "gap")?.score ?? 0;
      if (page < floor || found[0].score >= sure * page) return { hits: [], gap: best };
    }
    const wanted = [];
    for (const hit of found) {
      if (wanted.length >= limit || hit.score < tail * found[0].score) break;
      await store.fetchDocuments([hit.document]);
      const one = store.shown.get(hit.document);
      if (one.kind !== "gap" && fits(one, filters)) wanted.push([hit, one]);
    }
    const hits = await Promise.all(wanted.map(([hit, one]) => this.shown(hit, one, query)));
    return { hits, gap: null };
  }

  async shown(hit, one, query) {
    const because = [one.title, one.summary, ...one.asks][Math.max(0, hit.phrase)];
    return { ...one, score: hit.score, because, step: await this.step(hit.document, query) };
  }

  // The step that shares most of the query's weight, where that is two words or a rare one.
  async step(number, query) {
    const asked = [...new Set(stems(query, this.store.stop))].filter((word) => this.store.has(word));
    let best = 0,
      found = null;
    for (const [anchor, text, said] of await this.steps(number).catch((error) => this.without(error))) {
      const weight = asked.reduce((sum, word) => sum + (said.has(word) ? this.ranker.idf(word) : 0), 0);
      if (weight > best) [best, found] = [weight, { anchor, text }];
    }
    return best >= 2000 ? found : null;
  }

  without(error) {
    if (!(error instanceof Missing)) throw error;
    this.missing.add(error.file);
    return [];
  }

  // [anchor, text, stems] of each step of a document, worked out once.
  async steps(number) {
    if (!this.read.has(number)) {
      const steps = await this.store.steps(number);
      this.read.set(
        number,
        steps.map(([anchor, text]) => [anchor, text, new Set(stems(text, this.store.stop))]),
      );
    }
    return this.read.get(number);
  }
}

function fits(one, filters) {
  return Object.entries(filters).every(([name, place]) => place === "" || one[name].includes(Number(place)));
}

// Null where the file cannot be had, or is another one than it should be.
async function words(url) {
  try {
    const answer = await fetch(url);
    return answer.ok ? new Table(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
