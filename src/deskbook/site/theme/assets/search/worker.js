// The search in a thread of its own: { number, query, … } in, { number, answer } or { number, failed } out.
import { Search } from "./answer.js";

const base = new URL(self.name);
let opened = null;

self.addEventListener("message", async ({ data }) => {
  try {
    const search = await (opened ??= Search.open(base));
    if (data.query === undefined) self.postMessage({ number: data.number, facets: search.store.facets });
    else self.postMessage({ number: data.number, answer: await search.ask(data.query, data) });
  } catch (error) {
    opened = null;
    self.postMessage({ number: data.number, failed: String(error) });
  }
});
