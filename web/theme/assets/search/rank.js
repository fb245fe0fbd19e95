// Ranks documents for a query as deskbook/search/rank.py does, with the same sums in the same order.
import { stem } from "./stem.js";
import { cosine } from "./table.js";
import { tokens } from "./words.js";

export class Ranker {
  // `store`: { settings, stop, size, sharded, phrases(n) → [[stem]], wordings(n, words) → [[stem]], near(stem) → [stem], postings(stem) → [n, impact, …],
  // has(stem), fetchTerms(stems), fetchDocuments(numbers), exact(words) → n } — see store.js.
  constructor(store, table) {
    this.store = store;
    this.table = table;
    this.vectors = new Map();
  }

  // { found: documents with their scores, best first, as far as the tail, floor: what the best must reach }; a large library asks only its candidates for meaning.
  async scores(query, typing = false) {
    const { store, table } = this,
      { settings, stop } = store;
    const every = [...new Set(tokens(query))];
    const content = every.filter((word) => !stop.has(word));
    const words = (content.length ? content : every).slice(0, settings.words);
    await store.fetchTerms(words.map(stem));
    const matched = words.map((word, place) => [word, this.expand(word, typing && place === words.length - 1)]);
    const meant = matched.map(([word, found]) => (found.length ? found[0][0] : this.mend(stem(word))));
    const vector = table ? table.vector(meant) : null;
    const lexical = await this.lexical(matched, vector);
    const exact = store.exact(every);
    const share = vector ? settings.lexical : 1;
    const asked = store.sharded ? this.candidates(lexical) : [...lexical.keys()];
    const meaning = new Map(),
      echo = new Map();
    await store.fetchDocuments(asked);
    for (const number of asked) {
      if (vector) meaning.set(number, this.meaning(vector, number));
      echo.set(number, this.echo(matched, number));
    }
    const hits = [];
    for (let document = 0; document < lexical.length; document++) {
      const [best, phrase] = meaning.get(document) ?? [0, -1];
      const common = (1 - settings.echo) * lexical[document] + settings.echo * (echo.get(document) ?? 0);
      const score = share * common + (1 - share) * best + (document === exact ? 1 : 0);
      if (score > 0) hits.push({ document, score, phrase });
    }
    const least = settings.tail * hits.reduce((best, { score }) => Math.max(best, score), 0);
    const found = hits
      .filter(({ score }) => score >= least)
      .sort((a, b) => b.score - a.score || a.document - b.document);
    const strange = matched.length ? matched.filter(([, stems]) => !stems.length).length / matched.length : 0;
    return { found, floor: settings.floor + settings.strange * strange };
  }

  expand(word, last) {
    const { store } = this,
      { settings } = store,
      one = stem(word);
    if (store.has(one)) return [[one, 1]];
    if (last && word.length >= 2) {
      const begun = store.near(one).filter((term) => term.startsWith(word) || term.startsWith(one));
      if (begun.length)
        return this.common(begun)
          .slice(0, 4)
          .map((term) => [term, settings.prefix]);
    }
    if (this.table?.has(one)) return [];
    if (one.length >= 4 && !/^[0-9]+$/.test(one)) {
      const near = store.near(one).filter((term) => term[0] === one[0] && oneEdit(one, term));
      if (near.length) return [[this.common(near)[0], settings.typo]];
    }
    return [];
  }

  common(terms) {
    const count = (term) => this.store.postings(term).length;
    return terms.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
  }

  mend(one) {
    if (!this.table || this.table.has(one) || one.length < 4) return one;
    return this.table.words.find((word) => oneEdit(one, word)) ?? one;
  }

