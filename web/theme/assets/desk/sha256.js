// SHA-256, since a page on plain http has no `crypto.subtle`. Text in, 32 bytes out.

const roots = [];
for (let n = 2; roots.length < 64; n += 1) if (!roots.some((prime) => n % prime === 0)) roots.push(n);
const bits = (root) => (root - Math.floor(root)) * 2 ** 32;
const K = roots.map((prime) => bits(Math.cbrt(prime)) | 0);
const START = roots.slice(0, 8).map((prime) => bits(Math.sqrt(prime)) | 0);

const turn = (word, by) => (word >>> by) | (word << (32 - by));

export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  bytes.forEach((byte, index) => view.setUint8(index, byte));
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 4, bytes.length * 8);
  const hash = [...START];
  const w = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = view.getInt32(block + i * 4);
      else {
        const [x, y] = [w[i - 15], w[i - 2]];
        const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
        w[i] = w[i - 16] + low + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i += 1) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, index) => (hash[index] = (hash[index] + word) | 0));
  }
  const out = new DataView(new ArrayBuffer(32));
  hash.forEach((word, index) => out.setInt32(index * 4, word));
  return new Uint8Array(out.buffer);
}

export const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
