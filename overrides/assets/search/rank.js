// Ranks documents for a query, as deskbook/search/rank.py does, in the same order of the same sums.
import { stem } from "./stem.js";
import { stems, tokens } from "./words.js";
import { cosine } from "./table.js";

export class Ranker {
  // `index`: { settings, stop: Set, idf: Map, postings: Map(stem → [document, impact, …]), phrases: [[stems]] }
  constructor(index, table) {
    this.index = index;
    this.table = table;
    this.terms = [...index.postings.keys()];
    this.vectors = null;
  }

  use(table) {
    this.table = table;
    this.vectors = table ? this.index.phrases.map((all) => all.map((one) => table.vector(one))) : null;
  }

  search(query, { typing = false, limit = 10 } = {}) {
    const hits = this.scores(query, typing).filter((hit) => hit.score > 0);
    if (!hits.length || hits[0].score < this.index.settings.floor) return [];
    return hits.slice(0, limit);
  }

  scores(query, typing = false) {
    const { settings, stop, phrases } = this.index;
    const all = [...new Set(tokens(query))];
    const content = all.filter((word) => !stop.has(word));
    const words = content.length ? content : all;
    const matched = [], meant = [];
    words.forEach((word, position) => {
      const found = this.expand(word, typing && position === words.length - 1);
      matched.push(found);
      meant.push(found.length ? found[0][0] : this.mend(stem(word)));
    });
    const lexical = this.lexical(matched);
    const meaning = this.meaning(meant);
    const share = meaning ? settings.lexical : 1;
    return phrases
      .map((_, document) => {
        const [best, phrase] = meaning ? meaning[document] : [0, -1];
        return { document, score: share * lexical[document] + (1 - share) * best, phrase };
      })
      .sort((a, b) => b.score - a.score || a.document - b.document);
  }

  expand(word, last) {
    const { postings, settings } = this.index;
    const one = stem(word);
    if (postings.has(one)) return [[one, 1]];
    if (last && word.length >= 2) {
      const begun = this.terms.filter((term) => term.startsWith(word) || term.startsWith(one));
      if (begun.length) return this.common(begun).slice(0, 4).map((term) => [term, settings.prefix]);
    }
    if (this.table?.has(one)) return [];
    if (one.length >= 4 && !/^[0-9]+$/.test(one)) {
      const near = this.terms.filter((term) => Math.abs(term.length - one.length) <= 1 && oneEdit(one, term));
      if (near.length) return [[this.common(near)[0], settings.typo]];
    }
    return [];
  }

  common(terms) {
    const { postings } = this.index;
    return terms.sort((a, b) => postings.get(b).length - postings.get(a).length || (a < b ? -1 : 1));
  }

  mend(one) {
    if (!this.table || this.table.has(one) || one.length < 4) return one;
    return this.table.words.find((word) => oneEdit(one, word)) ?? one;
  }
}
