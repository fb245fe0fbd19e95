// The index as it lies on the server (deskbook/search/pack.py), fetched part by part as queries need it.
import { learn, stems, tokens } from "./words.js";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
// Two of these name a word of the table: all letters that JSON leaves as they are, but the space.
const SIGNS = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)).filter((sign) => !'"\\'.includes(sign));
const SIGN = new Map(SIGNS.map((sign, value) => [sign, value]));
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
const FIELDS = [
  "id",
  "kind",
  "url",
  "title",
  "summary",
  "owner",
  "review",
  "state",
  "asks",
  "channel",
  "tier",
  "product",
  "tool",
  "wordings",
];

export class Store {
  static async open(base) {
    return new Store(base, await json(new URL("index.json", base)));
  }

  constructor(base, head) {
    this.base = base;
    this.settings = head.settings;
    this.size = head.size;
    this.chunk = head.chunk;
    this.facets = head.facets;
    learn(head.fold);
    this.stop = new Set(head.stop.split(" "));
    this.sharded = head.shards !== undefined;
    this.shards = new Map((head.shards ?? "").split(" ").map((key) => [key, null]));
    this.coded = new Map();
    this.read = new Map();
    this.terms = new Map();
    this.shown = new Map();
    this.chunks = new Map();
    this.kept = new Map();
    if (!this.sharded) {
      this.take("", head);
      head.documents.forEach((row, number) => this.shown.set(number, named(row)));
    }
  }

  take(key, { terms, postings }) {
    const words = whole(terms),
      codes = postings.split(" ");
    this.terms.set(key, words);
    words.forEach((word, index) => this.coded.set(word, codes[index]));
  }

  // A shard is fetched once; a word whose shard does not exist stands in no document.
  async fetchTerms(words) {
    if (!this.sharded) return;
    const keys = new Set(words.map((word) => word.slice(0, this.settings.key)));
    await Promise.all([...keys].filter((key) => this.shards.has(key)).map((key) => this.shard(key)));
  }

  shard(key) {
    if (!this.shards.get(key)) {
      this.shards.set(
        key,
        json(new URL(`t/${key}.json`, this.base)).then((part) => this.take(key, part)),
      );
    }
    return this.shards.get(key);
  }

  async fetchDocuments(numbers) {
    if (this.sharded) await Promise.all(numbers.map((number) => this.part(number)));
  }

  // The chunk that a document lies in: its steps, and in a large library all that is shown of it.
  part(number) {
    const at = Math.floor(number / this.chunk);
    if (!this.chunks.has(at)) {
      const fetched = json(new URL(`d/${at}.json`, this.base)).then((rows) => {
        rows.forEach((row, offset) => row.document && this.shown.set(at * this.chunk + offset, named(row.document)));
        return rows;
      });
      this.chunks.set(at, fetched);
    }
    return this.chunks.get(at);
  }

  async steps(number) {
    return (await this.part(number))[number % this.chunk].steps;
  }

  has(word) {
    return this.coded.has(word);
  }

  near(word) {
    return this.terms.get(this.sharded ? word.slice(0, this.settings.key) : "") ?? [];
  }

  // [document, impact, document, impact, …] of a stem.
  postings(word) {
    let found = this.read.get(word);
    if (!found) this.read.set(word, (found = decoded(this.coded.get(word))));
    return found;
  }

  // The idf of a stem that stands in `found` documents, in thousandths.
  weight(found) {
    return Math.round(1000 * Math.log(1 + (this.size - found + 0.5) / (found + 0.5)));
  }

  phrases(number) {
    if (!this.kept.has(number)) {
      const one = this.shown.get(number);
      const about = one.kind === "gap" ? [one.title] : [one.title, one.summary];
      this.kept.set(
        number,
        [...about, ...one.asks].map((text) => [...new Set(stems(text, this.stop))]),
      );
    }
    return this.kept.get(number);
  }

  // The words of each wording, as places in the table's list `words`.
  wordings(number, words) {
    const code = this.shown.get(number).wordings;
    const one = (text) => text.match(/../g)?.map(([a, b]) => words[SIGN.get(a) * SIGNS.length + SIGN.get(b)]) ?? [];
    return code ? code.split(" ").map(one) : [];
  }

  // The document whose id or title is the query, or -1; a large library fetches too few to tell.
  exact(words) {
    const asked = this.sharded ? "" : words.join(" ");
    if (!asked) return -1;
    for (let number = 0; number < this.size; number++) {
      const one = this.shown.get(number);
      if (!one) continue;
      if (asked === one.id.replaceAll("-", " ") || asked === [...new Set(tokens(one.title))].join(" ")) return number;
    }
    return -1;
  }
}

const named = (row) => Object.fromEntries(FIELDS.map((name, index) => [name, row[index]]));

// Each term begins with a capital: how many letters it shares with the one before (A none, B one …).
function whole(terms) {
  let before = "";
  return (terms.match(/[A-Z][^A-Z]*/g) ?? []).map(
    (one) => (before = before.slice(0, one.charCodeAt(0) - 65) + one.slice(1)),
  );
}

function decoded(code) {
  const found = [];
  let document = -1,
    i = 0;
  const digit = () => VALUE.get(code[i++]);
  while (i < code.length) {
    const wide = code[i] === "~" ? 2 : code[i] === "!" ? 3 : 1;
    if (wide > 1) i++;
    let distance = 0;
    for (let n = 0; n < wide; n++) distance = distance * 64 + digit();
    found.push((document += distance), digit());
  }
  return found;
}

async function json(url) {
  const file = url.pathname.split("/").at(-1);
  const answer = await fetch(url).catch(() => null);
  if (!answer) throw new Missing(file, "the server cannot be reached");
  if (!answer.ok) throw new Missing(file, `its file ${file} is missing (${answer.status})`);
  return answer.json().catch(() => {
    throw new Missing(file, `its file ${file} cannot be read`);
  });
}

/** A file of the search that is not there, told in words that a reader understands. */
export class Missing extends Error {
  constructor(file, message) {
    super(message);
    this.file = file;
  }
}
