// The search that ships, as its worker runs it.
let search;

export async function open() {
  const { Search } = await import(new URL("/ours/assets/search/answer.js", location.href));
  search = await Search.open(new URL("/ours/search/", location.href));
}

export async function ask(query) {
  const { hits } = await search.ask(query);
  return hits.map(({ id }) => id);
}
