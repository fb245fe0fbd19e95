// The table of word vectors: what words mean beyond their letters (deskbook/search/table.py).
export class Table {
  constructor(buffer) {
    const head = new DataView(buffer);
    if (new TextDecoder().decode(buffer.slice(0, 8)) !== "DESKWORD") throw new Error("not a table of word vectors");
    const count = head.getUint16(8, true),
      bits = head.getUint8(11),
      length = head.getUint32(12, true);
    this.dimensions = head.getUint8(10);
    this.words = new TextDecoder().decode(new Uint8Array(buffer, 16, length)).split("\n");
    this.place = new Map(this.words.map((word, index) => [word, index]));
    const raw = new Int8Array(buffer, 16 + length);
    this.values = bits === 8 ? raw : halves(raw, count * this.dimensions);
  }

  has(word) {
    return this.place.has(word);
  }

  // The direction of a text, from its distinct stems in order; null where the table knows none.
  vector(stems) {
    const total = new Float64Array(this.dimensions);
    for (const one of new Set(stems)) {
      const at = this.place.get(one);
      if (at === undefined) continue;
      for (let i = 0, from = at * this.dimensions; i < this.dimensions; i++) total[i] += this.values[from + i];
    }
    let square = 0;
    for (const value of total) square += value * value;
    if (!square) return null;
    const length = Math.sqrt(square);
    return total.map((value) => value / length);
  }

  // The `count` words whose directions are most alike a text's, [word, cosine] each, best first.
  nearest(vector, count) {
    const { dimensions, values } = this,
      alike = new Float64Array(this.words.length);
    for (let place = 0, from = 0; place < alike.length; place++, from += dimensions) {
      let square = 0,
        total = 0;
      for (let i = 0; i < dimensions; i++) square += values[from + i] ** 2;
      const length = Math.sqrt(square);
      for (let i = 0; length && i < dimensions; i++) total += vector[i] * (values[from + i] / length);
      alike[place] = total;
    }
    const least = alike.slice().sort().at(-count);
    return [...alike.keys()]
      .filter((place) => alike[place] >= least)
      .sort((a, b) => alike[b] - alike[a] || a - b)
      .slice(0, count)
      .map((place) => [this.words[place], alike[place]]);
  }
}

function halves(raw, size) {
  const values = new Int8Array(size);
  for (let i = 0; i < raw.length; i++) {
    values[2 * i] = (raw[i] << 28) >> 28;
    values[2 * i + 1] = raw[i] >> 4;
  }
  return values;
}

export function cosine(a, b) {
  if (!a || !b) return 0;
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}