  async lexical(matched, vector) {
    const { store } = this,
      { settings } = store;
    const scores = new Float64Array(store.size);
    let total = 0;
    for (const [word, found] of matched) {
      if (!found.length) {
        total += store.weight(1) * settings.unknown;
        continue;
      }
      const weight = /[0-9]/.test(word) ? settings.code : 1;
      total += weight * Math.max(...found.map(([term]) => this.idf(term)));
      this.add(
        scores,
        found.map(([term, share]) => [term, share * weight]),
      );
    }
    if (store.sharded && vector && !scores.some((score) => score)) {
      this.add(scores, await this.kin(vector));
      total = 2 * Math.max(...scores);
    }
    return scores.map((score) => (total ? score / total : 0));
  }

  idf(term) {
    return this.store.weight(this.store.postings(term).length / 2);
  }

  add(scores, found) {
    const best = found.length > 1 ? new Map() : null;
    for (const [term, share] of found) {
      const idf = this.idf(term),
        postings = this.store.postings(term);
      for (let i = 0; i < postings.length; i += 2) {
        const value = (idf * share * postings[i + 1]) / this.store.settings.top;
        if (!best) scores[postings[i]] += value;
        else if (value > (best.get(postings[i]) ?? 0)) best.set(postings[i], value);
      }
    }
    for (const [document, value] of best ?? []) scores[document] += value;
  }

  async kin(vector) {
    const { store, table } = this,
      { settings } = store;
    const alike = table.nearest(vector, settings.kin);
    await store.fetchTerms(alike.map(([word]) => word));
    return alike.filter(([word]) => store.has(word)).map(([word, value]) => [word, value * settings.kinship]);
  }

  candidates(lexical) {
    const { candidates, reach } = this.store.settings,
      sorted = lexical.slice().sort();
    const least = Math.max(sorted.at(-candidates) ?? 0, reach * sorted.at(-1));
    return [...lexical.keys()]
      .filter((number) => lexical[number] > 0 && lexical[number] >= least)
      .sort((a, b) => lexical[b] - lexical[a] || a - b)
      .slice(0, candidates);
  }

  // How much of one phrase of a document the query repeats, and nothing else, 0 to 1.
  echo(matched, number) {
    const { store } = this,
      unknown = store.weight(1) * store.settings.unknown;
    const terms = matched.filter(([, found]) => found.length).map(([, found]) => found[0][0]);
    let total = unknown * (matched.length - terms.length);
    for (const term of terms) total += this.idf(term);
    let best = 0;
    for (const phrase of store.phrases(number)) {
      let common = 0,
        count = 0;
      for (const term of terms) {
        if (!phrase.includes(term)) continue;
        common += this.idf(term);
        count++;
      }
      if (count) best = Math.max(best, (2 * common) / (total + common + unknown * (phrase.length - count)));
    }
    return best;
  }

  meaning(vector, number) {
    if (!this.vectors.has(number)) {
      const texts = [this.store.phrases(number), this.store.wordings(number, this.table.words)];
      this.vectors.set(
        number,
        texts.map((of) => of.map((one) => this.table.vector(one))),
      );
    }
    const [phrases, wordings] = this.vectors.get(number);
    const [near, place] = this.nearness(vector, phrases);
    const elseNear = wordings.length ? this.nearness(vector, wordings)[0] : 0;
    return [Math.max(0, near, elseNear), place];
  }

  // How near the best of some texts is, a little of the next two in it, and its number.
  nearness(vector, texts) {
    const { phrase: weight } = this.store.settings;
    const alike = texts.map((one, place) => [cosine(vector, one), place]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    const [first, place] = alike[0],
      others = alike.slice(1, 3);
    const rest = others.length ? others.reduce((sum, [value]) => sum + value, 0) / others.length : first;
    return [weight * first + (1 - weight) * rest, place];
  }
}

// Whether one letter added, dropped, changed or swapped with its neighbour turns `a` into `b`.
export function oneEdit(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const restA = a.slice(start),
    restB = b.slice(start);
  if (a.length === b.length) {
    if (restA.slice(1) === restB.slice(1)) return true;
    return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
  }
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
