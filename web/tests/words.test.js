import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stem } from "../theme/assets/search/stem.js";
import { fold, learn, tokens } from "../theme/assets/search/words.js";
import { vectors } from "./vectors.js";

const told = vectors("words");
learn(told.fold);

test("words have the stems of deskbook/search/stem.py", () => {
  assert.deepEqual(
    told.stems.map(([word]) => [word, stem(word)]),
    told.stems,
  );
});

test("texts are folded and parted as in deskbook/search/words.py", () => {
  assert.deepEqual(
    told.tokens.map(([text]) => [text, fold(text), tokens(text)]),
    told.tokens,
  );
});

test("every character that there is folds alike", () => {
  for (const [start, digest] of told.blocks) {
    const codes = Array.from({ length: 0x1000 }, (_, step) => start + step).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const folded = fold(codes.map((code) => String.fromCodePoint(code)).join("|"));
    assert.equal(createHash("sha256").update(folded).digest("hex"), digest, `U+${start.toString(16)}`);
  }
});
