// The search as messages: { query, … } or {} in; { answer } or { facets }, and `missing` files, or { failed } out.
import { Search } from "./answer.js";
import { Missing } from "./store.js";

export function listener(base) {
  let opened = null;
  return async (message) => {
    try {
      const search = await (opened ??= Search.open(base));
      const reply =
        message.query === undefined
          ? { facets: search.store.facets }
          : { answer: await search.ask(message.query, message) };
      if (search.missing.size) opened = null; // the next question asks for them again
      return { ...reply, missing: [...search.missing] };
    } catch (error) {
      opened = null;
      return { failed: error instanceof Missing ? error.message : "something went wrong" };
    }
  };
}
