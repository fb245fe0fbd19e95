import assert from "node:assert/strict";
import { test } from "node:test";
import { Search } from "../theme/assets/search/answer.js";
import { packaged, vectors } from "./vectors.js";

const BASE = new URL("https://site.example/search/");
const { files, cases } = vectors("ranking");

/** A host with the packed library, and the table of words that every site has. */
globalThis.fetch = async (url) => {
  const path = String(url).slice(BASE.href.length);
  return new Response(path === "words.bin" ? packaged("search/words.bin") : files[path]);
};

test("queries find what deskbook/search/answers.py finds, with the same scores", async () => {
  const search = await Search.open(BASE);
  for (const [query, typing, wanted, wantedGap] of cases) {
    const { hits, gap } = await search.ask(query, { typing });
    const found = hits.map(({ id, score, because }) => [id, score, because]);
    assert.deepEqual([found, gap?.id ?? null], [wanted, wantedGap], `${query} ${typing}`);
  }
});
